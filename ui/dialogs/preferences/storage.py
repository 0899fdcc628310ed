"""What is kept, for how long, where, and how much room it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout

from feedmon.errors import FeedmonError
from feedmon.settings import MEGABYTE, Settings
from ui import text
from ui.dialogs.fields import quiet, spin
from ui.dialogs.preferences.page import Page, beside
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QSpinBox

    from feedmon.model import Storage as Kept
    from ui.dialogs.preferences.backups import Backups
    from ui.preferences import Preferences
    from ui.tasks import Tasks

_MEASURING, _TIDYING = "measure the store", "tidy up"  # not for people
_NUMBERS, _DAYS = (100, 1_000_000), (7, 3650)
_USUAL_DAYS = 90
_MEGABYTES = (50, 100_000)


class Storage(Page):
    """Counts, the folder, backups, and retention.

    ``measure`` counts what is kept; ``tidy`` deletes what is beyond that and says how many.

    *Signals*: ``folder_wanted()``, the person wants to see the files.
    """

    folder_wanted = Signal()
    title = mark("Storage")
    icon = "hard-drive"

    def __init__(
        self,
        preferences: Preferences,
        *,
        tasks: Tasks,
        measure: Callable[[], Awaitable[Kept]],
        tidy: Callable[[], Awaitable[int]],
        backups: Backups,
        directory: str,
    ) -> None:
        super().__init__(preferences)
        self._tasks, self._measure, self._tidy = tasks, measure, tidy
        self.counts = _plain("…")
        self.sizes = quiet("…")
        self.row(tr("Kept"), self.counts)
        self.row("", self.sizes)
        place = _plain(directory)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        self.folder = QPushButton(tr("Show &Folder"), autoDefault=False)
        self.folder.clicked.connect(self.folder_wanted)
        self.row(tr("Where"), place)
        self.row("", self.folder)
        self.backups = backups
        backups.made.connect(self._start_counting)
        # In a layout of its own it is as wide as the page.
        shelf = QVBoxLayout()
        shelf.addWidget(backups)
        self.row(tr("Backups"), shelf)
        usual = Settings().keep_newest or _NUMBERS[1]
        self.by_number = QCheckBox(tr("The &newest"))
        self.newest = spin(_NUMBERS, tr(" of each feed"), step=1000)
        self.by_age = QCheckBox(tr("Those of the &last"))
        self.days = spin(_DAYS, tr(" days", "behind a number"), step=10)
        self.newest.setAccessibleName(tr("Articles kept of each feed"))
        self.days.setAccessibleName(tr("Days that articles are kept"))
        broadest = max(box.sizeHint().width() for box in (self.by_number, self.by_age))
        for box in (self.by_number, self.by_age):
            box.setMinimumWidth(broadest)
        self._keep(self.by_number, self.newest, "keep_newest", usual)
        self._keep(self.by_age, self.days, "keep_days", _USUAL_DAYS)
        self.row(tr("Keep articles"), beside(self.by_number, self.newest))
        self.row(
            "",
            beside(self.by_age, self.days),
            tr(
                "Starred and tagged articles are always kept. A feed's own limits go before "
                "these. What is beyond them goes within the hour."
            ),
        )
        self.by_alert_age = QCheckBox(tr("Those of the l&ast", "alerts"))
        self.by_alert_age.setAccessibleName(tr("Alerts of the last days"))
        self.alert_days = spin(_DAYS, tr(" days", "behind a number"), step=10)
        self.alert_days.setAccessibleName(tr("Days that alerts are kept"))
        self.by_alert_age.setMinimumWidth(broadest)
        usual_age = Settings().keep_alerts_days or _DAYS[1]
        self._keep(self.by_alert_age, self.alert_days, "keep_alerts_days", usual_age)
        self.row(
            tr("Keep alerts"),
            beside(self.by_alert_age, self.alert_days),
            tr(
                "Those of unread and starred articles are always kept, and those of feeds until"
                " you have seen them. How they were told is kept for 90 days."
            ),
        )
        self.tidy_up = QPushButton(tr("&Tidy Up Now"), autoDefault=False)
        self.tidy_up.clicked.connect(
            lambda: tasks.start(self._tidy_up(), name=_TIDYING, replace=True)
        )
        self.tidied = quiet("")
        self.row("", beside(self.tidy_up, self.tidied))
        self.room = spin(_MEGABYTES, tr(" MB"), step=100)
        self.room.setAccessibleName(tr("Megabytes that pictures of articles take at the most"))
        self.room.valueChanged.connect(
            lambda value: self.edited.emit({"pictures_bytes": value * MEGABYTE})
        )
        self.row(
            tr("&Pictures up to"),
            self.room,
            tr("Those that were looked at longest ago go first, those of starred articles last."),
        )
        self.keep_pictures = QCheckBox(tr("Keep pictures of new articles for &offline reading"))
        self.keep_pictures.toggled.connect(lambda on: self.edited.emit({"keep_pictures": on}))
        self.row(
            "",
            self.keep_pictures,
            tr("Of feeds whose pictures you allow. They are fetched when the articles come."),
        )

    def show_settings(self, settings: Settings) -> None:
        """Show what is kept now."""
        for box, field, value in (
            (self.by_number, self.newest, settings.keep_newest),
            (self.by_age, self.days, settings.keep_days),
            (self.by_alert_age, self.alert_days, settings.keep_alerts_days),
        ):
            for widget in (box, field):
                widget.blockSignals(True)
            box.setChecked(value is not None)
            field.setEnabled(value is not None)
            if value is not None:
                field.setValue(value)
            for widget in (box, field):
                widget.blockSignals(False)

        for widget in (self.room, self.keep_pictures):
            widget.blockSignals(True)
        self.room.setValue(settings.pictures_bytes // MEGABYTE)
        self.keep_pictures.setChecked(settings.keep_pictures)
        for widget in (self.room, self.keep_pictures):
            widget.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Count when somebody looks."""
        super().showEvent(event)
        self._start_counting()
        self.backups.look()

    def look_again(self) -> None:
        """Count and list again, if somebody looks."""
        if self.isVisible():
            self._start_counting()
            self.backups.look()

    def stop(self) -> None:
        """End what runs: nobody looks any more."""
        self._tasks.cancel(_MEASURING)
        self._tasks.cancel(_TIDYING)
        self.backups.stop()

    def _start_counting(self) -> None:
        self._tasks.start(self._count(), name=_MEASURING, replace=True)

    def _keep(self, box: QCheckBox, field: QSpinBox, name: str, usual: int) -> None:
        field.setValue(usual)

        def tell() -> None:
            self.edited.emit({name: field.value() if box.isChecked() else None})

        box.toggled.connect(field.setEnabled)
        box.toggled.connect(tell)
        field.valueChanged.connect(tell)

    async def _count(self) -> None:
        try:
            kept = await self._measure()
        except FeedmonError as error:
            self.sizes.setText(text.error_sentence(error))
            return
        self.counts.setText(
            trn(
                kept.entries,
                "{n} article of {feeds}",
                "{n} articles of {feeds}",
                feeds=trn(kept.feeds, "{n} feed", "{n} feeds"),
            )
        )
        parts = [tr("{size} on the disk", size=text.size(kept.store))]
        if kept.copies:
            parts.append(tr("{size} of backups", size=text.size(kept.copies)))
        if kept.pictures:
            parts.append(tr("{size} of pictures", size=text.size(kept.pictures)))
        if kept.logs:
            parts.append(tr("{size} of logs", size=text.size(kept.logs)))
        self.sizes.setText(" · ".join(parts))

    async def _tidy_up(self) -> None:
        self.tidy_up.setEnabled(False)
        self.tidied.setText(tr("Tidying up…"))
        try:
            deleted = await self._tidy()
        except FeedmonError as error:
            self.tidied.setText(text.error_sentence(error))
            return
        finally:
            self.tidy_up.setEnabled(True)
        self.tidied.setText(
            trn(deleted, "{n} article deleted", "{n} articles deleted")
            if deleted
            else tr("Nothing to delete")
        )
        await self._count()


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
