from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.model.facts import Facts
from auditor.model.page import PageKind
from auditor.model.readiness import Ready, ServerEvents, Tracking
from tests.builders import banner, call, capture, healthy, install, page, refusal
from tests.check.audiences.looked_up import line, of


def advised(known: Facts, spend: str | None = None) -> ServerEvents:
    declared = replace(known.expect, monthly_spend=None if spend is None else Decimal(spend))
    return of(replace(known, expect=declared)).server_events


@pytest.mark.parametrize(
    ("spend", "tracking", "said"),
    [
        (None, Tracking.UNKNOWN, "`monthly_spend`"),
        ("0", Tracking.ENOUGH, "a pixel that works will usually do"),
        ("4999.99", Tracking.ENOUGH, "Below about $5,000 a month"),
        ("5000", Tracking.WORTH_IT, "usually worth their work"),
        ("250000", Tracking.WORTH_IT, "From about $5,000 a month"),
    ],
)
def test_what_is_spent_decides(spend: str | None, tracking: Tracking, said: str) -> None:
    found = advised(healthy(), spend)
    assert found.tracking is tracking
    assert said in found.said
    assert found.monthly_spend == (None if spend is None else Decimal(spend))
    assert found.lost == ()


@pytest.mark.parametrize(
    ("known", "word"), [("likely", "shows signs"), ("declared", "sends"), ("seen", "sends")]
)
def test_where_the_server_sends_already_that_is_told(known: str, word: str) -> None:
    shop = replace(
        healthy(), server_events=known, capture=capture(server_side=("TikTok's own WooCommerce plugin",))
    )
    found = advised(shop, "100")
    assert found.tracking is Tracking.IN_USE
    assert word in found.said
    assert "TikTok's own WooCommerce plugin" in found.said
    assert "event_id" in found.said


def test_what_gets_lost_is_told_with_its_rule() -> None:
    known = healthy()
    blocked = page(PageKind.OTHER, id=9)
    known = replace(
        known,
        pages=(*known.pages, blocked),
        installs=(
            *known.installs,
            install(
                blocked, started=False, sdk_arrived=False, failure=refusal(blocked).words, failure_kind="csp"
            ),
        ),
        refusals=(refusal(blocked),),
    )
    found = advised(known, "8000")
    (lost,) = found.lost
    assert (lost.ready, lost.why) == (Ready.NO, ("TT107",))
    assert lost.next_step.startswith("Mend TT107.")
    assert "Mend first what gets lost here" in found.said


def test_an_event_that_is_lost_with_its_page_is_told() -> None:
    known = healthy()
    lost_call = call("track", "AddToCart", {}, on=known.pages[1], after=7)
    found = advised(replace(known, calls=(lost_call,), lost=(lost_call,)))
    assert line(found.lost, "as the page is left").why == ("TT211",)


def test_what_follows_from_a_loss_is_not_told_as_another() -> None:
    """Where the script is refused, every call comes to nothing: that is one loss."""
    known = healthy()
    blocked = page(PageKind.PRODUCT, id=9)
    dead = call("track", "ViewContent", {}, on=blocked)
    known = replace(
        known,
        pages=(*known.pages, blocked),
        installs=(
            *known.installs,
            install(
                blocked, started=False, sdk_arrived=False, failure=refusal(blocked).words, failure_kind="csp"
            ),
        ),
        refusals=(refusal(blocked),),
        calls=(dead,),
        unsent=(dead,),
    )
    assert [item.why for item in advised(known).lost] == [("TT107",)]


def test_what_stands_ready_for_server_events() -> None:
    known = healthy()
    prepared = advised(known).prepared
    assert line(prepared, "event_id").ready is Ready.YES
    assert line(prepared, "_ttp").ready is Ready.YES
    without = replace(known, events=tuple(replace(item, event_id=None) for item in known.events))
    bare = line(advised(without).prepared, "event_id")
    assert (bare.ready, bare.why) == (Ready.NO, ("TT601",))
    standin = replace(known, capture=capture(sdk="standin"))
    cookie = line(advised(standin).prepared, "_ttp")
    assert (cookie.ready, "--sdk live" in cookie.next_step) == (Ready.UNKNOWN, True)


def test_what_no_audit_sees_and_no_server_may_send() -> None:
    known = healthy()
    assert len(advised(known).unseen) == 1
    asked = replace(known, consent=(banner(at=1),))
    assert "refuse consent" in advised(asked).unseen[1]
