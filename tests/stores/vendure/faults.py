"""What can be wrong with the storefront's pixel: each shop has its faults, and names exactly what fails for them.

Faults that do not touch one another stand in one shop, each on an event of its own: a finding names its event.
"""

from dataclasses import dataclass, field

PIXEL = "CV3K9QBC77U5H0M1D2T0"


@dataclass(frozen=True)
class Shop:
    """A storefront. `faults` are mistakes that its `tracking.js` knows by these names, `options` those of `ttq.load`.

    `expected` are the rules that fail above info, each with the event that it fails for. `structured_data`: whether
    its product pages have JSON-LD; without it, what they say is all that there is.
    """

    expected: frozenset[tuple[str, str]]
    faults: tuple[str, ...] = ()
    options: dict[str, bool] = field(default_factory=dict)
    structured_data: bool = False

    @property
    def settings(self) -> dict[str, object]:
        """What the storefront finds in `window.SETTINGS`."""
        return {
            "pixel": PIXEL,
            "options": self.options,
            "faults": self.faults,
            "structuredData": self.structured_data,
        }


def fails(**of_events: str) -> frozenset[tuple[str, str]]:
    """What fails: the rule by the event that it fails for."""
    return frozenset((code, event) for event, code in of_events.items())


SHOPS: dict[str, Shop] = {
    "healthy": Shop(expected=fails()),
    "routes": Shop(
        options={"historyObserver": False},
        faults=("no page views of routes", "cents", "bought again"),
        expected=fails(Pageview="TT113", AddToCart="TT401", Purchase="TT208"),
    ),
    "variants": Shop(
        structured_data=True,
        faults=("no checkout", "no currency"),
        expected=fails(InitiateCheckout="TT203", Purchase="TT308"),
    ),
    "state": Shop(
        faults=("seen before the data", "added twice", "value as it is read", "the first line"),
        expected=fails(ViewContent="TT302", AddToCart="TT207", InitiateCheckout="TT306", Purchase="TT316"),
    ),
}
