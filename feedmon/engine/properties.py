"""One feed looked at closely, its login, and what follows from an edit of feeds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from feedmon.discover import normalise_address
from feedmon.engine.rhythms import Rhythms
from feedmon.errors import AlreadySubscribed
from feedmon.events import FeedsChanged
from feedmon.logins import split_login, without_login
from feedmon.model import FeedKind, FeedState, KeptPassword, PasswordPlace, Wish
from feedmon.schedule import Reason
from feedmon.settings import read_user_agent
from feedmon.vigil import known_silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedmon.logins import Login
    from feedmon.model import Feed, FeedDetails, Past
    from feedmon.store.feeds import FeedEdit

    Logins = Mapping[int, Login]

#: The columns of a feed's own wish.
_RHYTHM = frozenset({"rhythm", "poll_interval_s", "poll_floor_s", "poll_ceiling_s"})
#: Columns of which another value changes when a feed is due.
_DUE_ANEW = _RHYTHM | {"url", "tls_unverified", "user_agent"}


class Properties(Rhythms):
    """What the properties of a feed show and change."""

    async def feed_details(self, feed_id: int) -> FeedDetails:
        """Everything that the store knows of a feed, but for its articles. Raises NoSuchFeed."""
        details = await self._store.feed_details(feed_id)
        until = details.feed.last_success_at
        times = (await self._store.times_of([feed_id]))[feed_id]
        return replace(
            details,
            silence=None if until is None else known_silence(times, until),
            at_home=not self._parts.gate.is_public(details.feed.url),
            usual_agent=self._parts.fetcher.user_agent,
        )

    async def kept_password(self, feed_id: int) -> KeptPassword:
        """Where the feed's password is, or would be. A locked keyring takes a while to say so.

        Raises NoSuchFeed.
        """
        feed = await self._store.feed(feed_id)
        credentials = self._parts.credentials
        keyring = await credentials.keyring_name()
        if feed.account is None:
            return KeptPassword(PasswordPlace.NOWHERE, keyring)
        return KeptPassword(await credentials.place(feed_id, feed.url), keyring)

    async def read_address(self, feed_id: int, address: str) -> str:
        """Understand an address that a person wants a feed to have.

        Raises BadAddress, and AlreadySubscribed when another feed has it. A page may be watched
        that is a feed as well, or is watched already.
        """
        url = normalise_address(address)
        if (await self._store.feed(feed_id)).kind is FeedKind.WATCH:
            return url
        known = await self._store.find_feed(without_login(url))
        if known is not None and known.id != feed_id:
            raise AlreadySubscribed(url, known.id)
        return url

    async def password(self, feed_id: int) -> str | None:
        """The password for the feed's server, where one is known. Raises NoSuchFeed."""
        feed = await self._store.feed(feed_id)
        return await self._parts.credentials.password(feed_id, feed.url)

    async def set_password(self, feed_id: int, password: str | None) -> PasswordPlace:
        """Keep a password for the feed's server, or forget it; where it is now.

        It holds for the origin of the address that the feed has now. With a password the feed is
        due. Raises NoSuchFeed.
        """
        feed = await self._store.feed(feed_id)
        credentials = self._parts.credentials
        place = PasswordPlace.NOWHERE
        if password is None:
            await credentials.forget(feed_id, feed.url)
        else:
            place = await credentials.keep(feed_id, feed.url, password)
            now = int(self._parts.clock())
            await self._store.set_poll_times({feed_id: (now, str(Reason.EDITED))})
            self.events.publish(FeedsChanged((await self._store.feed(feed_id),)))
        return place

    async def move_logins(self) -> None:
        """Take logins out of the addresses of feeds that an older version stored so."""
        feeds = await self._store.feeds()
        edits: dict[int, FeedEdit] = {
            feed.id: {"url": feed.url} for feed in feeds if split_login(feed.url)[1] is not None
        }
        if edits:
            whole, logins = await self._completed(edits)
            await self._store.edit_feeds(whole)
            await self._keep(logins)

    # --- what follows from an edit ----------------------------------------------------------

    async def _completed(self, edits: Mapping[int, FeedEdit]) -> tuple[dict[int, FeedEdit], Logins]:
        """Add to edits what follows from them; the logins that stood in addresses come beside.

        A login goes out of the address. A feed with another address is due, even if it was gone
        under the old one, and so is one whose server need no longer prove who it is, or is asked
        under another name; one for which another rhythm is wanted is due by that. Raises
        BadUserAgent.
        """
        whole: dict[int, FeedEdit] = {}
        logins: dict[int, Login] = {}
        known: dict[int, Feed] = {}
        pasts: dict[int, Past] = {}
        if any(edit.keys() & _DUE_ANEW for edit in edits.values()):
            known = {feed.id: feed for feed in await self._store.feeds()}
            pasts = await self._store.pasts(i for i in edits if edits[i].keys() & _RHYTHM)
        for feed_id, edit in edits.items():
            more: dict[str, Any] = dict(edit)
            if "url" in edit:
                more["url"], login = split_login(edit["url"])
                if login is not None:
                    more["account"] = login.account
                    logins[feed_id] = login
            if edit.get("user_agent") is not None:
                more["user_agent"] = read_user_agent(edit["user_agent"] or "")
            feed = known.get(feed_id)
            if feed is None or "next_poll_at" in edit:  # an edit that is taken back knows it all
                pass
            elif _is_another_server(feed, more):
                more |= self._due_elsewhere(feed)
            elif more.get("user_agent", feed.user_agent) != feed.user_agent:
                # Another name is no way around what the server asked for (F-9).
                more |= self._due_elsewhere(feed, not_before=feed.retry_after_at or 0)
            elif feed_id in pasts:
                more |= self._due_as_wished(feed, pasts[feed_id], edit)
            whole[feed_id] = cast("FeedEdit", more)
        return whole, logins

    async def _keep(self, logins: Logins, feeds: Iterable[Feed] = ()) -> None:
        """Keep the passwords that were found in addresses."""
        there = {feed.id: feed for feed in feeds}
        for feed_id, login in logins.items():
            feed = there.get(feed_id) or await self._store.feed(feed_id)
            await self._parts.credentials.keep(feed_id, feed.url, login.password)

    def _due_elsewhere(self, feed: Feed, *, not_before: int = 0) -> dict[str, Any]:
        due = {
            "next_poll_at": max(int(self._parts.clock()), not_before),
            "next_poll_reason": str(Reason.EDITED),
        }
        return due | ({"state": FeedState.NEW} if feed.state is FeedState.GONE else {})

    def _due_as_wished(self, feed: Feed, past: Past, edit: FeedEdit) -> dict[str, Any]:
        """Say when a feed is due by its own new wish; nothing while something else decides it."""
        own = Wish(
            rhythm=edit.get("rhythm", feed.rhythm),
            interval_s=edit.get("poll_interval_s", feed.poll_interval_s),
            floor_s=edit.get("poll_floor_s", feed.poll_floor_s),
            ceiling_s=edit.get("poll_ceiling_s", feed.poll_ceiling_s),
        )
        due = self._due_by(feed, replace(past, wishes=(own, *past.wishes[1:])))
        return {} if due is None else {"next_poll_at": due.at, "next_poll_reason": str(due.reason)}


def _is_another_server(feed: Feed, edit: Mapping[str, Any]) -> bool:
    """Whether what was known of the feed's server says nothing of the next request."""
    excused = edit.get("tls_unverified", False) and not feed.tls_unverified
    return excused or edit.get("url", feed.url) != feed.url
