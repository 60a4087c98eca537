"""The settings of an audit, once: the command line, the environment and the config are made of this table.

Source: the options of `audit` in the project's contract. A setting's name is its key in the config
(`place_order`), its option (`--place-order`) and its variable (`AUDITOR_PLACE_ORDER`).
"""

import os
from dataclasses import dataclass
from enum import StrEnum

from auditor.model.plan import TEST_CLICK

MOST_WORKERS = 4


class Kind(StrEnum):
    """What a setting's value is."""

    TEXT = "a text"
    FLAG = "true or false"
    COUNT = "a whole number of 0 or more"
    SECONDS = "a number of seconds above 0"
    LIST = "a list of texts"
    CHOICE = "a choice"


class Section(StrEnum):
    """Under which heading a setting stands in the help."""

    SHOPPING = "What is done in the shop"
    CAPTURE = "What the browser is and sends"
    ACCESS = "How it gets in"
    JUDGEMENT = "What counts"
    OUTPUT = "What comes out"
    OTHER = "Else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting. `metavar` names its value in the help; `command_line_only` ones are no config keys.

    Of a list, the variable holds one value a word or between commas; one a line where `lines` is set.
    """

    name: str
    kind: Kind
    help: str
    section: Section
    default: object = None
    choices: tuple[str, ...] = ()
    metavar: str = ""
    short: str = ""
    command_line_only: bool = False
    lines: bool = False

    @property
    def option(self) -> str:
        """The option's name on the command line."""
        return "--" + self.name.replace("_", "-")

    @property
    def variable(self) -> str:
        """The environment variable's name."""
        return "AUDITOR_" + self.name.upper()


