"""What a poll changes, in one transaction with the end of its claim.

In a refresh several are stored at once: what can be asked or written for all of them is asked or
written once, and what one may tell of another's articles goes feed by feed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from feedmon.errors import LeaseLost
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
from feedmon.store.feeds import add_feed, feeds_by_id, one_feed
from feedmon.store.known import known_entries
from feedmon.store.marks import mark_read
from feedmon.store.past import past_of, pasts
from feedmon.store.poll_log import log_poll, log_polls
from feedmon.store.poll_patches import patch_feeds
from feedmon.store.rows import summaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from feedmon.model import (
        EntrySummary,
        Failure,
        Feed,
        Further,
        Known,
        Past,
        Rules,
        Update,
        WatchSpec,
    )
    from feedmon.store.connection import Transaction


class Answered(NamedTuple):
    """A successful poll of a feed that is the owner's.

    ``decide`` makes of the feed, and of what is known of ``uids``, what is to be stored;
    ``further`` says by these what else is to be looked up.
    """

    feed_id: int
    owner: str
    uids: Sequence[str]
    decide: Callable[[Feed, Known], Update]
    further: Mapping[str, Further] | None = None


class _Around(NamedTuple):
    """What is asked once for several feeds."""

    past: Mapping[int, Past]
    burying: frozenset[int]
    rules: Mapping[int, Rules]


class _Stored(NamedTuple):
    """What was stored of the articles of one poll."""

    update: Update
    added: list[int]
    hidden: frozenset[int]
    changed: list[int]
    retold: list[int]
    told: frozenset[int]
    raised: list[int]
    moved_from: str | None


def apply(tx: Transaction, poll: Answered) -> Changes:
    """Store a successful poll.

    Raises:
        LeaseLost: the claim is no longer the owner's; nothing was written.

    """
    (stored,) = apply_all(tx, [poll])
    if isinstance(stored, Exception):
        raise stored
    return stored


def apply_all(tx: Transaction, polls: Sequence[Answered]) -> list[Changes | Exception]:
    """Store successful polls of different feeds, each in its turn.

    A poll is answered with LeaseLost where the claim is no longer the owner's, or with the error
    that ``decide`` raised: nothing was written of it.
    """
    feeds = claims.leased_all(tx, [(poll.feed_id, poll.owner) for poll in polls])
    ids = [feed.id for feed in feeds if feed is not None]
    around = _Around(
        pasts(tx.db, ids, tx.now), tombstones.burying(tx.db, ids), person_rules.rules_of(tx.db, ids)
    )
    found: list[_Stored | Exception] = []
    for poll, feed in zip(polls, feeds, strict=True):
        if feed is None:
            found.append(LeaseLost(poll.feed_id))
            continue
        update = _decided(tx, poll, feed, around)
        if isinstance(update, Exception):
            found.append(update)
        else:
            found.append(_store_articles(tx, feed, update))
    stored = {
        poll.feed_id: one
        for poll, one in zip(polls, found, strict=True)
        if isinstance(one, _Stored)
    }
    _store_feeds(tx, stored)
    changes = _changes(tx, stored)
    return [
        changes[poll.feed_id] if isinstance(one, _Stored) else one
        for poll, one in zip(polls, found, strict=True)
    ]


def _decided(tx: Transaction, poll: Answered, feed: Feed, around: _Around) -> Update | Exception:
    known = replace(
        known_entries(tx.db, feed.id, poll.uids, poll.further or {}, feed.identity),
        past=around.past[feed.id],
        buries=feed.id in around.burying,
        rules=around.rules[feed.id],
        texts=partial(texts_of, tx.db),
    )
    try:
        return poll.decide(feed, known)
    except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
        return error


def _store_articles(tx: Transaction, feed: Feed, update: Update) -> _Stored:
    if update.identity is not None:
        identities.change(tx, feed.id, update.identity)
    added = insert_entries(tx, feed.id, update.new)
    full_texts.want(tx, feed, added, update.new)
    left = stories.links_of(tx.db, [entry.id for entry in update.changed])
    changed, edited = change_entries(tx, feed.id, update.changed)
    if update.edits_unread:
        mark_read(tx, edited, read=False)
    settled = stories.settle(tx, added, changed, left, once=update.once)
    told = frozenset(stories.are_told(tx.db, settled.shared, added) if update.once else ())
    raised, hidden = alerting.settle(tx, added, update.consequences, once=update.once)
    if update.slow_rules:
        person_rules.note_slow(tx, update.slow_rules)
    aliases = [(alias.uid, alias.entry_id) for alias in update.aliases]
    identities.add_aliases(tx, feed.id, aliases)
    if update.seen_uids is not None:
        tombstones.learn(tx, feed.id, update.seen_uids)
    moved_from = None
    if update.feed is not None:
        listed.mark(tx, feed.id, update, added)
        listed.note_missed(tx, feed.id, update.missed)
        moved_from = moving.settle(tx, feed, update.moves)
    if update.version is not None:
        watches.keep(tx, feed.id, update.version)
    return _Stored(
        update, added, frozenset(hidden), changed, settled.retold, told, raised, moved_from
    )


def _store_feeds(tx: Transaction, stored: Mapping[int, _Stored]) -> None:
    patches = {
        feed_id: one.update.feed
        for feed_id, one in stored.items()
        if one.update.feed is not None  # else nobody asked: it was delivered
    }
    patch_feeds(tx, patches)
    for feed_id, one in stored.items():
        if feed_id in patches:
            push.settle_poll(tx, feed_id, one.update, moved=one.moved_from is not None)
        else:
            push.settle_delivery(tx, feed_id)
    log_polls(tx, {feed_id: one.update.poll for feed_id, one in stored.items()})


def _changes(tx: Transaction, stored: Mapping[int, _Stored]) -> dict[int, Changes]:
    feeds = {feed.id: feed for feed in feeds_by_id(tx.db, stored)}
    shown = {
        entry.id: entry
        for entry in summaries(
            tx.db,
            [
                entry_id
                for one in stored.values()
                for entry_id in (*one.added, *one.changed, *one.retold)
            ],
        )
    }

    def those(ids: Iterable[int]) -> tuple[EntrySummary, ...]:
        return tuple(shown[entry_id] for entry_id in ids if entry_id in shown)

    return {
        feed_id: Changes(
            feed=feeds[feed_id],
            new=those(entry_id for entry_id in one.added if entry_id not in one.hidden),
            updated=those(one.changed),
            moved_from=one.moved_from,
            identity_changed=one.update.identity is not None,
            retold=those(one.retold),
            told=one.told,
            alerts=tuple(alert_history.by_id(tx.db, one.raised)),
            on_desktop=frozenset(alert_history.on_desktop(tx.db, one.raised)),
        )
        for feed_id, one in stored.items()
    }


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
    return apply(tx, Answered(feed.id, "subscription", tuple(uids), decide, further))


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
    return apply(tx, Answered(feed.id, "subscription", tuple(uids), decide, further))


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
