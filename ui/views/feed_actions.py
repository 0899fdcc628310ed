"""What can be done with the feeds and folders that are picked in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from feedmon.model import FeedState
from ui.models.sidebar_moves import step
from ui.models.sources import MOVABLE, Kind
from ui.text import watches
from ui.translation import mark, tr
from ui.views.resuming import STOPPED

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from feedmon.model import Feed
    from ui.views.kit import Kit


_FOLDER = mark("&Delete Folder")


class FeedActions(QObject):
    """Says what the actions may do, offers them in the menu of a row, and opens and copies."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.sidebar)
        self._actions, self._feeds = kit.actions, kit.feeds
        self._sidebar, self._status = kit.sidebar, kit.status
        self._open_url = kit.open_url
        actions, sidebar = kit.actions, kit.sidebar
        actions.rename_feed.triggered.connect(self._edit_title)
        actions.open_site.triggered.connect(self._open_site)
        actions.copy_feed_address.triggered.connect(self._copy_address)
        kit.feeds.changed.connect(self.enable)
        sidebar.chosen.connect(self.enable)
        sidebar.picked.connect(self.enable)
        sidebar.customContextMenuRequested.connect(self._show_menu)
        self.enable()

    def enable(self) -> None:
        """Let the actions say what they would do with what is picked."""
        actions, picked = self._actions, self._sidebar.pick()
        source = self._sidebar.source()
        actions.refresh_feed.setEnabled(source.kind in MOVABLE)
        if picked.count > 1:
            actions.refresh_feed.setText(tr("Refresh &These Feeds"))
        elif source.kind is Kind.FOLDER:
            actions.refresh_feed.setText(tr("Refresh &This Folder"))
        else:
            actions.refresh_feed.setText(tr("Refresh &This Feed"))
        actions.rename_feed.setEnabled(source.kind in MOVABLE and picked.count == 1)
        feeds = [feed for one in picked.feeds if (feed := self._feeds.feed(one)) is not None]
        gone = bool(feeds) and all(feed.state is FeedState.GONE for feed in feeds)
        actions.pause_feed.setEnabled(bool(feeds))
        actions.pause_feed.setText(tr("&Resume") if gone else tr("&Pause"))
        actions.pause_feed.setChecked(
            bool(feeds) and not gone and all(feed.state in STOPPED for feed in feeds)
        )
        actions.in_totals.setEnabled(bool(feeds))
        actions.in_totals.setChecked(bool(feeds) and all(feed.in_totals for feed in feeds))
        actions.edit_feeds.setEnabled(bool(feeds))
        one = feeds[0] if picked.count == 1 and feeds else None
        twin = one is not None and one.twin_id is not None
        actions.merge_feeds.setEnabled(len(feeds) > 1 or twin)
        actions.open_site.setEnabled(one is not None and one.site_url is not None)
        actions.copy_feed_address.setEnabled(one is not None)
        actions.move_to.setEnabled(bool(picked))
        for action, up in ((actions.move_up, True), (actions.move_down, False)):
            action.setEnabled(step(self._feeds, picked, up=up) is not None)
        actions.unsubscribe.setEnabled(bool(picked))
        actions.unsubscribe.setText(
            tr("&Unsubscribe")
            if not picked.folders
            else tr("&Delete")
            if picked.feeds
            else tr(_FOLDER)
        )

    def _feed(self) -> Feed | None:
        source = self._sidebar.source()
        return self._feeds.feed(source.id) if source.kind is Kind.FEED else None

    def _show_menu(self, place: QPoint) -> None:
        index = self._sidebar.indexAt(place)
        source = self._feeds.source(index) if index.isValid() else None
        actions, picked = self._actions, self._sidebar.pick()
        menu = QMenu(self._sidebar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if source is None:  # the heading, or the free room below all rows
            menu.addActions([actions.add_feed, actions.watch_page, actions.import_opml])
            menu.addSeparator()
            menu.addAction(actions.hide_read)
        else:
            menu.addAction(actions.mark_all_read)
        if source is not None and source.kind is Kind.SEARCH:
            menu.addSeparator()
            menu.addActions([actions.rename_feed, actions.feed_properties])
            menu.addAction(actions.rule_from_search)
            menu.addSeparator()
            menu.addActions([actions.move_up, actions.move_down])
            menu.addSeparator()
            menu.addAction(actions.unsubscribe)
        if source is not None and source.kind in MOVABLE:
            menu.addAction(actions.refresh_feed)
            menu.addSeparator()
            if picked.count == 1:
                if picked.feeds:
                    menu.addActions([actions.open_site, actions.copy_feed_address])
                    if actions.load_older.isEnabled():  # few feeds have an archive
                        menu.addAction(actions.load_older)
                    if actions.merge_feeds.isEnabled():  # it moved to where another one is
                        menu.addAction(actions.merge_feeds)
                    menu.addSeparator()
                of_watches = [actions.edit_watch] if actions.edit_watch.isEnabled() else []
                menu.addActions([actions.rename_feed, actions.feed_properties, *of_watches])
            if picked.feeds:
                menu.addActions([actions.pause_feed, actions.in_totals])
                if len(picked.feeds) > 1:
                    menu.addActions([actions.edit_feeds, actions.merge_feeds])
            menu.addAction(actions.rule_from_feed)
            menu.addSeparator()
            menu.addActions([actions.move_to, actions.new_folder])
            menu.addSeparator()
            menu.addAction(actions.unsubscribe)
        menu.popup(self._sidebar.viewport().mapToGlobal(place))

    # --- one by one -------------------------------------------------------------------------

    def _edit_title(self) -> None:
        index = self._sidebar.currentIndex()
        if index.isValid():
            self._sidebar.edit(index)

    def _open_site(self) -> None:
        feed = self._feed()
        url = QUrl("" if feed is None else feed.site_url or "")
        if url.scheme().lower() in {"http", "https"}:
            self._open_url(url)
        else:
            self._status.trouble(tr("This feed names no site that can be opened."))

    def _copy_address(self) -> None:
        feed = self._feed()
        if feed is not None:
            watched = watches.is_watch(feed)
            QGuiApplication.clipboard().setText(watches.address_of(feed))
            self._status.done(tr("Page address copied") if watched else tr("Feed address copied"))
