from dataclasses import replace

import pytest

from auditor.demo.pixel import Firing, PixelMarkup, container_file, frame_page, pixel_markup, script_file
from auditor.demo.storefront import Banner
from auditor.demo.theme import PIXEL, Consent, Insertion, Loader, PixelTheme, Place, bare_on
from auditor.model.page import PageKind

VIEW = Firing("view(item);", {"event_id": "1"})


def markup(theme: PixelTheme, *, banner: Banner = Banner.NONE, answer: str = "") -> PixelMarkup:
    return pixel_markup(theme, PageKind.PRODUCT, [VIEW, Firing("", {})], banner=banner, answer=answer)


def test_the_base_code_stands_in_the_head_and_events_at_the_end() -> None:
    found = markup(PixelTheme())
    assert PIXEL in found.head
    assert "view(item)" in found.body_end
    assert "view(item)" not in found.head


def test_an_event_without_code_leaves_no_script() -> None:
    assert markup(PixelTheme()).body_end.count("(function (item)") == 1


def test_a_fault_moves_or_doubles_or_removes_the_base_code() -> None:
    assert PIXEL not in markup(replace(PixelTheme(), place=Place.BODY_END)).head
    assert markup(replace(PixelTheme(), copies=2)).head.count("ttq.page();") == 2
    assert markup(replace(PixelTheme(), bare=bare_on(PageKind.PRODUCT))) == PixelMarkup()
    early = markup(replace(PixelTheme(), early=bare_on(PageKind.PRODUCT))).head
    assert early.index("view(item)") < early.index(PIXEL)


@pytest.mark.parametrize(
    ("consent", "answer", "waits", "runs"),
    [
        (Consent.BLOCKED, "", True, False),
        (Consent.BLOCKED, "accepted", False, True),
        (Consent.BLOCKED, "rejected", False, False),
        (Consent.ANY_ANSWER, "", True, False),
        (Consent.ANY_ANSWER, "rejected", False, True),
        (Consent.NEVER, "accepted", True, False),
        (Consent.IGNORED, "", False, True),
        (Consent.HELD, "rejected", False, True),
    ],
)
def test_what_waits_for_consent(consent: Consent, answer: str, *, waits: bool, runs: bool) -> None:
    found = markup(replace(PixelTheme(), consent=consent), banner=Banner.OPT_IN, answer=answer)
    whole = found.head + found.body_end
    assert ('type="text/plain"' in whole) is waits
    assert ("<script>" in whole) is runs


def test_a_notice_holds_nothing_back() -> None:
    found = markup(PixelTheme(), banner=Banner.NOTICE)
    assert "text/plain" not in found.head + found.body_end


def test_a_script_file_holds_the_base_code_and_a_container_runs_the_queue() -> None:
    theme = replace(PixelTheme(), insertion=Insertion.FILE)
    assert PIXEL not in markup(theme).head
    assert 'src="/assets/pixel.js"' in markup(theme).head
    assert f'ttq.load("{PIXEL}")' in script_file(theme)
    late = replace(PixelTheme(), insertion=Insertion.LATE)
    assert "/assets/container.js" in markup(late).head
    assert "tags" in markup(late).body_end
    assert "queue.splice(0)" in script_file(late)
    assert "queue.splice(0)" not in script_file(theme)


def test_a_kind_of_page_may_load_another_pixel() -> None:
    theme = replace(PixelTheme(), pixels_on={PageKind.PRODUCT: ("OTHER",)})
    assert PIXEL not in markup(theme).head
    assert 'ttq.load("OTHER")' in markup(theme).head
    elsewhere = replace(PixelTheme(), pixels_on={PageKind.CART: ("OTHER",)})
    assert 'ttq.load("OTHER")' not in markup(elsewhere).head


def test_the_loader_of_2020_is_a_script_alone() -> None:
    head = markup(replace(PixelTheme(), loader=Loader.OF_2020)).head
    assert f"/i18n/pixel/sdk.js?sdkid={PIXEL}" in head
    assert "ttq" not in head


@pytest.mark.parametrize(
    ("insertion", "waits_for"),
    [(Insertion.LATE, "INSERT();"), (Insertion.TOUCHED, "mousemove"), (Insertion.SLOW, "setTimeout")],
)
def test_a_container_comes_at_once_or_waits(insertion: Insertion, waits_for: str) -> None:
    found = markup(replace(PixelTheme(), insertion=insertion))
    assert "/assets/container.js" in found.head
    assert (waits_for in found.head) is (insertion is not Insertion.LATE)
    assert "window.tags" in found.body_end
    assert "queue.splice(0)" in script_file(replace(PixelTheme(), insertion=insertion))


def test_a_tag_manager_and_a_frame_stand_where_they_are_asked_for() -> None:
    plain = markup(PixelTheme()).body_end
    assert "gtm.js" not in plain
    assert "iframe" not in plain
    theme = replace(PixelTheme(), container="tag(item);", frame="told();")
    found = markup(theme).body_end
    assert "/gtm.js?id=GTM-" in found
    assert "iframe" in found
    assert "tag(item);" in container_file(theme)
    assert "told();" in frame_page(theme)
    home = pixel_markup(theme, PageKind.HOME, [], banner=Banner.NONE, answer="").body_end
    assert "iframe" not in home
