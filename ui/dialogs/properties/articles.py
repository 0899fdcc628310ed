"""What happens with the articles: notifications, pictures, full texts, totals, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from feedmon.model import FullTextMode, Identity, Notify
from ui import text
from ui.dialogs.fields import choose, combo, spin
from ui.dialogs.properties.form import Form
from ui.text.watches import is_watch
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSpinBox

    from feedmon.model import FeedDetails
    from feedmon.settings import Settings

_NOTIFY = (
    (mark("Off"), Notify.OFF),
    (mark("Together, feed by feed"), Notify.GROUPED),
    (mark("One for each article"), Notify.EACH),
)
_IMAGES = ((mark("Ask before loading"), False), (mark("Always load"), True))
_FULL_TEXT = (
    (mark("As the feed has it"), FullTextMode.OFF),
    (mark("Where the feed has only a teaser"), FullTextMode.AUTO),
    (mark("Always from the page"), FullTextMode.ON),
)
_EVERYWHERE, _ALL, _OWN = "everywhere", "all", "own"
_NUMBER, _DAYS = 1000, 90


class Articles(Form):
    """Choices about articles."""

    title = mark("Articles")
    icon = "newspaper"

    def __init__(self, details: FeedDetails, *, settings: Settings, now: float) -> None:
        super().__init__()
        feed = details.feed
        self.notify = combo((tr(words), value) for words, value in _NOTIFY)
        choose(self.notify, feed.notify)
        self.images = combo((tr(words), value) for words, value in _IMAGES)
        choose(self.images, feed.images_allowed)
        self.full_text = combo((tr(words), value) for words, value in _FULL_TEXT)
        choose(self.full_text, feed.full_text)
        self.in_totals = QCheckBox(tr("&Count unread articles in totals"))
        self.in_totals.setChecked(feed.in_totals)
        usual = _bounds(settings.keep_newest, settings.keep_days)
        self.keep = combo(
            (
                (tr("As everywhere: {usual}", usual=usual), _EVERYWHERE),
                (tr("Everything"), _ALL),
                (tr("As chosen here"), _OWN),
            )
        )
        self.by_number = QCheckBox(tr("At m&ost"))
        self.newest = spin((1, 1_000_000), " articles", step=100)
        self.newest.setAccessibleName(tr("Articles to keep"))
        self.by_age = QCheckBox(tr("No ol&der than"))
        self.days = spin((1, 36_500), " days", step=30)
        self.days.setAccessibleName(tr("Days to keep articles"))
        _bound(self.by_number, self.newest, feed.keep_newest, _NUMBER)
        _bound(self.by_age, self.days, feed.keep_days, _DAYS)
        self._own = _lines((self.by_number, self.newest), (self.by_age, self.days))
        mode = _EVERYWHERE if feed.keep_newest is None and feed.keep_days is None else _ALL
        choose(self.keep, _OWN if feed.keep_newest or feed.keep_days else mode)
        self.keep.currentIndexChanged.connect(lambda _: self._show())
        self.row(tr("&Notifications"), self.notify)
        self.row(
            tr("&Pictures"), self.images, tr("Loading them tells their servers that you read.")
        )
        if is_watch(feed):  # what changed is the whole article
            self.full_text.setParent(self)
            self.full_text.hide()
        else:
            self.row(
                tr("&Full text"),
                self.full_text,
                tr("The page of each new article is asked for once."),
            )
        self.row(tr("Totals"), self.in_totals)
        self.row(tr("&Keep"), self.keep, tr("Starred and tagged articles stay in any case."))
        self.row("", self._own)
        self.known_by = combo((text.identity(each), each) for each in Identity)
        choose(self.known_by, feed.identity)
        is_told = feed.identity_since is not None or feed.identity is not Identity.GUID
        if is_told and not is_watch(feed):
            self.row(tr("Known &by"), self.known_by, text.why_identity(feed, now))
        self._show()
        # What is written elsewhere in other ways stays so unless it is changed here.
        self._before = self._chosen()

    def edit(self) -> dict[str, Any]:
        """Return what was changed."""
        self.newest.interpretText()
        self.days.interpretText()
        chosen = self._chosen()
        return {name: value for name, value in chosen.items() if value != self._before[name]}

    def _chosen(self) -> dict[str, Any]:
        newest = self.newest.value() if self.by_number.isChecked() else 0
        days = self.days.value() if self.by_age.isChecked() else 0
        bounds = {_EVERYWHERE: (None, None), _ALL: (0, 0)}
        newest_kept, days_kept = bounds.get(self.keep.currentData(), (newest, days))
        return {
            "notify": self.notify.currentData(),
            "images_allowed": self.images.currentData(),
            "full_text": FullTextMode(self.full_text.currentData()),
            "in_totals": self.in_totals.isChecked(),
            "keep_newest": newest_kept,
            "keep_days": days_kept,
            "identity": Identity(self.known_by.currentData()),
        }

    def _show(self) -> None:
        own = self.keep.currentData() == _OWN
        self._own.setVisible(own)
        if own and not (self.by_number.isChecked() or self.by_age.isChecked()):
            self.by_number.setChecked(True)


def _bound(check: QCheckBox, field: QSpinBox, value: int | None, usual: int) -> None:
    """Let a check box say whether its number counts."""
    check.setChecked(bool(value))
    field.setValue(value or usual)
    field.setEnabled(bool(value))
    check.toggled.connect(field.setEnabled)


def _lines(*pairs: tuple[QCheckBox, QSpinBox]) -> QWidget:
    """Put check boxes below each other, and their numbers beside them."""
    lines = QWidget()
    grid = QGridLayout(lines)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(2, 1)
    for row, pair in enumerate(pairs):
        for column, field in enumerate(pair):
            grid.addWidget(field, row, column)
    return lines


def _bounds(newest: int | None, days: int | None) -> str:
    number = trn(newest, "{n} article", "{n} articles") if newest else ""
    age = trn(days, "{n} day", "{n} days") if days else ""
    return ", ".join(bound for bound in (number, age) if bound) or tr("everything")
