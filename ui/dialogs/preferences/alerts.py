"""When alerts are told, how often, and where else than on the desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from ui.actions.command import plain
from ui.dialogs.fields import quiet, spin
from ui.dialogs.preferences.page import Page, beside
from ui.dialogs.preferences.quiet_hours import QuietHours
from ui.text.alerts import snoozed
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from feedmon.settings import Settings
    from ui.dialogs.preferences.outlet_list import OutletList
    from ui.dialogs.preferences.outlets import Destinations, Digests
    from ui.preferences import Preferences

_MOST_PER_HOUR = 500


class Alerts(Page):
    """Quiet hours, a cap, a rest; digests and destinations.

    ``snoozes`` are the actions that begin and end a rest.
    """

    title = mark("Alerts")
    icon = "bell-ring"

    def __init__(
        self,
        preferences: Preferences,
        *,
        destinations: Destinations,
        digests: Digests,
        snoozes: tuple[QAction, QAction, QAction],
        now: Callable[[], float],
    ) -> None:
        super().__init__(preferences)
        self._now = now
        self.destinations, self.digests = destinations, digests
        self.rest = QLabel()
        names = (tr("For One &Hour"), tr("Until Tomorro&w"), tr("O&ff"))
        buttons = [
            self._button(words, action) for words, action in zip(names, snoozes, strict=True)
        ]
        self.row(tr("Snooze"), beside(*buttons))
        self.row("", self.rest)
        self.quiet = QuietHours()
        self.quiet.changed.connect(lambda hours: self.edited.emit({"alert_quiet": hours}))
        self.row(tr("&Quiet hours"), self.quiet)
        explained = quiet(
            tr(
                "Urgent alerts come through. What came meanwhile is told afterwards, in one "
                "message. An end that is not later than its beginning is on the next day."
            )
        )
        self.row("", explained)
        self.cap = spin((0, _MOST_PER_HOUR), tr(" an hour"))
        self.cap.setSpecialValueText(tr("Any number"))
        self.cap.valueChanged.connect(lambda most: self.edited.emit({"alert_cap_per_hour": most}))
        self.row(
            tr("At &most"), self.cap, tr("Those beyond are told together when the hour is over.")
        )
        self.row(tr("Digests"), self._column_of(digests))
        self.row(tr("Also send to"), self._column_of(destinations))
        digests.look()
        destinations.look()

    def show_settings(self, settings: Settings) -> None:
        """Show what holds now."""
        self.quiet.show_hours(settings.alert_quiet)
        self.cap.blockSignals(True)
        self.cap.setValue(settings.alert_cap_per_hour)
        self.cap.blockSignals(False)
        said = snoozed(settings.alerts_snoozed_until, self._now())
        self.rest.setText(said or tr("Alerts are shown."))

    def look_again(self) -> None:
        """List what there is now: somebody changed it, or took that back."""
        self.digests.look()
        self.destinations.look()

    def stop(self) -> None:
        """End what runs for the page, which goes."""
        self.digests.stop()
        self.destinations.stop()

    @staticmethod
    def _button(words: str, action: QAction) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.setAccessibleName(plain(action.text()))
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(lambda _checked: action.trigger())
        return button

    @staticmethod
    def _column_of(content: OutletList) -> QVBoxLayout:
        """Let a list be as wide as the page, with its label beside its first line."""
        column = QVBoxLayout()
        column.addWidget(content)
        return column
