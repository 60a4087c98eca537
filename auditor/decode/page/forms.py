"""What a page's form fields ask for: by `autocomplete` (HTML Living Standard, 2026-01), type and name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.decode.page.tree import Document, Element

_NOT_TYPED = frozenset({"hidden", "submit", "button", "image", "reset", "file"})

_PURPOSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (purpose, re.compile(pattern))
    for purpose, pattern in (
        ("search", r"^q$|^s$|search|query|such(?:e|begriff)|keyword|buscar|recherche|zoek"),
        ("coupon", r"coupon|voucher|promo|discount|gutschein|rabatt|gift.?card"),
        ("card", r"card.?num|cc.?num|cardnumber|credit.?card|cvc|cvv|expiry|cc-exp|iban|kreditkart"),
        ("password", r"password|passwor|passwd|kennwort|mot.?de.?passe|contrase"),
        ("email", r"e[-_]?mail|courriel|correo"),
        ("phone", r"phone|telefon|\btel\b|_tel\b|^tel|mobile|telephone|handy|celular"),
        (
            "postcode",
            r"post.?(?:al)?.?code|\bzip|zipcode|_zip|plz|postleitzahl|code.?postal|\bcap\b|cep$|postnummer|yubin",
        ),
        (
            "street",
            r"street|address.?(?:line)?.?1|line1|address$|addr1|strasse|straße|adresse|direccion|indirizzo|rue|endereco",
        ),
        (
            "city",
            r"\bcity|_city|town|suburb|locality|line4|\bort\b|stadt|ville|ciudad|citta|cidade|woonplaats",
        ),
        ("region", r"state|region|province|county|bundesland|provincia"),
        ("country", r"country|\bland\b|pays|pais|paese"),
        (
            "name",
            r"first.?name|last.?name|full.?name|given|family|surname|vorname|nachname|prenom|nombre|apellid|cognome|billing.?name|^name$",
        ),
        ("quantity", r"qty|quantity|menge|anzahl|quantit|cantidad|aantal|antal|updates\["),
        (
            "shipping",
            r"shipping.?(?:method|option|rate)|delivery.?(?:method|option)|versandart|shippingmethod",
        ),
        ("payment", r"payment.?(?:method|option|type)?|zahlungsart|paymentmethod|paiement"),
    )
)
_AUTOCOMPLETE = {
    "email": "email", "tel": "phone", "tel-national": "phone", "postal-code": "postcode", "street-address": "street",
    "address-line1": "street", "address-level2": "city", "address-level1": "region", "country": "country",
    "country-name": "country", "given-name": "name", "family-name": "name", "name": "name", "cc-number": "card",
    "cc-csc": "card", "cc-exp": "card", "cc-name": "card", "current-password": "password", "new-password": "password",
}  # fmt: skip
_QUANTITY = re.compile(r"qty|quantity|menge|anzahl|quantit|cantidad|aantal|antal|updates\[")
_NEWSLETTER = re.compile(
    r"newsletter|subscribe|subscription|signup|sign-up|mailing|klaviyo|mailchimp|back-?in-?stock|notify|alert|contact"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a visitor fills in, and what it asks for ("" where that is not known)."""

    element: Element
    purpose: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its fields; `element` is None for the fields of no form at all."""

    element: Element | None
    fields: tuple[Field, ...]

    @property
    def purposes(self) -> frozenset[str]:
        """What it asks for."""
        return frozenset(field.purpose for field in self.fields if field.purpose)

    @property
    def address(self) -> bool:
        """Whether it asks for an address."""
        return len(self.purposes & {"postcode", "street", "city"}) >= 2  # noqa: PLR2004

    @property
    def newsletter(self) -> bool:
        """Whether it is one of the forms that stand on every page and sell nothing."""
        return self.element is not None and (
            _NEWSLETTER.search(
                f"{self.element.handle} {self.element.get('action').lower()} {self.element.get('name').lower()}"
            )
            is not None
        )


def purpose_of(element: Element) -> str:
    """What a field asks for, "" where that is not known."""
    for token in element.get("autocomplete").lower().split():
        if token in _AUTOCOMPLETE:
            return _AUTOCOMPLETE[token]
    if element.get("type").lower() in {"tel", "number", "text", ""} and _QUANTITY.search(
        element.get("name").lower()
    ):
        return "quantity"
    by_type = {"email": "email", "tel": "phone", "search": "search", "password": "password"}.get(
        element.get("type").lower()
    )
    if by_type:
        return by_type
    names = (
        element.get("name"),
        element.get("id"),
        element.get("placeholder") if element.tag == "input" else "",
    )
    for name in names:
        text = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
        for purpose, pattern in _PURPOSES if text else ():
            if pattern.search(text):
                return purpose
    return ""


def fields_in(elements: list[Element]) -> Iterator[Field]:
    """The fields among some elements that a visitor can see."""
    for element in elements:
        if element.hidden or element.tag not in {"input", "select", "textarea"}:
            continue
        if element.tag == "input" and element.get("type").lower() in _NOT_TYPED:
            continue
        yield Field(element, purpose_of(element))


def forms_of(document: Document) -> list[Form]:
    """The page's forms, and the fields that stand in none as a form of their own."""
    owned: dict[int, list[Field]] = {}
    by_id = {each.get("id"): each for each in document.tagged("form") if each.get("id")}
    for field in fields_in(document.tagged("input", "select", "textarea")):
        owner = by_id.get(field.element.get("form")) or next(
            (above for above in field.element.ancestors if above.tag == "form"), None
        )
        owned.setdefault(-1 if owner is None else owner.start, []).append(field)
    forms = [
        Form(each, tuple(owned.get(each.start, ()))) for each in document.tagged("form") if not each.hidden
    ]
    if -1 in owned:
        forms.append(Form(None, tuple(owned[-1])))
    return forms


def chosen(document: Document, select: Element) -> Element | None:
    """The option of a `<select>` that is chosen now, or was when the page was served."""
    options = document.inside(select, "option")
    for mark in ("data-auditor-chosen", "selected"):
        found = [each for each in options if mark in each.attrs and each.attrs[mark] != "false"]
        if found:
            return found[-1]
    return next((each for each in options if "disabled" not in each.attrs), None)


def is_chosen(document: Document, box: Element) -> bool:
    """Whether a radio button or checkbox is chosen now, or was when the page was served."""
    if document.rendered:
        return "data-auditor-chosen" in box.attrs and box.attrs["data-auditor-chosen"] != "false"
    return "checked" in box.attrs
