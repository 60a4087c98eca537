import pytest
from pytest_asyncio import is_async_test

from tests.decode.tiktok.conftest import browser
from tests.gather import shop
from tests.support.kept import Keeper

__all__ = ["browser"]


@pytest.fixture
def kept_browser(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives the audits of a test a browser that others had before (`KEPT`)."""
    monkeypatch.setattr(shop, "provider", keeper.provide)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a browser share its event loop."""
    for item in items:
        if is_async_test(item) and "kept_browser" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
