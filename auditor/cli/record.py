"""`auditor record`: shop once in a visible browser, and have the journey as config."""

import os
from pathlib import Path

import click

from auditor.audit import record_journey
from auditor.cli.browser import INSTALL_BROWSER, get_browser_first
from auditor.cli.options import SettingsCommand, asked_for, config_path, setting_options
from auditor.cli.output import STDOUT
from auditor.cli.progress import TerminalProgress, level_of
from auditor.cli.run import run, told_in_a_sentence
from auditor.cli.terminal import printable
from auditor.gather.browser.display import check_display
from auditor.model.actions import Pins, Recorded
from auditor.model.errors import AuditorError, UsageError
from auditor.plan.recorded import has_journey, with_journey
from auditor.plan.settings import SETTINGS, Section

_TAKEN = frozenset({"config", "seal", "sdk", "quiet", "verbose"})
_SECTIONS = frozenset({Section.CAPTURE, Section.ACCESS})
LEFT_OUT = frozenset(
    setting.name for setting in SETTINGS if setting.section not in _SECTIONS and setting.name not in _TAKEN
)
_LARGEST = 1_000_000  # bytes, as a config may have
_BEFORE = """\
A browser opens. Shop once as a visitor does: open a product, put it into the cart, open the cart, go on to the
checkout. Close the window when you are done.

No order is placed unless you place it: one that you place is real. {seal}
Fields that you fill in are recorded by what they ask for; what you type is not kept, and of passwords and cards
nothing is recorded at all."""
_SEALED = "What the pages tell TikTok stays on this machine, as in an audit."
_OPEN = "What the pages tell TikTok goes there (--seal none)."
_PARTS = {
    "product": "the product",
    "add": "what adds it to the cart",
    "added": "what shows that it was added",
    "cart": "the cart",
    "checkout": "the way to the checkout",
    "onward": "what leads on in it",
    "order": "what places the order",
    "fields": "fields of the checkout",
}


@click.command(
    "record", cls=SettingsCommand, short_help="Shop once in a visible browser, for a journey as config."
)
@click.argument("url", required=False)
@click.option(
    "-o",
    "--out",
    "out",
    metavar="FILE",
    help="The config that gets the journey, - for stdout.  [default: the config in use, else auditor.toml]",
)
@click.option("--replace", is_flag=True, help="Take the place of the [journey] that the config has already.")
@setting_options(leave_out=LEFT_OUT)
@INSTALL_BROWSER
@click.pass_context
def record(
    context: click.Context,
    /,
    url: str | None,
    out: str | None,
    replace: bool,
    get_browser: bool,
    **given: object,
) -> None:
    """Shop once at URL in a visible browser; what you did is written as [journey] of the config.

    `auditor audit` then takes the same way, without a window too. Exit code 3 where nothing was recorded.
    """
    with told_in_a_sentence():
        plan, settings = asked_for(url, given)
        path = None if out == STDOUT else Path(out) if out else config_path(given) or Path("auditor.toml")
        if path is not None:
            _check(path, replace=replace)
        if get_browser:
            get_browser_first()
        check_display()
        click.echo(_BEFORE.format(seal=_OPEN if plan.seal == "none" else _SEALED), err=True)
        with TerminalProgress(level_of(settings)) as progress:
            recorded = run(
                record_journey(plan, progress),
                interrupted=lambda: progress.say("stopping; what was done until now is recorded"),
            )
        if recorded.pins == Pins():
            raise AuditorError("nothing was recorded: no product was opened or put into the cart")
        _deliver(recorded, path)
    context.exit(0)


def _check(path: Path, *, replace: bool) -> None:
    """Refuse a config that cannot take the journey before a person has shopped for it."""
    text = _text(path)
    try:
        there = has_journey(text, project=_is_project(path))
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error
    if there and not replace:
        raise UsageError(
            f"{path} has a [journey] already: --replace takes its place, --out names another file"
        )
    folder = path.absolute().parent
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise UsageError(f"{path}: cannot be written")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path}: is too large for a config")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _is_project(path: Path) -> bool:
    return path.name == "pyproject.toml"


def _deliver(recorded: Recorded, path: Path | None) -> None:
    """Write the journey; where that fails now, print it, since a person has shopped for it."""
    if path is None:
        click.echo(with_journey("", recorded, project=False), nl=False)
        return
    try:
        path.write_text(with_journey(_text(path), recorded, project=_is_project(path)), encoding="utf-8")
    except (OSError, UsageError) as error:
        click.echo(with_journey("", recorded, project=False), nl=False)
        raise AuditorError(f"{path}: cannot be written ({error}); the journey stands on stdout") from error
    for line in _told(recorded, path):
        click.echo(line)


def _told(recorded: Recorded, path: Path) -> list[str]:
    parts = [words for name, words in _PARTS.items() if getattr(recorded.pins, name)]
    what = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    named = "" if path == Path("auditor.toml") else f" --config {path}"
    return [
        printable(f"{path}: recorded {what}"),
        *(f"  {printable(note)}" for note in recorded.notes),
        *(f"  {name}: {printable(remark)}" for name, remark in recorded.remarks.items()),
        f"Take the same way with: auditor audit{named}",
    ]
