"""placeholder"""

from auditor.gather.consent import Consent
from auditor.gather.session import Session


async def crawl(session: Session, consent: Consent) -> None:
    return None
