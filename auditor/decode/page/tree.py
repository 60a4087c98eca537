"""HTML as a typed tree in document order, built in one pass from whatever a stranger wrote.

lxml's event interface is used, not BeautifulSoup: the same repair of broken markup at a tenth of the
time, and neither nesting nor size can exhaust the stack.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

from lxml import etree

MAX_CHARS = 6_000_000
MAX_ELEMENTS = 80_000
MAX_DEPTH = 300

SPLIT = "\u2063"
"""Stands in a text where markup, and nothing else, parts two digits: what they mean together is unknown."""

_UNSEEN = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "math", "select", "textarea", "iframe"}
    | {"object", "video", "audio", "canvas", "datalist"}
)
_NAMING = ("class", "id", "data-testid", "data-test")
_STRUCK = frozenset({"del", "s", "strike"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"label", "mark", "meta", "link", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "del", "img", "input"}
)
_APART = frozenset({"img", "input", "label"})
_TITLE_PARTS = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb:<>/-]\s+|\s*[|\uff5c]\s*")
_MINOR = re.compile(r"cent|decimal|fraction|minor|superscript", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n\u00a0\u2007\u2009\u202f]+")
_BREAKS = re.compile(r" ?\n[ \n]*")


class Element:
    """One element.

    `start` is its place in `Document.all`, and `all[start:end]` is its subtree, itself included; `place`
    is its place among its parent's `children`.
    `hidden` and `struck` are inherited: what stands in a hidden element is hidden.
    """

    __slots__ = ("_handle", "attrs", "children", "end", "hidden", "parent", "place", "start", "struck", "tag")

    hidden: bool
    struck: bool

    def __init__(
        self,
        tag: str,
        attrs: Mapping[str, str],
        parent: "Element | None",
        start: int,
    ) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Element | str] = []
        self._handle: str | None = None
        self.start = start
        self.end = start + 1
        self.place = 0 if parent is None else len(parent.children)
        style = attrs.get("style", "")
        self.hidden = (
            (parent is not None and parent.hidden)
            or "data-auditor-hidden" in attrs
            or "hidden" in attrs
            or (tag == "dialog" and "open" not in attrs)
            or (style != "" and _NOT_SHOWN.search(style) is not None)
        )
        self.struck = (
            (parent is not None and parent.struck)
            or tag in _STRUCK
            or "data-auditor-struck" in attrs
            or (style != "" and _LINE_THROUGH.search(style) is not None)
        )

    def __repr__(self) -> str:
        """For a debugger."""
        return f"<{self.tag} #{self.start}>"

    def get(self, name: str) -> str:
        """An attribute without the space around it, "" where it is absent."""
        return self.attrs.get(name, "").strip()

    @property
    def classes(self) -> tuple[str, ...]:
        """Its class names."""
        return tuple(self.attrs.get("class", "").split())

    @property
    def handle(self) -> str:
        """What its author calls it: class, id and the names that test suites use, in lower case."""
        if self._handle is None:
            named = (self.attrs[name] for name in _NAMING if name in self.attrs)
            self._handle = " ".join(named).lower()
        return self._handle

    @property
    def ancestors(self) -> Iterator["Element"]:
        """From its parent to the root."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def elements(self) -> Iterator["Element"]:
        """Its child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def within(self, *tags: str) -> bool:
        """Whether it is one of these or stands in one."""
        return self.tag in tags or any(above.tag in tags for above in self.ancestors)

    def holds(self, other: "Element") -> bool:
        """Whether the other is in its subtree (or is itself)."""
        return self.start <= other.start < self.end

    def raw(self) -> str:
        """All character data in it, as written: what a script or a JSON block says."""
        found: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                found.append(node)
            else:
                stack.extend(reversed(node.children))
        return "".join(found)

    def text(self, limit: int = 2000, *, struck: bool = False, unseen: bool = False) -> str:
        """What a visitor reads in it: one line for each block, about `limit` characters at most.

        Struck-through text is left out unless `struck`, hidden text unless `unseen`.
        """

        def shown(element: Element) -> bool:
            return (
                element.tag not in _UNSEEN
                and (unseen or not element.hidden)
                and (struck or not element.struck)
            )

        out: list[str] = []
        length = 0
        last = ""
        for piece, opened in _pieces(self, shown):
            if last.isdigit() and piece[:1].isdigit():
                minor = opened is not None and (opened.tag == "sup" or _MINOR.search(opened.handle))
                out.append("." if minor else SPLIT)
            out.append(piece)
            last = piece[-1:]
            length += len(piece)
            if length > limit:
                break
        return _BREAKS.sub("\n", _SPACE.sub(" ", "".join(out))).strip(" \n")

    def words(self, limit: int = 400) -> str:
        """Its text on one line, every space a plain one."""
        return " ".join(self.text(limit).replace(SPLIT, " ").split())


def _pieces(root: Element, enter: Callable[[Element], object]) -> Iterator[tuple[str, Element | None]]:
    """The text in document order, each piece with the element that was opened just before it."""
    if not enter(root):
        return
    stack: list[tuple[Element, Iterator[Element | str]]] = [(root, iter(root.children))]
    opened: Element | None = root
    while stack:
        element, rest = stack[-1]
        child = next(rest, None)
        if child is None:
            stack.pop()
            opened = None
            if element.tag not in INLINE:
                yield "\n", None
        elif isinstance(child, str):
            yield child, opened
            opened = None
        elif enter(child):
            if child.tag not in INLINE:
                yield "\n", None
            elif child.tag in _APART:
                yield " ", None
            opened = child
            stack.append((child, iter(child.children)))


class Document:
    """A parsed page. `cut` tells that it was too large and the end is missing."""

    def __init__(self, elements: list[Element], *, cut: bool) -> None:
        self.all = elements
        self.cut = cut

    @cached_property
    def by_tag(self) -> Mapping[str, list[Element]]:
        """The elements of each tag, in document order."""
        found: dict[str, list[Element]] = {}
        for element in self.all:
            found.setdefault(element.tag, []).append(element)
        return found

    def tagged(self, *tags: str) -> list[Element]:
        """The elements of these tags, in document order."""
        if len(tags) == 1:
            return self.by_tag.get(tags[0], [])
        return sorted(
            (element for tag in tags for element in self.by_tag.get(tag, ())),
            key=lambda element: element.start,
        )

    def subtree(self, element: Element) -> list[Element]:
        """The element and all that stands in it."""
        return self.all[element.start : element.end]

    def inside(self, element: Element, *tags: str) -> list[Element]:
        """The elements of these tags in an element, in document order."""
        if element.end - element.start < 200:  # noqa: PLR2004 - where slicing is cheaper than sifting
            return [each for each in self.subtree(element) if each.tag in tags]
        return [each for each in self.tagged(*tags) if element.holds(each)]

    @cached_property
    def rendered(self) -> bool:
        """Whether a browser marked what the visitor sees: then a missing mark means "visible"."""
        return any(name.startswith("data-auditor-") for each in self.all for name in each.attrs)

    @cached_property
    def body(self) -> Element | None:
        """The body, or the whole of a page that has none."""
        return next(iter(self.by_tag.get("body", self.all)), None)

    @cached_property
    def title(self) -> str:
        """The text of `<title>`, on one line."""
        for element in self.by_tag.get("title", ()):
            if not element.within("svg"):
                return " ".join(element.raw().split())[:500]
        return ""

    @cached_property
    def titles(self) -> frozenset[str]:
        """What the page is called, in folded case: the parts of its title, and `og:title`."""
        found = [self.title, *_TITLE_PARTS.split(self.title)]
        found += [
            each.get("content") for each in self.by_tag.get("meta", ()) if each.get("property") == "og:title"
        ]
        return frozenset(" ".join(each.split()).casefold() for each in found) - {""}

    @cached_property
    def language(self) -> str:
        """The page's own word on its language, as BCP 47 writes it, in lower case: "de", "en-gb"."""
        for element in self.by_tag.get("html", ()):
            if value := element.get("lang") or element.get("xml:lang"):
                return value.replace("_", "-").lower()[:35]
        for element in self.by_tag.get("meta", ()):
            if (
                element.get("http-equiv").lower() == "content-language"
                or element.get("property") == "og:locale"
            ):
                return element.get("content").replace("_", "-").lower()[:35]
        return ""

    @cached_property
    def headings(self) -> list[Element]:
        """Every visible `h1`."""
        return [each for each in self.by_tag.get("h1", ()) if not each.hidden and each.words(80)]


