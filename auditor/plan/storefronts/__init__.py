"""The shop systems that are known, one file each. A shop that is of none of them is called custom."""

from auditor.plan.storefronts.bigcommerce import BIGCOMMERCE
from auditor.plan.storefronts.commerce_cloud import COMMERCE_CLOUD
from auditor.plan.storefronts.magento import MAGENTO
from auditor.plan.storefronts.odoo import ODOO
from auditor.plan.storefronts.opencart import OPENCART
from auditor.plan.storefronts.oscar import OSCAR
from auditor.plan.storefronts.prestashop import PRESTASHOP
from auditor.plan.storefronts.shopify import SHOPIFY
from auditor.plan.storefronts.shopware import SHOPWARE
from auditor.plan.storefronts.squarespace import SQUARESPACE
from auditor.plan.storefronts.wix import WIX
from auditor.plan.storefronts.woocommerce import WOOCOMMERCE

STOREFRONTS = (
    SHOPIFY,
    WOOCOMMERCE,
    MAGENTO,
    BIGCOMMERCE,
    PRESTASHOP,
    SHOPWARE,
    OPENCART,
    SQUARESPACE,
    WIX,
    COMMERCE_CLOUD,
    ODOO,
    OSCAR,
)
