"""A recorded journey in a config: what is written is what the loader reads, whatever the shop's texts are."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.cli.options import VOCABULARY
from auditor.model.actions import (
    Ask,
    Choose,
    Click,
    FieldAction,
    Fill,
    Open,
    Pins,
    Recorded,
    Target,
    Tick,
    WaitFor,
)
from auditor.model.errors import UsageError
from auditor.plan.config import Config, load
from auditor.plan.recorded import has_journey, with_journey

SITE = "https://shop.example/"
PINS = Pins(
    product=(Open("/p/cup"),),
    add=(Choose(Target(selector="#size"), "M"), Click(Target(role="button", name="Zap it"))),
    added=(WaitFor(Target(text="Zapped")),),
    cart=(Open("/loot"),),
    checkout=(Click(Target(text="Onwards")),),
    onward=(Click(Target(text="On")),),
    order=(Click(Target(selector="#go")),),
    fields=(Fill(Target(label="Floor"), "{first_name}"), Tick(Target(role="radio", name="At the door"))),
)


def loaded(text: str, folder: Path, name: str = "auditor.toml") -> Config:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load(path, VOCABULARY)


def test_it_reads_well() -> None:
    recorded = Recorded(
        site=SITE,
        pins=Pins(product=(Open("/p/cup"),), add=PINS.add),
        remarks={"add": "a remark"},
        notes=("A note.",),
    )
    assert with_journey("", recorded, project=False) == (
        'site = "https://shop.example/"\n'
        "\n"
        "[journey]\n"
        "# Recorded by `auditor record`. Each part may be changed; what is left out, the auditor finds by itself.\n"
        "# A note.\n"
        "\n"
        "# the product that is bought\n"
        'product = {url = "/p/cup"}\n'
        "\n"
        "# what is done on its page; the last action adds it to the cart\n"
        "# a remark\n"
        "add = [\n"
        '    {selector = "#size", choose = "M"},\n'
        '    {role = "button", name = "Zap it"},\n'
        "]\n"
    )


def test_the_loader_reads_every_part(tmp_path: Path) -> None:
    config = loaded(with_journey("", Recorded(site=SITE, pins=PINS), project=False), tmp_path)
    assert (config.site, config.pins) == (SITE, PINS)


EXISTING = """\
# ours
pages = 3  # few

[journey]  # an old one
cart = { url = "/old" }

[[journey.fields]]
label = "Floor"
fill = "3"

[[suppress]]
rule = "TT101"
reason = "known"

[identity]
email = "a@example.com"
"""


def test_all_else_stays_as_it_is(tmp_path: Path) -> None:
    assert has_journey(EXISTING, project=False)
    text = with_journey(EXISTING, Recorded(site=SITE, pins=PINS), project=False)
    config = loaded(text, tmp_path)
    assert (config.site, config.pins, config.identity.email) == (SITE, PINS, "a@example.com")
    assert config.values == {"pages": 3}
    assert text.startswith("# ours\npages = 3  # few\n")
    before, after = tomllib.loads(EXISTING), tomllib.loads(text)
    assert {key: after[key] for key in before if key != "journey"} == {
        key: before[key] for key in before if key != "journey"
    }


def test_a_site_that_is_named_stays(tmp_path: Path) -> None:
    text = with_journey('site = "https://other.example"\n', Recorded(site=SITE, pins=PINS), project=False)
    assert loaded(text, tmp_path).site == "https://other.example"


def test_a_project_file(tmp_path: Path) -> None:
    project = '[project]\nname = "x"\n\n[tool.auditor]\npages = 3\n\n[tool.other]\nkey = 1\n'
    assert not has_journey(project, project=True)
    text = with_journey(project, Recorded(site=SITE, pins=PINS), project=True)
    config = loaded(text, tmp_path, "pyproject.toml")
    assert (config.site, config.pins, config.values) == (SITE, PINS, {"pages": 3})
    assert tomllib.loads(text)["tool"]["other"] == {"key": 1}
    again = with_journey(text, Recorded(site=SITE, pins=Pins(cart=(Open("/c"),))), project=True)
    assert loaded(again, tmp_path, "pyproject.toml").pins == Pins(cart=(Open("/c"),))


@pytest.mark.parametrize(
    ("text", "project", "says"),
    [
        ("journey = [", False, "broken TOML"),
        ("[" * 5000, False, "broken TOML"),
        ("[tool]\nauditor = 3", True, "must be a table"),
        ("tool = 3", True, "no table"),
        ("[tool.other]", True, "no table"),
    ],
)
def test_what_is_no_config_is_refused(text: str, project: bool, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        has_journey(text, project=project)


def test_a_page_objects_part_is_not_recorded() -> None:
    with pytest.raises(TypeError):
        with_journey("", Recorded(site=SITE, pins=Pins(add=(Ask("add"),))), project=False)


WORDS = st.text(min_size=1, max_size=40).map(str.strip).filter(bool)
PLAIN = WORDS.filter(lambda text: "{" not in text)
TARGETS = st.one_of(
    st.builds(lambda role, name: Target(role=role, name=name), WORDS, WORDS),
    st.builds(lambda label: Target(label=label), WORDS),
    st.builds(lambda text: Target(text=text), WORDS),
    st.builds(lambda selector: Target(selector=selector), WORDS),
)
FIELDS: st.SearchStrategy[FieldAction] = st.one_of(
    st.builds(Fill, TARGETS, PLAIN), st.builds(Choose, TARGETS, WORDS), st.builds(Tick, TARGETS)
)


@given(
    add=st.lists(st.one_of(FIELDS, st.builds(WaitFor, TARGETS)), max_size=3),
    last=st.builds(Click, TARGETS),
    url=WORDS,
    fields=st.lists(FIELDS, max_size=3),
)
def test_whatever_a_page_says_is_quoted(
    add: list[FieldAction | WaitFor],
    last: Click,
    url: str,
    fields: list[FieldAction],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    pins = Pins(product=(Open(f"/{url}"),), add=(*add, last), fields=tuple(fields))
    folder = tmp_path_factory.mktemp("config")
    text = with_journey(EXISTING, Recorded(site=SITE, pins=pins), project=False)
    assert loaded(text, folder).pins == pins
