"""The consent banner: found, told from what is none, and answered as the plan says.

`answering` decides, `banner` finds by words, `autoconsent` knows the platforms' own ways, `platforms`
tells which platform a page loads and for how long its banner may yet come.
"""

from auditor.gather.consent.answering import LATE, Consent

__all__ = ["LATE", "Consent"]
