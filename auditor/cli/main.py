"""The command `auditor`."""

import click

from auditor import __version__
from auditor.cli.audit import audit
from auditor.cli.browser import install_browser
from auditor.cli.demo import demo
from auditor.cli.evidence import check, gather
from auditor.cli.record import record
from auditor.cli.rules import rules
from auditor.cli.sdk import sdk
from auditor.cli.terminal import replace_unprintable


class _InOrder(click.Group):
    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands in the order of their weight, not of the alphabet."""
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="auditor")
def main() -> None:
    """Audit a shop's TikTok pixel: does it fire what it should, with the right values, once?

    \b
    auditor audit https://shop.example    the main job
    auditor demo                          see it on a shop that comes along
    """  # noqa: D301 - click's mark for a block that is not to be wrapped
    replace_unprintable()


for command in (audit, demo, gather, check, rules, record, sdk, install_browser):
    main.add_command(command)
