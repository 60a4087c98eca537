"""The controls that put a product into the cart, told by their words, their names or their form alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.decode.page import words
from auditor.decode.page.forms import Field, Form, forms_of
from auditor.decode.page.layout import Layout
from auditor.decode.page.tree import Element
from auditor.model.addresses import is_place

MAX_LABEL = 70

_NAMES = re.compile(
    r"add[-_ ]?(?:item[-_ ]?)?to[-_ ]?(?:cart|basket|bag|trolley)|single_add_to_cart|btn[-_]?(?:add[-_]?)?cart|cart[-_]?add|\btocart\b"
    r"|product-form__submit|buy[-_]?(?:now|button|box[-_]button)|btn-buy|button-cart|addtocart|addcart|add-cart|in-den-warenkorb|ajouter-panier"
)
_NOT_NAMES = re.compile(
    r"wish|compare|notify|alert|favou?rit|newsletter|quick-?view|remove|minicart|cart-?toggle|view-?cart"
)
_ACTIONS = re.compile(
    r"(?:/|=)(?:cart|basket|bag|warenkorb|panier|carrito|carrello|winkelwagen|line-item|shoppingcart)(?:\.php|\.aspx?)?(?:/|\?|&|=)?\w*(?:/|=)?add"
    r"|add[-_]?to[-_]?(?:cart|basket|bag)|addtocart|cart\.php\?(?:.*&)?action=add|checkout/cart/add|cart/add|basket/add|/buy/",
    re.IGNORECASE,
)
_OTHER_ACTIONS = re.compile(
    r"login|log-in|signin|register|account|search|newsletter|subscribe|review|comment|wish|compare|currency|language|locale|country"
    r"|consent|cookie|contact|coupon|voucher|checkout(?!/cart/add|/line-item)|logout|vote|rating|alert|notify|filter|sort|update|remove|delete|change",
    re.IGNORECASE,
)
_ADDING_LINKS = re.compile(r"[?&]add-to-cart=|/cart/add/|/basket/add/")
_CHECKOUT_NAMES = re.compile(r"checkout|proceed|place[-_]?order|kasse|commande\b|order-?submit")
_ID_FIELD = re.compile(
    r"^(?:id|sku|pid|product(?:[_-]?id)?|products?_id|variant(?:[_-]?id)?|variation(?:_id)?|id_product(?:_attribute)?|item(?:_?id)?|add-to-cart"
    r"|article(?:_?id)?|child_id|goods_?id|offer(?:_?id)?|lineitems\[\w+\]\[id\]|product_code|itemcode|artnr|masterpid)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A control that adds to the cart.

    `enabled` is False where it cannot be pressed (sold out, an option is missing). `why` says how it was
    told.
    """

    element: Element
    form: Element | None
    label: str
    enabled: bool
    why: str
    worded: bool = True  # told by its words or names, not by its form alone

    @property
    def may_order(self) -> bool:
        """Whether its words are also those of a button that goes on to pay: "Commander", "Jetzt kaufen"."""
        return words.PLACE_ORDER.found_in(self.label) or words.CHECKOUT.found_in(self.label)


