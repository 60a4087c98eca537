"""The catalogue, in the order of its codes."""

from typing import Any

from auditor.check.rule import Rule

RULES: tuple[Rule[Any], ...] = ()
"""Every rule."""
