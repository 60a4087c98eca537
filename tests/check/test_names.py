from dataclasses import replace

import pytest

from auditor.check.names import said_name
from auditor.model.event import Realm
from auditor.model.page import PageKind
from tests.builders import event, page

WHERE = page(PageKind.OTHER)


@pytest.mark.parametrize(
    ("wire", "called", "said"),
    [
        ("Purchase", "CompletePayment", "CompletePayment"),
        ("Purchase", "Purchase", "Purchase"),
        ("CompletePayment", "Purchase", "Purchase"),  # an SDK of 2023 wrote the old name
        ("Purchase", "", None),
        ("Lead", "", None),
        ("CompletePayment", "", "CompletePayment"),
        ("PlaceAnOrder", "", "PlaceAnOrder"),
        ("ViewContent", "", "ViewContent"),
        ("my_own", "", "my_own"),
    ],
)
def test_the_call_tells_and_the_wire_where_it_can(wire: str, called: str, said: str | None) -> None:
    assert said_name(replace(event(wire, WHERE), call_name=called)) == said


def test_no_script_rewrites_what_the_server_sent() -> None:
    assert said_name(replace(event("Purchase", WHERE), realm=Realm.SERVER)) == "Purchase"
