"""The layering rule of `auditor/ARCHITECTURE.md`, read from every import in the source."""

import ast
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
    "click": {"cli"},
    "rich": {"cli"},
    "aiohttp": {"gather", "demo"},
    "cryptography": {"gather"},
}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def faults(path: Path) -> Iterator[str]:
    room = room_of(path)
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top == "auditor" and rest:
            target = rest.split(".")[0]
            if room in STAGES and target in (STAGES | ABOVE) - {room}:
                yield f"{path.relative_to(ROOT)} imports {name}"
            if room == "model" and target in STAGES | ABOVE:
                yield f"{path.relative_to(ROOT)} imports {name}"
        elif top in HOMES and room not in HOMES[top]:
            yield f"{path.relative_to(ROOT)} imports {top}, whose home is {', '.join(sorted(HOMES[top]))}"


def test_stages_import_only_the_model_and_themselves() -> None:
    sources = sorted(ROOT.rglob("*.py"))
    assert sources
    assert [fault for path in sources for fault in faults(path)] == []


def test_the_model_needs_the_standard_library_alone() -> None:
    import sys  # noqa: PLC0415

    outside = {
        name
        for path in (ROOT / "model").rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names | {"auditor"}
    }
    assert outside == set()


def test_the_rule_sees_an_import_inside_a_function(tmp_path: Path) -> None:
    stray = ROOT / "check" / "stray.py"
    tree = "def f():\n    from auditor.gather import browser\n"
    found = [
        name
        for node in ast.walk(ast.parse(tree))
        if isinstance(node, ast.ImportFrom)
        for name in [node.module]
    ]
    assert found == ["auditor.gather"]
    assert room_of(stray) == "check"


def test_the_architecture_page_stays_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) < 60
