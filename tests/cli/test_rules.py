"""The catalogue at the terminal."""

import pytest
from click.testing import CliRunner

from auditor.check.rules import RULES
from auditor.cli.main import main


def test_every_rule_is_listed_in_order() -> None:
    result = CliRunner().invoke(main, ["rules"])
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == [rule.info.code for rule in RULES]


@pytest.mark.parametrize("asked", ["TT301", "tt301", "content-id-missing"])
def test_a_rule_has_a_manual_page(asked: str) -> None:
    result = CliRunner().invoke(main, ["rules", asked], env={"COLUMNS": "80"})
    assert result.exit_code == 0
    assert result.output.startswith("TT301 content-id-missing (error")
    for title in ("What it checks", "Why it matters", "How to fix it", "Example"):
        assert f"\n{title}\n{'-' * len(title)}\n" in result.output
    prose = result.output.partition("\nExample\n")[0]
    assert all(len(line) <= 80 for line in prose.splitlines())


def test_an_unknown_rule_is_told() -> None:
    result = CliRunner().invoke(main, ["rules", "nonsense"])
    assert result.exit_code == 2
    assert result.stderr == "auditor: there is no rule 'nonsense'; `auditor rules` lists them\n"
    assert result.stdout == ""
