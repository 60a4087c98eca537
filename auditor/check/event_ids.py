"""The event_id, by which the vendor tells whether two events are one."""

from collections.abc import Hashable

from auditor.model.jsonvalue import JsonValue
from auditor.model.redaction import Form, Owner, Redacted


def comparable(event_id: JsonValue) -> Hashable:
    """An event_id as two are compared: a number is not its text. None where there is none that could be."""
    if isinstance(event_id, str):
        return (str, event_id) if event_id.strip() else None
    if isinstance(event_id, int | float) and not isinstance(event_id, bool):
        return (float, event_id)
    return None


def is_cut(event_id: JsonValue) -> bool:
    """Whether what was cut from an event_id, as personal data, may be what told it from others.

    What the auditor typed is the same wherever it stands, and a digest tells as the value did.
    """
    marks = Redacted.all_in(event_id) if isinstance(event_id, str) else []
    return any(mark.owner is not Owner.TYPED and mark.form is not Form.DIGEST for mark in marks)
