from dataclasses import replace
from typing import Any

import pytest

from auditor.check.audiences.conditions import conditions
from auditor.check.context import Context
from auditor.model.readiness import Line, Ready
from tests.builders import capture, healthy
from tests.check.audiences.looked_up import of


def found(**given: Any) -> dict[str, Line]:
    known = replace(healthy(), capture=capture(**given))
    return {item.name.split()[0]: item for item in conditions(Context(known))}


@pytest.mark.parametrize(
    ("sdk", "said"), [("standin", "the auditor's stand-in"), ("saved", "a saved copy"), ("live", "")]
)
def test_which_script_ran(sdk: str, said: str) -> None:
    line = found(sdk=sdk)["TikTok's"]
    assert line.ready is (Ready.UNKNOWN if said else Ready.YES)
    assert said in " ".join(line.said)
    assert ("--sdk live" in line.next_step) is bool(said)


def test_a_phone_was_not_tried_with_a_desktop_s_browser() -> None:
    assert "--device mobile" in found(settings={"device": "desktop"})["It"].next_step
    assert "It" not in found(settings={"device": "mobile"})


def test_what_was_sealed_proves_nothing_of_the_ad_account() -> None:
    assert "Test Events" in found()["The"].next_step
    assert "The" not in found(seal="none", sent_to_vendor=12)


def test_they_end_the_checklist() -> None:
    assert of(healthy()).checklist[-1].name == "The events arrive in the ad account"