class Purchases:
    """The add-to-cart controls of a page."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.document = layout.document

    @cached_property
    def forms(self) -> list[Form]:
        """The page's visible forms."""
        return forms_of(self.document)

    @cached_property
    def controls(self) -> list[Control]:
        """Every visible control, in document order."""
        found: list[Control] = []
        for element in self.document.tagged("button", "input", "a", "div", "span"):
            if element.hidden or not _pressable(element):
                continue
            why = self._why(element)
            if why:
                found.append(self._control(element, why))
        forms_taken = {each.form.start for each in found if each.form is not None}
        for element, button in self._unworded_forms():
            if element.start not in forms_taken:
                found.append(
                    self._control(button, "a form with a quantity or a choice, and a button", worded=False)
                )
        return sorted(found, key=lambda each: each.element.start)

    @property
    def places(self) -> list[int]:
        """Where the controls are, sorted."""
        return [each.element.start for each in self.controls]

    def asks_for_contact(self, *, strict: bool) -> bool:
        """Whether a form asks for an e-mail or a phone number to do business with.

        Sign-ups to newsletters never count; with `strict`, nor do logins and what stands in the furniture.
        """
        for form in self.forms:
            purposes = form.purposes
            if form.newsletter or not purposes & {"email", "phone"}:
                continue
            alone = form.element is not None and len(form.fields) == 1 and self.layout.furniture(form.element)
            if alone or (strict and ("password" in purposes or len(form.fields) == 1)):
                continue
            return True
        return False

    def _control(self, element: Element, why: str, *, worded: bool = True) -> Control:
        form = self._form_of(element)
        return Control(
            element=element,
            form=form,
            label=label_of(element),
            enabled="disabled" not in element.attrs and element.get("aria-disabled") != "true",
            why=why,
            worded=worded,
        )

    def _form_of(self, element: Element) -> Element | None:
        if name := element.get("form"):
            for form in self.document.tagged("form"):
                if form.get("id") == name:
                    return form
        return next((above for above in element.ancestors if above.tag == "form"), None)

    def _why(self, element: Element) -> str:
        """Why an element adds to the cart, "" where it doesn't."""
        label = label_of(element)
        names = f"{element.handle} {element.get('name').lower()} {element.get('data-action').lower()}"
        if words.NOT_ADD.found_in(label) or _NOT_NAMES.search(names) or _CHECKOUT_NAMES.search(names):
            return ""
        if self.layout.furniture(element) and not element.within("form"):
            return ""
        href = element.get("href") if element.tag == "a" else ""
        if _ADDING_LINKS.search(href):
            return "a link that adds to the cart"
        if href and not is_place(href) and not href.startswith("javascript:") and not _NAMES.search(names):
            return ""
        form = self._form_of(element)
        if self._posts_to_cart(element, form) and not words.CHECKOUT.are(label):
            return "a form that posts to the cart"
        return _by_words(label, names) if not self._sells_nothing(form) else ""

    @staticmethod
    def _posts_to_cart(element: Element, form: Element | None) -> bool:
        if form is None or not _submits(element):
            return False
        return _ACTIONS.search(element.get("formaction") or form.get("action")) is not None

    def _sells_nothing(self, form: Element | None) -> bool:
        """Whether a form asks for what no add-to-cart form asks for: an address, a password."""
        if form is None:
            return False
        known = next((each for each in self.forms if each.element is form), None)
        return known is not None and bool(
            known.purposes & {"password", "search", "postcode", "card", "coupon", "payment"}
        )

    def _unworded_forms(self) -> Iterator[tuple[Element, Element]]:
        """Forms that look like a purchase in any language, each with its button."""
        for form in self.forms:
            element = form.element
            if (
                element is None
                or self.layout.furniture(element)
                or not self._looks_like_purchase(form, element)
            ):
                continue
            inside = self.document.subtree(element)
            button = next((each for each in inside if _submits(each) and not each.hidden), None)
            if button is not None and not words.NOT_ADD.found_in(label_of(button)):
                yield element, button

    def _looks_like_purchase(self, form: Form, element: Element) -> bool:
        """Whether a form says which product and how many, and asks for nothing about the visitor."""
        if form.newsletter or form.purposes - {"quantity", "name"}:
            return False
        if _OTHER_ACTIONS.search(f"{element.get('action')} {element.handle}"):
            return False
        inside = self.document.subtree(element)
        if any(_leads_elsewhere(each) or each.tag == "textarea" for each in inside):
            return False
        quantities = [each for each in form.fields if _counts(each)]
        posts = element.get("method").lower() == "post"
        named = any(_ID_FIELD.match(each.get("name")) and each.get("value") for each in inside)
        return len(quantities) <= 1 and (
            (named and (posts or bool(quantities))) or (posts and bool(quantities))
        )


def _counts(field: Field) -> bool:
    return field.purpose == "quantity" or field.element.get("type").lower() == "number"


def _leads_elsewhere(element: Element) -> bool:
    """A visible link: a cart's lines and lists have them, a form that buys one product hardly."""
    return element.tag == "a" and element.get("href") != "" and not element.hidden


def _by_words(label: str, names: str) -> str:
    if words.ADD_TO_CART.found_in(label) and len(label) <= MAX_LABEL:
        return f'a button "{label}"'
    if words.CHOOSE_FIRST.start(label) and len(label) <= MAX_LABEL:
        return f'a button that waits for a choice ("{label}")'
    return "a button named as one that adds to the cart" if _NAMES.search(names) else ""


def label_of(element: Element) -> str:
    """What a control says to the visitor."""
    return (
        element.words(120)
        or element.get("value")
        or element.get("aria-label")
        or element.get("title")
        or element.get("alt")
    )[:200]


def _submits(element: Element) -> bool:
    if element.tag == "button":
        return element.get("type").lower() in {"", "submit"}
    return element.tag == "input" and element.get("type").lower() in {"submit", "image"}


def _pressable(element: Element) -> bool:
    if element.tag == "button":
        return True
    if element.tag == "input":
        return element.get("type").lower() in {"submit", "button", "image"}
    if element.get("role") == "button":
        return True
    return element.tag == "a" and (
        "add-to-cart" in element.get("href")
        or "/add" in element.get("href")
        or re.search(r"btn|button|cart|buy|warenkorb", element.handle) is not None
    )
