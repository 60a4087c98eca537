"""What the capture's record is made of, as it becomes known; the counts of several runs add up."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.gather.capture import other_vendors
from auditor.model.evidence import Capture
from auditor.model.jsonvalue import JsonValue
from auditor.model.plan import SitePlan
from auditor.model.vendor import ServerSign


@dataclass(slots=True)
class Ledger:
    """The conditions of one audit. `capture()` is their record as they stand now."""

    plan: SitePlan
    started_at: float = field(default_factory=time.time)
    sdk: str = "standin"
    sdk_note: str = ""
    sdk_pixel: str = ""
    browser: str = ""
    user_agent: str = ""
    differences: tuple[str, ...] = ()
    sent_to_vendor: int = 0
    beacons: int = 0
    refused: Counter[str] = field(default_factory=Counter)  # requests to other vendors, by vendor
    incomplete: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    server_side: tuple[ServerSign, ...] = ()
    withheld: bool = False

    def signs(self, found: Iterable[ServerSign]) -> None:
        """What in the shop's pages may send from its server, told once."""
        self.server_side = tuple(dict.fromkeys((*self.server_side, *found)))

    def capture(self) -> Capture:
        """The record."""
        return Capture(
            site=self.plan.site,
            started_at=self.started_at,
            finished_at=time.time(),
            sdk=self.sdk,
            sdk_note=self.sdk_note,
            sdk_pixel=self.sdk_pixel,
            withheld=self.withheld,
            seal=self.plan.seal,
            browser=self.browser,
            user_agent=self.user_agent,
            differences=self.differences,
            beacons=self.beacons,
            sent_to_vendor=self.sent_to_vendor,
            sealed_other=self.refused.total(),
            settings=self._settings(),
            incomplete=tuple(dict.fromkeys(self.incomplete)),
            notes=tuple(dict.fromkeys((*self.notes, *self._refused()))),
            server_side=tuple(sign.what for sign in self.server_side),
            server_certain=any(sign.certain for sign in self.server_side),
        )

    def _settings(self) -> dict[str, JsonValue]:
        plan = self.plan
        given: dict[str, JsonValue] = {
            "until": plan.until.value,
            "seal": plan.seal,
            "consent": plan.consent.value,
            "gpc": plan.browser.gpc,
            "basket": plan.basket,
            "device": plan.browser.device,
            "expected_pixels": list(plan.expected_pixels),
            "config_sha256": None,
        }
        known = {"sdk": self.sdk, "browser": self.browser, "locale": plan.browser.locale}
        return given | dict(plan.settings) | known

    def _refused(self) -> tuple[str, ...]:
        if not self.refused:
            return ()
        vendors = ", ".join(f"{vendor} {count}" for vendor, count in self.refused.most_common())
        told = f"The browser refused {self.refused.total()} requests to other measurement vendors: {vendors}"
        return (f"{told} (the list: {other_vendors.names()}).",)
