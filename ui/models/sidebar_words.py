"""What a row of the sidebar says beyond its title: in its tip, and to those who hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import FeedState
from ui import text
from ui.models.sources import STARRED
from ui.text import watches
from ui.text.alerts import unread_alerts
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from ui.models.sidebar_nodes import Node

#: States that a row shows by a mark of their own.
_STANDS = {FeedState.PAUSED: mark("paused"), FeedState.GONE: mark("gone")}


def tooltip(node: Node, now: float) -> str | None:
    """Say what there is to know about a row, in paragraphs."""
    feed = node.feed
    if node.search is not None:
        return text.paragraphs(node.title, node.search.query)
    if node.urgent:
        return text.paragraphs(node.title, unread_alerts(node.unread, node.urgent))
    if feed is None:
        return text.paragraphs(node.title, problem(node)) if node.failing else None
    return text.paragraphs(
        node.title,
        tr("Watch: {address}", address=watches.address_of(feed))
        if watches.is_watch(feed)
        else feed.url,
        text.state(feed),
        "" if feed.in_totals else tr("Not counted in totals"),
        *text.warnings(feed),
        text.next_poll(feed, now),
    )


def problem(node: Node) -> str:
    """Say what fails and why; "" when nothing does."""
    if node.feed is None:
        return trn(node.failing, "{n} feed failing", "{n} feeds failing") if node.failing else ""
    if node.feed.error is None:
        return ""
    return text.problem(node.feed.error, node.feed.error_detail)


def _counted(node: Node) -> str:
    """Say the number that stands in the row: what it counts depends on the place."""
    if not node.unread:
        return ""
    if node.source == STARRED:
        return trn(node.unread, "{n} article", "{n} articles")
    return tr("{unread} unread", unread=text.count(node.unread))


def spoken(node: Node) -> str:
    """Say a row aloud."""
    wrong = problem(node)
    feed = node.feed
    parts = [
        node.title,
        tr("watch", "a page that is watched")
        if feed is not None and watches.is_watch(feed)
        else "",
        _counted(node),
        trn(node.urgent, "{n} urgent", "{n} urgent") if node.urgent else "",
        tr(_STANDS[feed.state]) if feed is not None and feed.state in _STANDS else "",
        "" if feed is None or feed.in_totals else tr("not counted in totals"),
        tr("being fetched") if node.busy else "",
        tr("failing: {wrong}", wrong=wrong) if wrong and feed is not None else wrong,
        *(
            tr("warning: {words}", words=words)
            for words in ([] if feed is None else text.warnings(feed))
        ),
    ]
    return ", ".join(part for part in parts if part)
