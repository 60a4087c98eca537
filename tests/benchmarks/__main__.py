"""`python -m tests.benchmarks [NAME …] [--quick] [--evidence DIR]`: run the benchmarks, by default all, and print tables.

The exit code is 1 where a goal was missed.
"""

import argparse
import asyncio
import sys
from importlib import import_module
from pathlib import Path

from rich.console import Console

from tests.benchmarks.table import Table

BENCHMARKS = {
    "completeness": "what was recorded and what leaked, of all that was sent, by realm and transport",
    "overhead": "an audit's time and CPU, against bare Playwright on the same pages",
    "settle": "the time between a page's last beacon and the end of its visit",
    "memory": "the peak of all processes over 500 visits",
    "catalogue": "every shop of fixtures/ against every rule: hits, misses and false alarms",
    "judging": "decoding and judging up to 100,000 recorded events: how many a second, in how much memory",
}


def main(arguments: list[str]) -> int:
    listed = "\n".join(f"  {name:13} {what}" for name, what in BENCHMARKS.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=f"Measure the auditor:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="which to run; all where none is named")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: to see that it works")
    parser.add_argument(
        "--evidence",
        type=Path,
        metavar="DIR",
        help="catalogue: judge again what was gathered there, and keep there what is gathered",
    )
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark named {', '.join(unknown)}")
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    missed = 0
    for name in options.names or BENCHMARKS:
        kept = {"kept": options.evidence} if name == "catalogue" else {}
        table: Table = asyncio.run(import_module(f"tests.benchmarks.{name}").run(quick=options.quick, **kept))
        table.print(console)
        missed += len(table.missed)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
