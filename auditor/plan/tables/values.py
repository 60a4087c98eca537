"""Values of the configuration, checked as they are read. Every refusal names the key's path."""

import difflib
from collections.abc import Iterable, Mapping

from auditor.model.errors import UsageError


def text(value: object, where: str) -> str:
    """A text.

    Raises:
        UsageError: it is something else.
    """
    if not isinstance(value, str):
        raise UsageError(f"{where}: must be a text, not {shown(value)}")
    return value


def words(value: object, where: str) -> str:
    """A text that is not blank, without the blanks at its ends.

    Raises:
        UsageError: it is blank, or no text.
    """
    said = text(value, where).strip()
    if not said:
        raise UsageError(f"{where}: must not be blank")
    return said


def texts(value: object, where: str) -> list[str]:
    """A list of texts; one text alone is a list of one.

    Raises:
        UsageError: it is something else, or holds something else.
    """
    return [text(item, place) for item, place in _items(value, where)]


def some_words(value: object, where: str) -> list[tuple[str, str]]:
    """A list of one or more texts, none of them blank, each with its place.

    Raises:
        UsageError: it is empty, or no such list.
    """
    said = [(words(item, place), place) for item, place in _items(value, where)]
    if not said:
        raise UsageError(f"{where}: must name at least one")
    return said


def _items(value: object, where: str) -> list[tuple[object, str]]:
    if isinstance(value, str):
        return [(value, where)]
    if not isinstance(value, list | tuple):
        raise UsageError(f"{where}: must be a list of texts, not {shown(value)}")
    return [(item, f"{where}[{index}]") for index, item in enumerate(value)]


def flag(value: object, where: str) -> bool:
    """True or false.

    Raises:
        UsageError: it is something else.
    """
    if not isinstance(value, bool):
        raise UsageError(f"{where}: must be true or false, not {shown(value)}")
    return value


def table(
    value: object, where: str, *, known: Iterable[str], required: Iterable[str] = ()
) -> Mapping[str, object]:
    """A table with known keys alone, by their names with `_`.

    Raises:
        UsageError: it is no table, a key is unknown, or a required one is missing.
    """
    names = list(known)
    if not isinstance(value, dict):
        raise UsageError(f"{where}: must be a table with {', '.join(names)}")
    read: dict[str, object] = {}
    for key, item in value.items():
        name = str(key).replace("-", "_")
        if name not in names:
            raise UsageError(f"{where}.{key}: unknown key{nearest(name, names)}")
        read[name] = item
    for name in required:
        if name not in read:
            raise UsageError(f"{where}: lacks the key {name}")
    return read


def tables(value: object, where: str, *, example: str) -> list[tuple[object, str]]:
    """The entries of a list of tables, each with its place. `example` shows one.

    Raises:
        UsageError: it is no list of tables.
    """
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise UsageError(f"{where}: must be tables, like {example}")
    return [(item, f"{where}[{index}]") for index, item in enumerate(value)]


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a refusal: the known name that is nearest, else all of them."""
    names = list(known)
    near = difflib.get_close_matches(name[:_COMPARED], names, n=1)
    return f"; did you mean {near[0]}?" if near else f"; known keys: {', '.join(sorted(names))}"


def shown(value: object) -> str:
    """A value as a refusal quotes it: on one line, cut where it is long."""
    said = repr(value)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


_COMPARED = 100  # characters; a longer key is near to none
_SHOWN = 80
