import hashlib
import time

import pytest

from auditor.decode.redact.fields import Field
from auditor.decode.redact.spellings import spellings_of
from auditor.decode.redact.text import TextRedactor
from auditor.model.redaction import Redacted
from tests.decode.redact.identity import SALT, SHOPPER, SPELLED, readable

TEXT = TextRedactor(spellings_of(SHOPPER), SALT)


def digest(value: str) -> str:
    return TEXT.digest(value)


@pytest.mark.parametrize("spelled", SPELLED)
def test_what_was_typed_is_cut_from_any_text(spelled: str) -> None:
    for frame in (
        "{}",
        "before {} after",
        '<p title="{}">',
        "https://shop.example/thanks?note={}&x=1",
        "«{}»",
    ):
        cut = TEXT.text(frame.format(spelled))
        assert readable(cut) == []
        assert " typed" in cut


@pytest.mark.parametrize(
    ("raw", "cut"),
    [
        ("mail bob@example.org!", "mail [redacted email plain other]!"),
        ("x bob%40example.org", "x [redacted email urlencoded other]"),
        ("mailto%3Abob%40example.org", "mailto%3A[redacted email urlencoded other]"),
        (r"a = 'bob\x40example.org'", "a = '[redacted email plain other]'"),
        (r"a = 'bob\u0040example.org'", "a = '[redacted email plain other]'"),
        ("bob&#64;example.org", "[redacted email plain other]"),
        ("photo@2x.png and icon@3x.webp", "photo@2x.png and icon@3x.webp"),
        ("react@18.2.0", "react@18.2.0"),
        ("@media print", "@media print"),
        ("order 4930901820001", "order 4930901820001"),
        ("price 30901820.5", "price [redacted phone plain typed national].5"),
        ("logo of Jane", "logo of Jane"),
        ("Berlin 10116", "Berlin 10116"),
    ],
)
def test_what_is_personal_and_what_is_not(raw: str, cut: str) -> None:
    assert TEXT.text(raw) == cut


@pytest.mark.parametrize(
    ("raw", "cut"),
    [
        ("?email=bob%40example.org", "?email=[redacted email urlencoded other]"),
        ("?x=1&email=Jane.Audit@example.com#top", "?x=1&email=[redacted email plain typed as_typed]#top"),
        ("?phone=%2B49%2030%2090182%200", "?phone=[redacted phone urlencoded typed as_typed]"),
        ("?first_name=Jane", "?first_name=[redacted name plain typed as_typed]"),
        ("?name=Red+shirt", "?name=[redacted name plain unknown]"),
        ("?variant=123456789&sku=A-1", "?variant=123456789&sku=A-1"),
        ("?order=1001&total=9.99", "?order=1001&total=9.99"),
        ("https://bob:secret@shop.example/x", "https://shop.example/x"),
        ("/p/red-shirt-2024-limited-edition?size=xl", "/p/red-shirt-2024-limited-edition?size=xl"),
        ("/order/100012/", "/order/100012/"),
    ],
)
def test_addresses(raw: str, cut: str) -> None:
    assert TEXT.text(raw) == cut


@pytest.mark.parametrize(
    "name", ["token", "session", "sid", "key", "auth", "password", "code", "PHPSESSID", "csrf_token"]
)
def test_secrets_in_addresses_become_digests(name: str) -> None:
    cut = TEXT.text(f"https://shop.example/?{name}=s3cr3t%2Fvalue&a=b")
    assert "s3cr3t" not in cut
    assert digest("s3cr3t/value") in cut
    assert cut.endswith("&a=b")


def test_a_click_id_has_the_digest_of_its_cookie() -> None:
    assert (
        TEXT.text("/?ttclid=E.C.P.abc")
        == f"/?ttclid=[redacted click_id digest unknown {digest('E.C.P.abc')}]"
    )
    assert (
        TEXT.field(Field.CLICK_ID, "E.C.P.abc") == f"[redacted click_id digest unknown {digest('E.C.P.abc')}]"
    )


@pytest.mark.parametrize(
    "path",
    [
        "/checkouts/cn/Z2NwLXVzLWNlbnRyYWwxOjAx/thank-you",
        "/order/0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",
        "/reset/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f",
    ],
)
def test_a_secret_in_a_path_becomes_a_digest(path: str) -> None:
    cut = TEXT.text(f"https://shop.example{path}?x=1")
    assert "[redacted session digest" in cut
    assert path.split("/")[1] in cut


@pytest.mark.parametrize(
    ("raw", "cut"),
    [
        ('{"telephone": "+49 40 1234567"', '{"telephone": "[redacted phone plain other]"'),
        ('"password": "Your password"', '"password": "Your password"'),
        ('"phone": "Phone number"', '"phone": "Phone number"'),
        ("sessionId: abc1234567", f"sessionId: [redacted session digest unknown {digest('abc1234567')}]"),
        (
            "Bearer eyJhbGciOi.eyJzdWIi.c2ln",
            f"Bearer [redacted token digest unknown {digest('eyJhbGciOi.eyJzdWIi.c2ln')}]",
        ),
        ("a: 1, value: 9.99, event_id: x1234567890", "a: 1, value: 9.99, event_id: x1234567890"),
    ],
)
def test_assignments_in_scripts_and_broken_json(raw: str, cut: str) -> None:
    assert TEXT.text(raw) == cut


