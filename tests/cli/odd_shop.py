"""A host on which each path goes wrong in a way of its own, and a shop stands behind the rest."""

import asyncio

from aiohttp import web

from tests.gather.shop import Shop

_HTML = "text/html"


class OddShop(Shop):
    """`/` is a small healthy shop."""

    elsewhere = ""  # where `/elsewhere` leads

    async def answer(  # noqa: C901, PLR0911, PLR0912 - one return for each way to go wrong
        self, request: web.Request, path: str, form: dict[str, str]
    ) -> str | web.StreamResponse:
        match path:
            case "/json":
                return web.json_response({"a": 1})
            case "/pdf":
                return web.Response(body=b"%PDF-1.4", content_type="application/pdf")
            case "/download":
                return web.Response(
                    body=b"PK\x03\x04",
                    headers={"content-disposition": "attachment; filename=a.zip"},
                    content_type="application/zip",
                )
            case "/nothing":
                return web.Response(status=204)
            case "/empty":
                return web.Response(text="", content_type=_HTML)
            case "/500":
                return web.Response(status=500, text="<h1>Oops</h1>", content_type=_HTML)
            case "/500-empty":
                return web.Response(status=500)
            case "/loop":
                return web.Response(status=302, headers={"location": "/loop"})
            case "/elsewhere":
                return web.Response(status=302, headers={"location": self.elsewhere})
            case "/cloudflare":
                return web.Response(
                    status=403,
                    headers={"cf-mitigated": "challenge", "server": "cloudflare"},
                    text="<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
                    content_type=_HTML,
                )
            case "/captcha":
                return web.Response(
                    status=403,
                    text="<h1>Are you human?</h1><form><div class='g-recaptcha'></div></form>",
                    content_type=_HTML,
                )
            case "/locked":
                return web.Response(status=302, headers={"location": "/password"})
            case "/password":
                return "<h1>Opening soon</h1><form><label>Enter using password <input type='password'></form>"
            case "/mute":
                await asyncio.sleep(600)
            case "/trickle":
                return await self._trickle(request, b"<p>and on</p>", every=0.02)
            case "/flood":
                return await self._trickle(request, b"<p>" + b"x" * 500_000 + b"</p>", every=0)
            case "/growing":
                return self.page(
                    "Growing",
                    "<h1>More</h1><script>const more = () => { for (let i = 0; i < 50; i++)"
                    " document.body.append(Object.assign(document.createElement('p'), {textContent: 'more '.repeat(50)}));"
                    " setTimeout(more, 10) }; more()</script>",
                )
        return await super().answer(request, path, form)

    async def _trickle(self, request: web.Request, piece: bytes, *, every: float) -> web.StreamResponse:
        """An answer that never ends; 100 MB are enough for never."""
        response = web.StreamResponse(headers={"content-type": _HTML})
        await response.prepare(request)
        try:
            for _ in range(100_000_000 // len(piece)):
                await response.write(piece)
                await asyncio.sleep(every)
        except (ConnectionError, asyncio.CancelledError):
            self.requests["broken off"] += 1
        return response
