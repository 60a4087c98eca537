"""DuckDuckGo's rules for the consent platforms, cut to what one document needs and to what answers.

The package `duckduckgo-autoconsent-py` carries upstream's build (MPL-2.0; 16.55.0 of October 2026: 1,010
rules, 315 of them for any site). Upstream also hides what it cannot refuse; an audit must not, since a
hidden banner is no answer and its shop would go on waiting: steps that hide are left out, and so is a
rule that then does nothing.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import duckduckgo_autoconsent

Rule = Mapping[str, Any]

_HIDING = frozenset({"hide", "setStyle", "addStyle", "removeClass"})
_DOING = frozenset({"click", "waitForThenClick", "eval"})
_BRANCHES = ("then", "else", "any")
_COMPANIONS = frozenset({"sourcepoint-top"})  # it hides what the rule for the frame answers


def engine() -> str:
    """The script that carries the rules out: upstream's own, for a content script's world."""
    return str(duckduckgo_autoconsent.bundle())


def rules_for(url: str, *, top: bool, action: str) -> list[Rule]:
    """The rules that may serve a document.

    `top`: whether it is the page's own document, rather than a frame's. `action`: "optIn" or "optOut".
    """
    return [rule for rule in _able(action) if _concerns(rule, url, top=top)]


@cache
def _all() -> Sequence[Rule]:
    found = json.loads(duckduckgo_autoconsent.rules_json())
    return [
        rule
        for rule in found
        if isinstance(rule, dict) and not rule.get("cosmetic") and rule.get("name") not in _COMPANIONS
    ]


@cache
def _able(action: str) -> Sequence[Rule]:
    """The rules that can carry an action out, with that action alone, and nothing hidden by it."""
    told = []
    for rule in _all():
        steps = without_hiding(rule.get(action) or ())
        if does_something(steps):
            kept = {key: rule[key] for key in rule if key not in ("optIn", "optOut", "prehideSelectors")}
            told.append(kept | {"optIn": [], "optOut": [], action: steps})
    return told


# A step that never holds: no document has such an element.
_FAIL: Rule = {"exists": "autoconsent-would-have-hidden-it"}


def without_hiding(steps: Sequence[Rule]) -> list[Rule]:
    """The steps of an action that do not hide anything; a branch that did nothing else fails instead."""
    kept: list[Rule] = []
    for step in steps:
        if not _HIDING & step.keys():
            branches = {name: without_hiding(step[name]) or [_FAIL] for name in _BRANCHES if name in step}
            kept.append({**step, **branches})
    return kept


def does_something(steps: Sequence[Rule]) -> bool:
    """Whether an action presses something or asks the platform's own script, in one branch at least."""
    return any(
        _DOING & step.keys() or any(does_something(step[name]) for name in _BRANCHES if name in step)
        for step in steps
    )


def _concerns(rule: Rule, url: str, *, top: bool) -> bool:
    context = rule.get("runContext") or {}
    if not context.get("main" if top else "frame", top):
        return False
    pattern = context.get("urlPattern")
    if not pattern:
        return True
    try:
        return re.search(pattern, url) is not None
    except re.error:
        return True  # the engine judges it again, in the pattern's own language
