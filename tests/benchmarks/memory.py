"""The memory of all processes over many visits: it must not grow with them."""

from collections import Counter
from contextlib import aclosing

from tests.benchmarks.child import watched
from tests.benchmarks.pages import served
from tests.benchmarks.table import Table

VISITS = 500
STAGES = (50, 100, 200, 350, 500)
_QUICK = 100
GROWTH = 1.1
"""How much the peak of any later stage may be of the first one after start-up, visits 51 to 100."""
PARTS = ("python", "driver", "browser")
_BETWEEN_LOOKS = 1.0  # seconds


async def run(*, quick: bool) -> Table:
    visits = _QUICK if quick else VISITS
    peaks: dict[int, Counter[str]] = {}
    async with (
        served(visits) as address,
        aclosing(watched("counted", address, visits, 2, every=_BETWEEN_LOOKS)) as marks,
    ):
        number = 0
        async for tree, mark in marks:
            if mark is not None:
                number = mark.get("number", number)
                continue
            stage = next((stage for stage in STAGES if number <= stage), None)
            used = tree.memory()
            if stage is not None and used.total() > peaks.get(stage, Counter()).total():
                peaks[stage] = used
    rows = tuple(
        (f"up to {stage}", *(_megabytes(used[part]) for part in PARTS), _megabytes(used.total()))
        for stage, used in sorted(peaks.items())
    )
    steady = {stage: used.total() for stage, used in peaks.items() if stage > STAGES[0]}
    growth = max(steady.values()) / steady[STAGES[1]]
    missed = [f"after the first 50 visits it grows to {growth:.2f} times"] if growth > GROWTH else []
    return Table(
        title=f"Memory: the peak of all processes over {visits} visits, two pages at once, in MB; goal: flat",
        columns=("visits", *PARTS, "all"),
        rows=rows,
        notes=("Memory that processes share is counted once, where the system tells it (PSS).",),
        missed=tuple(missed),
    )


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f}"
