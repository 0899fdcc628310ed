"""An OPML list before anything of it is followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from feedmon.model import FullTextMode
from ui import text
from ui.dialogs.choosing import ChoosingDialog
from ui.dialogs.folder_choice import FolderChoice
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Folder, OpmlDocument, OpmlProblem
    from ui.models.outline import Outline

_MOST_LINES, _AROUND_LINES = 4, 20


class ImportDialog(ChoosingDialog):
    """The feeds of a list, with a filter, a folder for all of them, and what can't be followed.

    ``name`` is that of the file, or of the host of the list.
    """

    def __init__(
        self,
        outline: Outline,
        parent: QWidget | None = None,
        *,
        name: str,
        folders: Sequence[Folder],
        title: str | None = None,
        words: str | None = None,
    ) -> None:
        preview = outline.preview
        super().__init__(
            outline,
            parent,
            title=title or tr("Import OPML"),
            words=words or text.list_found(name, preview),
        )
        self._filter = QLineEdit(placeholderText=tr("Filter feeds"), clearButtonEnabled=True)
        self._filter.setAccessibleName(tr("Filter feeds"))
        self._filter.textChanged.connect(self._model.filter)
        self._filter.installEventFilter(self)
        self._view.typed.connect(self._type)
        self._folder = FolderChoice(folders, nowhere=tr("As in the list"))
        self._folder.changed.connect(self._folder_changed)
        wishes = sum(feed.settings.images_allowed for feed in outline.listed)
        self._pictures = QCheckBox(text.wish_for_pictures(wishes))
        self._pictures.setToolTip(tr("Loading them tells their servers that you read."))
        named = sum(feed.settings.user_agent is not None for feed in outline.listed)
        self._agents = QCheckBox(text.wish_for_agents(named))
        self._agents.setToolTip(tr("Their servers hear that name instead of feedmon's own."))
        pages = sum(feed.settings.full_text is not FullTextMode.OFF for feed in outline.listed)
        self._pages = QCheckBox(text.wish_for_pages(pages))
        self._pages.setToolTip(tr("Each new article's page is asked for, where the list says so."))
        if outline.listed:
            self._lay_out(with_pictures=wishes > 0, with_agents=named > 0)
            if pages:
                self._below.addWidget(self._pages)
        if preview.document.problems:
            self._below.addLayout(_problems(preview.document.problems))

    @property
    def chosen(self) -> OpmlDocument:
        """The list with what is chosen of it, in the new folder if one was named."""
        chosen, into = super().chosen, self._folder.new_title
        if into:
            chosen = replace(
                chosen,
                feeds=tuple(replace(feed, folder=(into, *feed.folder)) for feed in chosen.feeds),
                folders=((into,), *((into, *path) for path in chosen.folders)),
                details=tuple(replace(one, path=(into, *one.path)) for one in chosen.details),
            )
        return chosen

    @property
    def folder_id(self) -> int | None:
        """The folder that everything is to go into, if it is there already."""
        return self._folder.folder_id

    @property
    def load_pictures(self) -> bool:
        """Whether the person wants what the list says of pictures."""
        return self._pictures.isChecked()

    @property
    def take_agents(self) -> bool:
        """Whether the person wants feeds to be asked for under the names that the list gives."""
        return self._agents.isChecked()

    @property
    def fetch_pages(self) -> bool:
        """Whether the person wants pages to be fetched as the list says."""
        return self._pages.isChecked()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the filter to the feeds with the arrows."""
        if (
            watched is self._filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
        ):
            self._view.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, *, with_pictures: bool, with_agents: bool) -> None:
        self._above.addWidget(self._filter)
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(tr("P&ut into:"))
        label.setBuddy(self._folder)
        row.addWidget(label)
        row.addWidget(self._folder, 1)
        self._below.addLayout(row)
        if with_pictures:
            self._below.addWidget(self._pictures)
        if with_agents:
            self._below.addWidget(self._agents)

    def _type(self, letters: str) -> None:
        self._filter.setFocus()
        self._filter.insert(letters)

    def _folder_changed(self) -> None:
        self._complete = self._folder.is_complete
        self._offer()


def _problems(problems: Sequence[OpmlProblem]) -> QVBoxLayout:
    heading = QLabel(text.problems_found(problems))
    named = text.problem_lines(problems)
    lines = QPlainTextEdit("\n".join(named), readOnly=True)
    lines.setAccessibleName(tr("What can't be followed"))
    # Long ones go on below: a bar to move them sideways would cover the last one.
    lines.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines.setTabChangesFocus(True)
    rows = min(len(named), _MOST_LINES)
    lines.setFixedHeight(rows * lines.fontMetrics().lineSpacing() + _AROUND_LINES)
    heading.setBuddy(lines)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(heading)
    column.addWidget(lines)
    return column