class _Builder:
    """Receives lxml's events."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.stack: list[Element] = []
        self.ignored = 0  # open elements beyond the bounds: their text goes to the last one within
        self.cut = False

    def start(self, tag: object, attributes: Mapping[str, str]) -> None:
        if len(self.elements) >= MAX_ELEMENTS or len(self.stack) >= MAX_DEPTH:
            self.ignored += 1
            self.cut = self.cut or len(self.elements) >= MAX_ELEMENTS
            return
        parent = self.stack[-1] if self.stack else None
        element = Element(str(tag).lower(), dict(attributes), parent, len(self.elements))
        if parent is not None:
            parent.children.append(element)
        self.elements.append(element)
        self.stack.append(element)

    def end(self, _tag: object) -> None:
        if self.ignored:
            self.ignored -= 1
        elif self.stack:
            self.stack.pop().end = len(self.elements)

    def data(self, text: str) -> None:
        if self.stack:
            self.stack[-1].children.append(text)

    def comment(self, text: str) -> None:
        """Nothing: a comment says nothing to a visitor."""

    def close(self) -> Document:
        while self.stack:
            self.stack.pop().end = len(self.elements)
        return Document(self.elements, cut=self.cut)


def parse(html: str) -> Document:
    """Any text as a tree. Never raises; a text that is no HTML gives an empty document."""
    cut = len(html) > MAX_CHARS
    builder = _Builder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(html[:MAX_CHARS].encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        cut = True  # what was understood until then stands
    document = builder.close()
    document.cut = document.cut or cut
    return document


def spans(elements: Collection[Element]) -> list[int]:
    """The places of some elements, sorted: what `any_in` searches."""
    return sorted(element.start for element in elements)
