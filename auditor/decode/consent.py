"""Where the consent banner stood at a moment."""

from collections.abc import Sequence
from dataclasses import replace

from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice, ConsentRecord

_ANSWERED = {
    ConsentChoice.ACCEPT: ConsentPhase.ACCEPTED,
    ConsentChoice.REJECT: ConsentPhase.REJECTED,
}


def as_answered(records: Sequence[ConsentRecord]) -> tuple[ConsentRecord, ...]:
    """The records, with what the answers say of the banner: one that was refused offered a refusal, so it asks.

    A platform's own script may refuse a banner that shows no such button. The runs of an audit see one shop.
    """
    if not any(record.answer is ConsentChoice.REJECT for record in records):
        return tuple(records)
    return tuple(replace(record, opt_in=True) if record.seen else record for record in records)


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
