"""A virtual screen, if this machine has one to give."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Why the window is measured from inside only.
NO_XVFB = "Xvfb is not installed: the window was asked from inside alone, on no screen"
_PATIENCE_S = 10


@contextmanager
def screen() -> Iterator[str | None]:
    """The display of an X server that runs inside the block; ``None`` where there is no Xvfb."""
    program = shutil.which("Xvfb")
    if program is None:
        yield None
        return
    options = ("-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset")
    process = subprocess.Popen(
        [program, "-displayfd", "1", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        number = process.stdout.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(_PATIENCE_S)
        process.stdout.close()
