"""`report.html`: one file that opens anywhere, reads without scripts, and runs nothing of the shop's."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from auditor.model.result import AuditResult
from auditor.report import words
from auditor.report.prose import lead, manual, prose, verbatim
from auditor.report.view import view
from auditor.report.visible import visible


def render(result: AuditResult) -> str:
    """The result as one self-contained HTML page."""
    style, script = _asset("report.css"), _asset("report.js")
    text = (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view(result),
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            policy=_policy(style, script),
        )
    )
    return f"{text}\n"


def _policy(style: str, script: str) -> str:
    """Nothing is fetched, and only this file's own style and script are allowed, by their hashes."""
    return "; ".join(
        [
            "default-src 'none'",
            "img-src data:",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files("auditor.report").joinpath("templates", name).read_text(encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("auditor.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_visible,
    )
    environment.filters |= {"prose": prose, "verbatim": verbatim, "manual": manual, "lead": lead}
    environment.globals |= {
        "count": words.count,
        "severity_word": words.SEVERITY,
        "severities_word": words.SEVERITIES,
        "installed_by": words.INSTALLED_BY,
    }
    return environment


def _visible(value: object) -> object:
    """Every text that a template prints: with control and reordering characters as escapes."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
