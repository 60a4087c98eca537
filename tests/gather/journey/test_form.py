"""What is typed into a checkout is known to the redactor, wherever the shopper has moved to."""

import hashlib
import re
from pathlib import Path

from aiohttp import web

from auditor.gather.journey.addresses import PLACES
from auditor.model.journey import Step, Until
from tests.gather.shop import KEPT, Shop, audited, outcome, track

pytestmark = KEPT

GERMANY = next(place for place in PLACES if place.code == "DE")


class German(Shop):
    """It delivers within Germany, asks for a phone number, and shows what it was told."""

    def address(self) -> str:
        return (
            super()
            .address()
            .replace("<option value='US'>United States</option>", "<option value='DE'>Deutschland</option>")
            .replace(
                "<button",
                "<label>Telefon <input name='phone' type='tel' autocomplete='tel' required></label><button",
            )
        )

    async def checkout(
        self, request: web.Request, part: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        if part == "payment":
            self.typed = form
        return await super().checkout(request, part, form)

    def thanks(self) -> str:
        digits = re.sub(r"\D", "", self.typed["phone"])
        hashed = hashlib.sha256(f"+{digits}".encode()).hexdigest()
        return (
            f"{super().thanks()}<p>We call you: 0{digits[2:4]}/{digits[4:]}, {self.typed['zip']} {self.typed['city']}.</p>"
            f"<script>ttq.identify({{sha256_phone_number: '{hashed}'}})</script>"
            + track("Contact", note=f"0{digits[2:4]}.{digits[4:]}")
        )


async def test_a_phone_number_of_another_country_is_told_and_cut_like_the_shopper_s_own(
    tmp_path: Path,
) -> None:
    async with German() as shop:
        evidence = await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True)
    assert outcome(evidence, Step.PURCHASE).reached
    assert shop.typed["phone"] == GERMANY.phone
    sent = [request.body for request in evidence.requests]
    assert any("[redacted phone sha256 typed normalised]" in body for body in sent)
    assert any("[redacted phone plain typed" in body for body in sent)
    own = re.sub(r"\D", "", GERMANY.phone)[-8:]
    kept = [*sent, *(evidence.documents[key] for key in evidence.documents)]
    assert not [text for text in kept if own in re.sub(r"[^\dA-Za-z<>]", "", text)]
