import pytest

from auditor.decode.page.forms import chosen, forms_of, is_chosen, purpose_of
from auditor.decode.page.tree import parse


@pytest.mark.parametrize(
    ("field", "purpose"),
    [
        ('<input autocomplete="shipping email">', "email"), ('<input type="email" name="x">', "email"), ('<input name="customer[e-mail]">', "email"),
        ('<input type="tel" name="x">', "phone"), ('<input name="telephone">', "phone"), ('<input type="tel" name="qty[]">', "quantity"),
        ('<input name="postal_code">', "postcode"), ('<input name="plz">', "postcode"), ('<input name="zipCode">', "postcode"), ('<input name="strasse">', "street"),
        ('<input name="address1">', "street"), ('<input name="billing_city">', "city"), ('<select name="countryCode"></select>', "country"),
        ('<input name="firstName">', "name"), ('<input name="updates[]">', "quantity"), ('<input name="anzahl">', "quantity"), ('<input name="q">', "search"),
        ('<input name="coupon_code">', "coupon"), ('<input autocomplete="cc-number">', "card"), ('<input type="password">', "password"),
        ('<input type="radio" name="payment_method">', "payment"), ('<input type="radio" name="shipping_method[0]">', "shipping"), ('<input name="message">', ""),
        ('<input name="colour">', ""), ("<input>", ""),
    ],
)  # fmt: skip
def test_knows_what_a_field_asks_for(field: str, purpose: str) -> None:
    (element,) = parse(field).tagged("input", "select")
    assert purpose_of(element) == purpose


def test_a_field_may_stand_outside_its_form() -> None:
    document = parse('<form id="f"></form><input name="qty" form="f"><input name="email" type="email">')
    inside, outside = forms_of(document)
    assert inside.purposes == {"quantity"}
    assert outside.element is None
    assert outside.purposes == {"email"}


def test_hidden_fields_ask_for_nothing() -> None:
    (form,) = forms_of(
        parse('<form><input type="hidden" name="email"><div hidden><input name="city"></div></form>')
    )
    assert form.fields == ()


@pytest.mark.parametrize(
    "markup", ['<form class="newsletter">', '<form action="/subscribe">', '<form id="back-in-stock">']
)
def test_a_sign_up_is_told(markup: str) -> None:
    (form,) = forms_of(parse(f'{markup}<input type="email"></form>'))
    assert form.newsletter


@pytest.mark.parametrize(
    ("options", "value"),
    [
        ("<option value=1>a<option value=2 selected>b", "2"),
        ("<option value=1 data-auditor-chosen>a<option value=2 selected>b", "1"),
        ("<option value=1>a<option value=2>b", "1"),
        ("<option value='' disabled>choose<option value=2>b", "2"),
    ],
)
def test_the_live_choice_counts_then_the_served_one_then_the_first(options: str, value: str) -> None:
    document = parse(f"<select>{options}</select>")
    option = chosen(document, document.by_tag["select"][0])
    assert option is not None
    assert option.get("value") == value


def test_an_empty_choice_has_nothing_chosen() -> None:
    document = parse("<select></select>")
    assert chosen(document, document.by_tag["select"][0]) is None


@pytest.mark.parametrize(
    ("markup", "expected"),
    [("checked", True), ("", False), ("checked data-auditor-x", False), ("data-auditor-chosen", True)],
)
def test_a_box_is_chosen_as_the_browser_says(markup: str, expected: bool) -> None:
    document = parse(f"<input type=radio {markup}>")
    assert is_chosen(document, document.by_tag["input"][0]) is expected
