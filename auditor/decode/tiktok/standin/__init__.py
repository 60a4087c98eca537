"""The stand-in SDK: our own small script in the place of TikTok's, where TikTok cannot be reached.

What it does and what it leaves out stands at the head of `sdk.js`. The parts share one scope.
"""

import json
import re
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

from auditor.decode.tiktok.standard import STANDARD
from auditor.model.vendor import SdkFile

_PARTS = ("sha256.js", "storage.js", "identity.js", "diagnostics.js", "sdk.js")
_ENTRY = re.compile(r"/i18n/pixel/(?P<name>events|sdk)\.js")

# `ttq` is the name that the base code gives by `TiktokAnalyticsObject`, else by `lib` in the address.
_FRAME = """(() => {{
'use strict';
const PIXEL = {pixel};
if (typeof document === 'undefined') return;
const name = window.TiktokAnalyticsObject || {lib};
const ttq = (window[name] = window[name] || []);
if (!ttq._standin) {{
{parts}
Object.defineProperty(ttq, '_standin', {{ value: createSdk(ttq) }});
}}
ttq._standin.arrive(PIXEL);{legacy}
}})();
"""

# The loader of 2020 has no `ttq` to call: its page views were the SDK's own doing.
_LEGACY = "\nttq.instance(PIXEL).page();"


def standin(url: str) -> SdkFile | None:
    """The script for an address of the SDK (`…/i18n/pixel/events.js?sdkid=…`); None for all other files.

    An address without `sdkid` gets an empty script, as a pixel without an id sends nothing.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    entry = _ENTRY.fullmatch(parts.path)
    if entry is None:
        return None
    query = parse_qs(parts.query)
    pixel = query.get("sdkid", [""])[0]
    lib = query.get("lib", ["ttq"])[0]
    script = _FRAME.format(
        pixel=json.dumps(pixel),
        lib=json.dumps(lib),
        parts=_source(),
        legacy=_LEGACY if entry["name"] == "sdk" else "",
    )
    if not pixel:
        script = ""
    return SdkFile(body=script.encode(), content_type="application/javascript; charset=utf-8")


@cache
def _source() -> str:
    folder = files(__name__)
    text = "\n".join(folder.joinpath(part).read_text(encoding="utf-8") for part in _PARTS)
    renamed = {name: today for name, today in STANDARD.names.items() if name != today}
    text = text.replace("__RENAMED__", json.dumps(renamed))
    return text.replace("__CURRENCIES__", json.dumps(sorted(STANDARD.currencies)))
