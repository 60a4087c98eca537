"""Markers in the place of personal data."""

import pytest

from auditor.model.redaction import Form, Owner, Redacted, is_marked_readable


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("owner", Owner)
def test_readable_is_somebody_s_data_that_no_hash_hides(form: Form, owner: Owner) -> None:
    marker = Redacted("email", form, owner, "normalised")
    meant = form in {Form.PLAIN, Form.URLENCODED, Form.BASE64} and owner in {Owner.TYPED, Owner.OTHER}
    assert is_marked_readable(f'{{"note": "order of {marker}"}}') is meant
    assert Redacted.parse(str(marker)) == marker


def test_what_is_no_marker_is_none() -> None:
    for text in (
        "",
        "jane@example.com",
        "[redacted email plain]",
        "[redacted email glass typed]",
        "x [redacted",
    ):
        assert Redacted.parse(text) is None
        assert not is_marked_readable(text)
    assert Redacted.parse(f"of {Redacted('email', Form.PLAIN, Owner.TYPED)}") is None
