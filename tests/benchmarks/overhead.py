"""What an audit costs beyond the browser: forty pages audited, against bare Playwright on the same pages.

Both sides have one context whose pages are used again, the same browser and the same server for the beacons,
and neither has the back/forward cache: nothing is come back to (`SitePlan.goes_back`). Bare Playwright leaves
a page when it is loaded and its beacons are answered; the audit also waits for quiet, keeps the documents,
calls, cookies and states, and redacts. Compared are time and processor time of all processes (Python,
Playwright's driver, browser) from the first page after the home page to the end of the last; start and end of
the browser are outside of both. The sides alternate, and medians are compared.
"""

from collections import Counter
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.child import watched
from tests.benchmarks.pages import served
from tests.benchmarks.table import Table

PAGES = 40
ROUNDS = 5
GOAL = 1.15
PARTS = ("python", "driver", "browser")
_BETWEEN_LOOKS = 0.1  # seconds


@dataclass(frozen=True, slots=True)
class Cost:
    """What one side took for its pages, in seconds."""

    wall: float
    by_part: Mapping[str, float]  # processor time
    beacons: int

    @property
    def processor(self) -> float:
        """Processor time of all parts."""
        return sum(self.by_part.values())


async def run(*, quick: bool) -> Table:
    rounds = 1 if quick else ROUNDS
    rows: list[tuple[str, ...]] = []
    missed = []
    async with served(PAGES) as address:
        for at_once in (1, 2):
            bare: list[Cost] = []
            audit: list[Cost] = []
            for number in range(rounds):
                sides = [("bare", bare), ("audit", audit)]
                for name, costs in sides if number % 2 == 0 else reversed(sides):
                    costs.append(await cost_of(name, address, PAGES, at_once))
            rows += _rows(at_once, bare, audit)
            for what, ratio in _ratios(bare, audit).items():
                if ratio > GOAL:
                    missed.append(f"{what} at {at_once} at once is {ratio:.2f} of bare Playwright's")
            fewer = min(cost.beacons for cost in audit), max(cost.beacons for cost in bare)
            if fewer[0] < fewer[1]:
                missed.append(f"the audit kept {fewer[0]} beacons of {fewer[1]}")
    return Table(
        title=f"Overhead: {PAGES} pages, median of {rounds}; goal: at most {GOAL} of bare Playwright",
        columns=("at once, side", "pages/s", "ms wall a page", "ms CPU a page", *PARTS, "beacons"),
        rows=tuple(rows),
        notes=("CPU is that of all processes; start and end of the browser are left out on both sides.",),
        missed=tuple(missed),
    )


def _ratios(bare: list[Cost], audit: list[Cost]) -> dict[str, float]:
    return {
        "time": median(one.wall for one in audit) / median(one.wall for one in bare),
        "CPU": median(one.processor for one in audit) / median(one.processor for one in bare),
    }


def _rows(at_once: int, bare: list[Cost], audit: list[Cost]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, costs in (("bare", bare), ("audit", audit)):
        wall, processor = (
            median(values) for values in ([c.wall for c in costs], [c.processor for c in costs])
        )
        rows.append(
            (
                f"{at_once}, {name}",
                f"{PAGES / wall:.1f}",
                f"{1000 * wall / PAGES:.0f}",
                f"{1000 * processor / PAGES:.0f}",
                *(f"{1000 * median(cost.by_part[part] for cost in costs) / PAGES:.0f}" for part in PARTS),
                str(min(cost.beacons for cost in costs)),
            )
        )
    ratios = _ratios(bare, audit)
    rows.append(
        (f"{at_once}, ratio", "", f"{ratios['time']:.2f}", f"{ratios['CPU']:.2f}", *[""] * (len(PARTS) + 1))
    )
    return rows


async def cost_of(side: str, address: str, pages: int, at_once: int) -> Cost:
    """Run one side in a process of its own. Raises RuntimeError where it did not visit all its pages."""
    at: dict[str, float] = {}
    used: dict[str, Counter[str]] = {}
    visits = beacons = 0
    async with aclosing(watched(side, address, pages, at_once, every=_BETWEEN_LOOKS)) as marks:
        async for tree, mark in marks:
            looked = tree.look()
            if mark is not None:
                at[mark["mark"]], used[mark["mark"]] = mark["at"], looked
                visits, beacons = mark.get("visits", visits), mark.get("beacons", beacons)
    if visits != pages:
        raise RuntimeError(f"the side {side} came to an end with {visits} of {pages} pages")
    by_part = {part: used["end"][part] - used["begin"][part] for part in PARTS}
    return Cost(at["end"] - at["begin"], by_part, beacons)
