"""What an advertiser can do with the pixel, in `report.json`."""

from auditor.model.jsonvalue import JsonObject
from auditor.model.readiness import Audience, Line, Readiness


def audience(given: Audience) -> JsonObject:
    """An audience by the contract, and what a person is told of it."""
    return {
        "key": given.key,
        **_line(given),
        "who": given.who,
        "event": next(iter(given.events), None),
        "events": list(given.events),
        "window_days": given.window_days,
        "exclude": given.exclude or None,
        "minimum": given.minimum,
    }


def launch(readiness: Readiness) -> JsonObject:
    """What to know before a campaign starts, by the schema's `launch`."""
    optimisation, server = readiness.optimisation, readiness.server_events
    return {
        "optimise_for": {
            "event": optimisation.choice or None,
            "said": optimisation.said,
            "events": [_line(line) for line in optimisation.events],
        },
        "server_events": {
            "tracking": server.tracking,
            "said": server.said,
            "monthly_spend": None if server.monthly_spend is None else str(server.monthly_spend),
            "threshold": str(server.threshold),
            "lost": [_line(line) for line in server.lost],
            "prepared": [_line(line) for line in server.prepared],
            "unseen": list(server.unseen),
        },
        "checklist": [_line(line) for line in readiness.checklist],
    }


def _line(line: Line) -> JsonObject:
    return {
        "name": line.name,
        "ready": line.ready,
        "why": list(line.why),
        "said": list(line.said),
        "limits": list(line.limits),
        "next_step": line.next_step or None,
        "untested": line.untested,
    }
