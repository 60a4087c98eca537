"""What a process and all that it started use: time on the processors, and memory."""

import contextlib
import re

import psutil


class Tree:
    """A process with all its descendants, looked at again and again by `look`.

    A process that begins and ends between two looks is missed, and so is the last bit of one that ends:
    look often. `peak` is the highest memory seen, in bytes, shared pages told in parts (PSS) where the
    system tells them (Linux), else the resident size.
    """

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._seen: dict[tuple[int, float], float] = {}
        self.peak = 0

    def _all(self) -> list[psutil.Process]:
        try:
            return [self._root, *self._root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def look(self) -> float:
        """Seconds of processor time that all its processes have used so far, those that ended included."""
        for process in self._all():
            with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                times = process.cpu_times()
                self._seen[process.pid, process.create_time()] = times.user + times.system
        return sum(self._seen.values())

    def memory(self) -> dict[str, int]:
        """Bytes in use now, by the kind of process ("python", "node", "browser", "renderer" and so on)."""
        found: dict[str, int] = {}
        for process in self._all():
            with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                told = process.memory_full_info()
                kind = _kind(process)
                found[kind] = found.get(kind, 0) + getattr(told, "pss", told.rss)
        self.peak = max(self.peak, sum(found.values()))
        return found


def _kind(process: psutil.Process) -> str:
    """What a process is: Chromium's name their kind by a switch."""
    # Chromium's children show their command line as one text.
    named = re.search(r"--type=([\w-]+)", " ".join(process.cmdline()))
    if named:
        return named[1]
    name = process.name()
    return next((known for known in ("python", "node") if known in name), "browser")
