"""The marks of a cart, a checkout and a confirmation."""

from auditor.decode.page import addresses, words
from auditor.decode.page.purchase import label_of
from auditor.decode.page.signs import MAX_BUTTON, Mark, Signs
from auditor.model.page import PageKind

_MAX_STEPS = 200  # characters


def confirmation(signs: Signs) -> list[Mark]:
    """An order that was placed: thanks, a number, a total, and nothing left to fill in."""
    if signs.sells_own or signs.asks_address or "card" in signs.asked:
        return []
    marks: list[Mark] = []
    address = signs.by_address(PageKind.CONFIRMATION)
    if words.THANKS.found_in(signs.headline):
        marks.append(Mark(2, "a heading that thanks or confirms"))
    elif words.THANKS.found_in(signs.lead):
        marks.append(Mark(1, "words that thank or confirm"))
    if (marks or address) and signs.order.number:
        marks.append(Mark(2, "an order number"))
    if not marks:
        return []
    if signs.order.has_total:
        marks.append(Mark(1, "an order's total"))
    if signs.quantities or signs.places_order:
        marks.append(Mark(-3, "an order that can still be changed"))
    if "password" in signs.asked and not signs.order.number:
        marks.append(Mark(-2, "a login"))
    return [*address, *marks]


def checkout(signs: Signs) -> list[Mark]:
    """An order that is being placed: an address, a delivery, a payment, the button that orders."""
    if signs.sells_own:
        return []
    marks = [*_asked(signs), *_login(signs)]
    if words.CHECKOUT.found_in(signs.headline) or words.PAYMENT.found_in(signs.headline):
        marks.append(Mark(1, "its heading"))
    address = signs.by_address(PageKind.CHECKOUT)
    if address and _shows_steps(signs):
        marks.append(Mark(2, "the steps of a checkout"))
    if (marks or address or signs.places_order) and not signs.quantities and signs.order.has_total:
        marks.append(Mark(1, "an order's total"))
        if signs.places_order and not signs.sells_in_cards:
            marks.append(Mark(2, "a button that places the order"))
    return [*address, *marks] if marks else []


def _asked(signs: Signs) -> list[Mark]:
    """What its forms ask for. An estimate of delivery beside a cart's lines asks for a place, too."""
    marks: list[Mark] = []
    lines = bool(signs.quantities)
    if signs.asks_address and (not lines or "street" in signs.asked):
        marks.append(Mark(2, "an address form"))
    if "card" in signs.asked or signs.chooses("payment"):
        marks.append(Mark(2, "payment fields"))
    if signs.chooses("shipping") and not lines:
        marks.append(Mark(2, "a choice of delivery"))
    if "email" in signs.asked and (signs.asks_address or words.GUEST.found_in(signs.words)):
        marks.append(Mark(1, "it asks for an e-mail address"))
    return marks


def _shows_steps(signs: Signs) -> bool:
    """Whether a short list above the footer names the delivery and the payment as steps."""
    return any(
        words.SHIPPING.found_in(text) and words.PAYMENT.found_in(text)
        for each in signs.document.tagged("ol", "ul", "nav")
        if not each.hidden and not each.within("footer", "aside")
        for text in [each.words(2 * _MAX_STEPS)]
        if len(text) <= _MAX_STEPS
    )


def _login(signs: Signs) -> list[Mark]:
    """A password is asked for at a checkout's door, and on pages that are none."""
    if "password" not in signs.asked:
        return []
    if not signs.asks_address:
        guest = words.GUEST.found_in(signs.words)
        return [Mark(2, "a choice between guest and account") if guest else Mark(-2, "a login")]
    if signs.order.has_total or signs.by_address(PageKind.CHECKOUT):
        return []
    return [Mark(-3, "a registration")]


def cart(signs: Signs) -> list[Mark]:
    """What was put together so far: lines to change, a total, the way to the checkout; or nothing yet."""
    if signs.sells_own:
        return []
    marks = signs.by_address(PageKind.CART)
    if words.CART.found_in(signs.headline):
        alone = any(words.CART.are(each.words(MAX_BUTTON)) for each in signs.layout.name_headings)
        marks.append(Mark(2 if alone else 1, "its heading"))
    content: list[Mark] = []
    if signs.says(words.CART_EMPTY):
        content.append(Mark(2, "it says that the cart is empty"))
    if signs.quantities:
        content.append(Mark(2, "quantities to change"))
    if (marks or content) and signs.order.has_total:
        content.append(Mark(1, "a total"))
    if content and _leads_to_checkout(signs):
        content.append(Mark(1, "the way to the checkout"))
    return [*marks, *content] if content else []


def _leads_to_checkout(signs: Signs) -> bool:
    for each in signs.document.tagged("a", "button", "input"):
        if each.hidden or signs.layout.furniture(each) or each.get("type") in {"hidden", "text"}:
            continue
        label = label_of(each)
        if words.CHECKOUT.found_in(label) and len(label) <= MAX_BUTTON:
            return True
        target = (each.get("href") or each.get("formaction") or each.get("name")).lower()
        if target == "checkout" or addresses.KINDS[PageKind.CHECKOUT].search(target):
            return True
    return False
