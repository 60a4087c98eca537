"""Decoding and judging recorded events on one core: how many a second, and in how much memory.

Each length is measured in a process of its own, by its own CPU time. What a page says is not read here: the
rules are given it ready.
"""

import asyncio
import json
import resource
import sys
import time
from dataclasses import dataclass

from auditor.check.engine import check
from auditor.decode.facts import decode
from auditor.decode.tiktok import TIKTOK
from auditor.model.facts import Expectations
from auditor.model.journey import Until
from tests.benchmarks.recording import recording, with_readings
from tests.benchmarks.table import Table

LENGTHS = (10_000, 50_000, 100_000)
_QUICK = (2_000, 10_000)
ON_A_PAGE = {"five on a page": 5, "a thousand on a page": 1000}
GOAL = 20_000
"""Events a second, at the greatest length."""
FLAT = 1.25
"""How much more time or memory an event may take at the greatest length than at the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One length. Times are CPU seconds, `grown` bytes by which the process grew at its peak."""

    events: int
    decoding: float
    judging: float
    grown: int

    @property
    def rate(self) -> float:
        """Events a second."""
        return self.events / (self.decoding + self.judging)


async def run(*, quick: bool) -> Table:
    lengths = _QUICK if quick else LENGTHS
    rows, missed = [], []
    for shape, on_a_page in ON_A_PAGE.items():
        found = [await _in_a_process(length, on_a_page) for length in lengths]
        rows += [_row(one, shape) for one in found]
        first, last = found[0], found[-1]
        if last.rate < GOAL:
            missed.append(f"{shape}: {last.rate:,.0f} events a second")
        if first.rate / last.rate > FLAT:
            missed.append(f"{shape}: an event takes {first.rate / last.rate:.2f} times as long")
        growth = (last.grown / last.events) / (first.grown / first.events)
        if growth > FLAT:
            missed.append(f"{shape}: an event takes {growth:.2f} times the memory")
    return Table(
        title=f"Judging: recorded events on one core; goal: {GOAL:,} a second, memory flat for each",
        columns=("events", "decoding", "judging", "a second", "memory", "an event"),
        rows=tuple(rows),
        notes=("The memory is what the process grew by over the evidence that it was given.",),
        missed=tuple(missed),
    )


def _row(one: Measured, shape: str) -> tuple[str, ...]:
    return (
        f"{one.events:,}, {shape}",
        f"{one.decoding:.2f} s",
        f"{one.judging:.2f} s",
        f"{one.rate:,.0f}",
        f"{one.grown / 2**20:.0f} MB",
        f"{one.grown / one.events / 1024:.1f} KB",
    )


async def _in_a_process(events: int, on_a_page: int) -> Measured:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, str(events), str(on_a_page), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"judging {events} events ended with {process.returncode}")
    return Measured(**json.loads(told))


def _measure(events: int, on_a_page: int) -> dict[str, float]:
    evidence = recording(events, on_a_page=on_a_page)
    before = _peak()
    started = time.process_time()
    facts = decode(evidence, Expectations(until=Until.PURCHASE), TIKTOK)
    decoded = time.process_time()
    facts = with_readings(facts)
    ready = time.process_time()
    check(facts)
    return {
        "events": len(facts.events),
        "decoding": decoded - started,
        "judging": time.process_time() - ready,
        "grown": _peak() - before,
    }


def _peak() -> int:
    """The most memory that this process ever had, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure(int(sys.argv[1]), int(sys.argv[2]))))
