"""`auditor demo`: the bundled shop, served on loopback and audited."""

from collections.abc import Mapping
from pathlib import Path

import click

from auditor.audit import report_folder, run_audit, write_report
from auditor.cli.audit import INSTALL_BROWSER, VERBOSITY, default_folder, policy_of
from auditor.cli.options import formats_of, setting_options
from auditor.cli.progress import NORMAL, QUIET, VERBOSE, TerminalProgress
from auditor.cli.run import run, told_in_a_sentence
from auditor.cli.verdict import print_verdict
from auditor.demo import DEMO_THEME, DemoShop
from auditor.gather.install import install_browser
from auditor.model.result import AuditResult
from auditor.plan.build import build_plan
from auditor.plan.config import Config

# The shop is ours, so its order may be placed; the rest is of no use on it.
JOURNEY = {"until": "purchase", "place_order": True}
LEFT_OUT = frozenset(
    {
        "config", "product", "checkout", "confirmation", "place_order", "until", "ignore_robots",
        "header", "basic_auth", "storage_state",
    }
)  # fmt: skip


@click.command("demo")
@setting_options(leave_out=LEFT_OUT)
@INSTALL_BROWSER
@VERBOSITY[0]
@VERBOSITY[1]
@click.pass_context
def demo(context: click.Context, /, get_browser: bool, verbose: bool, quiet: bool, **given: object) -> None:
    """Serve the demo shop on this machine, audit it, and say where the report is.

    The shop has a few faults planted, so this exits with 1.
    """
    with told_in_a_sentence():
        settings = {name: value for name, value in given.items() if value is not None and value != ()}
        if get_browser:
            install_browser(lambda text: click.echo(text, err=True))
        out = report_folder(Path(str(settings.get("out") or default_folder("https://demo-shop/"))))
        with TerminalProgress(QUIET if quiet else VERBOSE if verbose else NORMAL) as progress:
            result = run(_audited(settings, out, progress))
            written = write_report(result, out, formats_of(settings))
        print_verdict(result, written)
    context.exit(result.exit_code)


async def _audited(settings: Mapping[str, object], out: Path, progress: TerminalProgress) -> AuditResult:
    async with DemoShop(DEMO_THEME) as shop:
        plan = build_plan(shop.url, {**settings, **JOURNEY}, Config())
        return await run_audit(plan, out=out, progress=progress, policy=policy_of(settings))
