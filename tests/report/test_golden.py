import pytest

from tests.report.golden import FOLDER, REPORTS


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_changes_only_on_purpose(name: str) -> None:
    golden = (FOLDER / name).read_text(encoding="utf-8")
    assert REPORTS[name]() == golden, "if this is meant: python -m tests.report.golden, and read the diff"


def test_every_golden_report_is_compared() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(REPORTS)
