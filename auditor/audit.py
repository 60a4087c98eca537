"""One audit, from the plan to the result: the only module that knows every stage."""

import asyncio
import logging
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path

from auditor import __version__
from auditor.check.engine import check
from auditor.check.verdict import Policy, reasons_incomplete, unmet_rules, verdict_of
from auditor.decode.consent import phase_at, record_of
from auditor.decode.facts import decode
from auditor.decode.page import read_page
from auditor.decode.redact import redactor
from auditor.decode.tiktok import TIKTOK
from auditor.gather import gather, record
from auditor.gather.browser.provider import Provider, fresh
from auditor.gather.evidence import load
from auditor.model.actions import Recorded
from auditor.model.declared import Declared
from auditor.model.errors import AuditorError, BrowserMissingError, UsageError
from auditor.model.event import ConsentPhase, Origin
from auditor.model.evidence import Evidence
from auditor.model.facts import Expectations, Facts
from auditor.model.journey import Until
from auditor.model.plan import SitePlan, Weighing
from auditor.model.progress import Progress
from auditor.model.result import AuditResult, JourneyStep, PixelSummary
from auditor.model.vendor import Readers
from auditor.model.visits import loads_of
from auditor.plan.server_side import server_side_signs
from auditor.plan.storefronts import STOREFRONTS
from auditor.plan.storefronts.first_look import shop_system_in
from auditor.plan.storefronts.hints import hints
from auditor.plan.storefronts.recognise import recognise
from auditor.plan.storefronts.sightings import sightings_of
from auditor.report import FORMATS

log = logging.getLogger(__name__)

EVIDENCE = "evidence"  # the evidence's folder inside a report's
SALT_BYTES = 16


async def run_audit(
    plan: SitePlan,
    *,
    out: Path,
    progress: Progress,
    policy: Policy | None = None,
    browsers: Provider = fresh,
) -> AuditResult:
    """Gather and judge. The evidence lies in `out` afterwards, whole or as far as it came.

    `browsers` gives each run its own; where nothing is said, one is started for each.

    Raises:
        AuditorError: nothing could be gathered at all (no browser, say).
    """
    folder = out / EVIDENCE
    await gather_into(folder, plan, progress, browsers=browsers)
    progress.doing("judging what was seen")
    return judge(load(folder), expectations(plan), folder, policy or Policy(), plan.weighing)


async def gather_into(
    folder: Path, plan: SitePlan, progress: Progress, *, browsers: Provider = fresh
) -> None:
    """Gather evidence into a folder.

    An interruption, and a fault of the auditor's own, keep what was seen and end without an error: the
    evidence says that it is not whole.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held_more = any(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder}: cannot be the evidence's folder: {error.strerror or error}") from error
    try:
        await gather(plan, _readers(plan), folder, progress, browsers=browsers)
    except (UsageError, BrowserMissingError):
        if not held_more:
            shutil.rmtree(folder)  # nothing was seen, so nothing is left behind
        raise
    except asyncio.CancelledError:
        if not any(folder.iterdir()):
            raise
        task = asyncio.current_task()
        if task is not None:
            task.uncancel()
    except AuditorError:
        raise
    except Exception as error:
        if not any(folder.iterdir()):
            raise
        log.debug("the gathering broke off", exc_info=True)
        progress.say(f"The auditor itself failed ({type(error).__name__}: {error}); judging what was seen.")


async def record_journey(plan: SitePlan, progress: Progress) -> Recorded:
    """Have a person shop once in a visible browser; the journey as pins. Nothing is written.

    Raises:
        AuditorError: there is no browser or no display, or the shop cannot be opened.
    """
    return await record(plan, _readers(plan), progress)


def _readers(plan: SitePlan) -> Readers:
    """The ports of the gathering, made for one plan's shopper."""
    return Readers(
        vendor=TIKTOK,
        redact=redactor(plan.identity, salt=os.urandom(SALT_BYTES)),
        read_page=read_page,
        server_side=server_side_signs,
        shop_system=shop_system_in,
    )


def expectations(plan: SitePlan) -> Expectations:
    """The plan's part that the rules judge by."""
    return _expecting(
        plan.declared,
        until=plan.until,
        pixels=plan.expected_pixels,
        confirmation_given=plan.confirmation_url is not None,
    )


def expectations_of(evidence: Evidence, declared: Declared, pixels: object = None) -> Expectations:
    """The expectations that saved evidence was gathered with, but for what is declared of the site.

    `pixels`, where given, take the place of those that were saved.
    """
    settings = evidence.capture.settings
    saved = pixels or settings.get("expected_pixels")
    until = settings.get("until")
    known = {value.value for value in Until}
    return _expecting(
        declared,
        until=Until(until) if isinstance(until, str) and until in known else Until.CHECKOUT,
        pixels=tuple(str(pixel) for pixel in saved) if isinstance(saved, list | tuple) else (),
        confirmation_given=settings.get("confirmation") is True,
    )


def _expecting(
    declared: Declared, *, until: Until, pixels: tuple[str, ...], confirmation_given: bool
) -> Expectations:
    said = {field.name: getattr(declared, field.name) for field in fields(Declared)}
    return Expectations(until=until, pixels=pixels, confirmation_given=confirmation_given, **said)


