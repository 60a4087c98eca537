import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.report.visible import host_of, link, one_line, short, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Größe 49,00 €", "Größe 49,00 €"),
        ("a\x1b[31mred", "a\\x1b[31mred"),
        ("invoice\u202egpj.exe", "invoice\\u202egpj.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("lone \ud800 half", "lone \\ud800 half"),
        ("lines\u2028apart", "lines\\u2028apart"),
        ("two\nlines\t.", "two\nlines\t."),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["نمی\u200cشود", "👩\u200d🔬", "❤\ufe0f", "فانوس", "日本語"])
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert visible(text) == text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_steers_a_terminal_or_breaks_utf_8(text: str) -> None:
    shown = visible(text, keep="")
    shown.encode("utf-8")
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in shown)
    assert not any(unicodedata.bidirectional(char) in {"RLO", "LRO", "RLE", "LRE", "PDF"} for char in shown)


def test_one_line_is_one_line_and_keeps_to_its_limit() -> None:
    assert one_line(" two \n  lines\r\n") == "two lines"
    assert one_line("abcdef", 4) == "abc…"
    assert one_line("abcd", 4) == "abcd"


@pytest.mark.parametrize("url", ["https://shop.example/a?b=c#d", "http://127.0.0.1:8000/"])
def test_web_addresses_become_links(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt://shop.example/%0aalert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//shop.example/",
        "/path",
        "https:///nowhere",
        "http://[::1",
        "https://shop.example/\u202egnp",
    ],
)
def test_nothing_else_does(url: str) -> None:
    assert link(url) is None


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://shop.example", "/"),
        ("https://shop.example/a?b", "/a?b"),
        ("https://pay.example/a", "https://pay.example/a"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_an_address_on_the_site_is_shown_without_it(url: str, shown: str) -> None:
    assert short(url, "https://shop.example/") == shown


def test_the_host_is_shown_without_a_login() -> None:
    assert host_of("https://user:secret@shop.example:8443/x") == "shop.example:8443"
    assert host_of("shop.example") == "shop.example"
    assert host_of("http://[broken") == "http://[broken"
