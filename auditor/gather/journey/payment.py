"""How a checkout wants to be paid, and whether it can be done without money changing hands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.async_api import Frame

from auditor.gather.journey.field_words import LIVE_PAYMENT, OFFLINE_PAYMENT, PAYMENT, PAYMENT_FRAME, SHIPPING
from auditor.gather.journey.fields import Field, FieldChoice

_CARD = frozenset({"card_number", "card_code", "card_expiry"})


@dataclass(slots=True)
class Payment:
    """What a checkout page was seen to offer."""

    offline: list[str] = field(default_factory=list)
    live: list[str] = field(default_factory=list)
    card_fields: bool = False
    provider: str = ""

    @property
    def only_live(self) -> bool:
        """Whether it can be paid with a live card or account and in no other way."""
        return not self.offline and bool(self.live or self.card_fields or self.provider)

    @property
    def words(self) -> str:
        """What it offers, for a sentence."""
        if self.live:
            return ", ".join(dict.fromkeys(self.live))
        return self.provider or "a card"

    def look_at(self, fields: Sequence[Field], frame: Frame) -> None:
        """Take in what the fields of a document offer."""
        if any(one.meaning in _CARD for one in fields):
            self.card_fields = True
            found = PAYMENT_FRAME.search(frame.url)
            self.provider = found[0] if found else self.provider
        for members in radio_groups(fields):
            if any(map(is_payment, members)):
                for one in members:
                    self._sort(_text(one))
        for one in fields:
            if one.type == "select" and is_payment(one):
                for choice in one.choices:
                    if choice.value:
                        self._sort(choice.text)

    def _sort(self, text: str) -> None:
        """Offline is said; what is not is taken for live, and so is what is not known."""
        kept = self.offline if OFFLINE_PAYMENT.search(text) and not _charges(text) else self.live
        if text not in kept:
            kept.append(text)

    def best_field(self, members: Sequence[Field]) -> Field | None:
        """The radio button that pays offline, None where there is none."""
        return next(
            (one for one in members if OFFLINE_PAYMENT.search(_text(one)) and not _charges(_text(one))), None
        )

    def best_choice(self, choices: Sequence[FieldChoice]) -> FieldChoice | None:
        """The choice of a list that pays offline, None where there is none."""
        return next(
            (
                one
                for one in choices
                if one.value and OFFLINE_PAYMENT.search(one.text) and not _charges(one.text)
            ),
            None,
        )


def radio_groups(fields: Sequence[Field]) -> list[list[Field]]:
    """The radio buttons of a document, those together that exclude each other."""
    groups: dict[tuple[int, str], list[Field]] = {}
    for one in fields:
        if one.type == "radio":
            groups.setdefault((one.form, one.radio), []).append(one)
    return list(groups.values())


def is_payment(one: Field) -> bool:
    """Whether a radio button or a list is about how to pay."""
    near = f"{one.radio} {one.name} {one.group}"
    if PAYMENT.search(near):
        return True
    if SHIPPING.search(near):
        return False
    text = _text(one)
    section = one.section.lower()
    return ("payment" in section and "shipping" not in section.partition("payment")[0]) or bool(
        one.type == "radio" and LIVE_PAYMENT.search(text) and not SHIPPING.search(text)
    )


def _text(one: Field) -> str:
    return (one.label or one.around or one.value).strip()[:80] + (
        f" ({one.value})" if one.value and not one.value.isdigit() else ""
    )


def _charges(text: str) -> bool:
    """Whether a way to pay that sounds offline names a provider that charges at once."""
    return bool(LIVE_PAYMENT.search(text)) and "test" not in text.lower()
