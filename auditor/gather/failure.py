"""Why a page did not open, in words for who wants it opened.

The names are Chromium's (net/base/net_error_list.h, November 2026); each stands behind its words, since
that is what a person searches the web for.
"""

import re

_NAME = re.compile(r"net::(ERR_\w+)")
_WORDS = {
    "ERR_NAME_NOT_RESOLVED": "there is no host of this name",
    "ERR_NAME_RESOLUTION_FAILED": "there is no host of this name",
    "ERR_CONNECTION_REFUSED": "the host refuses the connection",
    "ERR_CONNECTION_RESET": "the host broke off the connection",
    "ERR_CONNECTION_CLOSED": "the host closed the connection without an answer",
    "ERR_EMPTY_RESPONSE": "the host closed the connection without an answer",
    "ERR_CONNECTION_TIMED_OUT": "the host does not answer",
    "ERR_TIMED_OUT": "the host does not answer",
    "ERR_ADDRESS_UNREACHABLE": "the host cannot be reached from here",
    "ERR_INTERNET_DISCONNECTED": "this machine has no network",
    "ERR_UNSAFE_PORT": "browsers open no page at this port",
    "ERR_CERT_AUTHORITY_INVALID": "nobody known vouches for its certificate",
    "ERR_CERT_DATE_INVALID": "its certificate has expired or is not valid yet",
    "ERR_CERT_COMMON_NAME_INVALID": "its certificate is for another name",
    "ERR_SSL_PROTOCOL_ERROR": "no TLS is spoken there; try it with http://",
    "ERR_SSL_VERSION_OR_CIPHER_MISMATCH": "it speaks no TLS that browsers accept",
    "ERR_TOO_MANY_REDIRECTS": "it redirects for ever",
    "ERR_HTTP_RESPONSE_CODE_FAILURE": "it answered with an error and an empty page",
    "ERR_INVALID_RESPONSE": "what it answered is no HTTP",
    "ERR_INVALID_HTTP_RESPONSE": "what it answered is no HTTP",
    "ERR_ABORTED": "it answered without a page",
    "ERR_PROXY_CONNECTION_FAILED": "the proxy cannot be reached",
    "ERR_TUNNEL_CONNECTION_FAILED": "the proxy does not lead there",
}


def told(message: str, *, seconds: float = 30.0) -> str:
    """What a failed navigation's message says, as a phrase and without Playwright's call log.

    Args:
        message: of Playwright's error, or of its `requestfailed` event.
        seconds: how long an answer was waited for.
    """
    first = message.strip().splitlines()[0] if message.strip() else "it failed"
    first = re.sub(r"^(?:Page|Frame)\.\w+: ", "", first)
    if "Timeout" in first:
        return f"no answer in {seconds:.0f} seconds"
    if "Download is starting" in first:
        return "it is a download, not a page"
    name = _NAME.search(first)
    if name is None:
        return first.partition(" at http")[0].partition("; see ")[0]
    words = _WORDS.get(name[1])
    return f"{words} ({name[1]})" if words else name[1]
