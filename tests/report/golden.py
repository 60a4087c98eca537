"""The golden reports: what the sample audits look like. Rewritten by `python -m tests.report.golden`."""

from collections.abc import Callable, Mapping
from pathlib import Path

from auditor.report import FORMATS, as_text
from tests.report import sample

FOLDER = Path(__file__).parent / "golden"

REPORTS: Mapping[str, Callable[[], str]] = {
    "fail.html": lambda: FORMATS["html"](sample.result()),
    "fail.json": lambda: FORMATS["json"](sample.result()),
    "fail.txt": lambda: as_text.render(sample.result()),
    "incomplete.txt": lambda: as_text.render(sample.incomplete()),
    "pass.txt": lambda: as_text.render(sample.healthy()),
}


def rewrite() -> None:
    """Write every golden report as it is today; the diff is for a person to read."""
    for name, render in REPORTS.items():
        (FOLDER / name).write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
