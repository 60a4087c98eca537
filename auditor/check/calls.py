"""What the rules of calls without beacons share."""

from auditor.check.context import Context
from auditor.model.evidence import PixelCall
from auditor.model.page import Page

NOT_HEARD = (
    "the calls that this page made while the SDK ran could not be heard, only those queued before it came"
)


def called_name(call: PixelCall, context: Context) -> str:
    """Today's name of the event that a `track` call asked for."""
    first = call.arguments[0] if call.arguments else ""
    name = first if isinstance(first, str) and first else "an event without a name"
    return context.standard.names.get(name, name)


def before_consent(call: PixelCall, page: Page, context: Context) -> bool:
    """Whether a call was made before the consent banner of its run was answered."""
    record = context.consent(page.visit.run)
    return record is not None and (record.answered_at is None or call.at < record.answered_at)
