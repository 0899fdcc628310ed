"""What a poll changes, in one transaction with the end of its claim; and the log of polls."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from feedmon.model import Changes, FeedHealth, FeedState
from feedmon.store import (
    alert_history,
    claims,
    full_texts,
    identities,
    listed,
    moving,
    push,
    stories,
    tombstones,
    watches,
)
from feedmon.store import alerts as alerting
from feedmon.store import rules as person_rules
from feedmon.store.article_texts import texts_of
from feedmon.store.entry_writes import change_entries, insert_entries
from feedmon.store.feeds import add_feed, one_feed
from feedmon.store.known import known_entries
from feedmon.store.marks import mark_read
from feedmon.store.past import past_of
from feedmon.store.rows import (
    POLL_COLUMNS,
    as_poll,
    hints_to_json,
    id_list,
    repairs_to_json,
    summaries,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon.model import (
        Failure,
        Feed,
        FeedPatch,
        Further,
        Known,
        ParsedFeed,
        Past,
        PollRecord,
        Update,
        WatchSpec,
    )
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: The log keeps at most so many polls of a feed, and none older than this.
LOG_ROWS = 200
LOG_AGE_S = 90 * 86_400

_HIDDEN = "SELECT id FROM feeds INDEXED BY feeds_removed WHERE removed_at IS NOT NULL"


def apply(
    tx: Transaction,
    feed_id: int,
    *,
    owner: str,
    uids: Iterable[str],
    further: Mapping[str, Further] | None = None,
    decide: Callable[[Feed, Known], Update],
) -> Changes:
    """Store a successful poll: what ``decide`` makes of the feed and of what is known of ``uids``.

    ``further`` says by these what else is to be looked up.

    Raises:
        LeaseLost: the claim is no longer the owner's; nothing was written.

    """
    feed = claims.leased(tx, feed_id, owner)
    known = replace(
        known_entries(tx.db, feed_id, uids, further or {}, feed.identity),
        past=past_of(tx.db, feed_id, tx.now),
        buries=tombstones.has_any(tx.db, feed_id),
        rules=person_rules.rules_for(tx.db, feed_id),
        texts=partial(texts_of, tx.db),
    )
    update = decide(feed, known)
    if update.identity is not None:
        identities.change(tx, feed_id, update.identity)
    added = insert_entries(tx, feed_id, update.new)
    full_texts.want(tx, feed, added, update.new)
    left = stories.links_of(tx.db, [entry.id for entry in update.changed])
    changed, edited = change_entries(tx, feed_id, update.changed)
    if update.edits_unread:
        mark_read(tx, edited, read=False)
    settled = stories.settle(tx, added, changed, left, once=update.once)
    told = frozenset(stories.are_told(tx.db, settled.shared, added) if update.once else ())
    raised, hidden = alerting.settle(tx, added, update.consequences, once=update.once)
    if update.slow_rules:
        person_rules.note_slow(tx, update.slow_rules)
    aliases = [(alias.uid, alias.entry_id) for alias in update.aliases]
    identities.add_aliases(tx, feed_id, aliases)
    if update.seen_uids is not None:
        tombstones.learn(tx, feed_id, update.seen_uids)
    moved_from = None
    if update.feed is None:  # nobody asked: it was delivered
        push.settle_delivery(tx, feed_id)
    else:
        listed.mark(tx, feed_id, update, added)
        listed.note_missed(tx, feed_id, update.missed)
        moved_from = moving.settle(tx, feed, update.moves)
        _patch_feed(tx, feed_id, update.feed)
        push.settle_poll(tx, feed_id, update, moved=moved_from is not None)
    if update.version is not None:
        watches.keep(tx, feed_id, update.version)
    log_poll(tx, update.poll, feed_id)
    return Changes(
        feed=one_feed(tx.db, feed_id),
        new=tuple(summaries(tx.db, [one for one in added if one not in set(hidden)])),
        updated=tuple(summaries(tx.db, changed)),
        moved_from=moved_from,
        identity_changed=update.identity is not None,
        retold=tuple(summaries(tx.db, settled.retold)),
        told=told,
        alerts=tuple(alert_history.by_id(tx.db, raised)),
        on_desktop=frozenset(alert_history.on_desktop(tx.db, raised)),
    )


def subscribe(
    tx: Transaction,
    url: str,
    *,
    title: str,
    folder_id: int | None,
    private_allowed: bool,
    site_url: str | None,
    uids: Iterable[str],
    further: Mapping[str, Further] | None = None,
    decide: Callable[[Feed, Known], Update],
) -> Changes:
    """Add a feed that was looked at already, with what was found as its first poll."""
    feed = add_feed(
        tx,
        url,
        title=title,
        folder_id=folder_id,
        private_allowed=private_allowed,
        site_url=site_url,
        custom_title=None,
        next_poll_at=None,
    )
    claims.claim(tx, feed.id, owner="subscription", lease_s=1)
    return apply(tx, feed.id, owner="subscription", uids=uids, further=further, decide=decide)


def add_watch(
    tx: Transaction,
    url: str,
    spec: WatchSpec,
    *,
    title: str,
    custom_title: str | None,
    folder_id: int | None,
    uids: Iterable[str],
    further: Mapping[str, Further] | None = None,
    decide: Callable[[Feed, Known], Update],
) -> Changes:
    """Add a watch of a page that was looked at already, with what was seen as its first poll."""
    feed = add_feed(
        tx,
        watches.address_of(tx.db, url, spec),
        title=title,
        folder_id=folder_id,
        private_allowed=True,  # a person typed its address
        site_url=url,
        custom_title=custom_title,
        next_poll_at=None,
    )
    watches.make(tx, feed.id, spec)
    claims.claim(tx, feed.id, owner="subscription", lease_s=1)
    return apply(tx, feed.id, owner="subscription", uids=uids, further=further, decide=decide)


def record_failure(
    tx: Transaction, feed_id: int, *, owner: str, decide: Callable[[Feed, Past], Failure]
) -> Feed:
    """Store a failed poll; entries, validators and descriptions stay as they are.

    Raises:
        LeaseLost: the claim is no longer the owner's; nothing was written.

    """
    failure = decide(claims.leased(tx, feed_id, owner), past_of(tx.db, feed_id, tx.now))
    poll = failure.poll
    tx.db.execute(
        """
        UPDATE feeds SET state = CASE WHEN :state = 'paused' THEN state ELSE :state END,
            failures = :failures, failing_since = :failing_since, error = :error,
            error_detail = :error_detail, last_status = :status, last_polled_at = :polled_at,
            response_ms = :response_ms, insecure_target = :insecure_target,
            retry_after_at = :retry_after_at,
            next_poll_at = :next_poll_at, next_poll_reason = :next_poll_reason,
            leased_until = NULL, lease_owner = NULL, revision = :revision
        WHERE id = :feed_id
        """,
        {
            # "paused" is the person's word, kept apart from how the feed does.
            "state": failure.state,
            "failures": failure.failures,
            "failing_since": failure.failing_since,
            "error": poll.error,
            "error_detail": poll.error_detail,
            "status": poll.status,
            "polled_at": poll.started_at,
            "response_ms": poll.response_ms,
            "insecure_target": failure.insecure_target,
            "retry_after_at": failure.retry_after_at,
            "next_poll_at": failure.next_poll_at,
            "next_poll_reason": failure.next_poll_reason,
            "revision": tx.revision,
            "feed_id": feed_id,
        },
    )
    log_poll(tx, poll, feed_id)
    return one_feed(tx.db, feed_id)


def _patch_feed(tx: Transaction, feed_id: int, patch: FeedPatch) -> None:
    shown = patch.certificate
    tx.db.execute(
        """
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
        """,
        {
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
        },
    )
    if patch.parsed is not None:
        _describe(tx, feed_id, patch.parsed, patch.body_sha256)


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


def log_poll(tx: Transaction, poll: PollRecord, feed_id: int) -> None:
    """Add a line to the feed's log and drop what is beyond its bounds.

    A 304 saved what the last body cost on the wire.
    """
    saved = poll.bytes_saved
    if poll.outcome == "not-modified" and not saved:
        saved = _cost_of_a_body(tx.db, feed_id)
    tx.db.execute(
        f"INSERT INTO polls ({POLL_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [
            feed_id,
            poll.started_at,
            poll.outcome,
            poll.status,
            poll.response_ms,
            poll.wire_bytes,
            saved,
            poll.requests,
            poll.new,
            poll.updated,
            poll.error,
            poll.error_detail,
        ],
    )
    tx.db.execute(
        """
        DELETE FROM polls WHERE feed_id = :feed_id AND (started_at < :oldest OR id <= (
            SELECT id FROM polls WHERE feed_id = :feed_id ORDER BY id DESC LIMIT 1 OFFSET :rows))
        """,
        {"feed_id": feed_id, "oldest": tx.now - LOG_AGE_S, "rows": LOG_ROWS},
    )


def _cost_of_a_body(db: Database, feed_id: int) -> int:
    row = db.execute(
        """
        SELECT CASE outcome WHEN 'not-modified' THEN bytes_saved ELSE wire_bytes END
        FROM polls WHERE feed_id = ? AND outcome <> 'failed' ORDER BY id DESC LIMIT 1
        """,
        [feed_id],
    ).fetchone()
    return 0 if row is None else int(row[0])


def poll_log(db: Database, feed_id: int, limit: int) -> list[PollRecord]:
    """Return the newest polls of the feed, newest first."""
    rows = db.execute(
        f"SELECT {POLL_COLUMNS} FROM polls WHERE feed_id = ?"  # noqa: S608
        f" AND feed_id NOT IN ({_HIDDEN}) ORDER BY id DESC LIMIT ?",
        [feed_id, limit],
    )
    return [as_poll(row) for row in rows]


def health(db: Database, feed_ids: Iterable[int] | None = None) -> dict[int, FeedHealth]:
    """Return sums over the kept log, per feed that has one: of these feeds, or of all."""
    wanted = "" if feed_ids is None else "feed_id IN (SELECT value FROM json_each(:ids)) AND"
    rows = db.execute(
        "SELECT feed_id, sum(requests), sum(wire_bytes), sum(bytes_saved),"  # noqa: S608
        " sum(outcome <> 'pushed'), sum(outcome = 'not-modified') FROM polls"
        f" WHERE {wanted} feed_id NOT IN ({_HIDDEN}) GROUP BY feed_id",
        {} if feed_ids is None else {"ids": id_list(feed_ids)},
    )
    return {row[0]: FeedHealth(*row) for row in rows}
