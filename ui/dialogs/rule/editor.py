"""The editor of a rule: plain data in, plain data out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from feedmon import faults_of
from feedmon.model import ConditionGroup, RuleSpec
from ui import style, text
from ui.dialogs.buttons import lay_above
from ui.dialogs.fields import labelled, quiet
from ui.dialogs.rule.deeds import DeedsForm
from ui.dialogs.rule.groups import GroupRows
from ui.dialogs.rule.scope import ScopeChoice
from ui.dialogs.side_by_side import SideBySide
from ui.dialogs.sizes import give_room
from ui.models.rule_drafts import RuleDraft
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QShowEvent

    from feedmon.model import Condition, Destination, Feed, Folder

_SIZE, _SIDE = (1120, 720), 16
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
        # Or it would be wider than that.
        self.splitter.fit(self.screen().availableGeometry().width())
        give_room(self, *_SIZE)
        self.splitter.share()
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
        named = QHBoxLayout()
        named.setSpacing(12)
        named.addWidget(labelled(tr("Tit&le"), self.title))
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
        self.splitter = SideBySide(form, preview)
        lay_above(self.splitter, self, self.save, self.reason)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand beside the main window, in which articles are read meanwhile."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(cast("Any", None))

    def _show_row(self, field: QWidget) -> None:
        """Let a field of a new row have the keys, and be seen."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        area = self.splitter.area
        QTimer.singleShot(0, field, lambda: area.ensureWidgetVisible(field))  # laid out then


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
