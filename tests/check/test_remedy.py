"""The cure names the line to change, where it stands, and what it must say."""

import pytest

from auditor.check.remedy import cure_of_policies, cure_of_request
from auditor.decode.tiktok.standard import STANDARD
from auditor.model.page import PageKind
from auditor.model.refusal import ContentPolicy, PolicySource, Refusal, RefusalKind
from tests.builders import SDK, page, refusal

HOME = page(PageKind.HOME, id=1)
BEACON = "https://analytics.tiktok.com/api/v2/pixel"
IN_HEADER = "In the header `Content-Security-Policy`: "
IN_META = 'In the page\'s `<meta http-equiv="Content-Security-Policy">`: '
HASH = "sha256-PF5iBIa5ca8Wt2cIf8IarZCkAKELSl8SskD6bOBS8Sk="


def header(text: str) -> ContentPolicy:
    return ContentPolicy(text, PolicySource.HEADER)


def cure(*policies: ContentPolicy, refused: Refusal | None = None) -> str:
    return cure_of_policies(policies, [refused or refusal(HOME)], STANDARD)


def test_the_line_is_quoted_with_what_it_must_say() -> None:
    assert cure(header("object-src 'none'; script-src 'self'")) == (
        f"{IN_HEADER}change `script-src 'self'` to `script-src 'self' https://analytics.tiktok.com`."
    )


def test_a_policy_in_the_page_is_called_so() -> None:
    told = cure(ContentPolicy("script-src 'self'", PolicySource.META))
    assert told.startswith(f"{IN_META}change `script-src 'self'`")


def test_what_the_same_policy_would_refuse_next_is_told_with_it() -> None:
    told = cure(header("script-src 'self'; connect-src 'self' *.tiktok.com"))
    assert "change `script-src 'self'` to" in told
    assert (
        "change `connect-src 'self' *.tiktok.com` to `connect-src 'self' *.tiktok.com "
        "https://analytics-ipv6.tiktokw.us`" in told
    )


def test_each_policy_must_agree() -> None:
    told = cure(header("script-src 'self'"), header("connect-src 'none'"), header("img-src 'self'"))
    assert told.splitlines()[0].startswith(f"{IN_HEADER}change `script-src 'self'`")
    assert told.splitlines()[2].startswith(f"{IN_HEADER}change `connect-src 'none'`")
    assert "img-src" not in told


def test_the_default_is_left_as_it_is() -> None:
    told = cure(
        header("default-src 'self' 'unsafe-inline'"),
        refused=refusal(HOME, directive="default-src", sources="'self' 'unsafe-inline'"),
    )
    assert "add `script-src 'self' 'unsafe-inline' https://analytics.tiktok.com`" in told
    assert "add `connect-src 'self' https://analytics.tiktok.com https://analytics-ipv6.tiktokw.us`" in told


def test_where_scripts_come_by_nonce_no_host_is_named() -> None:
    told = cure(
        header("script-src 'nonce-AbC' 'strict-dynamic'"),
        refused=refusal(HOME, sources="'nonce-[cut]' 'strict-dynamic'"),
    )
    assert "nonce=" in told
    assert "adding a host does nothing" in told
    assert "https://" not in told


def test_an_image_beacon_needs_its_own_line() -> None:
    refused = refusal(
        HOME, words=f"Loading the image '{BEACON}' violates", url=BEACON, directive="img-src", sources="data:"
    )
    told = cure(header("img-src data:"), refused=refused)
    assert told == f"{IN_HEADER}change `img-src data:` to `img-src data: https://analytics.tiktok.com`."


@pytest.mark.parametrize(
    ("sources", "words"),
    [("'self'", f"`'{HASH}'`"), ("'nonce-x'", "nonce="), ("'self' 'strict-dynamic'", "nonce=")],
)
def test_base_code_that_may_not_run(sources: str, words: str) -> None:
    refused = refusal(HOME, RefusalKind.INLINE, url="", inline_hash=HASH, sources=sources)
    told = cure(header(f"script-src {sources}"), refused=refused)
    assert words in told
    assert "base code" in told


def test_trusted_types_are_given_a_policy() -> None:
    refused = refusal(HOME, RefusalKind.TRUSTED_TYPES, url="", directive="", sources="")
    told = cure(header("require-trusted-types-for 'script'"), refused=refused)
    assert "createPolicy('default'" in told
    assert "=== 'https://analytics.tiktok.com'" in told


def test_a_frame_s_policy_is_known_by_one_line() -> None:
    told = cure(header("img-src 'self'; connect-src 'self'"))
    assert told == (
        "In the policy of the document that loads it: change `script-src 'self'` to "
        "`script-src 'self' https://analytics.tiktok.com`."
    )


def test_a_line_of_an_endless_list_is_not_quoted_whole() -> None:
    sources = " ".join(f"https://cdn{number}.example" for number in range(200))
    told = cure(header(f"script-src {sources}"), refused=refusal(HOME, sources=sources[:3500]))
    assert told == f"{IN_HEADER}add `https://analytics.tiktok.com` to `script-src`."


def test_hostile_words_stay_inside_of_the_quotation() -> None:
    told = cure(header("script-src `**x**`"), refused=refusal(HOME, sources="`**x**`"))
    assert told.count("`") == 6


def test_nothing_refused_needs_no_cure() -> None:
    assert cure_of_policies([header("script-src 'self'")], [], STANDARD) == ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (RefusalKind.MIXED, "by `https://`"),
        (RefusalKind.INTEGRITY, "Take the `integrity` attribute off"),
        (RefusalKind.INTEGRITY_UNCHECKED, "`crossorigin`"),
        ("embedder", "credentialless"),
        ("worker", "no `respondWith`"),
        ("http", "check that the pixel's id"),
    ],
)
def test_the_other_causes_have_their_own(kind: str, words: str) -> None:
    told = cure_of_request(kind, f"{SDK}?sdkid=1")
    assert words in told
    assert "sdkid" not in told
    assert cure_of_request("dns", SDK) == ""
