"""A hasty press: before the size is chosen that the product asks for."""

from pathlib import Path

from auditor.model.journey import Chosen, Step, Trial, Until
from tests.gather.shop import Shop, audited, outcome


class Asking(Shop):
    """A list of sizes of which none is chosen; without one the form is not sent."""

    def options(self, name: str) -> str:
        return (
            "<select name=size required><option value=''>Choose a size</option>"
            "<option value=s>S</option><option value=m>M</option></select>"
        )


async def test_what_the_form_holds_back_is_told_and_then_bought(tmp_path: Path) -> None:
    async with Asking() as shop:
        evidence = await audited(shop, tmp_path, until=Until.CART, basket="full")
    cart = outcome(evidence, Step.CART)
    first, second = cart.attempts
    assert (first.trial, first.words) == (Trial.ADD_REFUSED, "its form asks for a choice first")
    assert first.at < first.until < cart.additions[0].at < second.at < cart.additions[1].at
    assert first.visit_id == outcome(evidence, Step.PRODUCT).visit_id
    assert cart.additions[0].choices == (Chosen(text="M", value="m", first_text="S", first_value="s"),)
    added = [call.at for call in evidence.calls if call.arguments[:1] == ("AddToCart",)]
    assert [one.at <= moment <= one.until for one, moment in zip(cart.attempts, added[::2], strict=True)] == [
        True
    ] * 2
