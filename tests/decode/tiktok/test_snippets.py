"""The base code in the HTML that the server sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.tiktok.snippets import MOST, Snippet, snippets_in

BASE = "!function(w,d,t){w.TiktokAnalyticsObject=t;var ttq=w[t]=w[t]||[];ttq.load=function(e,n){};%s}(window,document,'ttq');"


def page(*scripts: str) -> str:
    return f"<html><head>{''.join(scripts)}</head><body><p>ttq.load('NOT')</p></body></html>"


def inline(load: str, attributes: str = "") -> str:
    return f"<script{attributes}>{BASE % load}</script>"


def test_each_load_is_found_in_its_order() -> None:
    html = page(inline("ttq.load('A');ttq.page();"), inline('ttq.load( "B" , {limited_data_use:true});'))
    assert snippets_in(html) == (Snippet("A", parked=False), Snippet("B", parked=False))


def test_another_name_of_the_object_is_found_too() -> None:
    html = page("<script>w.TiktokAnalyticsObject='tiktok'; tiktok.load('A')</script>")
    assert snippets_in(html) == (Snippet("A", parked=False),)


def test_a_parked_script_does_not_run() -> None:
    for kind in ("text/plain", "text/x-cookie-consent", "application/json"):
        assert snippets_in(page(inline("ttq.load('A')", f' type="{kind}"'))) == (Snippet("A", parked=True),)
    for kind in ("text/javascript", "module", "", "application/javascript"):
        assert snippets_in(page(inline("ttq.load('A')", f' type="{kind}"'))) == (Snippet("A", parked=False),)


def test_an_xhtml_page_is_read_like_any_other() -> None:
    xhtml = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + page(inline("ttq.load('A')"))
    assert snippets_in(xhtml) == (Snippet("A", parked=False),)


def test_what_is_no_snippet_is_none() -> None:
    assert snippets_in("") == ()
    assert snippets_in(page("<script>jQuery('#x').load('/part.html')</script>")) == ()
    assert snippets_in(page('<script src="/ttq.js">ttq.load("A")</script>')) == ()
    assert snippets_in(page(inline("ttq.load(id)"))) == ()


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("<head><meta charset=utf-8><title>a <b> title</title>", "head"),
        ("<title>no head is written</title>", "head"),
        ("<head><noscript><img src=pixel.gif></noscript><script>if (a <b) {}</script>", "head"),
        ("<head><!-- <body> -->", "head"),
        ("<head></head>", "head"),  # a browser puts it there
        ("<head></head><body>", "body"),
        ("<head></head><body><p>Text</p>", "body"),
        ("<p>Text", "body"),
        ("<head><iframe></iframe>", "body"),  # a browser ends the head with it
    ],
)
def test_its_place_is_where_a_browser_puts_it(before: str, place: str) -> None:
    (found,) = snippets_in("<!doctype html><html>" + before + inline("ttq.load('A')"))
    assert found.place == place


def test_two_copies_have_a_place_each() -> None:
    copy = inline("ttq.load('A')")
    first, second = snippets_in(f"<html><head>{copy}\n</head><body>\n{copy}</body></html>")
    assert (first.place, first.line) == ("head", 0)
    assert (second.place, second.line) == ("body", 2)


def test_what_a_framework_inserts_has_no_place() -> None:
    carried = """<script>(self.__next_s=self.__next_s||[]).push([0,{"children":"ttq.load('A')"}])</script>"""
    (found,) = snippets_in(f"<body>{carried}")
    assert found.place == ""


def test_a_hostile_head_is_read_in_good_time() -> None:
    hostile = f"<p title='{'<title ' * 100_000}'>" + "<!-- " * 100_000 + "-->"
    (found,) = snippets_in(hostile + inline("ttq.load('A')"))
    assert found.place == "body"


def test_of_very_many_snippets_the_first_are_read() -> None:
    html = page(*(inline("ttq.load('A')") for _ in range(3000)))
    assert len(snippets_in(html)) == MOST


@given(st.text(alphabet="<>/scriptq.load('A\") =", max_size=300))
def test_no_html_breaks_it(text: str) -> None:
    snippets_in(f"<script>ttq{text}")
