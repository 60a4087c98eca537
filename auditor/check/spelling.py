"""How near one name is to another: near misses explain themselves."""

from functools import lru_cache

SHORTEST = 6  # letters of a name in which one or two edits are a misspelling
MOST_EDITS = 2


@lru_cache(maxsize=1024)
def folded(name: str) -> str:
    """A name without case and separators: `add_to-Cart` → `addtocart`."""
    return "".join(char for char in name.casefold() if char.isalnum())


def edits(one: str, other: str, most: int = MOST_EDITS) -> int:
    """The edits from one text to another (optimal string alignment); `most` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, second in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != second))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == second:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=1024)
def nearest(name: str, known: tuple[str, ...], most: int = MOST_EDITS) -> str | None:
    """The known name that another is a misspelling of, None where there is none or it is that name.

    A misspelling has another case or other separators, or one or two edits (`most`) in a name of six
    letters or more.
    """
    plain = folded(name)
    best: tuple[int, str] | None = None
    for candidate in known:
        if candidate == name:
            return None
        target = folded(candidate)
        distance = edits(plain, target, most)
        near = not distance or (distance <= most and min(len(plain), len(target)) >= SHORTEST)
        if near and (best is None or (distance, candidate) < best):
            best = (distance, candidate)
    return best[1] if best is not None else None


_NO_VALUE = frozenset({"undefined", "null", "nan", "[object object]"})


def is_no_value(text: str) -> bool:
    """Whether a text is what a script writes in the place of a value that it lacks, such as `undefined`."""
    return text.strip().casefold() in _NO_VALUE


def is_template(text: str) -> bool:
    """Whether a text holds a template that was never rendered: `{{ … }}`, `${…}`, `<%`, `{% … %}`."""
    return "{{" in text or "${" in text or "<%" in text or "{%" in text
