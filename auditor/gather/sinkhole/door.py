"""Where a browser finds the sinkhole, which it is told once, when it starts."""

from auditor.gather.sinkhole.certificate import self_signed
from auditor.gather.sinkhole.shared_port import SharedPort


class Door(SharedPort):
    """A port for https and http, and the key by which a browser trusts what is behind it.

    One sinkhole after the other may stand behind it: a browser that goes on to run finds each in its turn.

    Attributes:
        port: where it is, on 127.0.0.1; 0 before it is open.
        certificate: what the server behind it shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.certificate = self_signed("sinkhole.invalid")

    @property
    def spki(self) -> str:
        """The hash by which the browser trusts it."""
        return self.certificate.spki
