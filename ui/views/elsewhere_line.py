"""The line that says where else an article is, each feed a link to it there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui import text
from ui.translation import isolated, tr, trn
from ui.views.quiet_line import QuietLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Elsewhere

#: Feeds that are named at first; the others come when they are asked for.
_NAMED = 4
_ALL = "all"


class ElsewhereLine(QuietLine):
    """Names the feeds that tell the same story, then those that say something else about the link.

    *Signals*: ``wanted(int, int)``, a feed and its entry.
    """

    wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: tuple[Elsewhere, ...] = ()
        self.linkActivated.connect(self._follow)

    def show_others(self, others: tuple[Elsewhere, ...]) -> None:
        """Name them; say nothing where there are none."""
        self._others = others
        self._say(_NAMED)

    def _say(self, named: int) -> None:
        same = [one for one in self._others if one.same]
        about = [one for one in self._others if not one.same]
        told, written = _list(same, named), _list(about, named)
        lines = []
        if same:
            lines.append(tr("Also in {feeds}", feeds=told))
        if about:
            lines.append(tr("Linked in {feeds}", feeds=written))
        self.put("<br>".join(lines))
        names = ", ".join(one.feed_title for one in self._others)
        self.setAccessibleName(tr("Also in {feeds}", feeds=names))
        self.setVisible(bool(lines))

    def _follow(self, link: str) -> None:
        if link == _ALL:
            self._say(len(self._others))
        else:
            feed_id, entry_id = map(int, link.split("/"))
            self.wanted.emit(feed_id, entry_id)


def _name(one: Elsewhere) -> str:
    return escape(isolated(text.one_line(one.feed_title, 60)))


def _list(others: Sequence[Elsewhere], named: int) -> str:
    links = [f'<a href="{one.feed_id}/{one.entry_id}">{_name(one)}</a>' for one in others[:named]]
    if more := len(others) - len(links):
        words = escape(trn(more, "{n} other feed", "{n} other feeds"))
        links.append(f'<a href="{_ALL}">{words}</a>')
    return ", ".join(links)
