"""What a beacon carries to match its visitor by, in three words of a report."""

import re
from collections.abc import Iterator

from auditor.model.event import Matching, MatchState
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.redaction import Form, Owner, Redacted

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")

# By the merchant's hand, found by the SDK in form fields, or by the event builder (SDK, May 2026);
# `phone` is the Events API's name.
_EMAIL = ("email", "auto_email", "eb_email")
_PHONE = ("phone_number", "phone", "auto_phone_number", "eb_phone_number")
_EXTERNAL_ID = ("external_id",)

_EMPTY: tuple[JsonValue, ...] = (None, "", [], {})


def matching_in(user: JsonObject) -> Matching:
    """The states of `context.user`, redacted or raw. A plain external id is as healthy as a hashed one."""
    return Matching(
        email=_state(user, _EMAIL), phone=_state(user, _PHONE), external_id=_state(user, _EXTERNAL_ID)
    )


def _state(user: JsonObject, names: tuple[str, ...]) -> MatchState:
    """Readable data in any of the fields is told first; else the first field that holds something."""
    states = [state_of(value) for name in names if name in user for value in _values(user[name])]
    if MatchState.PLAIN in states:
        return MatchState.PLAIN
    return next(iter(states), MatchState.ABSENT)


def _values(value: JsonValue) -> Iterator[JsonValue]:
    """What a field holds; the Events API takes a list as well."""
    for item in value if isinstance(value, list) else [value]:
        if item not in _EMPTY:
            yield item


def state_of(value: JsonValue) -> MatchState:
    """What one value is worth. A hash that cannot match anybody is invalid: of "", or of a wrong spelling."""
    if not isinstance(value, str):
        return MatchState.INVALID
    marker = Redacted.parse(value)
    if marker is None:
        return MatchState.HASHED if _SHA256.fullmatch(value) else MatchState.PLAIN
    if marker.form is Form.INVALID or marker.owner is Owner.NOBODY:
        return MatchState.INVALID
    if marker.form is not Form.SHA256:
        return MatchState.PLAIN
    wrong = marker.owner is Owner.TYPED and marker.field in {"email", "phone"}
    return MatchState.INVALID if wrong and marker.spelling != "normalised" else MatchState.HASHED
