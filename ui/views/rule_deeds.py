"""What is done with rules, so that it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon import BadRules
from feedmon.errors import FeedmonError
from ui import text
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from feedmon.model import Rule
    from ui.models.rule_drafts import RuleDraft
    from ui.views.kit import Kit

    Work = Callable[[], Coroutine[Any, Any, None]]

_LONGEST = 60


class RuleDeeds(QObject):
    """Adds, changes, copies, removes and orders rules, each as one step of the undo stack.

    *Signals*: ``done(str)``, what was done, or why it was not; ``added(int)``, the id of a rule
    that is new.
    """

    done = Signal(str)
    added = Signal(int)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._engine, self._undo, self._status = kit.engine, kit.undo, kit.status

    def add(self, draft: RuleDraft) -> None:
        """Keep a new rule behind the others."""
        said = tr("Made the rule {title}", title=_named(draft.title))
        self._start(lambda: self._add(draft, tr("New Rule"), said))

    def copy(self, rule: Rule) -> None:
        """Keep the same rule once more, right behind it, switched off."""
        self._start(lambda: self._copy(rule))

    def change(self, rule: Rule, draft: RuleDraft) -> None:
        """Let a rule say something else."""
        changed = replace(rule, title=draft.title, spec=draft.spec, enabled=draft.enabled)
        if (rule.title, rule.spec) != (draft.title, draft.spec):
            said = tr("Changed the rule {title}", title=_named(draft.title))
            self._start(lambda: self._change(rule, changed, tr("Edit Rule"), said))

    def switch(self, rule: Rule, *, on: bool) -> None:
        """Let a rule hold from now on, or no more."""
        label = tr("Switch Rule On") if on else tr("Switch Rule Off")
        self._start(lambda: self._change(rule, replace(rule, enabled=on), label, ""))

    def remove(self, rule: Rule) -> None:
        """Remove a rule."""
        self._start(lambda: self._remove(rule))

    def arrange(self, before: Sequence[int], ids: Sequence[int]) -> None:
        """Put the rules into another order."""
        self._start(lambda: self._arrange(list(before), list(ids)))

    def take_over(self, document: str, name: str, wrong: Callable[[BadRules], object]) -> None:
        """Keep the rules of a file behind the others; ``wrong`` is told why it is none."""
        self._start(lambda: self._take_over(document, name, wrong))

    # --- step by step -----------------------------------------------------------------------

    def _start(self, work: Work) -> None:
        self._undo.start(self._told(work), name="rule")

    async def _told(self, work: Work) -> None:
        try:
            await work()
        except FeedmonError as error:
            words = text.error_sentence(error)
            self._status.trouble(words)
            self.done.emit(words)

    def _push(self, label: str, undo: Any, redo: Any, said: str) -> None:
        self._undo.push(label, undo, redo, said=said)
        self.done.emit(said)

    async def _add(self, draft: RuleDraft, label: str, said: str) -> None:
        rule = await self._engine.add_rule(draft.title, draft.spec, enabled=draft.enabled)
        self._push(label, *self._gone_and_back([rule]), said)
        self.added.emit(rule.id)

    async def _copy(self, rule: Rule) -> None:
        title = tr("{title} (copy)", title=rule.title)
        order = [one.id for one in await self._engine.rules()]
        copied = await self._engine.add_rule(title, rule.spec, enabled=False)
        if rule.id in order:
            order.insert(order.index(rule.id) + 1, copied.id)
            await self._engine.arrange_rules(order)
        said = tr("Copied the rule {title}: the copy is off", title=_named(rule.title))
        self._push(tr("Duplicate Rule"), *self._gone_and_back([copied]), said)
        self.added.emit(copied.id)

    async def _change(self, before: Rule, after: Rule, label: str, said: str) -> None:
        async def put(rule: Rule) -> None:
            await self._engine.change_rule(
                rule.id, title=rule.title, spec=rule.spec, enabled=rule.enabled
            )

        await put(after)
        self._push(label, lambda: put(before), lambda: put(after), said)

    async def _remove(self, rule: Rule) -> None:
        before = await self._engine.remove_rules([rule.id])
        self._push(
            tr("Remove Rule"),
            lambda: self._engine.put_back_rules(before),
            lambda: self._engine.remove_rules([rule.id]),
            tr("Removed the rule {title}", title=_named(rule.title)),
        )

    async def _arrange(self, before: list[int], ids: list[int]) -> None:
        await self._engine.arrange_rules(ids)
        self._push(
            tr("Move Rule"),
            lambda: self._engine.arrange_rules(before),
            lambda: self._engine.arrange_rules(ids),
            "",
        )

    async def _take_over(
        self, document: str, name: str, wrong: Callable[[BadRules], object]
    ) -> None:
        try:
            rules = await self._engine.import_rules(document)
        except BadRules as error:
            wrong(error)
            return
        off = sum(not rule.enabled for rule in rules)
        said = text.rules_imported(len(rules), off)
        if rules:
            self._push(tr("Import Rules"), *self._gone_and_back(rules), said)
            self.added.emit(rules[0].id)
        else:
            self.done.emit(tr("{name}: no rule", name=name))

    def _gone_and_back(self, rules: Sequence[Rule]) -> tuple[Any, Any]:
        """Return how rules that were added are taken back, and put back again."""
        ids = [rule.id for rule in rules]
        stood: list[list[Rule]] = []

        async def undo() -> None:
            stood.append(await self._engine.remove_rules(ids))

        async def redo() -> None:
            await self._engine.put_back_rules(stood.pop())

        return undo, redo


def _named(title: str) -> str:
    return text.one_line(title, _LONGEST)
