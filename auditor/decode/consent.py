"""Where the consent banner stood at a moment."""

from collections.abc import Sequence

from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice, ConsentRecord

_ANSWERED = {
    ConsentChoice.ACCEPT: ConsentPhase.ACCEPTED,
    ConsentChoice.REJECT: ConsentPhase.REJECTED,
}


def record_of(run: str, records: Sequence[ConsentRecord]) -> ConsentRecord | None:
    """The banner of a run, None where none was seen or it merely gave notice."""
    found = next((record for record in records if record.run == run), None)
    return found if found is not None and found.seen and found.opt_in is not False else None


def phase_at(moment: float, record: ConsentRecord | None) -> ConsentPhase:
    """The phase at a moment (seconds since the epoch)."""
    if record is None:
        return ConsentPhase.NONE
    if record.answer is None or record.answered_at is None or moment < record.answered_at:
        return ConsentPhase.BEFORE
    return _ANSWERED.get(record.answer, ConsentPhase.BEFORE)
