"""The rules window, filled and followed, and the ways to a new rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from feedmon.errors import FeedmonError
from feedmon.events import (
    DestinationsChanged,
    FeedsChanged,
    FeedsRemoved,
    FoldersChanged,
    RulesChanged,
    StoreChanged,
)
from ui import text
from ui.models.rule_drafts import RuleDraft, blank
from ui.translation import tr, trn
from ui.views.foreground import bring_forward
from ui.views.rule_deeds import RuleDeeds
from ui.views.rule_files import RuleFiles
from ui.views.rule_writing import RuleWriting

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from feedmon import BadRules
    from feedmon.events import Event
    from feedmon.model import Rule
    from ui.views.kit import Kit
    from ui.views.rules_window import RulesWindow

_GEOMETRY = "rules/geometry"
_WRITING, _LISTING = "write-rule", "list-rules"
#: What of the program's actions works in this window, too.
_EVERYWHERE = ("undo", "redo", "shortcuts", "preferences", "quit")


class Ruling(QObject):
    """Opens the window, once, and the editor beside it.

    ``read`` shows an article that the editor found; the editor waits behind the main window.
    ``find_hidden`` lists there what a rule hid.
    """

    def __init__(
        self,
        window: QWidget,
        kit: Kit,
        *,
        read: Callable[[int], object],
        find_hidden: Callable[[Rule], object],
    ) -> None:
        super().__init__(window)
        self._find_hidden = find_hidden
        self._parent, self._engine, self._tasks = window, kit.engine, kit.tasks
        self._feeds, self._settings, self._status = kit.feeds, kit.settings, kit.status
        self._everywhere = [kit.actions.all()[name] for name in _EVERYWHERE]
        self._rules: tuple[Rule, ...] = ()
        self._places: dict[int, str] = {}
        self.window: RulesWindow | None = None
        self.files = RuleFiles(self)
        self._writing = RuleWriting(kit, window)
        self._writing.article_wanted.connect(read)
        self._deeds = RuleDeeds(kit, self)
        self._deeds.done.connect(self._say)
        self._deeds.added.connect(self._choose)
        kit.actions.rules.triggered.connect(self.open)

    # --- the window -------------------------------------------------------------------------

    def open(self) -> None:
        """Show the window, or bring it to the front; or the rule that is still being written."""
        if self._writing.go_on():
            return
        if self.window is None:
            self.window = self._made()
            self._tasks.start(self._load(), name=_LISTING, replace=True)
        bring_forward(self.window)

    def save_state(self) -> None:
        """Write down where the window stands, if it is open."""
        if self.window is not None:
            self._settings.set_value(_GEOMETRY, self.window.saveGeometry())

    def take(self, events: Iterable[Event]) -> None:
        """Follow what others do with rules, and how what they name is called."""
        if self.window is None:
            return
        again = False
        for event in events:
            match event:
                case RulesChanged(rules):
                    self._rules, again = rules, True
                case DestinationsChanged(destinations):
                    self._places = {one.id: one.title for one in destinations}
                    again = True
                case FeedsChanged() | FeedsRemoved() | FoldersChanged() | StoreChanged():
                    again = True
        if again:
            self.window.show_rules(self._rules)

    def _made(self) -> RulesWindow:
        from ui.views.rules_window import RulesWindow

        window = RulesWindow(self._words, self._parent)
        window.addActions(self._everywhere)
        window.new_wanted.connect(lambda: self.write(blank()))
        window.edit_wanted.connect(lambda one: self._with(one, self._edit))
        window.copy_wanted.connect(lambda one: self._with(one, self._deeds.copy))
        window.remove_wanted.connect(lambda one: self._with(one, self._deeds.remove))
        window.hidden_wanted.connect(lambda one: self._with(one, self._list_hidden))
        window.switched.connect(
            lambda one, on: self._with(one, lambda rule: self._deeds.switch(rule, on=on))
        )
        window.arranged.connect(
            lambda ids: self._deeds.arrange([rule.id for rule in self._rules], ids)
        )
        window.import_wanted.connect(
            lambda: self._tasks.start(self._import(window), name="import-rules", replace=True)
        )
        window.export_wanted.connect(
            lambda: self._tasks.start(self._export(window), name="export-rules", replace=True)
        )
        window.finished.connect(self._closed)
        geometry = self._settings.value(_GEOMETRY, QByteArray())
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        return window

    def _list_hidden(self, rule: Rule) -> None:
        bring_forward(self._parent)
        self._find_hidden(rule)

    async def _load(self) -> None:
        try:
            places = await self._engine.destinations()
            rules = await self._engine.rules()
        except FeedmonError as error:
            self._say(text.error_sentence(error))
            return
        self._places = {one.id: one.title for one in places}
        self._rules = tuple(rules)
        if self.window is not None:
            self.window.show_rules(self._rules)

    def _closed(self) -> None:
        self.save_state()
        window, self.window = self.window, None
        self._rules = ()
        if window is not None:
            window.deleteLater()

    def _words(self, rule: Rule) -> tuple[str, str, str]:
        """Say what a rule looks for, what it does, and what is the matter with it."""
        folders = {one.id: self._feeds.title(one) for one in self._feeds.folder_sources()}
        feeds = {}
        for feed_id in rule.spec.feeds:
            feed = self._feeds.feed(feed_id)
            if feed is not None:
                feeds[feed_id] = feed.title
        spec = rule.spec
        done = text.rule_actions(
            spec.actions, spec.urgency, stop=spec.stop, destinations=self._places
        )
        lost = text.rule_lost(spec) if spec.is_lost(feeds, folders) else ""
        trouble = text.rule_trouble(rule.trouble) or lost
        return text.rule_sought(spec, feeds=feeds, folders=folders), done, trouble

    def _say(self, words: str) -> None:
        if self.window is not None:
            self.window.say(words)

    def _choose(self, rule_id: int) -> None:
        if self.window is not None:
            self.window.choose(rule_id)

    def _with(self, rule_id: int, do: Callable[[Rule], Any]) -> None:
        rule = next((one for one in self._rules if one.id == rule_id), None)
        if rule is not None:
            do(rule)

    # --- a rule is written ------------------------------------------------------------------

    def write(self, draft: RuleDraft) -> None:
        """Let a new rule be written that begins like this; one at a time."""
        self._begin(lambda: self._write(draft))

    def _edit(self, rule: Rule) -> None:
        self._begin(lambda: self._change(rule))

    def _begin(self, writing: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Write a rule; while another one is being written, that comes to the front."""
        if not self._writing.go_on() and not self._tasks.running(_WRITING):
            self._tasks.start(writing(), name=_WRITING)

    async def _write(self, draft: RuleDraft) -> None:
        written = await self._writing.ask(draft, heading=tr("New Rule"))
        if written is not None:
            self._deeds.add(written)

    async def _change(self, rule: Rule) -> None:
        draft = RuleDraft(rule.title, rule.spec, enabled=rule.enabled)
        written = await self._writing.ask(draft, heading=tr("Edit Rule"))
        if written is not None:
            self._deeds.change(rule, written)

    # --- files ------------------------------------------------------------------------------

    async def _import(self, over: QWidget) -> None:
        read = await self.files.read(over)
        if read is not None:
            document, name = read
            self._deeds.take_over(document, name, lambda bad: self._refuse(over, name, bad))

    def _refuse(self, over: QWidget, name: str, bad: BadRules) -> None:
        from ui.dialogs.message import say

        words = text.bad_rules(bad.reason, bad.where)
        self._tasks.start(say(over, words, name), name="say")

    async def _export(self, over: QWidget) -> None:
        document = await self._engine.export_rules()
        name = await self.files.write(over, document)
        if name:
            number = len(self._rules)
            said = trn(
                number, "{n} rule exported to {name}", "{n} rules exported to {name}", name=name
            )
            self._status.done(said)
            self._say(said)
