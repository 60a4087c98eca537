"""The configuration file."""

from pathlib import Path

import pytest

from auditor.model.actions import Open, Pins
from auditor.model.errors import UsageError
from auditor.plan.config import Config, find
from auditor.plan.config import load as load_with
from auditor.plan.tables.vocabulary import Vocabulary


def load(path: Path | None) -> Config:
    return load_with(path, Vocabulary())


def written(folder: Path, text: str, name: str = "auditor.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_settings_identity_and_exceptions(tmp_path: Path) -> None:
    config = load(
        written(
            tmp_path,
            'site = "https://shop.example"\nuntil = "purchase"\nplace-order = true\npages = 3\ntimeout = 60\n'
            'pixel = ["A", "B"]\nserver_only = ["Purchase"]\n[identity]\nemail = "a@example.com"\n[test_card]\nnumber = "4242424242424242"\n',
        )
    )
    assert config.site == "https://shop.example"
    assert config.values == {
        "until": "purchase",
        "place_order": True,
        "pages": 3,
        "timeout": 60.0,
        "pixel": ("A", "B"),
    }
    assert config.identity.email == "a@example.com"
    assert config.test_card is not None
    assert config.judging.declared.server_only == frozenset({"Purchase"})
    assert config.sha256 is not None
    assert len(config.sha256) == 64


def test_without_a_file_everything_is_default() -> None:
    assert load(None) == Config()


def test_is_found_in_the_folder(tmp_path: Path) -> None:
    assert find(tmp_path) is None
    project = written(tmp_path, "[tool.other]\n", "pyproject.toml")
    assert find(tmp_path) is None
    project.write_text('[tool.auditor]\nuntil = "cart"\n', encoding="utf-8")
    assert find(tmp_path) == project
    assert load(project).values == {"until": "cart"}
    own = written(tmp_path, "")
    assert find(tmp_path) == own


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pages = ", "end of document"),
        ("\n\nuntil = cart", "line 3"),
        ('pags = "3"', "did you mean pages?"),
        ('pages = "many"', "pages: must be a whole number"),
        ("pages = -1", "pages: must be a whole number"),
        ("pages = true", "pages: must be a whole number"),
        ("timeout = 0", "timeout: must be a number of seconds"),
        ('until = "order"', "must be one of none, product, cart, checkout, purchase"),
        ("until = 3", "until: must be a text"),
        ('place_order = "yes"', "place_order: must be true or false"),
        ("pixel = [1]", "pixel[0]: must be a text"),
        ("pixel = 1", "pixel: must be a list"),
        ('format = ["pdf"]', "must be one of"),
        ('config = "x.toml"', "config: unknown key"),
        ("identity = 3", "identity: must be a table"),
        ('[identity]\nemial = "x"', "identity.emial: unknown key; did you mean email?"),
        ("[identity]\nemail = 3", "identity.email: must be a text"),
        ("site = 1", "site: must be a text"),
        ("[[[[", "broken TOML"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, text: str, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


def test_hostile_files_are_refused(tmp_path: Path) -> None:
    binary = tmp_path / "auditor.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        load(binary)
    binary.write_bytes(b"#" * 1_000_001)
    with pytest.raises(UsageError, match="too many"):
        load(binary)
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "absent.toml")
    with pytest.raises(UsageError):
        load(written(tmp_path, "a = " + "[" * 5000))
    with pytest.raises(UsageError, match="must be a table"):
        load(written(tmp_path, "[tool]\nauditor = 3", "pyproject.toml"))


def test_reads_pins_of_the_journey(tmp_path: Path) -> None:
    read = load(written(tmp_path, '[journey]\ncart = { url = "/loot" }\n'))
    assert read.pins == Pins(cart=(Open("/loot"),))
    project = written(tmp_path, '[tool.auditor.journey]\nadd = "Buy"\n', "pyproject.toml")
    with pytest.raises(UsageError, match=r"pyproject.toml: tool.auditor.journey.add: must be a table"):
        load(project)
