"""Why a page did not open is told in words, and with the name that can be searched for."""

import pytest

from auditor.gather.failure import told


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "Page.goto: net::ERR_NAME_NOT_RESOLVED at https://shop.invalid/\nCall log:\n  - navigating",
            "there is no host of this name (ERR_NAME_NOT_RESOLVED)",
        ),
        ("net::ERR_CONNECTION_REFUSED", "the host refuses the connection (ERR_CONNECTION_REFUSED)"),
        ("net::ERR_SOMETHING_NEW at https://shop.example/", "ERR_SOMETHING_NEW"),
        ("Page.goto: Timeout 30000ms exceeded.\nCall log:", "no answer in 30 seconds"),
        ("Page.goto: Download is starting", "it is a download, not a page"),
        ("Page.reload: Navigation failed; see https://x.example", "Navigation failed"),
        ("", "it failed"),
    ],
)
def test_told(message: str, words: str) -> None:
    assert told(message) == words
