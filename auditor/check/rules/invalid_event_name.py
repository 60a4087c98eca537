"""TT206 invalid-event-name."""

import re

from auditor.check.context import Context
from auditor.check.names import MEANINGLESS
from auditor.check.outcome import Outcomes, failed, inconclusive, passed
from auditor.check.payload import shown
from auditor.check.rule import rule
from auditor.check.subjects import Events
from auditor.model.event import PixelEvent
from auditor.model.redaction import Redacted
from auditor.model.rule import Scope, Severity
from auditor.model.standard import Standard


def _all(event: PixelEvent) -> bool:
    del event
    return True


@rule("TT206", "invalid-event-name", Severity.ERROR, Events(_all, "event", scope=Scope.PAGE))
def invalid_event_name(event: PixelEvent, context: Context) -> Outcomes:
    """An event's name is one that TikTok does not accept.

    The name is empty (or says `undefined` or `null`), is longer than 50 characters, or holds something else
    than letters from A to Z, digits, blanks, hyphens and underscores; a name begins with a letter or a
    digit and does not end with a blank. Names of the shop's own are free within these bounds.

    ## Why it costs the advertiser
    TikTok's pixel sends the event all the same, so it seems to be tracked. Events Manager rejects it: no
    report, no audience and no campaign ever sees it.

    ## How to fix it
    Choose a name within the bounds, best a standard event's. Where the name is put together by a script or
    a tag manager's variable, look at what that holds when the event is sent.

    ## Example
    Before:

        ttq.track('Newsletter: signed up!')

    After:

        ttq.track('Newsletter signed up')
    """
    name = event.wire_name
    if name in context.standard.names:
        yield passed()
        return
    fault = _fault(name, context.standard)
    if fault and Redacted.all_in(name):
        yield inconclusive("the event's name holds personal data, which was cut before it was stored")
    elif fault:
        yield failed(
            f"An event's name {fault}: TikTok does not accept it.",
            expected=f"1 to {context.standard.event_name_max} of the characters A-Z, a-z, 0-9, blank, - and _",
            actual=shown(name),
            event_name=name,
            path="event",
        )


def _fault(name: str, standard: Standard) -> str:
    if not name.strip() or name in MEANINGLESS:
        return f"says “{name}”" if name.strip() else "is empty"
    if len(name) > standard.event_name_max:
        return f"has more than {standard.event_name_max} characters"
    if re.fullmatch(standard.event_name_pattern, name) is None:
        return "holds characters that no name may have, or has them where it may not"
    return ""
