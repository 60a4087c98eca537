"""The command `auditor`."""

import click

from auditor import __version__
from auditor.cli.audit import audit
from auditor.cli.browser import install_browser
from auditor.cli.demo import demo
from auditor.cli.evidence import check, gather
from auditor.cli.rules import rules


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="auditor")
def main() -> None:
    """Audit a shop's TikTok pixel: does it fire what it should, with the right values, once?"""


for command in (audit, demo, gather, check, rules, install_browser):
    main.add_command(command)
