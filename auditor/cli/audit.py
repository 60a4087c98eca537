"""`auditor audit`, and what it shares with `auditor demo`."""

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import click

from auditor.audit import report_folder, run_audit
from auditor.check.verdict import Policy
from auditor.cli.browser import INSTALL_BROWSER, get_browser_first
from auditor.cli.options import SettingsCommand, asked_for, formats_of, setting_options
from auditor.cli.output import STDOUT, deliver, policy_of, refuse_mixed, unmade_if_empty
from auditor.cli.progress import TerminalProgress, level_of
from auditor.cli.run import run, told_in_a_sentence
from auditor.model.result import AuditResult

Audit: TypeAlias = Callable[[Path, TerminalProgress, Policy], Coroutine[Any, Any, AuditResult]]
"""An audit that is yet to run: into a folder, telling its progress, judged by a policy."""


@click.command("audit", cls=SettingsCommand, short_help="Audit a shop's pixel.")
@click.argument("url", required=False)
@setting_options()
@INSTALL_BROWSER
@click.pass_context
def audit(context: click.Context, /, url: str | None, get_browser: bool, **given: object) -> None:
    """Shop at URL from product to checkout, record what the TikTok pixel does, and report it.

    Exit codes: 0 clean, 1 failed findings, 2 usage or configuration, 3 incomplete.

    Every option is a key of the config, too (`fail_on = "warning"`), and a variable
    (`AUDITOR_FAIL_ON`); the command line goes before the environment, and that before the config.
    """
    with told_in_a_sentence():
        plan, settings = asked_for(url, given)
        if get_browser:
            get_browser_first()

        def work(out: Path, progress: TerminalProgress, policy: Policy) -> Coroutine[Any, Any, AuditResult]:
            return run_audit(plan, out=out, progress=progress, policy=policy)

        exit_code = audited(plan.site, settings, work)
    context.exit(exit_code)


def audited(site: str, settings: Mapping[str, object], work: Audit) -> int:
    """Run an audit, write its reports, print the verdict; the exit code."""
    formats, policy = formats_of(settings), policy_of(settings)
    level = level_of(settings)
    asked_out = settings.get("out")
    if asked_out == STDOUT:
        refuse_mixed(formats)
        with tempfile.TemporaryDirectory(prefix="auditor-") as folder, TerminalProgress(level) as progress:
            result = run(work(Path(folder), progress, policy), interrupted=progress.stopping)
        deliver(result, None, formats)
        return result.exit_code
    out = Path(str(asked_out)) if asked_out else default_folder(site)
    with unmade_if_empty(out):
        report_folder(out)
        with TerminalProgress(level) as progress:
            result = run(work(out, progress, policy), interrupted=progress.stopping)
    deliver(result, out, formats)
    return result.exit_code


def default_folder(site: str) -> Path:
    """`reports/<host>/<UTC time>/`; a port stands in the host's name."""
    host = re.sub(r"[^\w.-]", "_", urlsplit(site).netloc)
    now = dt.datetime.now(dt.UTC)
    return Path("reports") / host / now.strftime("%Y-%m-%dT%H%M%SZ")
