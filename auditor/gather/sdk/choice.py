"""The SDK source for `--sdk`: what was asked for, or what can be had."""

from pathlib import Path

from auditor.gather.sdk.saved import SavedSdk
from auditor.gather.sdk.source import OK, LiveSdk, SdkSource, StandInSdk
from auditor.gather.sinkhole.upstream import Answer, Upstream, UpstreamError
from auditor.model.vendor import Vendor


async def choose_sdk(choice: str, vendor: Vendor, upstream: Upstream, *, pixel_id: str = "") -> SdkSource:
    """The SDK source for `--sdk`.

    Args:
        choice: "auto", "live", "standin", or a folder. "auto" is the live SDK where it can be reached,
            else the stand-in, whose note then says what was in the way.
        vendor: whose SDK.
        upstream: an open client for the vendor.
        pixel_id: a pixel to ask for, where one is known, to learn whether the SDK can be reached.

    Raises:
        UsageError: `choice` is no word of the above and no folder with a saved SDK.
    """
    match choice:
        case "live":
            return LiveSdk(upstream)
        case "standin":
            return StandInSdk(vendor)
        case "auto":
            hindrance = await hindrance_to(vendor, upstream, pixel_id)
            if hindrance:
                return StandInSdk(
                    vendor,
                    f"{vendor.name}'s SDK cannot be fetched from here ({hindrance}): the built-in stand-in is used",
                )
            return LiveSdk(upstream)
        case _:
            return SavedSdk(Path(choice), vendor)


async def hindrance_to(vendor: Vendor, upstream: Upstream, pixel_id: str) -> str:
    """Why the live SDK cannot be had, "" where it can."""
    try:
        answer = await upstream.ask("GET", vendor.sdk_url(pixel_id), headers={"accept": "*/*"})
    except UpstreamError as error:
        return str(error)
    if answer.status != OK:
        return f"status {answer.status}"
    return "" if _is_script(answer) else "the answer is no script"


def _is_script(answer: Answer) -> bool:
    """A proxy's or a hotel's own page has status 200 too."""
    return "javascript" in answer.headers.get("content-type", "").lower() and bool(answer.body.strip())
