"""Programs that are killed at some moment, and what they had said until then."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def killed_after(program: str, arguments: Sequence[str], seconds: float) -> list[str]:
    """Run Python source ``program``, kill -9 it ``seconds`` after its first line; all its lines.

    The first line is the program's word that its work begins; a program that is done sooner than
    it is killed is fine too, one that fails by itself is not.
    """
    lines: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines.append(process.stdout.readline())
        killer = threading.Timer(seconds, process.kill)
        killer.start()
        try:
            lines += process.stdout.readlines()
            status = process.wait(60)
        finally:
            killer.cancel()
            process.kill()
    assert status in (0, -9), f"the program ended by itself with status {status}"
    return [line.rstrip("\n") for line in lines]
