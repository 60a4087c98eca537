"""The demo shop: a small store on loopback whose TikTok pixel is whatever a theme says it is."""

from auditor.demo.shop import DemoShop
from auditor.demo.storefront import Storefront
from auditor.demo.theme import PixelTheme
from auditor.demo.themes import DEMO, DEMO_STOREFRONT

__all__ = ["DEMO", "DEMO_STOREFRONT", "DemoShop", "PixelTheme", "Storefront"]
