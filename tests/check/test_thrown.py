from auditor.check.context import Context
from auditor.check.thrown import object_names, source_line, uncaught
from auditor.model.evidence import DocumentKind
from auditor.model.page import PageKind
from tests.builders import T0, banner, console, evidence, facts, install, page

HOME = page(PageKind.HOME, id=1)


def test_what_a_script_only_wrote_was_not_thrown() -> None:
    lines = (console(HOME, "a"), console(HOME, "b", "error"), console(HOME, "c", "warning"))
    context = Context(facts(HOME, console=lines))
    assert [line.text for line in uncaught(HOME, context)] == ["a", "b"]


def test_what_was_thrown_before_the_banner_s_answer_is_left_out() -> None:
    answered = banner(at=HOME.visit.started_at - T0 + 3)
    lines = (console(HOME, "early"), console(HOME, "late", at=HOME.visit.started_at + 4))
    context = Context(facts(HOME, console=lines, consent=(answered,)))
    assert [line.text for line in uncaught(HOME, context)] == ["late"]


def test_the_object_has_its_usual_name_and_the_one_that_the_page_gave_it() -> None:
    assert object_names(HOME, Context(facts(HOME, installs=()))) == {"ttq"}
    named = facts(HOME, installs=(install(HOME, object_name="tt"), install(HOME, object_name="")))
    assert object_names(HOME, Context(named)) == {"ttq", "tt"}


def test_the_line_is_read_from_the_page_as_it_was_sent() -> None:
    served = evidence(documents={(1, DocumentKind.SERVED): "<script>\nttq.track()\n</script>"})
    context = Context(facts(HOME, evidence=served))
    assert source_line(console(HOME, "", url=f"{HOME.url}#top", line=2), HOME, context) == "ttq.track()"
    for url, line in (("https://shop.example/app.js", 2), (HOME.url, 9)):
        assert source_line(console(HOME, "", url=url, line=line), HOME, context) == ""
    assert source_line(console(HOME, "", url=HOME.url, line=2), HOME, Context(facts(HOME))) == ""
