"""Strangers' texts, and a result with one of them in every field that holds text."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, cast

T = TypeVar("T")

# What a shop, a page or a payload could carry. `window.ran` tells that a script of it ran.
STRINGS = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "</style><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "</pre></code></details><img src=x onerror=window.ran=1>",
    '<img src=x onerror="window.ran=1">',
    '"><img src=x onerror=window.ran=1>',
    "' onmouseover='window.ran=1' x='",
    '" autofocus onfocus="window.ran=1" x="',
    "<svg onload=window.ran=1>",
    "<svg><script>window.ran=1</script></svg>",
    "<svg><animate onbegin=window.ran=1 attributeName=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1>",
    "<iframe src=javascript:window.ran=1></iframe>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<object data=javascript:window.ran=1></object>",
    "<embed src=//evil.example/x>",
    "<link rel=stylesheet href=//evil.example/x>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input autofocus onfocus=window.ran=1>",
    "<details open ontoggle=window.ran=1>",
    "<template><script>window.ran=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.ran=1>'>",
    "<!-- --!><script>window.ran=1</script>",
    "<![CDATA[<script>window.ran=1</script>]]>",
    "javascript:window.ran=1",
    "JaVaScRiPt:window.ran=1",
    "java\nscript:window.ran=1",
    "\x01javascript:window.ran=1",
    "javascript://shop.example/%0awindow.ran=1",
    "data:text/html,<script>parent.ran=1</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    'https://evil.example/"onclick="window.ran=1',
    "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "{{ config.__class__ }}${7*7}#{7*7}<%= 7*7 %>",
    "{% include '/etc/passwd' %}{# comment #}",
    "`<img src=x onerror=window.ran=1>`",
    "[click](javascript:window.ran=1) ![x](https://evil.example/x)",
    "<javascript:window.ran=1> <https://evil.example/>",
    "[redacted <script>window.ran=1</script> plain typed]",
    '[redacted email plain typed " onmouseover="window.ran=1]',
    "\u202ereversed\u2066isolated\u2069",
    "\ufeffmark\u200bzero\u2028line\u2029paragraph",
    "nul\x00bell\x07esc\x1b[31m\x9b31mdel\x7f",
    "lone \ud800 surrogate \udfff",
    "::error file=x::owned\n::set-output name=x::y",
    "=cmd|'/c calc'!A1",
    "&lt;script&gt;&#60;script&#62;&amp;amp;",
    "-->'\"`\\</a></p></div></section></main></body></html>",
    "x" * 20_000,
)  # fmt: skip


def poisoned(value: T, text: str) -> T:
    """The value with `text` in the place of every text in it, dictionary keys included; terms stay."""
    return cast("T", _poisoned(value, text))


def _poisoned(value: object, text: str) -> object:
    if isinstance(value, (Enum, bytes)):
        return value
    if isinstance(value, str):
        return text
    if is_dataclass(value) and not isinstance(value, type):
        made: dict[str, Any] = {}
        for field in fields(value):
            made[field.name] = _poisoned(getattr(value, field.name), text)
        return type(value)(**made)
    if isinstance(value, Mapping):
        return {
            f"{text}{number}" if isinstance(key, str) else key: _poisoned(item, text)
            for number, (key, item) in enumerate(value.items())
        }
    if isinstance(value, (list, tuple, frozenset)):
        return type(value)(_poisoned(item, text) for item in value)
    return value
