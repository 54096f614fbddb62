"""What figures were measured with: the processor, Python and annals; never a name of the machine."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from annals import __version__

_CPU = Path("/proc/cpuinfo")


def machine() -> dict[str, str | int | None]:
    """The processor's model, the cores this process may use, the system, Python's and annals' version."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "annals": __version__,
    }


def today() -> str:
    """The day, in UTC, as an ISO date."""
    return datetime.now(UTC).date().isoformat()


def _processor() -> str | None:
    if _CPU.exists():
        for line in _CPU.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, model = line.partition(":")
            if name.strip() == "model name":
                return model.strip()
    return platform.processor() or platform.machine() or None
