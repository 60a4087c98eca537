"""Microdata (HTML Living Standard, 2026-01), as schema.org data."""

from auditor.decode.page.schema import Stated, read_nodes
from auditor.decode.page.tree import Document, Element
from auditor.model.jsonvalue import JsonObject, JsonValue

_LINKS = {"a": "href", "link": "href", "area": "href", "img": "src", "object": "data"}
_VALUES = {"data": "value", "meter": "value", "time": "datetime"}


def read_microdata(document: Document) -> Stated:
    """What the page's microdata states."""
    scopes: dict[int, JsonObject] = {}
    referring: dict[str, JsonObject] = {}  # the id of an element elsewhere -> the item that takes it in
    for element in document.all:
        if "itemscope" in element.attrs:
            scope: JsonObject = {"@type": list(element.get("itemtype").split()), "@place": element.start}
            scopes[element.start] = scope
            for name in element.get("itemref").split():
                referring.setdefault(name, scope)
    roots: list[JsonValue] = []
    for element in document.all if scopes else ():
        own, name = scopes.get(element.start), element.get("itemprop")
        if own is None and not name:
            continue
        owner = _owner(element, scopes, referring) if name else None
        if owner is not None and owner is not own:
            for each in name.split():
                set_property(owner, each, _value(element) if own is None else own)
        elif own is not None:
            roots.append(own)
    return read_nodes(roots, "microdata", document.language)


def _owner(
    element: Element, scopes: dict[int, JsonObject], referring: dict[str, JsonObject]
) -> JsonObject | None:
    """The item whose property an element states: the one around it, or one that refers to it from elsewhere."""
    if found := referring.get(element.get("id")):
        return found
    for above in element.ancestors:
        found = scopes.get(above.start) or referring.get(above.get("id"))
        if found is not None:
            return found
    return None


def set_property(scope: JsonObject, name: str, value: JsonValue) -> None:
    """Add a property to an item; a repeated one becomes a list."""
    if name.startswith("@"):
        return
    if name not in scope:
        scope[name] = value
        return
    present = scope[name]
    scope[name] = [*present, value] if isinstance(present, list) else [present, value]


def _value(element: Element) -> str:
    if "content" in element.attrs:
        return element.get("content")
    if attribute := _VALUES.get(element.tag):
        return element.get(attribute) or element.words()
    if attribute := _LINKS.get(element.tag):
        return element.get(attribute)
    return shown_or_hidden(element)


def shown_or_hidden(element: Element) -> str:
    """The text of an element, what a visitor does not see of it where there is nothing else."""
    return element.words() or " ".join(element.text(unseen=True).split())
