from tests.decode.tiktok.conftest import browser

__all__ = ["browser"]
