"""Passing an article on: its address, a mail with it, the place where others talk of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication

from feedmon import strip_tracking
from ui import text
from ui.text.extras import has_comments
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import EntrySummary
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane

_LONGEST_SUBJECT = 200


def link_of(summary: EntrySummary) -> str:
    """Return the address of an article as it may be passed on: without what follows its reader."""
    return strip_tracking(summary.link or "")


def is_web(address: str) -> bool:
    """Tell whether an address may be handed to the system's browser."""
    return QUrl(address).scheme().lower() in ("http", "https")


def mail_to_share(title: str, link: str) -> QUrl:
    """Return the address that opens a mail with title and link in it, to nobody yet (RFC 6068)."""
    subject = quote(text.one_line(title, _LONGEST_SUBJECT), safe="")
    body = quote(f"{text.one_line(title, _LONGEST_SUBJECT)}\r\n{link}\r\n", safe="")
    return QUrl(f"mailto:?subject={subject}&body={body}", QUrl.ParsingMode.StrictMode)


class Sharing(QObject):
    """Carries out what leads out of the article that is open."""

    def __init__(self, kit: Kit, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._actions, self._status, self._open_url = kit.actions, kit.status, kit.open_url
        self._pane = pane
        self._actions.share_mail.triggered.connect(self._share)
        self._actions.open_comments.triggered.connect(self._open_comments)
        pane.facts.opened.connect(self._open)
        pane.facts.copied.connect(self._copy)
        pane.remarks_changed.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        entry = self._pane.remarked
        self._actions.share_mail.setEnabled(entry is not None and bool(entry.summary.link))
        self._actions.open_comments.setEnabled(entry is not None and has_comments(entry))

    def _share(self) -> None:
        entry = self._pane.remarked
        if entry is None:
            return
        summary = entry.summary
        opened = self._open_url(mail_to_share(summary.title or summary.snippet, link_of(summary)))
        if opened is False:
            self._status.trouble(tr("The system has no program for mail."))

    def _open_comments(self) -> None:
        entry = self._pane.remarked
        if entry is not None:
            self._open(entry.comments_url or "")

    def _open(self, address: str) -> None:
        if not is_web(address):
            self._pane.link_refused.emit(address)
        elif self._open_url(QUrl(address)) is False:
            self._status.trouble(tr("The system has no program for this."))

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self._status.done(tr("Link copied"))
