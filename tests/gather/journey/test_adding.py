"""An answer to "add this" is read: a status of 200 may carry a refusal."""

import pytest

from auditor.gather.journey.adding import refuses


@pytest.mark.parametrize(
    "text",
    [
        '{"error":{"option":{"218":"Radio required!"}}}',  # OpenCart
        '{"error":true,"product_url":"/product/hoodie/"}',  # WooCommerce
        '{"data":{"cartLinesAdd":{"userErrors":[{"message":"sold out"}]}}}',  # Shopify's storefront API
        '{"data":{"addItemToOrder":{"errorCode":"INSUFFICIENT_STOCK_ERROR"}}}',  # Vendure
        '{"hasErrors":true,"errors":"Choose a size"}',  # PrestaShop
        '{"errors":["Choose a size"]}',
        '{"success": false}',
        '{"ok":0}',
        '{"result":"error"}',
    ],
)
def test_refusals(text: str) -> None:
    assert refuses(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"success":"You have added the lamp","total":"1 item(s)"}',
        '{"success":true,"errors":"","error":""}',
        '{"success":true,"errors":[],"error":null}',
        '{"ok":true,"items":[]}',
        "[]",
        "",
        "<p>added</p>",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not refuses(text)
