"""What is told of feeds themselves, where nothing else is chosen for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from feedmon.errors import FeedmonError
from feedmon.model import Silence
from ui import text
from ui.dialogs.fields import choose, combo, spin
from ui.dialogs.preferences.page import Page, beside
from ui.dialogs.preferences.ways import Ways
from ui.text import vigil as said
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from feedmon.model import Destination
    from feedmon.settings import Settings
    from ui.preferences import Preferences
    from ui.tasks import Tasks

_DAYS = (1, 3650)
_LISTING = "list where feed alerts go"  # not for people


class WatchingOver(Page):
    """The dead-man's switch of all feeds; ``places`` are the destinations that there are."""

    title = mark("Feed Alerts")
    icon = "triangle-alert"

    def __init__(
        self,
        preferences: Preferences,
        *,
        tasks: Tasks,
        places: Callable[[], Awaitable[Sequence[Destination]]],
    ) -> None:
        super().__init__(preferences)
        self._tasks, self._places = tasks, places
        self.failing = QCheckBox(tr("When a feed &fails for a day"))
        self.failing.toggled.connect(lambda on: self.edited.emit({"vigil_failing": on}))
        self.turned = QCheckBox(tr("When something comes in its &place that is no feed"))
        self.turned.toggled.connect(lambda on: self.edited.emit({"vigil_turned": on}))
        self.certificate = QCheckBox(tr("When the &certificate of its server ends within 14 days"))
        self.certificate.toggled.connect(lambda on: self.edited.emit({"vigil_certificate": on}))
        self.silence = combo((tr(words), value) for value, words in said.SILENCES)
        self.silence.activated.connect(self._pick_silence)
        self.days = spin(_DAYS, tr(" days", "behind a number"))
        self.days.setAccessibleName(tr("Days of silence"))
        self.days.valueChanged.connect(lambda days: self.edited.emit({"vigil_days": days}))
        self.urgency = combo((tr(words), value) for value, words in said.URGENCIES)
        self.urgency.activated.connect(
            lambda _: self.edited.emit({"vigil_urgency": str(self.urgency.currentData())})
        )
        self.row(
            tr("Tell me"),
            self.failing,
            tr("While no other site answers it is this computer that is offline: no alert then."),
        )
        self.row("", self.turned, tr("A web page, for instance, or a list without articles."))
        self.row("", self.certificate)
        self.row(
            tr("&Silence of a feed"),
            beside(self.silence, self.days),
            tr(
                "How long a feed is silent at times is learnt from its articles. Each silence is"
                " told once; feeds that were silent long before are left out."
            ),
        )
        self.row(
            tr("&Urgency"),
            self.urgency,
            tr("For single feeds all of this can be changed in their properties."),
        )
        self.ways = Ways()
        self.ways.changed.connect(self.edited)
        wide = QHBoxLayout()  # as wide as the page, for what stands below the boxes
        wide.addWidget(self.ways)
        self.row(
            tr("Goes to"),
            wide,
            tr("Other places are added under Alerts. What is for the digest goes where that goes."),
        )
        self.look_again()

    def show_settings(self, settings: Settings) -> None:
        """Show what is told now."""
        fields = (self.failing, self.turned, self.certificate, self.days)
        for field in fields:
            field.blockSignals(True)
        self.failing.setChecked(settings.vigil_failing)
        self.turned.setChecked(settings.vigil_turned)
        self.certificate.setChecked(settings.vigil_certificate)
        self.days.setValue(settings.vigil_days)
        for field in fields:
            field.blockSignals(False)
        choose(self.silence, settings.vigil_silence)
        choose(self.urgency, settings.vigil_urgency)
        self.ways.show_settings(settings)
        self.days.setVisible(self.silence.currentData() == Silence.DAYS)

    def look_again(self) -> None:
        """List the destinations that there are now."""
        self._tasks.start(self._list(), name=_LISTING, replace=True)

    def stop(self) -> None:
        """End what runs for the page, which goes."""
        self._tasks.cancel(_LISTING)

    async def _list(self) -> None:
        try:
            self.ways.show_places(await self._places())
        except FeedmonError as error:
            self.ways.said.setText(text.error_sentence(error))
            self.ways.said.show()

    def _pick_silence(self, _index: int) -> None:
        self.days.setVisible(self.silence.currentData() == Silence.DAYS)
        self.edited.emit({"vigil_silence": str(self.silence.currentData())})
