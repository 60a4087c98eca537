"""What a page looks like, kept: its HTML as served and as rendered, and a picture of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.async_api import Locator, Page, Response

from auditor.gather.scripts import PageSilentError, answer, script
from auditor.model.plan import Identity

_LIMIT = 3_000_000  # characters of one document; the largest real product pages seen have under a million
_SCRIPT_LIMIT = 100_000  # characters of one inline script: product data of a large theme fits
_PICTURE_QUALITY = 60
_PICTURE_SECONDS = 8.0
_MASK = "#8c8c94"
_SHORTEST_MASKED = 4  # letters: a state of two letters would mask half the page
_ANY_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A rendered document. `text` is what a visitor can read; `cut` tells that it was longer than is kept.

    `heading` is the first of the highest level that he sees, "" where there is none. `state` is what was asked of
    the page besides, as JSON, None where it gave no answer.
    """

    html: str
    text: str
    title: str
    cut: bool
    state: str | None = None
    heading: str = ""


# One question for both: each costs a way to the page and back.
_AND_STATE = """(limits) => {
  const shown = (%(snapshot)s)(limits);
  try {
    shown.state = JSON.stringify({ kind: "state", state: %(state)s });
  } catch (refused) {
    shown.state = null;
  }
  return shown;
}"""


async def rendered(page: Page, state: str = "") -> Rendered:
    """The document as the browser shows it now, and the value of an expression. Raises PageSilentError."""
    asked = _AND_STATE % {"snapshot": _expression(script("pages/snapshot.js")), "state": state or "null"}
    found = await answer(page.evaluate(asked, {"limit": _LIMIT, "scriptLimit": _SCRIPT_LIMIT}))
    if not isinstance(found, dict) or not isinstance(found.get("html"), str):
        raise PageSilentError("the page's own scripts keep it from being read")
    return Rendered(
        html=found["html"],
        text=str(found.get("text", "")),
        title=str(found.get("title", "")),
        cut=bool(found.get("cut")),
        heading=str(found.get("heading", "")),
        state=found["state"] if state and isinstance(found.get("state"), str) else None,
    )


def _expression(function: str) -> str:
    """A script that is one function, as an expression: without the semicolon at its end."""
    return function.rstrip().removesuffix(";")


async def served(response: Response) -> str:
    """The document as the server sent it, cut at a limit. Raises PageSilentError."""
    body = await answer(response.body())
    return _decoded(body[: 2 * _LIMIT], response.headers.get("content-type", ""))[:_LIMIT]


def _decoded(body: bytes, content_type: str) -> str:
    """HTML by the charset that its header or its head names, else UTF-8; what is no text becomes U+FFFD."""
    named = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", content_type, re.IGNORECASE)
    inside = _CHARSET.search(body[:4096])
    name = named[1] if named else inside[1].decode("ascii", "replace") if inside else "utf-8"
    try:
        return body.decode(name, "replace")
    except (LookupError, ValueError):
        return body.decode("utf-8", "replace")


async def picture(page: Page, identity: Identity) -> bytes:
    """The visible part of a page as JPEG, personal data masked. Raises PageSilentError."""
    return await answer(
        page.screenshot(
            type="jpeg",
            quality=_PICTURE_QUALITY,
            scale="css",
            caret="initial",
            mask=_masked(page, identity),
            mask_color=_MASK,
            timeout=_PICTURE_SECONDS * 1000,
        ),
        _PICTURE_SECONDS + 2,
    )


def _masked(page: Page, identity: Identity) -> Sequence[Locator]:
    """What may show a person's data: what is typed, the test identity anywhere, e-mail and phone links."""
    typed = page.locator(
        "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image])"
        ":not([type=checkbox]):not([type=radio]):not([type=number]):not([type=search]), textarea"
    )
    links = page.locator("a[href^='mailto:'], a[href^='tel:']")
    values = {
        identity.email,
        identity.phone,
        f"{identity.first_name} {identity.last_name}",
        identity.first_name,
        identity.last_name,
        identity.street,
        identity.postcode,
        identity.company,
    }
    shown = [page.get_by_text(value) for value in sorted(values) if len(value) >= _SHORTEST_MASKED]
    return [typed, links, page.get_by_text(_ANY_EMAIL), *shown]
