"""What can be done with the feed or folder that is chosen in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QMessageBox

from feedmon.model import FeedState
from ui import text
from ui.models.sources import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from feedmon import Engine
    from feedmon.model import Feed
    from ui.actions import Actions
    from ui.models.sidebar import SidebarModel
    from ui.models.sources import Source
    from ui.tasks import Tasks
    from ui.views.sidebar import Sidebar
    from ui.views.status import StatusLine


class FeedActions(QObject):
    """Renames, pauses, opens, copies and ends subscriptions; says what the actions may do."""

    def __init__(
        self,
        engine: Engine,
        tasks: Tasks,
        *,
        actions: Actions,
        feeds: SidebarModel,
        sidebar: Sidebar,
        status: StatusLine,
        open_url: Callable[[QUrl], object],
    ) -> None:
        super().__init__(sidebar)
        self._engine, self._tasks, self._actions = engine, tasks, actions
        self._feeds, self._sidebar, self._status = feeds, sidebar, status
        self._open_url = open_url
        actions.rename_feed.triggered.connect(self._edit_title)
        actions.pause_feed.triggered.connect(self._pause)
        actions.open_site.triggered.connect(self._open_site)
        actions.copy_feed_address.triggered.connect(self._copy_address)
        actions.unsubscribe.triggered.connect(self._ask_unsubscribe)
        feeds.renamed.connect(self._rename)
        feeds.changed.connect(self.enable)
        sidebar.chosen.connect(self.enable)
        sidebar.customContextMenuRequested.connect(self._show_menu)
        self.enable()

    def enable(self) -> None:
        """Let the actions say what they would do with what is chosen."""
        actions, source, feed = self._actions, self._sidebar.source(), self._feed()
        actions.rename_feed.setEnabled(source.kind in {Kind.FEED, Kind.FOLDER})
        actions.refresh_feed.setEnabled(source.kind in {Kind.FEED, Kind.FOLDER})
        of_folder = source.kind is Kind.FOLDER
        actions.refresh_feed.setText("Refresh &This Folder" if of_folder else "Refresh &This Feed")
        actions.pause_feed.setEnabled(feed is not None and feed.state != FeedState.GONE)
        actions.pause_feed.setChecked(feed is not None and feed.state == FeedState.PAUSED)
        actions.open_site.setEnabled(feed is not None and feed.site_url is not None)
        actions.copy_feed_address.setEnabled(feed is not None)
        actions.unsubscribe.setEnabled(feed is not None)

    def _feed(self) -> Feed | None:
        source = self._sidebar.source()
        return self._feeds.feed(source.id) if source.kind is Kind.FEED else None

    def _show_menu(self, place: QPoint) -> None:
        index = self._sidebar.indexAt(place)
        source = self._feeds.source(index) if index.isValid() else None
        if source is None:
            return
        actions = self._actions
        menu = QMenu(self._sidebar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(actions.mark_all_read)
        if source.kind in {Kind.FEED, Kind.FOLDER}:
            menu.addAction(actions.refresh_feed)
            menu.addSeparator()
        if source.kind is Kind.FEED:
            menu.addActions([actions.open_site, actions.copy_feed_address])
            menu.addSeparator()
        if source.kind in {Kind.FEED, Kind.FOLDER}:
            menu.addAction(actions.rename_feed)
        if source.kind is Kind.FEED:
            menu.addActions([actions.feed_properties, actions.pause_feed, actions.unsubscribe])
        menu.popup(self._sidebar.viewport().mapToGlobal(place))

    # --- one by one -------------------------------------------------------------------------

    def _edit_title(self) -> None:
        index = self._sidebar.currentIndex()
        if index.isValid():
            self._sidebar.edit(index)

    def _rename(self, source: Source, title: str) -> None:
        if source.kind is Kind.FEED:
            # An empty title gives the feed its publisher's back.
            work = self._engine.set_feed(source.id, custom_title=title or None)
            self._tasks.start(work, name="rename")
        elif title:
            self._tasks.start(self._engine.rename_folder(source.id, title), name="rename")

    def _pause(self) -> None:
        feed = self._feed()
        if feed is not None:
            paused = feed.state != FeedState.PAUSED
            self._tasks.start(self._engine.set_feed(feed.id, paused=paused), name="pause")

    def _open_site(self) -> None:
        feed = self._feed()
        url = QUrl("" if feed is None else feed.site_url or "")
        if url.scheme().lower() in {"http", "https"}:
            self._open_url(url)
        else:
            self._status.trouble("This feed names no site that can be opened.")

    def _copy_address(self) -> None:
        feed = self._feed()
        if feed is not None:
            QGuiApplication.clipboard().setText(feed.url)
            self._status.done("Feed address copied")

    def _ask_unsubscribe(self) -> None:
        feed = self._feed()
        if feed is None:
            return
        box = QMessageBox(self._sidebar.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Unsubscribe")
        box.setText(f"Unsubscribe from “{feed.title}”?")
        box.setInformativeText(
            f"Its {text.plural(feed.total, 'article')} are removed, starred ones too."
            if feed.total
            else "It has no articles yet."
        )
        yes = box.addButton("Unsubscribe", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        yes.clicked.connect(lambda: self._unsubscribe(feed))
        box.open()

    def _unsubscribe(self, feed: Feed) -> None:
        self._tasks.start(self._engine.unsubscribe([feed.id]), name="unsubscribe")
        self._status.done(f"Unsubscribed from {feed.title}")
