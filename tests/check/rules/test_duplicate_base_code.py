from auditor.model.page import PageKind
from auditor.model.rule import Severity, Verdict
from tests.builders import OTHER_PIXEL, console, facts, finding, healthy, install, page, pageview, verdict

CODE = "TT103"
HOME = page(PageKind.HOME, id=1)


def test_one_load_passes() -> None:
    assert verdict(healthy(), CODE) is Verdict.PASS


def test_two_loads_of_one_id_are_a_warning() -> None:
    known = facts(HOME, installs=(install(HOME, loads=2),), events=(pageview(HOME),))
    assert finding(known, CODE).severity is Severity.WARNING


def test_two_loads_with_doubled_beacons_are_an_error() -> None:
    known = facts(HOME, installs=(install(HOME, loads=2),), events=(pageview(HOME), pageview(HOME)))
    assert finding(known, CODE).severity is Severity.ERROR


def test_page_views_of_two_routes_are_not_doubled() -> None:
    known = facts(
        HOME,
        installs=(install(HOME, loads=2),),
        events=(pageview(HOME), pageview(HOME, page_url=f"{HOME.url}next")),
    )
    assert finding(known, CODE).severity is Severity.WARNING


def test_to_come_back_to_an_address_doubles_no_page_view() -> None:
    routes = (f"{HOME.url}", f"{HOME.url}next", f"{HOME.url}")
    known = facts(
        HOME,
        installs=(install(HOME, loads=2),),
        events=tuple(pageview(HOME, page_url=url, after=after) for after, url in enumerate(routes)),
    )
    assert finding(known, CODE).severity is Severity.WARNING


def test_where_calls_were_not_counted_the_page_s_own_base_codes_are() -> None:
    twice = facts(HOME, installs=(install(HOME, loads=None, snippets=2),))
    assert finding(twice, CODE).actual == "2 times"
    once = facts(HOME, installs=(install(HOME, loads=None, snippets=1),))
    assert verdict(once, CODE) is Verdict.INCONCLUSIVE  # a tag manager may load it, too
    guarded = facts(HOME, installs=(install(HOME, loads=1, snippets=2),))
    assert verdict(guarded, CODE) is Verdict.PASS


def test_what_the_sdk_says_is_an_error_and_is_quoted() -> None:
    known = facts(
        HOME,
        events=(pageview(HOME),),
        console=(console(HOME, "[TikTok Pixel] - Duplicate Pixel ID: twice", "warning"),),
    )
    found = finding(known, CODE)
    assert found.severity is Severity.ERROR
    assert "Duplicate Pixel ID" in found.actual


def test_two_different_pixels_are_no_duplicates() -> None:
    known = facts(
        HOME,
        installs=(install(HOME), install(HOME, OTHER_PIXEL)),
        events=(pageview(HOME), pageview(HOME, pixel=OTHER_PIXEL)),
    )
    assert verdict(known, CODE) is Verdict.PASS


def test_uncounted_loads_are_inconclusive() -> None:
    assert verdict(facts(HOME, installs=(install(HOME, loads=None),)), CODE) is Verdict.INCONCLUSIVE


def test_without_a_pixel_not_applicable() -> None:
    assert verdict(facts(HOME, installs=()), CODE) is Verdict.NOT_APPLICABLE
