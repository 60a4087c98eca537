"""Settings from the command line, the environment and the config: their order, and what is refused."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli.main import main
from auditor.model.plan import SitePlan
from auditor.model.rule import Severity
from auditor.plan.settings import SETTINGS

CONFIG = """
site = "shop.example"
until = "cart"
fail-on = "warning"
require = ["TT101", "TT201"]
pixel = "D4CONFIG000000000000"
place_order = false
[identity]
email = "buyer@example.org"
"""


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("AUDITOR_"):
            monkeypatch.delenv(name)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[tuple[SitePlan, dict[str, object]]]:
    """The plans that were about to be carried out, and their settings: no browser is started."""
    import auditor.cli.audit as module  # noqa: PLC0415 - patched
    from auditor.cli.options import asked_for  # noqa: PLC0415

    kept: list[tuple[SitePlan, dict[str, object]]] = []

    def remember(url: str | None, given: Mapping[str, object]) -> tuple[SitePlan, dict[str, object]]:
        kept.append(asked_for(url, given))
        return kept[-1]

    monkeypatch.setattr(module, "asked_for", remember)
    monkeypatch.setattr(module, "audited", lambda *_: 0)
    return kept


def run(*arguments: str, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), env=dict(env or {}))


def test_the_command_line_goes_before_the_environment_and_that_before_the_config(
    planned: list[tuple[SitePlan, dict[str, object]]],
) -> None:
    Path("auditor.toml").write_text(CONFIG, encoding="utf-8")
    assert run("audit").exit_code == 0
    assert run("audit", env={"AUDITOR_UNTIL": "product"}).exit_code == 0
    assert run("audit", "--until", "none", env={"AUDITOR_UNTIL": "product"}).exit_code == 0
    assert [plan.until.value for plan, _ in planned] == ["cart", "product", "none"]
    plan, settings = planned[0]
    assert plan.site == "https://shop.example/"
    assert plan.expected_pixels == ("D4CONFIG000000000000",)
    assert plan.identity.email == "buyer@example.org"
    assert settings["require"] == ("TT101", "TT201")


JUDGING = """
server_only = ["CompletePayment"]
monthly_spend = 6000
[[suppress]]
rule = "recommended-parameter-missing"
reason = "The feed has no descriptions."
expires = 2027-01-31
[severity]
TT103 = "error"
[[pixels]]
pages = "/de/*"
ids = ["GERMAN"]
"""


def test_the_config_speaks_of_rules_and_events_by_their_names(
    planned: list[tuple[SitePlan, dict[str, object]]],
) -> None:
    Path("auditor.toml").write_text(JUDGING, encoding="utf-8")
    assert run("audit", "shop.example").exit_code == 0
    assert run("audit", "shop.example", "--pixel", "MINE").exit_code == 0
    plan, _ = planned[0]
    assert plan.declared.server_only == {"Purchase"}
    assert plan.declared.monthly_spend == 6000
    assert [entry.code for entry in plan.weighing.suppressions] == ["TT313"]
    assert plan.weighing.severities == {"TT103": Severity.ERROR}
    assert [entry.ids for entry in plan.declared.page_pixels] == [("GERMAN",)]
    assert planned[1][0].declared.page_pixels == ()  # the command line goes before the config


@pytest.mark.parametrize(
    ("variable", "value", "setting", "read"),
    [
        ("AUDITOR_FORMAT", "json html", "format", ("json", "html")),
        ("AUDITOR_FORMAT", "json,html", "format", ("json", "html")),
        ("AUDITOR_REQUIRE", "TT101, TT201", "require", ("TT101", "TT201")),
        ("AUDITOR_PIXEL", "A B\nC", "pixel", ("A", "B", "C")),
        ("AUDITOR_HEADER", "X-One: a b, c\nX-Two: d", "header", ("X-One: a b, c", "X-Two: d")),
        ("AUDITOR_IGNORE_ROBOTS", "1", "ignore_robots", True),
        ("AUDITOR_IGNORE_ROBOTS", "no", "ignore_robots", False),
        ("AUDITOR_QUIET", "true", "quiet", True),
        ("AUDITOR_TIMEOUT", "2.5", "timeout", 2.5),
        ("AUDITOR_PAGES", "0", "pages", 0),
    ],
)
def test_a_variable_is_read(
    variable: str,
    value: str,
    setting: str,
    read: object,
    planned: list[tuple[SitePlan, dict[str, object]]],
) -> None:
    result = run("audit", "https://shop.example", env={variable: value})
    assert result.exit_code == 0, result.output
    assert planned[0][1][setting] == read


def test_consent_is_compared_by_option_variable_or_config(
    planned: list[tuple[SitePlan, dict[str, object]]],
) -> None:
    assert run("audit", "shop.example", "--consent", "compare", "--gpc").exit_code == 0
    variables = {"AUDITOR_CONSENT": "compare", "AUDITOR_GPC": "true"}
    assert run("audit", "shop.example", env=variables).exit_code == 0
    Path("auditor.toml").write_text('consent = "compare"\ngpc = true\n', encoding="utf-8")
    assert run("audit", "shop.example").exit_code == 0
    assert [(plan.consent.value, plan.browser.gpc) for plan, _ in planned] == [("compare", True)] * 3


def test_a_flag_of_the_config_can_be_taken_back(planned: list[tuple[SitePlan, dict[str, object]]]) -> None:
    Path("auditor.toml").write_text("ignore-robots = true\nverbose = true\n", encoding="utf-8")
    assert run("audit", "https://shop.example", "--no-ignore-robots").exit_code == 0
    assert not planned[0][0].ignore_robots
    assert planned[0][1]["verbose"] is True


@pytest.mark.parametrize(
    ("arguments", "env", "words"),
    [
        (("--until", "payment"), {}, "'payment' is not one of"),
        ((), {"AUDITOR_UNTIL": "payment"}, "'payment' is not one of"),
        (("--untill", "cart"), {}, "No such option"),
        (("--pages", "-1"), {}, "a whole number of 0 or more"),
        (("--pages", "many"), {}, "a whole number of 0 or more"),
        (("--timeout", "0"), {}, "a number of seconds above 0"),
        (("--timeout", "nan"), {}, "a number of seconds above 0"),
        (("--timeout", "inf"), {}, "a number of seconds above 0"),
        (("--format", "docx"), {}, "'docx' is not one of"),
        ((), {"AUDITOR_FORMAT": "json, docx"}, "'docx' is not one of"),
        ((), {"AUDITOR_IGNORE_ROBOTS": "perhaps"}, "not a valid boolean"),
        (("--until", "purchase"), {}, "--place-order"),
        (("--place-order",), {}, "--until purchase"),
        (("--require", "TT999"), {}, "there is no such rule"),
        (("--header", "no colon"), {}, "'Name: value'"),
        (("--basic-auth", "me"), {}, "AUDITOR_BASIC_AUTH_PASSWORD"),
        (("--storage-state", "absent.json"), {}, "there is no such file"),
        (("--config", "absent.toml"), {}, "cannot be read"),
        (("--out", "-"), {}, "writes one format"),
        (("--product", "javascript:alert(1)"), {}, "--product"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_done(
    arguments: tuple[str, ...], env: Mapping[str, str], words: str
) -> None:
    result = run("audit", "https://shop.example", *arguments, env=env)
    assert result.exit_code == 2, result.output
    assert words in result.stderr
    assert result.stdout == ""
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("until = ", "broken TOML"),
        ('untill = "cart"', "did you mean until?"),
        ('until = "payment"', "must be one of none, product, cart, checkout, purchase"),
        ("pages = true", "must be a whole number of 0 or more"),
        ("timeout = -1", "must be a number of seconds above 0"),
        ('[identity]\nmail = "a@b.example"', "did you mean email?"),
        ("require = [1]", "must be a text"),
        ('config = "other.toml"', "unknown key"),
        ("supress = []", "did you mean suppress?"),
        ('[[suppress]]\nrule = "TT1000"\nreason = "x"', "suppress[0].rule: there is no rule 'TT1000'"),
        ('[[suppress]]\nrule = "TT101"', "say why its findings are accepted"),
        ('[severity]\nbase-code-mising = "info"', "did you mean base-code-missing?"),
        ('server_only = ["AddToCat"]', "did you mean AddToCart?"),
        ('[environments.live]\nhosts = "a"\npixels = "A"', "must name two or more"),
    ],
)
def test_a_broken_config_is_told_with_its_place(config: str, words: str) -> None:
    Path("auditor.toml").write_text(config, encoding="utf-8")
    result = run("audit", "https://shop.example")
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("auditor: ")
    assert "auditor.toml" in result.stderr
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def occupied(folder: Path) -> Path:
    (folder / "full").mkdir()
    (folder / "full" / "thesis.txt").write_text("do not lose")
    return folder / "full"


def a_file(folder: Path) -> Path:
    (folder / "file").write_text("x")
    return folder / "file"


def below_a_file(folder: Path) -> Path:
    return a_file(folder) / "report"


@pytest.mark.parametrize(
    "command",
    [("audit", "http://127.0.0.1:1", "--out"), ("demo", "--out"), ("gather", "http://127.0.0.1:1", "-o")],
)
@pytest.mark.parametrize("place", [occupied, a_file, below_a_file], ids=lambda place: place.__name__)
def test_a_folder_that_cannot_be_the_reports(command: tuple[str, ...], place: object, tmp_path: Path) -> None:
    assert callable(place)
    folder = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = run(*command, str(folder))
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("auditor: ")
    assert str(folder) in result.stderr
    assert result.stderr.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_must_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    result = run("audit", "http://127.0.0.1:1", "--out", str(folder))
    assert result.exit_code == 2
    assert "cannot be written to" in result.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "holds no evidence"),
        (b"", "other program"),
        (b"no database at all, only text" * 9, "is damaged"),
    ],
)
def test_evidence_that_is_none(content: bytes | None, words: str, tmp_path: Path) -> None:
    folder = tmp_path / "seen"
    folder.mkdir()
    if content is not None:
        (folder / "evidence.sqlite").write_bytes(content)
    result = run("check", str(folder))
    assert result.exit_code == 2, result.output
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["audit", "demo", "gather", "check", "rules", "install-browser"])
def test_the_help_fits_eighty_columns(command: str) -> None:
    result = run(command, "-h", env={"COLUMNS": "80"})
    assert result.exit_code == 0
    assert all(len(line) <= 80 for line in result.output.splitlines())


def test_the_help_of_audit_names_every_setting() -> None:
    text = run("audit", "--help").output
    assert [setting.option for setting in SETTINGS if setting.option not in text] == []


def test_the_version_and_the_commands() -> None:
    assert run("--version").output.startswith("auditor, version ")
    listed = run("-h").output
    for command in ("audit", "demo", "gather", "check", "rules", "install-browser"):
        assert f"\n  {command} " in listed
    assert run("nonsense").exit_code == 2
