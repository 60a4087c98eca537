from auditor.decode.page.cards import Cards
from auditor.decode.page.layout import Layout
from auditor.decode.page.prices import VisiblePrices
from auditor.decode.page.purchase import Purchases
from auditor.decode.page.tree import parse
from tests.decode.page.shapes import FORM, URL, card


def cards_of(body: str) -> tuple[Cards, VisiblePrices]:
    document = parse(body)
    layout = Layout(document, URL)
    prices = VisiblePrices(layout, "en")
    return Cards(layout, prices.places, Purchases(layout).places), prices


def owned(body: str) -> dict[str, bool]:
    """Which amounts stand in another product's card."""
    cards, prices = cards_of(body)
    return {each.text: cards.of(each.element) is not None for each in prices.all}


def test_a_price_belongs_to_the_link_that_is_nearer_than_the_heading() -> None:
    assert owned(f"<main><div><h1>Tee</h1><p>€24.00</p></div><ul>{card('cap', '€18.00')}{card('bag', '€49.00')}</ul></main>") == {
        "€24.00": False, "€18.00": True, "€49.00": True,
    }  # fmt: skip


def test_a_total_below_one_line_is_not_the_line_s() -> None:
    line = '<div class="row"><a href="/p/cap"><img alt="Cap"></a><b>€18.00</b></div>'
    assert owned(f"<h1>Cart</h1><div>{line}<div><p>Total €22.90</p></div></div>") == {
        "€18.00": True,
        "€22.90": False,
    }


def test_links_to_the_page_itself_and_to_pictures_own_nothing() -> None:
    links = '<a href="/x/7f3a?variant=2"><img alt="red"></a><a href="/big.jpg"><img alt="tee"></a><a href="#zoom"><img alt="tee"></a>'
    assert owned(f"<h1>Tee</h1><div>{links}<p>€24.00</p></div>") == {"€24.00": False}


def test_a_link_that_holds_its_price_is_a_card() -> None:
    assert owned('<h1>Tee</h1><div><a href="/p/cap">Cap €18.00</a></div>') == {"€18.00": True}


def test_a_card_leads_somewhere() -> None:
    cards, _ = cards_of(
        f"<main><h1>All</h1><ul>{card('cap', '€18.00', button=FORM)}{card('bag', '€49.00')}</ul></main>"
    )
    assert [cards.target(each) for each in cards.all] == ["/p/cap", "/p/bag"]
