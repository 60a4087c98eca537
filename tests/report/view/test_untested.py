from dataclasses import replace

from auditor.model.rule import Verdict
from auditor.report.view.problems import doubts
from auditor.report.view.untested import untested
from tests.report import sample


def test_rules_stand_by_how_far_they_could_be_judged() -> None:
    result = sample.result()
    found = untested(result, doubts(result, {}))
    assert [check.code for check in found.undecided] == ["TT401"]
    assert [check.code for check in found.not_applicable] == ["TT105", "TT204"]
    assert [check.code for check in found.passed] == ["TT101", "TT501"]
    assert found.partly == ()
    assert found.undecided[0].reason == "no value on a product page could be read"
    assert found.undecided[0].doubts is not None


def test_a_rule_that_failed_here_and_was_in_doubt_there_is_told_too() -> None:
    doubt = replace(sample.finding("TT306", 8, "the payload was cut"), verdict=Verdict.INCONCLUSIVE)
    result = replace(sample.result(), findings=(*sample.findings(), doubt))
    assert [check.code for check in untested(result, doubts(result, {})).partly] == ["TT306"]
