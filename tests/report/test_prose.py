import pytest

from auditor.report.payload import Line
from auditor.report.prose import lead, listing, manual, prose, verbatim


def test_code_in_backticks_becomes_code() -> None:
    assert prose("send `value` alone") == "send <code>value</code> alone"


def test_everything_is_escaped() -> None:
    assert prose("<b>`<i>`") == "&lt;b&gt;<code>&lt;i&gt;</code>"
    assert verbatim("`<b>`") == "`&lt;b&gt;`"
    assert "<b>" not in listing([Line(0, "<b>", "<b>", "<b>")]).replace("<b>&lt;b&gt;</b>", "")


def test_a_marker_is_told_in_words_and_stays_readable() -> None:
    shown = prose("e-mail: [redacted email sha256 typed as_typed]!")
    assert "e-mail removed: hashed, the test shopper&#39;s, as typed" in shown
    assert 'title="[redacted email sha256 typed as_typed]"' in shown


@pytest.mark.parametrize(
    "text", ["[redacted]", "[redacted email]", "[redacted email rot13 typed]", "[redacted a b c d e]"]
)
def test_what_only_looks_like_a_marker_stays_as_it_is(text: str) -> None:
    assert prose(text) == text


def test_a_session_value_s_digest_stays_out_of_the_words() -> None:
    assert "session value removed: kept as a digest" in verbatim("[redacted session digest unknown 3f9a]")


def test_a_manual_page_has_form_and_nothing_else() -> None:
    shown = manual(
        "Use *this*:\n\n    code <b>\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![p](http://a/b)"
    )
    assert "<em>this</em>" in shown
    assert "<pre><code>code &lt;b&gt;" in shown
    assert "<script" not in shown
    assert "<a " not in shown
    assert "<img" not in shown


def test_the_lead_is_the_first_paragraph() -> None:
    assert lead("\nOne\nline.\n\nTwo.") == "One\nline."


def test_a_marked_line_says_so_in_words() -> None:
    shown = listing(
        [Line(0, "", "{"), Line(1, '"a"', "1", "wrong"), Line(1, '"b"', "", "missing", missing=True)]
    )
    assert shown.splitlines()[1] == "  <mark><b>&#34;a&#34;</b>: 1 <em>◀ wrong</em></mark>"
    assert "<em>◀ missing</em>" in shown
