"""What an audit put into a cart is taken out again, as a person would, and nothing else is touched."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Page, Route

from auditor.gather.journey import emptying
from auditor.gather.journey.emptying import LEFT, Emptying
from auditor.model.journey import Step, Until
from tests.gather.browsing import a_page
from tests.gather.shop import KEPT, Shop, audited, outcome, see_other

# ruff: noqa: RUF001 - the crosses of buttons

pytestmark = KEPT

# A cart that its page draws: `take(line)` takes one out, `pressed` is what else was pressed.
CART = """<body><main><h1>Cart</h1><div id=lines></div><p id=empty hidden>{empty}</p>{beside}
<button onclick="pressed.push('checkout')">Checkout</button> <a href="#" onclick="pressed.push('order')">Place order</a>
</main></body><script>
window.pressed = [];
let lines = ['Mug', 'Bowl'];
const draw = () => {{
  document.getElementById('lines').innerHTML = lines.map((name) => `<p>${{name}} $ 12.00 {line}</p>`).join('');
  document.getElementById('empty').hidden = lines.length > 0;
}};
const take = (name) => {{ lines = lines.filter((line) => line !== name); setTimeout(draw, {late}); }};
const keep = () => pressed.push('else');
draw();
</script>"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


async def emptied(
    page: Page,
    line: str,
    *,
    beside: str = "",
    empty: str = "Your cart is empty",
    late: int = 30,
    drawer: bool = False,
) -> bool:
    await page.goto("about:blank")
    trying = Emptying(page)
    await page.set_content(CART.format(line=line, beside=beside, empty=empty, late=late))
    done = await trying.done(drawer=drawer)
    assert await page.evaluate("pressed") == []
    assert await page.evaluate("lines.length === 0") == done
    return done


@pytest.mark.parametrize(
    "line",
    [
        "<button onclick=\"take('${name}')\">Remove</button>",
        "<a href='#' onclick=\"take('${name}')\">Artikel entfernen</a>",
        "<button onclick=\"take('${name}')\">削除</button>",
        "<button aria-label='Remove ${name} from cart' onclick=\"take('${name}')\"><svg width=20 height=20></svg></button>",
        "<a href='#' class='cart-remove' onclick=\"take('${name}')\">×</a>",
        "<span role=button data-action=delete-line style='display:inline-block;width:20px;height:20px' onclick=\"take('${name}')\"></span>",
        "<button onclick=\"if (confirm('Really?')) take('${name}')\">Delete</button>",
    ],
)
async def test_each_line_is_taken_out(page: Page, line: str) -> None:
    assert await emptied(page, line)


async def test_all_at_once_where_the_shop_offers_it(page: Page) -> None:
    beside = "<button onclick=\"confirm('All?') && (take('Mug'), take('Bowl'))\">Warenkorb leeren</button>"
    assert await emptied(page, "<button onclick=\"take('${name}')\">Entfernen</button>", beside=beside)


async def test_a_dialog_of_the_page_is_told_yes(page: Page) -> None:
    dialog = (
        "<div role=dialog id=sure hidden>Take it out? <button onclick=\"document.getElementById('sure').hidden = true\">Cancel</button>"
        "<button onclick=\"document.getElementById('sure').hidden = true; take(window.which)\">Yes</button></div>"
    )
    line = "<button onclick=\"window.which = '${name}'; document.getElementById('sure').hidden = false\">Remove</button>"
    assert await emptied(page, line, beside=dialog)


@pytest.mark.parametrize(
    "line",
    [
        "<form onsubmit=\"event.preventDefault(); this.qty.value === '0' && take('${name}')\"><input name=qty value=1 type=number min=0><button>Update</button></form>",
        "<input aria-label='Menge' value=2 onchange=\"this.value === '0' && take('${name}')\">",
        "<select name=quantity onchange=\"this.value === '0' && take('${name}')\"><option>0<option selected>1<option>2</select>",
    ],
)
async def test_a_quantity_of_none_takes_a_line_out(page: Page, line: str) -> None:
    assert await emptied(page, line)


