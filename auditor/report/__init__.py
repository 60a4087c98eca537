"""The result as text: HTML, JSON, terminal. jinja2 lives here alone."""

from collections.abc import Callable, Mapping

from auditor.model.result import AuditResult
from auditor.report import as_html, as_json

FORMATS: Mapping[str, Callable[[AuditResult], str]] = {
    "html": as_html.render,
    "json": as_json.render,
}
"""The files that `--format` can write, by name: each turns a result into a whole file's text."""
