"""A shop of realistic pages for the benchmarks, in a process of its own: `python -m tests.benchmarks.pages`.

Each page has 60 KB of HTML, 15 pictures of its own, three style sheets, six scripts and the pixel; a
product's page tells the pixel of it. The process prints its address and serves until its input ends.
"""

import asyncio
import json
import random
import struct
import sys
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from tests.gather.shop import SNIPPET, track

HTML_BYTES = 60_000
PICTURES = 15
STYLES = 3
SCRIPTS = 6
_POOL = 24  # pictures that differ; each is served under many addresses
_WORDS = (
    "glazed",
    "stoneware",
    "oak",
    "linen",
    "brass",
    "heavy",
    "light",
    "daily",
    "table",
    "kettle",
    "soft",
)
_CACHED = {"cache-control": "public, max-age=3600"}


def paths(pages: int) -> list[str]:
    """The addresses of the pages beyond the first: two thirds are products."""
    products = [f"/products/item-{number}" for number in range(pages * 2 // 3)]
    listings = [f"/collections/set-{number}" for number in range((pages - len(products)) // 2)]
    texts = [f"/pages/text-{number}" for number in range(pages - len(products) - len(listings))]
    return [*products, *listings, *texts]


def beacons_of(path: str) -> int:
    """How many beacons a page sends: the page view, and on a product's page ViewContent."""
    return 2 if path.startswith("/products/") else 1


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _picture(chance: random.Random) -> bytes:
    """A PNG of 160 by 160 pixels of noise in 8 bits of grey: 25 KB, as a photograph of a shop has."""
    rows = b"".join(b"\0" + chance.randbytes(160) for _ in range(160))
    header = struct.pack(">IIBBBBB", 160, 160, 8, 0, 0, 0, 0)
    parts = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 1)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _style(number: int) -> str:
    rules = (
        f".s{number}-{rule} {{ padding: {rule % 9}px; color: #{rule * 7919 % 4096:03x}; display: block }}"
        for rule in range(400)
    )
    return "\n".join(rules)


def _script(number: int) -> str:
    """Thirty kilobytes of functions, and a little work on the page, as a theme's scripts do."""
    functions = "\n".join(
        f"function part{number}_{part}(list) {{ var sum = {part}; for (var i = 0; i < list.length; i += 1) "
        f"sum += list[i] * {part + 1}; return sum; }}"
        for part in range(220)
    )
    return (
        f"(function () {{\n{functions}\nvar cards = document.querySelectorAll('.card');\n"
        f"for (var c = 0; c < cards.length; c += 1) cards[c].setAttribute('data-s{number}', "
        f"part{number}_7([c, {number}, cards.length]));\n}})();"
    )


def _html(path: str, links: list[str], chance: random.Random) -> str:
    name = path.strip("/").replace("/", " ") or "home"
    head = "".join(f"<link rel='stylesheet' href='/static/style-{n}.css'>" for n in range(STYLES))
    scripts = "".join(f"<script src='/static/script-{n}.js'></script>" for n in range(SCRIPTS))
    menu = "".join(f"<li><a href='{link}'>{link.rpartition('/')[2]}</a></li>" for link in links)
    pictures = "".join(
        f"<div class='card s0-{n}'><img src='/media{path.rstrip('/')}/{n}.png' width='160' height='160' "
        f"alt='{name}'><span class='s1-{n}'>{name} {n}</span></div>"
        for n in range(PICTURES)
    )
    product = {"@context": "https://schema.org", "@type": "Product", "name": name, "sku": name}
    offer = {"@type": "Offer", "price": "12.00", "priceCurrency": "USD", "availability": "InStock"}
    viewed = ""
    if path.startswith("/products/"):
        product["offers"] = offer  # type: ignore[assignment]
        viewed = f"<p>$ 12.00</p><script type='application/ld+json'>{json.dumps(product)}</script>" + track(
            "ViewContent", content_id=name, content_type="product", value=12, currency="USD"
        )
    start = (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{name}</title>{head}{SNIPPET}</head>"
        f"<body><nav><ul>{menu}</ul></nav><main><h1>{name}</h1>{viewed}{pictures}"
    )
    end = f"</main>{scripts}</body></html>"
    text: list[str] = []
    size = len(start) + len(end)
    while size < HTML_BYTES:
        paragraph = f"<p class='s2-{size % 400}'>{' '.join(chance.choices(_WORDS, k=40))}.</p>"
        text.append(paragraph)
        size += len(paragraph)
    return start + "".join(text) + end


class Pages:
    """Serves the shop."""

    def __init__(self, pages: int) -> None:
        chance = random.Random(1)  # noqa: S311 - the same pages each time
        self._pictures = [_picture(chance) for _ in range(_POOL)]
        links = paths(pages)
        self._pages = {path: _html(path, links, chance) for path in ["/", *links]}
        self._static = {f"/static/style-{n}.css": ("text/css", _style(n)) for n in range(STYLES)} | {
            f"/static/script-{n}.js": ("text/javascript", _script(n)) for n in range(SCRIPTS)
        }

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        if path in self._pages:
            return web.Response(text=self._pages[path], content_type="text/html")
        if path in self._static:
            kind, text = self._static[path]
            return web.Response(text=text, content_type=kind, headers=_CACHED)
        if path.startswith("/media/"):
            body = self._pictures[zlib.crc32(path.encode()) % _POOL]
            return web.Response(body=body, content_type="image/png", headers=_CACHED)
        return web.Response(status=204 if path == "/favicon.ico" else 404)


async def serve(pages: int) -> None:
    app = web.Application()
    app.router.add_get("/{path:.*}", Pages(pages).handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


@asynccontextmanager
async def served(pages: int) -> AsyncIterator[str]:
    """The shop's address, without a slash at its end, while it is served from another process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.benchmarks.pages",
        str(pages),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.stdin.close()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
