"""WooCommerce: the variations in the attribute of a variable product's form (November 2026)."""

from collections.abc import Iterator

from auditor.decode.page.platforms.inline import (
    InlineProduct,
    InlineVariant,
    ids_of,
    json_in,
    objects,
    plain_amount,
)
from auditor.decode.page.tree import Document
from auditor.model.money import Money

_IDS = {"variation_id": "variant", "sku": "sku"}


def read_woocommerce(document: Document) -> Iterator[InlineProduct]:
    """The variable products of a WooCommerce page. Above 30 variations the attribute says `false`."""
    for form in document.tagged("form"):
        variations = list(objects(json_in(form.get("data-product_variations"))))
        if variations:
            yield InlineProduct(
                place=form,
                variants=tuple(
                    InlineVariant(
                        ids=tuple(ids_of(each, _IDS)),
                        moneys=()
                        if (amount := plain_amount(each.get("display_price"))) is None
                        else (Money(amount, None),),
                    )
                    for each in variations
                ),
            )
