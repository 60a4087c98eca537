"""What a beacon carries to match its visitor by: each contact field, and three words for a report."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from auditor.model.event import MatchField, Matching, MatchSource, MatchState
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object
from auditor.model.redaction import Form, Owner, Redacted

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")

# Fields of `context.user`, what is told first, first (SDK, May 2026): by the merchant's hand, found by the
# SDK in form fields, by the event builder. `phone` is the Events API's name.
_CONTACTS: Mapping[str, tuple[str, MatchSource]] = {
    "email": ("email", MatchSource.MERCHANT),
    "auto_email": ("email", MatchSource.FORM),
    "eb_email": ("email", MatchSource.BUILDER),
    "phone_number": ("phone", MatchSource.MERCHANT),
    "phone": ("phone", MatchSource.MERCHANT),
    "auto_phone_number": ("phone", MatchSource.FORM),
    "eb_phone_number": ("phone", MatchSource.BUILDER),
}
_FIELDS = (*_CONTACTS, "external_id")
_NOTHING = (None,) * len(_FIELDS)

RIGHT = "normalised"
"""The spelling of which the vendor's own hash is made."""

_EMPTY: tuple[JsonValue, ...] = (None, "", [], {})


# `_inspection.identity_params` (SDK, May 2026): what it says of a plain parameter of `identify`.
_PLAIN_INPUT = {"email": "email_is_hashed", "phone": "phone_is_hashed"}
_NOT_BY_SDK = frozenset({"hashed", "empty_value"})


def identity_in(
    user: JsonObject, path: str = "context.user", inputs: JsonValue = None
) -> tuple[tuple[MatchField, ...], Matching]:
    """The e-mail addresses and phone numbers of `context.user`, redacted or raw, and what they are worth.

    `path` is where that lies in the body, `inputs` the SDK's word on what it was given. A plain external id
    is as healthy as a hashed one.
    """
    given = tuple(map(user.get, _FIELDS))
    if given == _NOTHING:
        return (), Matching()
    by_sdk = _by_sdk(inputs, "email"), _by_sdk(inputs, "phone")
    try:
        return _read(given, path, by_sdk)
    except TypeError:  # a list or an object in the place of a value, which cannot be remembered
        return _read.__wrapped__(given, path, by_sdk)


# One visitor's events carry the same values, and evidence holds few markers.
@lru_cache(maxsize=1024)
def _read(
    given: tuple[JsonValue, ...], path: str, by_sdk: tuple[bool | None, bool | None]
) -> tuple[tuple[MatchField, ...], Matching]:
    contacts = tuple(
        MatchField(
            kind=kind,
            path=f"{path}.{name}{place}",
            source=source,
            state=state_of(one),
            marker=Redacted.parse(one) if isinstance(one, str) else None,
            by_sdk=by_sdk[kind == "phone"] if source is MatchSource.MERCHANT else True,
        )
        for (name, (kind, source)), value in zip(_CONTACTS.items(), given[:-1], strict=True)
        for place, one in _values(value)
    )
    return contacts, Matching(
        email=_state(field.state for field in contacts if field.kind == "email"),
        phone=_state(field.state for field in contacts if field.kind == "phone"),
        external_id=_state(state_of(one) for _, one in _values(given[-1])),
    )


def _by_sdk(inputs: JsonValue, kind: str) -> bool | None:
    said = inputs.get(_PLAIN_INPUT[kind]) if is_object(inputs) else None
    if not isinstance(said, list) or not said:
        return None
    return not any(isinstance(word, str) and word in _NOT_BY_SDK for word in said)


def _state(given: Iterable[MatchState]) -> MatchState:
    """Readable data in any of the fields is told first; else the first field that holds something."""
    states = list(given)
    if MatchState.PLAIN in states:
        return MatchState.PLAIN
    return next(iter(states), MatchState.ABSENT)


def _values(value: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    """What a field holds, each with its place in it; the Events API takes a list as well."""
    if not isinstance(value, list):
        if value not in _EMPTY:
            yield "", value
        return
    for place, item in enumerate(value):
        if item not in _EMPTY:
            yield f"[{place}]", item


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
    right = marker.spelling.partition(".")[0] == RIGHT
    return MatchState.INVALID if wrong and not right else MatchState.HASHED
