"""Audits a shop's TikTok pixel. `ARCHITECTURE.md` beside this file shows the house."""

__version__ = "0.1.0"
