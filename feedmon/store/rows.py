"""Between rows and values: how feeds, folders and entries are read, and what JSON columns hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.model import (
    EntrySummary,
    Feed,
    FeedHints,
    FeedKind,
    FeedState,
    Folder,
    FullTextMode,
    Identity,
    Notify,
    PollRecord,
    Repair,
    Rhythm,
    Wish,
)
from feedmon.vigil import vigil_from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from feedmon.store.database import Database

#: So many ids are turned into JSON within a millisecond.
_PIECE = 5_000

#: What people see of a feed ``f``.
FEED_TITLE = "coalesce(nullif(f.custom_title, ''), nullif(f.publisher_title, ''), f.url)"

#: What ``as_feed`` reads, of a feed ``f``. Counts come from the indexes of ``entries``: exact
#: whoever wrote, and never kept.
FEED_COLUMNS = f"""
       f.id, f.url, {FEED_TITLE}, f.publisher_title, f.custom_title, f.site_url, f.folder_id,
       f.position, f.state, f.etag, f.last_modified, f.body_sha256, f.hints, f.repairs,
       f.failures, f.failing_since, f.error, f.error_detail, f.last_status, f.last_polled_at,
       f.last_success_at, f.response_ms, f.next_poll_at, f.next_poll_reason, f.poll_interval_s,
       f.private_allowed, f.images_allowed, f.added_at, f.insecure_target, f.left_out,
       f.in_totals, f.notify, f.keep_newest, f.keep_days, f.account, f.opml_extra, f.rhythm,
       f.poll_floor_s, f.poll_ceiling_s, f.fresh_until, f.retry_after_at, f.moved_to,
       f.moved_since, f.identity, f.identity_since, f.missed, f.missed_at, f.archive_url,
       f.complete, f.older_url, f.redirected_to, f.redirected_since, f.tls_unverified,
       f.user_agent, f.full_text, f.kind, f.vigil, f.certificate_until,
       (SELECT t.id FROM feeds t WHERE t.id = f.twin_id AND t.removed_at IS NULL),
       (SELECT count(*) FROM entries e WHERE e.feed_id = f.id AND e.read = 0),
       (SELECT count(*) FROM entries e WHERE e.feed_id = f.id AND e.hidden = 0),
       f.paused
"""  # noqa: S608 - a constant

SELECT_FEED = f"SELECT {FEED_COLUMNS} FROM feeds f"  # noqa: S608 - a constant

_FEED_FIELDS = (
    *("id", "url", "title", "publisher_title", "custom_title", "site_url", "folder_id"),
    *("position", "state", "etag", "last_modified", "body_sha256", "hints", "repairs"),
    *("failures", "failing_since", "error", "error_detail", "last_status", "last_polled_at"),
    *("last_success_at", "response_ms", "next_poll_at", "next_poll_reason", "poll_interval_s"),
    *("private_allowed", "images_allowed", "added_at", "insecure_target", "left_out"),
    *("in_totals", "notify", "keep_newest", "keep_days", "account", "opml_extra", "rhythm"),
    *("poll_floor_s", "poll_ceiling_s", "fresh_until", "retry_after_at", "moved_to"),
    *("moved_since", "identity", "identity_since", "missed", "missed_at", "archive_url"),
    *("complete", "older_url", "redirected_to", "redirected_since", "tls_unverified"),
    *("user_agent", "full_text", "kind", "vigil", "certificate_until", "twin_id"),
    *("unread", "total", "paused"),
)


SELECT_SUMMARY = f"""
SELECT e.id, e.feed_id, e.title, e.snippet, e.author, e.link, e.sort_at, e.published_at,
       e.received_at, e.read, e.starred, e.has_enclosure, e.thumbnail, {FEED_TITLE}, e.edited_at,
       e.story, (SELECT count(DISTINCT o.feed_id) FROM entries o INDEXED BY entries_story
                 WHERE o.story = e.story AND o.feed_id <> e.feed_id AND o.feed_id NOT IN (
                     SELECT id FROM feeds INDEXED BY feeds_removed WHERE removed_at IS NOT NULL)),
       e.alerted, e.hidden
