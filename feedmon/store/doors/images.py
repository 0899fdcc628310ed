"""Pictures of articles: what is kept of them, the work of getting them, and their room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import image_room, images
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import ImageClaim, ImageFile, ImageUse, KeptImage, PicturedEntry


class Images(Ground):
    """Pictures by their addresses, and files by the hash of their bytes."""

    async def image(self, url: str) -> KeptImage | None:
        """Return what is known of the picture at an address, if it was ever asked for."""
        return await self._read(images.image, url)

    async def image_of(self, entry_id: int, *, every: bool) -> KeptImage | None:
        """Return the picture of an article in the list, if it is kept and its feed's allowed."""
        return await self._read(images.image_of, entry_id, every=every)

    async def pictured(self, entry_ids: Iterable[int], *, every: bool) -> list[int]:
        """Return those of the articles that have a picture for the list."""
        return await self._read(images.pictured, tuple(entry_ids), every=every)

    async def use_images(self, urls: Iterable[str]) -> None:
        """Note that pictures are looked at."""
        await self._write(images.use_images, tuple(urls))

    # --- getting one ------------------------------------------------------------------------

    async def claim_image(self, url: str, *, owner: str, lease_s: int) -> ImageClaim:
        """Take the work of asking for a picture, if there is any and nobody is at it."""
        return await self._write(images.claim_image, url, owner=owner, lease_s=lease_s)

    async def release_image(self, url: str, owner: str, *, until: int | None = None) -> None:
        """Give a claim back without a result; ``until`` is when it may be tried again."""
        await self._write(images.release_image, url, owner, until=until)

    async def finish_image(
        self,
        url: str,
        owner: str,
        file: ImageFile | None,
        *,
        etag: str | None,
        last_modified: str | None,
        fresh_until: int,
    ) -> bool:
        """End a claim with the file that lies there; ``None``: the one that was there is good."""
        return await self._write_whole(
            images.finish_image,
            url,
            owner,
            file,
            etag=etag,
            last_modified=last_modified,
            fresh_until=fresh_until,
        )

    async def fail_image(self, url: str, owner: str, failure: str, *, next_attempt_at: int) -> bool:
        """End a claim with what went wrong; what is kept of the picture stays as it is."""
        return await self._write_whole(
            images.fail_image, url, owner, failure, next_attempt_at=next_attempt_at
        )

    async def forget_image_files(self, content_hashes: Iterable[bytes]) -> None:
        """Forget files that are there no longer: they are to be had anew."""
        await self._write(images.forget_image_files, tuple(content_hashes))

    # --- for later --------------------------------------------------------------------------

    async def image_wishes_from(self) -> int | None:
        """Return the last article whose pictures were asked for; ``None``: they are not kept."""
        return await self._read(image_room.wishes_from)

    async def begin_image_wishes(self) -> None:
        """Let pictures be kept of the articles that come from now on."""
        await self._write(image_room.begin_wishes)

    async def end_image_wishes(self) -> None:
        """Let none be kept any more, nor those that wait."""
        await self._write(image_room.end_wishes)

    async def pictured_since(
        self, after: int, *, every: bool, limit: int
    ) -> tuple[int, list[PicturedEntry]]:
        """Return new articles whose pictures are allowed, and up to which article that is all."""
        return await self._read(image_room.pictured_since, after, every=every, limit=limit)

    async def wish_images(
        self, wishes: Iterable[tuple[str, int]], *, after: int, upto: int
    ) -> bool:
        """Let pictures wait to be fetched, each for a feed; articles up to ``upto`` are done."""
        return await self._write(image_room.wish_images, tuple(wishes), after=after, upto=upto)

    async def wanted_images(self, *, every: bool, limit: int) -> list[str]:
        """Return pictures that wait and may be asked for now, those that wait longest first."""
        return await self._read(
            image_room.wanted_images, int(self._clock()), every=every, limit=limit
        )

    async def image_bytes(self) -> int:
        """Add up what pictures take, by their rows."""
        return await self._read(image_room.image_bytes)

    # --- what has to go ---------------------------------------------------------------------

    async def image_files(self) -> dict[bytes, ImageUse]:
        """Return every file that is kept by its hash, with the addresses it is kept for."""
        return await self._read(image_room.image_files)

    async def starred_bodies(self, after: int, limit: int) -> list[PicturedEntry]:
        """Return starred articles in the order of their ids, to see which pictures they have."""
        return await self._read(image_room.starred_bodies, after, limit)

    async def drop_images(self, urls: Iterable[str]) -> list[str]:
        """Forget these pictures, but not while somebody gets one; files that nobody has now."""
        return await self._write_whole(image_room.drop_images, tuple(urls))

    async def forget_unused_images(self) -> None:
        """Forget addresses that brought nothing and that nobody looks at, and old wishes."""
        await self._write(image_room.forget_unused_images)
