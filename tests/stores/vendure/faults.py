"""What can be wrong with the storefront's pixel: each shop has its faults, and names exactly what fails for them.

Faults that do not touch one another stand in one shop, each on an event of its own: a finding names its event.
"""

from dataclasses import dataclass, field

PIXEL = "CV3K9QBC77U5H0M1D2T0"


@dataclass(frozen=True)
class Shop:
    """A storefront. `faults` are the switches of its `tracking.js`; `until` is how far one must shop to meet them.

    `expected` are the rules that fail above info, each with the event that it fails for ("" where it is about none).
    """

    faults: tuple[str, ...] = ()
    expected: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    until: str = "purchase"

    @property
    def settings(self) -> dict[str, object]:
        """What the storefront finds in `window.SETTINGS`."""
        return {"pixel": PIXEL, "faults": self.faults}


SHOPS: dict[str, Shop] = {"healthy": Shop()}
