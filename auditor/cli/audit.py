"""`auditor audit`, and what it shares with `auditor demo`."""

import datetime as dt
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import click

from auditor.audit import Policy, report_folder, run_audit, write_report
from auditor.check.rules import RULES
from auditor.cli.options import formats_of, merged, plan_of, read_config, setting_options
from auditor.cli.progress import NORMAL, QUIET, VERBOSE, TerminalProgress
from auditor.cli.run import run, told_in_a_sentence
from auditor.cli.verdict import print_verdict
from auditor.gather.install import install_browser
from auditor.model.errors import UsageError
from auditor.model.plan import SitePlan
from auditor.model.result import AuditResult
from auditor.model.rule import Severity
from auditor.plan.address import site_address
from auditor.report import FORMATS

STDOUT = "-"
INSTALL_BROWSER = click.option(
    "--install-browser",
    "get_browser",
    is_flag=True,
    help="Get a browser first, as `auditor install-browser` does.",
)
VERBOSITY = (
    click.option("-v", "--verbose", is_flag=True, help="Tell every page and beacon."),
    click.option("-q", "--quiet", is_flag=True, help="Only the result."),
)


@click.command("audit")
@click.argument("url", required=False)
@setting_options()
@INSTALL_BROWSER
@VERBOSITY[0]
@VERBOSITY[1]
@click.pass_context
def audit(
    context: click.Context, /, url: str | None, get_browser: bool, verbose: bool, quiet: bool, **given: object
) -> None:
    """Shop at URL from product to checkout, record what the TikTok pixel does, and report it.

    Exit codes: 0 clean, 1 failed findings, 2 usage or configuration, 3 incomplete.
    """
    with told_in_a_sentence():
        config = read_config(given)
        settings = merged(given, config)
        plan = plan_of(url, settings, config)
        if url is not None and site_address(url)[1] and not quiet:
            click.echo(f"No scheme was given; auditing {plan.site}", err=True)
        if get_browser:
            install_browser(lambda text: click.echo(text, err=True))
        result = audited(plan, settings, level=QUIET if quiet else VERBOSE if verbose else NORMAL)
    context.exit(result.exit_code)


def audited(plan: SitePlan, settings: Mapping[str, object], *, level: int) -> AuditResult:
    """Run an audit, write its reports and print the verdict."""
    formats, policy = formats_of(settings), policy_of(settings)
    asked_out = settings.get("out")
    if asked_out == STDOUT:
        if len(formats) != 1:
            raise UsageError("--out - writes one format: add --format json, say")
        with tempfile.TemporaryDirectory(prefix="auditor-") as folder, TerminalProgress(level) as progress:
            result = run(run_audit(plan, out=Path(folder), progress=progress, policy=policy))
        click.echo(FORMATS[formats[0]](result), nl=False)
        return result
    out = report_folder(Path(str(asked_out)) if asked_out else default_folder(plan.site))
    with TerminalProgress(level) as progress:
        result = run(run_audit(plan, out=out, progress=progress, policy=policy))
        written = write_report(result, out, formats)
    print_verdict(result, written)
    return result


def policy_of(settings: Mapping[str, object]) -> Policy:
    """What makes the exit code.

    Raises:
        UsageError: a required rule is not in the catalogue.
    """
    require = cast("tuple[str, ...]", settings.get("require") or ())
    known = {rule.info.code for rule in RULES}
    for code in require:
        if code not in known:
            raise UsageError(f"--require {code}: there is no such rule; `auditor rules` lists them")
    fail_on = str(settings.get("fail_on") or "error")
    return Policy(
        fail_on=None if fail_on == "never" else Severity(fail_on),
        require=require,
        allow_incomplete=bool(settings.get("allow_incomplete")),
    )


def default_folder(site: str) -> Path:
    """`reports/<host>/<UTC time>/`; a port stands in the host's name."""
    host = re.sub(r"[^\w.-]", "_", urlsplit(site).netloc)
    now = dt.datetime.now(dt.UTC)
    return Path("reports") / host / now.strftime("%Y-%m-%dT%H%M%SZ")
