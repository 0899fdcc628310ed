"""What was mended while a document was read, told by kind and line (rule P-10)."""

from __future__ import annotations

from feedmon.model import Repair

_MOST_REPAIRS = 50


class Notes:
    """Collects repairs, the first of each kind and at most fifty; knows lines by offset."""

    def __init__(self, first_line: int = 1) -> None:
        self._first_line = first_line
        self._kinds: dict[str, Repair] = {}

    def add(self, kind: str, line: int | None = None) -> None:
        """Note a repair whose line is known, or not."""
        if kind not in self._kinds and len(self._kinds) < _MOST_REPAIRS:
            self._kinds[kind] = Repair(kind, line)

    def at(self, kind: str, data: bytes, offset: int) -> None:
        """Note a repair at an offset of ``data``."""
        if kind not in self._kinds:
            self.add(kind, self._first_line + data.count(b"\n", 0, offset))

    def of_body(self, kind: str, line: int) -> None:
        """Note a repair at a line counted from the root element's own."""
        self.add(kind, self._first_line + line - 1)

    def extend(self, repairs: tuple[Repair, ...]) -> None:
        """Take over repairs that were noted elsewhere."""
        for repair in repairs:
            self.add(repair.kind, repair.line)

    def all(self) -> tuple[Repair, ...]:
        """Return what was noted, in the order it was found."""
        return tuple(self._kinds.values())
