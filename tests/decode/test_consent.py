"""Where the consent banner stood at a moment."""

from dataclasses import replace

import pytest

from auditor.decode.consent import as_answered, phase_at, record_of
from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice, ConsentRecord


def banner(
    *, opt_in: bool | None = True, answer: ConsentChoice | None = ConsentChoice.ACCEPT, seen: bool = True
) -> ConsentRecord:
    return ConsentRecord(
        run="main",
        seen=seen,
        opt_in=opt_in,
        answer=answer,
        seen_at=10.0 if seen else None,
        answered_at=20.0 if answer else None,
    )


@pytest.mark.parametrize(
    ("moment", "record", "phase"),
    [
        (15.0, None, ConsentPhase.NONE),
        (15.0, banner(), ConsentPhase.BEFORE),
        (20.0, banner(), ConsentPhase.ACCEPTED),
        (25.0, banner(answer=ConsentChoice.REJECT), ConsentPhase.REJECTED),
        (25.0, banner(answer=ConsentChoice.KEEP), ConsentPhase.BEFORE),
        (25.0, banner(answer=None), ConsentPhase.BEFORE),
    ],
)
def test_phase(moment: float, record: ConsentRecord | None, phase: ConsentPhase) -> None:
    assert phase_at(moment, record) is phase


def test_a_mere_notice_is_no_question() -> None:
    assert record_of("main", [banner(opt_in=False)]) is None
    assert record_of("main", [banner(seen=False)]) is None
    assert record_of("main", [banner(opt_in=None)]) is not None
    assert record_of("accept", [banner()]) is None


def test_a_banner_that_was_refused_asks_in_both_runs() -> None:
    shown = replace(banner(opt_in=None), run="accept")
    refused = replace(banner(opt_in=False, answer=ConsentChoice.REJECT), run="reject")
    unseen = replace(banner(seen=False, opt_in=None, answer=None), run="main")
    assert [record.opt_in for record in as_answered([shown, refused, unseen])] == [True, True, None]
    assert as_answered([shown]) == (shown,)
