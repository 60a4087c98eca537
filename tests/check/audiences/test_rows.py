"""Which audience stands how, fault by fault."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from auditor.check.engine import check
from auditor.model.event import PixelEvent
from auditor.model.facts import Facts
from auditor.model.journey import ConsentChoice, Proof, Step, Until
from auditor.model.jsonvalue import JsonValue
from auditor.model.page import Page, PageKind
from auditor.model.plan import Weighing
from auditor.model.readiness import Ready
from auditor.model.rule import Verdict
from auditor.model.suppression import Suppression
from tests.builders import (
    OTHER_PIXEL,
    PIXEL,
    SITE,
    banner,
    capture,
    event,
    facts,
    healthy,
    install,
    page,
    pageview,
    step,
    without_event,
)
from tests.check.audiences.looked_up import audience, of, ready

CART, CHECKOUT, BUYERS = "cart-abandoners", "checkout-abandoners", "recent-purchasers"
VISITORS, VIEWERS = "general-visitors", "product-viewers"
CATALOGUE, VALUE, MATCHING = "catalogue-ads", "value-optimisation", "customer-matching"


def renamed(known: Facts, name: str, wire: str) -> Facts:
    return replace(
        known,
        events=tuple(
            replace(item, name=wire, wire_name=wire, spec=None) if item.name == name else item
            for item in known.events
        ),
    )


def with_parameters(known: Facts, name: str, **more: JsonValue) -> Facts:
    return replace(
        known,
        events=tuple(
            replace(item, parameters={**item.parameters, **more}) if item.name == name else item
            for item in known.events
        ),
    )


def also(known: Facts, *more: PixelEvent) -> Facts:
    return replace(known, events=tuple(sorted([*known.events, *more], key=lambda item: item.at)))


def bare_page(known: Facts) -> Facts:
    """A page of the shop has no pixel."""
    return replace(known, pages=(*known.pages, page(PageKind.OTHER, id=9)))


def purchase_at_the_cart(known: Facts) -> Facts:
    return also(known, event("Purchase", known.pages[2], event_id="order-0"))


def purchase_again(known: Facts, event_id: str) -> Facts:
    return also(known, event("Purchase", known.pages[5], event_id=event_id))


def until_checkout(known: Facts) -> Facts:
    return replace(
        without_event(known, "Purchase"),
        pages=known.pages[:4],
        steps=known.steps[:3],
        expect=replace(known.expect, until=Until.CHECKOUT),
    )


def test_a_healthy_shop_can_retarget_whom_it_likes() -> None:
    found = ready(healthy())
    assert {key for key, how in found.items() if how is Ready.YES} >= {
        VISITORS, VIEWERS, CART, CHECKOUT, BUYERS, VALUE,
    }  # fmt: skip
    # Nobody compared the ids with a catalogue, so nobody knows.
    assert found[CATALOGUE] is Ready.UNKNOWN


def test_what_each_is_made_of() -> None:
    found = {item.key: item for item in of(healthy()).audiences}
    made = {key: (item.events, item.window_days, item.exclude) for key, item in found.items()}
    assert made == {
        VISITORS: (("Pageview",), 30, ""),
        VIEWERS: (("ViewContent",), 14, ""),
        CART: (("AddToCart",), 7, "Purchase"),
        CHECKOUT: (("InitiateCheckout",), 7, "Purchase"),
        BUYERS: (("Purchase",), 30, ""),
        CATALOGUE: (("ViewContent", "AddToCart"), None, ""),
        VALUE: (("Purchase",), None, ""),
        MATCHING: (("Purchase",), None, ""),
        "video-engagers": ((), None, ""),
        "profile-visitors": ((), None, ""),
        "lead-forms": ((), None, ""),
        "customer-file": ((), None, ""),
    }
    assert {item.minimum for item in found.values()} == {1000}
    assert all(item.next_step and item.who for item in found.values())


FAULTS: tuple[tuple[str, Callable[[Facts], Facts], dict[str, str]], ...] = (
    ("a page without the pixel", bare_page, {VISITORS: "TT101"}),
    ("no ViewContent", lambda known: without_event(known, "ViewContent"), {VIEWERS: "TT201", CATALOGUE: "TT201"}),
    ("no AddToCart", lambda known: without_event(known, "AddToCart"), {CART: "TT202", CATALOGUE: "TT202"}),
    ("no InitiateCheckout", lambda known: without_event(known, "InitiateCheckout"), {CHECKOUT: "TT203"}),
    (
        "no Purchase",
        lambda known: without_event(known, "Purchase"),
        {CART: "TT204", CHECKOUT: "TT204", BUYERS: "TT204", VALUE: "TT204", MATCHING: "TT204"},
    ),
    # The cause has the word, not its consequence.
    ("AddtoCart", lambda known: renamed(known, "AddToCart", "AddtoCart"), {CART: "TT205", CATALOGUE: "TT205"}),
    (
        "Purchase in the cart",
        purchase_at_the_cart,
        {CART: "TT209", CHECKOUT: "TT209", BUYERS: "TT209", VALUE: "TT209"},
    ),
    ("Purchase again", lambda known: purchase_again(known, "order-2"), {BUYERS: "TT208", VALUE: "TT208"}),
    ("a value that is no number", lambda known: with_parameters(known, "Purchase", value="19,90 €"), {VALUE: "TT306"}),
    ("a value that nobody stated", lambda known: with_parameters(known, "Purchase", value=1990), {VALUE: "TT401"}),
    ("no currency", lambda known: with_parameters(known, "Purchase", currency=None), {VALUE: "TT308"}),
    (
        "a template in the place of the id",
        lambda known: with_parameters(known, "ViewContent", contents=[{"content_id": "{{ sku }}"}]),
        {CATALOGUE: "TT302"},
    ),
    ("an unknown type", lambda known: with_parameters(known, "AddToCart", content_type="shirt"), {CATALOGUE: "TT304"}),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "empties"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_empties_what_needs_it_and_nothing_else(
    fault: Callable[[Facts], Facts], empties: dict[str, str]
) -> None:
    sound, known = ready(healthy()), fault(healthy())
    for key, how in ready(known).items():
        found = audience(known, key)
        if key in empties:
            assert (how, empties[key] in found.why) == (Ready.NO, True), (key, found)
            assert found.said
            assert found.next_step.startswith(f"Mend {found.why[0]}.")
        elif sound[key] is not Ready.NO:
            assert how is sound[key], (key, found)


def test_a_purchase_that_tiktok_drops_is_no_second_one() -> None:
    known = purchase_again(healthy(), "order-1")
    assert ready(known)[BUYERS] is ready(known)[VALUE] is Ready.YES
    assert any(text.endswith(" (TT208).") for text in audience(known, BUYERS).limits)


def test_what_is_doubled_is_told_where_it_empties_nothing() -> None:
    known = healthy()
    twice = also(known, event("AddToCart", known.pages[1], after=5.2, step=Step.CART, event_id="add-2"))
    found = audience(twice, CART)
    assert found.ready is Ready.YES
    assert [text[-9:] for text in found.limits] == [" (TT207)."]


def test_the_journey_that_ended_before_an_order_leaves_buyers_untested() -> None:
    known = until_checkout(healthy())
    found = audience(known, BUYERS)
    assert (found.ready, found.untested) == (Ready.UNKNOWN, True)
    assert found.said == ("Purchase was not tested: the journey ended before it.",)
    assert "--until purchase --place-order" in found.next_step
    carts = audience(known, CART)
    assert (carts.ready, carts.untested) == (Ready.UNKNOWN, True)
    assert carts.said[0] == "AddToCart is sent as it should be."
    assert ready(known)[VIEWERS] is Ready.YES


def test_a_step_that_was_not_reached_says_why_and_what_would_help() -> None:
    known = healthy()
    lost = step(Step.CHECKOUT, None, reached=False, reason="it asks to sign in")
    known = replace(
        without_event(known, "InitiateCheckout", "Purchase"),
        pages=known.pages[:3],
        steps=(*known.steps[:2], lost),
    )
    found = audience(known, CHECKOUT)
    assert found.ready is Ready.UNKNOWN
    assert "InitiateCheckout was not tested: its step was not reached (it asks to sign in)." in found.said
    assert "--checkout URL" in found.next_step


def test_what_the_server_alone_sends_is_looked_for_elsewhere() -> None:
    known = without_event(healthy(), "Purchase")
    known = replace(known, expect=replace(known.expect, server_only=frozenset({"Purchase"})))
    found = audience(known, BUYERS)
    assert found.ready is Ready.UNKNOWN
    assert "Events Manager" in found.next_step


@pytest.mark.parametrize(
    ("asked", "answer", "advice"),
    [
        (ConsentChoice.REJECT, ConsentChoice.REJECT, "--consent accept"),
        (ConsentChoice.KEEP, ConsentChoice.KEEP, "--consent accept"),
        (ConsentChoice.ACCEPT, None, "--storage-state"),
    ],
)
def test_without_consent_nothing_is_known(
    asked: ConsentChoice, answer: ConsentChoice | None, advice: str
) -> None:
    known = healthy()
    known = replace(
        known,
        events=(),
        pages=tuple(
            replace(item, consent_pending=answer is not ConsentChoice.REJECT) for item in known.pages
        ),
        consent=(banner(answer, at=1),),
        capture=capture(settings={"consent": asked.value}),
    )
    assert set(ready(known).values()) == {Ready.UNKNOWN}
    assert advice in audience(known, VISITORS).next_step


def test_of_two_runs_the_one_that_agrees_counts() -> None:
    def visited(run: str, first: int) -> tuple[Page, Page]:
        return page(PageKind.HOME, id=first, run=run), page(PageKind.PRODUCT, id=first + 1, run=run)

    accepted, rejected = visited("accept", 1), visited("reject", 11)
    both = facts(
        *accepted,
        *rejected,
        until=Until.PRODUCT,
        capture=capture(settings={"consent": "compare"}),
        events=(
            *(pageview(item) for item in accepted),
            event("ViewContent", accepted[1]),
        ),
        steps=(
            step(Step.PRODUCT, accepted[1]),
            step(Step.PRODUCT, rejected[1]),
        ),
        consent=(
            banner(ConsentChoice.ACCEPT, run="accept", at=1),
            banner(ConsentChoice.REJECT, run="reject", at=101),
        ),
    )
    assert ready(both)[VIEWERS] is ready(both)[VISITORS] is Ready.YES
    silent = replace(both, events=tuple(item for item in both.events if item.name != "ViewContent"))
    assert ready(silent)[VIEWERS] is Ready.NO


def test_an_event_for_somebody_else_s_pixel_builds_no_audience() -> None:
    known = healthy()
    known = replace(known, expect=replace(known.expect, pixels=(OTHER_PIXEL,)))
    found = audience(known, VIEWERS)
    assert (found.ready, found.why) == (Ready.NO, ("TT105",))


def test_a_foreign_pixel_beside_one_s_own_takes_nobody_away() -> None:
    known = healthy()
    beside = tuple(install(item, pixel) for item in known.pages for pixel in (PIXEL, OTHER_PIXEL))
    views = tuple(pageview(item, pixel=OTHER_PIXEL) for item in known.pages)
    known = replace(also(known, *views), installs=beside, expect=replace(known.expect, pixels=(PIXEL,)))
    found = audience(known, VISITORS)
    assert found.ready is Ready.YES
    assert any(text.endswith("(TT105).") for text in found.limits)
    assert next(item for item in of(known).checklist if "your pixel" in item.name).ready is Ready.NO
    # Where one's own is missing, its visitors are.
    elsewhere = tuple(item for item in known.events if (item.visit_id, item.pixel_id) != (1, PIXEL))
    missing = replace(known, installs=beside[1:], events=elsewhere)
    assert (audience(missing, VISITORS).ready, audience(missing, VISITORS).why) == (Ready.NO, ("TT105",))


def test_an_event_for_a_pixel_that_is_none_builds_no_audience() -> None:
    known = healthy()
    placeholder = "YOUR_PIXEL_ID"
    known = replace(
        known,
        installs=tuple(install(item, placeholder) for item in known.pages),
        events=tuple(replace(item, pixel_id=placeholder) for item in known.events),
    )
    found = audience(known, VIEWERS)
    assert (found.ready, found.why) == (Ready.NO, ("TT104",))
    # Beside a real one it is a fault of its own, and takes nobody away.
    known = replace(
        healthy(),
        installs=tuple(install(item, name) for item in known.pages for name in (placeholder, PIXEL)),
    )
    assert ready(known)[VIEWERS] is Ready.YES


def test_events_for_two_pixels_are_told() -> None:
    known = healthy()
    known = replace(
        known,
        installs=tuple(install(item, pixel) for item in known.pages for pixel in (PIXEL, OTHER_PIXEL)),
        events=(
            *(
                replace(item, pixel_id=OTHER_PIXEL) if item.name == "Purchase" else item
                for item in known.events
            ),
            *(pageview(item, pixel=OTHER_PIXEL) for item in known.pages),
        ),
    )
    found = audience(known, CART)
    assert found.ready is Ready.YES
    assert (
        "AddToCart and Purchase are sent for different pixels: both must lie in one ad account." in found.said
    )


def test_where_few_pages_could_be_judged_nothing_follows_for_all() -> None:
    known = healthy()
    unclear = tuple(
        page(
            PageKind.OTHER, id=20 + number, url=f"{SITE}{number}", clean=False, doubt="the watch ended early"
        )
        for number in range(9)
    )
    found = audience(replace(known, pages=(*known.pages, *unclear), installs=known.installs), VISITORS)
    assert found.ready is Ready.UNKNOWN
    assert "Only 5 of 14 pages could be judged (TT101)." in found.said
    few = audience(replace(known, pages=(*known.pages, *unclear[:2])), VISITORS)
    assert few.ready is Ready.YES
    assert "On 2 of 7 pages it could not be told (TT101)." in few.limits


def test_an_accepted_fault_still_empties_an_audience() -> None:
    broken = without_event(healthy(), "AddToCart")
    accepted = Weighing(suppressions=(Suppression(code="TT202", reason="we know"),))
    judgement = check(broken, weighing=accepted)
    assert {item.state for item in judgement.findings if item.code == "TT202"} == {"suppressed"}
    assert judgement.readiness == check(broken).readiness
    assert next(item for item in judgement.readiness.audiences if item.key == CART).ready is Ready.NO


def test_limited_data_use_for_everybody_takes_from_every_audience() -> None:
    known = healthy()
    limited = replace(known, events=tuple(replace(item, limited_data_use=True) for item in known.events))
    for found in of(limited).audiences:
        if found.ready is not Ready.NEEDS_NO_PIXEL:
            assert any(text.endswith("(TT514).") for text in found.limits), found


def test_nothing_seen_is_nothing_known() -> None:
    found = of(facts(until=Until.CHECKOUT))
    assert {item.ready for item in found.audiences} == {Ready.UNKNOWN, Ready.NEEDS_NO_PIXEL}
    assert found.optimisation.choice == ""


@pytest.mark.parametrize("seed", range(60))
def test_yes_is_never_said_of_what_was_not_seen(seed: int) -> None:
    """Whatever of a healthy shop is taken away: what is ready was sent, and its rules passed."""
    chance = random.Random(seed)  # noqa: S311 - which of the test's facts go
    whole = healthy()
    known = replace(
        whole,
        events=tuple(item for item in whole.events if chance.random() < 0.8),
        steps=tuple(
            item if chance.random() < 0.8 else replace(item, reached=False, reason="lost", proof=Proof.PAGE)
            for item in whole.steps
        ),
        pages=tuple(
            item if chance.random() < 0.8 else replace(item, clean=False, doubt="cut short")
            for item in whole.pages
        ),
        expect=replace(whole.expect, until=chance.choice(list(Until))),
    )
    judgement = check(known)
    sent = {item.name for item in known.events if item.sent}
    verdicts = {item.code: item.verdict for item in judgement.rules}
    for found in judgement.readiness.audiences:
        if found.ready is Ready.YES:
            assert {*found.events, *([found.exclude] if found.exclude else [])} <= sent
            assert found.why
            assert all(verdicts[code] is not Verdict.FAIL for code in found.why), found
        elif found.ready is not Ready.NEEDS_NO_PIXEL:
            assert found.why
            assert found.said
            assert found.next_step
