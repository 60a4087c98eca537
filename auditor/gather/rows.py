"""The evidence types as rows of SQLite tables: which columns they have, and how each is read back."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, TypeVar

from auditor.model.evidence import (
    CallSite,
    ConsoleLine,
    Cookie,
    Frame,
    PixelCall,
    ProbeState,
    Request,
    Route,
    SeenBy,
    Visit,
)
from auditor.model.journey import (
    Addition,
    Attempt,
    Chosen,
    ConsentChoice,
    ConsentRecord,
    Proof,
    Step,
    StepOutcome,
    Trial,
    Way,
)

Scalar = str | int | float | None
T = TypeVar("T")


def _json(text: Scalar) -> Any:
    return json.loads(str(text))


def _tuple(text: Scalar) -> tuple[Any, ...]:
    value = _json(text)
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return tuple(value)


def _routes(text: Scalar) -> tuple[Route, ...]:
    return tuple(Route(url=str(one["url"]), at=float(one["at"])) for one in _tuple(text))


def _additions(text: Scalar) -> tuple[Addition, ...]:
    return tuple(
        Addition(
            **one
            | {
                "proof": Proof(one["proof"]),
                "way": Way(one["way"]),
                "choices": tuple(Chosen(**choice) for choice in one["choices"]),
            }
        )
        for one in _tuple(text)
    )


def _attempts(text: Scalar) -> tuple[Attempt, ...]:
    return tuple(Attempt(**one | {"trial": Trial(one["trial"])}) for one in _tuple(text))


def _site(text: Scalar) -> CallSite:
    value = _json(text)
    return CallSite(url=str(value["url"]), line=value["line"])


@dataclass(frozen=True, kw_only=True)
class Table(Generic[T]):
    """One type's table. `readers` turn a stored value that is not NULL into the field's own type."""

    name: str
    type: type[T]
    key: tuple[str, ...] = ()
    readers: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """A column for each field of the type."""
        return tuple(f.name for f in dataclasses.fields(self.type))  # type: ignore[arg-type]

    @property
    def create(self) -> str:
        """The statement that makes the table."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        key = f", PRIMARY KEY ({', '.join(self.key)})" if self.key else ""
        return f"CREATE TABLE {self.name} ({columns}{key})"

    @property
    def put(self) -> str:
        """The statement that adds a row, or replaces the one with the same key."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        return f"INSERT OR REPLACE INTO {self.name} ({columns}) VALUES ({', '.join('?' * len(self.columns))})"  # noqa: S608 - names are ours

    def row(self, record: T) -> tuple[Scalar, ...]:
        """The values of a record, in the order of the columns."""
        return tuple(_stored(getattr(record, name)) for name in self.columns)

    def record(self, row: Mapping[str, Scalar]) -> T:
        """The record of a row; a column that the file lacks takes the field's default.

        Raises ValueError, KeyError or TypeError where the row is no such record.
        """
        values = {}
        for name in self.columns:
            if name in row:
                value, read = row[name], self.readers.get(name)
                values[name] = value if value is None or read is None else read(value)
        return self.type(**values)


def _stored(value: Any) -> Scalar:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        value = dict(value)
    # A lone surrogate of a hostile page is no UTF-8: ASCII with escapes holds it.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), default=dataclasses.asdict)


VISITS = Table(
    name="visits",
    type=Visit,
    key=("id",),
    readers={
        "step": Step,
        "seen_by": SeenBy,
        "settled": bool,
        "notes": _tuple,
        "by_page": bool,
        "spared": bool,
        "policies": _tuple,
        "answer_headers": _tuple,
        "routes": _routes,
    },
)
REQUESTS = Table(
    name="requests",
    type=Request,
    key=("id",),
    readers={
        "frame": Frame,
        "headers": _json,
        "seen_by_browser": bool,
        "seen_by_sinkhole": bool,
        "intercepted": bool,
        "guessed": bool,
    },
)
CALLS = Table(
    name="calls",
    type=PixelCall,
    key=("id",),
    readers={"frame": Frame, "arguments": _tuple, "queued": bool, "called_by": _site},
)
STATES = Table(name="states", type=ProbeState, readers={"frame": Frame, "data": _json})
CONSOLE = Table(name="console", type=ConsoleLine, readers={"by_browser": bool})
COOKIES = Table(name="cookies", type=Cookie, key=("visit_id", "name", "domain", "path"))
STEPS = Table(
    name="steps",
    type=StepOutcome,
    readers={
        "step": Step,
        "reached": bool,
        "proof": Proof,
        "notes": _tuple,
        "payment_requested": bool,
        "additions": _additions,
        "attempts": _attempts,
    },
)
CONSENT = Table(
    name="consent",
    type=ConsentRecord,
    key=("run",),
    readers={
        "seen": bool,
        "opt_in": bool,
        "answer": ConsentChoice,
        "pressed": _tuple,
        "pay_or_okay": bool,
    },
)

TABLES: tuple[Table[Any], ...] = (VISITS, REQUESTS, CALLS, STATES, CONSOLE, COOKIES, STEPS, CONSENT)