def default_workers() -> int:
    """As many pages at once as there are cores, four at most."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="out",
        section=Section.OUTPUT,
        kind=Kind.TEXT,
        metavar="DIR",
        help="Where the report goes. A non-empty folder that is no report is refused.  [default: reports/<host>/<UTC time>/]",
    ),
    Setting(
        name="format",
        section=Section.OUTPUT,
        kind=Kind.LIST,
        metavar="NAME",
        default=("html", "json"),
        choices=("html", "json"),
        help="What is written: html, json. May be given more than once.  [default: html, json]",
    ),
    Setting(
        name="config",
        section=Section.OTHER,
        kind=Kind.TEXT,
        metavar="FILE",
        command_line_only=True,
        help="auditor.toml, or a pyproject.toml with [tool.auditor].  [default: found in the current folder]",
    ),
    Setting(
        name="pixel",
        section=Section.JUDGEMENT,
        kind=Kind.LIST,
        metavar="ID",
        default=(),
        help="A pixel that must be there, and no other. May be given more than once.  [default: any]",
    ),
    Setting(
        name="product",
        section=Section.SHOPPING,
        kind=Kind.TEXT,
        metavar="URL",
        help="The product page to shop from.  [default: found by itself]",
    ),
    Setting(
        name="checkout",
        section=Section.SHOPPING,
        kind=Kind.TEXT,
        metavar="URL",
        help="The checkout page.  [default: found by itself]",
    ),
    Setting(
        name="confirmation",
        section=Section.SHOPPING,
        kind=Kind.TEXT,
        metavar="URL",
        help="A confirmation page to judge without placing an order.",
    ),
    Setting(
        name="until",
        section=Section.SHOPPING,
        kind=Kind.CHOICE,
        choices=("none", "product", "cart", "checkout", "purchase"),
        default="checkout",
        help="How far the journey goes; none: pages only, for sites that sell nothing.",
    ),
    Setting(
        name="place_order",
        section=Section.SHOPPING,
        kind=Kind.FLAG,
        default=False,
        help="Needed with --until purchase: it really submits an order.",
    ),
    Setting(
        name="pages",
        section=Section.SHOPPING,
        kind=Kind.COUNT,
        metavar="N",
        default=20,
        help="Further pages to open in the browser.",
    ),
    Setting(
        name="sdk",
        section=Section.CAPTURE,
        kind=Kind.TEXT,
        metavar="auto|live|standin|DIR",
        default="auto",
        help="Which SDK the page gets: TikTok's own, the built-in stand-in, or a folder with a saved copy. auto: live where it can be reached, else the stand-in.",
    ),
    Setting(
        name="seal",
        section=Section.CAPTURE,
        kind=Kind.CHOICE,
        choices=("all", "tiktok", "none"),
        default="all",
        help="Which browser beacons are kept from leaving: TikTok's (guaranteed); all: also those of other measurement vendors (best effort); none lets all through.",
    ),
    Setting(
        name="self_hosted",
        section=Section.CAPTURE,
        kind=Kind.LIST,
        metavar="URL",
        default=(),
        help="An address of the shop's own to which TikTok's SDK is told to send. Its beacons are read in the browser, without a guarantee. May be given more than once.",
    ),
    Setting(
        name="consent",
        section=Section.SHOPPING,
        kind=Kind.CHOICE,
        choices=("accept", "keep", "reject", "compare"),
        default="accept",
        help="What to do with a consent banner, once what fires before the answer has been recorded; compare: accept and reject, each in a fresh browser.",
    ),
    Setting(
        name="gpc",
        section=Section.SHOPPING,
        kind=Kind.FLAG,
        default=False,
        help="Shop as a visitor whose browser sends the signal of Global Privacy Control.",
    ),
    Setting(
        name="ttclid",
        section=Section.SHOPPING,
        kind=Kind.TEXT,
        metavar="TEXT|none",
        help=f"The id of the ad's click by which the first page is opened, to see whether it is kept; none: no click.  [default: a test's, {TEST_CLICK}; none with --seal none, for it would reach TikTok]",
    ),
    Setting(
        name="basket",
        section=Section.SHOPPING,
        kind=Kind.CHOICE,
        choices=("one", "full"),
        default="full",
        help="full: two products, quantity 2, another variant, where the shop has them; it falls back to one and says so.",
    ),
    Setting(
        name="locale",
        section=Section.CAPTURE,
        kind=Kind.TEXT,
        metavar="TAG",
        help="The language that the browser asks for.  [default: the shop's]",
    ),
    Setting(
        name="timezone",
        section=Section.CAPTURE,
        kind=Kind.TEXT,
        metavar="NAME",
        default="UTC",
        help="The time zone that the browser says it is in.",
    ),
    Setting(
        name="fail_on",
        section=Section.JUDGEMENT,
        kind=Kind.CHOICE,
        choices=("critical", "error", "warning", "never"),
        default="error",
        help="What makes exit code 1.",
    ),
    Setting(
        name="require",
        section=Section.JUDGEMENT,
        kind=Kind.LIST,
        metavar="CODE",
        default=(),
        help="This rule must pass: anything else is exit code 1. May be given more than once.",
    ),
    Setting(
        name="allow_incomplete",
        section=Section.JUDGEMENT,
        kind=Kind.FLAG,
        default=False,
        help="A step that was asked for and not reached does not make the audit incomplete.",
    ),
    Setting(
        name="timeout",
        section=Section.SHOPPING,
        kind=Kind.SECONDS,
        metavar="S",
        default=900.0,
        help="Deadline of the whole audit in seconds; what is done by then is reported.",
    ),
    Setting(
        name="workers",
        section=Section.SHOPPING,
        kind=Kind.COUNT,
        metavar="N",
        help="Pages open at once.  [default: cores, at most 4]",
    ),
    Setting(
        name="device",
        section=Section.CAPTURE,
        kind=Kind.CHOICE,
        choices=("desktop", "mobile"),
        default="desktop",
        help="Viewport, touch and user agent.",
    ),
    Setting(
        name="ignore_robots",
        section=Section.SHOPPING,
        kind=Kind.FLAG,
        default=False,
        help="For the owner of the site: open pages beyond the journey that robots.txt excludes, and without the pauses (Crawl-delay) that it asks for.",
    ),
    Setting(
        name="user_agent",
        section=Section.CAPTURE,
        kind=Kind.TEXT,
        metavar="TEXT",
        help="The browser's user agent.  [default: the browser's own]",
    ),
    Setting(
        name="header",
        lines=True,
        section=Section.ACCESS,
        kind=Kind.LIST,
        metavar="'NAME: VALUE'",
        default=(),
        help="A header to send to the shop's own host. May be given more than once.",
    ),
    Setting(
        name="basic_auth",
        section=Section.ACCESS,
        kind=Kind.TEXT,
        metavar="USER",
        help="User for HTTP authentication; the password comes from AUDITOR_BASIC_AUTH_PASSWORD.",
    ),
    Setting(
        name="storage_state",
        section=Section.ACCESS,
        kind=Kind.TEXT,
        metavar="FILE",
        help="A Playwright storage state (cookies, local storage) to start from.",
    ),
    Setting(
        name="proxy",
        section=Section.ACCESS,
        kind=Kind.TEXT,
        metavar="URL",
        help="Proxy for the browser and the SDK's files.  [default: the environment's]",
    ),
    Setting(
        name="verbose",
        section=Section.OUTPUT,
        kind=Kind.FLAG,
        default=False,
        short="-v",
        help="Tell every page and beacon.",
    ),
    Setting(
        name="quiet",
        section=Section.OUTPUT,
        kind=Kind.FLAG,
        default=False,
        short="-q",
        help="Nothing but the result.",
    ),
)

BY_NAME = {setting.name: setting for setting in SETTINGS}
