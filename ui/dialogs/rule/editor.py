"""The editor of a rule: plain data in, plain data out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from feedmon import faults_of
from feedmon.model import ConditionGroup, RuleSpec
from ui import style, text
from ui.dialogs.fields import quiet
from ui.dialogs.rule.deeds import DeedsForm
from ui.dialogs.rule.groups import GroupRows
from ui.dialogs.rule.scope import ScopeChoice
from ui.dialogs.sizes import give_room
from ui.models.rule_drafts import RuleDraft
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from feedmon.model import Condition, Destination, Feed, Folder

_SIZE, _SIDE, _PREVIEW = (1120, 720), 16, 300
_LONGEST = 200


class RuleEditor(QDialog):
    """When accepted, ``draft`` is the rule as it was written.

    ``preview`` stands beside the form and is told by ``sought`` what would be looked for: a rule,
    or ``None`` while there is nothing that could be.

    *Signals*: ``sought(RuleSpec | None)``.
    """

    sought = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        draft: RuleDraft,
        preview: QWidget,
        *,
        heading: str,
        tree: tuple[Sequence[Folder], Sequence[Feed]],
        tags: Iterable[str] = (),
        destinations: Iterable[Destination] = (),
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(heading)
        self._before, self._looked_for = draft, object()
        spec = draft.spec
        self.title = QLineEdit(draft.title, maxLength=_LONGEST)
        # A title that was proposed follows the words until the person writes another one.
        self._proposed = draft.title if draft.title == text.rule_title(spec) else None
        self.conditions = GroupRows(spec.conditions)
        self.scope = ScopeChoice(*tree, chosen=(spec.feeds, spec.folders))
        self.deeds = DeedsForm(
            spec.actions, spec.urgency, stop=spec.stop, tags=tags, destinations=destinations
        )
        self.save = QPushButton(tr("Save"), default=True)
        self.save.clicked.connect(self.accept)
        self.reason = quiet("")
        self._lay_out(preview)
        self.title.textEdited.connect(self._name)
        for part in (self.conditions, self.scope, self.deeds):
            part.changed.connect(self._change)
        self.conditions.grown.connect(self._show_row)
        self._turn(self.screen().availableGeometry().width())  # or it would be wider than that
        give_room(self, *_SIZE)
        self._share()
        self._change()
        first = next(self.conditions.rows(), None)
        (self.title if first is None else first.first).setFocus()

    @property
    def draft(self) -> RuleDraft:
        """The rule as it stands."""
        spec = RuleSpec(
            self.conditions.part,
            self.deeds.wanted,
            self.deeds.when,
            self.scope.feeds,
            self.scope.folders,
            self.deeds.stops,
        )
        title = " ".join(self.title.text().split())
        return RuleDraft(title, spec, enabled=self._before.enabled)

    # --- what is wrong with it --------------------------------------------------------------

    def _name(self) -> None:
        self._proposed = None
        self._change()

    def _change(self) -> None:
        """Look at all of it anew: what is wrong, what it may be called, what it would find."""
        draft = self.draft
        if self._proposed is not None:
            self._proposed = text.rule_title(draft.spec)
            if self._proposed != self.title.text():
                self.title.setText(self._proposed)
                draft = self.draft
        faults = faults_of(draft.spec)
        said = {fault.path: fault for fault in faults if fault.path}
        for row in self.conditions.rows():
            row.say("")
        for path, fault in said.items():
            line = self.conditions.line(path)
            if line is not None:
                words = text.rule_fault(fault.code, fault.detail, fault.at)
                line.say(words, at_once=fault.code == "bad-pattern")
        useless = next((fault for fault in faults if not fault.path), None)
        self.deeds.say("" if useless is None else text.rule_fault(useless.code))
        reasons = [text.rule_fault(one.code, one.detail, one.at) for one in faults]
        if not self.scope.is_complete:
            reasons.append(tr("Choose the feeds and folders that it is about."))
        if not draft.title:
            reasons.append(tr("Give the rule a title."))
        self.reason.setText(reasons[0] if reasons else "")
        self.save.setEnabled(not reasons)
        self.save.setAccessibleDescription(self.reason.text())
        self._look(draft.spec, bad=any(fault.code == "bad-pattern" for fault in faults))

    def _look(self, spec: RuleSpec, *, bad: bool) -> None:
        """Tell what is looked for, if that is something else than before."""
        conditions = _complete(spec.conditions)
        nothing = bad or not self.scope.is_complete or (spec.conditions.parts and not conditions)
        wanted = None
        if not nothing and conditions is not None:
            wanted = RuleSpec(conditions, feeds=spec.feeds, folders=spec.folders)
        if wanted != self._looked_for:
            self._looked_for = wanted
            self.sought.emit(wanted)

    def look_again(self) -> None:
        """Tell once more what is looked for, to who listens only now."""
        self.sought.emit(self._looked_for)

    # --- building ---------------------------------------------------------------------------

    def _lay_out(self, preview: QWidget) -> None:
        form = QWidget()
        form.setObjectName("page")
        column = QVBoxLayout(form)
        column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        column.setSpacing(8)
        label = QLabel(tr("&Title"))
        label.setBuddy(self.title)
        named = QHBoxLayout()
        named.setSpacing(12)
        named.addWidget(label)
        named.addWidget(self.title, 1)
        column.addLayout(named)
        if self._before.left_out:
            column.addWidget(quiet(text.kept_apart(list(self._before.left_out))))
        for words, part in (
            (tr("What to look for"), self.conditions),
            (tr("Where"), self.scope),
            (tr("What to do with it"), self.deeds),
        ):
            column.addSpacing(8)
            column.addWidget(_heading(words))
            column.addWidget(part)
        column.addStretch(1)
        self._area = _Form(form)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._area)
        self.splitter.addWidget(preview)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        cancel = QPushButton(tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(_SIDE, 12, _SIDE, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(line)
        whole.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand beside the main window, in which articles are read meanwhile."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(cast("Any", None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the form where both have no room beside each other."""
        super().resizeEvent(event)
        if self._turn(self.width()):
            self._share()

    def _turn(self, width: int) -> bool:
        needed = self._area.least_width() + style.room(_PREVIEW)
        way = Qt.Orientation.Horizontal if width >= needed else Qt.Orientation.Vertical
        turned = self.splitter.orientation() != way
        self.splitter.setOrientation(way)
        return turned

    def _share(self) -> None:
        """Give the form somewhat more room than the preview."""
        flat = self.splitter.orientation() == Qt.Orientation.Horizontal
        whole = self.width() if flat else self.height()
        self.splitter.setSizes([round(whole * 0.6), round(whole * 0.4)])

    def _show_row(self, field: QWidget) -> None:
        """Let a field of a new row have the keys, and be seen."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field))  # laid out then


class _Form(QScrollArea):
    """The form, as wide as its fields need; higher than its room it scrolls."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = form
        self.setWidget(form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn that the form shows more than before, or less."""
        done = super().eventFilter(watched, event)
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(self.least_width())
        return done

    def least_width(self) -> int:
        """Return how wide it has to be to show its fields."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._form.minimumSizeHint().width() + bar


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setFont(style.font(strong=True))
    return label


def _complete(group: ConditionGroup) -> ConditionGroup | None:
    """Leave out conditions in which nothing stands yet; ``None`` where nothing is left."""
    parts: list[Condition | ConditionGroup] = []
    for part in group.parts:
        if isinstance(part, ConditionGroup):
            inner = _complete(part)
            if inner is not None:
                parts.append(inner)
        elif part.what.strip(' ,;"\n'):
            parts.append(part)
    if group.parts and not parts:
        return None
    return ConditionGroup(tuple(parts), every=group.every)
