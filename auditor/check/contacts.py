"""What an event tells of its visitor's e-mail address and phone number."""

from collections.abc import Iterator

from auditor.check.context import Context
from auditor.model.event import ConsentPhase, MatchField, PixelEvent
from auditor.model.evidence import PixelCall
from auditor.model.jsonvalue import is_object
from auditor.model.page import Page
from auditor.model.redaction import Redacted

WORDS = {"email": "e-mail address", "phone": "phone number"}
"""What a person calls a contact field."""


def spoken_on(page: Page, context: Context) -> list[PixelEvent]:
    """What a page sent after any banner was answered, the SDK's own beacons too."""
    return [event for event in context.all_events_on(page) if event.consent is not ConsentPhase.BEFORE]


def contacts_on(page: Page, context: Context) -> Iterator[tuple[PixelEvent, MatchField]]:
    """Each contact field that a page sent, with the first event that carried it with the same others."""
    told = set()
    for event in spoken_on(page, context):
        if id(event.contacts) not in told:  # a visitor's events mostly share theirs
            told.add(id(event.contacts))
            for contact in event.contacts:
                yield event, contact


def given_by(call: PixelCall, context: Context) -> frozenset[str]:
    """Which contacts a call of `identify` gives: "email", "phone"; blank values give none."""
    given = call.arguments[0] if call.method == "identify" and call.arguments else None
    if not is_object(given):
        return frozenset()
    return frozenset(
        kind
        for name, kind in context.standard.identity.items()
        if isinstance(value := given.get(name), str) and value.strip()
    )


def is_of_the_shopper(marker: Redacted | None) -> bool:
    """Whether a value is the auditor's own, rightly spelled."""
    return (
        marker is not None and marker.owner == "typed" and marker.spelling.partition(".")[0] == "normalised"
    )
