"""`[[suppress]]` and `[severity]`: what counts less, or more, than the catalogue says."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from auditor.model.errors import UsageError
from auditor.model.rule import Severity
from auditor.model.suppression import Suppression
from auditor.plan.tables.pages import patterns
from auditor.plan.tables.values import shown, table, tables, text, words
from auditor.plan.tables.vocabulary import Vocabulary

SUPPRESS, SEVERITY = "suppress", "severity"
LONGEST_REASON = 1_000  # characters
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_KEYS = ("rule", "pages", "event", "pixel", "reason", "expires")
_EXAMPLE = '[[suppress]] with rule = "TT313" and reason = "…"'


def suppressions(value: object, where: str, known: Vocabulary) -> tuple[Suppression, ...]:
    """The suppressions, in their order.

    Raises:
        UsageError: an entry names no rule or gives no reason, or a value is not what it must be.
    """
    return tuple(_suppression(*entry, known) for entry in tables(value, where, example=_EXAMPLE))


def severities(value: object, where: str, known: Vocabulary) -> Mapping[str, Severity]:
    """The severities by the rules' codes.

    Raises:
        UsageError: a key is no rule, one rule stands there twice, or a value is no severity.
    """
    if not isinstance(value, dict):
        raise UsageError(f'{where}: must be a table, like [severity] with TT313 = "warning"')
    read: dict[str, Severity] = {}
    for key, item in value.items():
        place = f"{where}.{key}"
        code = known.rule(key, place)
        if code in read:
            raise UsageError(f"{place}: {code} has a severity already, by its code or its name")
        read[code] = _severity(item, place)
    return read


def _suppression(entry: object, where: str, known: Vocabulary) -> Suppression:
    read = table(entry, where, known=_KEYS, required=("rule",))
    if "reason" not in read:
        raise UsageError(f"{where}: lacks the key reason: say why its findings are accepted")
    return Suppression(
        code=known.rule(words(read["rule"], f"{where}.rule"), f"{where}.rule"),
        reason=_reason(read["reason"], f"{where}.reason"),
        pages=patterns(read["pages"], f"{where}.pages") if "pages" in read else (),
        event=known.event(words(read["event"], f"{where}.event")) if "event" in read else "",
        pixel=words(read["pixel"], f"{where}.pixel") if "pixel" in read else "",
        expires=_date(read["expires"], f"{where}.expires") if "expires" in read else None,
    )


def _reason(value: object, where: str) -> str:
    reason = words(value, where)
    if len(reason) > LONGEST_REASON:
        raise UsageError(f"{where}: {len(reason):,} characters are too many for a reason")
    if _ADDRESS.search(reason):
        raise UsageError(
            f"{where}: stands in every report, so name a ticket or a team, not an e-mail address"
        )
    return reason


def _severity(value: object, where: str) -> Severity:
    said = text(value, where)
    try:
        return Severity(said)
    except ValueError:
        known = ", ".join(Severity)
        remedy = "; to leave findings out, give a [[suppress]] with a reason" if said == "off" else ""
        raise UsageError(f"{where}: must be one of {known}, not {shown(said)}{remedy}") from None


def _date(value: object, where: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(text(value, where))
    except (UsageError, ValueError):
        raise UsageError(f"{where}: must be a date, like 2027-01-31, not {shown(value)}") from None
