"""The layering rule of `auditor/ARCHITECTURE.md`, read from every import in the source."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import auditor

ROOT = Path(auditor.__file__).parent
STAGES = {"plan", "gather", "decode", "check", "report", "demo"}
ABOVE = {"audit", "cli", "__main__"}
HOMES = {
    "playwright": {"gather"},
    "bs4": {"decode"},
    "lxml": {"decode"},
    "jinja2": {"report"},
    "markdown_it": {"report"},
    "babel": {"check", "decode"},
    "orjson": {"decode"},
    "click": {"cli"},
    "rich": {"cli"},
    "aiohttp": {"gather", "demo"},
    "cryptography": {"gather"},
    "duckduckgo_autoconsent": {"gather"},
    "tomlkit": {"plan"},
}


def sources() -> dict[str, str]:
    """Every module's text, by its path below the package."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py"))
    }


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def faults(path: str, source: str) -> Iterator[str]:
    room = Path(path).parts[0].removesuffix(".py")
    for name in imports(source):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if name.startswith("."):
            yield f"{path} imports relatively: {name}"
        elif top == "auditor":
            closed = (
                STAGES | ABOVE if room == "model" else (STAGES | ABOVE) - {room} if room in STAGES else set()
            )
            if target in closed:
                yield f"{path} imports {name}"
        elif room not in HOMES.get(top, {room}):
            yield f"{path} imports {top}, whose home is {', '.join(sorted(HOMES[top]))}"
        elif room == "model" and top not in sys.stdlib_module_names:
            yield f"{path} imports {top}; the model needs the standard library alone"


def test_stages_import_only_the_model_and_themselves() -> None:
    found = [fault for path, source in sources().items() for fault in faults(path, source)]
    assert found == []


def test_the_rule_sees_what_it_forbids() -> None:
    inside = "def f():\n    from auditor.gather import browser\n"
    assert list(faults("check/stray.py", inside)) != []
    assert list(faults("gather/fine.py", inside)) == []
    assert list(faults("audit.py", inside)) == []
    assert list(faults("model/stray.py", "import auditor.check")) != []
    assert list(faults("model/stray.py", "import lxml")) != []
    assert list(faults("check/stray.py", "from bs4 import BeautifulSoup")) != []
    assert list(faults("check/stray.py", "from . import engine")) != []


def test_the_architecture_page_stays_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) < 60
