"""HTML by templates that escape: the only way a value gets into a page of the demo shop."""

import json
from collections.abc import Iterable
from html import escape as escape_text
from string import Template

from auditor.model.jsonvalue import JsonValue


class Html(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


NOTHING = Html("")


def escape(value: object) -> Html:
    """A value as markup: `Html` stays as it is, anything else is escaped."""
    return value if isinstance(value, Html) else Html(escape_text(str(value)))


def html(template: str, **values: object) -> Html:
    """A `string.Template` filled in, each value escaped unless it is `Html`."""
    return Html(Template(template).substitute({name: escape(value) for name, value in values.items()}))


def join(parts: Iterable[Html], glue: str = "") -> Html:
    """Pieces of markup, one after the other."""
    return Html(glue.join(parts))


def script_json(value: JsonValue) -> Html:
    """A JSON text that may stand inside `<script>`: nothing in it can close the element."""
    text = json.dumps(value, ensure_ascii=False)
    return Html(
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def script(code: str, *, kind: str = "") -> Html:
    """An inline script. `kind` is its `type` attribute: `text/plain` waits for the consent tool."""
    attribute = Html(f' type="{escape_text(kind)}"') if kind else NOTHING
    return Html(f"<script{attribute}>{code}</script>\n")
