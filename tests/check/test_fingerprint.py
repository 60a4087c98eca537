import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.check.fingerprint import LENGTH, fingerprint, stable_path

USUAL = {
    "code": "TT301",
    "run": "main",
    "page_url": "https://shop.example/p/red-shirt",
    "step": "product",
    "event": "ViewContent",
    "pixel_role": "1",
    "path": "contents[0].content_id",
}


def of(**changed: str) -> str:
    given = USUAL | changed
    return fingerprint(given.pop("code"), **given)


def test_it_is_a_short_hash() -> None:
    assert re.fullmatch(rf"[0-9a-f]{{{LENGTH}}}", of())


@pytest.mark.parametrize("key", ["code", "run", "step", "event", "pixel_role"])
def test_each_part_counts(key: str) -> None:
    assert of(**{key: "other"}) != of()


def test_another_page_is_another_finding() -> None:
    assert of(page_url="https://shop.example/p/blue-shirt") != of()


@pytest.mark.parametrize(
    "changed",
    [
        {"page_url": "https://shop.example/p/red-shirt/?utm=1#top"},
        {"page_url": "https://staging.example:8080/p/red-shirt"},
        {"path": "contents[7].content_id"},
    ],
)
def test_what_is_volatile_does_not(changed: dict[str, str]) -> None:
    assert of(**changed) == of()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/order/1001", "/order/1002"),
        ("/p/red_12/", "/p/red_345/"),
        ("/2026/11/24/news", "/2025/01/02/news"),
        ("/t/0f8fad5b-d9cb-469f-a165-70867728950e", "/t/7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        ("/c/deadbeefdeadbeefdead", "/c/0123456789abcdef0123"),
    ],
)
def test_ids_and_dates_are_one(one: str, other: str) -> None:
    assert stable_path(f"https://shop.example{one}") == stable_path(f"https://shop.example{other}")


def test_the_root_has_a_path() -> None:
    assert stable_path("https://shop.example") == stable_path("https://shop.example/") == "/"


@given(st.text(), st.text(alphabet=st.characters()))
def test_no_text_is_too_odd(url: str, event: str) -> None:
    assert len(of(page_url=url, event=event)) == LENGTH


def test_half_a_character_is_no_trouble() -> None:
    assert len(of(event="\ud800", page_url="http://[")) == LENGTH
