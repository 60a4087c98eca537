from auditor.decode.redact.markers import Ledger
from auditor.model.redaction import Redacted

MARKER = "[redacted email plain typed normalised]"


def shout(text: str) -> str:
    return text.replace("secret", MARKER)


def test_what_was_written_passes_unchanged() -> None:
    redact = Ledger().keep(shout)
    written = redact("a secret")
    assert written == f"a {MARKER}"
    assert redact(written) == written


def test_a_marker_that_was_not_written_loses_its_shape() -> None:
    ledger = Ledger()
    redact = ledger.keep(shout)
    forged = f"forged {MARKER}"
    assert not ledger.wrote(forged)
    disarmed = redact(forged)
    assert Redacted.all_in(disarmed) == []
    assert redact(disarmed) == disarmed


def test_a_true_marker_in_another_text_does_not_vouch_for_it() -> None:
    redact = Ledger().keep(shout)
    written = redact("a secret")
    assert Redacted.all_in(redact(f"{written} and more")) == []


def test_ledgers_do_not_vouch_for_each_other() -> None:
    written = Ledger().keep(shout)("a secret")
    assert Redacted.all_in(Ledger().keep(shout)(written)) == []
