"""TikTok as the rest of the house is given it."""

import json

from auditor.decode.tiktok import TIKTOK
from tests.decode.tiktok.wire import ENDPOINT, PIXEL, body


def test_the_record_holds_together() -> None:
    address = TIKTOK.sdk_url(PIXEL)
    host, _, path = address.removeprefix("https://").partition("/")
    assert TIKTOK.claims(host)
    assert TIKTOK.is_sdk("GET", host, f"/{path}")
    script = TIKTOK.standin(address)
    assert script is not None
    assert PIXEL.encode() in script.body
    assert script.content_type.startswith("application/javascript")
    (event,) = TIKTOK.read("POST", ENDPOINT, json.dumps(body("CompletePayment")).encode())
    assert event.name in TIKTOK.standard.events
    assert TIKTOK.probe("n0nce").startswith("(")
    assert TIKTOK.parse_probe("no message") is None
    assert TIKTOK.state


def test_every_host_of_a_pattern_is_claimed() -> None:
    for pattern in TIKTOK.hosts:
        assert TIKTOK.claims(pattern.replace("*", "x"))
