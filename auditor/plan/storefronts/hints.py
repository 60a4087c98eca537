"""What is worth knowing of a recognised shop system: how it behaves, and where a step that was missed may be."""

from collections.abc import Collection, Iterator
from urllib.parse import urljoin

from auditor.model.journey import Step
from auditor.plan.storefronts.recognise import Recognition


def hints(shop: Recognition, missed: Collection[Step], site: str) -> tuple[str, ...]:
    """Sentences for the report's notes; none where the system isn't sure.

    Args:
        shop: what the marks say.
        missed: the steps that were asked for and not reached.
        site: an address of the shop.
    """
    return tuple(_hints(shop, missed, site)) if shop.sure else ()


def _hints(shop: Recognition, missed: Collection[Step], site: str) -> Iterator[str]:
    storefront = shop.storefront
    if storefront is None:
        return
    places, name = storefront.places, storefront.name
    for quirk in storefront.quirks:
        yield f"{name}: {quirk}"
    if Step.CART in missed:
        yield (
            f"{name} as it comes puts a product into the cart by `{places.add_form}` and shows the cart at "
            f"{urljoin(site, places.cart)}; a theme may have changed both."
        )
    if Step.CHECKOUT in missed:
        url = urljoin(site, places.checkout)
        yield f"{name} as it comes has its checkout at {url}: where that is so here, pin it with --checkout {url}."
