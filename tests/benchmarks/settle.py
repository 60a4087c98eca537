"""How long a visit goes on after the vendor's last sign of life: the price of hearing what comes late."""

from statistics import median, quantiles

from tests.benchmarks.child import last_mark
from tests.benchmarks.pages import served
from tests.benchmarks.table import Table

PAGES = 40
GOAL = 0.5  # seconds, of the median


async def run(*, quick: bool) -> Table:
    pages = PAGES // 4 if quick else PAGES
    rows: list[tuple[str, ...]] = []
    missed = []
    async with served(pages) as address:
        for at_once in (1, 2):
            settled = (await last_mark("audit", address, pages, at_once))["settled"]
            middle, worst = median(settled), max(settled)
            tenth = quantiles(settled, n=10)[-1]
            row = (f"{at_once}", f"{len(settled)}", f"{middle:.2f} s", f"{tenth:.2f} s", f"{worst:.2f} s")
            rows.append(row)
            if len(settled) < pages:
                missed.append(f"{pages - len(settled)} of {pages} pages did not fall quiet in time")
            if middle >= GOAL:
                missed.append(f"the median is {middle:.2f} s at {at_once} at once")
    return Table(
        title=f"Settle: from the pixel's last sign of life to the end of the watch; goal: a median under {GOAL} s",
        columns=("at once", "pages", "median", "90 %", "longest"),
        rows=tuple(rows),
        missed=tuple(missed),
    )
