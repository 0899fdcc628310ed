"""Tables of articles: those that hold facts get lines, those that only place things go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

_PARTS = re.compile(
    r"<(/?)(table|caption|thead|tbody|tfoot|tr|td|th|colgroup|col)((?: [a-z-]+=\"[^\"<>]*\")*)>"
)
_CAPTION = re.compile(r"(<table[^<>]*>)\s*<caption([^<>]*)>(.*?)</caption>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")
_FACTS = re.compile(r'<table class="(?:facts|wide)"[^<>]*>.*?</table>', re.DOTALL)
_ROW = re.compile(r"(<tr[^<>]*>)(.*?)(</tr>)", re.DOTALL)
_CELL = re.compile(r"<(t[dh])[^<>]*>.*?</\1>", re.DOTALL)
#: A table whose longest words are together as long as this stands in smaller letters; from the
#: second number on it is wider than the page instead, since its words would be broken everywhere.
_WIDE, _HUGE = 64, 110
#: What a letter and the space beside a word are wide in there; words up to this are not broken.
_LETTER, _BESIDE, _LONGEST = 7, 16, 14


@dataclass(slots=True)
class _Table:
    """What is found out about a table before any of it is written again."""

    rows: int = 0
    cells: int = 0  # of the row that is read
    most: int = 0  # in any row
    holds_table: bool = False
    words: dict[int, int] = field(default_factory=dict)  # the longest word of each column

    @property
    def is_layout(self) -> bool:
        """Whether it only places things, as newsletters do."""
        return self.holds_table or self.most <= 1

    @property
    def is_wide(self) -> bool:
        """Whether it would be too wide in letters of the usual size."""
        return sum(self.words.values()) + 2 * len(self.words) > _WIDE

    def width_of(self, column: int) -> int:
        """Return the width that a column has to have, in pixels; 0 for any."""
        kept = [min(longest, _LONGEST) for longest in self.words.values()]
        if sum(kept) + 2 * len(kept) <= _HUGE:
            return 0
        return _BESIDE + _LETTER * max(3, min(self.words.get(column, 0), _LONGEST))


def set_tables(html: str, *, turned: bool) -> str:
    """Give tables of facts classes by which they are drawn, and take those for layout apart.

    In an article that is ``turned``, read from the right, they begin at the right.
    """
    if "<table" not in html:
        return html
    html = _CAPTION.sub(r'<p class="caption"\2>\3</p>\1', html)
    html = _Tables(_look_at(html)).rewrite(html)
    return _FACTS.sub(_turned, html) if turned else html


def _turned(found: re.Match[str]) -> str:
    """A table with its cells in the other order: Qt has no such tables."""
    table = found[0]
    if " rowspan=" in table:  # whose cells stand in rows that do not name them
        return table
    table = table.replace("<table ", '<table width="100%" ', 1)
    return _ROW.sub(lambda row: row[1] + _reversed(row[2]) + row[3], table)


def _reversed(row: str) -> str:
    cells = [found[0] for found in _CELL.finditer(row)]
    return "".join(
        cell.replace(' align="left"', "", 1)
        .replace('class="first"', 'class="last"', 1)
        .replace(
            " valign=", ' align="right" valign=' if 'align="center"' not in cell else " valign="
        )
        for cell in reversed(cells)
    )


def _look_at(html: str) -> list[_Table]:
    """Look at all tables, in the order in which they begin."""
    found: list[_Table] = []
    open_ones: list[_Table] = []
    begun = -1  # where the text of the cell that is read begins
    for part in _PARTS.finditer(html):
        closes, tag = part[1], part[2]
        if tag == "table" and not closes:
            if open_ones:
                open_ones[-1].holds_table = True
            open_ones.append(_Table())
            found.append(open_ones[-1])
        elif not open_ones:
            continue
        elif tag == "table":
            open_ones.pop()
        elif tag == "tr" and not closes:
            open_ones[-1].rows += 1
            open_ones[-1].cells = 0
        elif tag in ("td", "th"):
            table = open_ones[-1]
            if not closes:
                table.cells += 1
                table.most = max(table.most, table.cells)
                begun = part.end()
            elif begun >= 0:
                words = unescape(_TAGS.sub(" ", html[begun : part.start()])).split()
                longest = max(map(len, words), default=0)
                table.words[table.cells] = max(table.words.get(table.cells, 0), longest)
                begun = -1
    return found


class _Tables:
    """Writes tables again as they were found to be."""

    def __init__(self, tables: list[_Table]) -> None:
        self._coming = iter(tables)
        self._open: list[_Table] = []
        self._column = 0

    def rewrite(self, html: str) -> str:
        return _PARTS.sub(self._part, html)

    def _part(self, found: re.Match[str]) -> str:
        closes, tag, attributes = found.groups()
        if tag == "table":
            return self._table_end() if closes else self._table(attributes)
        if not self._open or tag == "caption":
            return ""
        if self._open[-1].is_layout:
            return f"<{closes}div>" if tag in ("td", "th") else ""
        if tag == "tr":
            self._column = 0
        if tag in ("td", "th") and not closes:
            self._column += 1
            kind = "first" if self._column == 1 else "cell"
            aligned = "" if tag == "td" or " align=" in attributes else ' align="left"'
            width = self._open[-1].width_of(self._column)
            wide = f' width="{width}"' if width else ""
            return f'<{tag} class="{kind}" valign="top"{wide}{aligned}{attributes}>'
        return found[0]

    def _table(self, attributes: str) -> str:
        self._open.append(next(self._coming))
        table = self._open[-1]
        if table.is_layout:
            return f"<div{attributes}>"
        return f'<table class="{"wide" if table.is_wide else "facts"}" cellspacing="0"{attributes}>'

    def _table_end(self) -> str:
        if not self._open:
            return ""
        return "</div>" if self._open.pop().is_layout else "</table>"
