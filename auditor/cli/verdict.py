"""The verdict on stdout."""

from collections.abc import Sequence
from pathlib import Path

import click

from auditor.model.result import AuditResult
from auditor.report.as_text import render

COLOURS = {"pass": "green", "fail": "red", "incomplete": "yellow"}


def print_verdict(result: AuditResult, written: Sequence[Path]) -> None:
    """Print the short verdict, its first line in the verdict's colour, and where the reports are."""
    first, _, rest = render(result).partition("\n")
    click.echo(click.style(first, fg=COLOURS.get(result.verdict), bold=True))
    click.echo(rest.rstrip("\n"))
    for path in written:
        click.echo(f"Report: {path}")
