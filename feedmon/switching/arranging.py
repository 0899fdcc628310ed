"""Feeds and folders of another program as a list to choose from (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import OpmlDocument, OpmlFeed, OpmlProblem, OpmlSettings
from feedmon.switching.values import address, line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import ForeignData, ForeignNode

#: Deeper folders than anybody makes; a tree that holds itself ends here.
_DEEPEST = 50


@frozen
class Arranged:
    """A list of feeds; ``keys`` says by what their program knows each of them, in its order."""

    document: OpmlDocument
    keys: tuple[str, ...]


def arrange(data: ForeignData, listed: OpmlDocument | None = None) -> Arranged:
    """Make a list of what a program holds; what can't be followed is named with a reason.

    ``listed`` is the program's own list, where it keeps one: it says the order and the folders,
    and names each feed and folder by its key (an attribute ``id``).
    """
    nodes = {node.key: node for node in data.nodes}
    order, paths = _as_listed(nodes, listed) if listed is not None else (list(nodes), {})
    feeds: list[OpmlFeed] = []
    keys: list[str] = []
    folders: dict[tuple[str, ...], None] = {}
    problems: list[OpmlProblem] = []
    for key in order:
        node = nodes[key]
        inside = paths[key] if key in paths else _path(nodes, node)
        if node.left_out is not None:
            problems.append(OpmlProblem(line(node.title) or line(node.url), node.left_out))
        elif node.is_folder:
            if title := line(node.title):
                for depth in range(len(inside) + 1):
                    folders.setdefault((*inside, title)[: depth + 1])
        elif (url := address(node.url)) is None:
            reason = "scheme" if line(node.url) else "no-address"
            problems.append(OpmlProblem(line(node.title) or line(node.url), reason))
        else:
            keys.append(key)
            feeds.append(
                OpmlFeed(
                    url=url,
                    title=line(node.title),
                    site_url=address(node.site_url),
                    folder=inside,
                    custom_title=line(node.custom_title) or None,
                    settings=OpmlSettings(paused=node.paused),
                )
            )
    document = OpmlDocument(tuple(feeds), tuple(folders), tuple(problems))
    return Arranged(document, tuple(keys))


def _path(nodes: Mapping[str, ForeignNode], node: ForeignNode) -> tuple[str, ...]:
    titles: list[str] = []
    above = nodes.get(node.parent or "")
    while above is not None and len(titles) < _DEEPEST:
        if title := line(above.title):
            titles.append(title)
        above = nodes.get(above.parent or "")
    return tuple(reversed(titles))


def _as_listed(
    nodes: Mapping[str, ForeignNode], listed: OpmlDocument
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """Take order and folders from the program's own list; what it does not name comes last."""
    paths: dict[str, tuple[str, ...]] = {}
    for folder in listed.details:
        key = dict(folder.extra).get("id", "")
        if key in nodes:
            paths[key] = folder.path[:-1]
    for feed in listed.feeds:
        key = dict(feed.extra).get("id", "")
        if key in nodes:
            paths[key] = feed.folder
    return [*paths, *(key for key in nodes if key not in paths)], paths
