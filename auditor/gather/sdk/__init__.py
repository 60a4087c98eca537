"""Where the SDK's files come from: the vendor, the vendor's stand-in, or a folder with a saved copy."""

from auditor.gather.sdk.choice import choose_sdk
from auditor.gather.sdk.saved import SavedSdk
from auditor.gather.sdk.source import LiveSdk, SdkAnswer, SdkSource, StandInSdk

__all__ = ["LiveSdk", "SavedSdk", "SdkAnswer", "SdkSource", "StandInSdk", "choose_sdk"]
