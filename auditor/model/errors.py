"""What ends a command, with the exit code of the contract: 2 usage, 3 incomplete."""


class AuditorError(Exception):
    """A reason to stop that is told in one sentence, without a traceback."""

    exit_code = 3


class UsageError(AuditorError):
    """The command line or the configuration is wrong; nothing was done."""

    exit_code = 2


class BrowserMissingError(AuditorError):
    """No browser can be started; the message carries the command that gets one."""


class EvidenceError(AuditorError):
    """An evidence folder is absent, foreign or damaged."""

    exit_code = 2
