"""`auditor sdk save`: TikTok's current SDK in a folder, for runs that can be repeated."""

import re
from pathlib import Path

import click

from auditor.cli.browser import INSTALL_BROWSER, get_browser_first
from auditor.cli.progress import TerminalProgress, level_of
from auditor.cli.run import run, told_in_a_sentence
from auditor.cli.terminal import printable
from auditor.decode.tiktok import TIKTOK
from auditor.gather.network import network_of
from auditor.gather.sdk.copy import MANIFEST, SdkCopy
from auditor.gather.sdk.saving import TRIAL_SITE, save_sdk
from auditor.gather.sinkhole.upstream import Upstream
from auditor.model.errors import UsageError
from auditor.model.plan import BrowserOptions, SitePlan


@click.group("sdk", short_help="Keep TikTok's SDK for runs that can be repeated.")
def sdk() -> None:
    """Keep TikTok's SDK for runs that can be repeated: `auditor audit --sdk DIR` takes it from there."""


@sdk.command("save", short_help="Save TikTok's current SDK for one pixel.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--pixel", "pixel_id", required=True, metavar="ID", help="The pixel whose SDK it is.")
@click.option("--proxy", metavar="URL", envvar="AUDITOR_PROXY", help="A proxy for all requests.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@INSTALL_BROWSER
def save(folder: Path, pixel_id: str, proxy: str | None, get_browser: bool, *, quiet: bool) -> None:
    """Save TikTok's current SDK for one pixel into DIR, which is new, empty, or holds an earlier copy.

    The pixel is run on a page of the auditor's own: what the SDK loads is saved, with its date and
    checksums, and what it sends is kept from leaving. The copy shows how one pixel was set up on one
    day: for another pixel it does not tell whether the id is live.
    """
    with told_in_a_sentence():
        _refuse_malformed(pixel_id)
        if get_browser:
            get_browser_first()
        plan = SitePlan(site=TRIAL_SITE, browser=BrowserOptions(proxy=proxy, locale="en-US"))
        with TerminalProgress(level_of({"quiet": quiet})) as progress:
            copy = run(_saved(folder, pixel_id, plan, progress), interrupted=lambda: progress.say("stopping"))
    for line in _told(folder, copy):
        click.echo(line)
    if not copy.started:
        click.echo(
            "The SDK sent no event for this pixel: check its id before you rely on the copy.", err=True
        )


async def _saved(folder: Path, pixel_id: str, plan: SitePlan, progress: TerminalProgress) -> SdkCopy:
    network = network_of(plan)
    async with Upstream(network) as upstream:
        return await save_sdk(
            folder, pixel_id, vendor=TIKTOK, network=network, upstream=upstream, plan=plan, progress=progress
        )


def _refuse_malformed(pixel_id: str) -> None:
    length = TIKTOK.standard.pixel_id_length
    if not re.fullmatch(rf"[0-9A-Z]{{{length}}}", pixel_id):
        raise UsageError(
            f"--pixel {pixel_id!r} is no pixel id: Events Manager shows {length} capitals and digits"
        )


def _told(folder: Path, copy: SdkCopy) -> list[str]:
    kept = [saved for saved in copy.files if saved.file]
    size = sum(saved.size for saved in kept)
    lines = [f"{folder}: {copy.described}; {len(kept)} files, {size:,} bytes, listed in {MANIFEST}"]
    lines += [f"  {printable(saved.file)}" for saved in kept]
    lines += [
        f"  TikTok answered {saved.status} for {printable(saved.url)}"
        for saved in copy.files
        if not saved.file
    ]
    return [*lines, f"Use it with: auditor audit URL --sdk {folder}"]
