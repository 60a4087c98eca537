"""TT504 identity-rejected-by-tiktok."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.check.contacts import WORDS, is_of_the_shopper, spoken_on
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable
from auditor.check.rule import rule
from auditor.check.subjects import Pages
from auditor.model.event import MatchField, PixelEvent
from auditor.model.page import Page
from auditor.model.rule import Severity

# The SDK's words, as `vendor_says` quotes them and its console writes them (pixel.js 2.2.1, May 2026).
_LABEL = re.compile(r"(?P<what>(?:raw|hashed)_\w*(?:email|phone)\w*): invalid(?: \((?P<why>[^)]*)\))?")
_VERDICT = re.compile(r"(?P<what>\w+): (?:unknown_invalid|filter_events)")
_CONSOLE = re.compile(
    r"\[TikTok Pixel\] - (?:Incorrect|Invalid) (?P<what>email|phone number) (?:format|information)"
)
# What the SDK cures itself before it hashes; an address with a blank in it is told as none at all, too.
_CURED = ({"whitespace"}, {"letter_case"}, {"whitespace", "letter_case"})
_WITH_A_BLANK = "is_not_valid_email"
_OTHER = "data"
_LONGEST = 200  # characters of a complaint
_QUOTED = 4  # complaints that a finding quotes


@dataclass(frozen=True, slots=True)
class _Complaint:
    words: str
    kind: str  # "email", "phone", "" for another field of the identity
    cured: bool
    event: PixelEvent | None


@rule("TT504", "identity-rejected-by-tiktok", Severity.ERROR, Pages())
def identity_rejected_by_tiktok(page: Page, context: Context) -> Outcomes:
    """TikTok's own SDK calls the customer's data unusable.

    The SDK looks at what `identify` was given before it sends it, and says so where it is no e-mail
    address or phone number (`unknown_invalid`), is one that TikTok discards (`filter_events`), or is no
    hash: in the event's data and in the browser's console. The finding quotes it. Blanks and capitals,
    which the SDK takes away by itself, are information.

    ## Why it costs the advertiser
    A purchase that is sent with unusable data is matched to nobody, and Events Manager counts it as a
    fault of the installation: the match quality falls, and with it what the campaigns learn from.

    ## How to fix it
    Look at what the shop passes to `ttq.identify`: an empty field, a placeholder such as "undefined", a
    phone number without the country's code, a name in the place of the e-mail address. Pass what the
    customer typed, the phone number in E.164, and leave out what is not there.

    ## Example
    Before:

        ttq.identify({email: String(customer.email), phone_number: '0800123'})

    After:

        ttq.identify({email: customer.email || '', phone_number: '+14155552671'})
    """
    spoken = spoken_on(page, context)
    if not any(event.contacts or event.vendor_says for event in spoken):
        yield not_applicable("no e-mail address and no phone number was sent from this page")
        return
    complaints = list(_complaints(page, spoken, context))
    for kind in dict.fromkeys(complaint.kind for complaint in complaints):
        own = [complaint for complaint in complaints if complaint.kind == kind]
        hard = [complaint for complaint in own if not complaint.cured]
        event = next((complaint.event for complaint in hard or own if complaint.event is not None), None)
        contact = _contact(kind, [event] if event is not None else spoken)
        what = WORDS.get(kind, _OTHER)
        words = list(dict.fromkeys(complaint.words for complaint in hard or own))
        said = f"the SDK says: {', '.join(words[:_QUOTED])}"
        if hard and contact is not None and is_of_the_shopper(contact.marker):
            yield inconclusive(f"TikTok's SDK does not take the {what} that the auditor itself types; {said}")
            continue
        yield failed(
            f"TikTok's SDK rejects the customer's {what}."
            if hard
            else f"The customer's {what} is given with blanks or capitals, which TikTok's SDK takes away.",
            severity=None if hard else Severity.INFO,
            expected=f"a {what} that TikTok can match"
            if hard
            else f"the {what} in lower case and without blanks",
            actual=said,
            path=contact.path if contact is not None else "",
            event=event,
        )


def _contact(kind: str, events: Iterable[PixelEvent]) -> MatchField | None:
    """The field of an event of which a complaint speaks."""
    return next((contact for event in events for contact in event.contacts if contact.kind == kind), None)


def _complaints(page: Page, spoken: Iterable[PixelEvent], context: Context) -> Iterator[_Complaint]:
    """What the SDK says against the identity: in the page's events, then in its console."""
    quoted = set()
    for event in spoken:
        for words in event.vendor_says:
            complaint = _complaint(words, event)
            if complaint is not None:
                quoted.add(words)
                yield complaint
    record = context.consent(page.visit.run)
    answered = record.answered_at if record is not None and record.answered_at is not None else 0.0
    for line in context.console_on(page):
        title = line.text.partition("\n")[0].strip()
        complaint = _complaint(title, None) if line.at >= answered and title not in quoted else None
        if complaint is not None:
            yield complaint


def _complaint(words: str, event: PixelEvent | None) -> _Complaint | None:
    words = words[:_LONGEST]  # a stranger may have written it
    for pattern in (_LABEL, _VERDICT, _CONSOLE):
        found = pattern.match(words)
        if found is not None:
            kind = next((kind for kind in WORDS if kind in found["what"]), "")
            why = {word.strip() for word in (found.groupdict().get("why") or "").split(",")}
            cured = found["what"].startswith("raw_") and (
                why in _CURED or ("whitespace" in why and why - {_WITH_A_BLANK} in _CURED)
            )
            return _Complaint(words, kind, cured, event)
    return None
