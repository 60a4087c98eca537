"""What TikTok's SDK sent and wrote on its console, as evidence of one page, redacted as evidence is.

`RECORDED` is the SDK's own traffic, which is no part of a clone. `OURS` are the cases of `fixtures/wire/`, which
the stand-in is held against in a browser; of those the events whose parameters they tell are taken.
"""

import hashlib
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from auditor.decode.facts import decode
from auditor.decode.tiktok import TIKTOK
from auditor.model.evidence import ConsoleLine, Evidence, Frame, Request, Visit
from auditor.model.facts import Expectations, Facts
from auditor.model.journey import Until
from auditor.model.jsonvalue import JsonObject, JsonValue
from tests.builders import T0, capture
from tests.decode.redact.identity import fresh
from tests.decode.tiktok.wire import ENDPOINT, body

ROOT = Path(__file__).parents[2]
RECORDED = sorted((ROOT / "../shared/wire").glob("*.json"))
OURS = [
    path
    for path in sorted((ROOT / "fixtures/wire").glob("*.json"))
    if "diagnostics: false" not in path.read_text("utf-8")  # the page forbids the SDK to complain
]
MARK = "[TikTok Pixel] - "
ADDRESS = "https://shop.example.com/products/red-shirt"


def recorded(path: Path) -> Facts:
    """A recording or a case, decoded as the one page of an audit that was to open pages only."""
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    numbers = count(1)
    redact = fresh()
    requests = _told(told) if "sends" in told else _sent(told)
    beacons = [
        (method, *redact.beacon(method, url, content.encode()), kind)
        for method, url, content, kind in requests
    ]
    evidence = Evidence(
        capture=capture(),
        visits=(
            Visit(
                id=1,
                run="main",
                step=None,
                requested_url=ADDRESS,
                url=ADDRESS,
                status=200,
                started_at=T0,
                ended_at=T0 + 10,
                settled=True,
            ),
        ),
        requests=tuple(
            Request(
                id=next(numbers),
                visit_id=1,
                frame=Frame.PAGE,
                frame_url=ADDRESS,
                method=method,
                url=url,
                host=url.split("/")[2],
                path="/" + url.split("/", 3)[3].partition("?")[0],
                headers={},
                body=content,
                at=T0 + 1,
                status=200,
                answered_by="sinkhole",
                resource_type=kind,
                seen_by_browser=True,
                seen_by_sinkhole=True,
            )
            for method, url, content, kind in beacons
        ),
        console=tuple(
            ConsoleLine(visit_id=1, at=T0 + 1, level="warning", text=text) for text in _console(told)
        ),
    )
    return decode(evidence, Expectations(until=Until.NONE), TIKTOK)


def titles(facts: Facts) -> set[str]:
    """What the SDK's console calls the faults that it found on the page."""
    return {
        line.text.removeprefix(MARK).split("\n")[0] for line in facts.console if line.text.startswith(MARK)
    }


def _console(told: dict[str, Any]) -> Iterator[str]:
    for line in told["console"]:
        yield MARK + line if isinstance(line, str) else line[1]


def _sent(told: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    for sent in told["requests"]:
        content = sent.get("body")
        text = json.dumps(content) if isinstance(content, dict) else str(content or "")
        yield sent["method"], sent["url"], text, sent.get("resource_type", "")


def _told(told: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    for sent in told["sends"]:
        if "properties" in sent or sent["event"] == "Pageview":
            yield "POST", ENDPOINT, json.dumps(_body(sent)), "ping"


def _body(sent: JsonObject) -> JsonObject:
    parts: dict[str, JsonValue] = {"properties": {}}
    parts |= {path.replace(".", "__"): _hashed(value) for path, value in sent.items() if path != "event"}
    return body(sent["event"], **parts)


def _hashed(value: JsonValue) -> JsonValue:
    if isinstance(value, str) and value.startswith("sha256:"):
        return hashlib.sha256(value.removeprefix("sha256:").encode()).hexdigest()
    return value
