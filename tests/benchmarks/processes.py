"""What a process and all that it started use: time on the processors, and memory."""

import contextlib
from collections import Counter

import psutil


class Tree:
    """A process with all its descendants, looked at again and again by `look`.

    A process that begins and ends between two looks is missed, and so is the last bit of one that ends:
    look often. `peak` is the highest memory seen, in bytes, shared pages told in parts (PSS) where the
    system tells them (Linux), else the resident size.
    """

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._seen: dict[tuple[int, float], tuple[str, float]] = {}
        self.peak = 0

    def _all(self) -> list[psutil.Process]:
        try:
            return [self._root, *self._root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def look(self) -> Counter[str]:
        """Seconds of processor time used so far, by the part of the whole: "python", "driver" or "browser".

        Processes that have ended count with what they had used when they were last looked at.
        """
        for process in self._all():
            with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                times, key = process.cpu_times(), (process.pid, process.create_time())
                part = self._seen[key][0] if key in self._seen else _part(process)
                self._seen[key] = part, times.user + times.system
        used: Counter[str] = Counter()
        for part, seconds in self._seen.values():
            used[part] += seconds  # type: ignore[assignment]
        return used

    def memory(self) -> Counter[str]:
        """Bytes in use now, by the part of the whole."""
        found: Counter[str] = Counter()
        for process in self._all():
            with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                told = process.memory_full_info()
                found[_part(process)] += getattr(told, "pss", told.rss)
        self.peak = max(self.peak, found.total())
        return found


def _part(process: psutil.Process) -> str:
    """Which part of an audit a process is: Python, Playwright's driver, or the browser."""
    name = process.name()
    return "python" if "python" in name else "driver" if "node" in name else "browser"
