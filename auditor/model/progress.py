"""What a stage tells a person while it works."""

from typing import Protocol


class Progress(Protocol):
    """Where the stages report to; the command line prints it, the tests collect it."""

    def doing(self, text: str) -> None:
        """What is under way now, as a short phrase: "adding Red shirt to the cart"."""

    def visited(self, url: str, *, status: int | None) -> None:
        """A page was visited."""

    def beacon(self, name: str) -> None:
        """A beacon arrived; `name` is the event's."""

    def say(self, text: str) -> None:
        """Something that a person should know and keep: a warning, a fall-back."""


class Silent:
    """Progress that nobody watches."""

    def doing(self, text: str) -> None:
        """Nothing."""

    def visited(self, url: str, *, status: int | None) -> None:
        """Nothing."""

    def beacon(self, name: str) -> None:
        """Nothing."""

    def say(self, text: str) -> None:
        """Nothing."""
