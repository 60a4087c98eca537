"""The catalogue of shops against the rules: which shops fail which rule, and whether they should.

Each shop is audited in a real browser. Where evidence is kept, it is judged again instead, by the rules as they
are now, and what is missing there is gathered.
"""

import tempfile
from collections import Counter
from pathlib import Path

from auditor.audit import EVIDENCE, expectations, judge, run_audit
from auditor.check.rules import RULES
from auditor.check.verdict import Policy
from auditor.gather.evidence import FILE, load
from auditor.model.progress import Silent
from auditor.model.result import AuditResult
from auditor.model.rule import Verdict
from fixtures import FAULTY, HEALTHY
from fixtures.shop import FixtureShop
from tests.benchmarks.table import Table
from tests.test_fixtures import failing, plan_for

_QUICK = 6  # shops of each kind


async def run(*, quick: bool, kept: Path | None = None) -> Table:
    shops = (*FAULTY[:_QUICK], *HEALTHY[:_QUICK]) if quick else (*FAULTY, *HEALTHY)
    hits, misses, alarms, passes = (Counter[str]() for _ in range(4))
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, shop in enumerate(shops):
            out = kept / _folder(shop) if kept is not None else Path(folder) / str(number)
            result = await _judged(shop, out)
            above, notes = failing(result)
            failed, meant = above | notes, shop.fails | shop.notes
            hits.update(failed & meant)
            misses.update(meant - failed)
            alarms.update(failed - meant)
            if shop in HEALTHY:
                passes.update(rule.code for rule in result.rules if rule.verdict is Verdict.PASS)
            missed += [f"{shop.name}: {code} does not fail" for code in sorted(meant - failed)]
            missed += [f"{shop.name}: {code} fails" for code in sorted(failed - meant)]
            missed += [f"{shop.name}: {reason}" for reason in result.incomplete]
    rows = [
        (
            f"{rule.info.code} {rule.info.name}",
            *(str(count[rule.info.code]) for count in (hits, misses, alarms, passes)),
        )
        for rule in RULES
    ]
    every = [str(count.total()) for count in (hits, misses, alarms, passes)]
    faulty = sum(shop in FAULTY for shop in shops)
    return Table(
        title=f"Catalogue: {faulty} faulty and {len(shops) - faulty} healthy shops by {len(RULES)} rules; "
        "goal: no miss, no false alarm",
        columns=("rule", "hits", "misses", "false alarms", "passes in healthy shops"),
        rows=(*rows, ("all", *every)),
        missed=tuple(missed),
    )


async def _judged(shop: FixtureShop, out: Path) -> AuditResult:
    evidence = out / EVIDENCE
    if (evidence / FILE).is_file():
        plan = plan_for(shop, "")
        return judge(load(evidence), expectations(plan), evidence, Policy(), plan.weighing)
    async with shop.server() as server:
        return await run_audit(plan_for(shop, server.url), out=out, progress=Silent())


def _folder(shop: FixtureShop) -> str:
    return "".join(char if char.isalnum() else "-" for char in shop.name)
