"""The pins of a recorded journey: which of a person's deeds were its steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from auditor.gather.journey.choosing import SURE, add_to_cart, guest, next_page, place_order
from auditor.gather.recording.acts import Act, Heard, acts_of
from auditor.gather.recording.addresses import as_pinned
from auditor.gather.recording.told import Deed, State
from auditor.gather.recording.typed import IDENTITY, found_anyway, is_secret, stand_in
from auditor.model.actions import (
    Action,
    Choose,
    Click,
    FieldAction,
    Fill,
    Open,
    Pins,
    Recorded,
    Target,
    Tick,
    WaitFor,
)
from auditor.model.journey import Step
from auditor.model.page import PageKind

_MOST, _MOST_FIELDS = 20, 60  # actions of one part, as the config takes them
_CONTACT = frozenset({"email", "street", "postcode", "last_name", "name", "phone", "city"})
_ADDRESS = 2  # such fields make a page a checkout, whatever it calls itself
_LIKELY, _LEADS_ON = 20, 25  # points by which a button adds, and leads on
_SIGN = range(3, 61)  # characters of what shows that a product was added
_NOTHING_ADDED = "Nothing was seen to go into the cart."
_NO_CHECKOUT = "The checkout was not reached: the way there is left to the auditor."
_NO_ORDER = "No order was placed while it was recorded: what places one is left to the auditor."
_SECRET = "A password or a card was typed: nothing of it is kept, and no replay types it."  # noqa: S105
_STANDS_IN = "what was typed is not kept: write in its place what the shop takes"
_NOT_FOUND = "something was clicked here that nothing tells from the rest: it is missing"
_PRIVATE = "the address of its page holds what is one visitor's own: it is left to the auditor"


def recorded(
    entries: Sequence[State | Deed],
    events: Sequence[Heard],
    *,
    site: str,
    funnel: Mapping[Step, str],
    clean: Callable[[str], str] = str,
) -> Recorded:
    """The journey in what was seen and done.

    Args:
        entries: states of pages and deeds, in their order.
        events: what the vendor was told meanwhile.
        site: the shop's address, where none was seen.
        funnel: the vendor's event for each step: where it fires, the step was taken.
        clean: cuts personal data out of an address.
    """
    states = [entry for entry in entries if isinstance(entry, State)]
    tale = _Tale(
        acts=tuple(act for act in acts_of(entries, events) if not act.is_aside),
        site=states[0].url if states else site,
        funnel=funnel,
        clean=clean,
    )
    pins = tale.pins(states)
    return Recorded(site=site, pins=pins, remarks=tale.remarks, notes=tuple(tale.notes))


@dataclass(frozen=True, slots=True)
class _Tale:
    """What was done, and what is to be said of it."""

    acts: tuple[Act, ...]
    site: str
    funnel: Mapping[Step, str]
    clean: Callable[[str], str]
    notes: list[str] = field(default_factory=list)
    remarks: dict[str, str] = field(default_factory=dict)

    def pins(self, states: Sequence[State]) -> Pins:
        if any(act.deed.field is not None and is_secret(act.deed.field) for act in self.acts):
            self.notes.append(_SECRET)
        adding = self._adding()
        if adding is None:
            self.notes.append(_NOTHING_ADDED)
            seen = [state for state in states if state.reading.kind is PageKind.PRODUCT]
            return Pins(product=self._open("product", seen[-1].url) if seen else ())
        add = self.acts[adding]
        there = self._on_its_page(adding)
        product = self._open("product", there[0].before.url)
        # What adds is pinned for its own page: without that it would be looked for on any other.
        adds = self._actions("add", there) if product and add.deed.target is not None else ()
        if add.deed.target is None:
            self.remarks["product"] = _NOT_FOUND
        shown = self._sign(add) if adds else ()
        reached = self._first(adding, lambda act: any(map(_is_checkout, act.after)))
        if reached is None:
            self.notes.append(_NO_CHECKOUT)
            return Pins(product=product, add=adds, added=shown, cart=self._cart(self.acts[adding:]))
        ordered = self._first(reached + 1, self._orders)
        if ordered is None:
            self.notes.append(_NO_ORDER)
        inside = self.acts[reached + 1 : ordered]
        cart, checkout = self._to_checkout(add, self.acts[adding + 1 : reached + 1])
        return Pins(
            product=product,
            add=adds,
            added=shown,
            cart=cart,
            checkout=checkout,
            onward=self._onward(inside),
            order=() if ordered is None else self._actions("order", self.acts[ordered : ordered + 1]),
            fields=self._fields(inside),
        )

    def _first(self, start: int, fits: Callable[[Act], bool]) -> int | None:
        return next((number for number in range(start, len(self.acts)) if fits(self.acts[number])), None)

    def _adding(self) -> int | None:
        """The click that put the first product into the cart: by its words, and by what came of it."""
        best, found = 0, None
        for number, act in enumerate(self.acts):
            if act.deed.element is None:
                continue
            fits = add_to_cart(act.deed.element)
            points = (4 if fits >= SURE else 1 if fits >= _LIKELY else 0) + 3 * act.added
            points += 3 * (self.funnel.get(Step.CART) in act.fired)
            if points > best:
                best, found = points, number
        return found

    def _on_its_page(self, last: int) -> list[Act]:
        """What was done on the page of an act since it was come to, up to that act."""
        place, tab = self.acts[last].place, self.acts[last].deed.tab
        back = takewhile(
            lambda act: act.place == place and act.deed.tab == tab, reversed(self.acts[: last + 1])
        )
        return list(back)[::-1]

    def _orders(self, act: Act) -> bool:
        confirmed = any(state.reading.kind is PageKind.CONFIRMATION for state in act.after)
        return confirmed or self.funnel.get(Step.PURCHASE) in act.fired

    def _to_checkout(self, add: Act, way: Sequence[Act]) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
        """The ways to the cart and from there to the checkout: by a page of its own, or by a drawer."""
        elsewhere = next((n for n, act in enumerate(way) if act.place != add.place), len(way))
        cart = self._open("cart", way[elsewhere].before.url) if way[elsewhere:] else self._cart([add, *way])
        leads = way[elsewhere:] or way
        actions = self._actions("checkout", leads)
        if leads and actions and isinstance(actions[-1], Click):
            return cart, actions
        opened = next(state for state in (leads[-1] if leads else add).after if _is_checkout(state))
        return cart, self._open("checkout", opened.url)

    def _cart(self, acts: Sequence[Act]) -> tuple[Action, ...]:
        """The cart's own page, where one was come to."""
        carts = [state for act in acts for state in act.after if state.reading.kind is PageKind.CART]
        return self._open("cart", carts[0].url) if carts else ()

    def _onward(self, acts: Sequence[Act]) -> tuple[Action, ...]:
        """What led from part to part of the checkout and would not be found by its words."""
        return self._actions("onward", [act for act in acts if act.leads_on and _is_odd(act)])

    def _fields(self, acts: Sequence[Act]) -> tuple[FieldAction, ...]:
        asked = [act for act in acts if act.deed.field is not None and not found_anyway(act.deed.field)]
        actions = self._actions("fields", asked, most=_MOST_FIELDS)
        return tuple(action for action in actions if isinstance(action, Fill | Choose | Tick))

    def _sign(self, add: Act) -> tuple[Action, ...]:
        """What newly stood on the page once the product was added, where nothing else shows that it was."""
        here = [state for state in add.after if state.document == add.before.document]
        if add.added or not here:
            return ()
        before = {text.lower() for text in add.before.texts}
        new = [text for text in here[-1].texts if text.lower() not in before]
        words = [text for text in new if len(text) in _SIGN and not any(map(str.isdigit, text))]
        return (WaitFor(Target(text=words[0])),) if words else ()

    def _open(self, part: str, url: str) -> tuple[Action, ...]:
        pinned = as_pinned(url, self.site, self.clean)
        if not pinned:
            self.remarks[part] = _PRIVATE
        return (Open(pinned),) if pinned else ()

    def _actions(self, part: str, acts: Sequence[Act], *, most: int = _MOST) -> tuple[Action, ...]:
        """Deeds as actions, the last ones where they are too many. A field is done once, as it was last."""
        done: dict[Action | tuple[type[Action], Target], Action] = {}
        for act in acts:
            action = _action(act.deed)
            if action is None:
                if act.deed.element is not None:
                    self.remarks[part] = _NOT_FOUND
                continue
            key = action if isinstance(action, Click) else (type(action), action.target)
            done.pop(key, None)
            done[key] = action
            if isinstance(action, Fill) and action.value not in IDENTITY.values():
                self.remarks.setdefault(part, _STANDS_IN)
        return tuple(done.values())[-most:]


def _action(deed: Deed) -> Click | Fill | Choose | Tick | None:
    """A deed as an action; None where nothing finds again what it was done to, or it is a secret."""
    if deed.target is None:
        return None
    if deed.field is None:
        return Click(deed.target)
    value = stand_in(deed.field)
    match deed.what:
        case "type" if value:
            return Fill(deed.target, value)
        case "choose" if deed.option and not is_secret(deed.field):
            return Choose(deed.target, deed.option)
        case "tick":
            return Tick(deed.target)
        case _:
            return None


def _is_checkout(state: State) -> bool:
    """Whether a page belongs to the checkout: it says so, or asks for an address."""
    if state.reading.kind in (PageKind.CHECKOUT, PageKind.CONFIRMATION):
        return True
    asked = sum(field.visible and field.meaning in _CONTACT for field in state.fields)
    return asked >= _ADDRESS and state.reading.kind not in (PageKind.CART, PageKind.PRODUCT)


def _is_odd(act: Act) -> bool:
    """Whether a button says to nobody that it leads on, or that it orders."""
    element = act.deed.element
    if element is None:
        return False
    return next_page(element) < _LEADS_ON and guest(element) < _LEADS_ON and place_order(element) < SURE
