"""What a rule does with an article that it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from feedmon.model import Channel, RuleActions, Urgency
from ui import text
from ui.dialogs.fields import choose, combo, name_list, quiet, wrong
from ui.dialogs.rule.tag_field import TagField
from ui.text.rules import URGENCIES
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Destination

_CHANNELS = {
    Channel.WEBHOOK: mark("{title} (webhook)"),
    Channel.MAIL: mark("{title} (e-mail)"),
    Channel.COMMAND: mark("{title} (program)"),
}
_LONGEST = 80
_BEGIN = Qt.AlignmentFlag.AlignLeft


class DeedsForm(QWidget):
    """Boxes to check, one below the other; beside some of them what belongs to it.

    *Signals*: ``changed()``.
    """

    changed = Signal()

    def __init__(
        self,
        actions: RuleActions,
        urgency: Urgency,
        *,
        stop: bool,
        tags: Iterable[str],
        destinations: Iterable[Destination],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.notify = _box(tr("&Tell me"), on=actions.notify)
        self.urgency = combo([(tr(words), urgency) for urgency, words in URGENCIES])
        name_list(self.urgency, tr("When to tell"))
        choose(self.urgency, urgency)
        self.sent_to: dict[int, QCheckBox] = {}
        for one in destinations:
            words = tr(_CHANNELS[one.channel], title=text.one_line(one.title, _LONGEST))
            box = _box(words.replace("&", "&&"), on=one.id in actions.destinations)
            self.sent_to[one.id] = box
        self._gone = tuple(one for one in actions.destinations if one not in self.sent_to)
        self.star = _box(tr("&Star it"), on=actions.star)
        self.read = _box(tr("&Mark it as read"), on=actions.mark_read)
        self.hide_it = _box(
            tr("&Hide it from all lists (“Hidden Articles” finds it)"),
            on=actions.hide,
        )
        self.stop = _box(tr("Then st&op: later rules don't see it"), on=stop)
        self.tags = TagField(tags, actions.tags)
        self._note = wrong(small=True)
        self._lay_out()
        boxes = (self.notify, self.star, self.read, self.hide_it, self.stop, *self.sent_to.values())
        for box in boxes:
            box.toggled.connect(lambda _: self._change())
        self.urgency.currentIndexChanged.connect(lambda _: self._change())
        self.tags.textChanged.connect(lambda _: self._change())
        self.say("")
        self._enable()

    @property
    def wanted(self) -> RuleActions:
        """What is checked; places to send to that are gone are kept."""
        sent = tuple(one for one, box in self.sent_to.items() if box.isChecked())
        return RuleActions(
            notify=self.notify.isChecked(),
            star=self.star.isChecked(),
            tags=self.tags.tags,
            mark_read=self.read.isChecked(),
            hide=self.hide_it.isChecked(),
            destinations=(*sent, *self._gone),
        )

    @property
    def when(self) -> Urgency:
        """When a person is told."""
        return Urgency(self.urgency.currentData())

    @property
    def stops(self) -> bool:
        """Whether later rules don't see what it finds."""
        return bool(self.stop.isChecked())

    def say(self, fault: str) -> None:
        """Show what is wrong with all of it."""
        self._note.setText(fault)
        self._note.setVisible(bool(fault))
        self.notify.setAccessibleDescription(fault)

    def _change(self) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        self.urgency.setEnabled(self.notify.isChecked() or bool(self.wanted.destinations))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.notify, 0, 0)
        grid.addWidget(self.urgency, 0, 1, _BEGIN)
        row = 1
        if self.sent_to:
            grid.addWidget(QLabel(tr("Also send to")), row, 0, _BEGIN | Qt.AlignmentFlag.AlignTop)
            places = QVBoxLayout()
            places.setSpacing(4)
            for box in self.sent_to.values():
                places.addWidget(box)
            grid.addLayout(places, row, 1)
            row += 1
        label = QLabel(tr("T&ag it with"))
        label.setBuddy(self.tags)
        grid.addWidget(label, row, 0)
        grid.addWidget(self.tags, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addLayout(grid)
        for box in (self.star, self.read, self.hide_it, self.stop):
            column.addWidget(box)
        if not self.sent_to:
            hint = tr("Preferences, Alerts has other places to send alerts to: webhooks, e-mail.")
            column.addWidget(quiet(hint))


def _box(words: str, *, on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(on)
    return box
