"""`auditor gather` and `auditor check`: seeing and judging, apart."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from auditor.audit import EVIDENCE, expectations_of, gather_into, judge, report_folder
from auditor.cli.browser import INSTALL_BROWSER, get_browser_first
from auditor.cli.options import (
    VOCABULARY,
    SettingsCommand,
    asked_for,
    formats_of,
    merged,
    read_config,
    setting_options,
)
from auditor.cli.output import STDOUT, deliver, policy_of, refuse_mixed
from auditor.cli.progress import TerminalProgress, level_of
from auditor.cli.run import run, told_in_a_sentence
from auditor.gather.evidence import load
from auditor.model.errors import UsageError
from auditor.model.evidence import Evidence
from auditor.plan.config import Config
from auditor.plan.judging import Judging, kept_judging
from auditor.plan.settings import SETTINGS

JUDGING = frozenset({"format", "fail_on", "require", "allow_incomplete", "pixel", "config"})


@click.command("gather", cls=SettingsCommand, short_help="Only record, for `check` to judge.")
@click.argument("url", required=False)
@click.option("-o", "--out", "out", required=True, metavar="DIR", help="An empty folder for the evidence.")
@setting_options(leave_out=JUDGING - {"pixel", "config"} | {"out"})
@INSTALL_BROWSER
@click.pass_context
def gather(context: click.Context, /, url: str | None, out: str, get_browser: bool, **given: object) -> None:
    """Shop at URL and save the evidence; `auditor check` judges it. Exit code 3 where it is not whole."""
    with told_in_a_sentence():
        plan, settings = asked_for(url, given)
        folder = Path(out)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is not an empty folder; name another one with --out")
        if get_browser:
            get_browser_first()
        with TerminalProgress(level_of(settings)) as progress:
            run(gather_into(folder, plan, progress), interrupted=progress.stopping)
        evidence = load(folder)
    click.echo(f"{folder}: {len(evidence.visits)} pages, {evidence.capture.beacons} beacons")
    for reason in evidence.capture.incomplete:
        click.echo(f"Incomplete: {reason}", err=True)
    context.exit(3 if evidence.capture.incomplete else 0)


@click.command("check", cls=SettingsCommand, short_help="Judge saved evidence again.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("-o", "--out", "out", metavar="DIR", help="Where the report goes.  [default: DIR itself]")
@setting_options(leave_out=frozenset(setting.name for setting in SETTINGS) - JUDGING)
@click.pass_context
def check(context: click.Context, /, folder: Path, out: str | None, **given: object) -> None:
    """Judge saved evidence again, without a browser. DIR is an evidence folder or a report's folder.

    What the config says of the site, of severities and of suppressions counts anew; without a config
    counts what stood in that of the audit.
    """
    with told_in_a_sentence():
        config = read_config(given)
        settings = merged(given, config)
        formats, policy = formats_of(settings), policy_of(settings)
        if out == STDOUT:
            refuse_mixed(formats)
        held = folder / EVIDENCE if (folder / EVIDENCE).is_dir() else folder
        evidence = load(held)
        judging = _judging(config, evidence, given)
        expect = expectations_of(evidence, judging.declared, settings.get("pixel"))
        result = judge(evidence, expect, held, policy, judging.weighing)
        if config.path is not None:
            result = replace(result, settings={**result.settings, "config_sha256": config.sha256})
        target = folder if out is None else None if out == STDOUT else report_folder(Path(out))
        deliver(result, target, formats)
    context.exit(result.exit_code)


def _judging(config: Config, evidence: Evidence, given: Mapping[str, object]) -> Judging:
    """What the config says, if there is one, else what was said when the evidence was gathered."""
    if config.path is not None:
        return config.judging
    kept = kept_judging(evidence.capture.settings, VOCABULARY)
    return kept.without_page_pixels() if given.get("pixel") else kept
