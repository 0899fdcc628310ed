"""What is told of the feed itself: that it is silent, fails, or is something else by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedmon.model import Silence, Urgency, Vigil
from ui.dialogs.fields import choose, combo, spin
from ui.dialogs.properties.form import Form, from_the_left, sentence
from ui.text import vigil as said
from ui.text.watches import is_watch
from ui.translation import mark, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from feedmon.model import FeedDetails
    from feedmon.settings import Settings

#: Days after which a silence may be told.
DAYS = (1, 3650)


class WatchingOver(Form):
    """Choices about alerts of a feed; each of them as everywhere, until it is made here."""

    title = mark("Alerts")
    icon = "triangle-alert"

    def __init__(self, details: FeedDetails, *, settings: Settings, now: float) -> None:
        super().__init__()
        own = details.feed.vigil
        self.silence = combo(
            [
                (tr("As everywhere: {usual}", usual=said.usual_silence(settings)), None),
                *((tr(words), value) for value, words in said.SILENCES),
            ]
        )
        choose(self.silence, own.silence)
        self.days = spin(DAYS, tr(" days", "behind a number"))
        self.days.setAccessibleName(tr("Days of silence"))
        self.days.setValue(own.days or settings.vigil_days)
        self._days_row = from_the_left(self.days)
        self.failing = _yes_or_no(own.failing, usual=settings.vigil_failing)
        self.turned = _yes_or_no(own.turned, usual=settings.vigil_turned)
        self.certificate = _yes_or_no(own.certificate, usual=settings.vigil_certificate)
        self.urgency = combo(
            [
                (tr("As everywhere: {usual}", usual=said.usual_urgency(settings)), None),
                *((tr(words), value) for value, words in said.URGENCIES),
            ]
        )
        choose(self.urgency, own.urgency)
        self.row(tr("&Silence"), self.silence)
        self.row("", self._days_row)
        self.row("", sentence(said.silence_known(details.silence)))
        self.silence.setAccessibleDescription(said.silence_known(details.silence))
        self.row(tr("&Failures"), self.failing, tr("When it fails for a day."))
        if is_watch(details.feed):  # that another page came in its place is a failure of it
            self.turned.setParent(self)
            self.turned.hide()
        else:
            self.row(
                tr("&No feed"),
                self.turned,
                tr(
                    "When a web page or something else comes in its place, or no articles any more."
                ),
            )
        ends_at = details.feed.certificate_until
        self.row(tr("&Certificate"), self.certificate, said.certificate_known(ends_at, now))
        self.row(tr("&Urgency"), self.urgency)
        self.silence.currentIndexChanged.connect(lambda _: self._show())
        self._show()
        self._before = self._chosen()

    def edit(self) -> dict[str, Any]:
        """Return what was chosen, if that is something else than before."""
        self.days.interpretText()
        chosen = self._chosen()
        return {} if chosen == self._before else {"vigil": chosen}

    def _chosen(self) -> Vigil:
        silence, urgency = self.silence.currentData(), self.urgency.currentData()
        return Vigil(
            silence=None if silence is None else Silence(silence),
            days=self.days.value() if silence == Silence.DAYS else None,
            failing=self.failing.currentData(),
            turned=self.turned.currentData(),
            certificate=self.certificate.currentData(),
            urgency=None if urgency is None else Urgency(urgency),
        )

    def _show(self) -> None:
        self._days_row.setVisible(self.silence.currentData() == Silence.DAYS)


def _yes_or_no(own: bool | None, *, usual: bool) -> QComboBox:
    everywhere = tr("As everywhere: tell me") if usual else tr("As everywhere: don't tell me")
    box = combo([(everywhere, None), (tr("Tell me"), True), (tr("Don't tell me"), False)])
    choose(box, own)
    return box
