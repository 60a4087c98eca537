import time
from dataclasses import replace

import pytest

from auditor.model.event import PixelEvent
from auditor.model.evidence import ConsoleLine
from auditor.model.facts import Facts
from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import (
    OWN_EMAIL,
    banner,
    carrying,
    console,
    event,
    facts,
    finding,
    healthy,
    page,
    result,
    verdict,
)

CODE = "TT504"
THANKS = page(PageKind.CONFIRMATION, id=5)
STRANGE = "[redacted email sha256 unknown]"


def purchase(*says: str, email: str = STRANGE) -> PixelEvent:
    return replace(carrying(event("Purchase", THANKS, event_id="1"), email=email), vendor_says=says)


def said(*says: str, email: str = STRANGE, lines: tuple[ConsoleLine, ...] = ()) -> Facts:
    return facts(THANKS, events=(purchase(*says, email=email),), console=lines)


def test_content_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS
    assert verdict(said("[TikTok Pixel] - Invalid value parameter", "pixel status: 1"), CODE) is Verdict.PASS


def test_nothing_sent_is_not_applicable() -> None:
    assert verdict(facts(THANKS, events=(event("Purchase", THANKS),)), CODE) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("says", "what"),
    [
        ("email_is_hashed: unknown_invalid", "e-mail address"),
        ("sha256_phone: unknown_invalid", "phone number"),
        ("email_is_hashed: filter_events", "e-mail address"),
        ("hashed_email: invalid", "e-mail address"),
        ("hashed_email: invalid (whitespace)", "e-mail address"),
        ("raw_email: invalid (empty)", "e-mail address"),
        ("raw_email: invalid (is_not_valid_email)", "e-mail address"),
        ("raw_email: invalid (is_not_valid_email, letter_case)", "e-mail address"),
        ("raw_auto_phone: invalid (invalid_country)", "phone number"),
        ("raw_email: invalid", "e-mail address"),
        ("[TikTok Pixel] - Incorrect email format", "e-mail address"),
        ("[TikTok Pixel] - Invalid phone number information", "phone number"),
        ("zip_code: unknown_invalid", "data"),
    ],
)
def test_what_the_sdk_rejects_fails_and_is_quoted(says: str, what: str) -> None:
    found = finding(said(says), CODE)
    assert found.severity is Severity.ERROR
    assert what in found.message
    assert says in found.actual


@pytest.mark.parametrize(
    "why",
    ["whitespace", "letter_case", "whitespace, letter_case", "whitespace, is_not_valid_email, letter_case"],
)
def test_what_the_sdk_cures_itself_is_information(why: str) -> None:
    assert finding(said(f"raw_email: invalid ({why})"), CODE).severity is Severity.INFO


def test_what_is_both_is_told_once_as_the_worse() -> None:
    found = finding(said("raw_email: invalid (letter_case)", "email_is_hashed: unknown_invalid"), CODE)
    assert found.severity is Severity.ERROR
    assert "letter_case" not in found.actual


def test_a_line_of_the_console_that_no_event_carries_fails() -> None:
    line = console(THANKS, "[TikTok Pixel] - Incorrect phone number format\nIssue: …", "warning")
    assert "Incorrect phone number format" in finding(said(lines=(line,)), CODE).actual
    repeated = console(THANKS, "[TikTok Pixel] - Incorrect email format\nIssue: …", "warning")
    finding(said("[TikTok Pixel] - Incorrect email format", lines=(repeated, repeated)), CODE)


def test_a_line_from_before_the_answer_is_not_judged() -> None:
    line = console(THANKS, "[TikTok Pixel] - Incorrect email format", "warning")
    known = replace(said(lines=(line,)), consent=(banner(at=55),))
    assert verdict(known, CODE) is Verdict.PASS


def test_a_page_can_write_what_it_likes_into_its_console() -> None:
    lines = tuple(
        console(THANKS, text, "log") for text in ("", "\n", "raw_email", "x: unknown_invalid " * 9000)
    )
    assert verdict(said(lines=lines[:3]), CODE) is Verdict.PASS


def test_the_test_identity_s_own_rejection_is_not_the_shop_s_fault() -> None:
    known = said("email_is_hashed: filter_events", email=OWN_EMAIL)
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert "filter_events" in result(known, CODE).reason


def test_a_hash_of_nothing_is_the_cause() -> None:
    known = said("email_is_hashed: unknown_invalid", email="[redacted email sha256 nobody undefined]")
    assert verdict(known, CODE) is Verdict.INCONCLUSIVE
    assert any(text.startswith(CODE) for text in finding(known, "TT502").consequences)


def test_a_hash_of_nothing_explains_no_other_contact_s_rejection() -> None:
    sent = replace(
        carrying(
            event("Purchase", THANKS, event_id="1"),
            email="[redacted email sha256 nobody undefined]",
            phone_number="[redacted phone sha256 unknown]",
        ),
        vendor_says=("email_is_hashed: unknown_invalid", "phone_is_hashed: unknown_invalid"),
    )
    found = finding(facts(THANKS, events=(sent,)), CODE)
    assert (found.path, "phone number" in found.message) == ("context.user.phone_number", True)


def test_a_complaint_without_end_takes_no_time() -> None:
    before = time.perf_counter()
    verdict(said(f"raw_{'email' * 200_000}", lines=(console(THANKS, "raw_" + "phone" * 200_000),)), CODE)
    assert time.perf_counter() - before < 2
