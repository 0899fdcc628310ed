"""Every screen of the window, furnished: what the tests of accessibility look at.

``VIEWS`` and ``DIALOGS`` name them. Each is opened over one window with a fake engine in which
there is one of
everything that a person can be told of: feeds that fail, are paused or redirected, articles that
are unread, starred, edited or in other feeds, files, tags, facts, images that are blocked.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import resources
from feedmon.model import (
    CURRENT,
    Backup,
    BackupKind,
    Candidate,
    Change,
    Condition,
    ConditionGroup,
    Destination,
    Difference,
    Elsewhere,
    Enclosure,
    FeedDetails,
    FeedHealth,
    FeedState,
    FullText,
    FullTextState,
    Headline,
    Held,
    History,
    Holdings,
    KeptPassword,
    OpmlDocument,
    OpmlFeed,
    OpmlPreview,
    OpmlProblem,
    Passage,
    PasswordPlace,
    Place,
    Plan,
    PollCounts,
    PollRecord,
    PollStep,
    PreviewHit,
    Program,
    Rhythm,
    Rule,
    RuleActions,
    RulePreview,
    RuleSpec,
    RunningPoll,
    SavedSearch,
    Shape,
    Tag,
    Version,
    Webhook,
    Weeks,
    Words,
)
from feedmon.opml import read_opml
from feedmon.settings import Settings
from tests.ui.access import alert_screens, watch_screens
from tests.ui.fakes import NOW, FakeEngine, feed, folder, summary
from ui.dialogs.add_feed import AddFeedDialog
from ui.dialogs.change_keys import ChangeKeysDialog, Verdict
from ui.dialogs.edit_feeds import EditFeedsDialog
from ui.dialogs.folder import FolderDialog
from ui.dialogs.found_data import FoundDataDialog
from ui.dialogs.import_data import ImportDataDialog
from ui.dialogs.import_list import ImportDialog
from ui.dialogs.keep_running import KeepRunningDialog
from ui.dialogs.manage_tags import ManageTagsDialog
from ui.dialogs.merge import MergeDialog
from ui.dialogs.message import message_box
from ui.dialogs.move_to import MoveToDialog
from ui.dialogs.pages import PagedDialog
from ui.dialogs.preset import PresetDialog
from ui.dialogs.progress import ProgressDialog
from ui.dialogs.properties import PropertiesDialog
from ui.dialogs.rule import RuleEditor
from ui.dialogs.search import SearchDialog
from ui.dialogs.starter import StarterDialog, description
from ui.dialogs.startup import startup_box
from ui.dialogs.tags import TagsDialog
from ui.dialogs.trouble import TroubleDialog
from ui.models.outline import Outline
from ui.models.rule_drafts import RuleDraft
from ui.models.shortcuts import ShortcutRow
from ui.models.sources import Kind, Source
from ui.views.health_window import Page
from ui.views.rule_preview import RulePreviewPane
from ui.views.rules_window import RulesWindow
from ui.views.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from pathlib import Path

    from tests.ui.views.conftest import Desk

    Screens = dict[str, Callable[["Stage"], QWidget | Awaitable[QWidget]]]

HOUR = 3600
AROUND = Plan(Rhythm.ADAPTIVE, HOUR, 1800, 12 * HOUR)
FOLDERS = (folder(7, "News"), folder(8, "Harbours", 7))
BODY = (
    "<h2>A heading</h2><p>Words with <a href='https://a.example/one'>one link</a> and "
    "<a href='https://a.example/two'>another</a>.</p><blockquote>Quoted.</blockquote>"
    "<pre><code>some = code()</code></pre><ul><li>An item</li></ul>"
    "<p><img src='https://a.example/tall.png' alt='A crane' width='40' height='40'></p>"
    + "<p>The tide comes and goes. It did so yesterday.</p>"
    * 30
)
SAME, ADDED, REMOVED = Change.SAME, Change.ADDED, Change.REMOVED
EDIT = Difference(
    (Words("Flood", SAME), Words(": three", ADDED), Words(": two", REMOVED)),
    (
        Passage(
            Shape.PARAGRAPH, (Words("It ", SAME), Words("pours", ADDED), Words("rains", REMOVED))
        ),
    ),
)


class Engine(FakeEngine):
    """Knows all there may be to say of an article."""

    async def entry(self, entry_id: int) -> object:
        known = await super().entry(entry_id)
        if known is None or entry_id != 12:
            return known
        return replace(
            known,
            tags=("ports", "work"),
            categories=("Shipping", "Weather"),
            comments_url="https://a.example/comments",
            enclosures=tuple(
                Enclosure(f"https://a.example/{n}.mp3", "audio/mpeg", 5_000_000) for n in range(5)
            ),
            edits=2,
            trackers=3,
        )

    async def tags(self) -> list[object]:
        return []


def engine() -> Engine:
    """Feeds and articles in every state that a row can be in."""
    made = Engine(
        [
            feed(1, "Harbour Journal", folder_id=7, site_url="https://1.example/"),
            feed(
                2,
                "Broken Bollard",
                folder_id=7,
                state=FeedState.FAILING,
                error="http-status",
                error_detail="404",
                failures=3,
                next_poll_at=NOW + HOUR,
                next_poll_reason="back-off",
            ),
            feed(3, "Paused Pier", state=FeedState.PAUSED),
            feed(4, "Open Lock", insecure_target="http://4.example/feed"),
            feed(
                5,
                "Beside the Rest",
                in_totals=False,
                missed=9,
                missed_at=NOW - HOUR,
                archive_url="https://5.example/old",
            ),
        ],
        FOLDERS,
        [
            *(summary(n, 1 + n % 5, read=n % 3 == 0) for n in range(1, 12)),
            summary(
                12,
                1,
                starred=True,
                alerted=True,
                edited_at=NOW - HOUR,
                also_in=2,
                author="Ann Archer",
            ),
        ],
        bodies=dict.fromkeys(range(1, 13), BODY),
    )
    made.versions_of[12] = [
        Version(CURRENT, "Flood: three", NOW - HOUR, None),
        Version(8, "Flood: two", NOW - 2 * HOUR, NOW - HOUR),
        Version(5, "Flood", NOW - 3 * HOUR, NOW - 2 * HOUR),
    ]
    made.differences |= {(12, 8, CURRENT): EDIT, (12, 5, CURRENT): EDIT}
    made.twins[12] = (Elsewhere(11, 2, "Broken Bollard"), Elsewhere(10, 3, "Paused Pier"))
    made.full_texts[12] = FullText(
        FullTextState.FAILED, shown=True, error="http-status", error_detail="404"
    )
    made.stored_searches = [SavedSearch(1, "Cranes", "crane")]
    alert_screens.furnish(made)
    made.sums = {1: FeedHealth(1, 7, 34_000, 1_200_000, 8, 6)}
    made.weeks_of = {1: Weeks(1, (3, 0, 2, 9, 1, 1, 0, 0, 4, 2, 5, 1), 12)}
    made.polls = {4: RunningPoll(4, PollStep.ASKING, NOW - 3, host="4.example")}
    made.past = History((4, 0, 9) * 18 + (1, 2), (PollCounts(2, 40, 3),) * 56, NOW - 48 * HOUR)
    made.logs = {
        2: [
            PollRecord(
                2,
                NOW - 60,
                outcome="failed",
                status=404,
                error="http-status",
                response_ms=80,
                wire_bytes=900,
                bytes_saved=0,
                requests=1,
                new=0,
                updated=0,
            )
        ]
    }
    made.copies = [
        Backup("/home/anna/backups/1.db", BackupKind.BACKUP, NOW - HOUR, 1_200_000, 5, 40)
    ]
    return made


@dataclass
class Stage:
    """The window, and what the screens need that the window does not give them."""

    desk: Desk
    until: Callable[..., Awaitable[None]]
    folder: Path

    @property
    def window(self) -> QWidget:
        return self.desk.window

    @asynccontextmanager
    async def open(self, name: str) -> AsyncIterator[QWidget]:
        """Open a screen, and close it again."""
        shown = (VIEWS | DIALOGS)[name](self)
        widget = shown if isinstance(shown, QWidget) else await shown
        if widget is not self.window and not widget.isVisible():
            widget.show()
        widget.window().activateWindow()
        await self.until(widget.window().isActiveWindow)
        try:
            yield widget
        finally:
            if widget is not self.window:
                widget.close()
                widget.hide()
                if isinstance(widget, QDialog) and widget.parent() is self.window:
                    widget.deleteLater()
            self.desk.window.activateWindow()

    async def opened(self, trigger: Callable[[], object]) -> QWidget:
        """What opens when this is done."""
        before = visible()
        trigger()
        await self.until(lambda: visible() - before)
        (found,) = visible() - before
        return found


def pages(widget: QWidget) -> Iterator[str]:
    """Turn the pages of a dialog that has some, from the first to the last; others have one."""
    if not isinstance(widget, PagedDialog):
        yield ""
        return
    for row in range(widget.list.count()):
        widget.list.setCurrentRow(row)
        yield widget.list.item(row).text()


def visible() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()}


# --- the window -------------------------------------------------------------------------------


async def _with_an_article(stage: Stage) -> QWidget:
    desk = stage.desk
    desk.window.sidebar.choose(Source(Kind.ALL))
    await stage.until(lambda: desk.window.articles.rowCount() == 12)
    desk.window.list.choose(0)
    await stage.until(lambda: desk.window.pane.entry is not None)
    return desk.window


async def _with_changes(stage: Stage) -> QWidget:
    await _with_an_article(stage)
    stage.desk.actions.show_changes.trigger()
    await stage.until(lambda: "pours" in stage.desk.body())
    return stage.window


async def _with_find_bar(stage: Stage) -> QWidget:
    await _with_an_article(stage)
    stage.desk.actions.find_in_article.trigger()
    QTest.keyClicks(stage.desk.window.pane.find_bar.field, "tide")
    return stage.window


async def _with_warnings(stage: Stage) -> QWidget:
    """A feed about which there are notes, with nothing chosen in its list."""
    desk = stage.desk
    desk.window.sidebar.choose(Source(Kind.FEED, 5))
    await stage.until(desk.window.pane.empty.isVisible)
    return desk.window


async def _empty(stage: Stage) -> QWidget:
    """A place without articles."""
    desk = stage.desk
    for each in desk.engine.stored_searches:
        desk.window.sidebar.choose(Source(Kind.SEARCH, each.id))
    await stage.until(desk.window.list_pane.empty.isVisible)
    return desk.window


async def _palette(stage: Stage) -> QWidget:
    desk = stage.desk
    desk.actions.command_palette.trigger()
    QTest.keyClicks(desk.window.commands.palette.field, "re")
    return desk.window.commands.palette


async def _health(stage: Stage) -> QWidget:
    found = await stage.opened(stage.desk.actions.health.trigger)
    found.show_page(Page.FEEDS)
    found.table.choose([2])
    await stage.until(lambda: found.details.model.rowCount() == 1)
    return found


async def _health_queue(stage: Stage) -> QWidget:
    found = await stage.opened(stage.desk.actions.health.trigger)
    found.show_page(Page.QUEUE)
    await stage.until(lambda: found.queue.model.rowCount() == 2)
    return found


async def _health_history(stage: Stage) -> QWidget:
    found = await stage.opened(stage.desk.actions.health.trigger)
    found.show_page(Page.PAST)
    await stage.until(found.past.charts()[0].isVisible)
    return found


async def _shortcuts(stage: Stage) -> QWidget:
    return await stage.opened(stage.desk.actions.shortcuts.trigger)


async def _preferences(stage: Stage) -> QWidget:
    return await stage.opened(stage.desk.actions.preferences.trigger)


# --- dialogs ----------------------------------------------------------------------------------


async def _add_feed(stage: Stage) -> QWidget:
    newest = (Headline("The crane is back", NOW - HOUR), Headline("Low tide", None))

    async def find(_address: str, *, usual_places: bool = False) -> AsyncIterator[Candidate]:
        del usual_places
        for place, title in enumerate(("Harbour Journal", "Its comments")):
            followed = 1 if place else None
            url = f"https://1.example/{place}"
            at = NOW - HOUR
            yield Candidate(url, title, "rss 2.0", "alternate", 25, at, newest, followed, place)

    dialog = AddFeedDialog(
        stage.window,
        find=find,
        folders=FOLDERS,
        tasks=stage.desk.tasks,
        address="https://1.example/",
        clock=lambda: NOW,
    )
    dialog.open()
    await stage.until(lambda: dialog._list.view.model().rowCount() == 2)
    return dialog


def _properties(stage: Stage) -> QWidget:
    async def understand(_typed: str) -> tuple[str, str]:
        return "", "This is no address."

    details = FeedDetails(
        feed=replace(stage.desk.engine.stored_feeds[5], site_url="https://5.example/"),
        format="rss 2.0",
        language="en",
        description="All about quays",
        hub_urls=(),
        addresses=(),
        polls=(),
    )
    dialog = PropertiesDialog(
        stage.window,
        details,
        folders=FOLDERS,
        around=AROUND,
        settings=Settings(),
        tasks=stage.desk.tasks,
        understand=understand,
        now=NOW,
    )
    dialog.show_kept(KeptPassword(PasswordPlace.NOWHERE, None))
    return dialog


def _import_list(stage: Stage) -> QWidget:
    document = OpmlDocument(
        feeds=(
            OpmlFeed("https://a.example/feed", "Ada", folder=("News",)),
            OpmlFeed("https://b.example/feed", "Bob"),
        ),
        folders=(("News",),),
        problems=(OpmlProblem("Broken", "no-address", 3),),
    )
    preview = OpmlPreview(document, frozenset({1}))
    outline = Outline(preview, lambda each: each.url)
    return ImportDialog(outline, stage.window, name="feeds.opml", folders=FOLDERS)


def _import_data(stage: Stage) -> QWidget:
    feeds = (OpmlFeed("https://a.example/feed", "Ada", folder=("News",)),)
    preview = OpmlPreview(OpmlDocument(feeds=feeds, folders=(("News",),)))
    holdings = Holdings(Program.LIFEREA, "1.15", "/home/l.db", preview, (Held(3, 2, 1),), {}, 3)
    outline = Outline(preview, lambda each: each.url)
    return ImportDataDialog(holdings, outline, stage.window, folders=FOLDERS)


def _first_steps(stage: Stage) -> QWidget:
    steps = Welcome(stage.desk.actions)
    steps.resize(1000, 700)
    return steps


def _starter(stage: Stage) -> QWidget:
    pack = (resources.FOLDER / "starter.opml").read_bytes()
    return StarterDialog(Outline(OpmlPreview(read_opml(pack)), description), stage.window)


def _found_data(stage: Stage) -> QWidget:
    place = Place(Program.RSS_GUARD, "/home/anna/.config/RSS Guard/database.db", 9_000_000, NOW)
    return FoundDataDialog([place], stage.window, program="RSS Guard", now=NOW)


def _trouble(stage: Stage) -> QWidget:
    dialog = TroubleDialog(stage.window)
    dialog.say("Traceback: …", 2)
    dialog._unfold()
    return dialog


def _change_keys(stage: Stage) -> QWidget:
    return ChangeKeysDialog(
        stage.window,
        action="Search Articles",
        tip="Look for words in titles, texts and authors",
        keys=[QKeySequence("Ctrl+F"), QKeySequence("/")],
        usual=[QKeySequence("Ctrl+F")],
        judge=lambda _key: Verdict(),
    )


RULE = RuleSpec(
    ConditionGroup(
        (
            Condition(what="crane"),
            ConditionGroup((Condition(what="tide"), Condition(what="quay")), every=False),
        )
    ),
    RuleActions(notify=True, tags=("ports",)),
    feeds=(1,),
)


def _rules(stage: Stage) -> QWidget:
    """Rules in every state: one that holds, one in trouble."""
    trouble = "Passed over: its pattern took too long. Make it simpler."
    window = RulesWindow(
        lambda rule: ("“crane” anywhere", "notify", trouble if rule.trouble else ""), stage.window
    )
    window.show_rules([Rule(1, "Cranes", RULE), Rule(2, "Tides", RULE, False, trouble="slow")])
    window.say("Copied the rule Cranes: the copy is off")
    return window


async def _rule_editor(stage: Stage) -> QWidget:
    """A rule with a group, in trouble, with what it would have found."""
    entry = summary(12, 1, title="The crane is back")
    hit = PreviewHit(entry, ((4, 9),), "They saw the crane again.", ((13, 18),))

    async def look(_sought: object, _progress: object) -> RulePreview:
        return RulePreview((hit, hit), 2, 9, done=True, trouble="slow", articles=9)

    preview = RulePreviewPane(look, stage.desk.tasks, lambda: NOW)
    editor = RuleEditor(
        stage.window,
        RuleDraft("", RULE, left_out=("is:unread",)),
        preview,
        heading="New Rule",
        tree=(FOLDERS, tuple(stage.desk.engine.stored_feeds.values())),
        tags=["ports"],
        destinations=[Destination(1, "Team chat", Webhook("https://chat.example/hook"))],
    )
    editor.sought.connect(preview.look)
    editor.look_again()
    next(editor.conditions.rows()).say("Say what to look for.", at_once=True)
    await stage.until(lambda: preview.model.rowCount() == 2)
    return editor


def _about(stage: Stage) -> QWidget:
    return stage.opened(stage.desk.actions.about.trigger)


def _preset(stage: Stage) -> QWidget:
    rows = [ShortcutRow("star", "Star", ("L",)), ShortcutRow("read_on", "Read On", ())]
    return PresetDialog(stage.window, title="RSS Guard", own=2, preview=lambda _keep: rows)


def _box(stage: Stage) -> QWidget:
    return message_box(stage.window, "This did not work.", "The disk is full.")


def _startup(stage: Stage) -> QWidget:
    return startup_box(
        stage.window, "feedmon can't open.", "The disk is full.", folder=True, restore="&Restore"
    )


#: The window in its states, by name; each is the widget itself or has to be awaited.
VIEWS: Screens = {
    "window": _with_an_article,
    "changes": _with_changes,
    "find bar": _with_find_bar,
    "warnings": _with_warnings,
    "empty": _empty,
    "palette": _palette,
}

#: Everything that opens beside or over it.
DIALOGS: Screens = {
    "health": _health,
    "health queue": _health_queue,
    "health history": _health_history,
    "shortcuts": _shortcuts,
    "about": _about,
    "preferences": _preferences,
    **alert_screens.SCREENS,
    **watch_screens.SCREENS,
    "add feed": _add_feed,
    "properties": _properties,
    "folder": lambda stage: FolderDialog(stage.window, FOLDERS[0], around=AROUND),
    "search": lambda stage: SearchDialog(
        stage.window, heading="Save Search", title="Cranes", query="crane", now=lambda: NOW
    ),
    "tags": lambda stage: TagsDialog(stage.window, titles=["ports", "work"], chosen=["work"]),
    "manage tags": lambda stage: ManageTagsDialog(stage.window, tags=[Tag(1, "ports", 3)]),
    "rules": _rules,
    "rule editor": _rule_editor,
    "edit feeds": lambda stage: EditFeedsDialog(stage.window, number=2, folders=FOLDERS),
    "merge": lambda stage: MergeDialog(stage.window, [feed(1, "One"), feed(2, "Two", total=9)]),
    "move to": lambda stage: MoveToDialog(stage.window, folders=FOLDERS, named="One"),
    "import list": _import_list,
    "import data": _import_data,
    "first steps": _first_steps,
    "starter": _starter,
    "found data": _found_data,
    "progress": lambda stage: ProgressDialog(stage.window, title="Import", words="Reading…"),
    "trouble": _trouble,
    "change keys": _change_keys,
    "preset": _preset,
    "keep running": lambda stage: KeepRunningDialog(stage.window),
    "message": _box,
    "startup": _startup,
}
