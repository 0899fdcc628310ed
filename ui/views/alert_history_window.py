"""The window that shows of what one was told, when, and how."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from feedmon.model import AlertKind
from ui import style, text
from ui.actions.alerts import HistoryCommands
from ui.dialogs.fields import name_list
from ui.models.alert_rows import AlertRows
from ui.text import alerts as words
from ui.translation import mark, tr
from ui.views.alert_delegate import LEFT, RIGHT, AlertDelegate
from ui.views.alert_list import AlertList
from ui.views.empty import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Rule
    from ui.models.alert_rows import AlertRow
    from ui.views.feed_icons import Icons

_SIZE = (760, 640)
_LIST, _EMPTY = 0, 1
#: Wider than the icon, which stands in its middle: a style leaves next to nothing before words.
_BESIDE_WORDS = QSize(22, 16)
_AGEING_MS = 30_000


class Shown(StrEnum):
    """Which alerts are shown."""

    ALL = "all"
    UNSEEN = "unseen"
    FAILED = "failed"


_NAMES = {
    Shown.ALL: mark("All Alerts"),
    Shown.UNSEEN: mark("Not Seen"),
    Shown.FAILED: mark("Failed Deliveries"),
}
_NONE = {
    Shown.ALL: mark("Nothing was told yet. A rule tells you of the articles that it finds."),
    Shown.UNSEEN: mark("Every alert was seen."),
    Shown.FAILED: mark("Every alert reached you."),
}


class AlertHistoryWindow(HistoryCommands, QDialog):
    """Stands beside the main window. It knows no engine: what is wanted it says by signals.

    *Signals*: ``filtered()``, other alerts are to be shown; ``go_wanted(AlertRow)`` and
    ``why_wanted(AlertRow)`` with the one that is chosen; ``retry_wanted(list)`` with the ids of
    deliveries; ``seen_wanted(list, bool)`` with the ids of alerts (none: all) and whether they
    were seen; ``copy_wanted(list)`` with rows.
    """

    filtered = Signal()
    go_wanted = Signal(object)
    why_wanted = Signal(object)
    retry_wanted = Signal(list)
    seen_wanted = Signal(list, bool)
    copy_wanted = Signal(list)

    def __init__(
        self,
        now: Callable[[], float],
        icons: Icons,
        parent: QWidget | None,
        *,
        offer: QAction | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Alert History"))
        self.setModal(False)
        self._offer = offer
        self.model = AlertRows(now, self)
        self.view = AlertList(self.model, AlertDelegate(now, icons, self))
        self._shown = Shown.ALL
        self._empty = EmptyState()
        self.rule = QComboBox()
        name_list(self.rule, tr("Rule"))
        self.rule.setMinimumContentsLength(12)
        self.rule.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.show_rules([])
        self.rule.activated.connect(lambda _: self.filtered.emit())
        self.trouble = _label()
        self.footer = _label()
        self._make_actions()
        self._lay_out()
        icons.changed.connect(self.view.viewport().update)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._chose())
        self.model.dataChanged.connect(lambda *_: self._chose())
        self.model.rowsInserted.connect(lambda *_: self._show_list())
        self.model.modelReset.connect(self._show_list)
        self.view.activated.connect(lambda _: self.go.trigger())
        self.view.customContextMenuRequested.connect(self._show_menu)
        ageing = QTimer(self, interval=_AGEING_MS)
        ageing.timeout.connect(self.view.viewport().update)
        ageing.start()
        self.resize(style.room(_SIZE[0]), style.room(_SIZE[1]))
        self._chose()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def shown(self) -> Shown:
        """Which alerts are to be shown."""
        return self._shown

    @property
    def rule_id(self) -> int | None:
        """The rule whose alerts are to be shown; ``None`` for those of all, and about feeds."""
        chosen: int | None = self.rule.currentData()
        return chosen

    def show_only(self, which: Shown) -> None:
        """Show these, of all rules."""
        self.rule.setCurrentIndex(0)
        self._buttons[which].setChecked(True)
        self._choose(which)

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Offer these rules to choose one of; the one that is chosen stays so while it is there."""
        before = self.rule_id
        self.rule.clear()
        self.rule.addItem(tr("Any Rule"), None)
        for each in rules:
            self.rule.addItem(text.one_line(each.title, 60), each.id)
        self.rule.setCurrentIndex(max(0, self.rule.findData(before)))

    def rows(self) -> list[AlertRow]:
        """Return the rows that are chosen, from the top."""
        indexes = self.view.selectionModel().selectedRows()
        return [self.model.row(at) for at in sorted(each.row() for each in indexes)]

    def choose(self, alert_ids: Sequence[int]) -> None:
        """Choose these again after the list was asked for anew, as far as they are there."""
        for alert_id in alert_ids:
            at = self.model.row_of(alert_id)
            if at is not None:
                self.view.setCurrentIndex(self.model.index(at))
                return

    def _choose(self, which: Shown) -> None:
        self._shown = which
        self.filtered.emit()

    def _show_list(self) -> None:
        self._chose()
        if self.model.rowCount():
            self._stack.setCurrentIndex(_LIST)
            return
        narrowed = self._shown is not Shown.ALL or self.rule_id is not None
        offers: list[Any] = []
        if narrowed:
            offers.append((tr("Show All"), lambda: self.show_only(Shown.ALL)))
        elif self._offer is not None:
            offers.append(self._offer)
        said = tr("This rule told of nothing.") if self.rule_id else tr(_NONE[self._shown])
        self._empty.say("bell", "", said, *offers)
        for button in self._empty.buttons():
            button.setAutoDefault(False)
        self._stack.setCurrentIndex(_EMPTY)

    def _chose(self) -> None:
        rows = self.rows()
        one = rows[0] if len(rows) == 1 else None
        alert = None if one is None else one.record.alert
        self.go.setEnabled(one is not None and not (alert and _leads_nowhere(one)))
        about_feed = alert is not None and alert.kind is not AlertKind.ARTICLE
        self.go.setText(tr("Show in Feed Health") if about_feed else tr("Open"))
        self.why.setEnabled(one is not None and one.has_article)
        self.retry.setEnabled(any(words.has_failed(row.record) for row in rows))
        self.see.setEnabled(bool(rows))
        self.copy.setEnabled(bool(rows))
        unseen = not rows or any(row.record.alert.seen_at is None for row in rows)
        self.see.setText(tr("Mark as Seen") if unseen else tr("Mark as Not Seen"))
        ways = [] if one is None else one.record.deliveries
        said = [(words.way_name(each), words.way_trouble(each)) for each in ways]
        self.trouble.setText(
            "\n".join(tr("{way}: {trouble}", way=way, trouble=why) for way, why in said if why)
        )
        self.trouble.setVisible(bool(self.trouble.text()))

    # --- what is wanted ---------------------------------------------------------------------

    def _one(self, signal: Any) -> None:
        rows = self.rows()
        if len(rows) == 1:
            signal.emit(rows[0])

    def _retry(self) -> None:
        failed = [
            way.id for row in self.rows() for way in row.record.deliveries if words.can_retry(way)
        ]
        self.retry_wanted.emit(failed)

    def _see(self) -> None:
        rows = self.rows()
        seen = any(row.record.alert.seen_at is None for row in rows)
        if rows:
            self.seen_wanted.emit([row.id for row in rows], seen)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.go, self.why])
        menu.addSeparator()
        menu.addActions([self.retry, self.see, self.see_all])
        menu.addSeparator()
        menu.addAction(self.copy)
        menu.popup(self.view.viewport().mapToGlobal(place))

    # --- building ---------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.made = {each.name: each.make(self, style.icon) for each in self.commands()}
        for action, do in (
            (self.go, lambda: self._one(self.go_wanted)),
            (self.why, lambda: self._one(self.why_wanted)),
            (self.retry, self._retry),
            (self.see, self._see),
            (self.see_all, lambda: self.seen_wanted.emit([], True)),
            (self.copy, lambda: self.copy_wanted.emit(self.rows())),
            (self.leave, self.close),
        ):
            action.triggered.connect(do)
        self.addActions([self.why, self.retry, self.see, self.see_all, self.leave])
        self.view.addAction(self.copy)  # a key of fields, too; Return is the list's own signal

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        style.set_margins(filters, 4, 10, 16, 8)
        filters.setSpacing(4)
        group = QButtonGroup(self)
        self._buttons = {each: self._filter_button(each) for each in Shown}
        for button in self._buttons.values():
            group.addButton(button)
            filters.addWidget(button)
        filters.addStretch(1)
        filters.addWidget(self.rule)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        bar = QHBoxLayout()
        style.set_margins(bar, 3, 8, 16, 8)
        bar.setSpacing(4)
        for action in (self.go, self.why, self.retry, self.see, self.see_all):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setProperty("class", "quiet")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(_BESIDE_WORDS)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.footer)
        said = QHBoxLayout()
        style.set_margins(said, LEFT, 0, RIGHT, 0)
        self.trouble.setWordWrap(True)
        self.trouble.setContentsMargins(0, 8, 0, 0)
        said.addWidget(self.trouble)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(filters)
        whole.addWidget(self._stack, 1)
        whole.addWidget(_hairline())
        whole.addLayout(said)
        whole.addLayout(bar)

    def _filter_button(self, which: Shown) -> QToolButton:
        button = QToolButton()
        button.setText(tr(_NAMES[which]))
        button.setCheckable(True)
        button.setProperty("class", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setChecked(which is self._shown)
        button.clicked.connect(lambda: self._choose(which))
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Stand beside the main window, not always above it, as a dialog would."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(cast("Any", None))


def _leads_nowhere(row: AlertRow) -> bool:
    """Whether there is nothing that could be opened any more."""
    if row.record.alert.kind is AlertKind.ARTICLE:
        return not row.has_article and not row.record.alert.link
    return bool(row.missing)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(style.font(style.Role.SMALL))
    label.setProperty("quiet", True)
    return label


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
