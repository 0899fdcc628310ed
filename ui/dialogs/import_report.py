"""What an import of OPML did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from ui import text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import ImportReport


class ImportReportDialog(QDialog):
    """Says how many feeds were added, and names each one that was not, with the reason."""

    def __init__(self, report: ImportReport, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import OPML")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        summary = QLabel(summary_of(report, file_name), wordWrap=True)
        summary.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(summary)
        lines = lines_of(report)
        if lines:
            details = QPlainTextEdit("\n".join(lines), readOnly=True)
            details.setAccessibleName("What was not added")
            details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            details.setMinimumSize(460, 160)
            layout.addWidget(details, 1)
        buttons = QDialogButtonBox()
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.accept)
        layout.addWidget(buttons)


def summary_of(report: ImportReport, file_name: str) -> str:
    """Say it in one or two sentences of plain text."""
    added = text.plural(len(report.added), "feed")
    sentences = [
        f"{added} added from {file_name}." if report.added else f"{file_name}: no new feed."
    ]
    if report.added:
        one = len(report.added) == 1
        sentences.append(
            "It is fetched soon." if one else "They are fetched little by little from now on."
        )
    return " ".join(sentences)


def lines_of(report: ImportReport) -> list[str]:
    """Name what was not added: first what was left out, with line and reason."""
    lines = []
    if report.problems:
        lines.append(f"Left out: {text.count(len(report.problems))}")
        lines += [
            f"    {_one_line(left.subject) or 'an entry without a name'} ({text.left_out(left)})"
            for left in report.problems
        ]
    if report.skipped:
        lines.append(f"There already: {text.count(len(report.skipped))}")
        lines += [f"    {_one_line(feed.title or feed.url)}" for feed in report.skipped]
    return lines


def _one_line(words: str) -> str:
    return " ".join(words.split())
