"""Which documents say nothing until a script has drawn the page."""

import pytest

from auditor.gather.pages.shell import is_shell

HEAD = "<head><title>A title that everybody reads</title></head>"


@pytest.mark.parametrize(
    "html",
    [
        "",
        f"<!doctype html><html>{HEAD}<body><div id=app></div><script>const words = 'a long text <b>'</script></body>",
        f"{HEAD}<body><noscript>You need JavaScript to run this app.</noscript><div id=root>Loading…</div>",
        "<body><!-- a comment that is long enough <b> --><style>body { color: red; margin: 0 }</style>",
        "<body><script>never closed, and long enough for words",
        "<!--" * 50_000,
        "<script" * 50_000,
    ],
)
def test_a_shell(html: str) -> None:
    assert is_shell(html)


@pytest.mark.parametrize(
    "html",
    [
        f"{HEAD}<body><h1>Morning mug</h1><p>Holds the first coffee.</p>",
        "<SCRIPT>1</SCRIPT ><p>Welcome</p> <p>to our little shop</p>",
        "plain words without any tag",
    ],
)
def test_a_page(html: str) -> None:
    assert not is_shell(html)
