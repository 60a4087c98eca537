"""The rules of matching on what TikTok's own SDK sent."""

import pytest

from auditor.check.engine import check
from auditor.model.rule import Severity, Verdict
from tests.check.recordings import RECORDED, recorded

OF_MATCHING = ("TT501", "TT502", "TT503", "TT504", "TT511", "TT513")

# What fails in each recording, at its severity. `basic_funnel_with_identify` gives an address with blanks
# and capitals, `bad_identify` the words "undefined" and a number that is none.
EXPECTED: dict[str, set[tuple[str, Severity]]] = {
    "bad_identify": {("TT502", Severity.ERROR), ("TT504", Severity.ERROR)},
    "basic_funnel_with_identify": {("TT504", Severity.INFO)},
    "bad_names_and_parameters": {("TT503", Severity.INFO)},
    "ttclid_limited_data_use_duplicate": {("TT503", Severity.INFO)},
}


@pytest.mark.skipif(not RECORDED, reason="TikTok's recorded traffic is not part of a clone")
def test_what_fails_in_each_recording() -> None:
    found = {
        path.stem: {
            (item.code, item.severity)
            for item in check(recorded(path)).findings
            if item.code in OF_MATCHING and item.verdict is Verdict.FAIL
        }
        for path in RECORDED
    }
    assert {name: failing for name, failing in found.items() if failing} == EXPECTED
