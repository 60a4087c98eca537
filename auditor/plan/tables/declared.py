"""What the owner declares of the site: `server_only`, `[[pixels]]`, `[environments.NAME]` and their like."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from auditor.model.declared import Declared, Environment, PagePixels
from auditor.model.errors import UsageError
from auditor.plan.tables.pages import patterns
from auditor.plan.tables.values import flag, shown, some_words, table, tables, texts
from auditor.plan.tables.vocabulary import Vocabulary

PAGE_PIXELS = "pixels"
_PIXELS_EXAMPLE = '[[pixels]] with pages = "/de/*" and ids = ["…"]; one list for every page is `pixel`'
_FEWEST_ENVIRONMENTS = 2
_MOST_SPEND = 1_000_000_000  # US dollars a month; more than anybody spends


def _server_only(value: object, where: str, known: Vocabulary) -> frozenset[str]:
    return frozenset(known.standard_event(text, where) for text in texts(value, where))


def _page_pixels(value: object, where: str, _: Vocabulary) -> tuple[PagePixels, ...]:
    read = []
    for entry, place in tables(value, where, example=_PIXELS_EXAMPLE):
        keys = ("pages", "ids")
        row = table(entry, place, known=keys, required=keys)
        read.append(
            PagePixels(pages=patterns(row["pages"], f"{place}.pages"), ids=_ids(row["ids"], f"{place}.ids"))
        )
    return tuple(read)


def _environments(value: object, where: str, _: Vocabulary) -> tuple[Environment, ...]:
    if not isinstance(value, dict):
        raise UsageError(f"{where}: must be tables, like [environments.production] with hosts and pixels")
    if len(value) < _FEWEST_ENVIRONMENTS:
        raise UsageError(f"{where}: must name two or more, production and staging say, to tell them apart")
    read = tuple(_environment(name, entry, f"{where}.{name}") for name, entry in value.items())
    twice = [
        host for host, number in Counter(host for item in read for host in item.hosts).items() if number > 1
    ]
    if twice:
        raise UsageError(f"{where}: the host {twice[0]} stands there twice")
    return read


def _environment(name: str, entry: object, where: str) -> Environment:
    keys = ("hosts", "pixels")
    row = table(entry, where, known=keys, required=keys)
    return Environment(
        name=name,
        hosts=tuple(_host(*host) for host in some_words(row["hosts"], f"{where}.hosts")),
        pixels=_ids(row["pixels"], f"{where}.pixels"),
    )


def _host(said: str, where: str) -> str:
    if "/" in said or any(char.isspace() for char in said):
        raise UsageError(f"{where}: {shown(said)} must be a host alone, like staging.shop.example")
    return said.lower()


def _ids(value: object, where: str) -> tuple[str, ...]:
    return tuple(pixel for pixel, _ in some_words(value, where))


def _monthly_spend(value: object, where: str, _: Vocabulary) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST_SPEND:
        raise UsageError(
            f"{where}: must be an amount of US dollars from 0 to {_MOST_SPEND:,}, not {shown(value)}"
        )
    return Decimal(str(value))


def _flag(value: object, where: str, _: Vocabulary) -> bool:
    return flag(value, where)


_READERS: Mapping[str, tuple[str, Callable[[object, str, Vocabulary], Any]]] = {
    "server_only": ("server_only", _server_only),
    "server_events": ("server_events", _flag),
    PAGE_PIXELS: ("page_pixels", _page_pixels),
    "environments": ("environments", _environments),
    "catalog_ads": ("catalog_ads", _flag),
    "monthly_spend": ("monthly_spend", _monthly_spend),
}
"""By its key in the configuration, the field of `Declared` and its reader."""

KEYS = tuple(_READERS)


def declare(said: Declared, name: str, value: object, where: str, known: Vocabulary) -> Declared:
    """What was declared so far and what one key of `KEYS` adds.

    Raises:
        UsageError: its value is not what it must be.
    """
    field, read = _READERS[name]
    return replace(said, **{field: read(value, where, known)})
