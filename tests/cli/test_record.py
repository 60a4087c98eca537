"""`auditor record`: what is refused before anybody shops, and where the journey is written."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli import record as module
from auditor.cli.main import main
from auditor.cli.options import VOCABULARY
from auditor.model.actions import Click, Open, Pins, Recorded, Target
from auditor.model.errors import AuditorError
from auditor.model.plan import SitePlan
from auditor.model.progress import Progress
from auditor.plan.config import load
from tests.cli.command import auditor

SITE = "https://shop.example/"
PINS = Pins(product=(Open("/p/cup"),), add=(Click(Target(text="Zap it")),), cart=(Open("/loot"),))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, and a person who shops as `PINS` say."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISPLAY", ":0")
    shopped(monkeypatch, PINS)
    return tmp_path


def shopped(monkeypatch: pytest.MonkeyPatch, pins: Pins | Exception, *, meanwhile: str = "") -> None:
    async def record_journey(plan: SitePlan, _progress: Progress) -> Recorded:
        if meanwhile:
            Path("auditor.toml").write_text(meanwhile, encoding="utf-8")
        if isinstance(pins, Exception):
            raise pins
        return Recorded(site=plan.site, pins=pins, remarks={"add": "a remark"}, notes=("A note.",))

    monkeypatch.setattr(module, "record_journey", record_journey)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["record", *arguments])


def pins_in(path: Path) -> Pins:
    return load(path, VOCABULARY).pins


def test_it_writes_a_config_and_says_what_is_in_it(folder: Path) -> None:
    done = run(SITE)
    assert done.exit_code == 0, done.output
    assert done.stdout == (
        "auditor.toml: recorded the product, what adds it to the cart and the cart\n"
        "  A note.\n"
        "  add: a remark\n"
        "Take the same way with: auditor audit\n"
    )
    config = load(folder / "auditor.toml", VOCABULARY)
    assert (config.site, config.pins) == (SITE, PINS)


def test_before_it_begins_it_says_what_is_real_and_what_is_kept() -> None:
    said = " ".join(run(SITE, "-q").stderr.split())
    assert "No order is placed unless you place it: one that you place is real." in said
    assert "what you type is not kept, and of passwords and cards nothing is recorded at all." in said
    assert "What the pages tell TikTok stays on this machine" in said
    assert "(--seal none)" in run(SITE, "--seal", "none", "--out", "other.toml").stderr


def test_the_config_in_use_gets_it(folder: Path) -> None:
    config = folder / "mine.toml"
    config.write_text(f'site = "{SITE}"  # ours\n', encoding="utf-8")
    done = run("--config", "mine.toml")
    assert done.exit_code == 0, done.output
    assert "auditor audit --config mine.toml\n" in done.stdout
    assert pins_in(config) == PINS
    assert config.read_text(encoding="utf-8").startswith(f'site = "{SITE}"  # ours\n')


def test_a_project_file_gets_it(folder: Path) -> None:
    project = folder / "pyproject.toml"
    project.write_text("[tool.auditor]\npages = 3\n", encoding="utf-8")
    done = run(SITE)
    assert done.exit_code == 0, done.output
    assert pins_in(project) == PINS
    assert not (folder / "auditor.toml").exists()


def test_stdout_gets_the_config_alone() -> None:
    done = run(SITE, "--out", "-")
    assert done.stdout.startswith(f'site = "{SITE}"\n')
    assert not Path("auditor.toml").exists()


def test_a_journey_that_is_there_stays_unless_it_is_to_be_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = folder / "auditor.toml"
    config.write_text('[journey]\ncart = { url = "/old" }\n', encoding="utf-8")
    shopped(monkeypatch, AssertionError("nobody should shop for that"))
    done = run(SITE)
    assert done.exit_code == 2
    assert "auditor.toml has a [journey] already: --replace takes its place" in done.stderr
    shopped(monkeypatch, PINS)
    assert run(SITE, "--replace").exit_code == 0
    assert pins_in(config) == PINS


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("broken.toml", "journey = [", "broken TOML"),
        ("pyproject.toml", "[tool.other]\n", "there is no table [tool.auditor]"),
        ("binary.toml", "\udcff", "cannot be read"),
        ("large.toml", "#" * 1_000_001, "is too large"),
        ("none/auditor.toml", None, "cannot be written"),
    ],
)
def test_what_cannot_get_it_is_refused_first(
    name: str, text: str | None, says: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shopped(monkeypatch, AssertionError("nobody should shop for that"))
    if text is not None:
        (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run(SITE, "--out", name)
    assert done.exit_code == 2, done.output
    assert says in done.stderr
    assert "Traceback" not in done.output


def test_a_config_that_breaks_meanwhile_does_not_cost_the_journey(monkeypatch: pytest.MonkeyPatch) -> None:
    shopped(monkeypatch, PINS, meanwhile="journey = [")
    done = run(SITE)
    assert done.exit_code == 3
    assert "the journey stands on stdout" in done.stderr
    assert 'url = "/p/cup"' in done.stdout
    assert Path("auditor.toml").read_text(encoding="utf-8") == "journey = ["


def test_nothing_recorded_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shopped(monkeypatch, Pins())
    done = run(SITE)
    assert done.exit_code == 3
    assert "nothing was recorded" in done.stderr
    assert not Path("auditor.toml").exists()


def test_a_reason_to_stop_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    shopped(monkeypatch, AuditorError("https://shop.example/ cannot be opened: it is away."))
    done = run(SITE)
    assert done.exit_code == 3
    assert done.stderr.endswith("auditor: https://shop.example/ cannot be opened: it is away.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
async def test_without_a_display_nothing_begins(tmp_path: Path) -> None:
    done = await auditor("record", SITE, cwd=tmp_path, env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert done.code == 3, done.told
    assert done.err.startswith("auditor: no display")
    assert "xvfb-run" in done.last
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []
