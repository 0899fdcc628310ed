"""Whether publishers may tell of new articles themselves, and how they reach this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout

from feedmon.settings import Settings, is_bind, is_callback
from ui.dialogs.fields import wrong
from ui.dialogs.preferences.page import Page, beside
from ui.dialogs.properties.form import statement
from ui.text import pushing as said
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QLabel

    from feedmon.model import CallbackCheck, CallbackStatus
    from ui.preferences import Preferences
    from ui.tasks import Tasks

_CHECKING = "check the callback address"  # not for people


class Push(Page):
    """The callback address, where to listen, and a look whether the one leads to the other.

    ``status`` says how listening goes, ``check`` asks the address whether it leads here.
    """

    title = mark("Push")
    icon = "radio-tower"

    def __init__(
        self,
        preferences: Preferences,
        *,
        tasks: Tasks,
        status: Callable[[], CallbackStatus],
        check: Callable[[], Awaitable[CallbackCheck]],
    ) -> None:
        super().__init__(preferences)
        self._tasks, self._status, self._check = tasks, status, check
        self._settings = Settings()
        self.on = QCheckBox(tr("&Let publishers push"))
        self.on.toggled.connect(self._turn)
        self.row(
            tr("Publishers"),
            self.on,
            tr(
                "Some tell of new articles the moment they publish them, if they can call this"
                " computer. Their feeds are then asked only once a day."
            ),
        )
        self.address = QLineEdit(placeholderText="https://feeds.example/callback")
        self.address.setAccessibleName(tr("Callback address"))
        self.address.editingFinished.connect(self._enter_address)
        self.wrong_address = wrong()
        self.row(
            tr("&Callback address"),
            _below(self.address, self.wrong_address),
            tr(
                "Where publishers call. It has to lead to this computer from the internet: by a"
                " tunnel, a server of yours that passes calls on, or a port of your router."
            ),
        )
        self.bind = QLineEdit(placeholderText="127.0.0.1:8417")
        self.bind.setAccessibleName(tr("Listen on"))
        self.bind.editingFinished.connect(self._enter_bind)
        self.wrong_bind = wrong()
        self.row(
            tr("L&isten on"),
            _below(self.bind, self.wrong_bind),
            tr(
                "The address and port at which feedmon waits for these calls. 127.0.0.1 takes"
                " those of programs on this computer alone, such as a tunnel; 0.0.0.0 also takes"
                " what a router passes on."
            ),
        )
        self.test = QPushButton(tr("&Test the Address"), autoDefault=False)
        self.test.clicked.connect(self._start_test)
        self.result = statement("")
        self.row(tr("State"), self.result)
        self.row("", beside(self.test))

    def show_settings(self, settings: Settings) -> None:
        """Show where publishers call now."""
        before, self._settings = self._settings, settings
        on = settings.let_push and bool(settings.callback_base_url)
        # Half typed, or wanted and without an address yet, it stays as the person left it.
        if before.callback_base_url != settings.callback_base_url or not self.address.text():
            self.address.setText(settings.callback_base_url)
        if not self.bind.hasFocus():
            self.bind.setText(settings.callback_bind)
        if on or settings.callback_base_url:
            self.on.blockSignals(True)
            self.on.setChecked(on)
            self.on.blockSignals(False)
        self._enable()
        self._tell(said.listening(self._status()))

    def stop(self) -> None:
        """End a test that nobody waits for any more."""
        self._tasks.cancel(_CHECKING)

    def _turn(self, on: bool) -> None:
        self._enable()
        self._complain(self.wrong_address, "")
        if not on:
            self.edited.emit({"let_push": False})
        elif is_callback(self.address.text().strip()):
            self.edited.emit({"let_push": True, "callback_base_url": self.address.text().strip()})
        else:
            self.address.setFocus()

    def _enter_address(self) -> None:
        """Take the address if publishers could call it; until then all stays as it was."""
        address = self.address.text().strip().rstrip("/")
        if not address or not self.on.isChecked():
            return
        usable = is_callback(address)
        self._complain(
            self.wrong_address,
            ""
            if usable
            else tr("An address has https:// or http://, a host, and neither login nor “?”."),
        )
        if usable and (address, True) != (
            self._settings.callback_base_url,
            self._settings.let_push,
        ):
            self.edited.emit({"let_push": True, "callback_base_url": address})

    def _enter_bind(self) -> None:
        bind = self.bind.text().strip() or Settings().callback_bind
        usable = is_bind(bind)
        self._complain(
            self.wrong_bind,
            "" if usable else tr("This is an IP address and a port: 127.0.0.1:8417 or [::1]:8417."),
        )
        if usable and bind != self._settings.callback_bind:
            self.edited.emit({"callback_bind": bind})

    def _start_test(self) -> None:
        self._tasks.start(self._ask(), name=_CHECKING, replace=True)

    async def _ask(self) -> None:
        self.test.setEnabled(False)
        self._tell(tr("Calling the address…"))
        try:
            check = await self._check()
            self._tell(said.checked(check))
        finally:
            self._enable()

    def _enable(self) -> None:
        on = self.on.isChecked()
        for field in (self.address, self.bind):
            field.setEnabled(on)
        self.test.setEnabled(on and bool(self._settings.callback_base_url))

    def _tell(self, words: str) -> None:
        self.result.setText(words)

    def _complain(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def _below(field: QLineEdit, words: QLabel) -> QVBoxLayout:
    """Put a field over what is wrong with it, in one row: no gap while nothing is."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(field)
    column.addWidget(words)
    field.setMinimumWidth(280)
    return column
