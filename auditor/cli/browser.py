"""`auditor install-browser`."""

import click

from auditor.cli.run import told_in_a_sentence
from auditor.gather.browser import find_browser
from auditor.gather.install import install_browser as install


@click.command("install-browser")
def install_browser() -> None:
    """Get a browser: Playwright's Chromium, else the distribution's."""
    with told_in_a_sentence():
        install(lambda text: click.echo(text, err=True))
        found = find_browser()
    click.echo(f"Ready: {found.path}")
