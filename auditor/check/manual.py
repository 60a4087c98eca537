"""A rule's docstring, taken apart into its manual page."""

import inspect

from auditor.model.rule import Manual

WHY = "## Why it costs the advertiser"
FIX = "## How to fix it"
EXAMPLE = "## Example"


def manual_of(docstring: str | None, *, rule: str) -> Manual:
    """The manual page that a docstring holds: a title, what the rule checks, and three headed parts.

    Raises:
        ValueError: a part is missing or empty, named with the rule.
    """
    head, found_why, rest = inspect.cleandoc(docstring or "").partition(WHY)
    why, found_fix, rest = rest.partition(FIX)
    fix, found_example, example = rest.partition(EXAMPLE)
    title, _, checks = head.partition("\n")
    parts = {
        "title": title.strip().removesuffix("."),
        "what it checks": checks.strip(),
        WHY: why.strip() if found_why else "",
        FIX: fix.strip() if found_fix else "",
        EXAMPLE: example.strip() if found_example else "",
    }
    missing = [name for name, text in parts.items() if not text]
    if missing:
        raise ValueError(f"{rule}: its docstring lacks {', '.join(missing)}")
    return Manual(
        title=parts["title"],
        checks=parts["what it checks"],
        why=parts[WHY],
        fix=parts[FIX],
        example=parts[EXAMPLE],
    )
