"""From the data of other programs to ours, and ours as a file (no SQL, no store).

This file is the door of the room. What the programs hold is in ``ForeignData`` and ``ForeignRow``,
however it was got; why each is read as it is: ``docs/decisions/0031-switching.md``.
"""

from __future__ import annotations

from feedmon.switching.arranging import arrange
from feedmon.switching.exporting import ExportFile
from feedmon.switching.places import feed_list_of, known_places
from feedmon.switching.reading import ExportReader, is_export
from feedmon.switching.working import work_rows

__all__ = [
    "ExportFile",
    "ExportReader",
    "arrange",
    "feed_list_of",
    "is_export",
    "known_places",
    "work_rows",
]
