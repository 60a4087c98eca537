"""One cause, one finding: the table, and how it is applied."""

import re
from pathlib import Path

import pytest

from auditor.check.outcome import Outcome, failed
from auditor.check.place import Place
from auditor.check.rules import RULES
from auditor.check.supersede import SUPERSESSIONS, Bond, Judged, supersede
from auditor.model.event import PixelEvent
from auditor.model.page import Page, PageKind
from auditor.model.rule import Manual, RuleInfo, Scope, Severity, Verdict
from tests.builders import event, page

ITEM = page(PageKind.PRODUCT)
HOME = page(PageKind.HOME, id=1)
RULES_PAGE = Path(__file__).parents[2] / "../shared/rules.md"
# "TT1, TT2 and TT3 supersede TT4 and TT5", "TT1 supersedes TT2, TT3 supersedes TT4": a code that supersedes
# others itself belongs to no list before it.
_CODES = r"(?:TT\d{3}(?:\u2013TT\d{3})?(?! supersede)(?:, | and )?)+"
SUPERSEDES = re.compile(rf"((?:{_CODES})?TT\d{{3}} supersede |TT\d{{3}} supersedes )({_CODES})")
MANUAL = Manual(title="t", checks="c", why="w", fix="f", example="e")


def judged(
    code: str,
    outcome: Outcome | None = None,
    *,
    on: Page = ITEM,
    about: PixelEvent | None = None,
    run: str = "main",
    severity: Severity = Severity.ERROR,
) -> Judged:
    info = RuleInfo(code=code, name=f"name-{code}", severity=severity, scope=Scope.PAGE, manual=MANUAL)
    return Judged(info, Place(run=run, pages=(on,), event=about), outcome or failed(f"{code} failed"))


def rows() -> list[tuple[str, str, Bond]]:
    return [
        (cause, consequence, row.bond)
        for row in SUPERSESSIONS
        for cause in row.causes
        for consequence in row.consequences
    ]


# The sentence of the catalogue, pair by pair.
CATALOGUE = [
    *[
        (cause, consequence)
        for cause in ("TT101", "TT107", "TT108", "TT110")
        for consequence in ("TT109", "TT111", "TT201", "TT202", "TT203", "TT204", "TT210")
    ],
    *[("TT205", consequence) for consequence in ("TT201", "TT202", "TT203", "TT204")],
    ("TT214", "TT205"),
    *[("TT306", consequence) for consequence in ("TT305", "TT311", "TT401", "TT407")],
    ("TT302", "TT301"),
    ("TT302", "TT403"),
    ("TT207", "TT208"),
    ("TT402", "TT401"),
]


@pytest.mark.parametrize("pair", CATALOGUE)
def test_the_table_holds_what_the_catalogue_says(pair: tuple[str, str]) -> None:
    assert pair in {(cause, consequence) for cause, consequence, _ in rows()}


@pytest.mark.skipif(not RULES_PAGE.is_file(), reason="the shared catalogue is not part of a clone")
def test_the_pairs_are_those_of_the_catalogue_s_sentence() -> None:
    text = RULES_PAGE.read_text("utf-8")
    sentence = next(line for line in text.splitlines() if line.startswith("**One cause, one finding.**"))
    said = {
        (cause, consequence)
        for causes, consequences in SUPERSEDES.findall(sentence)
        for cause in spelt_out(causes)
        for consequence in spelt_out(consequences)
    }
    assert said == set(CATALOGUE)


