"""Feeds: adding, finding, editing, removing, and when each is due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypedDict, cast

from feedmon.errors import AlreadySubscribed, NoSuchFeed
from feedmon.logins import without_login
from feedmon.model import FeedKind, FeedState, Identity, PollTarget
from feedmon.store import addresses, folders, identities, joins, removals
from feedmon.store.hosts import host_name
from feedmon.store.rows import SELECT_FEED, as_feed, id_list
from feedmon.vigil import vigil_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedmon.model import Feed, FullTextMode, Notify, Rhythm, Vigil
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


_WATCH_FRAGMENT = re.compile(r"watch(?:-\d+)?")


class FeedEdit(TypedDict, total=False):
    """The columns of a feed that may be set by name; what is left out stays."""

    url: str
    custom_title: str | None
    publisher_title: str
    site_url: str | None
    folder_id: int | None
    position: int
    state: FeedState
    paused: bool
    rhythm: Rhythm | None
    poll_floor_s: int | None
    poll_ceiling_s: int | None
    poll_interval_s: int | None
    private_allowed: bool
    tls_unverified: bool
    user_agent: str | None
    full_text: FullTextMode
    vigil: Vigil
    images_allowed: bool
    in_totals: bool
    notify: Notify
    keep_newest: int | None
    keep_days: int | None
    account: str | None
    identity: Identity
    identity_since: int | None
    missed: int
    next_poll_at: int | None
    next_poll_reason: str | None


def url_key(url: str) -> str:
    """Return the address without what makes no other feed (D-5).

    That is the scheme, a closing slash, and who asks for it.
    """
    url = without_login(url)
    _, found, rest = url.partition("://")
    key = rest if found else url
    host, slash, path = key.partition("/")
    key = host.lower() + slash + path
    return key if "?" in key else key.rstrip("/")


def all_feeds(db: Database) -> list[Feed]:
    """All feeds with their counts, in the order of the window.

    That is: down the tree; within a folder first its folders, then its feeds, by position.
    """
    place = folders.order_of_feeds(db)

    def order(feed: Feed) -> tuple[int, int, int]:
        return place[feed.folder_id], feed.position, feed.id

    rows = db.execute(SELECT_FEED + " WHERE f.removed_at IS NULL")
    return sorted(map(as_feed, rows), key=order)


def poll_targets(db: Database) -> list[PollTarget]:
    """Of all feeds, in the order of the window, what decides whether they are asked."""
    targets: dict[int | None, list[PollTarget]] = {each: [] for each in folders.order_of_feeds(db)}
    rows = db.execute(
        "SELECT folder_id, id, url,"
        " CASE WHEN paused AND state <> 'gone' THEN 'paused' ELSE state END,"
        " error, response_ms, last_polled_at, retry_after_at, next_poll_reason"
        " FROM feeds WHERE removed_at IS NULL ORDER BY position, id"
    )
    for folder_id, feed_id, url, state, *known in rows:
        targets[folder_id].append(PollTarget(feed_id, url, FeedState(state), *known))
    return [target for of_folder in targets.values() for target in of_folder]


def feeds_by_id(db: Database, feed_ids: Iterable[int]) -> list[Feed]:
    """Return those of these feeds that exist, with their counts."""
    wanted = " WHERE f.id IN (SELECT value FROM json_each(?)) AND f.removed_at IS NULL"
    rows = db.execute(SELECT_FEED + wanted + " ORDER BY f.id", [id_list(feed_ids)])
    return list(map(as_feed, rows))


def one_feed(db: Database, feed_id: int) -> Feed:
    """Return the feed with its counts.

    Raises:
        NoSuchFeed: it does not exist (any more).

    """
    row = db.execute(SELECT_FEED + " WHERE f.id = ? AND f.removed_at IS NULL", [feed_id]).fetchone()
    if row is None:
        raise NoSuchFeed(feed_id)
    return as_feed(row)


def find_feed(db: Database, url: str) -> Feed | None:
    """Return the feed of this address, if need be with another scheme or closing slash."""
    feed_id = find_id(db, url)
    return None if feed_id is None else one_feed(db, feed_id)


def find_id(db: Database, url: str) -> int | None:
    """As ``find_feed``, the id only."""
    return _find_id(db, url, url_key(url))


def _find_id(db: Database, url: str, key: str) -> int | None:
    row = db.execute(
        "SELECT id FROM feeds WHERE url_key = ? AND removed_at IS NULL"
        " ORDER BY url <> ?, id LIMIT 1",
        [key, url],
    ).fetchone()
    return None if row is None else row[0]


def add_feed(
    tx: Transaction,
    url: str,
    *,
    title: str,
    folder_id: int | None,
    private_allowed: bool,
    site_url: str | None,
    custom_title: str | None,
    next_poll_at: int | None,
    opml_extra: str = "[]",
) -> Feed:
    """Add a feed at the end of its folder; one that was left a while ago comes back whole.

    Raises:
        AlreadySubscribed: as ``find_feed`` finds it.
        NoSuchFolder: the folder is gone.

    """
    feed_id = add_row(
        tx,
        url,
        title=title,
        folder_id=folder_id,
        private_allowed=private_allowed,
        site_url=site_url,
        custom_title=custom_title,
        next_poll_at=next_poll_at,
        opml_extra=opml_extra,
    )
    return one_feed(tx.db, feed_id)


def add_row(
    tx: Transaction,
    url: str,
    *,
    title: str,
    folder_id: int | None,
    private_allowed: bool,
    site_url: str | None,
    custom_title: str | None,
    next_poll_at: int | None,
    opml_extra: str,
) -> int:
    """As ``add_feed``; the id."""
    key = url_key(url)
    known = _find_id(tx.db, url, key)
    if known is not None:
        raise AlreadySubscribed(url, known)
    folders.require(tx.db, folder_id)
    hidden = removals.find_hidden(tx.db, key)
    if hidden is not None:
        removals.restore_feeds(tx, [hidden])
        columns = {
            "url": url,
            "next_poll_at": next_poll_at,
            "folder_id": folder_id,
            "place": None if folder_id is None else end_of_folder(tx.db, folder_id),
            "custom_title": custom_title or None,
            "private_allowed": private_allowed,
        }
        _take_up(tx, hidden, columns)
        return hidden
    cursor = tx.db.execute(
        """
        INSERT INTO feeds (url, url_key, host, folder_id, position, added_at, publisher_title,
            site_url, custom_title, private_allowed, next_poll_at, next_poll_reason, opml_extra,
            revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)
        """,
        [
            url,
            key,
            host_name(url),
            folder_id,
            end_of_folder(tx.db, folder_id),
            tx.now,
            title,
            site_url,
            custom_title or None,
            private_allowed,
            next_poll_at,
            opml_extra,
            tx.revision,
        ],
    )
    assert cursor.lastrowid is not None  # noqa: S101 - of an INSERT
    return cursor.lastrowid


def _take_up(tx: Transaction, feed_id: int, columns: dict[str, Any]) -> None:
    """Follow a feed again that is back: as asked for now, otherwise as it was."""
    tx.db.execute(
        """
        UPDATE feeds SET url = :url, next_poll_at = :next_poll_at, next_poll_reason = NULL,
            folder_id = coalesce(:folder_id, folder_id), position = coalesce(:place, position),
            custom_title = coalesce(:custom_title, custom_title),
            private_allowed = max(private_allowed, :private_allowed)
        WHERE id = :id
        """,
        columns | {"id": feed_id},
    )


def end_of_folder(db: Database, folder_id: int | None) -> int:
    """Return the position behind the last feed of the folder."""
    (position,) = db.execute(
        "SELECT coalesce(max(position) + 1, 0) FROM feeds WHERE folder_id IS ?", [folder_id]
    ).fetchone()
    return int(position)


def url_keys(db: Database) -> frozenset[str]:
    """Return what ``url_key`` says of every feed that is followed."""
    rows = db.execute("SELECT url_key FROM feeds WHERE removed_at IS NULL")
    return frozenset(row[0] for row in rows)


def update_feed(tx: Transaction, feed_id: int, edit: FeedEdit) -> Feed:
    """Set the named columns.

    ``state=PAUSED`` means ``paused=True`` (what the feed's polls say of it is kept); any other
    state resumes it. Another ``url`` forgets the validators, which belonged to the old one, and
    ends a claim, since what is being fetched is the old one; the old address is kept. The
    warnings, moves, archives and the time of the last poll go, too, and the leave for a server to
    prove nothing: they were about the old one.
    With another ``identity`` the entries are known by something else from now on, and what was
    joined because of what they were known by is parted, or made one again.

    Raises:
        NoSuchFeed, NoSuchFolder: what is named is gone.
        AlreadySubscribed: another feed has this address.

    """
    feed = one_feed(tx.db, feed_id)
    columns: dict[str, Any] = dict(edit)
    unknown = columns.keys() - FeedEdit.__annotations__.keys()
    if unknown:
        raise TypeError(f"not to be set by name: {', '.join(sorted(unknown))}")
    if "folder_id" in edit:
        folders.require(tx.db, edit["folder_id"])
        if edit["folder_id"] != feed.folder_id and "position" not in edit:
            columns["position"] = end_of_folder(tx.db, edit["folder_id"])
    if "state" in edit:
        columns["paused"] = edit["state"] is FeedState.PAUSED
        if columns["paused"]:
            del columns["state"]
    if "url" in edit and feed.kind is FeedKind.WATCH:
        # A page may be a feed as well, or be watched already: a watch has an address of its own.
        columns["url"] = watch_address(tx.db, edit["url"], feed_id)
        columns.setdefault("site_url", columns["url"].partition("#")[0])
    if "url" in columns and columns["url"] != feed.url:
        columns = {"tls_unverified": False} | columns | _moved(tx, feed, columns["url"])
    if "identity" in edit and edit["identity"] is not feed.identity:
        identities.change(tx, feed_id, edit["identity"])
        part = edit["identity"] is Identity.GUID
        (joins.part if part else joins.rejoin)(tx, feed_id)
    columns |= _as_stored(edit)
    names = ", ".join(f"{name} = :{name}" for name in columns)
    if names:
        tx.db.execute(
            f"UPDATE feeds SET {names}, revision = :revision_ WHERE id = :id_",  # noqa: S608 - our own names
            columns | {"revision_": tx.revision, "id_": feed_id},
        )
    return one_feed(tx.db, feed_id)


def watch_address(db: Database, url: str, feed_id: int) -> str:
    """Return an address for a watch of the page at ``url`` that no other feed has.

    It has a fragment, which is never sent.
    """
    page, _, fragment = url.partition("#")
    address = url if _WATCH_FRAGMENT.fullmatch(fragment) else f"{page}#watch"
    number = 1
    while find_id(db, address) not in (None, feed_id):
        number += 1
        address = f"{page}#watch-{number}"
    return address


def _as_stored(edit: FeedEdit) -> dict[str, Any]:
    """Return those columns that are stored as something else than they are named by."""
    stored: dict[str, Any] = {}
    if "custom_title" in edit:
        stored["custom_title"] = edit["custom_title"] or None
    if "vigil" in edit:
        stored["vigil"] = vigil_to_json(edit["vigil"])
    return stored


def edit_feeds(
    tx: Transaction, edits: Mapping[int, FeedEdit]
) -> tuple[list[Feed], dict[int, FeedEdit]]:
    """Set columns of several feeds; those that are there, and how they were.

    Raises:
        NoSuchFolder, AlreadySubscribed: as ``update_feed``.

    """
    before: dict[int, FeedEdit] = {}
    after = []
    known = {feed.id: feed for feed in feeds_by_id(tx.db, edits)}
    for feed_id, edit in edits.items():
        if feed_id in known:
            before[feed_id] = _as_edit(known[feed_id], edit)
            after.append(update_feed(tx, feed_id, edit))
    return after, before


def _as_edit(feed: Feed, edit: FeedEdit) -> FeedEdit:
    """Say of a feed what an edit says of it; its place is its folder with its position there."""
    now: dict[str, Any] = {
        name: feed.state is FeedState.PAUSED if name == "paused" else getattr(feed, name)
        for name in edit
    }
    if "folder_id" in edit:
        now["position"] = feed.position
    if "identity" in edit:
        now["identity_since"] = feed.identity_since
    if "url" in edit:
        now["tls_unverified"] = feed.tls_unverified
    return cast("FeedEdit", now)


def _moved(tx: Transaction, feed: Feed, url: str) -> dict[str, Any]:
    known = find_id(tx.db, url)
    if known is not None and known != feed.id:
        raise AlreadySubscribed(url, known)
    addresses.note_left(tx, feed.id, feed.url, "edited")
    # What a watch saw of another page is not compared with what it sees then.
    tx.db.execute("UPDATE watch_versions SET key = '' WHERE feed_id = ?", [feed.id])
    return {
        "url_key": url_key(url),
        "host": host_name(url),
        "etag": None,
        "last_modified": None,
        "body_sha256": None,
        "fresh_until": None,
        "icon_due_at": None,
        "insecure_target": None,
        "left_out": 0,
        "moved_to": None,
        "moved_since": None,
        "twin_id": None,
        "redirected_to": None,
        "redirected_since": None,
        "archive_url": None,
        "older_url": None,
        "last_polled_at": None,  # the new address was never asked
        "certificate_from": None,
        "certificate_until": None,
        "empty_since": None,
        "leased_until": None,
        "lease_owner": None,
    }


def restore_feeds(tx: Transaction, feed_ids: Iterable[int]) -> list[Feed]:
    """Bring removed feeds back as they were; return those that are back."""
    return feeds_by_id(tx.db, removals.restore_feeds(tx, feed_ids))


def set_poll_times(tx: Transaction, times: Mapping[int, tuple[int | None, str | None]]) -> None:
    """Set when feeds are due and the code of why; feeds that are gone are passed over."""
    tx.db.conn.executemany(
        "UPDATE feeds SET next_poll_at = ?, next_poll_reason = ?, revision = ? WHERE id = ?",
        [(at, reason, tx.revision, feed_id) for feed_id, (at, reason) in times.items()],
    )
