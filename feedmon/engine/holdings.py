"""The data of another program, opened and understood; it blocks, so it runs on a thread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon.engine.previews import preview_of
from feedmon.errors import ForeignDataError, OpmlError
from feedmon.frozen import frozen
from feedmon.model import Held, Holdings, Program
from feedmon.store.feeds import url_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from feedmon.model import ForeignData, ForeignRow, OpmlDocument

#: Articles that go to a worker and into the store together.
ROWS = 200


@frozen
class Found:
    """What a file holds, and the list of feeds that goes with it, if there is one."""

    data: ForeignData
    listed: OpmlDocument | None


def looks_foreign(path: Path) -> bool:
    """Whether a file begins like something that ``look_at`` understands."""
    from feedmon import switching  # noqa: PLC0415 - seldom needed
    from feedmon.store.foreign import is_database  # noqa: PLC0415 - seldom needed

    try:
        return path.is_file() and (is_database(path) or switching.is_export(path))
    except OSError:  # whoever opens it is told why
        return False


def look_at(path: Path) -> Found:
    """Recognise a file and read all but its articles. Raises ForeignDataError."""
    from feedmon import switching  # noqa: PLC0415 - seldom needed
    from feedmon.store.foreign import ForeignStore, is_database  # noqa: PLC0415 - seldom needed

    try:
        if is_database(path):
            data = ForeignStore(path).data()
            return Found(data, _feed_list(path) if data.program is Program.LIFEREA else None)
        if switching.is_export(path):
            reader = switching.ExportReader(path)
            return Found(reader.data(), _read(reader.opml.encode()) if reader.opml else None)
    except OSError as error:
        raise ForeignDataError(str(path), "unreadable") from error
    raise ForeignDataError(str(path), "unknown")


def holdings_of(path: str, found: Found, followed: AbstractSet[str]) -> Holdings:
    """Make a list to choose from; ``followed`` are the keys of what is followed already."""
    from feedmon import switching  # noqa: PLC0415 - seldom needed

    data = found.data
    ours = data.program is Program.FEEDMON
    arranged = switching.arrange(data, None if ours else found.listed)
    document = arranged.document
    if ours and found.listed is not None:
        document = _as_treated(document, found.listed)
    preview = preview_of(document, followed)
    places = {url_key(feed.url): place for place, feed in enumerate(preview.document.feeds)}
    origins = {
        key: places[url_key(feed.url)]
        for key, feed in zip(arranged.keys, arranged.document.feeds, strict=True)
    }
    held = [Held()] * len(preview.document.feeds)
    for key, place in origins.items():
        more = data.held.get(key, Held())
        held[place] = Held(*(sum(pair) for pair in zip(held[place], more, strict=True)))
    return Holdings(
        program=data.program,
        version=data.version,
        path=path,
        preview=replace(preview, followed=frozenset()),
        held=tuple(held),
        origins=origins,
        total=data.total,
        followed=preview.followed,
    )


def rows_of(holdings: Holdings) -> Iterator[list[ForeignRow]]:
    """Go through the articles, a slice at a time. Raises ForeignDataError."""
    from feedmon import switching  # noqa: PLC0415 - seldom needed
    from feedmon.store.foreign import ForeignStore  # noqa: PLC0415 - seldom needed

    path = Path(holdings.path)
    if holdings.program is not Program.FEEDMON:
        yield from ForeignStore(path).rows(ROWS)
        return
    batch: list[ForeignRow] = []
    try:
        for row in switching.ExportReader(path).rows():
            batch.append(row)
            if len(batch) == ROWS:
                yield batch
                batch = []
    except OSError as error:
        raise ForeignDataError(str(path), "unreadable") from error
    except ForeignDataError:
        yield batch  # what came before is whole
        raise
    yield batch


def _as_treated(document: OpmlDocument, listed: OpmlDocument) -> OpmlDocument:
    """Take from our own list of feeds how they are treated, and the folders in their order."""
    by_key = {url_key(feed.url): feed for feed in listed.feeds}
    feeds = tuple(by_key.get(url_key(feed.url), feed) for feed in document.feeds)
    folders = tuple(dict.fromkeys((*listed.folders, *document.folders)))
    return replace(document, feeds=feeds, folders=folders, details=listed.details)


def _feed_list(database: Path) -> OpmlDocument | None:
    from feedmon import opml, switching  # noqa: PLC0415 - seldom needed

    path = switching.feed_list_of(database)
    try:
        return None if path is None else _read(opml.read_opml_file(path))
    except OpmlError:  # too large to be one
        return None


def _read(data: bytes) -> OpmlDocument | None:
    """Read a list that goes with the data, which does without it as well."""
    from feedmon import opml  # noqa: PLC0415 - seldom needed

    try:
        return opml.read_opml(data)
    except OpmlError:
        return None
