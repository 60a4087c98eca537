"""What a page is for, told by independent marks: its content first, the words of its address last.

No single weak mark decides. Structure (forms, prices, cards, structured data) is read before words, so
that a page in a language that nobody listed is told as well.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.decode.page import words
from auditor.decode.page.cards import Cards
from auditor.decode.page.forms import Form
from auditor.decode.page.layout import Layout
from auditor.decode.page.order import OrderReader
from auditor.decode.page.product import ProductReader
from auditor.decode.page.purchase import Control, Purchases
from auditor.decode.page.schema import Stated
from auditor.decode.page.tree import Element
from auditor.model.page import PageKind

_URL = {
    PageKind.PRODUCT: re.compile(
        r"/(?:products?|produkte?|producto?s?|produit|prodotto|produto|item|artikel|dp|p|tuote|vare|shop/p|product-page|detail)/[^/]+|[-_/]p[-_]?\d+(?:\.html)?$"
        r"|product_id=|route=product/product|controller=product|/catalogue/[^/]+_\d+"
    ),
    PageKind.CART: re.compile(
        r"/(?:cart|basket|bag|warenkorb|panier|carrito|cesta|carrello|carrinho|sacola|winkelwagen|winkelmand|varukorg|kurv|handlekurv|ostoskori|koszyk|kosik"
        r"|kosar|cos|sepet|korzina|shopping-?cart|shopping-?bag|viewcart)(?:[/.?]|$)|checkout/cart|route=checkout/cart|controller=cart|cart\.php"
    ),
    PageKind.CHECKOUT: re.compile(
        r"/(?:checkouts?|onepage|kasse|commande|order|bestellung|pagamento|finalizar-compra|caja|cassa|afrekenen|kassa|pokladna|zamowienie|odeme|onestepcheckout)(?:[/.?]|$)"
        r"|route=checkout/checkout|controller=order"
    ),
    PageKind.CONFIRMATION: re.compile(
        r"thank[-_]?you|order-received|order-confirmation|orderconfirmation|confirmation|checkout/(?:onepage/)?success|/success|/finish|/complete(?:d)?(?:[/?]|$)|danke|merci|gracias"
        r"|route=checkout/success|bestellbestaetigung|bedankt|obrigado|grazie|/receipt|order-complete"
    ),
    PageKind.SEARCH: re.compile(
        r"/(?:search|suche|recherche|busca|buscar|ricerca|zoeken|catalogsearch|sok|soeg|haku|szukaj|hledani|arama)(?:[/.?]|$)|[?&]s="
    ),
}
_SEARCH_PARAMETERS = (
    "q",
    "s",
    "search",
    "query",
    "keyword",
    "keywords",
    "term",
    "suchbegriff",
    "text",
    "search_query",
    "ssearch",
    "search_text",
    "w",
)
_ARTICLE_TYPES = frozenset({"Article", "BlogPosting", "NewsArticle", "Blog", "Recipe", "HowTo"})
_LISTING_TYPES = frozenset({"CollectionPage", "ItemList", "OfferCatalog", "ProductCollection"})
_PRODUCT_OG = frozenset({"og:product", "og:product.item"})
_CARDS = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign of what a page is for. `weight` 3 is strong, 1 weak."""

    weight: int
    what: str


def add_up(marks: Sequence[Mark]) -> int:
    """The weight of some marks."""
    return sum(mark.weight for mark in marks)


