"""A list of feeds as a tree of folders, ready to be looked through (no Qt in here).

Made of plain lists, away from the window's thread: twenty thousand feeds take a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedmon.model import OpmlFeed, OpmlPreview

#: The folder that everything is in.
TOP = 0
#: Characters of a title that are shown at most.
LONGEST = 300


class Outline:
    """Folders by number, each behind the one it lies in; feeds by their place in the list.

    ``about`` says of a feed what stands beside its title.
    """

    def __init__(self, preview: OpmlPreview, about: Callable[[OpmlFeed], str]) -> None:
        self.preview = preview
        self.listed = preview.document.feeds
        self.paths: list[tuple[str, ...]] = [()]
        self.parents = [TOP]
        self.folders: list[list[int]] = [[]]
        self.feeds: list[list[int]] = [[]]
        self.homes: list[int] = []
        self._numbers: dict[tuple[str, ...], int] = {(): TOP}
        for path in preview.document.folders:
            self._folder(path)
        for place, feed in enumerate(self.listed):
            home = self._folder(feed.folder)
            self.homes.append(home)
            self.feeds[home].append(place)
        self.titles = [
            text.one_line(feed.custom_title or feed.title or feed.url, LONGEST)
            for feed in self.listed
        ]
        self.about = [text.one_line(about(feed), LONGEST) for feed in self.listed]
        self._words = [
            f"{title}\n{feed.url}".casefold()
            for title, feed in zip(self.titles, self.listed, strict=True)
        ]

    def matches(self, words: str) -> bytearray:
        """Say of each feed whether its title and address hold all of these words."""
        found = bytearray(b"\1") * len(self.listed)
        for word in words.casefold().split():
            found = bytearray(
                held and word in said for held, said in zip(found, self._words, strict=True)
            )
        return found

    def above(self, folder: int) -> Iterator[int]:
        """Yield a folder and those it lies in, up to the top."""
        while folder != TOP:
            yield folder
            folder = self.parents[folder]
        yield TOP

    def within(self, folder: int) -> Iterator[int]:
        """Yield the feeds in a folder and in those below it."""
        waiting = [folder]
        while waiting:
            one = waiting.pop()
            yield from self.feeds[one]
            waiting += self.folders[one]

    def _folder(self, path: tuple[str, ...]) -> int:
        number = self._numbers.get(path)
        if number is None:
            parent = self._folder(path[:-1])
            number = self._numbers[path] = len(self.paths)
            self.paths.append(path)
            self.parents.append(parent)
            self.folders.append([])
            self.feeds.append([])
            self.folders[parent].append(number)
        return number
