"""What no rule judges and a launch depends on all the same: the conditions under which the audit ran."""

from collections.abc import Iterator

from auditor.check.context import Context
from auditor.model.readiness import Line, Ready


def conditions(context: Context) -> Iterator[Line]:
    """Each condition that leaves something untested, or that it held."""
    capture = context.facts.capture
    live = capture.sdk == "live"
    yield Line(
        name="TikTok's own script takes it as the audit did",
        ready=Ready.YES if live else Ready.UNKNOWN,
        said=()
        if live
        else (
            "The pages got a saved copy of TikTok's script."
            if capture.sdk == "saved"
            else "The pages got the auditor's stand-in for TikTok's script.",
        ),
        next_step=""
        if live
        else "Audit it where TikTok can be reached: `--sdk live`, or a copy that `auditor sdk save` made there.",
        untested=not live,
    )
    if capture.settings.get("device") == "desktop":
        yield Line(
            name="It works on a phone",
            ready=Ready.UNKNOWN,
            said=("The audit came as a desktop browser, and most who click a TikTok ad hold a phone.",),
            next_step="Audit it once more with `--device mobile`.",
            untested=True,
        )
    if not capture.sent_to_vendor:
        yield Line(
            name="The events arrive in the ad account",
            ready=Ready.UNKNOWN,
            said=("Nothing of this audit reached TikTok.",),
            next_step="Open the pixel's Test Events in TikTok's Events Manager, and shop once by hand.",
            untested=True,
        )
