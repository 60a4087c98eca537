import pytest
from aiohttp import ClientSession

from auditor.demo import DemoShop, Theme


async def test_it_listens_on_loopback_for_as_long_as_its_context_is_open() -> None:
    async with DemoShop(Theme()) as shop, ClientSession() as session:
        assert shop.url == f"http://127.0.0.1:{shop.port}/"
        async with session.get(shop.url) as response:
            assert response.status == 200
        url = shop.url
    async with ClientSession() as session:
        with pytest.raises(OSError, match="onnect"):
            await session.get(url)


async def test_two_shops_stand_beside_each_other() -> None:
    async with DemoShop(Theme()) as one, DemoShop(Theme()) as other:
        assert one.port != other.port


async def test_a_taken_port_is_an_error() -> None:
    async with DemoShop(Theme()) as shop:
        with pytest.raises(OSError, match="in use"):
            await DemoShop(Theme(), port=shop.port).__aenter__()