async def test_a_cart_whose_words_are_unknown_is_empty_once_nothing_is_left(page: Page) -> None:
    assert await emptied(page, "<button onclick=\"take('${name}')\">Remove</button>", empty="Nichts mehr da")


async def test_a_cart_in_a_drawer_is_opened(page: Page) -> None:
    beside = (
        "<a href='#cart' class=cart onclick=\"document.getElementById('lines').hidden = false\">Cart</a>"
        "<script>setTimeout(() => { document.getElementById('lines').hidden = true; }, 0)</script>"
    )
    assert await emptied(
        page, "<button onclick=\"take('${name}')\">Remove</button>", beside=beside, drawer=True
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "<button onclick=keep()>Save for later</button> <button onclick=keep()>Remove coupon</button>",
        "<button onclick=keep() class=remove-voucher>×</button> <button onclick=keep() disabled>Remove</button>",
        "<input name=qty type=number min=1 value=1> <input name=qty readonly value=1>",
    ],
)
async def test_what_takes_nothing_out_is_left_alone(
    page: Page, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emptying, "_STILL", 0.2)
    assert not await emptied(page, line)


async def test_a_document_that_has_just_come_is_no_empty_cart(page: Page) -> None:
    """Each line that goes loads the page anew: what has no line yet may get one."""
    served: list[str] = []

    async def serve(route: Route) -> None:
        served.append(route.request.url)
        lines = "<p>Mug <a href='?remove'>Remove</a></p>" * (3 - len(served))
        await route.fulfill(body=f"<h1>Cart</h1>{lines}", content_type="text/html")

    await page.route("http://shop.example/**", serve)
    trying = Emptying(page)
    await page.goto("http://shop.example/cart?")
    assert await trying.done(drawer=False)
    assert len(served) == 3


async def test_a_shop_that_takes_nothing_out_is_not_asked_for_ever(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emptying, "_STILL", 0.2)
    line = "<button onclick='1'>Remove</button><input name=qty type=number min=0 value=1>"
    assert not await emptied(page, line)


class Removing(Shop):
    """Its cart lets a line be removed; keeps what was asked in which order."""

    def __init__(self) -> None:
        super().__init__()
        self.last: list[str] = []

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        self.last.append(f"{request.method} {path}")
        if path == "/cart/remove":
            self.carts.clear()
            return see_other("/cart")
        return await super().answer(request, path, form)

    def cart(self, count: int) -> str:
        way = "<form method=post action='/cart/remove'><button>Remove</button></form>" if count else ""
        return super().cart(count).replace("<td>Cup</td>", f"<td>Cup {way}</td>")


async def test_the_cart_is_left_empty_and_nothing_of_that_is_evidence(tmp_path: Path) -> None:
    async with Removing() as shop:
        evidence = await audited(shop, tmp_path, pages=3, empties_cart=True)
    assert outcome(evidence, Step.CHECKOUT).reached
    assert shop.requests["POST /cart/remove"] == 1
    assert shop.last[-3:] == ["GET /cart", "POST /cart/remove", "GET /cart"], "it comes last"
    assert not shop.carts.total()
    assert LEFT not in evidence.capture.notes
    assert not any("/cart/remove" in visit.requested_url for visit in evidence.visits)
    assert all(request.visit_id is not None for request in evidence.requests)


async def test_after_an_order_nothing_is_touched(tmp_path: Path) -> None:
    async with Removing() as shop:
        await audited(shop, tmp_path, until=Until.PURCHASE, place_order=True, empties_cart=True)
    assert len(shop.orders) == 1
    assert shop.requests["POST /cart/remove"] == 0


class Stuck(Removing):
    """Shows its cart once, and then never again."""

    async def answer(self, request: web.Request, path: str, form: dict[str, str]) -> str | web.StreamResponse:
        if path == "/cart" and "GET /cart" in self.last:
            await asyncio.Event().wait()
        return await super().answer(request, path, form)


async def test_what_stays_in_the_cart_is_told_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emptying, "_WHOLE", 1.0)
    async with Stuck() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, empties_cart=True)
    assert LEFT in evidence.capture.notes
