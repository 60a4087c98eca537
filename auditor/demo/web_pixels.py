"""Pixels in the sandboxes that a shop system gives to apps, as Shopify does: a worker, or a frame."""

from importlib.resources import files

from auditor.demo.markup import Html, script, script_json
from auditor.demo.theme import Insertion, PixelTheme
from auditor.model.jsonvalue import JsonObject

FRAME = "/web-pixels/sandbox"
WORKER = "/web-pixels/worker.js"

_ASSETS = files("auditor.demo").joinpath("assets")
_MANAGER = _ASSETS.joinpath("web-pixels.js").read_text(encoding="utf-8")
_APP = _ASSETS.joinpath("app-pixel.js").read_text(encoding="utf-8")
_LISTEN = 'addEventListener("message", ({data}) => new Function("item", data.code)(data.item));'
_NOTHING = "(window.told = window.told || []).push({code: '', item: {}});"


def manager(insertion: Insertion, *, kind: str) -> Html:
    """The script that makes the sandbox, and tells it that a page is seen.

    Args:
        insertion: which sandbox.
        kind: the script's type; "" runs it.
    """
    worker = insertion is Insertion.WORKER
    made = _MANAGER.replace("KIND", "worker" if worker else "frame")
    return script(f"{_NOTHING}\n{made.replace('ADDRESS', WORKER if worker else FRAME)}", kind=kind)


def telling(code: str, item: JsonObject | None = None) -> str:
    """JavaScript that has code run in the sandbox, over an item: the one given, else the page's `item`."""
    over = "item" if item is None else script_json(item)
    return f"(window.told = window.told || []).push({{code: {script_json(code)}, item: {over}}});"


def frame_page(base_code: str) -> str:
    """The document in the frame."""
    return f'<!doctype html><html lang="en"><head><title>Pixel</title>{script(f"{base_code} {_LISTEN}")}</head></html>'


def worker_file(theme: PixelTheme) -> str:
    """The worker's script, for the first of the pixels."""
    return _APP.replace("PIXEL_ID", theme.pixels[0])
