"""The tree of folders and feeds as an OPML document (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.logins import without_login
from feedmon.model import FeedState, OpmlDocument, OpmlFeed, OpmlFolder, OpmlSettings, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedmon.model import Feed, Folder, WatchSpec


def opml_document(
    feeds: Iterable[Feed], folders: Iterable[Folder], watches: Mapping[int, WatchSpec]
) -> OpmlDocument:
    """All folders (empty ones too) and feeds in the order of the window.

    ``watches`` says of those that are watches what they look at.
    """
    by_id = {folder.id: folder for folder in folders}
    paths = folder_paths(by_id.values())

    def path(folder_id: int | None) -> tuple[str, ...]:
        return () if folder_id is None else paths[folder_id]

    return OpmlDocument(
        title="feedmon",
        folders=tuple(path(folder_id) for folder_id in by_id),
        details=tuple(
            OpmlFolder(path(folder.id), wish_of(folder), folder.opml_extra)
            for folder in by_id.values()
            if folder.opml_extra or wish_of(folder) != Wish()
        ),
        feeds=tuple(
            OpmlFeed(
                url=without_login(feed.url),
                title=feed.publisher_title or feed.title,
                site_url=None if feed.site_url is None else without_login(feed.site_url),
                folder=path(feed.folder_id),
                custom_title=feed.custom_title,
                tags=feed.opml_tags,
                extra=tuple((name, without_login(value)) for name, value in feed.opml_extra),
                settings=OpmlSettings(
                    wish=wish_of(feed),
                    notify=feed.notify,
                    images_allowed=feed.images_allowed,
                    in_totals=feed.in_totals,
                    keep_newest=feed.keep_newest,
                    keep_days=feed.keep_days,
                    paused=feed.state is FeedState.PAUSED,
                    user_agent=feed.user_agent,
                    full_text=feed.full_text,
                    vigil=feed.vigil,
                    watch=watches.get(feed.id),
                ),
            )
            for feed in feeds
        ),
    )


def folder_paths(folders: Iterable[Folder]) -> dict[int, tuple[str, ...]]:
    """The titles that lead to each folder, from the top; each folder stands behind its parent."""
    paths: dict[int, tuple[str, ...]] = {}
    for folder in folders:
        above = () if folder.parent_id is None else paths[folder.parent_id]
        paths[folder.id] = (*above, folder.title)
    return paths


def wish_of(own: Feed | Folder) -> Wish:
    """Return what is wished for the polling of a feed or a folder itself."""
    return Wish(own.rhythm, own.poll_interval_s, own.poll_floor_s, own.poll_ceiling_s)
