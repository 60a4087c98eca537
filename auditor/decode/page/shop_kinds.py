"""The marks of a home page, a product, a listing and a search."""

import re

from auditor.decode.page import addresses, words
from auditor.decode.page.phrases import fold
from auditor.decode.page.signs import Mark, Signs
from auditor.decode.page.tree import Element
from auditor.model.page import PageKind

_ARTICLES = frozenset({"Article", "BlogPosting", "NewsArticle", "Blog", "Recipe", "HowTo"})
_LISTINGS = frozenset({"CollectionPage", "ItemList", "OfferCatalog", "ProductCollection"})
_PRODUCTS = frozenset({"og:product", "og:product.item"})
_SEVERAL = 3
_LISTING_NAME = re.compile(r"collection|category|catalog|tax-product_cat|archive|listing|plp")
_PRODUCT_PAGE = re.compile(
    r"product[-_]?(?:page|details?|view|main|info|single|template)|single-product|page-product|(?:^|\s)pdp(?:$|[\s_-])|itemdetail"
)
_PRODUCT_NAME = re.compile(r"product|item|produ[ck]t")
_SORT = re.compile(r"sort|orderby|order_by")


def home(signs: Signs) -> list[Mark]:
    """The site's root, unless it says of itself that it is a product."""
    if not signs.layout.is_root or signs.stated.types & _PRODUCTS:
        return []
    return [Mark(3, "the site's root")]


def product(signs: Signs) -> list[Mark]:
    """One product: it says so, or it has a heading, a price and a control of its own."""
    marks = signs.by_address(PageKind.PRODUCT)
    data = [each for each in signs.stated.own if each.source != "open graph"]
    if signs.stated.types & _PRODUCTS:
        marks.append(Mark(3, "og:type"))
    if data:
        marks.append(Mark(3, f"a product in {data[0].source}"))
    if signs.sells_own:
        return [*marks, Mark(4, f"its own price and {signs.own[0].why}")]
    if signs.own and signs.layout.name_headings and (signs.product.ids or "quantity" in signs.asked):
        marks.append(Mark(2, f"{signs.own[0].why}, without a price"))
    if signs.product.near and not signs.own:
        marks.append(Mark(1, "a price beside its heading"))
        if signs.says_sold_out and len(signs.card_targets) < _SEVERAL:
            marks.append(Mark(3, "it says that it is sold out"))
    if signs.product.all_ids.labelled:
        marks.append(Mark(1, "an article number"))
    if any(
        _PRODUCT_PAGE.search(above.handle) for each in signs.layout.name_headings for above in each.ancestors
    ):
        marks.append(Mark(2, "its own name for itself"))
    return [*marks, *_against_product(signs)]


def _against_product(signs: Signs) -> list[Mark]:
    """What speaks against a product page where no control of its own speaks for it."""
    marks: list[Mark] = []
    several = len(signs.card_targets) >= _SEVERAL
    if signs.stated.types & _ARTICLES:
        marks.append(Mark(-3, "an article"))
    if several and signs.stated.types & _LISTINGS:
        marks.append(Mark(-3, "a listing"))
    if several and signs.sells_in_cards and not signs.own:
        marks.append(Mark(-3, "several products to buy"))
    return marks


def search(signs: Signs) -> list[Mark]:
    """The answer to a visitor's own words."""
    marks = signs.by_address(PageKind.SEARCH)
    query = signs.layout.query
    asked = fold(next((query[name] for name in addresses.SEARCH_PARAMETERS if query.get(name)), ""))
    if asked:
        typed = {
            fold(each.get("value"))
            for each in signs.document.tagged("input")
            if each.get("type").lower() in {"search", "text", ""}
        }
        if asked in typed:
            marks.append(Mark(2, "the words that were searched, in the search field"))
        if len(asked) > 1 and asked in fold(signs.headline):
            marks.append(Mark(2, "the words that were searched, in its heading"))
    if words.SEARCH.found_in(signs.headline):
        marks.append(Mark(2, "its heading"))
    if "SearchResultsPage" in signs.stated.types:
        marks.append(Mark(3, "structured data"))
    return marks


def category(signs: Signs) -> list[Mark]:
    """Several products to choose from."""
    marks = signs.by_address(PageKind.CATEGORY)
    count = len(signs.card_targets)
    if count:
        marks.append(Mark(min(count, _SEVERAL), f"{count} products with prices or add-to-cart controls"))
    if signs.stated.types & _LISTINGS:
        marks.append(Mark(2, "a listing in structured data"))
    if signs.document.body is not None and _LISTING_NAME.search(signs.document.body.handle):
        marks.append(Mark(1, "its own name for itself"))
    if any(_SORT.search(each.get("name").lower()) for each in signs.document.tagged("select")):
        marks.append(Mark(1, "a choice of order"))
    if len({each.get("href") for each in signs.cards.links if _named_product(each)}) >= _SEVERAL:
        marks.append(Mark(2, "a list of products"))
    if signs.stated.types & _ARTICLES:
        marks.append(Mark(-3, "an article"))
    return marks


def _named_product(link: Element) -> bool:
    return any(_PRODUCT_NAME.search(each.handle) for each in (link, *list(link.ancestors)[:3]))
