"""TT514 limited-data-use-always."""

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed, inconclusive, not_applicable, passed
from auditor.check.rule import rule
from auditor.check.subjects import Runs
from auditor.model.event import ConsentPhase
from auditor.model.journey import ConsentChoice
from auditor.model.rule import Severity


@rule("TT514", "limited-data-use-always", Severity.INFO, Runs())
def limited_data_use_always(run: str, context: Context) -> Outcomes:
    """Limited data use is on for everybody.

    Every event asks TikTok to use its data in the limited way (`limited_data_use`), though the visitor
    agreed, or was asked nothing. For one who refused, or whose browser sends the signal of Global
    Privacy Control (`--gpc`), it is right, and nothing is concluded.

    ## Why it costs the advertiser
    Limited data use takes these events out of audiences and out of most of the optimisation. For
    visitors whom no law and no choice of theirs sets apart, that is reach given away.

    ## How to fix it
    Set `limited_data_use` for those visitors alone who ask for it: by their choice in the consent tool,
    by Global Privacy Control, or by the state that they are in.

    ## Example
    Before:

        ttq.load('PIXEL_ID', {limited_data_use: true})

    After:

        ttq.load('PIXEL_ID', {limited_data_use: navigator.globalPrivacyControl === true})
    """
    record = context.consent(run)
    if record is not None and record.answer is ConsentChoice.REJECT:
        yield not_applicable("the visitor refused consent, and limited data use is right then")
        return
    allowed = ConsentPhase.ACCEPTED if record is not None else ConsentPhase.NONE
    events = [event for event in context.events if event.run == run and event.consent is allowed]
    limited = [event for event in events if event.limited_data_use]
    if not events:
        yield not_applicable("no event was sent with consent")
    elif len(limited) < len(events):
        yield passed()
    elif context.facts.capture.settings.get("gpc") is True:
        yield inconclusive(
            "the browser sent the signal of Global Privacy Control, for which limited data use is right: "
            "an audit without --gpc tells whether it is on for everybody"
        )
    else:
        yield failed(
            "Limited data use is on, for a visitor who agreed."
            if record is not None
            else "Limited data use is on, for a visitor who chose nothing.",
            expected="limited_data_use for those visitors alone who ask for it",
            actual=f"limited_data_use: true on {'the one event' if len(events) == 1 else f'all {len(events)} events'}",
            path="limited_data_use",
            event=limited[0],
        )
