"""`auditor demo`: the bundled shop, served on loopback and audited."""

from pathlib import Path

import click

from auditor.audit import run_audit
from auditor.check.verdict import Policy
from auditor.cli.audit import audited
from auditor.cli.browser import INSTALL_BROWSER, get_browser_first
from auditor.cli.options import SettingsCommand, setting_options
from auditor.cli.progress import TerminalProgress
from auditor.cli.run import told_in_a_sentence
from auditor.demo import DEMO_THEME, DemoShop
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


@click.command("demo", cls=SettingsCommand, short_help="Audit the bundled demo shop.")
@setting_options(leave_out=LEFT_OUT)
@INSTALL_BROWSER
@click.pass_context
def demo(context: click.Context, /, get_browser: bool, **given: object) -> None:
    """Serve the demo shop on this machine, audit it, and say where the report is.

    The shop has a few faults planted, so this exits with 1.
    """
    with told_in_a_sentence():
        settings = {name: value for name, value in given.items() if value is not None and value != ()}
        if get_browser:
            get_browser_first()

        async def work(out: Path, progress: TerminalProgress, policy: Policy) -> AuditResult:
            async with DemoShop(DEMO_THEME) as shop:
                plan = build_plan(shop.url, {**settings, **JOURNEY}, Config())
                return await run_audit(plan, out=out, progress=progress, policy=policy)

        exit_code = audited("https://demo-shop/", settings, work)
    context.exit(exit_code)
