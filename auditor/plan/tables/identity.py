"""`[identity]`: whom the checkout form is filled with."""

from dataclasses import fields

from auditor.model.plan import Identity
from auditor.plan.tables.values import table, text

KEY = "identity"


def identity_of(value: object, where: str) -> Identity:
    """The shopper of the table; what it leaves out is the default's.

    Raises:
        UsageError: a key is unknown, or its value no text.
    """
    read = table(value, where, known=(item.name for item in fields(Identity)))
    return Identity(**{key: text(item, f"{where}.{key}") for key, item in read.items()})
