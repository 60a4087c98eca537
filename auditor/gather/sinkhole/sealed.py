"""What stands in for a vendor's answer while it is sealed off: success, readable by the page that asked.

Pure functions of a request's method and headers (names in lower case).
"""

from collections.abc import Mapping

from multidict import CIMultiDict

_CLEAR_PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)


def is_preflight(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a request only asks for leave (CORS) to send the one that follows."""
    return method == "OPTIONS" and "access-control-request-method" in headers


def sealed_answer(method: str, headers: Mapping[str, str]) -> tuple[int, CIMultiDict[str], bytes]:
    """Status, headers and body for a beacon: a clear pixel where an image is asked for, else nothing."""
    shared = cross_origin(method, headers)
    shared["cache-control"] = "no-store"
    if is_preflight(method, headers):
        return 204, shared, b""
    if method == "GET" and _wants_image(headers):
        shared["content-type"] = "image/gif"
        return 200, shared, _CLEAR_PIXEL
    shared["content-type"] = "text/plain; charset=utf-8"
    return 200, shared, b""


def cross_origin(method: str, headers: Mapping[str, str]) -> CIMultiDict[str]:
    """CORS headers for an answer; with credentials neither an origin nor a header is granted by `*`."""
    shared: CIMultiDict[str] = CIMultiDict()
    origin = headers.get("origin")
    if origin is None:
        return shared
    shared["access-control-allow-origin"] = origin
    shared["access-control-allow-credentials"] = "true"
    shared["vary"] = "Origin"
    if is_preflight(method, headers):
        shared["access-control-allow-methods"] = headers["access-control-request-method"]
        if names := headers.get("access-control-request-headers"):
            shared["access-control-allow-headers"] = names
        for kind in ("private", "local"):
            if headers.get(f"access-control-request-{kind}-network"):
                shared[f"access-control-allow-{kind}-network"] = "true"
    return shared


def _wants_image(headers: Mapping[str, str]) -> bool:
    return headers.get("sec-fetch-dest") == "image" or headers.get("accept", "").startswith("image/")
