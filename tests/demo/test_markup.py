import json

from hypothesis import given
from hypothesis import strategies as st

from auditor.demo.markup import Html, html, join, script, script_json


def test_values_are_escaped_and_markup_is_not() -> None:
    assert html("<p title='$a'>$b</p>", a="\"'<", b=Html("<b>x</b>")) == (
        "<p title='&quot;&#x27;&lt;'><b>x</b></p>"
    )


def test_a_value_with_a_dollar_is_not_filled_in_again() -> None:
    assert html("<p>$price</p>", price="$name costs $1") == "<p>$name costs $1</p>"


def test_joined_markup_stays_markup() -> None:
    assert html("$x", x=join([Html("<i>"), Html("</i>")])) == "<i></i>"


@given(st.text())
def test_json_in_a_script_closes_nothing_and_says_the_same(text: str) -> None:
    written = script_json({"text": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"text": text}


def test_a_script_that_waits_for_consent_has_a_type() -> None:
    assert script("f();", kind="text/plain").strip() == '<script type="text/plain">f();</script>'
    assert script("f();").strip() == "<script>f();</script>"