def judge(
    evidence: Evidence,
    expect: Expectations,
    folder: Path,
    policy: Policy,
    weighing: Weighing | None = None,
) -> AuditResult:
    """Decode and judge evidence: pure, but for the screenshots read from `folder`."""
    weighing = weighing or Weighing()
    shop = recognise(sightings_of(evidence), STOREFRONTS)
    facts = replace(decode(evidence, expect, TIKTOK), advice=shop.advice)
    judgement = check(facts, weighing=weighing)
    incomplete = reasons_incomplete(facts, policy)
    unmet = unmet_rules(judgement, policy)
    verdict, exit_code = verdict_of(judgement, incomplete, unmet, policy)
    capture = evidence.capture
    return AuditResult(
        tool_version=__version__,
        site=facts.site,
        started_at=capture.started_at,
        finished_at=capture.finished_at or time.time(),
        verdict=verdict,
        exit_code=exit_code,
        settings={**capture.settings, "expected_pixels": list(expect.pixels)},
        capture=capture,
        platform=shop.guess("likely" if capture.server_side else "unknown"),
        pixels=_pixels(facts),
        installs=facts.installs,
        journey=_journey(facts),
        pages=facts.pages,
        events=facts.events,
        calls=facts.calls,
        rules=judgement.rules,
        findings=judgement.findings,
        declared=expect,
        suppressions=judgement.suppressions,
        severities=weighing.severities,
        unmet=unmet,
        catalogue=judgement.catalogue,
        readiness=judgement.readiness,
        consent=facts.consent,
        incomplete=incomplete,
        notes=(
            *capture.notes,
            *facts.notes,
            *hints(shop, {step.step for step in facts.steps if not step.reached}, facts.site),
            *(use.warning for use in judgement.suppressions if use.warning),
        ),
        screenshots=_screenshots(facts, folder),
        asked_steps=expect.until.steps,
        visitor_cookies=tuple(
            cookie for cookie in evidence.cookies if cookie.name in facts.standard.visitor_cookies
        ),
    )


def write_report(result: AuditResult, out: Path, formats: Iterable[str]) -> list[Path]:
    """Write the result in each format as `report.<format>`; the paths, in the formats' order.

    Raises:
        AuditorError: the folder cannot be written to.
    """
    written = []
    for name in formats:
        path = out / f"report.{name}"
        try:
            path.write_text(FORMATS[name](result), encoding="utf-8")
        except OSError as error:
            raise AuditorError(f"{path}: cannot be written: {error.strerror or error}") from error
        written.append(path)
    return written


def report_folder(out: Path) -> Path:
    """The folder `out`, made if it is absent, and empty or a report's.

    Raises:
        UsageError: it holds other things, or cannot be made or written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        held = {path.name for path in out.iterdir()}
    except OSError as error:
        raise UsageError(f"{out}: cannot be the report's folder: {error.strerror or error}") from error
    if held and not held & {"report.json", "report.html", EVIDENCE}:
        raise UsageError(f"{out} is not empty and holds no report; name another folder with --out")
    if not os.access(out, os.W_OK | os.X_OK):
        raise UsageError(f"{out}: cannot be written to")
    return out


def _pixels(facts: Facts) -> tuple[PixelSummary, ...]:
    loads = loads_of(page.visit for page in facts.pages)
    seen = dict.fromkeys(
        [install.pixel_id for install in facts.installs] + [event.pixel_id for event in facts.events]
    )
    summaries = []
    for pixel in seen:
        installs = [install for install in facts.installs if install.pixel_id == pixel]
        events = Counter(
            event.name
            for event in facts.events
            if event.pixel_id == pixel and event.origin is Origin.MERCHANT
        )
        visits = {install.visit_id for install in installs}
        visits |= {visit for visit, load in loads.items() if load in visits}
        visits |= {event.visit_id for event in facts.events if event.pixel_id == pixel and event.visit_id}
        installed_by = Counter(
            install.installed_by for install in installs if install.installed_by != "unknown"
        )
        summaries.append(
            PixelSummary(
                id=pixel,
                installed_by=installed_by.most_common(1)[0][0] if installed_by else "unknown",
                partner=next((install.partner for install in installs if install.partner), ""),
                pages=len(visits),
                events=dict(sorted(events.items())),
            )
        )
    return tuple(summaries)


def _journey(facts: Facts) -> tuple[JourneyStep, ...]:
    steps = []
    for outcome in facts.steps:
        consent = phase_at(outcome.ended_at, record_of(outcome.run, facts.consent))
        wanted = facts.standard.funnel.get(outcome.step)
        elsewhere = consent is ConsentPhase.REJECTED or wanted in facts.expect.server_only
        expected = (wanted,) if wanted and not elsewhere else ()
        fired = dict.fromkeys(
            event.name
            for event in facts.events
            if event.run == outcome.run
            and event.step is outcome.step
            and event.sent
            and event.origin is Origin.MERCHANT
        )
        steps.append(JourneyStep(outcome=outcome, expected=expected, fired=tuple(fired), consent=consent))
    return tuple(steps)


def _screenshots(facts: Facts, folder: Path) -> Mapping[str, bytes]:
    names = {step.screenshot for step in facts.steps} | {page.visit.screenshot for page in facts.pages}
    return {
        name: path.read_bytes()
        for name in sorted(name for name in names if name)
        if (path := folder / "screenshots" / Path(name).name).is_file()
    }
