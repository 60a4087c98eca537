"""The demo shop as a server on loopback."""

from types import TracebackType
from typing import Self

from aiohttp import web

from auditor.demo.files import Files
from auditor.demo.themes import Theme
from auditor.demo.views import Views


class DemoShop:
    """A shop on 127.0.0.1, for as long as its context is open.

    Everything is in memory: carts and orders go when it closes.

    Args:
        theme: the shop, pixel and all.
        port: where it listens; 0 takes a free one.
    """

    def __init__(self, theme: Theme, *, port: int = 0) -> None:
        views, files = Views(theme), Files(theme)
        app = web.Application()
        app.add_routes([*views.routes(), *files.routes()])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        self._asked_port = port
        self.port = 0

    @property
    def url(self) -> str:
        """Its first page's address."""
        return f"http://127.0.0.1:{self.port}/"

    async def __aenter__(self) -> Self:
        """Start to listen.

        Raises:
            OSError: the port is taken.
        """
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._asked_port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and forget everything."""
        await self._runner.cleanup()
