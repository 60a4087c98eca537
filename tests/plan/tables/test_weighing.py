"""`[[suppress]]` and `[severity]`."""

import tomllib
from datetime import date
from typing import Any

import pytest

from auditor.model.errors import UsageError
from auditor.model.patterns import PagePattern
from auditor.model.rule import Severity
from auditor.model.suppression import Suppression
from auditor.plan.tables.vocabulary import Vocabulary
from auditor.plan.tables.weighing import severities, suppressions

KNOWN = Vocabulary(
    rules={"TT313": "TT313", "recommended-parameter-missing": "TT313", "TT101": "TT101"},
    events={"Purchase": "Purchase", "CompletePayment": "Purchase"},
)


def read(text: str) -> Any:
    tree = tomllib.loads(text)
    if "suppress" in tree:
        return suppressions(tree["suppress"], "suppress", KNOWN)
    return severities(tree["severity"], "severity", KNOWN)


def test_a_suppression_in_full() -> None:
    text = """
    [[suppress]]
    rule = "recommended-parameter-missing"
    pages = ["/de/*", "https://stage.example/*"]
    event = "CompletePayment"
    pixel = "C4A1"
    reason = "  The feed has none. "
    expires = 2027-01-31
    """
    assert read(text) == (
        Suppression(
            code="TT313",
            reason="The feed has none.",
            pages=(PagePattern("/de/*"), PagePattern("https://stage.example/*")),
            event="Purchase",
            pixel="C4A1",
            expires=date(2027, 1, 31),
        ),
    )


def test_the_rule_and_the_reason_are_enough() -> None:
    text = (
        '[[suppress]]\nrule = "tt101"\nreason = "x"\n[[suppress]]\nrule = "TT313"\nreason = "y"\npages = "/a"'
    )
    first, second = read(text)
    assert first == Suppression(code="TT101", reason="x")
    assert second.pages == (PagePattern("/a"),)


def test_an_event_of_the_shop_s_own_and_a_date_in_quotes_are_read() -> None:
    (entry,) = read('[[suppress]]\nrule = "TT101"\nreason = "x"\nevent = "SizeGuide"\nexpires = "2027-01-31"')
    assert (entry.event, entry.expires) == ("SizeGuide", date(2027, 1, 31))


ENTRY = '[[suppress]]\nrule = "TT101"\nreason = "x"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('suppress = ["TT101"]', "suppress: must be tables, like [[suppress]] with rule"),
        ('[suppress]\nrule = "TT101"', "suppress: must be tables"),
        ('[[suppress]]\nreason = "x"', "suppress[0]: lacks the key rule"),
        ('[[suppress]]\nrule = "TT101"', "suppress[0]: lacks the key reason: say why"),
        ('[[suppress]]\nrule = "TT101"\nreason = " \\n"', "suppress[0].reason: must not be blank"),
        ('[[suppress]]\nrule = "TT101"\nreason = 3', "suppress[0].reason: must be a text"),
        (f'[[suppress]]\nrule = "TT101"\nreason = "{"x" * 1001}"', "1,001 characters are too many"),
        ('[[suppress]]\nrule = "TT101"\nreason = "Ask a.b@c.example"', "suppress[0].reason: stands in every"),
        ('[[suppress]]\nrule = 101\nreason = "x"', "suppress[0].rule: must be a text, not 101"),
        ('[[suppress]]\nrule = "TT31"\nreason = "x"', "there is no rule 'TT31'; did you mean TT313?"),
        ('[[suppress]]\nrule = "*"\nreason = "x"', "there is no rule '*'; `auditor rules` lists them"),
        (f"{ENTRY}untill = 2027-01-01", "suppress[0].untill: unknown key"),
        (f'{ENTRY}page = "/a"', "did you mean pages?"),
        (f'{ENTRY}pages = "de/*"', "'de/*' must begin with / (a path)"),
        (f"{ENTRY}pages = []", "suppress[0].pages: must name at least one"),
        (f'{ENTRY}pages = ["/a", " "]', "suppress[0].pages[1]: must not be blank"),
        (f'{ENTRY}pages = ["/a", 3]', "suppress[0].pages[1]: must be a text"),
        (f'{ENTRY}pages = "/{"*a" * 2000}"', "too long for an address"),
        (f'{ENTRY}event = ""', "suppress[0].event: must not be blank"),
        (f"{ENTRY}expires = 2027", "suppress[0].expires: must be a date, like 2027-01-31, not 2027"),
        (f"{ENTRY}expires = 2027-01-31T12:00:00Z", "expires: must be a date"),
        (f'{ENTRY}expires = "soon"', "expires: must be a date, like 2027-01-31, not 'soon'"),
        (f"{ENTRY}{ENTRY}pages = 3", "suppress[1].pages: must be a list of texts"),
        ('severity = "info"', "severity: must be a table"),
        ('[severity]\nTT101 = "low"', "severity.TT101: must be one of critical, error, warning, info"),
        ('[severity]\nTT101 = "off"', "give a [[suppress]] with a reason"),
        ("[severity]\nTT101 = 1", "severity.TT101: must be a text"),
        ('[severity]\nTT999 = "info"', "severity.TT999: there is no rule 'TT999'"),
        (
            '[severity]\nTT313 = "info"\nrecommended-parameter-missing = "error"',
            "severity.recommended-parameter-missing: TT313 has a severity already",
        ),
    ],
)
def test_says_what_is_wrong_and_where(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert words in str(caught.value)


def test_severities_are_by_code_whichever_name_is_used() -> None:
    text = '[severity]\nrecommended_parameter_missing = "warning"\nTT101 = "critical"'
    assert read(text) == {"TT313": Severity.WARNING, "TT101": Severity.CRITICAL}
