"""TikTok, as one record: all that the rest of the house knows of it."""

from auditor.decode.tiktok.announced import announced
from auditor.decode.tiktok.beacons import read
from auditor.decode.tiktok.hosts import HOSTS, claims, is_sdk, sdk_url
from auditor.decode.tiktok.probe import parse_probe, probe, state_script
from auditor.decode.tiktok.standard import STANDARD
from auditor.decode.tiktok.standin import standin
from auditor.decode.tiktok.trial_page import trial_page
from auditor.model.vendor import Vendor

TIKTOK = Vendor(
    name="TikTok",
    hosts=HOSTS,
    standard=STANDARD,
    claims=claims,
    is_sdk=is_sdk,
    read=read,
    probe=probe,
    parse_probe=parse_probe,
    standin=standin,
    sdk_url=sdk_url,
    state=state_script(),
    trial_page=trial_page,
    announced=announced,
)
"""The vendor."""
