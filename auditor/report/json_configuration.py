"""The configuration's part of the judgement as `report.json` tells it."""

from auditor.model.declared import Declared
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


def declarations(declared: Declared) -> JsonObject:
    """What the owner declares of the site; the spend is in US dollars a month."""
    spend = declared.monthly_spend
    return {
        "server_only": [*sorted(declared.server_only)],
        "server_events": declared.server_events,
        "page_pixels": [
            {"pages": [str(pattern) for pattern in entry.pages], "ids": list(entry.ids)}
            for entry in declared.page_pixels
        ],
        "environments": [
            {"name": item.name, "hosts": list(item.hosts), "pixels": list(item.pixels)}
            for item in declared.environments
        ],
        "catalog_ads": declared.catalog_ads,
        "monthly_spend": None if spend is None else float(spend),
    }


def _last_day(entry: Suppression) -> str | None:
    return entry.expires.isoformat() if entry.expires is not None else None
