from auditor.demo import DEMO_THEME, PixelTheme, Storefront, Theme
from auditor.demo.storefront import Checkout
from tests.demo.visiting import ADDRESS, visiting


def test_the_default_is_healthy() -> None:
    assert Theme() == Theme(pixel=PixelTheme(), storefront=Storefront())


async def test_the_demo_s_faults_stand_in_its_pages() -> None:
    async with visiting(DEMO_THEME) as visitor:
        assert "ttq" not in (await visitor.get("/category/table")).text
        assert "String(item.sku_id)" in (await visitor.get("/products/morning-mug")).text
        await visitor.post("/cart/add", {"product": "JC-MUG-01"})
        assert '"cart"' in (await visitor.get("/checkout")).firings[0][0]
        await visitor.post("/checkout/details", ADDRESS)
        thanks = await visitor.post("/checkout/place", {})
        purchase = thanks.firings[-1][0]
        assert "CompletePayment" in purchase
        assert "currency" not in purchase
        assert (await visitor.get(thanks.path)).firings[-1][0] == purchase


def test_the_demo_has_all_that_a_shop_has() -> None:
    shop = DEMO_THEME.storefront
    assert shop.checkout is Checkout.TWO_PAGES
    assert len(shop.goods) >= 12