def test_a_hash_of_what_was_typed_is_told_wherever_it_stands() -> None:
    known = hashlib.sha256(b"jane.audit@example.com").hexdigest()
    other = hashlib.sha256(b"bob@example.org").hexdigest()
    assert TEXT.text(f"u={known} v={other}") == f"u=[redacted email sha256 typed normalised] v={other}"


OWN = hashlib.sha256(b"jane.audit@example.com").hexdigest()
MD5 = hashlib.md5(b"jane.audit@example.com", usedforsecurity=False).hexdigest()
NOTHING = hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize(
    ("kind", "value", "marker"),
    [
        (Field.EMAIL, "jane.audit@example.com", "[redacted email plain typed normalised]"),
        (Field.EMAIL, "Jane.audit@Example.com", "[redacted email plain typed other_case]"),
        (Field.EMAIL, "jane.audit%40example.com", "[redacted email urlencoded typed normalised]"),
        (Field.EMAIL, "amFuZS5hdWRpdEBleGFtcGxlLmNvbQ==", "[redacted email base64 typed normalised]"),
        (Field.EMAIL, "bob@example.org", "[redacted email plain other]"),
        (Field.EMAIL, "undefined", "[redacted email invalid nobody undefined]"),
        (Field.EMAIL, "not an address", "[redacted email invalid unknown]"),
        (Field.EMAIL, MD5, "[redacted email invalid typed md5.normalised]"),
        (Field.EMAIL, OWN.upper(), "[redacted email sha256 typed normalised.upper_hex]"),
        (Field.EMAIL, "0F" * 32, "[redacted email sha256 unknown upper_hex]"),
        (Field.EMAIL, NOTHING, "[redacted email sha256 nobody empty]"),
        (Field.EMAIL, "0f" * 32, "[redacted email sha256 unknown]"),
        (Field.EMAIL, "0f" * 31, "[redacted email invalid unknown]"),
        (Field.EMAIL, "", ""),
        (Field.EMAIL, "  ", "  "),
        (Field.PHONE, "+49 (30) 901820", "[redacted phone plain typed other_format]"),
        (Field.PHONE, "12345", "[redacted phone plain other]"),
        (Field.PHONE, "call me", "[redacted phone invalid unknown]"),
        (Field.NAME, "Jane", "[redacted name plain typed as_typed]"),
        (Field.NAME, "Bob", "[redacted name plain unknown]"),
        (Field.ADDRESS, "10115", "[redacted address plain typed normalised]"),
        (Field.EXTERNAL_ID, "cust_42", "[redacted external_id plain unknown]"),
        (Field.EXTERNAL_ID, "jane.audit@example.com", "[redacted external_id plain typed normalised]"),
        (Field.TOKEN, "abc", f"[redacted token digest unknown {digest('abc')}]"),
    ],
)
def test_a_field_leaves_a_marker_that_tells_its_shape(kind: Field, value: str, marker: str) -> None:
    assert TEXT.field(kind, value) == marker


def test_digests_are_equal_for_equal_values_and_differ_by_salt() -> None:
    other = TextRedactor(spellings_of(SHOPPER), b"another salt")
    assert TEXT.digest("a") == TEXT.digest("a") != TEXT.digest("b")
    assert TEXT.digest("a") != other.digest("a")


@pytest.mark.parametrize(
    "text",
    ["A" * 500_000, "a." * 250_000, "a@" * 200_000, "a=" * 200_000, "/checkout" * 50_000, "%40" * 150_000, "1 " * 250_000, "&a" * 200_000, '"tel":' * 80_000, "eyJ" * 150_000],
    ids=lambda text: text[:9],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    TEXT.text(text)
    assert time.process_time() - started < 5.0


@pytest.mark.parametrize(
    "number",
    [
        "+44 20 7946 0018",
        "+442079460018",
        "+44 (20) 7946-0018",
        "%2B442079460018",
        "%2B44%2020%207946%200018",
        "&#43;44&nbsp;20&nbsp;7946&nbsp;0018",
        "+1-415-555-2671",
    ],
)
def test_a_stranger_s_number_with_its_country_s_code_goes(number: str) -> None:
    written = TEXT.text(f"call us: {number}!")
    assert [(one.field, one.owner.value) for one in Redacted.all_in(written)] == [("phone", "other")]
    assert written.startswith("call us: [")
    assert written.endswith("]!")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24T16:46:53+01:00",
        "x = 1e+12345678",
        "a+442079460018",
        "sum: +12345678",
        "+1 234 567",
        "+999 123 456 789",
        "+4420794600181234567",
        "C4A1+B2",
        "+",
    ],
)
def test_what_is_no_number_of_any_country_stays(text: str) -> None:
    assert TEXT.text(text) == text
