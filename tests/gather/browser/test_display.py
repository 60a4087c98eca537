"""Where a window can be opened."""

import pytest

from auditor.gather.browser.display import check_display
from auditor.model.errors import BrowserMissingError


@pytest.mark.parametrize(
    ("platform", "environment"),
    [
        ("linux", {"DISPLAY": ":0"}),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("darwin", {}),
        ("win32", {}),
    ],
)
def test_there_is_one(platform: str, environment: dict[str, str]) -> None:
    check_display(platform, environment)


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}])
def test_there_is_none_and_how_to_get_one(environment: dict[str, str]) -> None:
    with pytest.raises(BrowserMissingError, match=r"no display: .*xvfb-run") as refused:
        check_display("linux", environment)
    assert refused.value.exit_code == 3
