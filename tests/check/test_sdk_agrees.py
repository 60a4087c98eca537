"""What TikTok's own SDK calls invalid or missing, a rule of ours fails; and where it is content, none does."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from auditor.check.engine import check
from auditor.decode.facts import decode
from auditor.decode.tiktok import TIKTOK
from auditor.model.evidence import ConsoleLine, Evidence, Frame, Request, Visit
from auditor.model.facts import Expectations
from auditor.model.journey import Until
from auditor.model.rule import Verdict
from tests.builders import T0, capture

WIRE = Path(__file__).parents[2] / "../shared/wire"
FILES = sorted(WIRE.glob("*.json"))

# The console's titles (pixel.js 2.2.1, May 2026) and the rules of which one must fail.
OURS = {
    "Missing 'content_id' paramter": {"TT301", "TT302"},
    "Missing value for content ID": {"TT302"},
    "Invalid content type": {"TT304"},
    "Invalid value parameter": {"TT306"},
    'Missing "value" parameter': {"TT305"},
    "Invalid currency code": {"TT309"},
    'Missing "currency" parameter': {"TT308"},
    "Duplicate Pixel ID": {"TT103"},
}
# Titles whose rules are not in the list yet: TT206, TT503, TT504.
LATER = {
    "Invalid Event Name Format",
    "Event Name Too Long",
    "Missing email and phone number",
    "Incorrect email format",
    "Incorrect phone number format",
}
PARAMETERS = {"TT301", "TT302", "TT304", "TT305", "TT306", "TT308", "TT309"}

pytestmark = pytest.mark.skipif(not FILES, reason="the recorded traffic is not part of a clone")


def recorded(path: Path) -> Evidence:
    """A recording as evidence of one page."""
    wire: dict[str, Any] = json.loads(path.read_text("utf-8"))
    address = "https://shop.example.com/products/red-shirt"
    numbers = count(1)
    return Evidence(
        capture=capture(),
        visits=(
            Visit(
                id=1,
                run="main",
                step=None,
                requested_url=address,
                url=address,
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
                frame_url=address,
                method=sent["method"],
                url=sent["url"],
                host=sent["url"].split("/")[2],
                path="/" + sent["url"].split("/", 3)[3].partition("?")[0],
                headers={},
                body=json.dumps(sent["body"])
                if isinstance(sent.get("body"), dict)
                else str(sent.get("body") or ""),
                at=T0 + 1,
                status=200,
                answered_by="sinkhole",
                resource_type=sent.get("resource_type", ""),
                seen_by_browser=True,
                seen_by_sinkhole=True,
            )
            for sent in wire["requests"]
        ),
        console=tuple(
            ConsoleLine(visit_id=1, at=T0 + 1, level=level, text=text) for level, text in wire["console"]
        ),
    )


def titles(evidence: Evidence) -> set[str]:
    mark = "[TikTok Pixel] - "
    return {
        line.text.removeprefix(mark).split("\n")[0] for line in evidence.console if line.text.startswith(mark)
    }


def failing(evidence: Evidence) -> set[str]:
    facts = decode(evidence, Expectations(until=Until.NONE), TIKTOK)
    return {item.code for item in check(facts).findings if item.verdict is Verdict.FAIL}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_sdk_complains_of_fails(path: Path) -> None:
    evidence = recorded(path)
    codes = failing(evidence)
    for title in titles(evidence) - LATER:
        assert OURS[title] & codes, f"{title}: {codes}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_where_the_sdk_is_content_the_parameter_rules_are(path: Path) -> None:
    evidence = recorded(path)
    expected = {code for title in titles(evidence) for code in OURS.get(title, ())}
    assert failing(evidence) & PARAMETERS <= expected


def test_the_recordings_hold_what_they_are_held_against() -> None:
    assert {title for path in FILES for title in titles(recorded(path))} > LATER
