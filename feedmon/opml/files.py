"""Lists of feeds as files of the person's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from feedmon.errors import OpmlError
from feedmon.opml.reader import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def read_opml_file(path: Path) -> bytes:
    """Read a list, and no more of what is larger than any. Raises OSError, OpmlError too-large."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise OpmlError("too-large")
    return data


def write_opml_file(path: Path, data: bytes) -> None:
    """Write beside the old file and take its place: a full disk destroys nothing.

    What is no file of its own (a pipe, a terminal) is written to. Raises OSError.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
