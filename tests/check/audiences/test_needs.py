import pytest

from auditor.check.audiences.needs import Answer, first_paragraph, weakest
from auditor.model.readiness import Ready

YES, NO, UNKNOWN = Ready.YES, Ready.NO, Ready.UNKNOWN


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((YES,), YES),
        ((YES, UNKNOWN), UNKNOWN),
        ((UNKNOWN, NO), NO),
        ((NO, YES, UNKNOWN), NO),
        ((YES, YES), YES),
    ],
)
def test_the_weakest_part_decides(parts: tuple[Ready, ...], whole: Ready) -> None:
    assert weakest(Answer(event="", ready=ready, why=()) for ready in parts) is whole


def test_a_fix_is_told_by_its_first_paragraph() -> None:
    assert first_paragraph("Do this\n  and that.\n\n- in a theme\n") == "Do this and that."
    assert first_paragraph("") == ""
