"""Text cut, copied, pasted and selected by menu and palette as well as by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane

Field = QLineEdit | QPlainTextEdit | QTextEdit


class Copying(QObject):
    """Keeps the actions true: they mean the field that has the keys, or else the article.

    In fields the keys of these actions are the fields' own.
    """

    def __init__(self, kit: Kit, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._field: Field | None = None
        self._selection = (0, 0)  # where it begins in a line, and its length
        actions = kit.actions
        self._cut, self._copy = actions.cut_text, actions.copy_text
        self._paste, self._select = actions.paste_text, actions.select_text
        pane.browser.addActions([self._copy, self._select])
        pane.browser.copyAvailable.connect(self._follow)
        pane.body_changed.connect(self._follow)
        self._cut.triggered.connect(lambda: self._target().cut())
        self._copy.triggered.connect(lambda: self._target().copy())
        self._paste.triggered.connect(lambda: self._target().paste())
        self._select.triggered.connect(self._select_all)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._follow()

    def _target(self) -> Field:
        field = self._field
        return field if field is not None and shiboken6.isValid(field) else self._pane.browser

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        # The menu that is being looked through, or another program, takes nothing from the field.
        if now is None or isinstance(now, (QMenu, QMenuBar)):
            self._select_again()
            return
        before, self._field = self._field, now if isinstance(now, Field) else None
        if before is not None and shiboken6.isValid(before):
            before.selectionChanged.disconnect(self._follow)
            before.textChanged.disconnect(self._follow)
        if self._field is not None:
            self._field.selectionChanged.connect(self._follow)
            self._field.textChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        field = self._target()
        if isinstance(field, QLineEdit) and field.hasFocus():
            self._selection = field.selectionStart(), field.selectionLength()
        article = field is self._pane.browser
        editable = not field.isReadOnly()
        selected = _has_selection(field) and not _is_secret(field)
        self._cut.setEnabled(editable and selected)
        self._copy.setEnabled(selected)
        # Whether there is text to paste is not asked: the program that has it may not answer.
        self._paste.setEnabled(editable)
        empty = self._pane.entry is None if article else _is_empty(field)
        self._select.setEnabled(not empty)

    def _select_again(self) -> None:
        """Give a line its selection back, which it lets go of when keys lead to the menu bar."""
        field = self._target()
        start, length = self._selection
        if isinstance(field, QLineEdit) and length and not field.hasSelectedText():
            field.setSelection(start, length)

    def _select_all(self) -> None:
        field = self._target()
        field.setFocus()
        field.selectAll()


def _has_selection(field: Field) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return field.textCursor().hasSelection()


def _is_empty(field: Field) -> bool:
    return not field.text() if isinstance(field, QLineEdit) else field.document().isEmpty()


def _is_secret(field: Field) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
