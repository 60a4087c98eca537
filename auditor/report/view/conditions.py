"""The conditions of the audit: what was promised, what the browser was, which settings held."""

from dataclasses import dataclass

from auditor.model.event import ConsentPhase
from auditor.model.jsonvalue import JsonValue
from auditor.model.result import AuditResult
from auditor.report import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Whether anything reached the vendor. `kept` is None where nothing was promised."""

    kept: bool | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRun:
    """The banner of one run in words, and how many events were sent in each phase."""

    run: str
    sentence: str
    counts: tuple[tuple[str, int], ...]


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
    capture, settings = result.capture, result.settings
    platform = result.platform
    said = {
        "Audited": f"{words.date(result.started_at)}, for {words.duration(result.finished_at - result.started_at)}",
        "Looked at": f"{words.count(len(result.pages), 'page')}, {words.count(capture.beacons, 'beacon')}",
        "TikTok's script": words.SDK.get(capture.sdk, capture.sdk)
        + (f" ({capture.sdk_note})" if capture.sdk_note else ""),
        "Other vendors": f"{words.count(capture.sealed_other, 'request')} refused"
        if capture.seal == "all"
        else "not held back",
        "Browser": capture.browser,
        "User agent": capture.user_agent,
        "Device": _text(settings.get("device")),
        "Language": _text(settings.get("locale")),
        "Journey": _text(settings.get("until")),
        "Basket": _text(settings.get("basket")),
        "Consent": _text(settings.get("consent")),
        "Expected pixels": _text(settings.get("expected_pixels")),
        "Shop system": f"{platform.name} ({platform.confidence:.0%} sure)"
        if platform.name
        else "not recognised",
        "Auditor": f"pixel-auditor {result.tool_version}",
    }
    return tuple((label, text) for label, text in said.items() if text)


def consent_runs(result: AuditResult) -> tuple[ConsentRun, ...]:
    """The consent banner of each run."""
    found = []
    for record in result.consent:
        if not record.seen:
            sentence = "No consent banner was seen."
        else:
            kind = {
                True: "A banner asks before tracking",
                False: "A banner gives notice",
                None: "A banner was seen",
            }
            answer = (
                f"it was {words.CONSENT_ANSWER[record.answer]}"
                if record.answer
                else "it could not be answered"
            )
            pressed = f" by “{record.words}”" if record.words and record.answer else ""
            sentence = f"{kind[record.opt_in]}; {answer}{pressed}."
        events = [event for event in result.events if event.run == record.run and event.sent]
        counts = tuple(
            (words.CONSENT_PHASE[phase], sum(event.consent is phase for event in events))
            for phase in ConsentPhase
            if record.seen or phase is ConsentPhase.NONE
        )
        found.append(
            ConsentRun(
                run=words.RUN.get(record.run, record.run),
                sentence=sentence,
                counts=tuple(
                    pair
                    for pair in counts
                    if pair[1] or (record.seen and pair[0] != words.CONSENT_PHASE[ConsentPhase.NONE])
                ),
            )
        )
    return tuple(found)


def _text(value: JsonValue) -> str:
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return "" if value is None or isinstance(value, dict) else str(value)
