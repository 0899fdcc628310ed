"""Who the person is to the feed's server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QPushButton

from feedmon.model import PasswordPlace
from ui import text
from ui.dialogs.properties.form import Form, from_the_left, sentence
from ui.text import properties as said
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon.model import FeedDetails, KeptPassword

_ASKED = ("http-status", "401")


class Login(Form):
    """User name and password; a password that is kept is never shown."""

    title = mark("Login")
    icon = "key-round"

    def __init__(self, details: FeedDetails) -> None:
        super().__init__()
        self._feed = details.feed
        self._kept = False
        self._removed = False
        self.account = QLineEdit(details.feed.account or "", maxLength=1000)
        self.password = QLineEdit(maxLength=10_000)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.place = sentence(tr("Looking for the keyring of your system…"))
        self.elsewhere = sentence("")
        self.elsewhere.hide()
        self.remove = QPushButton(tr("Remove Login"), autoDefault=False)
        self.remove.clicked.connect(self._remove)
        self.account.textChanged.connect(lambda _: self._show())
        if wants_login(details):
            self.row("", sentence(text.problem(*_ASKED)))
        self.row(tr("&User name"), self.account)
        self.row(tr("&Password"), self.password, self.place)
        self.row("", self.elsewhere)
        self.row("", from_the_left(self.remove))
        self._show()

    def show_kept(self, kept: KeptPassword) -> None:
        """Say where the password is, as soon as that is known."""
        self._kept = kept.place is not PasswordPlace.NOWHERE
        self.place.setText(said.password_place(kept))
        self.password.setAccessibleDescription(self.place.text())
        self._show()

    @property
    def new_password(self) -> str | None:
        """The password to be kept; ``None`` when what is kept stays."""
        if not self.account.text():
            return None
        typed = self.password.text()
        # Some servers want a key as the name, and no password at all.
        is_new = bool(typed) or self._removed or self._feed.account is None
        return typed if is_new else None

    @property
    def forgets(self) -> bool:
        """Whether the login is to be removed."""
        return self._feed.account is not None and not self.account.text()

    def edit(self) -> dict[str, Any]:
        """Return another account, if one was given."""
        account = self.account.text() or None
        return {} if account == self._feed.account else {"account": account}

    def address_changed(self, address: str) -> None:
        """Say that a password stays behind when the feed goes to another server."""
        host = text.host(self._feed.url)
        self.elsewhere.setText(
            tr(
                "The password is for {host}. The other server does not get it: type it again.",
                host=host,
            )
        )
        leaves = self._feed.account is not None and text.host(address.strip()) != host
        self.elsewhere.setVisible(leaves)

    def _remove(self) -> None:
        self._removed = True
        self.account.clear()
        self.password.clear()
        self.account.setFocus()
        self._show()

    def _show(self) -> None:
        kept = self._kept and not self._removed
        self.password.setPlaceholderText(tr("Kept; type another one to change it") if kept else "")
        self.remove.setEnabled(bool(self.account.text()))


def wants_login(details: FeedDetails) -> bool:
    """Whether the server asked for a login."""
    return (details.feed.error, details.feed.error_detail) == _ASKED
