"""RDFa Lite 1.1 (W3C, 2015) in schema.org's vocabulary, as shops on Drupal and older themes write it."""

from auditor.decode.page.microdata import set_property, shown_or_hidden
from auditor.decode.page.schema import Stated, read_nodes
from auditor.decode.page.tree import Document, Element
from auditor.model.jsonvalue import JsonObject, JsonValue

_ADDRESSES = ("href", "src", "resource")


def read_rdfa(document: Document) -> Stated:
    """What the page's RDFa states."""
    items: dict[int, JsonObject] = {}
    roots: list[JsonValue] = []
    for element in document.all:
        item: JsonObject | None = None
        if types := element.get("typeof"):
            item = {"@type": [*types.split()], "@place": element.start}
        names = _names(element)
        if item is None and not names:
            continue
        owner = next((items[above.start] for above in element.ancestors if above.start in items), None)
        if item is not None:
            items[element.start] = item
            if owner is None or not names:
                roots.append(item)
        if owner is not None:
            for name in names:
                set_property(owner, name, _value(element) if item is None else item)
    return read_nodes(roots, "rdfa", document.language)


def _names(element: Element) -> list[str]:
    """The properties that an element states, without schema.org's prefix; those of other vocabularies apart."""
    found = []
    for name in element.get("property").split():
        prefix, colon, plain = name.rpartition(":")
        if not colon:
            found.append(name)
        elif prefix == "schema":
            found.append(plain)
        elif "schema.org/" in name:
            found.append(name.rpartition("/")[2])
    return found


def _value(element: Element) -> str:
    if "content" in element.attrs:
        return element.get("content")
    return next((element.get(name) for name in _ADDRESSES if name in element.attrs), "") or shown_or_hidden(
        element
    )
