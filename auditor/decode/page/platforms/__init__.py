"""The product data that the usual platforms print into their pages for their own scripts.

Most product pages carry no JSON-LD, and this is what their variants are known by: each variant's ids and
price, and often which of them is chosen. One file per platform; each reads what it knows and passes over
all else.
"""

from collections.abc import Callable, Iterator

from auditor.decode.page.platforms.bigcommerce import read_bigcommerce
from auditor.decode.page.platforms.inline import InlineProduct
from auditor.decode.page.platforms.magento import read_magento
from auditor.decode.page.platforms.prestashop import read_prestashop
from auditor.decode.page.platforms.shopify import read_shopify
from auditor.decode.page.platforms.squarespace import read_squarespace
from auditor.decode.page.platforms.woocommerce import read_woocommerce
from auditor.decode.page.tree import Document

_READERS: tuple[Callable[[Document], Iterator[InlineProduct]], ...] = (
    read_shopify,
    read_woocommerce,
    read_magento,
    read_prestashop,
    read_bigcommerce,
    read_squarespace,
)


def read_platform_data(document: Document) -> list[InlineProduct]:
    """The products in a page's inline data, whichever platform printed it."""
    return [product for read in _READERS for product in read(document)]
