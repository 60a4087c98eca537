"""TT104 invalid-pixel-id."""

import re

from auditor.check.context import Context
from auditor.check.outcome import Outcome, Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.payload import shown
from auditor.check.rule import rule
from auditor.check.spelling import is_template
from auditor.check.subjects import Pages
from auditor.model.event import Install
from auditor.model.evidence import Capture
from auditor.model.page import Page
from auditor.model.rule import Severity
from auditor.model.standard import Standard

_PLAUSIBLE = re.compile(r"[0-9A-Z]+")
_PLACEHOLDER = re.compile(r"PIXEL|YOUR|XXXX|SDKID|PLACEHOLDER|EXAMPLE|REPLACE|TODO", re.IGNORECASE)


@rule("TT104", "invalid-pixel-id", Severity.ERROR, Pages(routes=False))
def invalid_pixel_id(page: Page, context: Context) -> Outcomes:
    """A pixel id cannot be one of TikTok's.

    The id is malformed (not 20 characters, blanks, lower case), a placeholder that was never
    replaced, or TikTok's own SDK says that the pixel is not live. Twenty characters outside the
    usual pattern are a warning. Whether an id is live is known only from the live SDK, or from a copy
    that was saved for that very id: with the stand-in, or with a copy of another pixel's, it is left
    undecided.

    ## Why it costs the advertiser
    The page looks tracked and nothing arrives: TikTok has nowhere to put the events.

    ## How to fix it
    Copy the id from Events Manager (Data sources, Web, the pixel's name), and look for blanks and
    quotation marks at its ends.

    ## Example
    Before:

        ttq.load('YOUR_PIXEL_ID')

    After:

        ttq.load('C4A1B2C3D4E5F6G7H8I0')
    """
    installs = context.installs_on(page)
    if not installs:
        yield not_applicable("no pixel on this page")
    # Of a pixel that runs in several realms, that in which the SDK spoke counts.
    by_id = {install.pixel_id: install for install in sorted(installs, key=lambda one: bool(one.status))}
    for pixel_id, install in by_id.items():
        yield _shape(pixel_id, context.standard) or _life(install, context.facts.capture)


def _shape(pixel_id: str, standard: Standard) -> Outcome | None:
    if re.fullmatch(standard.pixel_id_pattern, pixel_id):
        return None
    what = _malformed(pixel_id, standard)
    return failed(
        f"“{pixel_id[:60]}” is no pixel id: {what}."
        if what
        else f"The pixel id {pixel_id} does not look like TikTok's others; check that it is right.",
        severity=None if what else Severity.WARNING,
        expected=f"{standard.pixel_id_length} capitals and digits, as Events Manager shows them",
        actual=shown(pixel_id),
        pixel_id=pixel_id,
    )


def _malformed(pixel_id: str, standard: Standard) -> str:
    if is_template(pixel_id) or _PLACEHOLDER.search(pixel_id):
        return "it is a placeholder that was never replaced"
    if pixel_id != pixel_id.strip():
        return "it has blanks at its ends"
    if len(pixel_id) != standard.pixel_id_length:
        return f"it has {len(pixel_id)} characters, not {standard.pixel_id_length}"
    if not _PLAUSIBLE.fullmatch(pixel_id):
        return "it has characters other than capitals and digits"
    return ""


def _life(install: Install, capture: Capture) -> Outcome:
    """What the SDK says of a well-formed id, where it was asked about this very id."""
    pixel_id = install.pixel_id
    if capture.sdk == "standin":
        return inconclusive("the stand-in SDK cannot tell whether an id is live", pixel_id=pixel_id)
    if capture.sdk == "saved" and capture.sdk_pixel != pixel_id:
        return inconclusive(
            f"the saved SDK is of {capture.sdk_pixel or 'an unknown pixel'}: it cannot tell whether this id is live",
            pixel_id=pixel_id,
        )
    if install.status == "live":
        return passed()
    if install.status == "unknown":
        return failed(
            f"TikTok's SDK says that the pixel {pixel_id} is not live.",
            expected="a pixel that is live in Events Manager",
            actual="TikTok knows no live pixel of this id",
            pixel_id=pixel_id,
        )
    return inconclusive("the SDK did not say whether the id is live", pixel_id=pixel_id)
