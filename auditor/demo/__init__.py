"""The demo shop: a small store on loopback whose TikTok pixel is whatever a theme says it is."""

from auditor.demo.shop import DemoShop
from auditor.demo.storefront import Storefront
from auditor.demo.theme import PixelTheme
from auditor.demo.themes import DEMO_THEME, Theme

__all__ = ["DEMO_THEME", "DemoShop", "PixelTheme", "Storefront", "Theme"]
