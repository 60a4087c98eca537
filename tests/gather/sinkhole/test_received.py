"""A request read off the wire: where it goes, whatever was sent. Bodies are tested at the sinkhole."""

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from auditor.gather.sinkhole.received import headers_of, place_of


@pytest.mark.parametrize(
    ("target", "host", "place"),
    [
        ("/collect?a=1", "a.example", ("a.example", "/collect?a=1")),
        ("/collect", "a.example:8443", ("a.example", "/collect")),
        ("https://b.example/collect?x=://y", "a.example", ("b.example", "/collect?x=://y")),
        ("https://b.example:8443", "a.example", ("b.example", "/")),
        ("/redirect?to=https://b.example/", "a.example", ("a.example", "/redirect?to=https://b.example/")),
        ("collect", "a.example", ("a.example", "/collect")),
        ("*", "a.example", ("a.example", "/*")),
        ("", "", ("", "/")),
        ("/", "a.example:port", ("a.example:port", "/")),
    ],
)
def test_host_and_path_of_a_target(target: str, host: str, place: tuple[str, str]) -> None:
    assert place_of(target, host) == place


def test_a_header_that_came_twice_is_one() -> None:
    headers = CIMultiDict([("X-A", "1"), ("Host", "h"), ("x-a", "2")])
    assert headers_of(make_mocked_request("GET", "/", headers=headers)) == {"x-a": "1, 2", "host": "h"}
