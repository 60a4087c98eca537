"""`report.json`: the result for programs, by the contract. `report.schema.json` describes it."""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from importlib.resources import files

from auditor.model.event import Caller, ConsentPhase, PixelEvent
from auditor.model.evidence import CallSite
from auditor.model.finding import Finding
from auditor.model.journey import ConsentRecord
from auditor.model.jsonvalue import JsonObject, JsonValue
from auditor.model.page import Page
from auditor.model.result import AuditResult, JourneyStep
from auditor.model.visits import loads_of
from auditor.report.json_configuration import declarations, suppression, terms
from auditor.report.json_readiness import audience, launch
from auditor.report.stages import cookies_of
from auditor.report.words import moment

SCHEMA_VERSION = 1
MAX_DEPTH = 64
"""Levels of nesting that are written; a payload that goes deeper is cut there, and says so."""
_MAX_BITS = 4_096  # beyond about this, Python refuses to write an integer in decimal

# Valid in JSON and harmful in a terminal, an editor or a script element: written as \uXXXX.
_ESCAPED = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def render(result: AuditResult) -> str:
    """The result as JSON text, in UTF-8 without lone surrogates, ending with a line feed."""
    text = json.dumps(document(result), ensure_ascii=False, indent=2, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def schema() -> JsonObject:
    """The JSON Schema (2020-12) of what `render` writes."""
    text = files("auditor.report").joinpath("report.schema.json").read_text(encoding="utf-8")
    loaded: JsonObject = json.loads(text)
    return loaded


def document(result: AuditResult) -> JsonObject:
    """The result as a JSON object: every key of the contract, `None` or empty where nothing is known."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "pixel-auditor", "version": result.tool_version},
        "site": result.site,
        "started_at": _time(result.started_at),
        "finished_at": _time(result.finished_at),
        "verdict": result.verdict,
        "exit_code": result.exit_code,
        "incomplete": list(result.incomplete),
        "unmet": list(result.unmet),
        "notes": list(result.notes),
        "settings": _settings(result),
        "capture": {
            "beacons": result.capture.beacons,
            "sent_to_vendor": result.capture.sent_to_vendor,
            "sealed_other": result.capture.sealed_other,
            "sdk_note": result.capture.sdk_note,
            "differences": list(result.capture.differences),
        },
        "platform": {
            "name": result.platform.name,
            "confidence": plain(result.platform.confidence),
            "server_events": result.platform.server_events,
            "marks": list(result.platform.marks),
            "tested": result.platform.tested,
            "reason": result.platform.reason,
        },
        "pixels": [
            {
                "id": pixel.id,
                "installed_by": pixel.installed_by,
                "partner": pixel.partner or None,
                "pages": pixel.pages,
                "events": dict(pixel.events),
            }
            for pixel in result.pixels
        ],
        "journey": [_step(step) for step in result.journey],
        "consent": [_consent(record, result) for record in result.consent],
        "pages": _pages(result),
        "events": [_event(event) for event in result.events],
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity,
                "verdict": rule.verdict,
                "reason": rule.reason,
            }
            for rule in result.rules
        ],
        "findings": [_finding(finding) for finding in result.findings],
        "suppressions": [suppression(use) for use in result.suppressions],
        "audiences": [audience(item) for item in result.readiness.audiences],
        "launch": launch(result.readiness),
    }


def plain(value: JsonValue, depth: int = 0) -> JsonValue:
    """A stranger's value as JSON can carry it: NaN and infinities as text, no deeper than `MAX_DEPTH`."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        return "[a number of more than 1,000 digits]"
    if isinstance(value, (dict, list)) and depth >= MAX_DEPTH:
        return f"[nested deeper than {MAX_DEPTH} levels]"
    if isinstance(value, dict):
        return {key: plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in value]
    return value


def _time(at: float | None) -> str | None:
    when = moment(at)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z") if when else None


def _settings(result: AuditResult) -> JsonObject:
    """The contract's keys alone: what else stands in the settings may be a credential."""
    given = {key: plain(value) for key, value in result.settings.items()}
    expected = given.get("expected_pixels")
    return {
        "until": given.get("until"),
        "seal": result.capture.seal,
        "sdk": result.capture.sdk,
        "consent": given.get("consent"),
        "gpc": given.get("gpc") is True,
        "basket": given.get("basket"),
        "device": given.get("device"),
        "locale": given.get("locale"),
        "browser": result.capture.browser,
        "expected_pixels": expected if isinstance(expected, list) else [],
        "config_sha256": given.get("config_sha256"),
        "declared": declarations(result.declared),
        "severities": dict(result.severities),
    }


def _step(step: JourneyStep) -> JsonObject:
    outcome = step.outcome
    return {
        "run": outcome.run,
        "step": outcome.step,
        "reached": outcome.reached,
        "url": outcome.url or None,
        "reason": outcome.reason,
        "expected": list(step.expected),
        "fired": list(step.fired),
        "screenshot": outcome.screenshot,
    }


def _consent(record: ConsentRecord, result: AuditResult) -> JsonObject:
    sent = Counter(event.consent.value for event in result.events if event.run == record.run and event.sent)
    before, after = cookies_of(record, result)
    return {
        "run": record.run,
        "seen": record.seen,
        "opt_in": record.opt_in,
        "answer": record.answer,
        "seen_at": _time(record.seen_at),
        "answered_at": _time(record.answered_at),
        "words": record.words,
        "tool": record.tool or None,
        "pressed": list(record.pressed),
        "sent": {phase.value: sent[phase.value] for phase in ConsentPhase},
        "visitor_cookie": {"before": before, "after": after},
    }


def pixels_by_visit(result: AuditResult) -> Mapping[int, list[str]]:
    """The pixels of each visit, sorted: those that its document holds and those that events were sent for."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for install in result.installs:
        found[install.visit_id].add(install.pixel_id)
    for visit_id, load in loads_of(page.visit for page in result.pages).items():
        found[visit_id] |= found[load]
    for event in result.events:
        if event.visit_id is not None and event.pixel_id:
            found[event.visit_id].add(event.pixel_id)
    return {visit: sorted(pixels) for visit, pixels in found.items()}


def _pages(result: AuditResult) -> list[JsonValue]:
    pixels = pixels_by_visit(result)
    return [_page(page, pixels.get(page.visit.id, [])) for page in result.pages]


def _page(page: Page, pixels: list[str]) -> JsonObject:
    return {
        "run": page.visit.run,
        "url": page.url,
        "kind": page.kind,
        "step": page.step,
        "status": page.visit.status,
        "seen_by": page.visit.seen_by,
        "pixels": [*pixels],
        "title": page.reading.title or page.visit.title,
        "screenshot": page.visit.screenshot,
    }


def _event(event: PixelEvent) -> JsonObject:
    return {
        "id": event.id,
        "run": event.run,
        "name": event.name,
        "wire_name": event.wire_name,
        "origin": event.origin,
        "pixel_id": event.pixel_id,
        "page_url": event.page_url,
        "page_kind": event.page_kind,
        "step": event.step,
        "consent": event.consent,
        "realm": event.realm,
        "transport": event.transport,
        "called_at": _time(event.called_at),
        "sent_at": _time(event.sent_at),
        "sent": event.sent,
        "event_id": plain(event.event_id),
        "parameters": plain(event.parameters),
        "matching": {
            "email": event.matching.email,
            "phone": event.matching.phone,
            "external_id": event.matching.external_id,
        },
        "called_by": _caller(event.called_by),
        "vendor_says": list(event.vendor_says),
        "limited_data_use": event.limited_data_use,
    }


def _caller(caller: Caller | None) -> JsonObject | None:
    if caller is None:
        return None
    where = _site(caller.site) or {"url": None, "line": None}
    return {"owner": caller.owner, "name": caller.name or None, **where}


def _site(site: CallSite | None) -> JsonObject | None:
    return {"url": site.url, "line": site.line} if site else None


def _finding(finding: Finding) -> JsonObject:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "state": finding.state,
        "suppressed_by": terms(finding.suppressed_by),
        "run": finding.run,
        "page_url": finding.page_url or None,
        "page_kind": finding.page_kind,
        "step": finding.step,
        "event": finding.event or None,
        "event_ref": finding.event_ref or None,
        "pixel_id": finding.pixel_id or None,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "path": finding.path or None,
        "fix": finding.fix,
        "consequences": list(finding.consequences),
        "called_by": _site(finding.called_by),
        "fingerprint": finding.fingerprint,
    }
