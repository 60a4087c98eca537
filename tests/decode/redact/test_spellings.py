import base64
import hashlib
from dataclasses import replace

import pytest

from auditor.decode.redact.fields import Field
from auditor.decode.redact.spellings import spellings_of
from auditor.model.plan import Identity
from auditor.model.redaction import Owner
from tests.decode.redact.identity import SHOPPER

SPELLINGS = spellings_of(SHOPPER)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("hashed", "spelling"),
    [
        ("jane.audit@example.com", "normalised"),
        ("Jane.Audit@example.com", "as_typed"),
        ("JANE.AUDIT@EXAMPLE.COM", "upper_case"),
        (" jane.audit@example.com", "untrimmed"),
        ("jane.audit@example.com ", "untrimmed"),
        ("+4930901820", "normalised"),
        ("+49 30 90182 0", "as_typed"),
        ("4930901820", "without_plus"),
        ("30901820", "national"),
        ("030901820", "national_with_zero"),
        ("004930901820", "international_prefix"),
        ("+49030901820", "zero_kept"),
        ("030 901820", "formatted"),
        ("+49-30-901820", "formatted"),
        ("+4930901820\n", "untrimmed"),
        ('"jane.audit@example.com"', "quoted"),
        ("jane.audit%40example.com", "urlencoded"),
        ("jane.audit", "local_part"),
        (sha256("jane.audit@example.com"), "hashed_twice"),
        (sha256("+4930901820").upper(), "hashed_twice"),
    ],
)
def test_a_hash_tells_which_spelling_it_was_made_of(hashed: str, spelling: str) -> None:
    assert SPELLINGS.hash_owner(sha256(hashed)) == (Owner.TYPED, spelling)
    assert SPELLINGS.hash_owner(sha256(hashed).upper()) == (Owner.TYPED, spelling)


@pytest.mark.parametrize(
    ("hashed", "spelling"),
    [
        ("", "empty"),
        ("undefined", "undefined"),
        ("null", "null"),
        ("none", "none"),
        ("NaN", "nan"),
        ("[object Object]", "object_object"),
        ("+", "plus"),
        (" ", "blank"),
    ],
)
def test_a_hash_of_nothing_is_nobodys(hashed: str, spelling: str) -> None:
    assert SPELLINGS.hash_owner(sha256(hashed)) == (Owner.NOBODY, spelling)


def test_another_hash_is_unknown() -> None:
    assert SPELLINGS.hash_owner(sha256("somebody@example.org")) == (Owner.UNKNOWN, "")


@pytest.mark.parametrize(
    ("kind", "value", "owner"),
    [
        (Field.EMAIL, "Jane.Audit@EXAMPLE.com", Owner.TYPED),
        (Field.EMAIL, "somebody@example.org", Owner.OTHER),
        (Field.PHONE, "+49-30-901820", Owner.TYPED),
        (Field.PHONE, "+49 30 901821", Owner.OTHER),
        (Field.NAME, "Jane", Owner.TYPED),
        (Field.NAME, "jane  audit", Owner.TYPED),
        (Field.NAME, "Berlin", Owner.OTHER),
        (Field.ADDRESS, "Berlin", Owner.TYPED),
        (Field.ADDRESS, "undefined", Owner.NOBODY),
        (Field.EXTERNAL_ID, "jane.audit@example.com", Owner.TYPED),
        (Field.EXTERNAL_ID, "DE", Owner.OTHER),
    ],
)
def test_whose_a_value_is(kind: Field, value: str, owner: Owner) -> None:
    assert SPELLINGS.owner(kind, value)[0] is owner


def test_an_empty_identity_owns_nothing() -> None:
    empty = Identity(
        email="", phone="", first_name="", last_name="", street="", city="", region="", region_name="",
        postcode="", country="", country_name="",
    )  # fmt: skip
    spellings = spellings_of(empty)
    assert spellings.needles == ()
    assert spellings.base64 == {}
    assert spellings.owner(Field.EMAIL, "") == (Owner.NOBODY, "empty")
    assert spellings.owner(Field.NAME, "x") == (Owner.OTHER, "")


def test_a_phone_without_a_plus_is_of_the_address_s_country() -> None:
    spellings = spellings_of(replace(SHOPPER, phone="030 901820"))
    assert spellings.hash_owner(sha256("+4930901820")) == (Owner.TYPED, "normalised")
    assert spellings.hash_owner(sha256("030901820")) == (Owner.TYPED, "national_with_zero")


def test_a_shopper_who_moved_is_known_by_both_addresses() -> None:
    moved = replace(SHOPPER, phone="+1 202 555 0143", city="Washington", postcode="20001", country="US")
    spellings = spellings_of(SHOPPER, moved)
    for phone in ("+4930901820", "+12025550143"):
        assert spellings.hash_owner(sha256(phone)) == (Owner.TYPED, "normalised")
    assert spellings.owner(Field.PHONE, "(202) 555-0143")[0] is Owner.TYPED
    assert spellings.owner(Field.ADDRESS, "washington")[0] is Owner.TYPED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (hashlib.md5(b"jane.audit@example.com", usedforsecurity=False).hexdigest(), "md5.normalised"),
        (hashlib.md5(b"JANE.AUDIT@EXAMPLE.COM", usedforsecurity=False).hexdigest().upper(), "md5.upper_case"),
        (hashlib.sha1(b"+4930901820", usedforsecurity=False).hexdigest(), "sha1.normalised"),
        (hashlib.sha512(b"jane.audit@example.com").hexdigest(), "sha512.normalised"),
        (base64.b64encode(hashlib.sha256(b"jane.audit@example.com").digest()).decode(), "base64_sha256.normalised"),
        (sha256("somebody@example.org"), ""),
        ("", ""),
    ],
)  # fmt: skip
def test_digests_that_tiktok_does_not_take(text: str, told: str) -> None:
    assert SPELLINGS.weak_hash(text) == told
