"""The options of `audit` and its kin, made from the one table of settings."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from auditor.model.errors import UsageError
from auditor.model.plan import SitePlan
from auditor.plan.build import build_plan
from auditor.plan.config import Config, find, load
from auditor.plan.settings import SETTINGS, Kind, Setting

Command = TypeVar("Command", bound=Callable[..., Any])


class _Lines(click.types.StringParamType):
    """A text that may hold blanks, so that its variable holds one value a line."""

    envvar_list_splitter = "\n"


def setting_options(*, leave_out: frozenset[str] = frozenset()) -> Callable[[Command], Command]:
    """Adds an option for every setting but those left out."""

    def add(command: Command) -> Command:
        for setting in reversed(SETTINGS):
            if setting.name not in leave_out:
                command = _option(setting)(command)
        return command

    return add


def _option(setting: Setting) -> Callable[[Command], Command]:
    names = (setting.option, setting.name)
    text = setting.help
    if "[default" not in text and setting.default not in (None, (), False):
        text = (
            f"{text}  [default: {setting.default:g}]"
            if isinstance(setting.default, float)
            else (f"{text}  [default: {setting.default}]")
        )
    common: dict[str, Any] = {"default": None, "help": text, "envvar": setting.variable}
    match setting.kind:
        case Kind.FLAG:
            return click.option(f"{setting.option}/--no-{setting.option[2:]}", setting.name, **common)
        case Kind.COUNT:
            kind: Any = click.IntRange(min=0)
        case Kind.SECONDS:
            kind = click.FloatRange(min=0, min_open=True)
        case Kind.CHOICE:
            kind = click.Choice(setting.choices)
        case Kind.LIST if setting.choices:
            kind = click.Choice(setting.choices)
        case Kind.LIST:
            kind = _Lines()
        case _:
            kind = click.STRING
    if setting.metavar:
        common["metavar"] = setting.metavar
    return click.option(*names, type=kind, multiple=setting.kind is Kind.LIST, **common)


def read_config(given: Mapping[str, object]) -> Config:
    """The config that `--config` names, else the one in the current folder."""
    named = given.get("config")
    return load(Path(str(named)) if named else find(Path.cwd()))


def merged(given: Mapping[str, object], config: Config) -> dict[str, object]:
    """What was asked for: command line and environment (click's business) over the config."""
    asked = {name: value for name, value in given.items() if value is not None and value != ()}
    return {**config.values, **asked}


def plan_of(url: str | None, settings: Mapping[str, object], config: Config) -> SitePlan:
    """The plan; the site may stand in the config.

    Raises:
        UsageError: no site is named anywhere, or the settings contradict each other.
    """
    site = url or config.site
    if not site:
        raise UsageError("name the shop: auditor audit https://shop.example (or `site` in the config)")
    return build_plan(site, settings, config)


def formats_of(settings: Mapping[str, object]) -> tuple[str, ...]:
    """The formats asked for, each once, in their order."""
    asked = cast("tuple[str, ...]", settings.get("format") or ("html", "json"))
    return tuple(dict.fromkeys(asked))


def terminal_width(default: int = 100) -> int:
    """The width to wrap texts at: the terminal's, 100 at most."""
    try:
        return min(os.get_terminal_size(2).columns, default)
    except OSError:
        return default
