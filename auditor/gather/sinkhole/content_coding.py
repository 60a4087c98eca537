"""HTTP content codings of request bodies (RFC 9110, 8.4.1), undone within bounds."""

import zlib

_MOST_CODINGS = 3
_GZIP = 16 + zlib.MAX_WBITS
_IDENTITY = frozenset({"", "identity"})


def decoded(body: bytes, encoding: str, *, cap: int) -> tuple[bytes, str]:
    """A body without its content codings.

    Args:
        body: as it was sent.
        encoding: the `Content-Encoding` header's value, "" where there was none.
        cap: the most bytes that may come out; a small bomb can name gigabytes.

    Returns:
        The content, and a note where it is not the whole of it: what could be decoded is kept, and a
        body in a coding that is not known stays as it is.
    """
    codings = [coding for part in encoding.lower().split(",") if (coding := part.strip()) not in _IDENTITY]
    if len(codings) > _MOST_CODINGS:
        return body, f"body left encoded: {len(codings)} content codings"
    for coding in reversed(codings):
        if coding in {"gzip", "x-gzip"}:
            body, note = _inflate(body, _GZIP, cap)
        elif coding == "deflate":
            body, note = _deflate(body, cap)
        else:
            return body, f"body left encoded: content coding {coding[:40]!r}"
        if note:
            return body, note
    return body, ""


def _deflate(body: bytes, cap: int) -> tuple[bytes, str]:
    """`deflate` is zlib's format by the standard and the bare stream by some senders' habit."""
    content, note = _inflate(body, zlib.MAX_WBITS, cap)
    if note and not content:
        bare, bare_note = _inflate(body, -zlib.MAX_WBITS, cap)
        if bare and not bare_note:
            return bare, ""
    return content, note


def _inflate(body: bytes, window: int, cap: int) -> tuple[bytes, str]:
    machine = zlib.decompressobj(window)
    try:
        content = machine.decompress(body, cap)
    except zlib.error:
        return _readable_part(body, window, cap), "body damaged: it is not in its content coding"
    if machine.unconsumed_tail or (len(content) >= cap and not machine.eof):
        return content, f"body cut at {cap} bytes"
    if not machine.eof:
        return content, "body damaged: its content coding breaks off"
    return content, ""


def _readable_part(body: bytes, window: int, cap: int) -> bytes:
    """What comes out before the damage, looked for in small steps since zlib drops a failed call's output."""
    machine = zlib.decompressobj(window)
    content = bytearray()
    for at in range(0, len(body), 256):
        try:
            content += machine.decompress(body[at : at + 256], cap - len(content) or 1)
        except zlib.error:
            break
        if len(content) >= cap:
            break
    return bytes(content[:cap])
