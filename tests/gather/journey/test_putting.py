"""What is put into the cart is the page's own product, and no other's that is recommended there."""

from pathlib import Path

from auditor.model.journey import Step, Until
from tests.gather.shop import Shop, audited, outcome


class Parents(Shop):
    """A second product without a button of its own, beside a card that has one."""

    def buy(self, name: str) -> str:
        if name == "plate":
            return (
                "<h2>Recently viewed</h2><article class='product_pod'><h3><a href='/products/cup'>Cup</a></h3>"
                f"{super().buy('cup')}</article>"
            )
        return super().buy(name)


async def test_a_recommended_product_is_not_bought_in_a_page_s_name(tmp_path: Path) -> None:
    async with Parents() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, basket="full")
    assert [one.name for one in outcome(evidence, Step.CART).additions] == ["Cup", "Bowl"]
