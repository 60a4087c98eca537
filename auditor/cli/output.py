"""What a judged audit leaves: the reports, the verdict on stdout, the policy behind the exit code."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import click

from auditor.audit import write_report
from auditor.check.rules import RULES
from auditor.check.verdict import Policy
from auditor.cli.verdict import print_verdict
from auditor.model.errors import AuditorError, UsageError
from auditor.model.result import AuditResult
from auditor.model.rule import Severity
from auditor.report import FORMATS

STDOUT = "-"


def deliver(result: AuditResult, out: Path | None, formats: Sequence[str]) -> None:
    """Write the reports into a folder and print the verdict; without a folder, the one format to stdout.

    Raises:
        AuditorError: the folder cannot be written to. The verdict was printed.
    """
    if out is None:
        # Bytes, since a report is UTF-8 whatever the terminal speaks.
        click.echo(FORMATS[formats[0]](result).encode("utf-8"), nl=False)
        return
    print_verdict(result)
    for path in write_report(result, out, formats):
        click.echo(f"Report: {path}")


@contextlib.contextmanager
def unmade_if_empty(out: Path) -> Iterator[None]:
    """Takes the folders that were made for a report away again if an error leaves them empty."""
    absent = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        yield
    except AuditorError:
        for folder in absent:
            with contextlib.suppress(OSError):  # it holds something, or was never made
                folder.rmdir()
        raise


def refuse_mixed(formats: Sequence[str]) -> None:
    """Refuse to write several formats into one stream.

    Raises:
        UsageError: there is more than one.
    """
    if len(formats) != 1:
        raise UsageError("--out - writes one format: add --format json, say")


def policy_of(settings: Mapping[str, object]) -> Policy:
    """What makes the exit code.

    Raises:
        UsageError: a required rule is not in the catalogue.
    """
    require = cast("tuple[str, ...]", settings.get("require") or ())
    known = {rule.info.code for rule in RULES}
    for code in require:
        if code not in known:
            raise UsageError(f"--require {code}: there is no such rule; `auditor rules` lists them")
    fail_on = str(settings.get("fail_on") or "error")
    return Policy(
        fail_on=None if fail_on == "never" else Severity(fail_on),
        require=require,
        allow_incomplete=bool(settings.get("allow_incomplete")),
    )
