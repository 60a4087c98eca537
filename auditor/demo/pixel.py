"""A theme's scripts as they stand in a page."""

from dataclasses import dataclass, replace
from importlib.resources import files

from auditor.demo.markup import NOTHING, Html, join, script, script_json
from auditor.demo.storefront import Banner
from auditor.demo.theme import Insertion, Loader, PixelTheme, Place
from auditor.demo.web_pixels import manager, telling
from auditor.model.jsonvalue import JsonObject
from auditor.model.page import PageKind

STUB = files("auditor.demo").joinpath("assets", "base-code.js").read_text(encoding="utf-8")
_RUN_TAGS = """(function (queue) {
  queue.push = function (tag) { tag(); };
  queue.splice(0).forEach(queue.push);
})(window.tags = window.tags || []);
"""
_INSERT = (
    "(function () { var d = document, s = d.createElement('script'); s.async = true;"
    " s.src = '/assets/container.js'; d.head.appendChild(s); })"
)
_WHEN = {
    Insertion.TOUCHED: """(function (insert, signs) {
  function once() { signs.forEach(function (sign) { removeEventListener(sign, once); }); insert(); }
  signs.forEach(function (sign) { addEventListener(sign, once, {passive: true}); });
})(INSERT, ["keydown", "mousemove", "touchstart", "touchmove", "wheel", "scroll"]);""",
    Insertion.HYDRATED: (
        "document.addEventListener('DOMContentLoaded', () =>"
        " requestAnimationFrame(() => requestAnimationFrame(INSERT)));"
    ),
    Insertion.SLOW: "document.addEventListener('DOMContentLoaded', () => setTimeout(INSERT, 4000));",
}
_OF_2020 = '<script async src="https://analytics.tiktok.com/i18n/pixel/sdk.js?sdkid=PIXEL_ID"></script>\n'
_TAG_MANAGER = '<script async src="/gtm.js?id=GTM-JUNIPER"></script>\n'
_CONTAINER = """(function (queue) {
  queue.push = function (item) { /*TAG*/ };
  queue.splice(0).forEach(queue.push);
})(window.dataLayer = window.dataLayer || []);
"""
_FRAME = """(function (frame) {
  frame.src = location.origin.replace("127.0.0.1", "booking.localhost") + "/booking";
  document.body.appendChild(frame);
})(document.createElement("iframe"));"""
WAITING = "text/plain"
"""The type of a script that the consent tool has yet to start."""


@dataclass(frozen=True, slots=True)
class Firing:
    """A script of the theme and the item that it runs over."""

    code: str
    item: JsonObject


@dataclass(frozen=True, slots=True)
class PixelMarkup:
    """What a page prints in its head and at the end of its body."""

    head: Html = NOTHING
    body_end: Html = NOTHING


def pixel_markup(
    theme: PixelTheme, kind: PageKind, firings: list[Firing], *, banner: Banner, answer: str
) -> PixelMarkup:
    """The pixel's part of one page.

    Args:
        theme: the installation.
        kind: which of the shop's templates it is.
        firings: what the page has to tell the pixel, in order; without code they are left out.
        banner: what the shop asks before it tracks.
        answer: the visitor's answer, "accepted", "rejected", or "" where none was given yet.
    """
    if kind in theme.bare:
        return PixelMarkup()
    starts_with = theme.consent.starts_with if banner is Banner.OPT_IN else None
    blocked = starts_with is not None and answer not in starts_with
    if blocked and answer == "rejected":
        return PixelMarkup()
    waiting = WAITING if blocked else ""
    base = _base(replace(theme, pixels=theme.pixels_on.get(kind, theme.pixels)), waiting)
    events = join(
        [_hook(theme, waiting)]
        + [_event(firing, theme.insertion, waiting) for firing in firings if firing.code]
        + [Html(_TAG_MANAGER)] * bool(theme.container)
        + [script(_FRAME)] * bool(theme.frame and kind is PageKind.PRODUCT)
    )
    if kind in theme.early:
        return PixelMarkup(head=join([events, base]))
    if theme.place is Place.HEAD:
        return PixelMarkup(head=base, body_end=events)
    return PixelMarkup(body_end=join([base, events]))


def script_file(theme: PixelTheme) -> str:
    """The base code as a file of its own; as a container it also runs the events that were queued."""
    base = theme.base_code(STUB)
    return f"{base}\n{_RUN_TAGS}" if theme.insertion.by_container else base


def container_file(theme: PixelTheme) -> str:
    """A tag manager's container: one tag, for each item that the page has pushed or will push."""
    return _CONTAINER.replace("/*TAG*/", theme.container)


def frame_page(theme: PixelTheme) -> str:
    """The page in a frame: a base code of its own, and what it tells."""
    base = replace(theme, page_call=f"ttq.page(); {theme.frame}", partner="").base_code(STUB)
    return f'<!doctype html><html lang="en"><head><title>Booking</title>{script(base)}</head><body></body></html>'


def _base(theme: PixelTheme, waiting: str) -> Html:
    if theme.loader is Loader.OF_2020:
        return join(Html(_OF_2020.replace("PIXEL_ID", pixel)) for pixel in theme.pixels)
    if theme.insertion.in_sandbox:
        return manager(theme.insertion, kind=waiting)
    if theme.insertion is Insertion.INLINE:
        return join([script(theme.base_code(STUB), kind=waiting)] * theme.copies)
    if theme.insertion is Insertion.FILE:
        kind = f' type="{waiting}"' if waiting else ""
        return Html(f'<script{kind} src="/assets/pixel.js"></script>\n' * theme.copies)
    loader = _WHEN.get(theme.insertion, "INSERT();").replace("INSERT", _INSERT)
    return join([script(loader, kind=waiting)] * theme.copies)


def _event(firing: Firing, insertion: Insertion, waiting: str) -> Html:
    if insertion.in_sandbox:
        return script(telling(firing.code, firing.item), kind=waiting)
    run = f"(function (item) {{ {firing.code} }})({script_json(firing.item)});"
    return script(_queued(run) if insertion.by_container else run, kind=waiting)


def _hook(theme: PixelTheme, waiting: str) -> Html:
    """What the shop's own script calls once the cart has taken a product."""
    hooks = {"addedToCart": theme.add_to_cart, "quickAdded": theme.quick_add}
    lines = []
    for name, code in hooks.items():
        if not code:
            continue
        body = _queued(code) if theme.insertion.by_container else code
        if theme.insertion.in_sandbox:
            body = telling(code)
        lines.append(f"shop.{name} = function (item) {{ {body} }};")
    return script("\n".join(lines), kind=waiting) if lines else NOTHING


def _queued(code: str) -> str:
    return f"(window.tags = window.tags || []).push(function () {{ {code} }});"
