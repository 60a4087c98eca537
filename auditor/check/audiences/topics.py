"""What is told line by line: what has to be in order before a campaign, and what server events build on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.check.audiences.needs import Needs
from auditor.check.audiences.table import PAGEVIEW, PURCHASE_ONCE, Need
from auditor.model.readiness import Line, Ready


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One line. `untested` is what would tell, where the event's own step does not say it."""

    name: str
    need: Need
    untested: str = ""


def _rules(
    *holds: str,
    settled: Sequence[str] = (),
    faults: Sequence[str] = (),
    limits: Sequence[str] = (),
    event: str = "",
) -> Need:
    return Need(event=event, holds=holds, settled=tuple(settled), faults=tuple(faults), limits=tuple(limits))


CHECKLIST = (
    Topic(
        name="The pixel loads and starts on every page",
        need=replace(
            PAGEVIEW, event="", holds=("TT101",), faults=("TT104", "TT106", "TT107", "TT108", "TT110")
        ),
    ),
    Topic(
        name="It is your pixel, and no other",
        need=_rules("TT105", faults=("TT117",)),
        untested="Say which pixel it must be, and audit again: `--pixel ID`.",
    ),
    Topic(
        name="Every page view is counted, once",
        need=_rules("TT109", faults=("TT103", "TT113", "TT114"), limits=("TT116", "TT214")),
    ),
    Topic(
        name="ViewContent is sent on product pages",
        need=_rules("TT201", faults=("TT205", "TT209", "TT210", "TT211"), event="ViewContent"),
    ),
    Topic(
        name="AddToCart is sent when the cart takes a product",
        need=_rules("TT202", faults=("TT205", "TT207", "TT209", "TT210", "TT211"), event="AddToCart"),
    ),
    Topic(
        name="InitiateCheckout is sent when the checkout begins",
        need=_rules("TT203", faults=("TT205", "TT207", "TT209", "TT210", "TT211"), event="InitiateCheckout"),
    ),
    Topic(name="Purchase is sent, once for each order", need=PURCHASE_ONCE),
    Topic(
        name="Values and currencies are what the shop shows",
        need=_rules(
            settled=("TT401",),
            faults=("TT305", "TT306", "TT307", "TT308", "TT309", "TT402"),
            limits=("TT407", "TT410"),
        ),
    ),
    Topic(
        name="Products are told by their ids",
        need=_rules(
            "TT301", faults=("TT302", "TT304", "TT310"), limits=("TT303", "TT312", "TT314", "TT403", "TT406")
        ),
    ),
    Topic(
        name="The ids are those of your catalogue, for catalogue ads",
        need=_rules("TT404", faults=("TT405",)),
    ),
    Topic(
        name="Nothing is sent before the visitor has chosen",
        need=_rules("TT505"),
        untested="Where the law asks for consent, as in the European Union, a banner must ask before the pixel runs.",
    ),
    Topic(
        name="Nothing is sent after a refusal",
        need=_rules("TT506"),
        untested="Audit the site with both answers: `--consent compare`.",
    ),
    Topic(
        name="No personal data leaves that must not",
        need=_rules("TT501", faults=("TT512",)),
    ),
    Topic(
        name="Buyers can be matched by e-mail or phone",
        need=_rules("TT503", faults=("TT502", "TT504", "TT513"), event="Purchase"),
    ),
    Topic(
        name="The click id of an ad survives to the order",
        need=_rules("TT509", faults=("TT510",)),
        untested="Audit up to the checkout as an ad's click leads there: without `--ttclid none`.",
    ),
)
"""What has to be in order before a campaign starts, in the order of the setup."""

LOSSES = (
    Topic(name="The browser refuses TikTok's script or its beacons", need=_rules(faults=("TT107",))),
    Topic(name="Events are lost as the page is left", need=_rules(faults=("TT211",))),
    Topic(name="Events are called and never sent", need=_rules(faults=("TT210", "TT108", "TT110"))),
    Topic(
        name="The pixel starts late, or only once the visitor acts", need=_rules(faults=("TT111", "TT115"))
    ),
    Topic(name="Visitors who agreed are not counted", need=_rules(faults=("TT507",))),
    Topic(name="The click id is lost on the way", need=_rules(faults=("TT509", "TT510"))),
)
"""What of the pixel's reports gets lost, and by which rules that shows."""

PREPARED = (
    Topic(name="Each conversion has an event_id of its own", need=_rules("TT601", faults=("TT602",))),
    Topic(
        name="Purchase carries a hashed e-mail address or phone number",
        need=_rules("TT503", faults=("TT502", "TT504", "TT513"), event="Purchase"),
    ),
    Topic(
        name="The click id (ttclid) is kept to the order",
        need=_rules("TT509", faults=("TT510",)),
        untested="Audit up to the checkout as an ad's click leads there: without `--ttclid none`.",
    ),
    Topic(
        name="TikTok's cookie (_ttp) is set",
        need=_rules("TT508"),
        untested="TikTok's own script tells: `--sdk live`.",
    ),
)
"""What the server's events need to be counted once, and to be matched with the person."""


def line(topic: Topic, needs: Needs) -> Line:
    """A topic and how it stands."""
    answer = needs.answer(topic.need)
    untested = topic.untested if answer.ready is Ready.UNKNOWN else ""
    return replace(answer, name=topic.name, next_step=untested or answer.next_step)
