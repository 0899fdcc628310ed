"""Memory that nobody uses any more, back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give back what the C library keeps of freed memory: with glibc all but its last end stays.

    That is Linux; elsewhere the system's library does as it thinks best.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
