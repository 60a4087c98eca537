"""TT312 parameter-wrong-type."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from auditor.check.amounts import amount
from auditor.check.context import Context
from auditor.check.outcome import Outcomes, failed
from auditor.check.payload import Placed, is_blank, is_number, levels, shown
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
    types = context.standard.value_types
    for prefix, level in levels(event.parameters):
        for name, value in level.items():
            wanted = types.get(name)
            if wanted is None or _FITS[wanted](value):
                continue
            for wrong, one in _wrong(Placed(prefix + name, value), wanted):
                told.setdefault(_INDEX.sub("[]", wrong.path), (wrong, one))
    for place, (wrong, one) in told.items():
        yield failed(
            f"{event.name} sends {place} as {_kind(wrong.value)}, where TikTok wants {_WORDS[one]}.",
            expected=_expected(wrong.value, one),
            actual=shown(wrong.value),
            path=wrong.path,
        )


def _is_text(value: JsonValue) -> bool:
    return value is None or isinstance(value, str)


def _is_number(value: JsonValue) -> bool:
    return is_number(value) or is_blank(value)


# What is blank is of no type at all: another rule says that it is missing.
_FITS: Mapping[ValueType, Callable[[JsonValue], bool]] = {
    ValueType.TEXT: _is_text,
    ValueType.NUMBER: _is_number,
    ValueType.DECIMAL: lambda value: is_number(value) or _is_text(value),
    ValueType.TEXTS: lambda value: all(map(_is_text, value)) if isinstance(value, list) else _is_text(value),
    ValueType.OBJECTS: lambda value: isinstance(value, list) or is_blank(value),
}


def _wrong(given: Placed, wanted: ValueType) -> Iterator[tuple[Placed, ValueType]]:
    """What is of another type, with that which it should be of: the value, or those entries of its list."""
    if wanted is not ValueType.TEXTS or not isinstance(given.value, list):
        yield given, wanted
        return
    for place, entry in enumerate(given.value):
        if not _is_text(entry):
            yield Placed(f"{given.path}[{place}]", entry), ValueType.TEXT


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
