"""What a poll changes, in one transaction with the end of its claim."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from feedmon.model import Changes
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
from feedmon.store.poll_log import log_poll
from feedmon.store.poll_patches import patch_feed
from feedmon.store.rows import summaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon.model import (
        Failure,
        Feed,
        Further,
        Known,
        Past,
        Update,
        WatchSpec,
    )
    from feedmon.store.connection import Transaction


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
        patch_feed(tx, feed_id, update.feed)
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
    claims.claim(tx, claims.Wanted(feed.id, "subscription", lease_s=1))
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
    claims.claim(tx, claims.Wanted(feed.id, "subscription", lease_s=1))
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
