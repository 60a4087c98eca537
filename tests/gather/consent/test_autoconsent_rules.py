"""The rules that are handed over act, and hide nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from auditor.gather.consent.autoconsent_rules import does_something, engine, rules_for, without_hiding

SHOP = "https://shop.example/"


def steps(action: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for step in action:
        yield step
        for branch in ("then", "else", "any"):
            yield from steps(step.get(branch, ()))


@pytest.mark.parametrize("action", ["optIn", "optOut"])
def test_no_rule_hides_and_each_does_something(action: str) -> None:
    rules = rules_for(SHOP, top=True, action=action)
    assert len(rules) > 200
    assert {"shopify", "didomi", "Complianz banner", "cookieyes", "iubenda"} <= {
        rule["name"] for rule in rules
    }
    for rule in rules:
        assert not {"hide", "setStyle", "addStyle", "removeClass"} & {
            key for step in steps(rule[action]) for key in step
        }
        assert does_something(rule[action])
        assert not rule.get("cosmetic")
        assert "prehideSelectors" not in rule


def test_a_document_gets_the_rules_of_its_site_and_kind() -> None:
    def names(url: str, *, top: bool) -> set[str]:
        return {str(rule["name"]) for rule in rules_for(url, top=top, action="optIn")}

    assert names("https://www.ah.nl/", top=True) - names(SHOP, top=True) == {"ah.nl"}
    assert "shopify" not in names(SHOP, top=False)
    assert len(names(SHOP, top=False)) < 20


def test_a_branch_that_only_hid_fails_instead() -> None:
    action: list[dict[str, Any]] = [
        {"if": {"exists": "#no"}, "then": [{"click": "#no"}], "else": [{"hide": "#banner"}]},
        {"any": [{"hide": "#a"}, {"click": "#b"}]},
        {"removeClass": "locked", "selector": "body"},
    ]
    refused = [{"exists": "autoconsent-would-have-hidden-it"}]
    assert without_hiding(action) == [
        {"if": {"exists": "#no"}, "then": [{"click": "#no"}], "else": refused},
        {"any": [{"click": "#b"}]},
    ]
    assert not does_something(without_hiding([{"if": {"exists": "#a"}, "then": [{"hide": "#a"}]}]))


def test_the_engine_calls_nobody() -> None:
    for way in ("fetch(", "XMLHttpRequest", "sendBeacon(", "importScripts", "WebSocket"):
        assert way not in engine()
