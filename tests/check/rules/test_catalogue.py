"""The list of rules, held against the catalogue and its manual pages."""

import re
from pathlib import Path

import pytest

import auditor.check.rules as room
from auditor.check.rules import RULES
from auditor.model.rule import RuleInfo

CATALOGUE = Path(__file__).parents[3] / "../shared/rules.md"
ROW = re.compile(r"^\| (TT\d{3}) \| ([a-z-]+) \| (critical|error|warning|info) \|", re.MULTILINE)
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
def test_codes_names_and_severities_are_the_catalogues() -> None:
    rows = {code: (name, severity) for code, name, severity in ROW.findall(CATALOGUE.read_text("utf-8"))}
    assert {info.code: (info.name, info.severity.value) for info in INFOS}.items() <= rows.items()
