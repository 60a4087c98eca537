"""What a form asks for: its fields, described, and what each of them means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from playwright.async_api import ElementHandle, Frame, Page

from auditor.gather.journey.elements import normal
from auditor.gather.journey.field_words import AUTOCOMPLETE, LABELS, NAMES, NOT_ASKED
from auditor.gather.scripts import answer, script

_LIMIT = 400  # fields of one document


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """An option of a list."""

    text: str
    value: str
    off: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. Strings are as the page has them, cut; "" where it has none.

    `around` is the text beside a field without a label. `form` numbers the forms of the document, -1 for
    none. `radio` is the name that a group of radio buttons shares. `longest` is its limit in characters,
    0 for none. `invalid`: the browser's own check refuses its value; `marked`: the page says that it is wrong.
    `typed`: letters can be typed into it; `opens`: it opens a list that a script draws.
    """

    type: str
    name: str = ""
    hint: str = ""
    autocomplete: str = ""
    label: str = ""
    around: str = ""
    placeholder: str = ""
    group: str = ""
    section: str = ""
    form: int = -1
    radio: str = ""
    value: str = ""
    filled: bool = False
    required: bool = False
    disabled: bool = False
    visible: bool = True
    invalid: bool = False
    marked: bool = False
    typed: bool = False
    opens: bool = False
    longest: int = 0
    choices: tuple[FieldChoice, ...] = ()
    handle: ElementHandle | None = None

    @property
    def words(self) -> str:
        """What the field is called, normalised."""
        return normal(" ".join(filter(None, (self.label or self.around, self.placeholder))))

    @property
    def asked(self) -> bool:
        """Whether it must be filled in: it says so, its label has the star that stands for it, or the page complains."""
        return self.required or self.marked or "*" in self.label or "*" in self.around[:60]

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by when the page has drawn it anew."""
        return self.name, self.label or self.around or self.placeholder

    @property
    def meaning(self) -> str:
        """What it asks for: "email", "postcode", "card_number" …; "" where that is not known."""
        return meaning_of(self)


_KNOWN = frozenset(field.name for field in fields(Field)) - {"choices", "handle"}


def meaning_of(field: Field) -> str:
    """What a field asks for: by its autocomplete tokens, else its name, else its words, else its type."""
    return _part_of_a_date(field, _meaning(field))


def _meaning(field: Field) -> str:
    tokens = field.autocomplete.lower().split()
    for token in reversed(tokens):
        if token in AUTOCOMPLETE:
            return AUTOCOMPLETE[token]
    if field.type in ("checkbox", "radio"):
        return ""
    names = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", f"{field.name} {field.hint.partition(' ')[0]}").lower()
    if NOT_ASKED.search(names) and field.type != "email":
        return ""
    for meaning, pattern in NAMES:
        if pattern.search(names):
            return meaning
    # What is said of the field itself, before what stands around it.
    for words in (normal(f"{field.label} {field.placeholder}"), field.words):
        for meaning, pattern in LABELS:
            if words and pattern.search(words):
                return meaning
    return {"email": "email", "tel": "phone"}.get(field.type, "")


_PARTS = (
    (
        "day",
        re.compile(
            r"\bday\b|\btag\b|\bjour\b|\bd[ií]a\b|\bgiorno\b|\bdag\b|(?<![./-])(?<![./-] )\bdd\b(?! ?[./-])"
        ),
    ),
    (
        "month",
        re.compile(
            r"month|\bmonat\b|\bmois\b|\bmes\b|\bmese\b|\bmaand\b|(?<![./-])(?<![./-] )\bmm\b(?! ?[./-])"
        ),
    ),
    (
        "year",
        re.compile(
            r"year|\bjahr\b|ann[ée]e|\baño\b|\banno\b|\bjaar\b|(?<![./-])(?<![./-] )\b(?:yyyy|jjjj|aaaa)\b(?! ?[./-])"
        ),
    ),
)
_DATES = re.compile(r"birth|geburt|naissance|nacimiento|nascita|geboorte|\bdob\b")


def _part_of_a_date(field: Field, meaning: str) -> str:
    """Which part of a birthday or a card's end a field asks for, where it asks for one alone."""
    own = normal(
        f"{field.name} {field.label} {field.placeholder} {field.choices[0].text if field.choices else ''}"
    )
    about = normal(f"{field.group} {field.section}")
    own = own.replace("birthday", " ").replace("_", " ")
    parts = [part for part, pattern in _PARTS if pattern.search(own)]
    if len(parts) != 1:
        return meaning
    if meaning == "card_expiry":
        return f"card_{parts[0]}" if parts[0] != "day" else meaning
    if meaning == "birthday" or (meaning == "" and _DATES.search(about)):
        return f"birth_{parts[0]}"
    return meaning


async def fields_of(frame: Page | Frame, *, handles: bool = False) -> tuple[Field, ...]:
    """The fields of a document, with the way to each where `handles` is set. Raises PageSilentError."""
    handle = await answer(frame.evaluate_handle(script("journey/fields.js"), {"limit": _LIMIT}))
    told: Sequence[Mapping[str, Any]] = await answer(handle.evaluate("f => f.fields"))
    ways: list[ElementHandle | None] = [None] * len(told)
    if handles:
        listed = await answer(handle.get_property("elements"))
        properties = await answer(listed.get_properties())
        ways = [properties[str(i)].as_element() if str(i) in properties else None for i in range(len(told))]
    return tuple(_field(one, way) for one, way in zip(told, ways, strict=True))


def _field(told: Mapping[str, Any], way: ElementHandle | None) -> Field:
    return Field(
        **{name: value for name, value in told.items() if name in _KNOWN},
        choices=tuple(
            FieldChoice(str(one["text"]), str(one["value"]), bool(one["off"])) for one in told["choices"]
        ),
        handle=way,
    )
