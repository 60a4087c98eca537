"""From settings to a plan."""

from pathlib import Path

import pytest

from auditor.model.actions import Open, Pins
from auditor.model.errors import UsageError
from auditor.model.journey import ConsentChoice, Until
from auditor.model.plan import TEST_CLICK
from auditor.plan.build import PASSWORD_VARIABLE, build_plan
from auditor.plan.config import Config
from auditor.plan.judging import Judging, kept_judging
from auditor.plan.settings import MOST_WORKERS
from auditor.plan.tables.vocabulary import Vocabulary


def test_defaults_follow_the_contract() -> None:
    plan = build_plan("shop.example", {}, Config())
    assert plan.site == "https://shop.example/"
    assert plan.until is Until.CHECKOUT
    assert plan.place_order is False
    assert plan.pages == 20
    assert plan.sdk == "auto"
    assert plan.seal == "all"
    assert plan.consent is ConsentChoice.ACCEPT
    assert plan.basket == "full"
    assert plan.timeout == 900
    assert 1 <= plan.workers <= MOST_WORKERS
    assert plan.browser.device == "desktop"
    assert plan.browser.timezone == "UTC"
    assert plan.ignore_robots is False


def test_an_order_needs_to_be_asked_for_twice() -> None:
    with pytest.raises(UsageError, match="--place-order"):
        build_plan("shop.example", {"until": "purchase"}, Config())
    with pytest.raises(UsageError, match="--until purchase"):
        build_plan("shop.example", {"place_order": True}, Config())
    plan = build_plan("shop.example", {"until": "purchase", "place_order": True}, Config())
    assert plan.place_order


def test_pinned_pages_are_addresses() -> None:
    plan = build_plan("shop.example", {"product": "shop.example/p/1"}, Config())
    assert plan.product_url == "https://shop.example/p/1"
    with pytest.raises(UsageError, match="--checkout"):
        build_plan("shop.example", {"checkout": "file:///x"}, Config())


def test_headers_are_split_and_checked() -> None:
    plan = build_plan("shop.example", {"header": ("X-Preview: yes: really",)}, Config())
    assert plan.browser.headers == {"X-Preview": "yes: really"}
    for bad in ("X-Preview", ": x", "X: a\r\nY: b"):
        with pytest.raises(UsageError, match="--header"):
            build_plan("shop.example", {"header": (bad,)}, Config())


def test_the_password_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    with pytest.raises(UsageError, match=PASSWORD_VARIABLE):
        build_plan("shop.example", {"basic_auth": "ann"}, Config())
    monkeypatch.setenv(PASSWORD_VARIABLE, "secret")
    plan = build_plan("shop.example", {"basic_auth": "ann"}, Config())
    assert plan.browser.basic_auth == ("ann", "secret")
    assert "secret" not in str(plan.settings)


def test_an_absent_storage_state_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        build_plan("shop.example", {"storage_state": str(tmp_path / "none.json")}, Config())


def test_a_self_hosted_endpoint_is_an_address_below_the_shop() -> None:
    plan = build_plan(
        "shop.example", {"self_hosted": ("shop.example/tt", "https://t.shop.example")}, Config()
    )
    assert plan.self_hosted == ("https://shop.example/tt", "https://t.shop.example/")
    for whole in ("shop.example", "https://SHOP.example/?a=b"):
        with pytest.raises(UsageError, match="whole shop"):
            build_plan("shop.example", {"self_hosted": (whole,)}, Config())
    with pytest.raises(UsageError, match="--self-hosted"):
        build_plan("shop.example", {"self_hosted": ("/tt",)}, Config())


def test_both_answers_and_global_privacy_control_are_asked_for_by_name() -> None:
    plan = build_plan("shop.example", {"consent": "compare", "gpc": True}, Config())
    assert plan.consent is ConsentChoice.COMPARE
    assert plan.browser.gpc
    assert (plan.settings["consent"], plan.settings["gpc"]) == ("compare", True)
    assert build_plan("shop.example", {}, Config()).browser.gpc is False


@pytest.mark.parametrize(
    ("header", "logs_in"),
    [("Cookie: session=1", True), ("AUTHORIZATION: Bearer x", True), ("X-Preview: 1", False)],
)
def test_a_header_that_may_log_somebody_in_is_told_and_its_value_is_not(header: str, logs_in: bool) -> None:
    plan = build_plan("shop.example", {"header": (header,)}, Config())
    assert plan.settings["logs_in"] is logs_in
    assert "session=1" not in str(plan.settings)


def test_a_saved_state_is_told_and_its_place_is_not(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    state.write_text("{}", encoding="utf-8")
    plan = build_plan("shop.example", {"storage_state": str(state)}, Config())
    assert plan.settings["saved_state"] is True
    assert str(tmp_path) not in str(plan.settings)


def test_what_is_declared_and_weighed_stands_in_the_plan_and_is_kept_with_the_evidence() -> None:
    judging = Judging().with_key("server_only", ["Purchase"], "server_only", Vocabulary())
    plan = build_plan("shop.example", {}, Config(judging=judging))
    assert plan.declared.server_only == frozenset({"Purchase"})
    assert kept_judging(plan.settings, Vocabulary()).declared == plan.declared


def test_takes_the_pins_of_the_config() -> None:
    pins = Pins(cart=(Open("/loot"),))
    assert build_plan("https://shop.example", {}, Config(pins=pins)).pins == pins


def test_an_audit_comes_by_a_click_that_is_plainly_a_test_s() -> None:
    assert build_plan("shop.example", {}, Config()).click_id == TEST_CLICK
    assert build_plan("shop.example", {"ttclid": "none"}, Config()).click_id == ""
    assert build_plan("shop.example", {"ttclid": "E.C.P.own-1_2"}, Config()).click_id == "E.C.P.own-1_2"


def test_unsealed_the_test_s_click_stays_at_home() -> None:
    assert build_plan("shop.example", {"seal": "none"}, Config()).click_id == ""
    assert build_plan("shop.example", {"seal": "none", "ttclid": "mine"}, Config()).click_id == "mine"
    assert build_plan("shop.example", {"seal": "tiktok"}, Config()).click_id == TEST_CLICK


@pytest.mark.parametrize("given", ["", "a b", "a&b=c", "a#b", "x" * 501, "ä", "E.C.P.x\n"])
def test_a_click_id_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="--ttclid"):
        build_plan("shop.example", {"ttclid": given}, Config())
