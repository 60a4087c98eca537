"""Filling in a checkout form as a person does: field by field, typed, the country before what follows from it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.async_api import ElementHandle, Error, Frame

from auditor.gather.capture.visits import Tab
from auditor.gather.journey import words
from auditor.gather.journey.addresses import Place, home_of, moved, place_of
from auditor.gather.journey.elements import mentions, normal, says
from auditor.gather.journey.field_words import NEWSLETTER, TERMS
from auditor.gather.journey.fields import Field, FieldChoice, fields_of
from auditor.gather.journey.payment import Payment, is_payment, radio_groups
from auditor.gather.pages.press import PressError, press
from auditor.gather.pages.session import Session
from auditor.gather.scripts import ANSWER, PageSilentError, answer
from auditor.model.plan import Identity

log = logging.getLogger(__name__)

_ROUNDS = 5  # what is chosen brings up what comes next: delivery after the address, a card after its button
_TYPED = frozenset({"text", "email", "tel", "search", "url", "number", "textarea", "password"})
_OF_A_COUNTRY = frozenset({"postcode", "region"})  # what each country writes in its own way
_CARD = frozenset({"card_number", "card_code", "card_expiry", "card_name"})


@dataclass(slots=True)
class Filled:
    """How a form stands after it was filled in. `missing` names what it asks for and did not get."""

    missing: list[str] = field(default_factory=list)
    touched: int = 0


class Form:
    """The forms of one checkout; remembers the country of the address, and how one could pay so far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.identity: Identity = session.plan.identity
        self.payment = Payment()
        self._failed: set[tuple[str, str]] = set()
        self._given_up: set[tuple[str, str]] = set()

    async def fill(self, tab: Tab) -> Filled:
        """Fill in everything that the open page asks for. Raises PageSilentError."""
        filled = Filled()
        for _ in range(_ROUNDS):
            touched = 0
            for frame in _frames(tab):
                touched += await self._round(tab, frame, main=frame is tab.page.main_frame)
            filled.touched += touched
            if not touched:
                break
            await self._session.look(tab)
        filled.missing = await self._missing(tab)
        return filled

    async def _round(self, tab: Tab, frame: Frame, *, main: bool) -> int:
        """One pass over the fields of a document; how many were filled in."""
        try:
            fields = [one for one in await fields_of(frame, handles=True) if one.visible and not one.disabled]
        except PageSilentError:
            if main:
                raise
            return 0
        self.payment.look_at(fields, frame)
        country = next((one for one in fields if one.meaning == "country"), None)
        if country is not None and await self._country(country):
            return 1  # what else is asked for follows from the country: look again
        if country is None and any(one.meaning in _OF_A_COUNTRY for one in fields):
            self._at_home(tab)
        touched = await self._radios(fields)
        for one in fields:
            if one.type in _TYPED:
                touched += await self._type(one)
            elif one.type == "select":
                touched += await self._select(one)
            elif one.type == "checkbox":
                touched += await self._tick(one)
            elif one.type in ("date", "month"):
                touched += await self._date(one)
        return touched

    async def _country(self, one: Field) -> bool:
        """Choose the test identity's country, else keep the shop's own and move there."""
        if one.type != "select":
            return False
        wanted = (self.identity.country.lower(), self.identity.country_name.lower())
        current = next((choice for choice in one.choices if choice.value == one.value), None)
        offered = next((choice for choice in one.choices if _is_country(choice, wanted)), None)
        if offered is None:
            offered = current if current is not None and current.value else _first(one.choices)
            place = offered and (place_of(offered.value) or place_of(offered.text))
            if place:
                self._move(place)
        if offered is None or offered is current:
            return False
        return await _choose(one, offered)

    def _at_home(self, tab: Tab) -> None:
        """Move to the shop's own country where it asks for none, unless the user said who buys."""
        look = self._session.last(tab)
        place = home_of(look.reading.language) if look is not None else None
        if place is not None and self.identity == Identity():
            self._move(place)

    def _move(self, place: Place) -> None:
        self.identity = moved(self.identity, place)
        self._session.becomes(self.identity)

    def _value(self, one: Field) -> str:
        identity = self.identity
        values = {
            "email": identity.email,
            "phone": identity.phone,
            "first_name": identity.first_name,
            "last_name": identity.last_name,
            "name": f"{identity.first_name} {identity.last_name}",
            "first_kana": "オーディット",
            "last_kana": "テスト",
            "kana": "テスト オーディット",
            "company": identity.company,
            "street": identity.street,
            "street_2": identity.street_2,
            "house_number": identity.street.split()[0],
            "city": identity.city,
            "region": identity.region_name or identity.region,
            "postcode": identity.postcode,
            "country": identity.country_name,
        }
        value = values.get(one.meaning, "")
        if not value and one.asked and one.meaning not in _CARD and one.meaning != "password":
            value = "1" if one.type == "number" else "Test"
        if one.meaning == "phone" and one.longest and len(value) > one.longest:
            value = "".join(sign for sign in value if sign.isdigit())[-one.longest :]
        return value[: one.longest] if one.longest else value

    async def _type(self, one: Field) -> int:
        """Type into a field that is empty, or whose value its own check refuses."""
        value = self._value(one)
        key = (one.name, one.label)
        if not value or one.handle is None or (one.filled and not one.invalid) or key in self._given_up:
            return 0
        if one.invalid and one.value == value:
            return 0
        try:
            await _typed(one.handle, value)
        except (Error, PageSilentError) as error:
            log.debug("%s cannot be typed into: %s", one.words, error)
            if key in self._failed:
                self._given_up.add(key)
                return 0
            self._failed.add(key)  # a script may have drawn the form anew: look again
        return 1

    async def _date(self, one: Field) -> int:
        if one.filled or one.handle is None or not one.asked:
            return 0
        value = "1990-01-01" if one.meaning == "birthday" else ""
        try:
            if value:
                await one.handle.fill(value, timeout=ANSWER * 1000)
        except Error as error:
            log.debug("%s takes no date: %s", one.words, error)
            return 0
        return int(bool(value))

    async def _select(self, one: Field) -> int:
        if one.meaning == "country":
            return 0
        if is_payment(one):
            wanted = self.payment.best_choice(one.choices)
            return int(wanted is not None and wanted.value != one.value and await _choose(one, wanted))
        if one.filled and not one.invalid:
            return 0
        wanted = None
        if one.meaning == "region":
            names = (self.identity.region.lower(), self.identity.region_name.lower())
            wanted = next((choice for choice in one.choices if _is_country(choice, names)), None)
        if wanted is None and (one.asked or one.meaning in ("region", "salutation")):
            wanted = _first(one.choices)
        return int(wanted is not None and await _choose(one, wanted))

    async def _tick(self, one: Field) -> int:
        """Accept the terms; nothing else that is not required."""
        text = one.words or normal(one.around)
        terms = bool(TERMS.search(text)) and not NEWSLETTER.search(text)
        if one.filled or one.handle is None or not (terms or (one.required and not NEWSLETTER.search(text))):
            return 0
        return int(await _press(one.handle, one))

    async def _radios(self, fields: Sequence[Field]) -> int:
        """Choose in each group of radio buttons: as a guest, an offline way to pay, else the first."""
        touched = 0
        for members in radio_groups(fields):
            chosen = next((one for one in members if one.filled), None)
            wanted = next((one for one in members if _is_guest(one)), None)
            if wanted is None and any(is_payment(one) for one in members):
                wanted = self.payment.best_field(members) or chosen
            if wanted is None and chosen is None:
                wanted = members[0]
            if wanted is not None and not wanted.filled and wanted.handle is not None:
                touched += int(await _press(wanted.handle, wanted))
        return touched

    async def _missing(self, tab: Tab) -> list[str]:
        """What the page asks for and has not got, by its own words."""
        missing = []
        for frame in _frames(tab):
            try:
                fields = await fields_of(frame)
            except PageSilentError as error:
                log.debug("the fields of %s are not known: %s", frame.url, error)
                continue
            missing += [
                one.label or one.placeholder or one.name
                for one in fields
                if one.visible
                and not one.disabled
                and one.required
                and not one.filled
                and one.type != "radio"
            ]
        return list(dict.fromkeys(missing))


