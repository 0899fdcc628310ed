"""The tree of folders and feeds as an OPML document (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.logins import without_login
from feedmon.model import OpmlDocument, OpmlFeed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Feed, Folder


def opml_document(feeds: Iterable[Feed], folders: Iterable[Folder]) -> OpmlDocument:
    """All folders (empty ones too) and feeds in the order of the window."""
    by_id = {folder.id: folder for folder in folders}

    def path(folder_id: int | None) -> tuple[str, ...]:
        titles: list[str] = []
        while folder_id is not None:
            titles.append(by_id[folder_id].title)
            folder_id = by_id[folder_id].parent_id
        return tuple(reversed(titles))

    return OpmlDocument(
        title="feedmon",
        folders=tuple(path(folder_id) for folder_id in by_id),
        feeds=tuple(
            OpmlFeed(
                url=without_login(feed.url),
                title=feed.publisher_title or feed.title,
                site_url=feed.site_url,
                folder=path(feed.folder_id),
                custom_title=feed.custom_title,
                tags=feed.opml_tags,
                extra=feed.opml_extra,
            )
            for feed in feeds
        ),
    )
