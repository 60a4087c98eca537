"""`auditor install-browser`, and the option that does it first."""

import click

from auditor.cli.run import told_in_a_sentence
from auditor.gather.browser.install import install_browser as install
from auditor.gather.browser.launch import FoundBrowser, find_browser
from auditor.model.errors import BrowserMissingError

INSTALL_BROWSER = click.option(
    "--install-browser", "get_browser", is_flag=True, help="Get a browser first, where there is none."
)


def get_browser_first() -> FoundBrowser:
    """The browser that is there, else one that is installed now, which is told on stderr.

    Raises:
        AuditorError: none could be had.
    """
    try:
        return find_browser()
    except BrowserMissingError:
        install(lambda text: click.echo(text, err=True))
        return find_browser()


@click.command("install-browser", short_help="Get a browser, where there is none.")
def install_browser() -> None:
    """Get a browser: Playwright's Chromium, else, as root on Debian, the distribution's.

    Where one is there that an audit takes, it is named and nothing is done.
    """
    with told_in_a_sentence():
        found = get_browser_first()
    click.echo(f"Ready: {found.name}, {found.path}")
