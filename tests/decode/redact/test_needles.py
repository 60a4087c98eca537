import base64
import html
import json
import time
from urllib.parse import quote

import pytest

from auditor.decode.redact.fields import Field
from auditor.decode.redact.needles import coded, fragments_of, needles_of
from auditor.model.plan import Identity
from tests.decode.redact.identity import SHOPPER

NEEDLES = tuple(needles_of(SHOPPER))


def found(text: str) -> set[Field]:
    """What is found in a text; whatever is found by its pattern is found by its core, too."""
    hits = [needle for needle in NEEDLES if needle.pattern.search(text)]
    assert all(needle.core.search(text) for needle in hits)
    return {needle.field for needle in hits}


def references(text: str) -> str:
    return "".join(letter if letter.isalnum() else f"&#x{ord(letter):x};" for letter in text)


@pytest.mark.parametrize(
    "text",
    [
        "jane.audit@example.com",
        "JANE.AUDIT@EXAMPLE.COM",
        quote("jane.audit@example.com", safe=""),
        quote(quote("Jane.Audit@example.com", safe=""), safe=""),
        quote(quote(quote("jane.audit@example.com", safe=""), safe=""), safe=""),
        "jane%2Eaudit%40example%2Ecom",
        references("jane.audit@example.com"),
        "jane&#46;audit&#64;example&#46;com",
        "jane&period;audit&commat;example&period;com",
        "jane\\u002eaudit\\u0040example\\x2ecom",
    ],
)
def test_an_e_mail_address_in_every_coding(text: str) -> None:
    assert found(f"before {text} after") == {Field.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "+49 30 90182 0",
        "+4930901820",
        "4930901820",
        "30901820",
        "030/901820",
        "(030) 90182-0",
        "+49 (0)30 901820",
        "0049.30.901820",
        "Tel.030.901.820",
        "%2B49%2030%20901820",
        "%252B49%252030%2520901820",
        "%2030901820",
        "030&nbsp;901820",
        "030\u2011901820",
        "030+901820",
        "&#43;49&#32;30&#32;901820",
        "\\u002b4930901820",
        "tel:+49-30-901820",
    ],
)
def test_a_phone_number_in_every_format(text: str) -> None:
    assert found(text) == {Field.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "Jane Audit",
        "AUDIT, JANE",
        "jane&nbsp;audit",
        "Dear%20Jane%20Audit",
        json.dumps("Dear\nJane Audit"),
        "jane%2520audit",
        "Jane+Audit",
    ],
)
def test_a_name_in_every_case(text: str) -> None:
    assert found(text) == {Field.NAME}


@pytest.mark.parametrize(
    "text",
    [
        "12 TEST+Street",
        "Berlin, BE 10115",
        "10115%20berlin",
        "12%20Test%20Street",
        html.escape("12 Test Street"),
    ],
)
def test_an_address(text: str) -> None:
    assert found(text) == {Field.ADDRESS}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jane bought an audit in Berlin",
        "130901820",
        "309018201",
        "7.30901820",
        "jane.auditor@example.com",
        "Mary Jane Auditorium",
        "112 Test Streets",
    ],
)
def test_what_is_something_else_stays(text: str) -> None:
    assert found(text) == set()


def test_a_name_that_the_auditor_made_up_is_cut_alone_and_nobody_else_s_is() -> None:
    own = [needle for needle in needles_of(Identity()) if needle.field is Field.NAME]
    assert [needle for needle in own if needle.pattern.search("Hello Pixelina!")]
    assert [needle for needle in own if needle.pattern.search("order of MRS. TESTPERSON")]
    assert found("Hello Jane!") == set()


@pytest.mark.parametrize(
    "text", ["jane.audit@example.com", "JANE.AUDIT@EXAMPLE.COM", "4930901820", "30901820"]
)
@pytest.mark.parametrize("before", ["", "x", '{"'])
def test_base64_holds_a_fragment_wherever_the_value_begins(text: str, before: str) -> None:
    fragments = [fragment for fragment, _ in fragments_of(SHOPPER)]
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        written = encode(f"{before}{text}?>".encode()).decode()
        assert any(fragment in written for fragment in fragments)


def test_a_letter_stands_for_itself() -> None:
    assert coded("a") == "a"


@pytest.mark.parametrize("between", ["   ", " + ", "%20 +", "&nbsp;" * 3, "&#0000032;" * 3])
def test_a_near_miss_between_many_blanks_takes_no_time(between: str) -> None:
    texts = [
        between.join("3090182") + between + "x",
        between.join("4930901829"),
        f"Jane{between}x Audit{between}",
        (between.join("309018") + between) * 500,
    ]
    before = time.perf_counter()
    for text in texts:
        found(text)
    for needle in needles_of(Identity()):  # of ten digits
        assert not needle.pattern.search(between.join("202555014") + between + "x")
    assert time.perf_counter() - before < 2
