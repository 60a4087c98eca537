"""The page object that a config names: imported with clear refusals, asked with clear failures."""

from pathlib import Path

import pytest

from auditor.gather.journey.page_object import PageObjectError, asking, load
from auditor.model.actions import Ask, Click, Open, Pins, Target
from auditor.model.errors import UsageError
from auditor.model.journey import ConsentChoice, Proof, Step, Until
from tests.gather.browsing import a_page
from tests.gather.journey.test_pinned import Odd
from tests.gather.shop import KEPT, audited, outcome

pytestmark = KEPT


def written(folder: Path, text: str) -> Path:
    path = folder / "shop.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_its_functions_stand_among_the_pins(tmp_path: Path) -> None:
    path = written(
        tmp_path, "import re\n\ndef _help(): ...\n\nasync def add(page): ...\nasync def order(page): ...\n"
    )
    pins = Pins(cart=(Open("/loot"),), page_object=path)
    assert asking(pins) == Pins(
        add=(Ask("add"),), cart=(Open("/loot"),), order=(Ask("order"),), page_object=path
    )
    assert asking(Pins()) == Pins()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("async def add(page:", r"cannot be imported: SyntaxError: .* \(shop\.py, line 1\)"),
        ("\nimport no_such_thing", r"ModuleNotFoundError: .*no_such_thing.* \(shop\.py, line 2\)"),
        ("raise SystemExit(3)", r"cannot be imported: SystemExit: 3 \(shop\.py, line 1\)"),
        ("x = 1", "has no function for a part of the journey"),
        ("def add(page): ...", r"add must be written as: async def add\(page\)"),
        ("async def add(): ...", r"add must be written as: async def add\(page\)"),
        ("async def checkuot(page): ...", r"checkuot is no part of the journey; did you mean checkout\?"),
        ("async def page_object(page): ...", "page_object is no part of the journey"),
    ],
)
def test_refusals_name_the_file_and_what_is_right(tmp_path: Path, text: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError, match=says) as refused:
        load(path)
    assert str(refused.value).startswith(f"{path}: ")


def test_a_part_is_pinned_once(tmp_path: Path) -> None:
    path = written(tmp_path, "async def cart(page): ...")
    with pytest.raises(UsageError, match="cart is pinned in the config as well"):
        asking(Pins(cart=(Open("/loot"),), page_object=path))


async def test_what_its_functions_do_wrong_is_told(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "async def add(page):\n    return {}['key']\nasync def cart(page):\n    return [page]\n"
        "async def product(page):\n    return None\nasync def order(page):\n    return page.locator('b')\n",
    )
    loaded = load(path)
    async with a_page() as page:
        with pytest.raises(PageObjectError, match=r"failed with KeyError: 'key' \(shop\.py, line 2\)"):
            await loaded.ask("add", page)
        with pytest.raises(PageObjectError, match="gave a list, not a Locator, an address or None"):
            await loaded.ask("cart", page)
        assert await loaded.ask("product", page) is None
        assert await loaded.ask("order", page) is not None


async def test_a_shop_is_walked_by_its_page_object(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "async def product(page):\n    return '/products/bowl'\n"
        "async def add(page):\n    await page.locator('#whom').fill('nobody')\n    return page.get_by_text('Zap it')\n"
        "async def added(page):\n    return page.get_by_text('Zapped')\n"
        "async def cart(page):\n    raise ValueError('no loot')\n",
    )
    async with Odd() as shop:
        evidence = await audited(shop, tmp_path / "out", until=Until.CART, pins=Pins(page_object=path))
    assert outcome(evidence, Step.PRODUCT).proof is Proof.PINNED
    assert shop.zapped == "nobody"
    assert outcome(evidence, Step.CART).reason == (
        "The page object's cart failed with ValueError: no loot (shop.py, line 9)"
        f" on {shop.url}products/bowl."
    )


class Asking(Odd):
    """It asks for consent, in its own words."""

    def page(self, title: str, body: str, *, head: str = "") -> str:
        banner = (
            "<div id='consent' role='dialog' aria-label='Cookie consent' hidden><p>We use cookies for ads.</p>"
            "<button onclick='settle(1)'>Accept all</button><button onclick='settle(0)'>Reject all</button></div>"
            "<script>const banner = document.querySelector('#consent'); banner.hidden = /consent=/.test(document.cookie);"
            "const settle = (yes) => { document.cookie = `consent=${yes}; path=/`; banner.hidden = true }</script>"
        )
        return super().page(title, banner + body, head=head)


async def test_both_runs_of_a_comparison_take_the_pins_and_one_orders(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "async def add(page):\n    await page.locator('#whom').fill('nobody')\n    return page.get_by_text('Zap it')\n"
        "async def added(page):\n    return page.get_by_text('Zapped')\n"
        "async def order(page):\n    return page.get_by_role('button', name='Zing')\n",
    )
    pins = Pins(
        product=(Open("/products/bowl"),),
        cart=(Open("/loot"),),
        checkout=(Click(Target(text="Onwards")),),
        page_object=path,
    )
    async with Asking() as shop:
        evidence = await audited(
            shop,
            tmp_path / "out",
            until=Until.PURCHASE,
            place_order=True,
            consent=ConsentChoice.COMPARE,
            pins=pins,
        )
        assert len(shop.orders) == 1
    assert [(one.run, one.step, one.reached, one.proof) for one in evidence.steps] == [
        ("accept", Step.PRODUCT, True, Proof.PINNED),
        ("accept", Step.CART, True, Proof.PINNED),
        ("accept", Step.CHECKOUT, True, Proof.PAGE),
        ("accept", Step.PURCHASE, True, Proof.PAGE),
        ("reject", Step.PRODUCT, True, Proof.PINNED),
        ("reject", Step.CART, True, Proof.PINNED),
        ("reject", Step.CHECKOUT, True, Proof.PAGE),
    ]
    assert [(one.run, one.answer) for one in evidence.consent] == [
        ("accept", ConsentChoice.ACCEPT),
        ("reject", ConsentChoice.REJECT),
    ]
