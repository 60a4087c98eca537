"""The list of rules, held against the catalogue and its manual pages."""

import re
from pathlib import Path

import pytest

import auditor.check.rules as room
from auditor.check.rules import RULES
from auditor.model.rule import RuleInfo, Scope

CATALOGUE = Path(__file__).parents[3] / "../shared/rules.md"
ROW = re.compile(
    r"^\| (TT\d{3}) \| ([a-z-]+) \| (critical|error|warning|info) \| (?:([^|]+) \| )?[^|]+\|$", re.MULTILINE
)
# What the catalogue calls that on which a rule is judged; its tables of parameters say nothing: events.
SCOPES = {
    "": {Scope.EVENT},
    "page": {Scope.PAGE},
    "product": {Scope.PAGE},
    "product page": {Scope.PAGE},
    "product, cart, confirmation": {Scope.PAGE},
    "same": {Scope.PAGE},
    "all": {Scope.EVENT},
    "step": {Scope.STEP},
    "add-to-cart step": {Scope.STEP},
    "checkout": {Scope.STEP},
    "checkout step": {Scope.STEP},
    "confirmation": {Scope.STEP, Scope.EVENT},
    "site": {Scope.SITE},
}
# Rules that need what is not there yet: a catalogue feed, server events, a fuller journey.
NOT_YET = {
    *("TT404", "TT405"),
    *(f"TT{number}" for number in range(603, 609)),
}
INFOS = [rule.info for rule in RULES]


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [info.code for info in INFOS]
    assert codes == sorted(set(codes))
    assert len({info.name for info in INFOS}) == len(INFOS)


def test_every_rules_file_is_listed() -> None:
    files = {path.stem for path in Path(str(room.__file__)).parent.glob("*.py")} - {"__init__"}
    assert files == {info.name.replace("-", "_") for info in INFOS}


def test_every_rule_has_its_test() -> None:
    here = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert {info.name.replace("-", "_") for info in INFOS} <= here


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.code)
def test_manual_pages_are_whole(info: RuleInfo) -> None:
    manual = info.manual
    assert not manual.title.endswith(".")
    assert min(len(text) for text in (manual.checks, manual.why, manual.fix)) > 40
    assert "Before" in manual.example
    assert "After" in manual.example
    assert "##" not in f"{manual.checks}{manual.why}{manual.fix}"


@pytest.mark.skipif(not CATALOGUE.is_file(), reason="the shared catalogue is not part of a clone")
def test_each_rule_is_the_catalogue_s_and_none_is_left_out() -> None:
    text = CATALOGUE.read_text("utf-8")
    rows = {code: (name, severity, scope) for code, name, severity, scope in ROW.findall(text)}
    assert len(rows) == len(re.findall(r"^\| TT\d{3} ", text, re.MULTILINE))
    for info in INFOS:
        name, severity, scope = rows[info.code]
        assert (info.name, info.severity.value) == (name, severity)
        assert info.scope in SCOPES[scope], info.code
    assert rows.keys() - {info.code for info in INFOS} == NOT_YET
