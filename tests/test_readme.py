"""What the README tells people to run is what is run."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import main
from auditor.cli.options import VOCABULARY
from auditor.plan.config import load

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of the README's code blocks that run something."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [line for kind, block in blocks if not kind for line in block.splitlines() if line]


def test_the_line_that_runs_every_check_is_the_one_that_must_pass() -> None:
    (line,) = [command for command in commands() if "python -m tests" in command]
    assert line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    ran = (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace("pip install -q", "pip install")
    assert line in ran


@pytest.mark.parametrize("line", [command for command in commands() if command.startswith("auditor ")])
def test_every_option_that_is_shown_exists(line: str) -> None:
    _, name, *words = line.split()
    command = main.commands[name]
    known = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert {word for word in words if word.startswith("-")} <= known


def test_every_command_that_is_shown_exists() -> None:
    shown = set(re.findall(r"^\| `auditor ([a-z-]+)", README, re.MULTILINE))
    assert shown == set(main.commands)
    for name in shown:
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize("config", re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
def test_the_config_that_is_shown_is_read(config: str, tmp_path: Path) -> None:
    path = tmp_path / "auditor.toml"
    path.write_text(config, encoding="utf-8")
    assert load(path, VOCABULARY).site == "https://shop.example"


def test_the_picture_and_the_example_are_there() -> None:
    for path in re.findall(r"\]\((reports/[^)]*)\)", README):
        assert (ROOT / path).exists(), path
