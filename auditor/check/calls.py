"""What the rules of calls without beacons share."""

from auditor.check.context import Context
from auditor.check.outcome import Outcome, inconclusive, not_applicable, passed
from auditor.model.evidence import PixelCall
from auditor.model.page import Page

_NOT_HEARD = (
    "the calls that this page made while the SDK ran could not be heard, only those queued before it came"
)
_SPARED = "to save time, not each call of the page was listened to, as it was on another page of its kind"
_NO_CALL = "the page called no event that could be watched"


def as_far_as_heard(page: Page, context: Context) -> Outcome:
    """The verdict on a page of whose calls nothing is amiss, as far as they were heard."""
    if page.listening is False:
        return not_applicable(_SPARED) if page.visit.spared else inconclusive(_NOT_HEARD)
    called = any(call.method == "track" for call in context.calls_on(page))
    return passed() if called else not_applicable(_NO_CALL)


def called_name(call: PixelCall, context: Context) -> str:
    """Today's name of the event that a `track` call asked for."""
    first = call.arguments[0] if call.arguments else ""
    name = first if isinstance(first, str) and first else "an event without a name"
    return context.standard.names.get(name, name)


def before_consent(call: PixelCall, page: Page, context: Context) -> bool:
    """Whether a call was made before the consent banner of its run was answered."""
    record = context.consent(page.visit.run)
    return record is not None and (record.answered_at is None or call.at < record.answered_at)
