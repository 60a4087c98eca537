"""The guest checkout's form: its fields, and what is wrong with what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `token` is its `autocomplete` value; `group` is "contact" or "address"."""

    name: str
    label: str
    token: str
    group: str
    kind: str = "text"
    required: bool = True
    width: str = ""
    choices: tuple[tuple[str, str], ...] = ()


COUNTRIES = (
    ("", "Choose a country"),
    ("AT", "Austria"),
    ("FR", "France"),
    ("DE", "Germany"),
    ("IE", "Ireland"),
    ("GB", "United Kingdom"),
    ("US", "United States"),
)

FIELDS = (
    Field("email", "E-mail", "email", "contact", kind="email", width="half"),
    Field("phone", "Phone (optional)", "tel", "contact", kind="tel", required=False, width="half"),
    Field("first_name", "First name", "given-name", "address", width="half"),
    Field("last_name", "Last name", "family-name", "address", width="half"),
    Field("street", "Street and number", "address-line1", "address"),
    Field("street_2", "Flat, floor (optional)", "address-line2", "address", required=False),
    Field("postcode", "Postcode", "postal-code", "address", width="third"),
    Field("city", "City", "address-level2", "address", width="two-thirds"),
    Field("country", "Country", "country", "address", choices=COUNTRIES),
)


def cleaned(posted: Mapping[str, str]) -> dict[str, str]:
    """The form's fields out of what was posted, trimmed and cut to a sane length."""
    return {field.name: posted.get(field.name, "").strip()[:LONGEST] for field in FIELDS}


def errors_in(typed: Mapping[str, str]) -> dict[str, str]:
    """Field -> what is wrong with it, for a form as `cleaned` returns it."""
    errors = {}
    for field in FIELDS:
        value = typed.get(field.name, "")
        if field.required and not value:
            errors[field.name] = "Please fill this in."
        elif field.kind == "email" and not _looks_like_email(value):
            errors[field.name] = "This does not look like an e-mail address."
        elif field.choices and value not in dict(field.choices):
            errors[field.name] = "Please choose one of the list."
    return errors


def _looks_like_email(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and "." in host.strip(".")) and " " not in text
