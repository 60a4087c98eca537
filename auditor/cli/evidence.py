"""`auditor gather` and `auditor check`: seeing and judging, apart."""

from pathlib import Path

import click

from auditor.audit import EVIDENCE, expectations_of, gather_into, judge, write_report
from auditor.cli.audit import INSTALL_BROWSER, VERBOSITY, policy_of
from auditor.cli.options import formats_of, merged, plan_of, read_config, setting_options
from auditor.cli.progress import NORMAL, QUIET, VERBOSE, TerminalProgress
from auditor.cli.run import run, told_in_a_sentence
from auditor.cli.verdict import print_verdict
from auditor.gather.evidence import load
from auditor.gather.install import install_browser
from auditor.model.errors import UsageError

JUDGING = frozenset({"out", "format", "fail_on", "require", "allow_incomplete"})
GATHERING_OPTIONS = setting_options(leave_out=JUDGING)


@click.command("gather")
@click.argument("url", required=False)
@click.option("-o", "--out", "out", required=True, metavar="DIR", help="An empty folder for the evidence.")
@GATHERING_OPTIONS
@INSTALL_BROWSER
@VERBOSITY[0]
@VERBOSITY[1]
@click.pass_context
def gather(
    context: click.Context,
    /,
    url: str | None,
    out: str,
    get_browser: bool,
    verbose: bool,
    quiet: bool,
    **given: object,
) -> None:
    """Shop at URL and save the evidence; `auditor check` judges it. Exit code 3 where it is not whole."""
    with told_in_a_sentence():
        config = read_config(given)
        plan = plan_of(url, merged(given, config), config)
        folder = Path(out)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is not an empty folder")
        if get_browser:
            install_browser(lambda text: click.echo(text, err=True))
        with TerminalProgress(QUIET if quiet else VERBOSE if verbose else NORMAL) as progress:
            run(gather_into(folder, plan, progress))
        evidence = load(folder)
    click.echo(f"{folder}: {len(evidence.visits)} pages, {evidence.capture.beacons} beacons")
    for reason in evidence.capture.incomplete:
        click.echo(f"Incomplete: {reason}", err=True)
    context.exit(3 if evidence.capture.incomplete else 0)


@click.command("check")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@setting_options(leave_out=frozenset({
    "product", "checkout", "confirmation", "until", "place_order", "pages", "sdk", "seal", "consent",
    "basket", "locale", "timezone", "timeout", "workers", "device", "ignore_robots", "user_agent",
    "header", "basic_auth", "storage_state", "proxy",
}))  # fmt: skip
@click.pass_context
def check(context: click.Context, /, folder: Path, **given: object) -> None:
    """Judge saved evidence again, without a browser. DIR is an evidence folder or a report's folder."""
    with told_in_a_sentence():
        config = read_config(given)
        settings = merged(given, config)
        held = folder / EVIDENCE if (folder / EVIDENCE).is_dir() else folder
        evidence = load(held)
        expect = expectations_of(evidence, config.server_only, settings.get("pixel"))
        result = judge(evidence, expect, held, policy_of(settings))
        out = Path(str(settings.get("out") or folder))
        out.mkdir(parents=True, exist_ok=True)
        print_verdict(result, write_report(result, out, formats_of(settings)))
    context.exit(result.exit_code)
