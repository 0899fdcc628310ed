"""What the feed is called, where it stands and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from feedmon.errors import TlsFailed
from ui import text
from ui.dialogs.fields import wrong
from ui.dialogs.folder_choice import FolderChoice
from ui.dialogs.properties.form import Elided, Form
from ui.text import properties as said
from ui.text import watches
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import FeedDetails, Folder

#: What may be wrong with the certificate of a server that is its owner's own.
_CERTIFICATE = ("expired", "wrong-host", "unknown-issuer")
_PAGE = mark("Page")
_UNVERIFIED = mark("For a server of your own network. Somebody else there could pretend to be it.")


class Naming(Form):
    """Title, folder, address and its history, whether its certificate is checked, site.

    *Signals*: ``site_wanted(str)``, the address of the feed's site.
    """

    site_wanted = Signal(str)
    title = mark("Feed")
    icon = "rss"

    def __init__(self, details: FeedDetails, folders: Sequence[Folder], *, now: float) -> None:
        feed = details.feed
        if watches.is_watch(feed):
            self.title, self.icon = _PAGE, "globe"
        super().__init__()
        self._feed = feed
        self.name = QLineEdit(feed.custom_title or "", maxLength=1000)
        self._shown = watches.address_of(feed)
        self.name.setPlaceholderText(" ".join((feed.publisher_title or self._shown).split()))
        self.folder = FolderChoice(folders, chosen=feed.folder_id)
        self.address = QLineEdit(self._shown)
        self.address.setCursorPosition(0)
        self.wrong = wrong()
        self.row(tr("&Title"), self.name)
        self.row(tr("&Folder"), self.folder)
        self.row(tr("&Address"), self.address)
        self.row("", self.wrong)
        self.unverified = QCheckBox(tr("&Do not check it"))
        self.unverified.setAccessibleName(tr("Do not check the certificate of the server"))
        self.unverified.setChecked(feed.tls_unverified)
        if feed.tls_unverified or may_be_excused(details):
            self.row(tr("Certificate"), self.unverified, tr(_UNVERIFIED))
        if details.addresses:
            self.row(tr("Before"), self._history(details, now))
        if feed.site_url:
            self.row(
                tr("Page") if watches.is_watch(feed) else tr("Site"), self._site(feed.site_url)
            )
        facts = [tr("Page that is watched") if watches.is_watch(feed) else _format(details)]
        facts += [tr("language {language}", language=details.language)] if details.language else []
        facts = [fact for fact in facts if fact]
        if facts:
            self.row(tr("Kind"), Elided(" · ".join(facts)))
        if feed.added_at:
            self.row(tr("Added"), Elided(text.moment(feed.added_at, now)))
        if details.hub_urls:
            self.row(tr("Hub"), Elided(text.host(details.hub_urls[0])))

    @property
    def typed_address(self) -> str:
        """The address in its field, if it is another one than the feed has; else ""."""
        typed = self.address.text().strip()
        return "" if typed == self._shown else typed or " "

    def complain(self, words: str) -> None:
        """Say what is wrong with the address; nothing, if it is right."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def edit(self) -> dict[str, Any]:
        """Return what was changed; of the address the dialog knows more."""
        changed: dict[str, Any] = {}
        title = " ".join(self.name.text().split()) or None
        if title != (self._feed.custom_title or None):
            changed["custom_title"] = title
        if not self.folder.new_title and self.folder.folder_id != self._feed.folder_id:
            changed["folder_id"] = self.folder.folder_id
        if self.unverified.isChecked() != self._feed.tls_unverified:
            changed["tls_unverified"] = self.unverified.isChecked()
        return changed

    def _history(self, details: FeedDetails, now: float) -> QWidget:
        """List the former addresses, the last one first, each with a way back to it."""
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for number, address in enumerate(details.addresses):
            if number:
                lines.addSpacing(8)
            lines.addWidget(self._former(address.url))
            lines.addWidget(Elided(said.old_address(address, now), quiet=True))
        return column

    def _former(self, url: str) -> QWidget:
        back = QPushButton(tr("Go Back"), autoDefault=False)
        back.setAccessibleName(tr("Go back to {url}", url=url))
        back.setToolTip(tr("Give the feed this address again"))
        back.setProperty("class", "link")
        back.clicked.connect(lambda: self._go_back(url))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Elided(url), 1)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignRight)
        return line

    def _go_back(self, url: str) -> None:
        """Write the address into its field: with OK the feed has it."""
        self.complain("")
        self.address.setText(url)
        self.address.setCursorPosition(0)
        self.address.setFocus()

    def _site(self, url: str) -> QWidget:
        """Show the address of the site with a button that opens it."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Elided(url), 1)
        if url.partition(":")[0].lower() in {"http", "https"}:
            button = QPushButton(tr("Open"), autoDefault=False)
            button.setAccessibleName(tr("Open the site in the browser"))
            button.setProperty("class", "link")
            button.clicked.connect(lambda: self.site_wanted.emit(url))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return line


def _format(details: FeedDetails) -> str:
    return said.format_name(details.format)


def may_be_excused(details: FeedDetails) -> bool:
    """Whether this failed of the certificate of a server in the person's own network (X-5)."""
    feed = details.feed
    return details.at_home and feed.error == TlsFailed.code and feed.error_detail in _CERTIFICATE
