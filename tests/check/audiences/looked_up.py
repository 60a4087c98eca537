"""What is said of facts, looked up by name."""

from auditor.check.engine import check
from auditor.model.facts import Facts
from auditor.model.readiness import Audience, Line, Readiness, Ready


def of(known: Facts) -> Readiness:
    return check(known).readiness


def audience(known: Facts, key: str) -> Audience:
    return next(item for item in of(known).audiences if item.key == key)


def ready(known: Facts) -> dict[str, Ready]:
    """How each audience that needs the pixel stands, by its key."""
    return {item.key: item.ready for item in of(known).audiences if item.ready is not Ready.NEEDS_NO_PIXEL}


def line(lines: tuple[Line, ...], name: str) -> Line:
    """The line whose name has these words in it."""
    found = [item for item in lines if name in item.name]
    assert len(found) == 1, [item.name for item in lines]
    return found[0]