def _frames(tab: Tab) -> list[Frame]:
    """The page's documents, its own first; frames that are no part of a form are told by having no fields."""
    return [frame for frame in tab.page.frames if not frame.is_detached()][:12]


def _is_country(choice: FieldChoice, wanted: tuple[str, str]) -> bool:
    value, text = choice.value.strip().lower(), choice.text.strip().lower()
    return bool(set(filter(None, wanted)) & {value, text, value.rpartition(":")[2], value.rpartition("-")[2]})


def _first(choices: Sequence[FieldChoice]) -> FieldChoice | None:
    """The first choice of a list that is one: the empty one asks to choose."""
    return next((choice for choice in choices if choice.value and not choice.off), None)


def _is_guest(one: Field) -> bool:
    return says(one.words, words.GUEST) or mentions(normal(one.value), ("guest", "anonymous"))


async def _choose(one: Field, choice: FieldChoice) -> bool:
    if one.handle is None:
        return False
    try:
        await one.handle.select_option(value=choice.value, timeout=ANSWER * 1000, force=True)
    except Error as error:
        log.debug("%s cannot be chosen: %s", choice.text, error)
        return False
    return True


async def _press(handle: ElementHandle, one: Field) -> bool:
    """Press a radio button or a box; where it is hidden behind its label, the label."""
    try:
        hidden = await answer(
            handle.evaluate(
                "e => !e.checkVisibility() || e.getBoundingClientRect().width < 2 || getComputedStyle(e).opacity === '0'"
            )
        )
        if hidden:
            label = (await answer(handle.evaluate_handle("e => (e.labels && e.labels[0]) || e"))).as_element()
            await press(label or handle)
        else:
            await press(handle)
        if not await answer(handle.evaluate("e => e.checked !== false")):
            # The label's click landed on a link in it.
            await answer(handle.evaluate("e => e.click()"))
    except (PressError, PageSilentError) as error:
        log.debug("%s cannot be pressed: %s", one.words, error)
        return False
    return True


async def _typed(handle: ElementHandle, value: str) -> None:
    """Type as a person: into the field, letter by letter, over what stood there."""
    await answer(handle.scroll_into_view_if_needed(timeout=ANSWER * 1000))
    await answer(handle.focus())
    frame = await answer(handle.owner_frame())
    if frame is None:
        raise PageSilentError("the field is gone")
    keyboard = frame.page.keyboard
    await answer(handle.evaluate("e => e.select && e.select()"))
    await answer(keyboard.press("Delete"))
    await answer(keyboard.type(value), ANSWER + len(value) * 0.1)
    stands = await answer(handle.evaluate("e => e.value"))
    if not stands:
        await answer(handle.fill(value, timeout=ANSWER * 1000))
    await answer(handle.evaluate("e => e.blur()"))
