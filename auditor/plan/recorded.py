"""A recorded journey as `[journey]` of a config: readable, with comments, beside what stands there already."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, InlineTable, Table

from auditor.model.actions import Action, Choose, Click, Fill, Open, Pins, Recorded, Target, Tick, WaitFor
from auditor.model.errors import UsageError
from auditor.plan.tables.journey import KEY

_SITE = "site"
_PARTS = tuple(item.name for item in fields(Pins) if item.name not in ("page_object", "fields"))
_HEAD = (
    "Recorded by `auditor record`. Each part may be changed; what is left out, the auditor finds by itself."
)
_MEANINGS = {
    "product": "the product that is bought",
    "add": "what is done on its page; the last action adds it to the cart",
    "added": "what shows that it was added",
    "cart": "the way to the cart",
    "checkout": "the way from the cart to the checkout",
    "onward": "what leads from one part of the checkout to the next",
    "order": "what places the order: pressed once, and only with --place-order",
    "fields": "what single fields of the checkout get; {email} and its like are the test shopper's own",
}


def has_journey(text: str, *, project: bool) -> bool:
    """Whether a config's text has a `[journey]` already. `project`: it is a `pyproject.toml`.

    Raises:
        UsageError: it is no TOML.
    """
    return KEY in _ours(_parsed(text), project=project)


def with_journey(text: str, recorded: Recorded, *, project: bool) -> str:
    """A config's text with the recorded journey in it, in the place of the one that it has.

    All else stays as it is, its comments too. The shop's address is added where none is named.

    Raises:
        UsageError: it is no TOML, or `[tool]` is no table.
    """
    document = _parsed(text)
    ours = _ours(document, project=project)
    if _SITE not in ours:
        ours[_SITE] = recorded.site
    if KEY in ours:
        del ours[KEY]
    ours[KEY] = _journey(recorded)
    return tomlkit.dumps(document)


def _parsed(text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        raise UsageError(f"broken TOML: {error}") from error


def _ours(document: tomlkit.TOMLDocument, *, project: bool) -> tomlkit.TOMLDocument | Table:
    """The part of a document that is the auditor's."""
    if not project:
        return document
    try:
        found = document["tool"]["auditor"]
    except (KeyError, TypeError, TOMLKitError) as error:
        raise UsageError("there is no table [tool.auditor]") from error
    if not isinstance(found, Table):
        raise UsageError("[tool.auditor] must be a table")
    return found


def _journey(recorded: Recorded) -> Table:
    table = tomlkit.table()
    for line in (_HEAD, *recorded.notes):
        table.add(tomlkit.comment(line))
    for part in _PARTS:
        actions: tuple[Action, ...] = getattr(recorded.pins, part)
        if actions:
            table.add(tomlkit.nl())
            for line in _comments(part, recorded.remarks):
                table.add(tomlkit.comment(line))
            table.add(part, _inline(actions[0]) if len(actions) == 1 else _list(actions))
    if recorded.pins.fields:
        table.add(tomlkit.nl())
        for line in _comments("fields", recorded.remarks):
            table.add(tomlkit.comment(line))
        table.add("fields", _list(recorded.pins.fields))
    return table


def _comments(part: str, remarks: Mapping[str, str]) -> Iterable[str]:
    yield _MEANINGS[part]
    if part in remarks:
        yield remarks[part]


def _list(actions: Iterable[Action]) -> Array:
    array = tomlkit.array()
    for action in actions:
        array.append(_inline(action))
    return array.multiline(multiline=True)


def _inline(action: Action) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(dict(_row(action)))
    return table


def _row(action: Action) -> Iterable[tuple[str, str | bool]]:
    """An action's keys, as `tables.journey` reads them."""
    match action:
        case Open(url):
            yield "url", url
        case Click(target):
            yield from _aim(target)
        case Fill(target, value):
            yield from _aim(target)
            yield "fill", value
        case Choose(target, option):
            yield from _aim(target)
            yield "choose", option
        case Tick(target):
            yield from _aim(target)
            yield "tick", True
        case WaitFor(target):
            yield from _aim(target)
            yield "wait", True
        case _:
            raise TypeError(f"{action} is a page object's, not recorded")


def _aim(target: Target) -> Iterable[tuple[str, str]]:
    for item in fields(Target):
        if value := getattr(target, item.name):
            yield item.name, value
