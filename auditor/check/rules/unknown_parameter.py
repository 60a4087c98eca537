"""TT314 unknown-parameter."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import is_blank, items_of
from auditor.check.rule import rule
from auditor.check.spelling import folded, nearest
from auditor.check.subjects import Events, commerce, needs_value
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonObject
from auditor.model.rule import Severity
from auditor.model.standard import Standard

_LONGEST = 40  # characters of a name that can be near one of the vendor's
_OF_PRODUCTS = frozenset({"contents", "content_id"})  # without which an event names no product


@dataclass(frozen=True, slots=True)
class _Slip:
    """A name that means a parameter: its path, and the path at which the parameter is missing, else ""."""

    name: str
    meant: str
    path: str
    missing: str


@rule("TT314", "unknown-parameter", Severity.WARNING, Events(commerce, "product event"))
def unknown_parameter(event: PixelEvent, context: Context) -> Outcomes:
    """An event sends a parameter under nearly its name.

    The name differs from one of TikTok's parameters in case or separators (`contentId`, `content-id`), by
    one letter where the parameter itself is absent, or is what other systems call it (`currencyCode`).
    TikTok reads parameters under their exact names alone. Where the event lacks what it needs because of
    it, it is an error, and told here instead of as a missing parameter. A parameter of the shop's own
    with a name of its own is no fault.

    ## Why it costs the advertiser
    What stands under that name is not read. The event looks complete in the code and reaches TikTok
    without its product, its type or its currency.

    ## How to fix it
    Write the name exactly as TikTok does, in lower case with underscores.

    ## Example
    Before:

        ttq.track('ViewContent', {contentId: 'SKU-1', contentType: 'product'})

    After:

        ttq.track('ViewContent', {content_id: 'SKU-1', content_type: 'product'})
    """
    slips: dict[tuple[str, str, bool], list[_Slip]] = {}
    for slip in _slips(event.parameters, context.standard):
        slips.setdefault((slip.name, slip.meant, "[" in slip.path), []).append(slip)
    for (name, meant, _), found in slips.items():
        missing = [slip.missing for slip in found if slip.missing]
        costs = bool(missing) and _is_needed(meant, event)
        yield failed(
            f"{event.name} sends “{name}”, which TikTok does not read: {meant} was meant.",
            severity=Severity.ERROR if costs else None,
            expected=meant,
            actual=name,
            path=found[0].path,
            explains=(*missing, *(("content_id", "content_type") if missing and meant == "contents" else ())),
        )


def _slips(parameters: JsonObject, standard: Standard) -> Iterator[_Slip]:
    items = items_of(parameters)
    for name, meant in _misspelt(parameters, standard.parameters, standard):
        elsewhere = bool(items) and all(not is_blank(item.get(meant)) for _, item in items)
        absent = is_blank(parameters.get(meant)) and not elsewhere
        yield _Slip(name, meant, name, meant if absent else "")
    for path, item in items:
        for name, meant in _misspelt(item, standard.item_parameters, standard):
            yield _Slip(name, meant, f"{path}.{name}", f"{path}.{meant}" if is_blank(item.get(meant)) else "")


def _misspelt(given: JsonObject, known: frozenset[str], standard: Standard) -> Iterator[tuple[str, str]]:
    """The names among an object's keys that mean a parameter, each with that."""
    for key in given:
        if key in standard.parameters or len(key) > _LONGEST:
            continue
        meant = standard.other_spellings.get(folded(key))
        meant = meant if meant in known else nearest(key, _in_order(known), 1)
        if meant is not None and (is_blank(given.get(meant)) or _is_same(key, meant, standard)):
            yield key, meant


@lru_cache(maxsize=4)
def _in_order(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(known))


def _is_same(key: str, meant: str, standard: Standard) -> bool:
    """Whether a name is the parameter's but for case and separators, or known to stand for it."""
    return folded(key) == folded(meant) or folded(key) in standard.other_spellings


def _is_needed(meant: str, event: PixelEvent) -> bool:
    """Whether an event without a parameter is broken, as TT301, TT305 and TT308 see it."""
    partner = {"value": "currency", "currency": "value"}.get(meant)
    if partner is None:
        return meant in _OF_PRODUCTS
    return needs_value(event) or not is_blank(event.parameters.get(partner))
