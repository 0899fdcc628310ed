"""A feed asked for all it has, though nothing changed: only after the person said so twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.errors import FeedmonError
from ui import text
from ui.models.sources import Kind
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import Feed
    from ui.views.kit import Kit

_NAME = "fetch-whole"


class Refetching(QObject):
    """Asks first: a publisher pays for what is sent again (rule FRB-71)."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.sidebar)
        self._engine, self._tasks = kit.engine, kit.tasks
        self._feeds, self._sidebar, self._status = kit.feeds, kit.sidebar, kit.status
        self._action = kit.actions.fetch_whole
        self._action.triggered.connect(self._begin)
        kit.sidebar.chosen.connect(self._enable)
        kit.feeds.changed.connect(self._enable)
        self._enable()

    def _chosen(self) -> Feed | None:
        source = self._sidebar.source()
        return self._feeds.feed(source.id) if source.kind is Kind.FEED else None

    def _enable(self) -> None:
        self._action.setEnabled(self._chosen() is not None)

    def _begin(self) -> None:
        feed = self._chosen()
        if feed is not None and not self._tasks.running(_NAME):
            self._tasks.start(self._ask(feed), name=_NAME)

    async def _ask(self, feed: Feed) -> None:
        from ui.dialogs.message import agreed

        question = tr("Fetch all of {title} again?", title=text.one_line(feed.title, 60))
        details = tr(
            "Its server then sends everything, even if nothing changed. This helps where "
            "an article is missing or damaged; nothing that you read or starred is lost."
        )
        if not await agreed(self._sidebar.window(), question, details, yes=tr("Fetch")):
            return
        try:
            await self._engine.refresh([feed.id], whole=True)
        except FeedmonError as error:
            self._status.trouble(text.error_sentence(error))
