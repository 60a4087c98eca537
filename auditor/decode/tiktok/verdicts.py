"""What TikTok's SDK itself says against the data in a beacon, or against a pixel, in its own words."""

from collections.abc import Iterable, Iterator, Mapping

from auditor.model.evidence import ProbeState
from auditor.model.jsonvalue import JsonObject, JsonValue, is_object

# `_inspection.identity_params` (SDK, May 2026): the values by which it calls an input unusable.
_REJECTED = frozenset({"unknown_invalid", "filter_events"})


def vendor_says(body: JsonObject) -> tuple[str, ...]:
    """The SDK's complaints, such as `raw_email: invalid (letter_case)` and `email_is_hashed: unknown_invalid`.

    The first kind is from `signal_diagnostic_labels`, the second from `_inspection.identity_params`.
    """
    return tuple(dict.fromkeys((*_labels(body), *_identity(body))))


def pixels_say(states: Iterable[ProbeState]) -> Mapping[tuple[int | None, str], tuple[str, ...]]:
    """What the SDK holds against each pixel of each visit: `ttq._i[id].info` (SDK, May 2026).

    Its `status` is 0 for a pixel that is live; for an id that it does not know `pixelCode` is another, or blank.
    """
    said: dict[tuple[int | None, str], tuple[str, ...]] = {}
    for state in sorted(states, key=lambda one: one.at):
        known = state.data.get("info")
        for pixel, info in known.items() if is_object(known) else ():
            if is_object(info):
                said[state.visit_id, pixel] = tuple(_against(pixel, info))
    return said


def _against(pixel: str, info: JsonObject) -> Iterator[str]:
    status, code = info.get("status"), info.get("pixelCode")
    if isinstance(status, int) and not isinstance(status, bool) and status != 0:
        yield f"pixel status: {status}"
    if isinstance(code, str) and code != pixel:
        yield f"pixel code: {code[:100] or 'none'}"


def _labels(body: JsonObject) -> Iterator[str]:
    labels = body.get("signal_diagnostic_labels")
    for name, entry in labels.items() if is_object(labels) else ():
        if isinstance(entry, dict) and entry.get("label") == "invalid":
            reasons = ", ".join(_texts(entry.get("abnormal_types")))
            yield f"{name}: invalid ({reasons})" if reasons else f"{name}: invalid"


def _identity(body: JsonObject) -> Iterator[str]:
    inspection = body.get("_inspection")
    parameters = inspection.get("identity_params") if is_object(inspection) else None
    for name, values in parameters.items() if is_object(parameters) else ():
        for value in _texts(values):
            if value in _REJECTED:
                yield f"{name}: {value}"


def _texts(value: JsonValue) -> list[str]:
    return [item[:100] for item in value if isinstance(item, str)][:20] if isinstance(value, list) else []
