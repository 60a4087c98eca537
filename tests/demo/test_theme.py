from dataclasses import fields, replace

from auditor.demo.pixel import STUB
from auditor.demo.theme import (
    ORDER,
    PIXEL,
    PRODUCT,
    Consent,
    Insertion,
    Loader,
    PixelTheme,
    joined,
    track,
    without,
)
from auditor.model.page import PageKind


def test_an_event_is_a_call_over_the_item() -> None:
    assert track("AddToCart", {"value": "item.value"}) == (
        'ttq.track("AddToCart", {value: item.value}, {event_id: item.event_id});'
    )
    assert track("Lead", {}, event_id=None, caller='ttq.instance("X")') == (
        'ttq.instance("X").track("Lead", {});'
    )


def test_parameters_are_taken_away_and_the_table_stays() -> None:
    assert "value" not in without(PRODUCT, "value", "currency")
    assert "value" in PRODUCT
    assert "content_id" not in ORDER


def test_the_base_code_loads_each_pixel_and_asks_for_one_page_view() -> None:
    code = replace(PixelTheme(), pixels=(PIXEL, "OTHER"), options="{limited_data_use: true}").base_code(STUB)
    assert code.count("ttq.load(") == 2
    assert f'ttq.load("{PIXEL}", {{limited_data_use: true}});' in code
    assert code.count("ttq.page();") == 1
    assert code.index("ttq.methods=") < code.index("ttq.load(") < code.index("ttq.page()")


def test_a_partner_and_a_hold_stand_before_the_load() -> None:
    code = replace(PixelTheme(), partner="WooCommerce", consent=Consent.HELD).base_code(STUB)
    assert code.index('"WooCommerce"') < code.index("holdConsent();") < code.index(f'ttq.load("{PIXEL}"')


def test_a_theme_without_page_call_has_none() -> None:
    assert "ttq.page()" not in replace(PixelTheme(), page_call="").base_code(STUB)


def test_pieces_are_joined_and_empty_ones_left_out() -> None:
    assert joined(["a();", "", "b();"]) == "a();\nb();"


def test_the_default_tells_all_four_funnel_events() -> None:
    theme = PixelTheme()
    for name, event in (
        ("view_content", "ViewContent"),
        ("add_to_cart", "AddToCart"),
        ("initiate_checkout", "InitiateCheckout"),
        ("purchase", "Purchase"),
    ):
        assert name in {field.name for field in fields(theme)}
        assert f'ttq.track("{event}"' in getattr(theme, name)


def test_the_base_code_of_before_knows_no_consent_calls() -> None:
    old = replace(PixelTheme(), loader=Loader.BEFORE_CONSENT).base_code(STUB)
    assert "grantConsent" not in old
    assert '"disableCookie"]' in old
    assert "grantConsent" in PixelTheme().base_code(STUB)


def test_a_container_inserts_it_at_four_times() -> None:
    assert [way for way in Insertion if way.by_container] == [
        Insertion.LATE,
        Insertion.TOUCHED,
        Insertion.SLOW,
        Insertion.HYDRATED,
    ]


def test_whom_the_pixel_is_withheld_from_is_shown_none_on_any_page() -> None:
    gated = PixelTheme(withheld_from="HeadlessChrome")
    assert gated.served_to("Mozilla/5.0 HeadlessChrome/156.0").bare == frozenset(PageKind)
    assert gated.served_to("Mozilla/5.0 Chrome/156.0") is gated
    assert PixelTheme().served_to("").bare == frozenset()
