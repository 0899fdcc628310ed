"""The JSON of ``feedmonctl``: field names that other programs rely on.

Times are ISO 8601 in UTC, what is absent is null, errors and reasons are codes with a message.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from feedmon.cli.words import explain, explain_problem, explain_skip
from feedmon.logins import without_login

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.errors import FeedmonError
    from feedmon.model import (
        Entry,
        EntrySummary,
        Feed,
        FeedHealth,
        Folder,
        OpmlFeed,
        OpmlProblem,
        RefreshSummary,
        Taken,
    )

Json = dict[str, Any]


def iso(at: int | None) -> str | None:
    """A time in ISO 8601, UTC."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def report() -> dict[str, list[Any]]:
    """The empty answer of the commands that change the list of feeds."""
    return {"added": [], "removed": [], "skipped": [], "failed": []}


def error(raised: FeedmonError) -> Json:
    """An error's code and words."""
    return {"error": raised.code, "message": explain(raised)}


def reason(raised: FeedmonError) -> Json:
    """The same for something that was skipped."""
    return {"reason": raised.code, "message": explain(raised)}


def feed(row: Feed, folders: Sequence[Folder] = ()) -> Json:
    """A feed as ``feeds`` lists it; ``folder`` is its path of titles, parted by slashes."""
    return {
        "id": row.id,
        "url": without_login(row.url),
        "title": row.title,
        "site_url": row.site_url,
        "folder": folder_path(row.folder_id, folders),
        "state": str(row.state),
        "unread": row.unread,
        "total": row.total,
        "last_polled_at": iso(row.last_polled_at),
        "last_status": row.last_status,
        "failures": row.failures,
        "error": row.error,
        "message": None if row.error is None else explain(row.error, row.error_detail),
        "warnings": list(row.warnings),
        "user_agent": row.user_agent,
        "next_poll_at": iso(row.next_poll_at),
        "next_poll_reason": row.next_poll_reason,
    }


def folder_path(folder_id: int | None, folders: Sequence[Folder]) -> str | None:
    """The titles from the top down to the folder."""
    by_id = {folder.id: folder for folder in folders}
    titles: list[str] = []
    while folder_id is not None and folder_id in by_id:
        folder = by_id.pop(folder_id)
        titles.insert(0, folder.title)
        folder_id = folder.parent_id
    return "/".join(titles) or None


def health(row: Feed, sums: FeedHealth | None, folders: Sequence[Folder]) -> Json:
    """A feed with what its polls cost and saved."""
    return feed(row, folders) | {
        "response_ms": row.response_ms,
        "requests": sums.requests if sums else 0,
        "bytes": sums.bytes if sums else 0,
        "bytes_saved": sums.bytes_saved if sums else 0,
    }


def entry(whole: Entry | None, row: EntrySummary) -> Json:
    """An article; one that was removed since it was listed has its summary only."""
    return {
        "id": row.id,
        "feed_id": row.feed_id,
        "uid": whole.uid if whole else None,
        "title": row.title,
        "link": row.link,
        "author": row.author or None,
        "published": iso(row.published_at),
        "updated": iso(whole.updated_at) if whole else None,
        "received": iso(row.received_at),
        "summary": row.snippet,
        "content_html": whole.content_html if whole else None,
        "read": row.read,
        "starred": row.starred,
        "tags": list(whole.tags) if whole else [],
        "enclosures": [
            {"url": item.url, "type": item.type, "length": item.length}
            for item in (whole.enclosures if whole else ())
        ],
        "comments": whole.comments_url if whole else None,
        "extras": [list(pair) for pair in (whole.extras if whole else ())],
    }


def articles(taken: Taken) -> Json:
    """How many articles came from elsewhere, were there already, or had been deleted there."""
    return {"added": taken.added, "known": taken.known, "deleted": taken.deleted}


def already(row: OpmlFeed) -> Json:
    """A feed of an import that was subscribed before."""
    return {
        "url": without_login(row.url),
        "title": row.title,
        "reason": "already-subscribed",
        "message": explain("already-subscribed"),
    }


def problem(row: OpmlProblem) -> Json:
    """An outline that an import left out."""
    return {
        "url": without_login(row.subject),
        "line": row.line,
        "error": row.reason,
        "message": explain_problem(row),
    }


def refresh(summary: RefreshSummary) -> Json:
    """How a refresh ended."""
    return {
        "feeds": summary.feeds,
        "fetched": summary.fetched,
        "not_modified": summary.not_modified,
        "failed": len(summary.failures),
        "skipped": len(summary.skipped),
        "new": summary.new,
        "updated": summary.updated,
        "seconds": round(summary.seconds, 3),
        "failures": [
            {
                "feed_id": failure.feed_id,
                "url": without_login(failure.url),
                "error": failure.error,
                "message": explain(failure.error, failure.detail),
            }
            for failure in summary.failures
        ],
        "skips": [
            {
                "feed_id": skip.feed_id,
                "url": without_login(skip.url),
                "reason": skip.reason,
                "message": explain_skip(skip),
            }
            for skip in summary.skipped
        ],
    }
