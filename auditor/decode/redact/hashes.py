"""The digests of the typed identity: those that TikTok takes, and those that are made in their place.

TikTok takes SHA-256 in hexadecimal (its SDK, May 2026).
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping

from auditor.decode.redact.fields import Field

_WEAK = ("md5", "sha1", "sha512")

Known = dict[str, tuple[Field, str]]
"""A digest -> the field and the spelling that it was made of."""


def sha256_hex(text: str) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def digests_of(plain: Mapping[str, tuple[Field, str]]) -> tuple[Known, Known]:
    """The SHA-256 digests of these spellings, and the digests of other kinds."""
    strong: Known = {}
    weak: Known = {}
    for value, (kind, name) in plain.items():
        strong.setdefault(sha256_hex(value), (kind, name))
    for value, (kind, name) in plain.items():
        if kind in {Field.EMAIL, Field.PHONE}:
            once = sha256_hex(value)
            for again in (once, once.upper()):
                strong.setdefault(sha256_hex(again), (kind, "hashed_twice"))
            for text, how in _others(value):
                weak.setdefault(text, (kind, f"{how}.{name}"))
    return strong, weak


def _others(value: str) -> Iterator[tuple[str, str]]:
    """Digests that are no SHA-256 in hexadecimal, each with what it is."""
    raw = value.encode()
    for algorithm in _WEAK:
        yield hashlib.new(algorithm, raw, usedforsecurity=False).hexdigest(), algorithm
    digest = hashlib.sha256(raw).digest()
    for letters in (base64.b64encode(digest), base64.urlsafe_b64encode(digest)):
        yield letters.decode(), "base64_sha256"
        yield letters.decode().rstrip("="), "base64_sha256"
    yield base64.b64encode(digest.hex().encode()).decode(), "base64_sha256"
    yield f"0x{digest.hex()}", "prefixed_sha256"
