"""Which of the pressable things is the one: scores from words, marks and places, as pure functions.

A score below 1 means that it is not. The figures only rank: what settles it is what a press brings about.
"""

from auditor.gather.journey import words
from auditor.gather.journey.elements import Element, begins, is_one, mentions, normal, says
from auditor.gather.journey.marks import (
    ADD_NAME,
    ADD_REQUEST,
    ANY_ROUTE,
    CARD,
    CART_NAME,
    CART_PATH,
    CHECKOUT_PATH,
    HARMFUL,
    LISTING_PATH,
    NOT_CART_NAME,
    NOT_SHOPPING_PATH,
    PRODUCT_PATH,
    ROUTE,
    SCRIPT_PATH,
)
from auditor.gather.site import path_of, same_site

SURE = 50  # a thing that scores this much is one by its words or by its marks together
_LONG = 60  # letters: a button says little
_LINK_LIST = 12  # links of one region beyond which a word alone means little
_LOGIN = 3  # fields of a form that asks for a password and little else


def add_to_cart(element: Element) -> int:
    """How well a thing fits as the button that puts this page's product into the cart."""
    if not element.visible or element.region in ("nav", "footer") or _not_cart(element):
        return 0
    points = _said(element) + _marked(element)
    if points == 0 or _leads_to_cart(element):
        return 0
    if element.submits:
        points += 6
    if CARD.search(element.above):
        points -= 25
    if element.region in ("header", "aside", "dialog"):
        points -= 15
    if mentions(normal(element.text), words.SOLD_OUT):
        points -= 20
    return points


def quick_add(element: Element) -> int:
    """How well a thing fits as the button of a product's card that puts it into the cart at once."""
    if not element.visible or element.disabled or element.region in ("nav", "footer") or _not_cart(element):
        return 0
    if not CARD.search(element.above) or sold_out(element) or _leads_to_cart(element):
        return 0
    if begins(element.words, words.CHOOSE_FIRST):
        return 0  # it leads to the product's page, or asks for a choice
    return _said(element) + _marked(element)


def _not_cart(element: Element) -> bool:
    """Whether it is for a wish list, a comparison, a notice: what looks like buying and is not."""
    by_name = NOT_CART_NAME.search(f"{element.name} {element.data}") and not ADD_NAME.search(element.name)
    return mentions(element.words, words.NOT_CART) or bool(by_name)


def _said(element: Element) -> int:
    """What the words say for adding to the cart."""
    text, label = normal(element.text), normal(element.label)
    if len(text) <= _LONG and says(text or label, words.ADD_TO_CART):
        return 60
    if says(label, words.ADD_TO_CART):
        return 50
    if is_one(text, words.BUY) or is_one(label, words.BUY):
        return 25
    if not element.href and len(text) <= _LONG and begins(text, words.CHOOSE_FIRST):
        return 22
    return 12 if begins(text, words.BUY_NOW) or begins(label, words.BUY_NOW) else 0


def _marked(element: Element) -> int:
    """What names and addresses say for adding to the cart."""
    points = 30 if ADD_NAME.search(f"{element.name} {element.data}") else 0
    if element.submits and ADD_REQUEST.search(element.action):
        return points + 30
    return points + (20 if element.href and ADD_REQUEST.search(element.href) else 0)


def _leads_to_cart(element: Element) -> bool:
    """Whether it is a mere link to the cart."""
    return (
        element.tag == "a" and bool(CART_PATH.search(element.href)) and not ADD_REQUEST.search(element.href)
    )


def sold_out(element: Element) -> bool:
    """Whether an add-to-cart button says that there is none left."""
    return mentions(element.words, words.SOLD_OUT)


def instead(element: Element) -> int:
    """How well a thing fits as what stands where the button would: a notice, a login, a question for the price."""
    if (
        not element.visible
        or element.region in ("nav", "footer", "header", "dialog")
        or CARD.search(element.above)
    ):
        return 0
    return 10 if len(element.text) <= _LONG and mentions(element.words, words.INSTEAD_OF_CART) else 0


def cart_link(element: Element) -> int:
    """How well a thing fits as the way to the cart page."""
    if not element.visible and not element.href:
        return 0
    if HARMFUL.search(element.href) or mentions(element.words, words.NOT_CART[:4]):
        return 0
    points = 0
    if element.href and CART_PATH.search(element.href):
        points += 40
    text, label = normal(element.text), normal(element.label)
    if is_one(text, words.CART) or is_one(label, words.CART):
        points += 35
    elif _begins_cart(text, label) or (not element.href and _opens_cart(element)):
        points += 25
    if points == 0 or says(text, words.ADD_TO_CART):
        return 0
    if CHECKOUT_PATH.search(element.href):
        points -= 30
    if element.region == "dialog":
        points += 5
    return points + (10 if element.visible else 0)


def _begins_cart(text: str, label: str) -> bool:
    return len(text) <= _LONG and (begins(text, words.CART) or begins(label, words.CART))


def _opens_cart(element: Element) -> bool:
    """Whether a button without an address is the cart's own, by its name or by what it stands in."""
    nearest = element.above.partition(" | ")[0]
    return element.region in ("header", "") and bool(
        CART_NAME.search(f"{element.name} {element.data} | {nearest}")
    )


