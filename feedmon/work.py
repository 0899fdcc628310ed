"""What worker processes do: documents, watched pages and pictures, one at a time.

A document comes back parsed, identified and sanitised. How the processes begin and end is in
``feedmon/workers``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.columns import make_columns
from feedmon.identity import bare_uid, content_hash, identify, pair_uid, uid_among_others
from feedmon.model import ParsedEntry, Watched, WatchMode, WorkedEntry, WorkedFeed
from feedmon.sanitize import clean, lead_picture
from feedmon.tracking import host_of, normalise_link

if TYPE_CHECKING:
    from feedmon.model import ParsedFeed, Pixels, WatchTask


def work_document(body: bytes, content_type: str | None, url: str | None) -> WorkedFeed:
    """Parse, identify and sanitise one document; what a worker process does with it.

    Raises NotAFeed.
    """
    from feedmon.parse import parse_feed  # noqa: PLC0415 - only a worker process needs lxml

    return _worked(parse_feed(body, content_type=content_type, url=url), url)


def work_page(body: bytes, content_type: str | None, url: str, task: WatchTask) -> Watched:
    """Look at a page that is watched; what a worker process does with it.

    Raises BadWatch, PartMissing, NotThePage.
    """
    from feedmon.watch import look  # noqa: PLC0415 - only a worker process needs lxml

    told = look(body, content_type, url, task)
    worked = _worked(told.feed, url)
    if task.spec.mode is WatchMode.LIST:
        # What is said beside an item may change with every hour; the item is told of once.
        # A place on the page itself is no article's own link.
        here = normalise_link(url)
        entries = (
            replace(
                each,
                content_hash=_item_hash(each),
                aliases=_item_aliases(each),
                link_key=None if each.link_key == here else each.link_key,
            )
            for each in worked.entries
        )
    else:
        # All changes of a page have its address: that makes them neither one nor a story.
        entries = (replace(each, link_key=None, pair=None) for each in worked.entries)
    return Watched(replace(worked, entries=tuple(entries)), told.version, silent=told.silent)


def _item_aliases(entry: WorkedEntry) -> tuple[str, ...]:
    """Add how an item was known while others of its title stood beside it."""
    parsed = replace(entry.parsed, content_html=entry.raw_html)
    among_others = uid_among_others(parsed)
    alone = entry.uid == bare_uid(parsed)
    return (*entry.aliases, among_others) if alone else entry.aliases


def _item_hash(entry: WorkedEntry) -> str:
    return content_hash(ParsedEntry(link=entry.parsed.link, title=entry.parsed.title))


def _worked(feed: ParsedFeed, url: str | None) -> WorkedFeed:
    entries = tuple(
        _work_entry(entry, uid, aliases, feed.site_url or url)
        for entry, (uid, aliases) in zip(feed.entries, identify(feed), strict=True)
    )
    return WorkedFeed(feed=replace(feed, entries=()), entries=entries)


def _work_entry(
    entry: ParsedEntry, uid: str, aliases: tuple[str, ...], site_url: str | None
) -> WorkedEntry:
    raw = entry.content_html or entry.summary_html or ""
    link_key = None
    if entry.link and entry.link.strip():
        link_key = normalise_link(entry.link, site_host=host_of(site_url or ""))
    body = clean(raw, base_url=entry.base_url or entry.link or site_url)
    stands_for_it = entry.thumbnail or lead_picture(body.html)
    parsed = replace(entry, content_html=None, summary_html=None, thumbnail=stands_for_it)
    if raw == body.html:
        raw = body.html  # the very same travels once
    return WorkedEntry(
        uid=uid,
        aliases=aliases,
        content_hash=content_hash(entry),
        parsed=parsed,
        raw_html=raw,
        body=body,
        link_key=link_key,
        pair=None if link_key is None else pair_uid(link_key, entry.title),
        columns=make_columns(parsed, raw, body),
    )


def work_icon(data: bytes) -> bytes | None:
    """Make a small PNG of a picture; ``None`` of what can be no icon."""
    from feedmon.pictures import small_png  # noqa: PLC0415 - only a worker process needs Pillow

    return small_png(data)


def work_measure(path: str) -> tuple[str, int, int] | None:
    """Read what kind of picture a file is, and its size; ``None`` of what can't be shown."""
    from feedmon import pictures  # noqa: PLC0415 - only a worker process needs Pillow

    return pictures.measure(path)


def work_picture(path: str, width: int) -> Pixels | None:
    """Decode the picture in a file, no wider than ``width``; ``None`` of what is none."""
    from feedmon import pictures  # noqa: PLC0415 - only a worker process needs Pillow

    return pictures.pixels(path, width)


def work_thumbnail(path: str) -> None:
    """Write the small picture of a file beside it."""
    from feedmon import pictures  # noqa: PLC0415 - only a worker process needs Pillow

    pictures.thumbnail_beside(path)


def be_ready() -> None:
    """Do nothing: a worker that answers has started."""
