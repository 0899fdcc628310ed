"""Read and write OPML subscription lists (rules O-1 to O-3).

This file is the door of the room. Why the reader is our own: ``docs/decisions/0004-opml.md``.
"""

from __future__ import annotations

from feedmon.opml.files import read_opml_file, write_opml_file
from feedmon.opml.reader import MAX_BYTES, read_opml
from feedmon.opml.writer import write_opml

__all__ = ["MAX_BYTES", "read_opml", "read_opml_file", "write_opml", "write_opml_file"]
