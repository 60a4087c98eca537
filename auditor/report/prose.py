"""Texts as HTML: findings' messages, redaction markers, manual pages. Everything is escaped here.

The one module of the report that makes markup out of text; all else goes through the templates'
autoescaping.
"""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from auditor.model.redaction import Redacted
from auditor.report import words
from auditor.report.payload import Line
from auditor.report.visible import visible

_SPECIAL = re.compile(r"(?P<marker>\[redacted [^\[\]\n]{1,200}\])|`(?P<code>[^`\n]{1,400})`")

# A manual page is the project's own text; a fix may quote the shop. Neither may bring in more than form.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(
    ["html_block", "html_inline", "link", "image", "autolink", "reference"]
)


def prose(text: str) -> Markup:
    """A sentence: `code` in backticks as code, redaction markers in words, the rest escaped."""
    parts = []
    at = 0
    for match in _SPECIAL.finditer(text):
        parts.append(escape(visible(text[at : match.start()])))
        marker = match.group("marker")
        parts.append(
            _marker(marker) if marker else Markup("<code>{}</code>").format(_markers(match.group("code")))
        )
        at = match.end()
    parts.append(escape(visible(text[at:])))
    return Markup("").join(parts)


def verbatim(text: str) -> Markup:
    """A value as it stood, redaction markers in words."""
    return _markers(text)


def manual(text: str) -> Markup:
    """Markdown as HTML, without raw HTML, links and pictures: a rule's manual page, a fix."""
    return Markup(_MARKDOWN.render(visible(text)))  # noqa: S704 - markdown-it escapes, HTML is off


def lead(text: str) -> str:
    """The first paragraph of a Markdown text."""
    return text.strip().partition("\n\n")[0]


def listing(lines: Iterable[Line]) -> Markup:
    """A payload's lines, for a `<pre>`."""
    return Markup("\n").join(_line(line) for line in lines)


def _line(line: Line) -> Markup:
    indent = "  " * line.indent
    key = (
        Markup("<b>{}</b>{}").format(_markers(line.key), " " if line.missing else ": ")
        if line.key
        else Markup()
    )
    if line.missing:
        return Markup('{}<mark class="absent">{}<em>◀ missing</em></mark>').format(indent, key)
    if line.mark:
        return Markup("{}<mark>{}{} <em>◀ {}</em></mark>").format(indent, key, _markers(line.text), line.mark)
    return Markup("{}{}{}").format(indent, key, _markers(line.text))


def _markers(text: str) -> Markup:
    parts = []
    at = 0
    for match in _SPECIAL.finditer(text):
        if match.group("marker"):
            parts.append(escape(visible(text[at : match.start()])))
            parts.append(_marker(match.group("marker")))
            at = match.end()
    parts.append(escape(visible(text[at:])))
    return Markup("").join(parts)


def _marker(text: str) -> Markup:
    redacted = Redacted.parse(text)
    if redacted is None:
        return escape(visible(text))
    return Markup('<span class="cut" title="{}">{}</span>').format(visible(text), words.marker(redacted))
