import pytest

from auditor.decode.policies import policies_of
from auditor.model.refusal import ContentPolicy, PolicySource

HEADER, META = PolicySource.HEADER, PolicySource.META


def test_a_header_may_hold_several_policies() -> None:
    assert policies_of(["script-src 'self', img-src *", "  default-src\t'none' "]) == (
        ContentPolicy("script-src 'self'", HEADER),
        ContentPolicy("img-src *", HEADER),
        ContentPolicy("default-src 'none'", HEADER),
    )


def test_a_document_states_its_own() -> None:
    served = """<head><META http-equiv=" content-security-policy " content="script-src
      'self'"></head>"""
    rendered = (
        served + '<meta http-equiv="Content-Security-Policy-Report-Only" content="img-src *">'
        '<meta http-equiv="refresh" content="script-src x"><meta name="content-security-policy" content="y">'
    )
    assert policies_of([], served, rendered) == (ContentPolicy("script-src 'self'", META),)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "content-security-policy",
        '<meta http-equiv="Content-Security-Policy">',
        '<meta http-equiv="Content-Security-Policy" content="">',
        '<meta http-equiv="Content-Security-Policy" content',
        "<meta content-security-policy" * 1000,
    ],
)
def test_a_document_without_one_has_none(html: str) -> None:
    assert policies_of([""], html) == ()


def test_what_is_beyond_measure_is_cut() -> None:
    (policy,) = policies_of(["script-src " + "x" * 100_000])
    assert len(policy.text) < 20_000
    assert len(policies_of([",".join(f"img-src https://{n}.example" for n in range(1000))])) == 20


def test_an_xhtml_page_is_read_like_any_other() -> None:
    html = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        '<meta http-equiv="Content-Security-Policy" content="img-src *" /></head></html>'
    )
    assert policies_of([], html) == (ContentPolicy("img-src *", META),)
