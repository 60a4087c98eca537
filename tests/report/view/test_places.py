import pytest

from auditor.model.evidence import CallSite
from auditor.model.page import PageKind
from auditor.report.view.places import MAX_URL, Place, place, script

SITE = "https://shop.example/"
CLICK = "[redacted click_id digest unknown 0123456789ab]"


def test_a_place_on_the_site() -> None:
    assert place(f"{SITE}p?a=1", PageKind.PRODUCT, SITE) == Place("Product page", "/p?a=1", f"{SITE}p?a=1")


def test_a_place_of_another_run_says_so() -> None:
    assert place(SITE, PageKind.HOME, SITE, "reject").run == "with consent rejected"


def test_what_is_no_web_address_is_no_link() -> None:
    assert place("javascript:alert(1)", None, SITE) == Place("", "javascript:alert(1)", None)


def test_no_address_is_the_site() -> None:
    assert place("", None, SITE) == Place("", "the whole site", None)


def test_a_long_address_is_shown_short_and_linked_whole() -> None:
    url = f"{SITE}{'a' * 5000}"
    made = place(url, None, SITE)
    assert len(made.address) == MAX_URL
    assert made.href == url


def test_a_script_is_named_with_its_line() -> None:
    assert script(CallSite(url=f"{SITE}a.js", line=8), SITE) == "/a.js, line 8"
    assert script(CallSite(url="https://tags.example/gtm.js"), SITE) == "https://tags.example/gtm.js"
    assert script(None, SITE) == ""


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (f"?ttclid={CLICK}", ""),
        (f"?ttclid={CLICK}&a=1", "?a=1"),
        (f"?a=1&ttclid={CLICK}", "?a=1"),
        (f"?a=1&ttclid={CLICK}&b=2#top", "?a=1&b=2#top"),
        (f"?ttclid={CLICK}#top", "#top"),
        ("?ttclid=readable", "?ttclid=readable"),
        ("?a=1&", "?a=1&"),
    ],
)
def test_the_click_by_which_a_page_was_come_to_is_left_out(query: str, left: str) -> None:
    made = place(f"{SITE}{query}", PageKind.HOME, SITE)
    assert made.href == f"{SITE}{left}"
    assert made.address == f"/{left.partition('#')[0]}"
