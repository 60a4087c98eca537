"""The configuration file: `auditor.toml`, or `[tool.auditor]` in `pyproject.toml`."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from auditor.model.actions import Pins
from auditor.model.errors import UsageError
from auditor.model.plan import Identity, SandboxCard
from auditor.plan.judging import KEYS as JUDGING
from auditor.plan.judging import Judging
from auditor.plan.settings import BY_NAME, SETTINGS, Kind, Setting
from auditor.plan.tables.identity import KEY as IDENTITY
from auditor.plan.tables.identity import identity_of
from auditor.plan.tables.journey import KEY as JOURNEY
from auditor.plan.tables.journey import pins_of
from auditor.plan.tables.sandbox_card import KEY as TEST_CARD
from auditor.plan.tables.sandbox_card import card_of
from auditor.plan.tables.values import nearest, shown, text, texts
from auditor.plan.tables.vocabulary import Vocabulary

LARGEST = 1_000_000  # bytes; a config beyond that is no config
_SITE = "site"
KEYS = (
    *(setting.name for setting in SETTINGS if not setting.command_line_only),
    _SITE,
    IDENTITY,
    JOURNEY,
    TEST_CARD,
    *JUDGING,
)
"""Every key that a config may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A config that was read and holds only known keys of the right kind.

    `values` are settings by their names; `sha256` is of the file's bytes, None where there is no file.
    """

    path: Path | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    identity: Identity = field(default_factory=Identity)
    judging: Judging = field(default_factory=Judging)
    site: str | None = None
    sha256: str | None = None
    pins: Pins = field(default_factory=Pins)
    test_card: SandboxCard | None = None


def find(folder: Path) -> Path | None:
    """The config in a folder: `auditor.toml` first, else a `pyproject.toml` that has our table."""
    own = folder / "auditor.toml"
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    if project.is_file() and "tool.auditor" in project.read_text(encoding="utf-8", errors="replace"):
        return project
    return None


def load(path: Path | None, known: Vocabulary) -> Config:
    """Read a config, which speaks of the rules and events that are `known`.

    Raises:
        UsageError: the file cannot be read, its syntax is broken (with the line), or a key is
            unknown or of the wrong kind (with the key's path and what is right).
    """
    if path is None:
        return Config()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    if len(data) > LARGEST:
        raise UsageError(f"{path}: {len(data):,} bytes are too many for a config")
    try:
        tree = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: broken TOML: {error}") from error
    prefix = ""
    if path.name == "pyproject.toml":
        tool = tree.get("tool")
        tree = tool.get("auditor", {}) if isinstance(tool, dict) else {}
        prefix = "tool.auditor."
    if not isinstance(tree, dict):
        raise UsageError(f"{path}: [tool.auditor] must be a table")
    return _checked(path, tree, prefix, hashlib.sha256(data).hexdigest(), known)


def _checked(path: Path, tree: Mapping[str, object], prefix: str, digest: str, known: Vocabulary) -> Config:
    values: dict[str, object] = {}
    identity, judging, site, pins, card = Identity(), Judging(), None, Pins(), None
    for key, value in tree.items():
        name, where = key.replace("-", "_"), f"{path}: {prefix}{key}"
        if name == IDENTITY:
            identity = identity_of(value, where)
        elif name == JOURNEY:
            pins = pins_of(value, where, path.parent)
        elif name == TEST_CARD:
            card = card_of(value, where)
        elif name == _SITE:
            site = text(value, where)
        elif name in JUDGING:
            judging = judging.with_key(name, value, where, known)
        elif (setting := BY_NAME.get(name)) is None or setting.command_line_only:
            raise UsageError(f"{where}: unknown key{nearest(name, KEYS)}")
        else:
            values[name] = checked(setting, value, where)
    return Config(
        path=path,
        values=values,
        identity=identity,
        judging=judging,
        site=site,
        sha256=digest,
        pins=pins,
        test_card=card,
    )


def checked(setting: Setting, value: object, where: str) -> object:
    """A setting's value if it is of the setting's kind.

    Raises:
        UsageError: it is not; the message says what is right.
    """
    match setting.kind:
        case Kind.FLAG if isinstance(value, bool):
            return value
        case Kind.COUNT if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        case Kind.SECONDS if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            return float(value)
        case Kind.LIST:
            return tuple(_among(setting, item, where) for item in texts(value, where))
        case Kind.TEXT | Kind.CHOICE:
            return _among(setting, text(value, where), where)
        case _:
            raise UsageError(f"{where}: must be {setting.kind.value}, not {shown(value)}")


def _among(setting: Setting, said: str, where: str) -> str:
    if setting.choices and said not in setting.choices:
        raise UsageError(f"{where}: must be one of {', '.join(setting.choices)}, not {shown(said)}")
    return said
