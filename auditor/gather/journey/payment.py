"""How a checkout wants to be paid, and whether it can be done without money changing hands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from auditor.gather.journey.fields import Field, FieldChoice
from auditor.gather.journey.payment_words import (
    LIVE,
    NO_WAY,
    OFFLINE,
    PAYMENT,
    PAYS,
    PROVIDER,
    SHIPPING,
    TEST,
    moves_no_money,
)

CARD = frozenset({"card_number", "card_code", "card_expiry", "card_month", "card_year", "card_name"})
_NUMBER = frozenset({"card_number", "card_code"})
_OTHERWISE = "Offer a test or offline method (invoice, bank transfer) to audit the confirmation, or give --confirmation URL."


@dataclass(slots=True)
class Payment:
    """What a checkout was seen to offer so far.

    `chosen` are the ways that stand chosen, `said` is what it says where nothing is to be chosen. `testing` is
    the provider that takes test cards, `card_typed` whether one was typed.
    """

    offline: list[str] = field(default_factory=list)
    live: list[str] = field(default_factory=list)
    chosen: tuple[str, ...] = ()
    card_fields: bool = False
    said: str = ""
    testing: str = ""
    card_typed: bool = False

    @property
    def asked(self) -> bool:
        """Whether the checkout has come to how it is to be paid."""
        return bool(self.offline or self.live or self.card_fields or self.said)

    @property
    def is_settled(self) -> bool:
        """Whether a way that moves no money stands chosen."""
        return any(map(moves_no_money, self.chosen))

    @property
    def is_settled_later(self) -> bool:
        """Whether the way that stands chosen needs no card, not even one of a test."""
        return any(moves_no_money(one) and not TEST.search(one) for one in self.chosen)

    @property
    def only_live(self) -> bool:
        """Whether it can be paid with a live card or account and in no other way."""
        if self.offline or self.chosen:
            return not self.offline
        return bool(self.live) or self.card_fields or self._says_live

    @property
    def _says_live(self) -> bool:
        said = NO_WAY.sub(" ", self.said)
        return bool(LIVE.search(said)) and not moves_no_money(said)

    @property
    def words(self) -> str:
        """What it offers, for a sentence."""
        if self.live:
            return ", ".join(dict.fromkeys(self.live))
        named = PROVIDER.search(self.said)
        return "a card" if self.card_fields or named is None else named[0]

    def names_live(self, text: str) -> bool:
        """Whether a button names a live way to pay: "Continue to PayPal"."""
        return bool(LIVE.search(NO_WAY.sub(" ", text))) and not moves_no_money(text)

    def objection(self, button: str) -> str:
        """Why a press that may place the order must not be made, as a sentence; "" where it may.

        `button` is what the button says.
        """
        by_test_card = self.card_fields and bool(self.testing or any(map(TEST.search, self.chosen)))
        if self.card_typed or self.is_settled_later or (self.is_settled and not by_test_card):
            return ""
        if by_test_card:
            return (
                f"No order was placed: {self.testing or 'the checkout'} is in test mode and asks for a card; name one "
                "of the provider's test cards as [test_card] in the config."
            )
        if self.only_live or (not self.offline and (PAYS.search(button) or self.names_live(button))):
            return f"No order was placed: the checkout takes only live payment ({self.words}). {_OTHERWISE}"
        live = next((one for one in self.chosen if not moves_no_money(one)), "")
        return (
            f"No order was placed: “{self.offline[0]}” could not be chosen, “{live}” stays. "
            "Pin its choice as fields in the config's [journey]."
            if live
            else ""
        )

    def look_at(self, fields: Sequence[Field], *, main: bool = True) -> None:
        """Take in what the fields of a document offer; of the page's own (`main`) also what is chosen."""
        if any(one.meaning in _NUMBER for one in fields):
            self.card_fields = True
        chosen: list[str] = []
        ways = 0
        for members in radio_groups(fields):
            if pays(members):
                ways += 1
                for one in members:
                    self._sort(text_of(one))
                chosen += [text_of(one) for one in members if one.filled]
        for one in fields:
            if one.type == "select" and is_payment(one):
                ways += 1
                for choice in one.choices:
                    if choice.value:
                        self._sort(choice.text)
                chosen += [
                    choice.text for choice in one.choices if choice.value and choice.value == one.value
                ]
        if ways and (main or not self.chosen):
            self.chosen = tuple(chosen)

    def look_at_tiles(self, said: str, tiles: Sequence[tuple[str, bool]]) -> int | None:
        """Take in what stands under a heading about paying; the tile to press, None where none is.

        `tiles` are what can be pressed there, each with whether it is chosen.
        """
        self.said = said
        known = [
            (text, on) for text, on in tiles if LIVE.search(text) or OFFLINE.search(text) or TEST.search(text)
        ]
        for text, _ in known:
            self._sort(text)
        if known:
            self.chosen = tuple(text for text, on in known if on)
        if self.is_settled:
            return None
        return next((i for i, (text, on) in enumerate(tiles) if not on and moves_no_money(text)), None)

    def _sort(self, text: str) -> None:
        """Offline is said; what is not is taken for live, and so is what is not known."""
        kept = self.offline if moves_no_money(text) else self.live
        if text not in kept:
            kept.append(text)

    def best_field(self, members: Sequence[Field]) -> Field | None:
        """The radio button that pays offline, None where there is none."""
        return next((one for one in members if moves_no_money(text_of(one))), None)

    def best_choice(self, choices: Sequence[FieldChoice]) -> FieldChoice | None:
        """The choice of a list that pays offline, None where there is none."""
        return next((one for one in choices if one.value and moves_no_money(one.text)), None)


def radio_groups(fields: Sequence[Field]) -> list[list[Field]]:
    """The radio buttons of a document, those together that exclude each other."""
    groups: dict[tuple[int, str], list[Field]] = {}
    for one in fields:
        if one.type == "radio":
            groups.setdefault((one.form, one.radio), []).append(one)
    return list(groups.values())


def pays(members: Sequence[Field]) -> bool:
    """Whether a group of radio buttons is about how to pay: it is called so, or one of it is known as a way."""
    return any(map(is_payment, members))


def is_payment(one: Field) -> bool:
    """Whether a radio button or a list is about how to pay."""
    near = f"{one.radio} {one.name} {one.group}"
    if PAYMENT.search(near):
        return True
    if SHIPPING.search(near):
        return False
    text = text_of(one)
    section = one.section.lower()
    known = bool(LIVE.search(text) or moves_no_money(text))
    if "payment" in section and "shipping" not in section.partition("payment")[0]:
        return known or one.type != "radio"
    return one.type == "radio" and bool(LIVE.search(text)) and not SHIPPING.search(text)


def text_of(one: Field) -> str:
    """What a way to pay is called: its label, with the value that the form sends."""
    return (one.label or one.around or one.value).strip()[:80] + (
        f" ({one.value})" if one.value and not one.value.isdigit() else ""
    )
