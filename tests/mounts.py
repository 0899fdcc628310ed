"""File systems of a test's own, for what only a real medium does: being full or read-only."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.needs import NO_MOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def mounted(place: Path, options: str) -> Iterator[Path]:
    """Mount an empty file system in memory at ``place``; skip where that is not permitted."""
    place.mkdir()
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(f"{NO_MOUNTS} ({sys.platform})")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