"""  # noqa: S608 - a constant

#: The ids of a JSON list, in its order (``CROSS JOIN``: the list is always the outer loop).
SUMMARIES_BY_ID = f"""
{SELECT_SUMMARY}
FROM json_each(?) j
CROSS JOIN entries e ON e.id = j.value
CROSS JOIN feeds f ON f.id = e.feed_id
WHERE f.removed_at IS NULL
ORDER BY j.key
"""

FOLDER_COLUMNS = (
    "id, title, parent_id, position, rhythm, poll_interval_s, poll_floor_s, poll_ceiling_s,"
    " opml_extra"
)

POLL_COLUMNS = (
    "feed_id, started_at, outcome, status, response_ms, wire_bytes, bytes_saved, requests, new,"
    " updated, error, error_detail"
)


def as_feed(row: Sequence[Any]) -> Feed:
    """Make a feed of a row of ``FEED_COLUMNS``."""
    values = dict(zip(_FEED_FIELDS, row, strict=True))
    state = FeedState(values["state"])
    # The person's pause is kept apart from how the feed does; gone is final either way.
    if values.pop("paused") and state is not FeedState.GONE:
        state = FeedState.PAUSED
    values["state"] = state
    values["hints"] = hints_from_json(values["hints"])
    values["opml_tags"], values["opml_extra"] = opml_from_json(values["opml_extra"])
    if values["repairs"] == "[]":
        values["repairs"] = ()
    else:
        values["repairs"] = tuple(Repair(*repair) for repair in json.loads(values["repairs"]))
    for flag in ("private_allowed", "images_allowed", "in_totals", "complete", "tls_unverified"):
        values[flag] = bool(values[flag])
    values["notify"] = Notify(values["notify"])
    values["identity"] = Identity(values["identity"])
    values["full_text"] = FullTextMode(values["full_text"])
    values["kind"] = FeedKind(values["kind"])
    values["rhythm"] = _rhythm(values["rhythm"])
    values["vigil"] = vigil_from_json(values["vigil"])
    return Feed(**values)


def as_folder(row: tuple[Any, ...]) -> Folder:
    """Make a folder of a row of ``FOLDER_COLUMNS``."""
    folder_id, title, parent_id, position, rhythm, interval_s, floor_s, ceiling_s, extra = row
    _, others = opml_from_json(extra)
    return Folder(
        folder_id,
        title,
        parent_id,
        position,
        _rhythm(rhythm),
        interval_s,
        floor_s,
        ceiling_s,
        others,
    )


def as_wish(row: Sequence[Any]) -> Wish:
    """Make a wish of rhythm, interval and the two limits."""
    rhythm, *limits = row
    return Wish(_rhythm(rhythm), *limits)


def _rhythm(value: str | None) -> Rhythm | None:
    return None if value is None else Rhythm(value)


def as_summary(row: tuple[Any, ...]) -> EntrySummary:
    """Make a summary of a row of ``SELECT_SUMMARY``."""
    values = (*row[:9], *map(bool, row[9:12]), *row[12:-2], *map(bool, row[-2:]))
    return EntrySummary(*values)


def as_poll(row: tuple[Any, ...]) -> PollRecord:
    """Make a record of a row of ``POLL_COLUMNS``."""
    return PollRecord(*row)


def summaries(db: Database, ids: Iterable[int]) -> list[EntrySummary]:
    """Return the entries with these ids that exist, in the order of ``ids``."""
    wanted = list(ids)
    if not wanted:  # as for most polls
        return []
    return [as_summary(row) for row in db.execute(SUMMARIES_BY_ID, [id_list(wanted)])]


def id_list(ids: Iterable[int]) -> str:
    """Ids as the JSON list that ``json_each(?)`` reads: any number of them, one statement."""
    # Of many ids a piece at a time: Python's lock is not given away within one call of json's.
    return f"[{','.join(json.dumps(some)[1:-1] for some in pieces(list(ids)))}]"


def pieces(ids: list[int]) -> Iterator[list[int]]:
    """Yield these in pieces that can be worked on without holding up other threads."""
    return (ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE))


def hints_to_json(hints: FeedHints) -> str:
    """Return what a feed says of its rhythm; absent parts are left out."""
    parts: dict[str, Any] = {
        "ttl_minutes": hints.ttl_minutes,
        "skip_hours": sorted(hints.skip_hours),
        "skip_days": sorted(hints.skip_days),
        "sy_interval_minutes": hints.sy_interval_minutes,
    }
    return json.dumps({name: part for name, part in parts.items() if part not in (None, [])})


def hints_from_json(text: str) -> FeedHints:
    """Return the inverse of ``hints_to_json``."""
    if text == "{}":  # as it mostly is
        return FeedHints()
    parts = json.loads(text)
    return FeedHints(
        ttl_minutes=parts.get("ttl_minutes"),
        skip_hours=frozenset(parts.get("skip_hours", ())),
        skip_days=frozenset(parts.get("skip_days", ())),
        sy_interval_minutes=parts.get("sy_interval_minutes"),
    )


def repairs_to_json(repairs: Iterable[Repair]) -> str:
    """Return what was mended in a document."""
    return json.dumps([[repair.kind, repair.line] for repair in repairs])


def opml_to_json(tags: Iterable[str], attributes: Iterable[tuple[str, str]]) -> str:
    """Return what an OPML file said of a feed beyond our columns: words are tags, pairs others'."""
    return json.dumps([*tags, *attributes], ensure_ascii=False)


def opml_from_json(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the inverse of ``opml_to_json``."""
    if text == "[]":  # as it nearly always is, and lists of feeds are read often
        return (), ()
    parts = json.loads(text)
    return (
        tuple(part for part in parts if isinstance(part, str)),
        tuple((part[0], part[1]) for part in parts if not isinstance(part, str)),
    )
