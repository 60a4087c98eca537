"""The conditions of the audit: what was promised, what the browser was, which settings held."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.jsonvalue import JsonValue
from auditor.model.result import AuditResult, PlatformGuess
from auditor.report import words
from auditor.report.view.declarations import declarations


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Whether anything reached the vendor. `kept` is None where nothing was promised."""

    kept: bool | None
    sentence: str


def promise(result: AuditResult) -> Promise:
    """The safety promise, with its numbers."""
    capture = result.capture
    recorded = f"{capture.beacons:,} recorded, {capture.sent_to_vendor:,} sent"
    if capture.seal == "none":
        return Promise(
            kept=None, sentence=f"Browser beacons were let through to TikTok, as asked: {recorded}."
        )
    if capture.sent_to_vendor:
        return Promise(
            kept=False, sentence=f"Browser beacons reached TikTok though the audit was sealed: {recorded}."
        )
    return Promise(kept=True, sentence=f"No browser beacon reached TikTok: {recorded}.")


def conditions(result: AuditResult) -> tuple[tuple[str, str], ...]:
    """The circumstances as pairs of label and text."""
    capture = result.capture
    script = words.SDK.get(capture.sdk, capture.sdk)
    refused = f"{words.count(capture.sealed_other, 'request')} refused, as far as their addresses are known"
    said = {
        "Audited": f"{words.date(result.started_at)}, for {words.duration(result.finished_at - result.started_at)}",
        "Looked at": f"{words.count(len(result.pages), 'page')}, {words.count(capture.beacons, 'beacon')}",
        "TikTok's script": f"{script}: {capture.sdk_note}" if capture.sdk_note else script,
        "Other vendors": refused if capture.seal == "all" else "not held back",
        "Browser": capture.browser,
        "User agent": capture.user_agent,
        **{label: _text(result.settings.get(key), names) for key, (label, names) in words.SETTINGS.items()},
        **declarations(result.declared),
        "Severities changed": ", ".join(
            f"{code} to {words.SEVERITY[severity].lower()}" for code, severity in result.severities.items()
        ),
        "Shop system": shop_system(result.platform),
        "Auditor": f"pixel-auditor {result.tool_version}",
    }
    return tuple((label, text) for label, text in said.items() if text)


def shop_system(guess: PlatformGuess) -> str:
    """Which shop system it is, by how much, and whether the auditor ever shopped in one."""
    if guess.name is None:
        return "not recognised"
    if guess.tested is None:
        return f"{guess.name}: {guess.reason}" if guess.reason else guess.name
    by = "one mark alone" if len(guess.marks) == 1 else words.count(len(guess.marks), "mark")
    told = f"{guess.name}, by {by} ({guess.confidence:.0%} sure)"
    return (
        told if guess.tested else f"{told}; untested: the auditor has not shopped in a real store of it yet"
    )


def _text(value: JsonValue, names: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_text(item, names) for item in value)
    return "" if value is None or isinstance(value, dict) else names.get(str(value), str(value))
