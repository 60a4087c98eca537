"""Filling in a checkout form as a person does: field by field, the country before what follows from it."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.async_api import Error, Frame

from auditor.gather.capture.visits import Tab
from auditor.gather.journey import words
from auditor.gather.journey.addresses import Place, home_of, moved, place_of
from auditor.gather.journey.combobox import Combobox
from auditor.gather.journey.elements import mentions, normal, says
from auditor.gather.journey.entering import choose, enter, tick
from auditor.gather.journey.field_words import DELIVERED, FETCHED, NEWSLETTER, TERMS
from auditor.gather.journey.fields import Field, FieldChoice, fields_of
from auditor.gather.journey.payment import is_payment, pays, radio_groups
from auditor.gather.journey.pinned_fields import PinnedFields
from auditor.gather.journey.pressing import frames_of
from auditor.gather.journey.revealing import reveal_address
from auditor.gather.journey.settling import Settling
from auditor.gather.journey.values import Shopper, values_of
from auditor.gather.pages.session import Session
from auditor.gather.scripts import ANSWER, PageSilentError
from auditor.model.plan import Identity

log = logging.getLogger(__name__)

_ROUNDS = 6  # what is chosen brings up what comes next: delivery after the address, a card after its button
_TYPED = frozenset({"text", "email", "tel", "search", "url", "number", "textarea", "password"})
_OF_A_COUNTRY = frozenset({"postcode", "region"})  # what each country writes in its own way
_OF_A_LIST = frozenset({"region", "country"})  # what is chosen from a list, even where one can type
_PLACES = frozenset({"city", "postcode"})  # a street without them is searched for
_OPENINGS = 2  # times that a drawn list is opened
_NAMED = 3  # letters of a label by which a complaint names its field


@dataclass(slots=True)
class Filled:
    """How a form stands after it was filled in. `missing` names what it asks for and did not get."""

    missing: list[str] = field(default_factory=list)
    touched: int = 0


class Form:
    """The forms of one checkout; remembers the country of the address, what was tried, and how one could pay."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settling = Settling(session)
        self._pins = PinnedFields(session)
        self.identity: Identity = session.plan.identity
        self.payment = self._settling.payment
        self._tried: Counter[tuple[str, str]] = Counter()  # spellings that were typed into a field
        self._opened: Counter[tuple[str, str]] = Counter()
        self._failed: Counter[tuple[str, str]] = Counter()
        self._complaints = ""

    def heed(self, complaints: Sequence[str]) -> None:
        """Take what the page said after a press for what it wants answered."""
        self._complaints = normal(" ".join(complaints))

    @property
    def missed(self) -> tuple[str, ...]:
        """What is pinned and never came up, one sentence each."""
        return self._pins.missed

    async def fill(self, tab: Tab) -> Filled:
        """Fill in everything that the open page asks for. Raises PageSilentError."""
        filled = Filled()
        for number in range(_ROUNDS):
            touched = await self._pins.fill(tab) + await reveal_address(self._session, tab)
            for frame in frames_of(tab):
                touched += await self._round(tab, frame, anew=number == 0)
            touched += await self._settling.settle(tab)
            filled.touched += touched
            if not touched:
                break
            await self._session.look(tab)
        self._complaints = ""
        filled.missing = await self._missing(tab)
        return filled

    async def _round(self, tab: Tab, frame: Frame, *, anew: bool) -> int:
        """One pass over the fields of a document; how many were filled in.

        `anew`: what was typed before and is complained of is spelt in another way.
        """
        main = frame is tab.page.main_frame
        try:
            fields = [one for one in await fields_of(frame, handles=True) if one.visible and not one.disabled]
        except PageSilentError:
            if main:
                raise
            return 0
        self._settling.look_at(tab, fields, main=main)
        fields = await self._pins.others(frame, fields)
        country = next((one for one in fields if one.meaning == "country"), None)
        if country is not None and await self._country(tab, frame, country):
            return 1  # what else is asked for follows from the country: look again
        if country is None and any(one.meaning in _OF_A_COUNTRY for one in fields):
            self._at_home(tab)
        touched = await self._radios(fields)
        searched = not any(one.meaning in _PLACES for one in fields)
        for one in fields:
            if searched and one.meaning == "street" and one.type in _TYPED:
                touched += await self._search(tab, frame, one)
            else:
                touched += await self._one(tab, frame, one, anew=anew)
        return touched

    async def _one(self, tab: Tab, frame: Frame, one: Field, *, anew: bool) -> int:
        if one.type == "combobox" or (one.opens and one.meaning in _OF_A_LIST):
            return await self._list(tab, frame, one)
        if one.type in _TYPED:
            return await self._type(one, anew=anew)
        if one.type == "select":
            return await self._select(one)
        if one.type == "checkbox":
            return await self._tick(one)
        return await self._date(one) if one.type in ("date", "month") else 0

    async def _country(self, tab: Tab, frame: Frame, one: Field) -> bool:
        """Choose the test identity's country, else keep the shop's own and move there."""
        if one.opens and one.type != "select":
            return bool(await self._list(tab, frame, one))
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
        return await choose(one, offered)

    def _at_home(self, tab: Tab) -> None:
        """Move to the shop's own country where it asks for none, unless the user said who buys."""
        look = self._session.last(tab)
        place = home_of(look.reading.language) if look is not None else None
        if place is not None and self.identity == Identity():
            self._move(place)

    def _move(self, place: Place) -> None:
        self.identity = moved(self.identity, place)
        self._session.becomes(self.identity)

    def _asked(self, one: Field) -> bool:
        """Whether a field must be filled in: it says so, or the shop has named it since."""
        return one.asked or self._named(one)

    def _named(self, one: Field) -> bool:
        """Whether what the page said after a press names a field."""
        name = normal(one.label or one.around or one.placeholder)
        return len(name) >= _NAMED and says(self._complaints, (name,))

    async def _type(self, one: Field, *, anew: bool) -> int:
        """Type into a field that is empty; where its value is refused, the next spelling."""
        if one.handle is None:
            return 0
        shopper = Shopper(self.identity, self._settling.card)
        values = values_of(one, shopper, asked=self._asked(one))
        refused = one.invalid or (anew and (one.marked or self._named(one)))
        number = self._tried[one.key]
        if number >= len(values) or (one.filled and not refused):
            return 0
        try:
            await enter(one.handle, values[number])
        except (Error, PageSilentError) as error:
            log.debug("%s cannot be typed into: %s", one.words, error)
            self._failed[one.key] += 1
            if self._failed[one.key] > 1:
                self._tried[one.key] = len(values)
                return 0
            return 1  # a script may have drawn the form anew: look again
        if one.filled or number + 1 < len(values):
            self._tried[one.key] += 1
        self._settling.typed(one)
        return 1

    async def _list(self, tab: Tab, frame: Frame, one: Field) -> int:
        """Choose from a list that a script draws."""
        if (one.filled and not one.invalid and not one.marked) or self._opened[one.key] >= _OPENINGS:
            return 0
        asked = self._asked(one) or one.meaning in _OF_A_LIST
        wanted = [value for value in self._listed(one) if value]
        if not asked and not wanted:
            return 0
        self._opened[one.key] += 1
        return int(await Combobox(self._session, tab).pick(one, frame, wanted, first=asked))

    async def _search(self, tab: Tab, frame: Frame, one: Field) -> int:
        """Search for the address where nothing else asks for it, and pick what is suggested."""
        if self._opened[one.key] >= _OPENINGS:
            return 0
        self._opened[one.key] += 1
        wanted = values_of(one, Shopper(self.identity), asked=True)
        await Combobox(self._session, tab).pick(one, frame, wanted, first=True)
        return 1

    def _listed(self, one: Field) -> tuple[str, ...]:
        identity = self.identity
        if one.meaning == "region":
            return identity.region_name, identity.region
        if one.meaning == "country":
            return identity.country_name, identity.country
        return values_of(one, Shopper(identity), asked=False)

    async def _date(self, one: Field) -> int:
        if one.filled or one.handle is None or not self._asked(one):
            return 0
        try:
            await one.handle.fill("1990-01-01" if one.type == "date" else "1990-01", timeout=ANSWER * 1000)
        except Error as error:
            log.debug("%s takes no date: %s", one.words, error)
            return 0
        return 1

    async def _select(self, one: Field) -> int:
        if one.meaning == "country":
            return 0
        if is_payment(one):
            wanted = self.payment.best_choice(one.choices)
            return int(wanted is not None and wanted.value != one.value and await choose(one, wanted))
        if one.filled and not one.invalid:
            return 0
        known = self._listed(one) if one.meaning != "region" else self.identity_region
        names = tuple(name.lower() for name in known if name)
        wanted = next((choice for choice in one.choices if names and _is_country(choice, names)), None)
        if wanted is None and (self._asked(one) or one.meaning in ("region", "salutation")):
            wanted = _first(one.choices)
        return int(wanted is not None and wanted.value != one.value and await choose(one, wanted))

    @property
    def identity_region(self) -> tuple[str, ...]:
        """The region's code and name, as lists of regions have them."""
        return self.identity.region, self.identity.region_name

    async def _tick(self, one: Field) -> int:
        """Accept the terms; nothing else that is not required."""
        text = one.words or normal(one.around)
        terms = bool(TERMS.search(text)) and not NEWSLETTER.search(text)
        if (
            one.filled
            or one.handle is None
            or not (terms or (self._asked(one) and not NEWSLETTER.search(text)))
        ):
            return 0
        return int(await tick(one.handle, one))

    async def _radios(self, fields: Sequence[Field]) -> int:
        """Choose in each group of radio buttons: as a guest, an offline way to pay, delivered, else the first."""
        touched = 0
        for members in radio_groups(fields):
            wanted = self._wanted(members)
            if wanted is not None and not wanted.filled and wanted.handle is not None:
                touched += int(await tick(wanted.handle, wanted))
        return touched

    def _wanted(self, members: Sequence[Field]) -> Field | None:
        """The one of a group of radio buttons that the shopper chooses; None where what is chosen stays."""
        chosen = next((one for one in members if one.filled), None)
        as_guest = next((one for one in members if _is_guest(one)), None)
        if as_guest is not None:
            return as_guest
        if pays(members):
            return self.payment.best_field(members) or chosen or members[0]
        if chosen is None or FETCHED.search(chosen.label):
            brought = next((one for one in members if DELIVERED.search(one.label.strip())), None)
            return brought or chosen or members[0]
        return chosen

    async def _missing(self, tab: Tab) -> list[str]:
        """What the page asks for and has not got, by its own words."""
        missing = []
        for frame in frames_of(tab):
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


def _is_country(choice: FieldChoice, wanted: tuple[str, ...]) -> bool:
    value, text = choice.value.strip().lower(), choice.text.strip().lower()
    return bool(set(filter(None, wanted)) & {value, text, value.rpartition(":")[2], value.rpartition("-")[2]})


def _first(choices: Sequence[FieldChoice]) -> FieldChoice | None:
    """The first choice of a list that is one: the empty one asks to choose."""
    return next((choice for choice in choices if choice.value and not choice.off), None)


def _is_guest(one: Field) -> bool:
    return says(one.words, words.GUEST) or mentions(normal(one.value), ("guest", "anonymous"))
