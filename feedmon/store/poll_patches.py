"""What a poll writes into the row of its feed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from feedmon.model import FeedState
from feedmon.store.rows import hints_to_json, repairs_to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import Feed, FeedPatch, ParsedFeed
    from feedmon.store.connection import Transaction


_PATCH = """

UPDATE feeds SET state = :state, etag = :etag, last_modified = :last_modified,
    failures = 0, failing_since = NULL, error = NULL, error_detail = NULL,
    last_status = :status, response_ms = :response_ms,
    insecure_target = :insecure_target, fresh_until = :fresh_until,
    certificate_from = :certificate_from, certificate_until = :certificate_until,
    empty_since = CASE WHEN :empty IS NULL THEN empty_since
        WHEN :empty AND EXISTS (SELECT 1 FROM entries WHERE feed_id = :feed_id)
        THEN coalesce(empty_since, :polled_at) END,
    retry_after_at = NULL, last_polled_at = :polled_at,
    last_success_at = :polled_at, next_poll_at = :next_poll_at,
    next_poll_reason = :next_poll_reason, leased_until = NULL, lease_owner = NULL,
    revision = :revision
WHERE id = :feed_id
"""


def patch_feed(tx: Transaction, feed_id: int, patch: FeedPatch) -> None:
    """Write what an answer changes of its feed, and end the claim."""
    patch_feeds(tx, {feed_id: patch})


def patch_feeds(tx: Transaction, patches: Mapping[int, FeedPatch]) -> None:
    """As ``patch_feed``, for several feeds."""
    tx.db.conn.executemany(
        _PATCH, [_columns(tx, feed_id, patch) for feed_id, patch in patches.items()]
    )
    for feed_id, patch in patches.items():
        if patch.parsed is not None:
            _describe(tx, feed_id, patch.parsed, patch.body_sha256)


def patched(feed: Feed, patch: FeedPatch) -> Feed | None:
    """Return the feed as ``patch_feed`` leaves it; ``None`` where it has to be read."""
    if patch.parsed is not None or feed.state is FeedState.GONE:
        return None
    return replace(
        feed,
        # The person's pause is kept apart from how the feed does.
        state=feed.state if feed.state is FeedState.PAUSED else FeedState.OK,
        etag=patch.etag,
        last_modified=patch.last_modified,
        failures=0,
        failing_since=None,
        error=None,
        error_detail=None,
        last_status=patch.status,
        last_polled_at=patch.polled_at,
        last_success_at=patch.polled_at,
        response_ms=patch.response_ms,
        next_poll_at=patch.next_poll_at,
        next_poll_reason=patch.next_poll_reason,
        insecure_target=patch.insecure_target,
        fresh_until=patch.fresh_until,
        retry_after_at=None,
        certificate_until=None if patch.certificate is None else patch.certificate.ends_at,
    )


def _columns(tx: Transaction, feed_id: int, patch: FeedPatch) -> dict[str, Any]:
    shown = patch.certificate
    return {
        "state": FeedState.OK,
        "etag": patch.etag,
        "last_modified": patch.last_modified,
        "status": patch.status,
        "response_ms": patch.response_ms,
        "insecure_target": patch.insecure_target,
        "fresh_until": patch.fresh_until,
        "certificate_from": shown.begins_at if shown is not None else None,
        "certificate_until": shown.ends_at if shown is not None else None,
        "polled_at": patch.polled_at,
        "empty": patch.empty,
        "next_poll_at": patch.next_poll_at,
        "next_poll_reason": patch.next_poll_reason,
        "revision": tx.revision,
        "feed_id": feed_id,
    }


def _describe(tx: Transaction, feed_id: int, parsed: ParsedFeed, body_sha256: bytes | None) -> None:
    tx.db.execute(
        """
        UPDATE feeds SET publisher_title = coalesce(nullif(:title, ''), publisher_title),
            site_url = :site_url, description = :description, language = :language,
            format = :format, icon_url = :icon_url, self_url = :self_url, hub_urls = :hub_urls,
            hints = :hints, repairs = :repairs, left_out = :left_out, body_sha256 = :body_sha256,
            archive_url = :archive_url, complete = :complete
        WHERE id = :feed_id
        """,
        {
            "title": parsed.title,
            "site_url": parsed.site_url,
            "description": parsed.description,
            "language": parsed.language,
            "format": parsed.format,
            "icon_url": parsed.icon_url,
            "self_url": parsed.self_url,
            "hub_urls": json.dumps(parsed.hub_urls),
            "hints": hints_to_json(parsed.hints),
            "repairs": repairs_to_json(parsed.repairs),
            "left_out": parsed.left_out,
            "body_sha256": body_sha256,
            "archive_url": _archive_of(parsed),
            "complete": parsed.complete,
            "feed_id": feed_id,
        },
    )


def _archive_of(parsed: ParsedFeed) -> str | None:
    """Return the next older document of a feed (RFC 5005, 3 and 4), if it is on the web."""
    url = parsed.prev_archive or parsed.next_url
    return url if url is not None and url.startswith(("http://", "https://")) else None
