"""How often feeds are asked, and how the program starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton

from feedmon.settings import FETCH_LIMITS_S, IN_FLIGHT_LIMITS, INTERVAL_LIMITS_S
from ui.dialogs.preferences.page import Page, choose, combo, spin

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from feedmon.settings import Settings
    from ui.preferences import Preferences

_MINUTE, _HOUR = 60, 3600
_INTERVALS_S = (1800, 2700, 3600, 7200, 10_800, 14_400, 21_600, 28_800, 43_200)
_CLOSED = (
    ("Keeps feedmon running in the tray", "tray"),
    ("Keeps feedmon running, tray or not", "always"),
    ("Quits feedmon", "quit"),
)


class General(Page):
    """Polling, starting at login, closing the window.

    *Signals*: ``login_wanted(bool)``, whether to start at login from now on.
    """

    login_wanted = Signal(bool)
    title = "General"
    icon = "settings"

    def __init__(
        self, preferences: Preferences, *, starts_at_login: bool | None, shortcuts: QAction
    ) -> None:
        super().__init__(preferences)
        least, most = INTERVAL_LIMITS_S
        self.interval = combo((every(s), s) for s in _INTERVALS_S if least <= s <= most)
        self.interval.activated.connect(
            lambda _: self.edited.emit({"interval_s": self.interval.currentData()})
        )
        self.in_flight = spin(IN_FLIGHT_LIMITS, " requests", step=4)
        self.in_flight.valueChanged.connect(lambda number: self.edited.emit({"in_flight": number}))
        self.fetch_s = spin(FETCH_LIMITS_S, " seconds", step=5)
        self.fetch_s.valueChanged.connect(
            lambda seconds: self.edited.emit({"fetch_s": float(seconds)})
        )
        self.row(
            "&Check feeds",
            self.interval,
            "Less often where a site asks for that. Feeds with an interval of their own keep it."
            " It holds from the next time that a feed is asked.",
        )
        self.row("At the same &time", self.in_flight, "Over all sites; never two of one site.")
        self.row("&Give up after", self.fetch_s, "What takes longer counts as failed.")
        self.login = QCheckBox("&Start feedmon when I log in")
        if starts_at_login is not None:
            self.show_login(on=starts_at_login)
            self.login.toggled.connect(self.login_wanted)
            self.row("At login", self.login, "Without its window where there is a tray.")
        self.keep_running = self.choice("keep_running", _CLOSED)
        self.row("Closing the &window", self.keep_running)
        keys = QPushButton("Show Shortcuts…", autoDefault=False)
        keys.clicked.connect(shortcuts.trigger)
        self.row("Keyboard", keys)

    def show_settings(self, settings: Settings) -> None:
        """Show how feeds are asked now."""
        choose(self.interval, settings.interval_s, every(settings.interval_s))
        for field, value in (
            (self.in_flight, settings.in_flight),
            (self.fetch_s, round(settings.fetch_s)),
        ):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)

    def show_login(self, *, on: bool) -> None:
        """Show whether the program starts at login, asking for nothing."""
        self.login.blockSignals(True)
        self.login.setChecked(on)
        self.login.blockSignals(False)


def every(seconds: int) -> str:
    """Say an interval: "Every 30 minutes", "Every hour", "Every 2 hours"."""
    if seconds % _HOUR:
        return f"Every {round(seconds / _MINUTE)} minutes"
    hours = seconds // _HOUR
    return "Every hour" if hours == 1 else f"Every {hours} hours"
