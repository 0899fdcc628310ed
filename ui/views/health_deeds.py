"""What the health window has others do: feeds made one, and what was missed loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import Feed
    from ui.views.editing import Editing
    from ui.views.health_window import HealthWindow
    from ui.views.older import Older


class HealthDeeds(QObject):
    """Keeps the two actions of ``window`` true, and carries them out."""

    def __init__(self, window: HealthWindow, *, editing: Editing, older: Older) -> None:
        super().__init__(window)
        self._window, self._editing, self._older = window, editing, older
        window.load.triggered.connect(self._load)
        window.merge.triggered.connect(self._merge)
        window.picked.connect(self._enable)
        window.model.dataChanged.connect(self._enable)
        older.changed.connect(self._follow)
        older.ended.connect(window.footer.setText)
        self._enable()

    def _chosen(self) -> list[Feed]:
        return self._window.chosen()

    def _enable(self) -> None:
        feeds = self._chosen()
        one = feeds[0] if len(feeds) == 1 else None
        loading = one is not None and bool(self._older.progress(one.id))
        self._window.load.setText(tr("Stop Loading") if loading else tr("Load Older Articles"))
        self._window.load.setEnabled(one is not None and (loading or one.next_archive is not None))
        twin = one is not None and one.twin_id is not None
        self._window.merge.setEnabled(len(feeds) > 1 or twin)

    def _follow(self) -> None:
        self._enable()
        said = [words for feed in self._chosen() if (words := self._older.progress(feed.id))]
        if said:
            self._window.footer.setText(said[0])

    def _load(self) -> None:
        for feed in self._chosen():
            if self._older.progress(feed.id):
                self._older.stop(feed.id)
            else:
                self._older.load(feed.id)

    def _merge(self) -> None:
        self._editing.merge([feed.id for feed in self._chosen()], self._window)
