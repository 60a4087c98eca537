import pytest

from auditor.decode.redact.phones import digits_of, national, parsed, phone_spellings


def spelled(typed: str, country: str = "") -> dict[str, str]:
    """Value -> the name of its spelling, the first one's where there are several."""
    names: dict[str, str] = {}
    for name, value in phone_spellings(typed, country):
        names.setdefault(value, name)
    return names


@pytest.mark.parametrize(
    ("typed", "country", "normalised", "at_home"),
    [
        ("+1 202 555 0143", "US", "+12025550143", "2025550143"),
        ("(202) 555-0143", "us", "+12025550143", "2025550143"),
        ("+44 20 7946 0018", "GB", "+442079460018", "02079460018"),
        ("030 901820", "DE", "+4930901820", "030901820"),
        ("+39 06 5550 1430", "IT", "+390655501430", "0655501430"),
        ("+36 1 555 0143", "HU", "+3615550143", "0615550143"),
        ("+353 1 234 5678", "", "+35312345678", "012345678"),
    ],
)
def test_e164_is_the_right_spelling_and_the_number_at_home_is_none(
    typed: str, country: str, normalised: str, at_home: str
) -> None:
    names = spelled(typed, country)
    assert names[normalised] == "normalised"
    assert names[at_home] in {"national", "national_with_zero"}
    assert [value for value, name in names.items() if name == "normalised"] == [normalised]


def test_of_a_chinese_number_the_sdk_hashes_the_national_one() -> None:
    names = spelled("+86 138 0013 8000", "CN")
    assert names["13800138000"] == names["+8613800138000"] == "normalised"


@pytest.mark.parametrize("value", ["030-901820", "+49.30.901820", "tel:+49-30-901820", "49 30 901820"])
def test_formats(value: str) -> None:
    assert spelled("+4930901820")[value] == "formatted"


@pytest.mark.parametrize("typed", ["", "none", "+", "call us"])
def test_what_has_no_digit_has_no_spelling(typed: str) -> None:
    assert spelled(typed, "DE") == {}


@pytest.mark.parametrize(
    ("typed", "country"), [("030 901820", ""), ("+999 1", "DE"), ("1", "DE"), ("1", "XX")]
)
def test_what_is_no_number_of_any_country_is_spelled_as_typed(typed: str, country: str) -> None:
    assert parsed(typed, country) is None
    assert spelled(typed, country)[typed] == "as_typed"


def test_digits() -> None:
    assert digits_of("+49 (30) 90") == "493090"
    number = parsed("+390655501430")
    assert number is not None
    assert national(number) == "0655501430"