def checkout(element: Element) -> int:
    """How well a thing fits as the button that begins the checkout."""
    if not element.visible or element.region in ("footer", "nav"):
        return 0
    text = element.words
    if mentions(
        text, ("paypal", "apple pay", "google pay", "amazon pay", "shop pay", "klarna")
    ) or HARMFUL.search(element.href):
        return 0
    points = 0
    if is_one(text, words.CHECKOUT):
        points += 60
    elif len(text) <= _LONG and begins(text, words.CHECKOUT):
        points += 45
    elif len(text) <= _LONG and says(text, words.CHECKOUT[:10]):
        points += 30
    if element.href and CHECKOUT_PATH.search(element.href) and not CART_PATH.search(path_of(element.href)):
        points += 35
    if "checkout" in f"{element.name} {element.data}".lower():
        points += 15
    if element.submits and CHECKOUT_PATH.search(element.action):
        points += 20
    if points == 0 or begins(text, words.BACK) or (element.href and CART_PATH.search(element.href)):
        return 0
    return points + (5 if element.region in ("main", "dialog", "") else 0)


def guest(element: Element) -> int:
    """How well a thing fits as the way on for a visitor without an account."""
    if not element.visible or element.region in ("footer", "nav", "header"):
        return 0
    text = element.words
    if is_one(text, words.GUEST):
        return 60
    if len(text) <= _LONG and says(text, words.GUEST):
        return 45
    marks = f"{element.name} {element.data} {element.href}".lower()
    return 25 if "guest" in marks and not element.secret else 0


def next_page(element: Element) -> int:
    """How well a thing fits as the button that goes on to the next part of a checkout."""
    if not element.visible or element.disabled or element.region in ("footer", "nav", "header"):
        return 0
    text = element.words
    if (
        not text
        or len(text) > _LONG
        or begins(text, words.BACK)
        or mentions(text, words.NOT_CART[:3])
        or _login(element)
    ):
        return 0
    if is_one(text, words.PLACE_ORDER) and not is_one(text, words.NEXT):
        return 0
    points = 0
    if is_one(text, words.NEXT):
        points += 50
    elif begins(text, words.NEXT):
        points += 45
    elif says(text, words.NEXT[:8]):
        points += 25
    elif is_one(text, words.CHECKOUT):
        points += 20
    if points and element.submits:
        points += 15
    if points and element.method == "post":
        points += 5
    return points


def place_order(element: Element) -> int:
    """How well a thing fits as the button that places the order."""
    if not element.visible or element.region in ("footer", "nav", "header"):
        return 0
    text = element.words
    if not text or len(text) > _LONG or begins(text, words.BACK) or _login(element):
        return 0
    points = 0
    if is_one(text, words.PLACE_ORDER):
        points += 60
    elif begins(text, words.PLACE_ORDER):
        points += 50
    elif says(text, words.PLACE_ORDER):
        points += 30
    if "place" in element.name.lower() and "order" in element.name.lower():
        points += 25
    if points and element.submits:
        points += 10
    return points


def _login(element: Element) -> bool:
    """Whether its form is a login; an address form may offer to set a password as well."""
    return element.secret and element.fields <= _LOGIN


def close(element: Element) -> int:
    """How well a thing fits as what closes a pop-up."""
    if not element.visible:
        return 0
    text, label = normal(element.text), normal(element.label)
    raw = element.text.strip().lower()
    if is_one(raw, words.CLOSE) or is_one(text, words.CLOSE) or is_one(label, words.CLOSE):
        return 50
    if begins(label, words.CLOSE) or (len(text) <= _LONG and begins(text, words.CLOSE)):
        return 30
    return 20 if not text and "close" in f"{element.name} {element.data}".lower() else 0


def product_link(element: Element, base: str) -> int:
    """How well a link fits as the way to a product."""
    if not _followable(element, base):
        return 0
    points = 0
    if PRODUCT_PATH.search(element.href):
        points += 18
    if element.money:
        points += 30
    if element.picture:
        points += 8
    if CARD.search(f"{element.above} {element.name}"):
        points += 12
    if points == 0 or element.region in ("nav", "footer", "header"):
        return 0
    if says(element.words, words.SHOP_LINKS) or (LISTING_PATH.search(element.href) and not element.money):
        points -= 12
    if mentions(element.words, words.SOLD_OUT):
        points -= 25
    return points


def listing_link(element: Element, base: str) -> int:
    """How well a link fits as the way to a list of products."""
    if not _followable(element, base):
        return 0
    points = 0
    if is_one(element.words, words.SHOP_LINKS):
        points += 25
    elif len(element.words) <= _LONG and begins(element.words, words.SHOP_LINKS):
        points += 15
    if LISTING_PATH.search(element.href):
        points += 15
    if element.region in ("nav", "header"):
        points += 6
    return points


def other_link(element: Element, base: str) -> int:
    """How well a link that tells nothing fits as the way to products: a shop's own words name its lists."""
    if not _followable(element, base) or element.region in ("footer", "dialog"):
        return 0
    if not element.visible:
        return 1 if element.region in ("nav", "header") else 0  # a menu that opens
    return 2 if element.region in ("nav", "header") else 3


def _followable(element: Element, base: str) -> bool:
    href = element.href
    return bool(
        href.startswith("http")
        and same_site(href, base)
        and not HARMFUL.search(href)
        and not CART_PATH.search(href)
        and not CHECKOUT_PATH.search(href)
        and not NOT_SHOPPING_PATH.search(path_of(href))
        and _page_of(href) != _page_of(base)
    )


def _page_of(url: str) -> tuple[str, tuple[str, ...]]:
    """What tells a page from the others of its site: its path, and what a shop without paths puts behind it."""
    path = path_of(url)
    scripted = not path or bool(SCRIPT_PATH.search(path))
    return path, tuple(sorted((ANY_ROUTE if scripted else ROUTE).findall(url)))
