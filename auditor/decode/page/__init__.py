"""What a page says: the kind of page, the product it sells, the order it sums up, where it leads.

`read_page` reads the served HTML as well as the rendered snapshot. It is exact where the page is clear
and says so where it isn't: a price that may be read in two ways is a doubt, never a guess.
"""

from auditor.decode.page.cards import Cards, split_controls
from auditor.decode.page.ids import Ids
from auditor.decode.page.jsonld import read_jsonld
from auditor.decode.page.kind import tell_kind
from auditor.decode.page.layout import Layout
from auditor.decode.page.links import read_links
from auditor.decode.page.microdata import read_microdata
from auditor.decode.page.open_graph import read_open_graph
from auditor.decode.page.order import OrderReader
from auditor.decode.page.own_inline import OwnInline
from auditor.decode.page.own_stated import OwnStated
from auditor.decode.page.prices import VisiblePrices
from auditor.decode.page.product import ProductReader
from auditor.decode.page.purchase import Purchases
from auditor.decode.page.rdfa import read_rdfa
from auditor.decode.page.selection import Selection
from auditor.decode.page.signs import Signs
from auditor.decode.page.tree import parse
from auditor.model.page import PageKind, PageReading

_MAY_CONFIRM = frozenset({PageKind.CONFIRMATION, PageKind.OTHER})
_ORDER_KINDS = frozenset({PageKind.CART, PageKind.CHECKOUT, PageKind.CONFIRMATION})


def read_page(html: str, url: str) -> PageReading:
    """What one document says. `url` is where it was got from. Raises nothing, whatever the HTML is."""
    document = parse(html)
    layout = Layout(document, url)
    stated = read_jsonld(document)
    stated.add(read_microdata(document))
    stated.add(read_rdfa(document))
    stated.add(read_open_graph(document))
    purchases = Purchases(layout)
    prices = VisiblePrices(layout, document.language)
    cards = Cards(layout, prices.places, purchases.places)
    own, others = split_controls(purchases.controls, cards)
    selection = Selection(layout, cards, own)
    ids = Ids(layout, cards, selection, own=own, others=others)
    own_stated = OwnStated(layout, stated, cards, selection.chosen.values)
    own_inline = OwnInline(layout, cards, selection.chosen.values)
    product = ProductReader(layout, cards, own, prices, selection, ids, own_stated, own_inline)
    controls = [*own, *others]
    order = OrderReader(layout, cards, prices, sorted(each.element.start for each in controls))
    signs = Signs(layout, cards, purchases.forms, controls, product, order)
    kind, why = tell_kind(signs)
    amounts = order.amounts if kind in _ORDER_KINDS else ()
    return PageReading(
        kind=kind,
        why=why,
        title=document.title,
        language=document.language,
        product=product.read() if kind is PageKind.PRODUCT else None,
        amounts=amounts,
        currencies=tuple(sorted({each.money.currency for each in amounts if each.money.currency})),
        other_ids=product.other_ids(),
        order_number=order.number if kind is PageKind.CONFIRMATION else "",
        asks_for_contact=purchases.asks_for_contact(strict=kind not in _ORDER_KINDS),
        links=read_links(layout),
        doubt=order.doubt if kind in _ORDER_KINDS else "",
        not_found=signs.not_found,
        payment=order.payment if kind in _MAY_CONFIRM else None,
    )
