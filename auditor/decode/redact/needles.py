"""What of the typed identity is looked for in any text, in every coding that a page may put it in."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.decode.redact.fields import Field
from auditor.decode.redact.phones import digits_of, national, parsed
from auditor.model.plan import Identity

# How a page codes one character: percent-encoded (up to three times over), as an HTML reference, as an
# escape of JavaScript or JSON.
_NAMED = {" ": "&nbsp;", "@": "&commat;", ".": "&period;", "+": "&plus;", "-": "&hyphen;", "(": "&lpar;", ")": "&rpar;", ",": "&comma;"}  # fmt: skip
_SHORTEST_PHONE = 7  # digits: what is shorter is a part of some other number
_SHORTEST_LINE = 6  # characters: "Apt 1" stands in many texts
_SHORTEST_BASE64 = 6  # bytes: what is shorter turns up by chance
_NOBODYS = frozenset({Identity().first_name, Identity().last_name})
"""Names that the auditor made up, and that are therefore nobody else's: cut wherever they turn up alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """A pattern by which a typed value is found in free text.

    `core` is a part of it that every match has, made to be looked for fast: most texts hold none.
    """

    field: Field
    pattern: re.Pattern[str]
    core: re.Pattern[str]


def coded(character: str) -> str:
    """A pattern of one character in every coding; a letter or a digit stands for itself."""
    if character.isalnum():
        return re.escape(character)
    point = ord(character)
    spelled = [re.escape(character)]
    if point < 0x80:  # noqa: PLR2004 - the end of ASCII
        spelled.append(f"%(?:25){{0,2}}{point:02X}")
    spelled += [rf"&#0{{0,7}}{point};", rf"&#x0{{0,7}}{point:X};", rf"\\u{point:04X}"]
    if point < 0x100:  # noqa: PLR2004 - what `\xNN` can spell
        spelled.append(rf"\\x{point:02X}")
    if character in _NAMED:
        spelled.append(_NAMED[character])
    return f"(?:{'|'.join(spelled)})"


def _any_of(characters: str, *more: str) -> str:
    return f"(?:{'|'.join([*map(coded, characters), *more])})"


# Where a word, or a number, begins: after what is no letter and no digit, or after a coded character.
_ESCAPED = r"(?<=%[0-9A-F]{2})|(?<=\\u[0-9A-F]{4})|(?<=\\x[0-9A-F]{2})|(?<=\\[nrtbfv])"
_WORD = rf"(?:(?<!\w)|{_ESCAPED})"
_NUMBER = rf"(?:(?<![0-9])(?<![0-9]\.)|{_ESCAPED})"

# Possessive: what stands between is taken once, or a page of blanks between digits would be tried in all ways.
_BLANK = _any_of(" ,\u00a0\u202f", "[\\s+]", "%C2%A0") + "{1,3}+"
_IN_NUMBER = _any_of(" ().-/\u00a0\u202f\u2010\u2011\u2013", "[\\s+]") + "{0,3}+"


def needles_of(identity: Identity) -> Iterator[Needle]:
    """What is distinctive enough to be looked for in any text; a bare first name or city is not."""
    if email := identity.email.strip():
        yield Needle(
            field=Field.EMAIL,
            pattern=_pattern(_coded(email)),
            core=_pattern(_coded(email.partition("@")[0])),
        )
    yield from _phone(identity)
    first, last = (name.strip() for name in (identity.first_name, identity.last_name))
    if first and last:
        one, other = _words(first), _words(last)
        both = rf"{_WORD}(?:{one}{_BLANK}{other}|{other}{_BLANK}{one})(?!\w)"
        yield Needle(
            field=Field.NAME, pattern=_pattern(both), core=_pattern(re.escape(max(last.split(), key=len)))
        )
    for name in (first, last):
        if name in _NOBODYS:
            alone = _pattern(rf"{_WORD}{re.escape(name)}(?!\w)")
            yield Needle(field=Field.NAME, pattern=alone, core=_pattern(re.escape(name)))
    for line in (identity.street, identity.street_2, identity.company):
        if len(line.strip()) >= _SHORTEST_LINE:
            yield Needle(
                field=Field.ADDRESS,
                pattern=_pattern(rf"{_WORD}{_words(line)}(?!\w)"),
                core=_pattern(re.escape(max(line.split(), key=len))),
            )
    city, postcode = identity.city.strip(), identity.postcode.strip()
    if city and postcode:
        region = identity.region.strip()
        between = rf"{_BLANK}(?:{_words(region)}{_BLANK})?" if region else _BLANK
        one, other = _words(postcode), _words(city)
        both = rf"{_WORD}(?:{one}{_BLANK}{other}|{other}{between}{one})(?!\w)"
        yield Needle(
            field=Field.ADDRESS,
            pattern=_pattern(both),
            core=_pattern(re.escape(max(postcode.split(), key=len))),
        )


def fragments_of(identity: Identity) -> Iterator[tuple[str, Field]]:
    """What a value looks like inside base64, wherever in it the value begins."""
    email, phone = identity.email.strip(), parsed(identity.phone, identity.country)
    phones = [identity.phone.strip(), digits_of(identity.phone)]
    if phone is not None:
        phones += [f"{phone.country_code}{national(phone)}", national(phone)]
    values = [
        *((Field.EMAIL, value) for value in (email, email.lower(), email.upper())),
        *((Field.PHONE, value) for value in phones),
        (Field.NAME, f"{identity.first_name} {identity.last_name}".strip()),
        (Field.ADDRESS, identity.street),
    ]
    for kind, value in dict.fromkeys(values):
        raw = value.encode()
        if len(raw) < _SHORTEST_BASE64:
            continue
        for shift in range(3):
            text = base64.b64encode(bytes(shift) + raw).decode().rstrip("=")
            # The letters at either end share bits with the neighbours and are left out.
            inner = text[(0, 2, 3)[shift] : len(text) - (1 if (shift + len(raw)) % 3 else 0)]
            yield inner, kind
            yield inner.replace("+", "-").replace("/", "_"), kind


def _phone(identity: Identity) -> Iterator[Needle]:
    number = parsed(identity.phone, identity.country)
    digits = national(number) if number is not None else digits_of(identity.phone)
    if len(digits) < _SHORTEST_PHONE:
        return
    own = _IN_NUMBER.join(digits)
    code = str(number.country_code) if number is not None else ""
    plus = f"(?:{coded('+')}|00|011)?{_IN_NUMBER}"
    before = f"(?:{plus}{code}{_IN_NUMBER})?(?:0{_IN_NUMBER})?" if code else f"{coded('+')}?"
    yield Needle(
        field=Field.PHONE,
        pattern=_pattern(rf"{_NUMBER}{before}{own}(?![0-9])"),
        core=_pattern(own),
    )


def _coded(text: str) -> str:
    return "".join(map(coded, text))


def _words(text: str) -> str:
    return _BLANK.join(_coded(word) for word in text.split())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
