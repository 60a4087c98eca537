"""A page with one pixel and nothing else: what makes the SDK load all its parts, so that they can be saved."""

import json
from functools import cache
from importlib.resources import files


def trial_page(pixel_id: str) -> str:
    """The page's HTML for a pixel; whatever the id is, it stays a text in the script."""
    # "<" as an escape: an id could close the script.
    return _template().replace("(PIXEL)", f"({json.dumps(pixel_id).replace('<', chr(92) + 'u003c')})")


@cache
def _template() -> str:
    return files(__package__).joinpath("trial_page.html").read_text(encoding="utf-8")
