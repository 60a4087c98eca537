"""Every check that a change must pass: `python -m tests`. Arguments go to pytest.

Each check runs even where an earlier one failed, so that one run tells all.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("tests", ["pytest"]),
)


def main(arguments: list[str]) -> int:
    failed = []
    for name, command in CHECKS:
        started = time.monotonic()
        print(f"== {name}: {' '.join(command)}", flush=True)
        extra = arguments if name == "tests" else []
        done = subprocess.run([sys.executable, "-m", *command, *extra], cwd=ROOT, check=False)
        print(f"== {name}: {time.monotonic() - started:.0f} s", flush=True)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"== failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
