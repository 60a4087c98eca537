"""Whether a window can be opened on this machine."""

import os
import sys
from collections.abc import Mapping

from auditor.model.errors import BrowserMissingError

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def check_display(platform: str | None = None, environment: Mapping[str, str] = os.environ) -> None:
    """Refuse where there is no display; Windows and macOS have one. `platform` is this machine's by default.

    Raises:
        BrowserMissingError: there is none; the message says how to get one.
    """
    if (platform or sys.platform).startswith("linux") and not any(
        environment.get(name) for name in _DISPLAYS
    ):
        raise BrowserMissingError(
            "no display: a person is to shop in a window, and this machine has none to show. Record where there "
            "is a screen and bring the config here, or show a virtual one by VNC: `xvfb-run -a auditor record …`"
        )
