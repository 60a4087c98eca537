"""What lies over a page is put aside as a visitor does: gates are passed, offers declined, the cart left alone."""

from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest
import pytest_asyncio
from playwright.async_api import Page

from auditor.gather.journey.overlays import Overlays
from tests.gather.browsing import a_page

pytestmark = pytest.mark.asyncio(loop_scope="module")

OVER = "<div id=o style='position:fixed;inset:0;background:#fff;z-index:9'>{}</div>"
AWAY = "onclick='this.closest(\"#o\").remove()'"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page() -> AsyncIterator[Page]:
    async with a_page() as page:
        yield page


class Patient:
    """A session as far as it is asked."""

    async def until(self, tab: object, done: object, *, within: float) -> bool:
        del tab, within
        return bool(await done())  # type: ignore[operator]


async def closed(page: Page, html: str) -> bool:
    """Whether the overlay was seen to go."""
    await page.set_content("<h1>Shop</h1>" + OVER.format(html))
    over = await page.query_selector("#o")
    assert over is not None
    text = (await over.inner_text()).lower()
    overlays = Overlays(Patient(), None)  # type: ignore[arg-type]
    tab = SimpleNamespace(page=page, documents=0)
    pressed = await overlays._close(tab, over, text)  # type: ignore[arg-type]
    return pressed and await page.query_selector("#o") is None


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Spin to win 15% off</h2><input type=email><button>Try my luck</button><a href='#' {AWAY}>No, I don't feel lucky</a>",
        f"<h2>10 % Rabatt</h2><input type=email><button>Sichern</button><button {AWAY}>Nein, ich zahle den vollen Preis</button>",
        f"<h2>Select your shipping country</h2><select><option>Germany</option></select><button {AWAY}>Start shopping</button>",
        f"<h2>Bitte Land wählen</h2><a href='https://other.example/'>Österreich</a><button {AWAY}>Bestätigen</button>",
        f"<h2>Sind Sie volljährig?</h2><button>Nein</button><button {AWAY}>Ja, ich bin volljährig</button>",
        f"<h2>Join us</h2><input type=email><button>Subscribe</button><button aria-label='Close dialog' {AWAY}><svg width=9 height=9></svg></button>",
    ],
)
async def test_a_way_past_it(page: Page, html: str) -> None:
    assert await closed(page, html)


@pytest.mark.parametrize(
    "fields",
    [
        "<select aria-label=Day><option value=''>Day</option>" + "".join(f"<option>{n}</option>" for n in range(1, 32)) + "</select>"
        "<select aria-label=Month><option value=''>Month</option>" + "".join(f"<option value={n}>m{n}</option>" for n in range(1, 13)) + "</select>"
        "<select name=year id=year><option value=''>Year</option><option>2020</option><option>1990</option><option>1985</option></select>",
        "<input placeholder=DD maxlength=2><input placeholder=MM maxlength=2><input id=year placeholder=YYYY maxlength=4>",
        "<input id=year name=dob placeholder='DD/MM/YYYY'>",
        "<input id=year type=date name=birthdate>",
    ],
)  # fmt: skip
async def test_a_gate_that_asks_for_the_date_of_birth(page: Page, fields: str) -> None:
    check = (
        "onclick=\"if (/1985|1990/.test(document.getElementById('year').value)) this.closest('#o').remove()\""
    )
    gate = f"<h2>Please enter your date of birth</h2><p>You must be 18 or older.</p>{fields}<button type=button {check}>Enter</button>"
    assert await closed(page, gate)


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Your cart</h2><p>Cup</p><button {AWAY}>Continue shopping</button><a href='/checkout'>Checkout</a>",
        f"<h2>Are you over 18?</h2><button {AWAY}>No</button>",
        f"<h2>Our story</h2><button {AWAY}>Subscribe</button>",
    ],
)
async def test_what_is_left_alone(page: Page, html: str) -> None:
    assert not await closed(page, html)
