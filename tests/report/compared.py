"""A result of two runs: a shop whose pixel sets its cookie early, and fires after a refusal too."""

from dataclasses import replace

from auditor.model.event import ConsentPhase
from auditor.model.evidence import Cookie
from auditor.model.finding import Finding
from auditor.model.journey import ConsentChoice, ConsentRecord
from auditor.model.page import PageKind
from auditor.model.result import AuditResult
from auditor.model.rule import Severity, Verdict
from tests.report import sample

BETWEEN = 1000  # what lies between the numbers of the two runs' visits


def compared() -> AuditResult:
    whole = sample.result()
    pages = []
    for run, shift in (("accept", 0), ("reject", BETWEEN)):
        pages += [
            replace(
                page,
                visit=replace(
                    page.visit,
                    id=page.visit.id + shift,
                    run=run,
                    started_at=page.visit.started_at + shift,
                    ended_at=page.visit.ended_at + shift,
                ),
            )
            for page in whole.pages
        ]
    accepted = tuple(replace(event, run="accept") for event in whole.events)
    names = ("2", "4", "5")  # the views of two pages, and of the product
    rejected = tuple(
        replace(
            event,
            id=f"r{event.id}",
            run="reject",
            consent=ConsentPhase.REJECTED,
            visit_id=(event.visit_id or 0) + BETWEEN,
            at=event.at + BETWEEN,
        )
        for event in whole.events
        if event.id in names
    )
    journey = tuple(replace(step, outcome=replace(step.outcome, run="accept")) for step in whole.journey)
    again = tuple(
        replace(
            step,
            outcome=replace(
                step.outcome,
                run="reject",
                reached=step.outcome.step != "checkout",
                reason="" if step.outcome.step != "checkout" else "The shop asks to sign in.",
            ),
            expected=(),
            fired=step.fired if step.outcome.step == "product" else (),
            consent=ConsentPhase.REJECTED,
        )
        for step in whole.journey
    )
    return replace(
        whole,
        settings={**whole.settings, "consent": "compare"},
        pages=tuple(pages),
        events=(*accepted, *rejected),
        journey=(*journey, *again),
        consent=(
            _banner("accept", ConsentChoice.ACCEPT, "accept all", 0),
            _banner("reject", ConsentChoice.REJECT, "reject all", BETWEEN),
        ),
        visitor_cookies=tuple(_cookie(shift + 1, shift) for shift in (0, BETWEEN)),
        findings=(
            _finding("TT505", "accept", Severity.WARNING),
            _finding("TT506", "reject", Severity.CRITICAL),
        ),
    )


def _banner(run: str, answer: ConsentChoice, words: str, shift: int) -> ConsentRecord:
    return ConsentRecord(
        run=run,
        seen=True,
        opt_in=True,
        answer=answer,
        seen_at=sample.START + shift + 5.4,
        answered_at=sample.START + shift + 6.1,
        words=words,
        tool="OneTrust",
        pressed=(words,),
    )


def _cookie(visit: int, shift: int) -> Cookie:
    return Cookie(
        visit_id=visit,
        name="_ttp",
        domain="shop.example",
        path="/",
        expires=None,
        digest="d",
        first_seen=sample.START + shift + 5.2,
    )


def _finding(code: str, run: str, severity: Severity) -> Finding:
    return replace(
        sample.finding("TT207", 1, "It was seen."),
        code=code,
        name=code.lower(),
        run=run,
        severity=severity,
        verdict=Verdict.FAIL,
        page_kind=PageKind.HOME,
    )
