"""Printing the article that is open, and saving it as a document."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, QThread
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize
from PySide6.QtWidgets import QFileDialog

from ui import style, text
from ui.translation import tr
from ui.views.sharing import link_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from ui.views.kit import Kit
    from ui.views.paper import Paper, Sheet
    from ui.views.reading_pane import ReadingPane

_TASK = "print"
#: Characters that no file system minds, at most so many of them.
_UNFIT = frozenset('\\/:*?"<>|.')
_LONGEST = 80


class Printing(QObject):
    """Lays the article out for paper beside the window, and draws it page by page."""

    #: The system's own dialog for files, where it has one.
    native_dialogs = True

    def __init__(self, kit: Kit, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._tasks, self._status, self._now = kit.tasks, kit.status, kit.now
        self._pane, self._actions = pane, kit.actions
        kit.actions.print_article.triggered.connect(lambda: self._start(self._print))
        kit.actions.save_pdf.triggered.connect(lambda: self._start(self._save))
        pane.body_changed.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        for action in (self._actions.print_article, self._actions.save_pdf):
            action.setEnabled(self._pane.entry is not None)

    def _start(self, story: Callable[[Sheet], Coroutine[Any, Any, None]]) -> None:
        sheet = self._sheet()
        if sheet is not None and not self._tasks.running(_TASK):
            self._tasks.start(story(sheet), name=_TASK)

    def _sheet(self) -> Sheet | None:
        """Take what is shown now: another article may be open when it is drawn."""
        from ui.views.paper import Sheet

        entry = self._pane.entry
        if entry is None:
            return None
        summary = entry.summary
        at = summary.sort_at if summary.dated_at is None else summary.dated_at
        facts = (summary.feed_title, summary.author, text.moment(at, self._now()))
        return Sheet(
            title=summary.title or summary.snippet or tr("Untitled"),
            byline=" · ".join(fact for fact in facts if fact),
            link=link_of(summary),
            html=entry.content_html,
            font=style.serif(style.font()) if self._pane.typeface.serif else style.font(),
            dots=QGuiApplication.primaryScreen().logicalDotsPerInch(),
            pictures=self._pane.images.arrived(),
        )

    async def _print(self, sheet: Sheet) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.dialogs.opened import accepted
        from ui.views.paper import Paper

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.title)
        printer.setFullPage(True)
        if not await accepted(QPrintDialog(printer, self._pane.window())):
            return
        self._status.done(tr("Printing “{title}”…", title=text.one_line(sheet.title, 60)))
        size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
        here = QThread.currentThread()

        def lay_out() -> Paper:
            paper = Paper(sheet, size)
            paper.move_to(here)
            return paper

        paper = await asyncio.to_thread(lay_out)
        for _ in paper.draw(printer, printer.resolution()):
            await asyncio.sleep(0)
        self._status.done(_printed(paper.pages))

    async def _save(self, sheet: Sheet) -> None:
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted
        from ui.views.paper import write_pdf

        dialog = QFileDialog(self._pane.window(), tr("Save as PDF"))
        dialog.setNameFilters([tr("PDF documents (*.pdf)")])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self.native_dialogs)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(f"{file_name(sheet.title)}.pdf")
        if not await accepted(dialog):
            return
        path = Path(dialog.selectedFiles()[0])
        try:
            await asyncio.to_thread(write_pdf, sheet, path, usual_page())
        except OSError as error:
            sentence = tr("{file} can't be written: {why}.", file=path.name, why=error.strerror)
            await say(self._pane.window(), sentence, str(path))
        else:
            self._status.done(tr("Saved {file}", file=path.name))


def file_name(title: str) -> str:
    """Make of a stranger's title what a file may be called."""
    kept = "".join(" " if letter in _UNFIT else letter for letter in title)
    return text.one_line(kept, _LONGEST).strip("… -") or tr("Article")


def usual_page() -> QPageSize:
    """Return the size of paper that is usual where the person lives."""
    metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize(QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter)


def _printed(pages: int) -> str:
    return tr("Printed one page") if pages == 1 else tr("Printed {pages} pages", pages=pages)
