"""A measurement vendor that does not exist: what captures it cannot know TikTok."""

from collections.abc import Mapping

from auditor.model.standard import Standard
from auditor.model.vendor import SdkFile, SeenEvent, Vendor

HOST = "metrics.vendor.example"
SECOND_HOST = "metrics-eu.vendor.example"
COLLECT = f"https://{HOST}/collect"
SDK_URL = f"https://{HOST}/sdk/events.js"

STANDARD = Standard(
    vendor="Vendor",
    pageview="PageView",
    events={},
    automatic=frozenset(),
    content_types=frozenset(),
    currencies=frozenset(),
    parameters=frozenset(),
    item_parameters=frozenset(),
    event_name_pattern=".*",
    event_name_max=50,
    pixel_id_pattern="^[0-9A-V]{19}[0G]$",
    pixel_id_length=20,
)


def is_sdk(method: str, host: str, path: str) -> bool:
    return method == "GET" and path.startswith("/sdk/")


def read(method: str, url: str, body: bytes) -> list[SeenEvent]:
    return []


def a_vendor(standin: Mapping[str, str] | None = None) -> Vendor:
    """The vendor, its stand-in made of scripts by their address."""
    scripts = standin or {}

    def standin_file(url: str) -> SdkFile | None:
        script = scripts.get(url)
        return SdkFile(body=script.encode(), content_type="text/javascript") if script is not None else None

    return Vendor(
        name="Vendor",
        hosts=("metrics*.vendor.example", "metrics*.vendor.example."),
        standard=STANDARD,
        claims=lambda host: host.endswith(".vendor.example"),
        is_sdk=is_sdk,
        read=read,
        probe=lambda nonce: "",
        parse_probe=lambda text: None,
        standin=standin_file,
        sdk_url=lambda pixel_id: f"{SDK_URL}?sdkid={pixel_id}&lib=v",
    )
