from dataclasses import replace

from auditor.model.rule import Severity, Verdict
from auditor.report.view.flags import NONE, Flags, flags_by
from tests.report import sample


def test_failed_findings_are_gathered_by_their_subject() -> None:
    doubt = replace(sample.finding("TT401", 3, "a", event="B"), verdict=Verdict.INCONCLUSIVE)
    found = [
        sample.finding("TT601", 3, "a", event="A"),
        sample.finding("TT302", 3, "a", event="A"),
        sample.finding("TT601", 6, "a", event="A"),
        sample.finding("TT101", 3, "a"),
        doubt,
    ]
    assert flags_by(found, lambda finding: finding.event or None) == {
        "A": Flags(("TT601", "TT302"), Severity.ERROR)
    }


def test_nothing_is_neutral() -> None:
    some = Flags(("TT601",), Severity.INFO)
    assert NONE | some == some | NONE == some
    assert (NONE | NONE).worst is None
