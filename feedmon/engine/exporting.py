"""All articles with their state into a file; it blocks, so it runs on a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.tree import folder_paths, opml_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedmon.store.doors.switching import Kept


def write_export(
    kept: Kept, path: Path, now: float, going_on: Callable[[int, int], bool]
) -> int | OSError:
    """Write a file that takes its place when it is whole; how many articles it holds.

    ``going_on`` is told how far it is after each page, and ends it with False: -1. What the file
    system says is handed back, or it would be taken for the store's trouble.
    """
    from feedmon import opml  # noqa: PLC0415 - seldom needed
    from feedmon.switching import ExportFile  # noqa: PLC0415 - seldom needed

    feeds, folders = kept.tree()
    held = kept.held()
    total = sum(one.articles for one in held.values())
    paths = folder_paths(folders)
    done = 0
    try:
        with ExportFile(path) as file:
            file.begin(
                exported_at=now,
                opml=opml.write_opml(opml_document(feeds, folders, kept.watches())).decode(),
                folders=paths.values(),
                feeds=[(feed, paths.get(feed.folder_id or 0, ())) for feed in feeds],
                held=held,
            )
            for page in kept.pages():
                file.add(page)
                done += len(page)
                if not going_on(done, total):
                    return -1
            file.finish()
    except OSError as error:
        return error
    return done