class KindReader:
    """Tells the kind of a page."""

    def __init__(
        self,
        layout: Layout,
        stated: Stated,
        cards: Cards,
        purchases: Purchases,
        product: ProductReader,
        order: OrderReader,
    ) -> None:
        self.layout = layout
        self.document = layout.document
        self.stated = stated
        self.cards = cards
        self.purchases = purchases
        self.product = product
        self.order = order

    def tell(self) -> tuple[PageKind, str]:
        """The kind and the marks that told it, in words."""
        if self._says_not_found():
            return PageKind.OTHER, "the page says that it was not found"
        readers: tuple[tuple[PageKind, int, Callable[[], list[Mark]]], ...] = (
            (PageKind.CONFIRMATION, 4, self._confirmation),
            (PageKind.CHECKOUT, 4, self._checkout),
            (PageKind.CART, 4, self._cart),
            (PageKind.HOME, 3, self._home),
            (PageKind.PRODUCT, 4, self._product),
            (PageKind.SEARCH, 3, self._search),
            (PageKind.CATEGORY, 3, self._category),
        )
        for kind, needed, read in readers:
            marks = read()
            if add_up(marks) >= needed:
                return kind, ", ".join(mark.what for mark in marks if mark.weight > 0)
        return PageKind.OTHER, "no sufficient mark of a shop's page"

    # what the readers share

    @cached_property
    def _headline(self) -> str:
        """Title and main headings."""
        headings = [
            each
            for each in self.document.tagged("h1", "h2")
            if not each.hidden and not self.layout.furniture(each)
        ][:6]
        return " | ".join([self.document.title, *(each.words(200) for each in headings)])

    @cached_property
    def _address(self) -> str:
        return f"{self.layout.parts.path}?{self.layout.parts.query}".lower()

    def _by_address(self, kind: PageKind) -> list[Mark]:
        return [Mark(1, "its address")] if _URL[kind].search(self._address) else []

    @cached_property
    def _own(self) -> list[Control]:
        """The page's own add-to-cart controls."""
        return list(self.product.own)

    @cached_property
    def _card_targets(self) -> set[str]:
        """Where the cards of other products lead to."""
        return {self.cards.target(card) for card in self.cards.all} - {""}

    @cached_property
    def _sells_in_cards(self) -> bool:
        return any(self.cards.of(each.element) is not None for each in self.purchases.controls)

    @cached_property
    def _content_forms(self) -> list[Form]:
        return [
            each
            for each in self.purchases.forms
            if not each.newsletter and not (each.element is not None and self.layout.furniture(each.element))
        ]

    def _says_not_found(self) -> bool:
        headings = [each.words(120) for each in self.document.headings]
        return any(
            words.NOT_FOUND.found_in(text) and len(text) <= 60
            for text in (*headings, self.document.title.partition("|")[0])
        ) and (  # noqa: PLR2004
            not self._own and not self.stated.products
        )

    # the kinds

    def _confirmation(self) -> list[Mark]:
        if self._own_purchase or any(form.address or "card" in form.purposes for form in self._content_forms):
            return []
        marks = self._by_address(PageKind.CONFIRMATION)
        main = self.layout.main
        lead = main.words(1500) if main is not None else ""
        if words.THANKS.found_in(self._headline):
            marks.append(Mark(2, "a heading that thanks or confirms"))
        elif words.THANKS.found_in(lead):
            marks.append(Mark(1, "words that thank or confirm"))
        if self.order.order_number:
            marks.append(Mark(2, "an order number"))
        if any(each.role in {"total", "subtotal"} for each in self.order.amounts):
            marks.append(Mark(1, "an order's total"))
        quantities = [
            each for form in self._content_forms for each in form.fields if each.purpose == "quantity"
        ]
        if quantities or self._places_order:
            marks.append(Mark(-3, "quantities to change"))
        if (
            "password" in {purpose for form in self._content_forms for purpose in form.purposes}
            and not self.order.order_number
        ):
            marks.append(Mark(-2, "a login"))
        if not any(
            mark.what.startswith(("a heading that", "words that", "an order number")) for mark in marks
        ):
            return []
        return marks

    @cached_property
    def _places_order(self) -> bool:
        return any(
            words.PLACE_ORDER.found_in(text) and len(text) <= 60  # noqa: PLR2004
            for each in self.document.tagged("button", "input")
            if not each.hidden and (each.tag == "button" or each.get("type") in {"submit", "button"})
            for text in [each.words(80) or each.get("value")]
        )

    def _checkout(self) -> list[Mark]:
        if self._own_purchase:
            return []
        marks = self._by_address(PageKind.CHECKOUT)
        asked = frozenset(purpose for form in self._content_forms for purpose in form.purposes)
        address = any(form.address for form in self._content_forms)
        lines = self._line_quantities()
        if words.CHECKOUT.found_in(self._headline):
            marks.append(Mark(1, "its heading"))
        if address and not lines:
            marks.append(Mark(2, "an address form"))
        if "card" in asked or ("payment" in asked and self._radios("payment")):
            marks.append(Mark(2, "payment fields"))
        if "shipping" in asked and self._radios("shipping") and not lines:
            marks.append(Mark(2, "a choice of delivery"))
        if self._places_order and self._totals and not lines and not self._sells_in_cards:
            marks.append(Mark(2, "a button that places the order"))
        if self._totals and not lines:
            marks.append(Mark(1, "an order's total"))
        if "email" in asked and (address or words.GUEST.found_in(self._body_words)):
            marks.append(Mark(1, "it asks for an e-mail address"))
        if "password" in asked and not address:
            guest = words.GUEST.found_in(self._body_words)
            marks.append(Mark(1, "a choice between guest and account") if guest else Mark(-2, "a login"))
        if "password" in asked and address and not self._totals and not self._by_address(PageKind.CHECKOUT):
            marks.append(Mark(-3, "a registration"))
        return marks if any(mark.what != "its address" for mark in marks) else []

    @cached_property
    def _body_words(self) -> str:
        main = self.layout.main
        return main.words(6000) if main is not None else ""

    @cached_property
    def _totals(self) -> bool:
        return any(each.role in {"total", "subtotal"} for each in self.order.amounts)

    def _radios(self, purpose: str) -> bool:
        return any(
            field.purpose == purpose and field.element.get("type").lower() in {"radio", "checkbox", "hidden"}
            for form in self.purchases.forms
            for field in form.fields
        )

    def _line_quantities(self) -> list[Element]:
        """The quantity fields of an order's lines."""
        return [
            field.element
            for form in self.purchases.forms
            for field in form.fields
            if (
                field.purpose == "quantity" or (field.purpose == "" and field.element.get("type") == "number")
            )
            and not self._in_purchase(field.element)
        ]

    def _in_purchase(self, element: Element) -> bool:
        return any((each.form or each.element).holds(element) for each in self.purchases.controls)

    def _cart(self) -> list[Mark]:
        if self._own_purchase:
            return []
        marks = self._by_address(PageKind.CART)
        if words.CART.found_in(self._headline):
            marks.append(Mark(1, "its heading"))
        if words.CART_EMPTY.found_in(self._body_words):
            marks.append(Mark(2, "it says that the cart is empty"))
        if self._line_quantities():
            marks.append(Mark(2, "quantities to change"))
        if self._leads_to_checkout():
            marks.append(Mark(1, "the way to the checkout"))
        if self._totals:
            marks.append(Mark(1, "a total"))
        if not any(mark.weight > 1 for mark in marks) and not self._totals:
            return []
        return marks

    def _leads_to_checkout(self) -> bool:
        for each in self.document.tagged("a", "button", "input"):
            if each.hidden or self.layout.furniture(each):
                continue
            label = each.words(60) or each.get("value")
            target = (each.get("href") or each.get("formaction") or each.get("name")).lower()
            if (
                words.CHECKOUT.found_in(label)
                and len(label) <= 50
                and (each.tag != "input" or each.get("type") in {"submit", "button"})
            ):  # noqa: PLR2004
                return True
            if _URL[PageKind.CHECKOUT].search(target) or target == "checkout":
                return True
        return False

    def _home(self) -> list[Mark]:
        if not self.layout.is_root or self.stated.types & _PRODUCT_OG:
            return []
        return [Mark(3, "the site's root")]

    @cached_property
    def _own_purchase(self) -> bool:
        """Whether the page sells one product of its own: a heading, its price, its control."""
        own = [each for each in self._own if not self.layout.furniture(each.element)]
        if not own or not self.layout.name_headings:
            return False
        if len({(each.form or each.element).start for each in own}) > 3:  # noqa: PLR2004
            return False
        return bool(self.product.asked or self.product.near)

    def _product(self) -> list[Mark]:
        marks = self._by_address(PageKind.PRODUCT)
        if "og:product" in self.stated.types or "og:product.item" in self.stated.types:
            marks.append(Mark(3, "og:type"))
        data = [each for each in self.product.own_stated if each.source != "open graph"]
        if data:
            marks.append(Mark(3, f"a product in {data[0].source}"))
        if self._own_purchase:
            marks.append(Mark(4, f"its own price and {self._own[0].why}"))
        elif self._own and self.layout.name_headings and (self.product.ids or self._quote_form):
            marks.append(Mark(2, f"{self._own[0].why} without a price"))
        if self.product.near and self.layout.name_headings and not self._own:
            marks.append(Mark(1, "a price beside its heading"))
        if self.product.selection.labelled:
            marks.append(Mark(1, "an article number"))
        if self.stated.types & _ARTICLE_TYPES and not self._own_purchase:
            marks.append(Mark(-3, "an article"))
        if (
            self.stated.types & _LISTING_TYPES
            and not self._own_purchase
            and len(self._card_targets) >= _CARDS
        ):
            marks.append(Mark(-3, "a listing"))
        if len(self._card_targets) >= _CARDS and not self._own and self._sells_in_cards:
            marks.append(Mark(-3, "several products to buy"))
        return marks

    @cached_property
    def _quote_form(self) -> bool:
        return any(each.purpose == "quantity" for form in self.purchases.forms for each in form.fields)

    def _search(self) -> list[Mark]:
        marks = self._by_address(PageKind.SEARCH)
        asked = next(
            (self.layout.query[name] for name in _SEARCH_PARAMETERS if self.layout.query.get(name)), ""
        )
        if asked:
            wanted = words.fold(asked)
            typed = [
                each.get("value")
                for each in self.document.tagged("input")
                if each.get("type") in {"search", "text", ""}
            ]
            if any(words.fold(value) == wanted for value in typed if value):
                marks.append(Mark(2, "the words that were searched, in the search field"))
            if len(wanted) > 1 and wanted in words.fold(self._headline):
                marks.append(Mark(2, "the words that were searched, in its heading"))
        if words.SEARCH.found_in(self._headline):
            marks.append(Mark(2, "its heading"))
        if "SearchResultsPage" in self.stated.types:
            marks.append(Mark(3, "structured data"))
        return marks

    def _category(self) -> list[Mark]:
        marks = []
        if len(self._card_targets) >= _CARDS:
            marks.append(Mark(3, f"{len(self._card_targets)} products with prices or add-to-cart controls"))
        elif self._card_targets:
            marks.append(Mark(1, "products"))
        if self.stated.types & _LISTING_TYPES:
            marks.append(Mark(2, "a listing in structured data"))
        if self.document.body is not None and re.search(
            r"collection|category|catalog|tax-product_cat|archive|listing|plp", self.document.body.handle
        ):
            marks.append(Mark(1, "its own name for itself"))
        if any(
            re.search(r"sort|orderby|order_by", each.get("name").lower())
            for each in self.document.tagged("select")
        ):
            marks.append(Mark(1, "a choice of order"))
        if self.stated.types & _ARTICLE_TYPES:
            marks.append(Mark(-3, "an article"))
        links = {
            each.get("href")
            for each in self.cards.links
            if re.search(r"product|item|produ[ck]t", each.handle + " " + _parent_handles(each))
        }
        if len(links) >= _CARDS:
            marks.append(Mark(2, "a list of products"))
        return marks


def _parent_handles(element: Element) -> str:
    return " ".join(each.handle for each in list(element.ancestors)[:3])
