"""A visitor without a browser, and what a page says to the pixel."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from aiohttp import ClientSession, CookieJar

from auditor.demo import DemoShop, Theme
from auditor.model.jsonvalue import JsonObject

ADDRESS = {
    "email": "pixel.audit@example.com",
    "phone": "+1 202 555 0143",
    "first_name": "Pixel",
    "last_name": "Auditor",
    "street": "1 Test Street",
    "postcode": "20001",
    "city": "Washington",
    "country": "US",
}

_RUN = re.compile(r"\(function \(item\) \{ (.*?) \}\)\((\{.*?\})\);", re.DOTALL)


@dataclass(frozen=True)
class Answer:
    status: int
    path: str
    text: str
    headers: dict[str, str]

    @property
    def firings(self) -> list[tuple[str, JsonObject]]:
        """Each event script of the page, with the item it runs over."""
        return [(code, json.loads(item)) for code, item in _RUN.findall(self.text)]

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Visitor:
    def __init__(self, session: ClientSession, shop: DemoShop) -> None:
        self._session = session
        self.base = shop.url.rstrip("/")

    def forget(self) -> None:
        """Come back as somebody else."""
        self._session.cookie_jar.clear()

    async def get(self, path: str) -> Answer:
        async with self._session.get(self.base + path) as response:
            return Answer(
                response.status, str(response.url.path_qs), await response.text(), dict(response.headers)
            )

    async def post(self, path: str, fields: dict[str, str], *, scripted: bool = False) -> Answer:
        headers = {"Accept": "application/json"} if scripted else {}
        async with self._session.post(self.base + path, data=fields, headers=headers) as response:
            return Answer(
                response.status, str(response.url.path_qs), await response.text(), dict(response.headers)
            )

    async def send(self, path: str, body: bytes | BytesIO, kind: str) -> Answer:
        """Post a body of one's own."""
        headers = {"Content-Type": kind} if kind else {}
        async with self._session.post(self.base + path, data=body, headers=headers) as response:
            return Answer(
                response.status, str(response.url.path_qs), await response.text(), dict(response.headers)
            )


@asynccontextmanager
async def visiting(theme: Theme) -> AsyncIterator[Visitor]:
    async with (
        DemoShop(theme) as shop,
        ClientSession(cookie_jar=CookieJar(unsafe=True)) as session,
    ):
        yield Visitor(session, shop)
