"""`auditor rules`: the catalogue, or one rule's manual page."""

import click

from auditor.check.rules import RULES
from auditor.cli.run import told_in_a_sentence
from auditor.cli.terminal import width
from auditor.model.errors import UsageError
from auditor.model.rule import RuleInfo


@click.command("rules", short_help="List the rules, or explain one.")
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the rules, or show the manual page of CODE (TT301, or content-id-missing)."""
    catalogue = [rule.info for rule in RULES]
    if code is None:
        for info in catalogue:
            click.echo(f"{info.code}  {info.severity.value:8}  {info.name}")
        return
    with told_in_a_sentence():
        wanted = code.strip().casefold()
        found = next((info for info in catalogue if wanted in {info.code.casefold(), info.name}), None)
        if found is None:
            raise UsageError(f"there is no rule {code!r}; `auditor rules` lists them")
        click.echo(manual_page(found, width()), nl=False)


def manual_page(info: RuleInfo, columns: int) -> str:
    """A rule's manual page as text, wrapped."""
    head = f"{info.code} {info.name} ({info.severity.value}; judged on: {info.scope.value})"
    parts = [head, "=" * len(head), "", info.manual.title, ""]
    for title, text in (
        ("What it checks", info.manual.checks),
        ("Why it matters", info.manual.why),
        ("How to fix it", info.manual.fix),
    ):
        parts += [title, "-" * len(title), click.wrap_text(text, columns, preserve_paragraphs=True), ""]
    parts += ["Example", "-------", info.manual.example.rstrip(), ""]
    return "\n".join(parts)
