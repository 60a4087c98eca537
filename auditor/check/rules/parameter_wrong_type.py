"""TT312 parameter-wrong-type."""

import json
import re
from collections.abc import Iterator

from auditor.check.amounts import amount
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import Placed, is_blank, is_number, named, shown
from auditor.check.rule import rule
from auditor.check.subjects import Events, commerce
from auditor.model.event import PixelEvent
from auditor.model.jsonvalue import JsonValue
from auditor.model.rule import Severity
from auditor.model.standard import ValueType

_WORDS = {
    ValueType.TEXT: "a text",
    ValueType.NUMBER: "a number",
    ValueType.DECIMAL: "a number",
    ValueType.TEXTS: "a list of texts",
    ValueType.OBJECTS: "a list of objects",
}
_INDEX = re.compile(r"\[\d+\]")


@rule("TT312", "parameter-wrong-type", Severity.WARNING, Events(commerce, "product event"))
def parameter_wrong_type(event: PixelEvent, context: Context) -> Outcomes:
    """An event sends a parameter as another type of value than TikTok wants.

    Ids, names and the currency are texts (`'4711'`, not `4711`); price, quantity and value are numbers
    (`2`, not `'2'`); nothing but `contents` holds objects. Of `value` alone TikTok's own check takes the
    digits as a text. Where another rule says that the same value cannot be used at all, that rule speaks.

    ## Why it costs the advertiser
    TikTok may convert such a value, or drop it; the Events API refuses an id that is a number outright.
    An id that is a number also loses its leading zeros, and then is no id of the catalogue's.

    ## How to fix it
    Put ids between quotation marks and take them off numbers, where the code or the template builds the
    event. `String(id)` and `Number(quantity)` do it in JavaScript.

    ## Example
    Before:

        contents: [{content_id: 4711, quantity: '2', price: 19.9}]

    After:

        contents: [{content_id: '4711', quantity: 2, price: 19.9}]
    """
    told: dict[str, tuple[Placed, ValueType]] = {}
    for name, given in named(event.parameters):
        wanted = context.standard.value_types.get(name)
        if wanted is not None:
            for wrong in _wrong(given, wanted):
                told.setdefault(_INDEX.sub("[]", wrong.path), (wrong, wanted))
    for place, (wrong, wanted) in told.items():
        one = ValueType.TEXT if "[" in wrong.path.rpartition(".")[2] else wanted
        yield failed(
            f"{event.name} sends {place} as {_kind(wrong.value)}, where TikTok wants {_WORDS[one]}.",
            expected=_expected(wrong.value, one),
            actual=shown(wrong.value),
            path=wrong.path,
        )


def _wrong(given: Placed, wanted: ValueType) -> Iterator[Placed]:
    """The value itself, or those of a list's entries that are of another type; blank ones are of none."""
    value = given.value
    if is_blank(value):
        return
    if isinstance(value, list) and wanted in {ValueType.TEXTS, ValueType.OBJECTS}:
        if wanted is ValueType.TEXTS:
            for place, entry in enumerate(value):
                yield from _wrong(Placed(f"{given.path}[{place}]", entry), ValueType.TEXT)
        return
    fits = {
        ValueType.TEXT: isinstance(value, str),
        ValueType.TEXTS: isinstance(value, str),
        ValueType.NUMBER: is_number(value),
        ValueType.DECIMAL: is_number(value) or isinstance(value, str),
        ValueType.OBJECTS: False,
    }
    if not fits[wanted]:
        yield given


def _kind(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "an object"
    return "a text" if isinstance(value, str) else "a number"


def _expected(value: JsonValue, wanted: ValueType) -> str:
    """The type, with the value as it should be written where that is plain."""
    if wanted is ValueType.TEXT and is_number(value):
        return f"a text, such as {json.dumps(shown(value))}"
    meant = amount(value) if wanted is ValueType.NUMBER else None
    return f"a number, such as {shown(value).strip(chr(34))}" if meant is not None else _WORDS[wanted]
