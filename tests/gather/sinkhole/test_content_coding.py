"""Content codings are undone within bounds, and what cannot be is said."""

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from auditor.gather.sinkhole.content_coding import decoded

CAP = 10_000
TEXT = b"hello" * 100


def bare_deflate(content: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(content) + machine.flush()


def test_plain_bodies_stay() -> None:
    assert decoded(TEXT, "", cap=CAP) == (TEXT, "")
    assert decoded(TEXT, "identity", cap=CAP) == (TEXT, "")


def test_each_coding_is_undone() -> None:
    assert decoded(gzip.compress(TEXT), "gzip", cap=CAP) == (TEXT, "")
    assert decoded(gzip.compress(TEXT), "X-GZIP", cap=CAP) == (TEXT, "")
    assert decoded(zlib.compress(TEXT), "deflate", cap=CAP) == (TEXT, "")
    assert decoded(bare_deflate(TEXT), "deflate", cap=CAP) == (TEXT, "")


def test_codings_are_undone_from_the_last() -> None:
    assert decoded(gzip.compress(zlib.compress(TEXT)), "deflate, gzip", cap=CAP) == (TEXT, "")


def test_a_bomb_is_cut() -> None:
    content, note = decoded(gzip.compress(b"0" * 10_000_000), "gzip", cap=CAP)
    assert len(content) == CAP
    assert note == "body cut at 10000 bytes"


def test_a_body_of_exactly_the_cap_is_whole() -> None:
    assert decoded(gzip.compress(b"0" * CAP), "gzip", cap=CAP) == (b"0" * CAP, "")


def test_a_body_that_breaks_off_gives_what_there_is() -> None:
    content, note = decoded(gzip.compress(bytes(range(256)) * 20)[:-30], "gzip", cap=CAP)
    assert content
    assert note == "body damaged: its content coding breaks off"


def test_damage_in_the_middle_keeps_what_comes_before() -> None:
    packed = bytearray(zlib.compress(bytes((i * i * 7919) % 251 for i in range(9000)), 0))
    packed[6000:] = b"\xff" * (len(packed) - 6000)
    content, note = decoded(bytes(packed), "deflate", cap=CAP)
    assert note.startswith("body damaged")
    assert len(content) > 1000


def test_unknown_codings_are_left_and_named() -> None:
    assert decoded(TEXT, "zstd", cap=CAP) == (TEXT, "body left encoded: content coding 'zstd'")
    assert decoded(TEXT, "gzip," * 9, cap=CAP)[1] == "body left encoded: 9 content codings"


@given(
    body=st.binary(max_size=400), encoding=st.sampled_from(["gzip", "deflate", "deflate,gzip", "br", ",,"])
)
def test_noise_is_never_an_exception(body: bytes, encoding: str) -> None:
    content, note = decoded(body, encoding, cap=CAP)
    assert len(content) <= max(CAP, len(body))
    assert isinstance(note, str)
