"""Why an event was not tested, and what would test it."""

from auditor.check.audiences.standing import counted_run
from auditor.check.context import Context
from auditor.model.journey import ConsentChoice, Step

_PINS = {
    Step.PRODUCT: "Give the audit a product that can be bought: `--product URL`.",
    Step.CART: "Give the audit a product that can be put into the cart at once: `--product URL`.",
    Step.CHECKOUT: "Give the audit the address of the checkout: `--checkout URL`.",
    Step.PURCHASE: "Give the audit the address of an order's confirmation: `--confirmation URL`.",
}


def not_reached(event: str, context: Context) -> str:
    """Why the step that should send an event was not tested; "" where it was, or where there is none."""
    step = _step(event, context)
    if step is None:
        return ""
    if not context.asked(step):
        return f"{event} was not tested: the journey ended before it."
    outcome = context.step(counted_run(context), step)
    if outcome is not None and outcome.reached:
        return ""
    because = f" ({outcome.reason})" if outcome is not None and outcome.reason else ""
    return f"{event} was not tested: its step was not reached{because}."


def how_to_test(event: str, context: Context) -> str:
    """What would tell how an event stands."""
    if event in context.expect.server_only:
        return f"Look for {event} in TikTok's Events Manager: a browser does not show what the server sends."
    consent = _consent(context)
    if consent:
        return consent
    step = _step(event, context)
    if step is None or not not_reached(event, context):
        return "“What was not tested” says what it would have taken to tell."
    return _PINS[step] if context.asked(step) else _further(step)


def _further(step: Step) -> str:
    if step is not Step.PURCHASE:
        return f"Let the audit go on: `--until {step}` or further."
    return (
        "Audit it with an order: `--until purchase --place-order` where the shop takes a test payment, or "
        "`--confirmation URL` with the address of an order's confirmation."
    )


def _consent(context: Context) -> str:
    """What would let the pixel run, where a banner was in its way."""
    record = context.consent(counted_run(context))
    if record is None or record.answer is ConsentChoice.ACCEPT:
        return ""
    if context.facts.capture.settings.get("consent") in {ConsentChoice.KEEP, ConsentChoice.REJECT}:
        return "Audit the site with the consent banner accepted: `--consent accept`."
    return "Answer the consent banner once by hand, and give the audit that browser's state: `--storage-state FILE`."


def _step(event: str, context: Context) -> Step | None:
    return next((step for step, name in context.standard.funnel.items() if name == event), None)
