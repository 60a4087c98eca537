import pytest

from auditor.check.manual import manual_of

PAGE = """A title.

    What it checks,
    in two lines.

    ## Why it costs the advertiser
    Money.

    ## How to fix it
    So.

    ## Example
    Before:

        x

    After:

        y
    """


def test_a_docstring_is_taken_apart() -> None:
    manual = manual_of(PAGE, rule="TT000")
    assert manual.title == "A title"
    assert manual.checks == "What it checks,\nin two lines."
    assert manual.why == "Money."
    assert manual.fix == "So."
    assert manual.example == "Before:\n\n    x\n\nAfter:\n\n    y"


@pytest.mark.parametrize("heading", ["## Why it costs the advertiser", "## How to fix it", "## Example"])
def test_a_missing_part_is_named(heading: str) -> None:
    with pytest.raises(ValueError, match=f"TT000.*{heading}"):
        manual_of(PAGE.replace(heading, ""), rule="TT000")


def test_no_docstring_is_refused() -> None:
    with pytest.raises(ValueError, match="TT000: its docstring lacks title"):
        manual_of(None, rule="TT000")
