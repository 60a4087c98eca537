import hashlib

from auditor.decode.redact.fields import Field
from auditor.decode.redact.hashes import digests_of, sha256_hex

PLAIN = {"a@b.example": (Field.EMAIL, "normalised"), "Ann": (Field.NAME, "as_typed")}


def test_each_spelling_has_its_digest_and_contacts_are_hashed_twice_too() -> None:
    strong, _ = digests_of(PLAIN)
    assert strong[sha256_hex("a@b.example")] == (Field.EMAIL, "normalised")
    assert strong[sha256_hex("Ann")] == (Field.NAME, "as_typed")
    assert strong[sha256_hex(sha256_hex("a@b.example"))] == (Field.EMAIL, "hashed_twice")
    assert sha256_hex(sha256_hex("Ann")) not in strong


def test_other_kinds_say_which_they_are() -> None:
    _, weak = digests_of(PLAIN)
    md5 = hashlib.md5(b"a@b.example", usedforsecurity=False).hexdigest()
    assert weak[md5] == (Field.EMAIL, "md5.normalised")
    assert weak["0x" + sha256_hex("a@b.example")] == (Field.EMAIL, "prefixed_sha256.normalised")
    assert {how.partition(".")[0] for _, how in weak.values()} == {
        "md5", "sha1", "sha512", "base64_sha256", "prefixed_sha256",
    }  # fmt: skip
