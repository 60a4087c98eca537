"""From checked settings to the plan of one audit."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from auditor.model.errors import UsageError
from auditor.model.journey import ConsentChoice, Until
from auditor.model.plan import TEST_CLICK, BrowserOptions, SitePlan
from auditor.plan.address import site_address
from auditor.plan.config import Config
from auditor.plan.judging import KEPT_AS
from auditor.plan.settings import SETTINGS, default_workers

PASSWORD_VARIABLE = "AUDITOR_BASIC_AUTH_PASSWORD"  # noqa: S105 - the variable's name


def defaults() -> dict[str, object]:
    """Every setting's default, by name."""
    return {setting.name: setting.default for setting in SETTINGS}


_CLICK = re.compile(r"[A-Za-z0-9._-]{1,500}")
_LOGS_IN = frozenset({"cookie", "authorization"})
"""Headers by which a shop may know the visitor from the first page on."""


def build_plan(url: str, settings: Mapping[str, object], config: Config) -> SitePlan:
    """The plan for one site. `settings` holds what was asked for by name; the rest is default.

    Raises:
        UsageError: two settings contradict each other, or one is no address.
    """
    values = defaults() | dict(settings)
    until = Until(_text(values, "until") or "checkout")
    place_order = bool(values["place_order"])
    if until is Until.PURCHASE and not place_order:
        raise UsageError(
            "--until purchase submits a real order and needs --place-order; "
            "to judge a confirmation page without an order use --confirmation URL"
        )
    if place_order and until is not Until.PURCHASE:
        raise UsageError("--place-order goes with --until purchase")
    expected = _texts(values, "pixel")
    site, _ = site_address(url)
    browser = _browser(values)
    return SitePlan(
        site=site,
        until=until,
        place_order=place_order,
        product_url=_page(values, "product"),
        checkout_url=_page(values, "checkout"),
        confirmation_url=_page(values, "confirmation"),
        expected_pixels=expected,
        declared=config.judging.declared,
        weighing=config.judging.weighing,
        pages=cast("int", values["pages"]),
        workers=cast("int | None", values["workers"]) or default_workers(),
        sdk=_text(values, "sdk") or "auto",
        seal=_text(values, "seal") or "all",
        self_hosted=tuple(_endpoint(text, site) for text in _texts(values, "self_hosted")),
        consent=ConsentChoice(_text(values, "consent") or "accept"),
        basket=_text(values, "basket") or "full",
        ignore_robots=bool(values["ignore_robots"]),
        timeout=cast("float", values["timeout"]),
        identity=config.identity,
        browser=browser,
        pins=config.pins,
        test_card=config.test_card,
        click_id=_click(values),
        settings={
            "until": until.value,
            "seal": _text(values, "seal"),
            "sdk": _text(values, "sdk"),
            "consent": _text(values, "consent"),
            "gpc": browser.gpc,
            "saved_state": browser.storage_state is not None,
            "logs_in": any(name.lower() in _LOGS_IN for name in browser.headers),
            "basket": _text(values, "basket"),
            "device": browser.device,
            "locale": browser.locale,
            "expected_pixels": list(expected),
            "confirmation": values["confirmation"] is not None,
            "config_sha256": config.sha256,
            KEPT_AS: config.judging.written,
        },
    )


def _browser(values: Mapping[str, object]) -> BrowserOptions:
    user = _text(values, "basic_auth")
    password = os.environ.get(PASSWORD_VARIABLE)
    if user and password is None:
        raise UsageError(f"--basic-auth {user} needs the password in the variable {PASSWORD_VARIABLE}")
    state = _text(values, "storage_state")
    if state and not Path(state).is_file():
        raise UsageError(f"--storage-state {state}: there is no such file")
    return BrowserOptions(
        device=_text(values, "device") or "desktop",
        locale=_text(values, "locale"),
        timezone=_text(values, "timezone") or "UTC",
        user_agent=_text(values, "user_agent"),
        headers=dict(_header(text) for text in _texts(values, "header")),
        basic_auth=(user, password) if user and password is not None else None,
        storage_state=Path(state) if state else None,
        proxy=_text(values, "proxy"),
        gpc=bool(values["gpc"]),
    )


def _click(values: Mapping[str, object]) -> str:
    """The click's id; without a seal a test's would reach TikTok, so none is sent unless it is asked for."""
    asked = _text(values, "ttclid")
    if asked is None:
        return "" if _text(values, "seal") == "none" else TEST_CLICK
    if asked == "none":
        return ""
    if not _CLICK.fullmatch(asked):
        raise UsageError(
            f"--ttclid {asked!r} is no click id: it has letters, digits, dots, dashes and underscores, at most 500"
        )
    return asked


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip() or not name.strip().isascii() or any(char in text for char in "\r\n"):
        raise UsageError(f"--header {text!r} must be written as 'Name: value'")
    return name.strip(), value.strip()


def _page(values: Mapping[str, object], name: str) -> str | None:
    text = _text(values, name)
    return site_address(text, what=f"--{name}")[0] if text else None


def _endpoint(text: str, site: str) -> str:
    """A self-hosted endpoint; the shop's whole host is none, for every call of its pages goes there."""
    address, _ = site_address(text, what="--self-hosted")
    parts, shop = urlsplit(address), urlsplit(site)
    if parts.netloc.lower() == shop.netloc.lower() and parts.path == "/":
        raise UsageError(f"--self-hosted {text} is the whole shop; name the endpoint's path as well")
    return address


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values[name]
    return None if value is None else str(value)


def _texts(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(cast("tuple[str, ...]", values[name]) or ())
