"""Rows of articles on their way into the store: what a worker process does with them.

Bodies come from strangers here as anywhere, and go the same way: sanitised, in a process of their
own. The ids are those that a poll of the feed will find, so that nothing comes twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.identity import identify, pair_uid
from feedmon.model import MarkedEntry, ParsedFeed, Program, WorkedEntry
from feedmon.sanitize import clean
from feedmon.switching.decoding import entry_of
from feedmon.switching.values import flag, line, past, text
from feedmon.tracking import host_of, normalise_link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from feedmon.model import CleanBody, ForeignRow, ParsedEntry

#: An id of an export is kept as it is, up to here.
_LONGEST_ID = 4_096


def work_rows(
    program: Program, rows: Sequence[ForeignRow], sites: Mapping[str, str | None], now: int
) -> tuple[MarkedEntry, ...]:
    """Decode, identify and sanitise; ``sites`` are the pages of the feeds, by their keys."""
    by_feed: dict[str, list[ForeignRow]] = {}
    for row in rows:
        by_feed.setdefault(row.feed, []).append(row)
    done: list[MarkedEntry] = []
    for feed, own in by_feed.items():
        found = [entry_of(program, row) for row in own]
        entries = tuple(entry for entry, _ in found)
        ids = identify(ParsedFeed(format="", entries=entries))
        for row, (entry, received_at), made in zip(own, found, ids, strict=True):
            uid, aliases = _own_ids(row, made[0]) if program is Program.FEEDMON else made
            deleted = flag(row.deleted)
            done.append(
                MarkedEntry(
                    feed=feed,
                    worked=_worked(entry, uid, aliases, sites.get(feed), row, deleted=deleted),
                    read=flag(row.read),
                    starred=flag(row.starred),
                    hidden=_is_hidden(program, row),
                    deleted=deleted,
                    tags=tuple(dict.fromkeys(filter(None, map(line, row.tags)))),
                    received_at=past(received_at, now),
                )
            )
    return tuple(done)


def _is_hidden(program: Program, row: ForeignRow) -> bool:
    """Whether our own export says that a rule had hidden it."""
    return program is Program.FEEDMON and flag((row.more or {}).get("hidden"))


def _own_ids(row: ForeignRow, uid: str) -> tuple[str, tuple[str, ...]]:
    """Take the ids that our own export gives."""
    given = text(row.guid).strip()[:_LONGEST_ID]
    aliases = (row.more or {}).get("aliases")
    listed = [text(one)[:_LONGEST_ID] for one in aliases] if isinstance(aliases, list) else []
    return given or uid, tuple(filter(None, listed))


def _worked(
    entry: ParsedEntry,
    uid: str,
    aliases: tuple[str, ...],
    site_url: str | None,
    row: ForeignRow,
    *,
    deleted: bool,
) -> WorkedEntry:
    link_key = None
    if entry.link:
        link_key = normalise_link(entry.link, site_host=host_of(site_url or ""))
    body: CleanBody = clean(
        "" if deleted else entry.content_html or "", base_url=entry.link or site_url
    )
    return WorkedEntry(
        uid=uid,
        aliases=aliases,
        # Of another program's making; the first poll replaces it without a word.
        content_hash=text((row.more or {}).get("content_hash"))[:128],
        parsed=replace(entry, content_html=None),
        raw_html=body.html,
        body=body,
        link_key=link_key,
        pair=None if link_key is None else pair_uid(link_key, entry.title),
    )
