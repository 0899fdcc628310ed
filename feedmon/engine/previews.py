"""A list of feeds before anything of it is followed (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.model import FullTextMode, OpmlPreview
from feedmon.store.feeds import url_key

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from feedmon.model import OpmlDocument, OpmlFeed


def preview_of(document: OpmlDocument, followed: AbstractSet[str]) -> OpmlPreview:
    """Take each feed of a list once; ``followed`` are the keys of those that are there already."""
    first: dict[str, OpmlFeed] = {}
    for feed in document.feeds:
        key = url_key(feed.url)
        first[key] = _merged(first[key], feed) if key in first else feed
    return OpmlPreview(
        replace(document, feeds=tuple(first.values())),
        followed=frozenset(place for place, key in enumerate(first) if key in followed),
        merged=len(document.feeds) - len(first),
    )


def without_images(document: OpmlDocument) -> OpmlDocument:
    """Take the wish that images be loaded out of a list.

    Loading them tells their servers who reads what and when, which a list may not bring about by
    itself, whoever wrote it: that is asked of the person.
    """
    return replace(
        document,
        feeds=tuple(
            replace(feed, settings=replace(feed.settings, images_allowed=False))
            if feed.settings.images_allowed
            else feed
            for feed in document.feeds
        ),
    )


def without_agents(document: OpmlDocument) -> OpmlDocument:
    """Take the names out of a list under which it wants feeds to be asked for.

    A feed has another name than ours only where the person wants it (F-5), which a list that may
    come from anybody does not say.
    """
    return replace(
        document,
        feeds=tuple(
            replace(feed, settings=replace(feed.settings, user_agent=None))
            if feed.settings.user_agent is not None
            else feed
            for feed in document.feeds
        ),
    )


def without_pages(document: OpmlDocument) -> OpmlDocument:
    """Take the wish out of a list that the pages of articles be fetched.

    Fetching them tells their servers which articles come to somebody (see ``without_images``).
    """
    return replace(
        document,
        feeds=tuple(
            replace(feed, settings=replace(feed.settings, full_text=FullTextMode.OFF))
            if feed.settings.full_text is not FullTextMode.OFF
            else feed
            for feed in document.feeds
        ),
    )


def _merged(one: OpmlFeed, other: OpmlFeed) -> OpmlFeed:
    """Let a feed that is listed twice keep its first place, and have what either says of it."""
    named = dict(other.extra) | dict(one.extra)
    return replace(
        one,
        title=one.title or other.title,
        site_url=one.site_url or other.site_url,
        custom_title=one.custom_title or other.custom_title,
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
        extra=tuple(named.items()),
    )
