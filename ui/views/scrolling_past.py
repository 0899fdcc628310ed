"""What the person scrolls past counts as read, where they prefer it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.translation import trn

if TYPE_CHECKING:
    from ui.models.articles import ArticleModel
    from ui.preferences import Preferences
    from ui.views.article_list import ArticleList
    from ui.views.marking import Marking

#: Scrolling rests for so long before what is above counts as read: it may be scrolled back.
_REST_MS = 800


class ScrollingPast(QObject):
    """Marks articles that were seen and then scrolled out at the top; each pause is one step.

    Only the person's own scrolling counts (wheel, scroll bar): not that keys go to another article,
    that news come in above, or that the list is arranged anew. What a leap of the scroll bar never
    showed stays unread.
    """

    def __init__(
        self, preferences: Preferences, *, model: ArticleModel, view: ArticleList, marking: Marking
    ) -> None:
        super().__init__(view)
        self._preferences, self._marking = preferences, marking
        self._model, self._view = model, view
        self._seen: set[int] = set()
        self._by_hand = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._mark)
        bar = view.verticalScrollBar()
        bar.actionTriggered.connect(self._begin)  # by people alone, and before the bar moves
        bar.valueChanged.connect(self._moved)
        model.modelReset.connect(self._forget)

    def _begin(self) -> None:
        bar = self._view.verticalScrollBar()
        if self._preferences.mark_read_on_scroll and bar.sliderPosition() != bar.value():
            self._note_what_is_seen()
            self._by_hand = True

    def _moved(self) -> None:
        if self._by_hand:
            self._by_hand = False
            self._note_what_is_seen()
            self._rest.start()

    def _note_what_is_seen(self) -> None:
        first, last = self._view.rowAt(0), self._view.rowAt(self._view.viewport().height() - 1)
        if first >= 0:
            end = self._model.rowCount() - 1 if last < 0 else last
            self._seen.update(self._model.summary(row).id for row in range(first, end + 1))

    def _forget(self) -> None:
        self._rest.stop()
        self._seen.clear()

    def _mark(self) -> None:
        """Mark what was seen and is above now; of what is (partly) seen still, nothing is said."""
        first = self._view.rowAt(0)
        rows = ((self._model.row_of(entry_id), entry_id) for entry_id in self._seen)
        passed = [entry_id for row, entry_id in rows if row is not None and row < first]
        self._seen.difference_update(passed)
        label = trn(len(passed), "Mark as Read", "Mark {n} as Read")
        if self._preferences.mark_read_on_scroll:
            self._marking.mark(passed, read=True, label=label)
