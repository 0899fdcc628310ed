"""How often feeds are asked, and how the program starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from feedmon.model import Rhythm, Wish
from feedmon.settings import FETCH_LIMITS_S, IN_FLIGHT_LIMITS
from ui.dialogs.fields import spin
from ui.dialogs.preferences.page import Page
from ui.dialogs.rhythm import RhythmField
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon.settings import Settings
    from ui.preferences import Preferences

_CLOSED = (
    (mark("Keeps feedmon running in the tray"), "tray"),
    (mark("Keeps feedmon running, tray or not"), "always"),
    (mark("Quits feedmon"), "quit"),
)


class General(Page):
    """Polling, starting at login, closing the window.

    *Signals*: ``login_wanted(bool)``, whether to start at login from now on.
    """

    login_wanted = Signal(bool)
    title = mark("General")
    icon = "settings"

    def __init__(self, preferences: Preferences, *, starts_at_login: bool | None) -> None:
        super().__init__(preferences)
        self.rhythm = RhythmField(Wish(Rhythm.ADAPTIVE))
        self.rhythm.changed.connect(self._change_rhythm)
        self.in_flight = spin(IN_FLIGHT_LIMITS, " requests", step=4)
        self.in_flight.valueChanged.connect(lambda number: self.edited.emit({"in_flight": number}))
        self.fetch_s = spin(FETCH_LIMITS_S, " seconds", step=5)
        self.fetch_s.valueChanged.connect(
            lambda seconds: self.edited.emit({"fetch_s": float(seconds)})
        )
        self.row(
            tr("&Check feeds"),
            self.rhythm,
            tr(
                "Less often where a site asks for that. A folder or a feed may have a rhythm "
                "of its own: see its properties."
            ),
        )
        self.row(
            tr("At the same &time"),
            self.in_flight,
            tr("At the most, over all sites; never two of one site."),
        )
        self.row(tr("&Give up after"), self.fetch_s, tr("What takes longer counts as failed."))
        self.login = QCheckBox(tr("&Start feedmon when I log in"))
        if starts_at_login is not None:
            self.show_login(on=starts_at_login)
            self.login.toggled.connect(self.login_wanted)
            self.row(tr("At login"), self.login, tr("Without its window where there is a tray."))
        self.keep_running = self.choice("keep_running", _CLOSED)
        self.row(tr("Closing the &window"), self.keep_running)

    def show_settings(self, settings: Settings) -> None:
        """Show how feeds are asked now."""
        self.rhythm.show_wish(_wish_of(settings))
        for field, value in (
            (self.in_flight, settings.in_flight),
            (self.fetch_s, round(settings.fetch_s)),
        ):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)

    def _change_rhythm(self) -> None:
        wish = self.rhythm.wish()
        chosen = {
            "rhythm": str(wish.rhythm),
            "interval_s": wish.interval_s,
            "floor_s": wish.floor_s,
            "ceiling_s": wish.ceiling_s,
        }
        # What does not belong to the rhythm is kept for when another one is chosen.
        self.edited.emit({name: value for name, value in chosen.items() if value is not None})

    def show_login(self, *, on: bool) -> None:
        """Show whether the program starts at login, asking for nothing."""
        self.login.blockSignals(True)
        self.login.setChecked(on)
        self.login.blockSignals(False)


def _wish_of(settings: Settings) -> Wish:
    known = settings.rhythm in set(Rhythm)
    rhythm = Rhythm(settings.rhythm) if known else Rhythm.ADAPTIVE
    return Wish(rhythm, settings.interval_s, settings.floor_s, settings.ceiling_s)
