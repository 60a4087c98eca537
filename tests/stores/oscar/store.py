"""The shop as a process of its own, for as long as a test needs it."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
SECONDS_TO_END = 20


@contextmanager
def served(faults: Iterable[str]) -> Iterator[dict[str, str]]:
    """Serve the shop with each fault on a port of its own; gives the addresses by the faults' names."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.stores.oscar.serve", *faults]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise AssertionError(f"the shop does not start: {process.communicate()[1][-2000:]}")
            addresses: dict[str, str] = json.loads(line)
            yield addresses
        finally:
            # The end of its input ends it; what it wrote meanwhile is read, so that no pipe blocks it.
            process.communicate(timeout=SECONDS_TO_END)
