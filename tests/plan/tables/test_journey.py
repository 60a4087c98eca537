"""`[journey]`."""

import tomllib
from pathlib import Path

import pytest

from auditor.model.actions import Choose, Click, Fill, Open, Pins, Target, Tick, WaitFor
from auditor.model.errors import UsageError
from auditor.plan.tables.journey import pins_of

FOLDER = Path(__file__).parent


def read(text: str) -> Pins:
    return pins_of(tomllib.loads(text)["journey"], "journey", FOLDER)


def test_every_part_and_every_action() -> None:
    text = """
    [journey]
    product = { url = "/p/1" }
    add = [
      { selector = "#size", choose = "M" },
      { text = "Engraving", fill = "for {first_name}" },
      { role = "button", name = " Zap it " },
    ]
    added = { text = "Zapped", wait = true }
    cart = { text = "Loot" }
    checkout = [{ text = "Loot" }, { url = "https://pay.shop.example/till" }]
    onward = [{ text = "On" }, { role = "button", name = "And on" }]
    order = { selector = "#go" }

    [[journey.fields]]
    label = "Floor"
    fill = "3"

    [[journey.fields]]
    selector = "#slot"
    choose = "Morning"

    [[journey.fields]]
    role = "radio"
    name = "At the door"
    tick = true
    """
    assert read(text) == Pins(
        product=(Open("/p/1"),),
        add=(
            Choose(Target(selector="#size"), "M"),
            Fill(Target(text="Engraving"), "for {first_name}"),
            Click(Target(role="button", name="Zap it")),
        ),
        added=(WaitFor(Target(text="Zapped")),),
        cart=(Click(Target(text="Loot")),),
        checkout=(Click(Target(text="Loot")), Open("https://pay.shop.example/till")),
        onward=(Click(Target(text="On")), Click(Target(role="button", name="And on"))),
        order=(Click(Target(selector="#go")),),
        fields=(
            Fill(Target(label="Floor"), "3"),
            Choose(Target(selector="#slot"), "Morning"),
            Tick(Target(role="radio", name="At the door")),
        ),
    )


def test_what_is_not_pinned_is_left_to_the_auditor() -> None:
    assert read("[journey]\ncart = { url = '/loot' }") == Pins(cart=(Open("/loot"),))
    assert read("[journey]") == Pins()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("journey = 3", "journey: must be a table"),
        ("[journey]\nbasket = {}", "journey.basket: unknown key"),
        ("[journey]\nadd = 'Buy'", "journey.add: must be a table like"),
        ("[journey]\nadd = []", "journey.add: must be 1 to 20 actions, not 0"),
        ("[journey]\nadd = [" + "{ text = 'x' }," * 21 + "]", "not 21"),
        ("[journey]\nadd = {}", "journey.add: must say one of role, label, text, selector or url"),
        ("[journey]\nadd = { text = 'x', selector = 'y' }", "must say one of"),
        ("[journey]\nadd = { text = 'x', name = 'y' }", "name goes with role"),
        ("[journey]\nadd = { text = ' ' }", "journey.add.text: must not be blank"),
        ("[journey]\nadd = { text = 3 }", "journey.add.text: must be a text"),
        ("[journey]\nadd = { text = 'x', click = true }", "journey.add.click: unknown key"),
        ("[journey]\nadd = { text = 'x', fill = 'a', choose = 'b' }", "has fill and choose"),
        ("[journey]\nadd = [{ text = 'x', wait = 1 }]", "journey.add[0].wait: must be true or false"),
        ("[journey]\nadd = { url = '/add' }", "must end with what is clicked to add"),
        ("[journey]\nadd = { text = 'x', wait = true }", "must end with what is clicked to add"),
        ("[journey]\nadded = { text = 'x' }", "must be one thing that comes up"),
        ("[journey]\nproduct = { text = 'x', wait = true }", "must end with what opens it"),
        ("[journey]\ncart = { url = '/c', text = 'x' }", "url stands alone"),
        ("[journey]\ncart = { url = 'javascript:alert(1)' }", "must begin with /"),
        (f"[journey]\ncart = {{ url = '/{'x' * 3000}' }}", "3,001 characters are too many"),
        ("[journey]\npage_object = 'none.py'", "journey.page_object: there is no Python file"),
        ("[journey]\npage_object = '.'", "there is no Python file"),
        ("[journey]\npage_object = '../test_config.py'", "must lie in the config's own folder"),
        (f"[journey]\npage_object = '{__file__}'", "must lie in the config's own folder"),
        ('[journey]\npage_object = "a\\u0000b.py"', "journey.page_object"),
        ("[journey]\nonward = [{ text = 'x' }, { url = '/y' }]", "journey.onward: must be what is clicked"),
        ("[journey]\nfields = [{ label = 'x' }]", "journey.fields[0]: must say what the field gets"),
        ("[journey]\nfields = { label = 'x', tick = 'yes' }", "journey.fields.tick: must be true or false"),
        ("[journey]\nfields = { label = 'x', tick = false }", "must say what the field gets"),
        ("[journey]\nfields = 3", "journey.fields: must be a table like"),
        ("[journey]\norder = [{ text = 'x' }, { text = 'y' }]", "the one thing that is clicked"),
        ("[journey]\norder = { url = '/order' }", "the one thing that is clicked"),
        (
            "[journey]\nadd = [{ text = 'x', fill = '{emial}' }, { text = 'y' }]",
            "{emial} is no part of the identity; did you mean email?",
        ),
    ],
)
def test_refusals_name_the_key_and_what_is_right(text: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(text)
    assert says in str(refused.value)


def test_a_target_in_words() -> None:
    assert Target(role="button", name="Buy").words == "role button, name “Buy”"
    assert Target(text="Buy").words == "text “Buy”"
    assert Target(selector="#buy").words == "selector #buy"


def test_a_page_object_lies_beside_the_config() -> None:
    assert read("[journey]\npage_object = 'test_journey.py'").page_object == Path(__file__).resolve()


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "shop.py").symlink_to(__file__)
    with pytest.raises(UsageError, match="must lie in the config's own folder"):
        pins_of({"page_object": "shop.py"}, "journey", tmp_path)
