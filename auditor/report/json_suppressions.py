"""Suppressions as `report.json` tells them."""

from auditor.model.jsonvalue import JsonObject
from auditor.model.suppression import Suppression, SuppressionUse


def terms(entry: Suppression | None) -> JsonObject | None:
    """Why a finding is suppressed, and until when; None where it is not."""
    return None if entry is None else {"reason": entry.reason, "expires": _last_day(entry)}


def suppression(use: SuppressionUse) -> JsonObject:
    """A suppression and what became of it."""
    entry = use.suppression
    return {
        "code": entry.code,
        "pages": [str(pattern) for pattern in entry.pages],
        "event": entry.event or None,
        "pixel_id": entry.pixel or None,
        "reason": entry.reason,
        "expires": _last_day(entry),
        "state": use.state,
        "findings": use.findings,
        "warning": use.warning or None,
    }


def _last_day(entry: Suppression) -> str | None:
    return entry.expires.isoformat() if entry.expires is not None else None
