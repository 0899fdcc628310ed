"""The main window: three panes joined, and remembered as they were left."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDesktopServices

from feedmon.errors import FeedmonError
from ui import text
from ui.keymap import HEALTH, HISTORY, Keymap
from ui.models.articles import ArticleModel
from ui.models.sidebar import SidebarModel
from ui.models.sources import ALL
from ui.models.ways import Ways
from ui.preferences import Preferences
from ui.translation import tr
from ui.undo import UndoStack
from ui.views.alerting import Alerting
from ui.views.appearance import Appearance
from ui.views.arranging import Arranging
from ui.views.article_list import ArticleList
from ui.views.article_tools import ArticleTools
from ui.views.changes import Changes
from ui.views.commands import Commands
from ui.views.copying import Copying
from ui.views.deeds import Deeds
from ui.views.editing import Editing
from ui.views.elsewhere import Elsewhere
from ui.views.feed_actions import FeedActions
from ui.views.feed_icons import FollowingIcons, Icons
from ui.views.following import Following
from ui.views.frame import Frame
from ui.views.going import Going
from ui.views.health import Health
from ui.views.hiding import Hiding
from ui.views.identities import Identities
from ui.views.importing import Importing
from ui.views.key_guard import KeyGuard
from ui.views.kit import Kit
from ui.views.line_keys import LineKeys
from ui.views.list_pane import ListPane
from ui.views.listing import Listing, Loading, Ready
from ui.views.making_rules import MakingRules
from ui.views.managing_tags import ManagingTags
from ui.views.marking import Marking
from ui.views.menu_key import MenuKey
from ui.views.menus import ToolBar, article_menu, fill_menu_bar
from ui.views.moves import Moves
from ui.views.older import Older
from ui.views.organising import Organising
from ui.views.panes import Memory, Panes
from ui.views.pausing import Pausing
from ui.views.properties import FeedProperties
from ui.views.reading import Reading
from ui.views.reading_pane import ReadingPane
from ui.views.refetching import Refetching
from ui.views.refreshing import Refreshing
from ui.views.rekeying import Rekeying
from ui.views.resuming import Resuming
from ui.views.ruling import Ruling
from ui.views.saved_searches import SavedSearches
from ui.views.scrolling_past import ScrollingPast
from ui.views.searching import Searching
from ui.views.sidebar import Sidebar
from ui.views.sorting import Sorting
from ui.views.status import StatusLine
from ui.views.stories import Stories
from ui.views.switching import Switching
from ui.views.tagging import Tagging
from ui.views.thumbnails import Thumbnails
from ui.views.to_article import ToArticle
from ui.views.today import Today
from ui.views.viewing import Viewing
from ui.views.watching import Watching
from ui.views.welcome import FirstSteps, Welcome
from ui.views.window_menu import WindowMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtCore import QUrl

    from feedmon import Engine
    from feedmon.events import Event
    from ui.actions import Actions
    from ui.bridge import Bridge
    from ui.models.sources import Source
    from ui.settings import UiSettings
    from ui.tasks import Tasks
    from ui.views.commands import Beside
    from ui.views.listing import State

_SENTENCE, _PANES, _FIRST_STEPS = 0, 1, 2


class MainWindow(Frame):
    """Sidebar, list and article. It asks the engine and shows what the bridge hands over.

    *Signals*: ``total_unread_changed(int)``.
    """

    total_unread_changed = Signal(int)

    def __init__(
        self,
        actions: Actions,
        settings: UiSettings,
        *,
        now: Callable[[], float] = time.time,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(settings, actions.quit)
        self._shown, self._now, self._open_url = actions, now, open_url
        self.preferences = Preferences(settings, self)
        self.keymap = Keymap(actions, settings, self)
        self._unread = -1
        self._furnished = False

    def furnish(self, engine: Engine, tasks: Tasks, bridge: Bridge) -> None:
        """Put the panes in; ``filled`` says when their first articles are there."""
        self._engine, self._tasks = engine, tasks
        actions, now, open_url = self._shown, self._now, self._open_url
        self.status = StatusLine(now=now)
        self.feeds = SidebarModel(now, self)
        self.articles = ArticleModel(now, self)
        self.icons = Icons(self.feeds.address, self, is_watch=self.feeds.is_watch)
        self.sidebar = Sidebar(self.feeds, self.icons)
        self.list = ArticleList(self.articles, now, self.icons)
        self.pane = ReadingPane(
            tasks,
            load_image=engine.picture,
            open_url=open_url,
            now=now,
            actions=[actions.star, actions.mark_read, actions.open_in_browser],
            changes=actions.show_changes,
            steps=(actions.find_next, actions.find_previous),
            icons=self.icons,
        )
        ways = Ways(self._settings)
        self.thumbnails = Thumbnails(engine, tasks, self.articles, self.preferences)
        self.listing = Listing(
            engine,
            tasks,
            self.articles,
            self.list,
            self.feeds,
            ways=ways,
            pictures=self.thumbnails,
        )
        self.list_pane = ListPane(self.list, self.feeds, actions, again=self.listing.again)
        self.tool_bar = ToolBar(actions, self)
        self.first_steps = Welcome(actions)

        self.searching = Searching(
            self.tool_bar.search,
            tasks=tasks,
            actions=actions,
            listing=self.listing,
            list_pane=self.list_pane,
            view=self.list,
            feeds=self.feeds,
            sidebar=self.sidebar,
            now=now,
        )

        self.undo = UndoStack(tasks, self.status, undo=actions.undo, redo=actions.redo, parent=self)
        kit = Kit(
            engine=engine,
            tasks=tasks,
            undo=self.undo,
            actions=actions,
            settings=self._settings,
            keymap=self.keymap,
            feeds=self.feeds,
            sidebar=self.sidebar,
            status=self.status,
            icons=self.icons,
            now=now,
            open_url=open_url,
        )
        self._join_list(kit)
        self.changes = Changes(kit, self.pane)
        Copying(kit, self.pane)
        self.tagging = Tagging(kit, pane=self.pane, view=self.list, searching=self.searching)
        ManagingTags(kit, self.searching)
        self.hiding = Hiding(
            kit, pane=self.pane, view=self.list, model=self.articles, searching=self.searching
        )
        self._join_rules(kit)
        self.elsewhere = Elsewhere(
            kit, pane=self.pane, listing=self.listing, view=self.list, model=self.articles
        )
        self.refreshing = Refreshing(kit)
        self.resuming = Resuming(kit, self.refreshing)
        self.older = Older(kit)
        self.refetching = Refetching(kit)
        self.list_pane.progress = self.older.progress
        self.organising = Organising(kit)
        self._join_importing(kit)
        self._join_properties(kit)
        self.following = Following(engine, tasks, self.feeds, self.listing)
        self._following_icons = FollowingIcons(engine, tasks, self.icons)
        self._join_telling(kit)
        self._count(kit)
        Appearance(self.preferences, sidebar=self.sidebar, view=self.list, pane=self.pane)
        self._take_keys(kit)
        self.viewing = Viewing(self, kit)
        if actions.has_window_menu:
            WindowMenu(self, actions)
        self._lay_out(kit)
        self._connect(bridge)
        self._memory.bring_back()
        self._furnished = True
        tasks.start(self._load(), name="load")

    def _join_importing(self, kit: Kit) -> None:
        """Let lists and data of other programs come in, from the first start on."""
        self.importing = Importing(self, kit)
        FirstSteps(self, kit, self.importing)
        self.switching = Switching(self, kit, self.importing, self.first_steps)

    def _join_properties(self, kit: Kit) -> None:
        """Let feeds and watches be looked at closely, and changed."""
        self.editing = Editing(kit, self.resuming)
        self.health = Health(
            self,
            kit,
            refreshing=self.refreshing,
            resuming=self.resuming,
            editing=self.editing,
            older=self.older,
        )
        self.feed_actions = FeedActions(kit)
        self.watching = Watching(self, kit)
        self.properties = FeedProperties(kit, self.watching)

    def _join_telling(self, kit: Kit) -> None:
        """Join what says of what one is told, and when not."""
        self.pausing = Pausing(kit)
        self.alerting = Alerting(
            self,
            kit,
            pane=self.pane,
            view=self.list,
            model=self.articles,
            listing=self.listing,
            health=self.health,
            show=self.show_entries,
        )

    def _join_rules(self, kit: Kit) -> None:
        """Let rules be written, and what they would have found be read."""
        to_article = ToArticle(
            self,
            kit.tasks,
            listing=self.listing,
            model=self.articles,
            view=self.list,
            show_alone=self.show_entries,
        )
        self.ruling = Ruling(self, kit, read=to_article.go, find_hidden=self.hiding.find_of)
        MakingRules(
            kit,
            self.ruling,
            pane=self.pane,
            view=self.list,
            model=self.articles,
            searching=self.searching,
        )

    def _join_list(self, kit: Kit) -> None:
        """Join the list with what marks, opens, sorts and shows its articles."""
        tools = ArticleTools(kit, self.pane, self.preferences)
        self.listing.sought.connect(self.list.show_sought)
        self.listing.sought.connect(tools.find.look_for)
        model, view, listing = self.articles, self.list, self.listing
        view.show_pictures(self.thumbnails)
        marking = Marking(kit, model=model, view=view, listing=listing)
        deeds = Deeds(kit, model=model, view=view, marking=marking, pane=self.pane)
        self.reading = Reading(
            kit,
            model=model,
            view=view,
            listing=listing,
            pane=self.pane,
            marking=marking,
            deeds=deeds,
            preferences=self.preferences,
        )
        ScrollingPast(self.preferences, model=model, view=view, marking=marking)
        Sorting(
            kit,
            listing=listing,
            list_pane=self.list_pane,
            view=view,
            preferences=self.preferences,
        )

    # --- for the rest of the program --------------------------------------------------------

    def show_error(self, error: BaseException) -> None:
        """Say in the status line what did not work."""
        self.status.trouble(text.error_sentence(error))

    def show_entries(self, entry_ids: Iterable[int]) -> None:
        """Show these articles, as after a click on a notification."""
        self.sidebar.clear_choice()
        self.searching.forget()
        self.list_pane.show_source(None)
        self.listing.open_entries(entry_ids)
        self.searching.name_place()
        self.list.setFocus()

    def titles(self) -> Iterator[str]:
        """Yield what the person can see names of: feeds, folders and the articles listed."""
        yield from (feed.title for feed in self.feeds.feeds())
        yield from map(self.feeds.title, self.feeds.folder_sources())
        yield from (self.articles.summary(row).title for row in range(self.articles.rowCount()))

    def save_state(self) -> None:
        """Write down sizes, open folders and what is chosen."""
        super().save_state()
        if not self._furnished:
            return
        self.health.save_state()
        self.ruling.save_state()
        self.alerting.history.save_state()
        self._memory.keep()

    # --- building ---------------------------------------------------------------------------

    def _lay_out(self, kit: Kit) -> None:
        self.panes = Panes(self.sidebar, self.list_pane, self.pane)
        self._memory = Memory(
            self._settings,
            panes=self.panes,
            sidebar=self.sidebar,
            view=self.list,
            hide_read=self._shown.hide_read,
        )
        self.middle.addWidget(self.panes)
        Arranging(
            self.panes,
            actions=self._shown,
            settings=self._settings,
            view=self.list,
            pane=self.pane,
        )
        LineKeys(self, self._shown.move_lines, self.panes.lines)
        self._shown.move_lines.setEnabled(False)
        self.middle.currentChanged.connect(
            lambda page: self._shown.move_lines.setEnabled(page == _PANES)
        )
        self.middle.addWidget(self.first_steps)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.tool_bar)
        self.moves, self.identities = Moves(self), Identities(self, kit)
        self.setStatusBar(self.status)
        fill_menu_bar(self.menuBar(), self._shown)
        self.addActions(list(self._shown.all().values()))
        self._add_keys()
        self._invite(Loading())

    def _take_keys(self, kit: Kit) -> None:
        """Let everything be reached by keys: places, what can be done, and the keys themselves."""
        beside: dict[str, Beside] = {HEALTH: self.health, HISTORY: self.alerting.history}
        self.commands = Commands(self, kit, beside)
        self.rekeying = Rekeying(kit)
        Going(kit, self.searching)
        MenuKey(self)

    def _count(self, kit: Kit) -> None:
        """Let numbers follow what happens that no event names: days, words, stories."""
        self.today = Today(kit, self.listing)
        self.saved_searches = SavedSearches(kit, self.searching, self.listing)
        self.stories = Stories(kit, listing=self.listing, view=self.list, model=self.articles)

    def _add_keys(self) -> None:
        """Let the keys that buttons and fields need, too, work in the three views only."""
        for view in (self.list, self.sidebar, self.pane.browser):
            view.addActions([self._shown.read_on, self._shown.read_back])
        self.sidebar.addAction(self._shown.unsubscribe)
        self.sidebar.addActions([self._shown.move_up, self._shown.move_down])
        KeyGuard(self, places=[self.list], texts=[self.pane.browser])

    def _connect(self, bridge: Bridge) -> None:
        actions = self._shown
        bridge.batch.connect(self._take)
        bridge.batch.connect(self.reading.full_text.hear)
        self.sidebar.chosen.connect(self._show_source)
        self.listing.state_changed.connect(self.list_pane.show_state)
        self.listing.state_changed.connect(self._invite)
        self.refreshing.news_wanted.connect(self.show_entries)
        self.refreshing.running.connect(lambda running: self.tool_bar.show_running(running=running))
        self.pane.link_hovered.connect(self.status.hovered)
        self.pane.link_refused.connect(self._refuse_link)
        self.status.undo_clicked.connect(actions.undo.trigger)
        self.properties.health_wanted.connect(self.health.show_feed)
        self.health.properties_wanted.connect(self.properties.open)
        self.properties.resume_wanted.connect(self.resuming.retry)
        self.properties.merge_wanted.connect(self.editing.merge_with_twin)
        self.older.changed.connect(self.list_pane.refresh_heading)
        self.list_pane.wanted.connect(self._do)
        self.moves.shown.connect(self._show_moved)
        self.identities.shown.connect(self._show_moved)
        self.elsewhere.lost.connect(self.show_entries)
        self.list.customContextMenuRequested.connect(
            lambda place: article_menu(actions, self, self.list.viewport().mapToGlobal(place))
        )
        self.feeds.changed.connect(self._feeds_changed)
        actions.hide_read.toggled.connect(self.sidebar.hide_read)

    async def _load(self) -> None:
        """Ask for the tree and show what was chosen when the window was closed last."""
        try:
            folders, feeds, counts, searches = await asyncio.gather(
                self._engine.folders(),
                self._engine.feeds(),
                self._engine.counts(),
                self._engine.searches(),
            )
        except FeedmonError as error:
            again = (tr("Try Again"), lambda: self._tasks.start(self._load(), name="load"))
            self.welcome.say("circle-alert", "", text.error_sentence(error), again)
            self.middle.setCurrentIndex(_SENTENCE)
            self.filled.emit()
            return
        self.feeds.reset(folders, feeds, counts, searches)
        if not self.sidebar.choose(self._memory.source):
            self.sidebar.choose(ALL)
        await self.listing.ready()
        self._following_icons.load()
        row = self.articles.row_of(self._memory.article)
        if row is not None:
            self.list.choose(row)
        self._give_the_keys()
        self.filled.emit()

    def _give_the_keys(self) -> None:
        """Let the keys go to the list, or to what is there while it has nothing to show."""
        for place in (self.first_steps.field, self.list):
            if place.isVisibleTo(self):
                place.setFocus()
                return
        self.sidebar.setFocus()

    # --- what happens -----------------------------------------------------------------------

    def _take(self, events: list[Event]) -> None:
        self.following.take(events)
        self._following_icons.take(events)
        self.thumbnails.take(events)
        self.refreshing.take(events)
        self.health.take(events)
        self.alerting.take(events)
        self.older.take(events)
        self.moves.take(events)
        self.identities.take(events)
        self.pausing.receive(events)
        self.today.take(events)
        self.saved_searches.take(events)
        self.stories.take(events)
        self.tagging.take(events)
        self.ruling.take(events)
        self.hiding.take(events)
        self.list_pane.refresh_state()

    def _do(self, what: str, feed_id: int) -> None:
        """Do about a feed what is offered above its articles."""
        match what:
            case "load":
                self.older.load(feed_id)
            case "stop":
                self.older.stop(feed_id)
            case "dismiss":
                self.older.dismiss(feed_id)
            case "merge":
                self.editing.merge_with_twin(feed_id)
            case "resume":
                self.resuming.retry([feed_id])

    def _show_moved(self, feed_ids: list[int]) -> None:
        if len(feed_ids) == 1:
            self.properties.open(feed_ids[0])
        else:
            self.health.show_feeds(feed_ids)

    def _show_source(self, source: Source) -> None:
        if self.listing.source == source and self.list_pane.source == source:
            return
        self.searching.forget()
        self.list_pane.show_source(source)
        self.listing.open(source)
        self.searching.name_place()

    def _invite(self, state: State) -> None:
        """Say in the empty pane what to choose; an empty list says all there is to say itself."""
        empty = self.pane.empty
        if isinstance(state, Ready) and not state.rows:
            empty.say("", "", "")
        elif not empty.sentence:
            words = tr("Choose an article to read it here.")
            empty.say("newspaper", "", words, self._shown.next_unread)

    def _feeds_changed(self) -> None:
        self.list_pane.refresh_heading()
        unread = self.feeds.unread(ALL)
        if unread != self._unread:
            self._unread = unread
            self.total_unread_changed.emit(unread)
        self._show_welcome_or_panes()

    def _show_welcome_or_panes(self) -> None:
        followed = any(self.feeds.feeds())
        actions = self._shown
        going = (actions.next_unread, actions.previous_unread, actions.search)
        for each in (actions.export_opml, *going, self.tool_bar.search):
            each.setEnabled(followed)
        actions.refresh.setEnabled(followed and not actions.cancel_refresh.isEnabled())
        if followed or self.feeds.folder_sources():
            first = self.middle.currentIndex() == _FIRST_STEPS
            self.middle.setCurrentIndex(_PANES)
            if first:  # where the person was is not there any more
                self._give_the_keys()
            return
        if self.middle.currentIndex() != _FIRST_STEPS:
            self.middle.setCurrentIndex(_FIRST_STEPS)
            self._give_the_keys()

    def _refuse_link(self, address: str) -> None:
        scheme = address.partition(":")[0]
        self.status.trouble(
            tr("feedmon does not open links of this kind ({scheme}).", scheme=scheme)
        )
