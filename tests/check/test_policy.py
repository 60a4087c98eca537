import pytest

from auditor.check.policy import Change, Directive, change_for, directives_of, ruling

SDK = "https://analytics.tiktok.com/i18n/pixel/events.js"
BEACON = "https://analytics.tiktok.com/api/v2/pixel"
IPV6 = "https://analytics-ipv6.tiktokw.us/ipv6/enrich_ipv6"


def test_a_policy_is_taken_apart() -> None:
    found = directives_of(" Script-Src 'self'  https://a.example ;; img-src; script-src 'none'; ")
    assert found == (
        Directive("script-src", ("'self'", "https://a.example")),
        Directive("img-src", ()),
    )
    assert directives_of("") == ()


@pytest.mark.parametrize(
    ("policy", "fetch", "name"),
    [
        ("script-src-elem x; script-src y; default-src z", "script", "script-src-elem"),
        ("script-src y; default-src z", "script", "script-src"),
        ("script-src-attr y; default-src z", "script", "default-src"),
        ("script-src y", "connect", None),
        ("default-src z; connect-src y", "connect", "connect-src"),
        ("default-src z; script-src y", "worker", "script-src"),
        ("child-src c; script-src y", "worker", "child-src"),
        ("default-src z", "image", "default-src"),
    ],
)
def test_the_part_that_rules_a_request(policy: str, fetch: str, name: str | None) -> None:
    found = ruling(directives_of(policy), fetch)  # type: ignore[arg-type]
    assert (found.name if found is not None else None) == name


@pytest.mark.parametrize(
    "source",
    [
        "*",
        "https:",
        "HTTPS:",
        "http:",
        "analytics.tiktok.com",
        "ANALYTICS.tiktok.com",
        "https://analytics.tiktok.com",
        "http://analytics.tiktok.com",
        "*.tiktok.com",
        "https://*.tiktok.com:443",
        "analytics.tiktok.com:*",
        "analytics.tiktok.com/i18n/",
        "analytics.tiktok.com/i18n/pixel/events.js",
        "analytics.tiktok.com/",
    ],
)
def test_sources_that_let_the_sdk_through(source: str) -> None:
    assert Directive("script-src", (source,)).allows(SDK)


@pytest.mark.parametrize(
    "source",
    [
        "'self'",
        "'none'",
        "'unsafe-inline'",
        "wss:",
        "data:",
        "tiktok.com",
        "*.analytics.tiktok.com",
        "analytics.tiktok.com:8443",
        "analytics.tiktok.com/i18n",
        "analytics.tiktok.com/other/",
        "analytics.tiktok.com.evil.example",
        "*tiktok.com",
        "https://[",
        "",
    ],
)
def test_sources_that_do_not(source: str) -> None:
    assert not Directive("script-src", (source,)).allows(SDK)


def change(policy: str, fetch: str = "connect", *urls: str) -> Change | None:
    return change_for(directives_of(policy), fetch, urls or (BEACON, IPV6))  # type: ignore[arg-type]


def test_the_source_is_added_to_the_part_that_rules() -> None:
    found = change("default-src *; connect-src 'self'")
    assert found is not None
    assert str(found.before) == "connect-src 'self'"
    assert (
        str(found.after)
        == "connect-src 'self' https://analytics.tiktok.com https://analytics-ipv6.tiktokw.us"
    )


def test_only_what_is_refused_is_added() -> None:
    found = change("connect-src *.tiktok.com")
    assert found is not None
    assert str(found.after) == "connect-src *.tiktok.com https://analytics-ipv6.tiktokw.us"
    assert change("connect-src https:") is None
    assert change("script-src 'self'") is None


def test_none_gives_way() -> None:
    found = change("connect-src 'none'", "connect", BEACON)
    assert found is not None
    assert str(found.after) == "connect-src https://analytics.tiktok.com"


def test_the_default_stays_as_narrow_as_it_is() -> None:
    found = change("default-src 'self' 'unsafe-inline' https://cdn.example", "connect", BEACON)
    assert found == Change(
        None, Directive("connect-src", ("'self'", "https://cdn.example", "https://analytics.tiktok.com"))
    )
    script = change("default-src 'self' 'unsafe-inline'", "script", SDK)
    assert script is not None
    assert str(script.after) == "script-src 'self' 'unsafe-inline' https://analytics.tiktok.com"


def test_where_hosts_do_not_count_none_is_added() -> None:
    assert change("script-src 'nonce-x' 'strict-dynamic'", "script", SDK) is None
