"""What a rule says, added up."""

from auditor.check.outcome import Outcome, failed, inconclusive, not_applicable, passed
from auditor.check.place import Place
from auditor.check.rules import RULES
from auditor.check.supersede import Judged
from auditor.check.tally import Tally
from auditor.model.page import PageKind
from auditor.model.rule import Verdict
from tests.builders import event, page

RULE = next(rule for rule in RULES if rule.info.code == "TT304")  # of events
HOME, ITEM = page(PageKind.HOME, id=1), page(PageKind.PRODUCT, id=2)


def about(name: str = "ViewContent", run: str = "main") -> Place:
    sent = event(name, ITEM)
    return Place(run=run, pages=(ITEM,), at=ITEM, event=sent)


def tally(*said: Outcome | tuple[Outcome, ...]) -> Tally:
    made = Tally(RULE)
    for each in said:
        made.add(about(), each if isinstance(each, tuple) else (each,))
    return made


def verdict(made: Tally) -> tuple[Verdict, str]:
    result = made.result()
    return result.verdict, result.reason


def test_passes_are_counted_and_not_kept() -> None:
    made = tally(passed())
    made.add_passing(2, [about()])
    assert verdict(made) == (Verdict.PASS, "holds on 3 events judged")
    assert made.judged == []
    assert made.runs["main"].passed == {"ViewContent"}
    assert made.runs["main"].pages == {2}


def test_a_subject_that_fails_twice_is_one() -> None:
    made = tally((failed("a"), failed("b")), passed(), not_applicable("no"))
    assert verdict(made) == (Verdict.FAIL, "fails on 1 of 2 events judged")
    assert [item.outcome.text for item in made.judged] == ["a", "b"]
    assert made.result().elsewhere is Verdict.PASS


def test_an_explained_failure_is_a_doubt_and_its_subject_s_pass_still_counts() -> None:
    made = tally((failed("a"), passed()), failed("b"))
    first, second = made.judged
    second.cause = first
    second.outcome = inconclusive("explained by TT101")
    assert verdict(made) == (Verdict.FAIL, "fails on 1 of 1 event judged")
    assert made.result().elsewhere is Verdict.INCONCLUSIVE
    first.cause = Judged(RULE.info, about(), failed("c"))
    first.outcome = inconclusive("explained by TT101")
    assert verdict(made) == (Verdict.INCONCLUSIVE, "explained by TT101")


def test_a_doubt_is_kept_once_for_each_event_and_run_and_the_commonest_is_told() -> None:
    made = Tally(RULE)
    for name, run, why in (
        ("Search", "main", "rare"),
        ("ViewContent", "main", "often"),
        ("ViewContent", "main", "often"),
        ("AddToCart", "main", "often"),
        ("AddToCart", "reject", "often"),
    ):
        made.add(about(name, run), (inconclusive(why),))
    assert [(item.place.run, item.outcome.text) for item in made.judged] == [
        ("main", "rare"),
        ("main", "often"),
        ("main", "often"),
        ("reject", "often"),
    ]
    assert verdict(made) == (Verdict.INCONCLUSIVE, "often")
    assert made.runs["main"].undecided == {2}


def test_nothing_to_judge_says_why() -> None:
    made = tally(not_applicable("a"), not_applicable("b"), not_applicable("b"))
    assert verdict(made) == (Verdict.NOT_APPLICABLE, "b")
    assert made.runs["main"].silent == "a"
    assert verdict(Tally(RULE)) == (Verdict.NOT_APPLICABLE, "")
