"""What the configuration says about judging, and what evidence keeps of it."""

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.errors import EvidenceError, UsageError
from auditor.plan.judging import KEPT_AS, KEYS, Judging, kept_judging
from auditor.plan.tables.vocabulary import Vocabulary

KNOWN = Vocabulary(rules={"TT313": "TT313"}, events={"Purchase": "Purchase"})
WHOLE = """
server_only = ["Purchase"]
server_events = true
catalog_ads = true
monthly_spend = 1200
[[pixels]]
pages = "/de/*"
ids = ["A"]
[environments.live]
hosts = "a.example"
pixels = "A"
[environments.stage]
hosts = "b.example"
pixels = "B"
[[suppress]]
rule = "TT313"
reason = "x"
expires = 2027-01-31
[severity]
TT313 = "warning"
"""


def judging(text: str) -> Judging:
    read = Judging()
    for name, value in tomllib.loads(text).items():
        read = read.with_key(name, value, name, KNOWN)
    return read


def test_every_key_is_in_the_example() -> None:
    assert set(tomllib.loads(WHOLE)) == set(KEYS)


def test_what_evidence_keeps_is_read_as_it_was() -> None:
    said = judging(WHOLE)
    kept = json.loads(json.dumps({KEPT_AS: said.written}))
    again = kept_judging(kept, KNOWN)
    assert (again.declared, again.weighing) == (said.declared, said.weighing)
    assert again.declared.page_pixels
    assert again.weighing.suppressions


@pytest.mark.parametrize("settings", [{}, {KEPT_AS: None}, {KEPT_AS: "x"}, {KEPT_AS: {}}])
def test_evidence_that_keeps_nothing_declares_nothing(settings: Any) -> None:
    assert kept_judging(settings, KNOWN) == Judging()


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"rules": []}, "judging.rules: unknown key"),
        ({"severity": {"TT999": "info"}}, "there is no rule 'TT999'"),
        ({"suppress": [{"rule": "TT313"}]}, "lacks the key reason"),
        ({"suppress": 3}, "must be tables"),
    ],
)
def test_what_evidence_keeps_amiss_is_told_with_a_way_out(kept: Any, words: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        kept_judging({KEPT_AS: kept}, KNOWN)
    assert words in str(caught.value)
    assert "--config" in str(caught.value)


def test_a_list_for_every_page_takes_the_place_of_those_by_page() -> None:
    alone = judging(WHOLE).without_page_pixels()
    assert alone.declared.page_pixels == ()
    assert alone.declared.environments
    assert kept_judging({KEPT_AS: alone.written}, KNOWN).declared.page_pixels == ()


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["rule", "reason", "pages", "ids", "hosts", "pixels", "expires", "TT313", "x"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(KEYS), ANYTHING)
def test_whatever_stands_there_is_read_or_refused_with_its_place(name: str, value: object) -> None:
    refusal, read = "", Judging()
    try:
        read = read.with_key(name, value, f"auditor.toml: {name}", KNOWN)
    except UsageError as error:
        refusal = str(error)
    if refusal:
        assert refusal.startswith(f"auditor.toml: {name}")
        assert len(refusal) < 400
    else:
        assert json.loads(json.dumps(read.written, allow_nan=False))[name] is not None
