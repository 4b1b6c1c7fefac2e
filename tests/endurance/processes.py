"""What /proc tells about a process."""

from __future__ import annotations

import os
import re
from pathlib import Path


def status(pid: int, name: str) -> int:
    """A number of /proc/PID/status: kB for VmRSS and VmHWM (the peak of it)."""
    found = re.search(rf"^{name}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def mebibytes(pid: int | None = None, *, peak: bool = False) -> float:
    """The resident memory of a process, now or at most so far."""
    return status(pid or os.getpid(), "VmHWM" if peak else "VmRSS") / 1024


def descriptors(pid: int) -> int:
    """How many files a process has open."""
    return len(os.listdir(f"/proc/{pid}/fd"))


def reset_peak() -> None:
    """Count the peak of this process from here."""
    Path("/proc/self/clear_refs").write_text("5")
