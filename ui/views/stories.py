"""Stories that several feeds tell: shown once where the person wants that, and counted so.

With them is counted what a rule starred, or told of: polls tell no numbers but those of their feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from feedmon.events import AlertsRaised, FeedPolled, OlderArrived, SettingsChanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.listing import Listing

#: A refresh tells of news many times a second: what they share is counted so often at most.
_REST_MS = 250


class Stories(QObject):
    """Follows the person's choice, and counts what feeds share when news have come."""

    def __init__(
        self, kit: Kit, *, listing: Listing, view: ArticleList, model: ArticleModel
    ) -> None:
        super().__init__(listing)
        self._engine, self._tasks, self._feeds = kit.engine, kit.tasks, kit.feeds
        self._listing, self._view, self._model = listing, view, model
        self._wanted = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self._turn(once=kit.engine.settings.stories_once)

    def take(self, events: Iterable[Event]) -> None:
        """Follow the engine."""
        for event in events:
            match event:
                case SettingsChanged(settings) if settings.stories_once != self._listing.once:
                    self._turn(once=settings.stories_once)
                case FeedPolled(new=new, retold=retold) | OlderArrived(new=new, retold=retold):
                    if retold or any(each.story is not None or each.starred for each in new):
                        self.count()
                case AlertsRaised():
                    self.count()

    def count(self) -> None:
        """Count, now or in a moment."""
        self._wanted = True
        if not self._rest.isActive():
            self._ask()

    def _turn(self, *, once: bool) -> None:
        self._model.says_where_else = once
        self._view.say_where_else(once)
        self._listing.tell_once(once)

    def _ask(self) -> None:
        if self._wanted:
            self._wanted = False
            self._rest.start()
            self._tasks.start(self._count(), name="count stories", replace=True)

    async def _count(self) -> None:
        self._feeds.set_counts(await self._engine.counts())
