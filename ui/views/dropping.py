"""What comes from elsewhere to be followed: dropped on the window, or on the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_SCHEMES = frozenset({"http", "https", "feed", "itpc", "pcast"})
_LONGEST_ADDRESS = 2_000
_LISTS = frozenset({".opml", ".xml"})
#: Each address is a dialog.
_MOST = 10


class Drops(QObject):
    """Lets a window take what is dropped on it, wherever nothing inside wants it.

    *Signals*: ``addresses(list)``, what may be looked up; ``lists(list)``, paths of files to
    import.
    """

    addresses = Signal(object)
    lists = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take part in drags that bring something to follow."""
        if isinstance(event, (QDragMoveEvent, QDropEvent)) and event.source() is None:
            found, files = addresses_in(event.mimeData()), lists_in(event.mimeData())
            if found or files:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                if event.type() == QEvent.Type.Drop:
                    self._take(found, files)
                return True
        return super().eventFilter(watched, event)

    def _take(self, found: list[str], files: list[str]) -> None:
        if files:
            self.lists.emit(files)
        if found:
            self.addresses.emit(found)


def addresses_in(data: QMimeData) -> list[str]:
    """Take what may be addresses from a drag: links, or a word that is dragged out of a text."""
    found = [line for line in _lines(data) if QUrl(line).scheme() in _SCHEMES and QUrl(line).host()]
    if not found and not data.hasUrls():
        word = data.text().strip()
        if len(word) <= _LONGEST_ADDRESS and ("." in word or "/" in word or "@" in word):
            found = [] if any(map(str.isspace, word)) else [word]
    return found[:_MOST]


def lists_in(data: QMimeData) -> list[str]:
    """Take the files from a drag that may be lists of feeds."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if Path(path).suffix.lower() in _LISTS]


def address_on(data: QMimeData | None) -> str:
    """Take a web address from a clipboard; "" when what is there is something else."""
    if data is None or not data.hasText():
        return ""
    words = data.text()[: _LONGEST_ADDRESS + 1].strip()
    url = QUrl(words, QUrl.ParsingMode.StrictMode)
    fits = len(words) <= _LONGEST_ADDRESS and not any(map(str.isspace, words))
    return words if fits and url.isValid() and url.scheme() in _SCHEMES and url.host() else ""


def _lines(data: QMimeData) -> list[str]:
    """The list of a drag as it was sent: a QUrl would write some addresses in another way."""
    listed = bytes(data.data("text/uri-list").data()).decode("utf-8", "replace")
    return [line.strip() for line in listed.splitlines() if not line.startswith("#")]