def spelt_out(codes: str) -> list[str]:
    """The codes of a list whose ranges are written with a dash."""
    found = []
    for first, last in re.findall(r"TT(\d{3})(?:\u2013TT(\d{3}))?", codes):
        found += [f"TT{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def test_the_table_names_rules_that_are_there() -> None:
    named = {code for cause, consequence, _ in rows() for code in (cause, consequence)}
    assert named <= {rule.info.code for rule in RULES}


def test_the_table_has_no_circle() -> None:
    after: dict[str, set[str]] = {}
    for cause, consequence, _ in rows():
        after.setdefault(cause, set()).add(consequence)
    for start, direct in after.items():
        reached, waiting = set[str](), set(direct)
        while waiting:
            code = waiting.pop()
            reached.add(code)
            waiting |= after.get(code, set()) - reached
        assert start not in reached


@pytest.mark.parametrize(("cause", "consequence", "bond"), rows())
def test_every_row_is_applied(cause: str, consequence: str, bond: Bond) -> None:
    about = event("Purchase", ITEM) if bond in {Bond.EVENT, Bond.PARAMETER} else None
    explained = "Purchase"
    explains = () if bond is Bond.RUN else (explained,)
    first = judged(cause, failed("cause", explains=explains, path="value"), about=about)
    second = judged(consequence, failed("it", event_name=explained, path="value"), about=about)
    supersede([second, first])
    assert first.outcome.verdict is Verdict.FAIL
    assert first.consequences == [f"{consequence} name-{consequence}: it"]
    assert second.outcome.verdict is Verdict.INCONCLUSIVE
    assert re.fullmatch(rf"explained by {cause} \(name-{cause}\)", second.outcome.text)


@pytest.mark.parametrize(("cause", "consequence", "bond"), rows())
def test_no_row_reaches_another_page_or_event(cause: str, consequence: str, bond: Bond) -> None:
    one, other = (
        event("Purchase", where) if bond in {Bond.EVENT, Bond.PARAMETER} else None for where in (HOME, ITEM)
    )
    first = judged(cause, failed("cause", explains=("Purchase",), path="value"), on=HOME, about=one)
    second = judged(consequence, failed("it", event_name="Purchase", path="value"), about=other)
    supersede([first, second])
    assert second.outcome.verdict is Verdict.FAIL


def test_another_parameter_of_the_event_is_not_explained() -> None:
    about = event("Purchase", ITEM)
    first = judged("TT306", failed("cause", path="value"), about=about)
    second = judged("TT312", failed("it", path="contents[0].content_id"), about=about)
    supersede([first, second])
    assert second.outcome.verdict is Verdict.FAIL


def test_a_parameter_under_another_name_explains_those_that_it_means() -> None:
    about = event("Purchase", ITEM)
    first = judged("TT314", failed("cause", path="Value", explains=("value",)), about=about)
    second = judged("TT305", failed("it", path="value"), about=about)
    supersede([first, second])
    assert second.outcome.verdict is Verdict.INCONCLUSIVE


def test_what_holds_for_a_whole_run_explains_its_other_pages() -> None:
    first, second = judged("TT507", on=HOME), judged("TT101", on=ITEM)
    supersede([first, second])
    assert first.consequences
    assert second.outcome.verdict is Verdict.INCONCLUSIVE
    other = judged("TT101", run="reject")
    supersede([judged("TT507"), other])
    assert other.outcome.verdict is Verdict.FAIL


def test_another_event_is_not_explained() -> None:
    first = judged("TT205", failed("cause", explains=("AddToCart",)))
    second = judged("TT201", failed("it", event_name="ViewContent"))
    supersede([first, second])
    assert second.outcome.verdict is Verdict.FAIL


def test_another_run_is_not_explained() -> None:
    first, second = judged("TT101", run="accept"), judged("TT201", run="reject")
    supersede([first, second])
    assert second.outcome.verdict is Verdict.FAIL


def test_a_milder_failure_explains_nothing() -> None:
    first, second = judged("TT107", failed("partly", severity=Severity.WARNING)), judged("TT201")
    supersede([first, second])
    assert second.outcome.verdict is Verdict.FAIL


def test_what_did_not_fail_explains_nothing() -> None:
    first = judged("TT101", Outcome("doubt", verdict=Verdict.INCONCLUSIVE))
    second = judged("TT201")
    supersede([first, second])
    assert second.outcome.verdict is Verdict.FAIL


def test_what_passed_stays_passed() -> None:
    first, second = judged("TT101"), judged("TT201", Outcome(verdict=Verdict.PASS))
    supersede([first, second])
    assert second.outcome.verdict is Verdict.PASS


def test_the_root_speaks_for_the_whole_chain() -> None:
    about = event("PageView", ITEM)
    root = judged("TT214", about=about)
    middle = judged("TT205", failed("middle", explains=("ViewContent",)), about=about)
    leaf = judged("TT201", failed("leaf", event_name="ViewContent"))
    supersede([leaf, middle, root])
    assert middle.consequences == []
    assert [text.split()[0] for text in root.consequences] == ["TT201", "TT205"]
    assert leaf.outcome.text == "explained by TT205 (name-TT205)"
