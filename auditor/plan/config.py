"""The configuration file: `auditor.toml`, or `[tool.auditor]` in `pyproject.toml`."""

import difflib
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from auditor.model.errors import UsageError
from auditor.model.plan import Identity
from auditor.plan.settings import BY_NAME, Kind, Setting

LARGEST = 1_000_000  # bytes; a config beyond that is no config
_TABLES = ("identity", "server_only", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A config that was read and holds only known keys of the right kind.

    `values` are settings by their names; `sha256` is of the file's bytes, None where there is no file.
    """

    path: Path | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    identity: Identity = field(default_factory=Identity)
    server_only: frozenset[str] = frozenset()
    site: str | None = None
    sha256: str | None = None


def find(folder: Path) -> Path | None:
    """The config in a folder: `auditor.toml` first, else a `pyproject.toml` that has our table."""
    own = folder / "auditor.toml"
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    if project.is_file() and "tool.auditor" in project.read_text(encoding="utf-8", errors="replace"):
        return project
    return None


def load(path: Path | None) -> Config:
    """Read a config.

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
    return _checked(path, tree, prefix, hashlib.sha256(data).hexdigest())


def _checked(path: Path, tree: Mapping[str, object], prefix: str, digest: str) -> Config:
    values: dict[str, object] = {}
    identity, server_only, site = Identity(), frozenset[str](), None
    for key, value in tree.items():
        name, where = key.replace("-", "_"), f"{path}: {prefix}{key}"
        if name == "identity":
            identity = _identity(value, where)
        elif name == "server_only":
            server_only = frozenset(_texts(value, where))
        elif name == "site":
            site = _text(value, where)
        elif (setting := BY_NAME.get(name)) is None or setting.command_line_only:
            raise UsageError(f"{where}: unknown key{_nearest(name, [*BY_NAME, *_TABLES])}")
        else:
            values[name] = checked(setting, value, where)
    return Config(
        path=path, values=values, identity=identity, server_only=server_only, site=site, sha256=digest
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
            return tuple(_among(setting, text, where) for text in _texts(value, where))
        case Kind.TEXT | Kind.CHOICE:
            return _among(setting, _text(value, where), where)
        case _:
            raise UsageError(f"{where}: must be {setting.kind.value}, not {value!r}")


def _among(setting: Setting, text: str, where: str) -> str:
    if setting.choices and text not in setting.choices:
        raise UsageError(f"{where}: must be one of {', '.join(setting.choices)}, not {text!r}")
    return text


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{where}: must be a text, not {value!r}")
    return value


def _texts(value: object, where: str) -> list[str]:
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list | tuple):
        raise UsageError(f"{where}: must be a list of texts, not {value!r}")
    return [_text(item, f"{where}[{index}]") for index, item in enumerate(value)]


def _identity(value: object, where: str) -> Identity:
    known = [item.name for item in fields(Identity)]
    if not isinstance(value, dict):
        raise UsageError(f"{where}: must be a table with {', '.join(known)}")
    for key in value:
        if key not in known:
            raise UsageError(f"{where}.{key}: unknown key{_nearest(key, known)}")
    return Identity(**{key: _text(item, f"{where}.{key}") for key, item in value.items()})


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else f"; known keys: {', '.join(sorted(known))}"
