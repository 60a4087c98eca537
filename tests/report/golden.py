"""The golden reports: what the sample audits look like. Rewritten by `python -m tests.report.golden`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from auditor.report import FORMATS, as_text
from tests.report import sample

FOLDER = Path(__file__).parent / "golden"


def _page() -> str:
    """The HTML without what no reader of a diff wants: style, script, their hashes, pictures."""
    text = FORMATS["html"](sample.result())
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", text, flags=re.DOTALL)
    return re.sub(r"(sha256-|base64,)[\w+/=]+", r"\1…", text)


REPORTS: Mapping[str, Callable[[], str]] = {
    "fail.html": _page,
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
