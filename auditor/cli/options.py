"""The options of `audit` and its kin, made from the one table of settings."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from click.types import StringParamType

from auditor.check.rules import RULES
from auditor.decode.tiktok import TIKTOK
from auditor.model.errors import UsageError
from auditor.model.plan import SitePlan
from auditor.plan.address import site_address
from auditor.plan.build import build_plan
from auditor.plan.config import Config, find, load
from auditor.plan.settings import SETTINGS, Kind, Section, Setting
from auditor.plan.tables.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    rules={said: rule.info.code for rule in RULES for said in (rule.info.code, rule.info.name)},
    events=TIKTOK.standard.names,
)
"""The rules and events of which a config may speak."""

Command = TypeVar("Command", bound=Callable[..., Any])


class SettingOption(click.Option):
    """An option that knows under which heading it stands in the help."""

    section = Section.OTHER


class SettingsCommand(click.Command):
    """A command whose help has its options under headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, the settings by their sections and the rest last."""
        rows: dict[Section, list[tuple[str, str]]] = {section: [] for section in Section}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                section = parameter.section if isinstance(parameter, SettingOption) else Section.OTHER
                rows[section].append(record)
        for section, records in rows.items():
            if records:
                with formatter.section(section.value):
                    formatter.write_dl(records)


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.strip().isdecimal() else -1
    if number < 0:
        raise click.BadParameter(f"{text!r} is not {Kind.COUNT.value}.")
    return number


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise click.BadParameter(f"{text!r} is not {Kind.SECONDS.value}.")
    return number


def _words(text: str) -> Sequence[str]:
    return [word for word in re.split(r"[\s,]+", text) if word]


class _Texts(StringParamType):
    """Texts; in a variable they stand between blanks or commas, or on lines where a text may hold blanks."""

    def __init__(self, *, lines: bool) -> None:
        self._lines = lines

    def split_envvar_value(self, rv: str) -> Sequence[str]:
        """The values that a variable holds."""
        return [line for line in rv.splitlines() if line.strip()] if self._lines else _words(rv)


class _Choices(click.Choice[str]):
    """Choices; in a variable they stand between blanks or commas."""

    def split_envvar_value(self, rv: str) -> Sequence[str]:
        """The values that a variable holds."""
        return _words(rv)


def setting_options(*, leave_out: frozenset[str] = frozenset()) -> Callable[[Command], Command]:
    """Adds an option for every setting but those left out."""

    def add(command: Command) -> Command:
        for setting in reversed(SETTINGS):
            if setting.name not in leave_out:
                command = _option(setting)(command)
        return command

    return add


def _option(setting: Setting) -> Callable[[Command], Command]:
    text = setting.help
    if "[default" not in text and setting.default not in (None, (), False):
        shown = f"{setting.default:g}" if isinstance(setting.default, float) else setting.default
        text = f"{text}  [default: {shown}]"
    named = type("NamedOption", (SettingOption,), {"section": setting.section})
    common: dict[str, Any] = {"cls": named, "default": None, "help": text, "envvar": setting.variable}
    if setting.metavar:
        common["metavar"] = setting.metavar
    names = [name for name in (setting.short, setting.option, setting.name) if name]
    match setting.kind:
        case Kind.FLAG if setting.short:
            return click.option(*names, is_flag=True, **common)
        case Kind.FLAG:
            return click.option(f"{setting.option}/--no-{setting.option[2:]}", setting.name, **common)
        case Kind.COUNT:
            kind: Any = _count
        case Kind.SECONDS:
            kind = _seconds
        case Kind.CHOICE:
            kind = click.Choice(setting.choices)
        case Kind.LIST if setting.choices:
            kind = _Choices(setting.choices)
        case Kind.LIST:
            kind = _Texts(lines=setting.lines)
        case _:
            kind = click.STRING
    return click.option(*names, type=kind, multiple=setting.kind is Kind.LIST, **common)


def read_config(given: Mapping[str, object]) -> Config:
    """The config that `--config` names, else the one in the current folder.

    Pixels that were asked for by option or variable take the place of all that it names.
    """
    config = load(config_path(given), VOCABULARY)
    return replace(config, judging=config.judging.without_page_pixels()) if given.get("pixel") else config


def config_path(given: Mapping[str, object]) -> Path | None:
    """The config that is named, else the one in the current folder; None where there is none."""
    named = given.get("config")
    return Path(str(named)) if named else find(Path.cwd())


def merged(given: Mapping[str, object], config: Config) -> dict[str, object]:
    """What was asked for: command line and environment (click's business) over the config."""
    asked = {name: value for name, value in given.items() if value is not None and value != ()}
    return {**config.values, **asked}


def asked_for(url: str | None, given: Mapping[str, object]) -> tuple[SitePlan, dict[str, object]]:
    """The plan and the settings of a command; says so where `https://` had to be assumed.

    Raises:
        UsageError: no site is named anywhere, the config is broken, or settings contradict each other.
    """
    config = read_config(given)
    settings = merged(given, config)
    site = url or config.site
    if not site:
        raise UsageError("name the shop, like https://shop.example, or give `site` in the config")
    plan = build_plan(site, settings, config)
    if site_address(site)[1] and not settings.get("quiet"):
        click.echo(f"No scheme was given: https is assumed, {plan.site}", err=True)
    return plan, settings


def formats_of(settings: Mapping[str, object]) -> tuple[str, ...]:
    """The formats asked for, each once, in their order."""
    asked = cast("tuple[str, ...]", settings.get("format") or ("html", "json"))
    return tuple(dict.fromkeys(asked))
