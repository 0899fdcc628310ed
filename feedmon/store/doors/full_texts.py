"""Pages of articles: wanted, claimed, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import full_texts
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from feedmon.model import ArticlePage, CleanBody, PageWish


class FullTexts(Ground):
    """What it takes to fetch a page once, and to show one text or the other."""

    async def due_full_texts(self, limit: int) -> list[int]:
        """Return the entries whose pages are to be fetched now, newest first."""
        return await self._read(full_texts.due, int(self._clock()), limit)

    async def claim_full_text(
        self, entry_id: int, *, owner: str, lease_s: int, only_due: bool
    ) -> PageWish | None:
        """Take the work on a page; ``None`` where it is not to be had, or not due."""
        return await self._write(
            full_texts.claim, entry_id, owner=owner, lease_s=lease_s, only_due=only_due
        )

    async def finish_full_text(
        self, entry_id: int, owner: str, page: ArticlePage, *, url: str, short: bool
    ) -> bool:
        """Keep what was found on a page and end the claim; whether that was still ours."""
        return await self._write_whole(
            full_texts.finish, entry_id, owner, page, url=url, short=short
        )

    async def fail_full_text(self, entry_id: int, owner: str, error: str, detail: str) -> bool:
        """Note that a page can't be had and end the claim; whether that was still ours."""
        return await self._write_whole(full_texts.fail, entry_id, owner, error, detail)

    async def release_full_text(
        self, entry_id: int, owner: str, next_attempt_at: int | None = None
    ) -> None:
        """Give a claim back without a result; the page is due then, or as it was."""
        await self._write(full_texts.release, entry_id, owner, next_attempt_at)

    async def show_full_text(self, entry_id: int, shown: bool) -> bool:
        """Remember which text of an article is wanted; whether there is a choice."""
        return await self._write_whole(full_texts.show, entry_id, shown)

    async def raw_full_text(self, entry_id: int) -> tuple[str, str]:
        """What was found on the page, before any sanitiser, and what its addresses begin at."""
        return await self._read(full_texts.raw, entry_id)

    async def replace_full_text(self, entry_id: int, body: CleanBody) -> None:
        """Keep what a newer sanitiser made of a page."""
        await self._write(full_texts.replace_body, entry_id, body)
