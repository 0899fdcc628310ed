"""An engine without network and store, with the interface of the real one, for tests of the window.

It keeps its feeds and entries in dictionaries and tells the same events in the same order. A test
may put an exception into ``fail`` under a method's name, or an ``asyncio.Event`` into ``hold``:
the method then fails, or waits for it.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage

from feedmon.errors import NoSuchFeed
from feedmon.events import (
    AlertsChanged,
    Bus,
    CountsChanged,
    EntriesMarked,
    FeedPolled,
    FeedPolling,
    FeedsChanged,
    FeedsRemoved,
    FoldersChanged,
    FullTextChanged,
    IconsChanged,
    PollDropped,
    PollFailed,
    PollingPaused,
    RefreshFinished,
    RefreshStarted,
    SearchesChanged,
    SettingsChanged,
)
from feedmon.model import (
    Backup,
    BackupKind,
    CallbackCheck,
    CallbackStatus,
    Counts,
    Entry,
    EntrySummary,
    Feed,
    FeedFailure,
    FeedIcons,
    FeedState,
    Folder,
    FullTextState,
    History,
    Pixels,
    PollCounts,
    RefreshSummary,
    SavedSearch,
    Skipped,
    Storage,
    key_of,
    place_of,
)
from feedmon.settings import UNTIL_RESUMED, Settings

NOW = 1_800_000_000


def feed(feed_id, title="", **more):
    title = title or f"Feed {feed_id}"
    return Feed(
        feed_id,
        f"https://{feed_id}.example/feed",
        title,
        **({"state": FeedState.OK, "position": feed_id} | more),
    )


def summary(entry_id, feed_id=1, **more):
    """An unread entry; the higher its id, the newer it is."""
    given = {
        "title": f"Article {entry_id}",
        "snippet": f"Snippet of {entry_id}",
        "author": "",
        "link": f"https://{feed_id}.example/{entry_id}",
        "sort_at": NOW - 100_000 + entry_id * 60,
        "published_at": None,
        "received_at": NOW,
        "read": False,
        "starred": False,
        "feed_title": f"Feed {feed_id}",
    }
    return EntrySummary(entry_id, feed_id, **(given | more))


class FakeEngine:
    """The engine's interface over plain dictionaries."""

    def __init__(self, feeds=(), folders=(), entries=(), bodies=None, images=None):
        self.events = Bus()
        self.stored_feeds = {each.id: each for each in feeds}
        self.stored_folders = {each.id: each for each in folders}
        self.stored = {each.id: each for each in entries}
        self.bodies = dict(bodies or {})
        self.images = dict(images or {})
        self.picture_sizes = {}  # address → width and height of what is kept
        self.thumbnails = {}  # entry id → a PNG, or something that is none
        self.icons_of_feeds = {}  # feed id → a PNG
        self.versions_of = {}  # entry id → its versions, what it says now first
        self.differences = {}  # entry id and the two versions → what differs
        self.twins = {}  # entry id → the same article in other feeds
        self.dates = {}  # entry id → the date as its feed gives it
        self.full_texts = {}  # entry id → what is known of its page
        self.pages = {}  # entry id → the full text that is to be had
        self.trackers = {}  # entry id → how many were taken out of it
        self.answers = {}  # feed id → new summaries, or the code of a failure
        self.skips = {}  # feed id → the reason and the time until which it is not asked
        self.logs = {}  # feed id → its polls, newest first
        self.sums = {}  # feed id → FeedHealth
        self.weeks_of = {}  # feed id → Weeks
        self.past = None  # History, or none: nothing came
        self.polls = {}  # feed id → RunningPoll
        self.stored_searches = []
        self.left = {}  # what was unsubscribed from: feed id → the feed and its entries
        self.fail = {}
        self.hold = {}
        self.paused_until = None
        self.settings = Settings()
        self.directory = Path("/home/anna/feedmon")
        self.copies, self.jobs = [], []  # backups, and the jobs of the store's care
        self.beyond = 0  # articles that a tidying finds
        self.told = []  # AlertRecords, newest first
        self.reasons = {}  # entry id → what rules say of it
        self.outlets, self.collected = [], []  # destinations and digests
        self.callback_status = CallbackStatus()
        self.callback_check = CallbackCheck(reached=True)
        self.calls = []

    async def _called(self, name, *arguments):
        self.calls.append((name, *arguments))
        if name in self.hold:
            await self.hold[name].wait()
        if name in self.fail:
            raise self.fail[name]

    def called(self, name):
        """The arguments of every call of a method."""
        return [call[1:] for call in self.calls if call[0] == name]

    # --- looking

    def _counted(self, each):
        mine = [entry for entry in self.stored.values() if entry.feed_id == each.id]
        return replace(each, unread=sum(not entry.read for entry in mine), total=len(mine))

    async def feeds(self):
        await self._called("feeds")
        return [self._counted(each) for each in self.stored_feeds.values()]

    async def pictured(self, entry_ids):
        await self._called("pictured", tuple(entry_ids))
        return frozenset(self.thumbnails.keys() & set(entry_ids))

    async def thumbnail(self, entry_id):
        await self._called("thumbnail", entry_id)
        return self.thumbnails.get(entry_id)

    async def icons(self, feed_ids=None):
        await self._called("icons", feed_ids)
        wanted = self.stored_feeds if feed_ids is None else feed_ids
        return self._icons(each for each in wanted if each in self.icons_of_feeds)

    def _icons(self, feed_ids):
        ids = list(feed_ids)
        known = list(dict.fromkeys(self.icons_of_feeds.values()))
        by_feed = {each: known.index(self.icons_of_feeds[each]) + 1 for each in ids}
        return FeedIcons(by_feed, {number: known[number - 1] for number in by_feed.values()})

    def give_icon(self, feed_id, image):
        """Find an icon, and tell of it."""
        self.icons_of_feeds[feed_id] = image
        self.events.publish(IconsChanged(self._icons([feed_id])))

    async def folders(self):
        await self._called("folders")
        return list(self.stored_folders.values())

    async def feed(self, feed_id):
        if feed_id not in self.stored_feeds:
            raise NoSuchFeed(feed_id)
        return self._counted(self.stored_feeds[feed_id])

    def _counts(self):
        unread = {}
        for entry in self.stored.values():
            if not entry.read:
                unread[entry.feed_id] = unread.get(entry.feed_id, 0) + 1
        return Counts(unread, sum(entry.starred for entry in self.stored.values()))

    async def counts(self):
        await self._called("counts")
        return self._counts()

    async def unread_since(self, since):
        await self._called("unread_since", since)
        unread = [e.feed_id for e in self.stored.values() if not e.read and e.sort_at >= since]
        return {feed_id: unread.count(feed_id) for feed_id in set(unread)}

    async def count_told(self, entry_ids):
        return len(entry_ids)

    async def shared_since(self, since):
        await self._called("shared_since", since)
        return {}

    def _inside(self, folder_id):
        ids = {folder_id}
        while True:
            more = {f.id for f in self.stored_folders.values() if f.parent_id in ids} - ids
            if not more:
                return {f.id for f in self.stored_feeds.values() if f.folder_id in ids}
            ids |= more

    def _matching(self, query):
        inside = None if query.folder_id is None else self._inside(query.folder_id)
        return sorted(
            (
                each
                for each in self.stored.values()
                if (query.feed_id is None or each.feed_id == query.feed_id)
                and (inside is None or each.feed_id in inside)
                and each.sort_at >= (query.since or 0)
                and not (query.unread and each.read)
                and not (query.starred and not each.starred)
                and all(word in each.title for word in (query.search or "").split())
            ),
            key=lambda each: place_of(key_of(each), query.order),
        )

    async def tags(self):
        await self._called("tags")
        return []

    async def searches(self):
        await self._called("searches")
        return list(self.stored_searches)

    async def unread_of_searches(self):
        await self._called("unread_of_searches")
        return {
            each.id: sum(not one.read for one in self._matching(each.entry_query))
            for each in self.stored_searches
        }

    async def save_search(self, title, query):
        await self._called("save_search", title, query)
        used = [each.id for each in self.stored_searches]
        saved = SavedSearch(max(used, default=0) + 1, title, query)
        self._put_searches([*self.stored_searches, saved])
        return saved

    async def edit_search(self, search_id, title, query):
        await self._called("edit_search", search_id, title, query)
        (before,) = [each for each in self.stored_searches if each.id == search_id]
        after = SavedSearch(search_id, title, query)
        self._put_searches(after if each is before else each for each in self.stored_searches)
        return before

    async def remove_search(self, search_id):
        await self._called("remove_search", search_id)
        place = [each.id for each in self.stored_searches].index(search_id)
        self._put_searches(each for each in self.stored_searches if each.id != search_id)
        return place

    async def put_back_search(self, search, place):
        await self._called("put_back_search", search, place)
        before = self.stored_searches
        self._put_searches([*before[:place], search, *before[place:]])

    async def arrange_searches(self, search_ids):
        await self._called("arrange_searches", tuple(search_ids))
        by_id = {each.id: each for each in self.stored_searches}
        self._put_searches(by_id[search_id] for search_id in search_ids)
        return list(by_id)

    def _put_searches(self, searches):
        self.stored_searches = list(searches)
        self.events.publish(SearchesChanged(tuple(self.stored_searches)))

    async def count_rows(self, query):
        await self._called("count_rows", query)
        return len(self._matching(query)), len(self._matching(query))

    async def place_at(self, query, index):
        await self._called("place_at", query, index)
        found = self._matching(query)
        return key_of(found[index]) if index < len(found) else None

    async def entries(self, query, *, after=None, before=None, limit=100):
        await self._called("entries", query, after, limit)
        found = self._matching(query)
        if after is not None:
            end = place_of(after, query.order)
            found = [e for e in found if place_of(key_of(e), query.order) > end]
        if before is not None:
            begin = place_of(before, query.order)
            found = [e for e in found if place_of(key_of(e), query.order) < begin]
        return found[:limit]

    async def entries_by_id(self, entry_ids):
        await self._called("entries_by_id", tuple(entry_ids))
        return [self.stored[i] for i in entry_ids if i in self.stored]

    async def entry(self, entry_id):
        await self._called("entry", entry_id)
        if entry_id not in self.stored:
            return None
        found = self.stored[entry_id]
        return Entry(
            found,
            f"uid-{entry_id}",
            self.bodies.get(entry_id, f"<p>Body of {entry_id}</p>"),
            self.dates.get(entry_id),
            None,
            images_allowed=self.stored_feeds[found.feed_id].images_allowed,
            picture_sizes=self.picture_sizes,
            elsewhere=self.twins.get(entry_id, ()),
            trackers=self.trackers.get(entry_id, 0),
            full=self.full_texts.get(entry_id),
        )

    async def fetch_full_text(self, entry_id):
        await self._called("fetch_full_text", entry_id)
        known = self.full_texts.get(entry_id)
        full = known if known is not None and known.is_there else self.pages[entry_id]
        self.full_texts[entry_id] = replace(full, state=FullTextState.FETCHED, shown=True)
        self.events.publish(FullTextChanged(entry_id))
        return await self.entry(entry_id)

    async def show_full_text(self, entry_id, shown):
        await self._called("show_full_text", entry_id, shown)
        self.full_texts[entry_id] = replace(self.full_texts[entry_id], shown=shown)
        return True

    async def versions(self, entry_id):
        await self._called("versions", entry_id)
        return list(self.versions_of.get(entry_id, ()))

    async def difference(self, entry_id, before, after=0):
        await self._called("difference", entry_id, before, after)
        return self.differences.get((entry_id, before, after))

    async def poll_log(self, feed_id, limit=100):
        await self._called("poll_log", feed_id)
        return list(self.logs.get(feed_id, ()))[:limit]

    async def health(self, feed_ids=None):
        await self._called("health", None if feed_ids is None else frozenset(feed_ids))
        return {i: each for i, each in self.sums.items() if feed_ids is None or i in feed_ids}

    async def weeks(self, feed_ids=None):
        await self._called("weeks")
        return {i: each for i, each in self.weeks_of.items() if feed_ids is None or i in feed_ids}

    async def history(self, begins):
        await self._called("history", tuple(begins))
        days = len(begins) - 1
        return self.past or History((0,) * days, (PollCounts(),) * days)

    def running_polls(self):
        return list(self.polls.values())

    async def cancel_polls(self, feed_ids):
        ended = [feed_id for feed_id in feed_ids if self.polls.pop(feed_id, None)]
        await self._called("cancel_polls", tuple(ended))
        for feed_id in ended:
            self.events.publish(PollDropped(feed_id))
        return len(ended)

    async def picture(self, url, width):
        await self._called("picture", url, width)
        image = QImage.fromData(self.images.get(url, b""))
        if image.isNull():
            return None
        if image.width() > width:
            image = image.scaledToWidth(width)
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        return Pixels(image.width(), image.height(), bytes(image.constBits()))

    # --- polling

    def look_at(self, feed_ids):
        self.calls.append(("look_at", tuple(feed_ids)))

    async def refresh(self, feed_ids=None, *, first=(), whole=False):
        named = [*first, *self.stored_feeds] if feed_ids is None else feed_ids
        asked = list(dict.fromkeys(named))
        self.calls.append(("refresh", tuple(asked)))
        wanted = [feed_id for feed_id in asked if feed_id not in self.skips]
        skipped = tuple(
            Skipped(feed_id, self.stored_feeds[feed_id].url, *self.skips[feed_id])
            for feed_id in asked
            if feed_id in self.skips
        )
        self.events.publish(RefreshStarted(tuple(wanted)))
        new, failures, cancelled = 0, [], True
        try:
            for feed_id in wanted:
                self.events.publish(FeedPolling(feed_id))
                await self._called("poll", feed_id)
                answer = self.answers.get(feed_id, ())
                if isinstance(answer, str):
                    failures.append(self._fail_feed(feed_id, answer))
                else:
                    new += len(answer)
                    self._mend(feed_id)
                    self.arrive(feed_id, answer)
                await asyncio.sleep(0)
            cancelled = False
        finally:
            done = len(wanted) - len(failures)
            summed = RefreshSummary(
                len(wanted), done, 0, new, 0, 0.5, tuple(failures), skipped, cancelled
            )
            self.events.publish(RefreshFinished(summed))
        return summed

    def arrive(self, feed_id, entries):
        """Store entries of a feed and tell, as a poll does."""
        self.stored.update((each.id, each) for each in entries)
        told = self._counted(self.stored_feeds[feed_id])
        self.events.publish(FeedPolled(told, tuple(entries)))

    def _mend(self, feed_id):
        feed = self.stored_feeds[feed_id]
        if feed.error is not None:
            self.stored_feeds[feed_id] = replace(feed, state=FeedState.OK, error=None, failures=0)

    def _fail_feed(self, feed_id, code):
        failed = replace(
            self.stored_feeds[feed_id], state=FeedState.FAILING, error=code, error_detail=""
        )
        self.stored_feeds[feed_id] = failed
        self.events.publish(PollFailed(self._counted(failed)))
        return FeedFailure(feed_id, failed.url, code)

    async def pause_polling(self, until=UNTIL_RESUMED):
        await self._called("pause_polling", until)
        self.paused_until = until
        self.events.publish(PollingPaused(until))

    async def resume_polling(self):
        await self._called("resume_polling")
        self.paused_until = None
        self.events.publish(PollingPaused(None))

    # --- alerts

    async def rules(self):
        await self._called("rules")
        return [why.rule for answers in self.reasons.values() for why in answers]

    async def alert_history(
        self,
        *,
        before=None,
        limit=100,
        rule_id=None,
        entry_id=None,
        ids=None,
        unseen=False,
        failed=False,
    ):
        await self._called("alert_history", before, rule_id, unseen, failed)
        return [
            each
            for each in self.told
            if (before is None or (each.alert.raised_at, each.alert.id) < before)
            and rule_id in (None, each.alert.rule_id)
            and entry_id in (None, each.alert.entry_id)
            and (ids is None or each.alert.id in ids)
            and not (unseen and each.alert.seen_at is not None)
            and (not failed or any(way.state == "failed" for way in each.deliveries))
        ][:limit]

    async def mark_alerts_seen(self, ids=None, *, seen=True):
        await self._called("mark_alerts_seen", ids, seen)
        changed = [each.alert.id for each in self.told if ids is None or each.alert.id in ids]
        self.told = [
            replace(each, alert=replace(each.alert, seen_at=NOW if seen else None))
            if each.alert.id in changed
            else each
            for each in self.told
        ]
        self.events.publish(AlertsChanged(tuple(changed)))
        return changed

    async def retry_delivery(self, delivery_id):
        await self._called("retry_delivery", delivery_id)

    async def why(self, entry_id):
        await self._called("why", entry_id)
        return self.reasons.get(entry_id, [])

    async def destinations(self):
        await self._called("destinations")
        return list(self.outlets)

    async def digests(self):
        await self._called("digests")
        return list(self.collected)

    # --- settings and care

    async def check_callback(self):
        await self._called("check_callback")
        return self.callback_check

    async def change_settings(self, **changes):
        await self._called("change_settings", changes)
        self.settings = replace(self.settings, **changes)
        self.events.publish(SettingsChanged(self.settings))

    async def find_places(self):
        """The data of other programs: there is none."""
        return ()

    async def storage(self):
        await self._called("storage")
        number = len(self.stored)
        size = 1_200_000 + 1000 * number
        return Storage(str(self.directory), size, 0, 4200, len(self.stored_feeds), number)

    async def care(self):
        await self._called("care")
        return list(self.jobs)

    async def backups(self):
        await self._called("backups")
        return list(self.copies)

    async def back_up(self):
        await self._called("back_up")
        number = len(self.copies)
        made = Backup(
            f"/home/anna/feedmon/backups/{number}.db", BackupKind.BACKUP, NOW, 1_200_000, 2, 40
        )
        self.copies.insert(0, made)
        return made

    def require_alone(self):
        if "require_alone" in self.fail:
            raise self.fail["require_alone"]

    async def tidy(self):
        await self._called("tidy")
        deleted, self.beyond = self.beyond, 0
        return deleted

    # --- subscriptions

    async def set_feed(self, feed_id, **columns):
        await self._called("set_feed", feed_id, columns)
        return self._edit(feed_id, columns)

    async def set_feeds(self, feed_ids, **columns):
        return await self.edit_feeds(dict.fromkeys(feed_ids, columns))

    async def resume_feeds(self, feed_ids):
        await self._called("resume_feeds", list(feed_ids))
        states = {feed_id: self.stored_feeds[feed_id].state for feed_id in feed_ids}
        return await self.edit_feeds(
            {
                feed_id: {"state": FeedState.NEW} if state is FeedState.GONE else {"paused": False}
                for feed_id, state in states.items()
                if state in (FeedState.GONE, FeedState.PAUSED)
            }
        )

    async def edit_feeds(self, edits):
        await self._called("edit_feeds", edits)
        before = {}
        for feed_id, columns in edits.items():
            old = self.stored_feeds[feed_id]
            own = {"paused": old.state == FeedState.PAUSED, "custom_title": old.title}
            before[feed_id] = {name: own.get(name) for name in columns}
            self._edit(feed_id, columns)
        return before

    def _edit(self, feed_id, columns):
        changed = self.stored_feeds[feed_id]
        if "custom_title" in columns:
            changed = replace(changed, title=columns["custom_title"] or changed.url)
        if "paused" in columns:
            state = FeedState.PAUSED if columns["paused"] else FeedState.OK
            changed = replace(changed, state=state)
        if "images_allowed" in columns:
            changed = replace(changed, images_allowed=columns["images_allowed"])
        self.stored_feeds[feed_id] = changed
        self.events.publish(FeedsChanged((self._counted(changed),)))
        return changed

    async def add_feeds(self, *feeds):
        """Another feed, as a subscription or an import tells of it."""
        self.stored_feeds.update((each.id, each) for each in feeds)
        self.events.publish(FeedsChanged(tuple(self._counted(each) for each in feeds)))

    async def unsubscribe(self, feed_ids):
        await self._called("unsubscribe", tuple(feed_ids))
        for feed_id in feed_ids:
            mine = {i: e for i, e in self.stored.items() if e.feed_id == feed_id}
            self.left[feed_id] = (self.stored_feeds.pop(feed_id), mine)
        self.stored = {i: e for i, e in self.stored.items() if e.feed_id not in feed_ids}
        self.events.publish(FeedsRemoved(tuple(feed_ids)))
        self.events.publish(CountsChanged(self._counts()))

    async def restore_feeds(self, feed_ids):
        await self._called("restore_feeds", tuple(feed_ids))
        for feed_id in feed_ids:
            self.stored_feeds[feed_id], mine = self.left.pop(feed_id)
            self.stored.update(mine)
        back = tuple(self._counted(self.stored_feeds[feed_id]) for feed_id in feed_ids)
        self.events.publish(FeedsChanged(back))
        self.events.publish(CountsChanged(self._counts()))
        return back

    async def rename_folder(self, folder_id, title):
        await self._called("rename_folder", folder_id, title)
        self.stored_folders[folder_id] = replace(self.stored_folders[folder_id], title=title)
        self.events.publish(FoldersChanged(tuple(self.stored_folders.values())))

    # --- reading

    async def mark_read(self, entry_ids, read=True, *, alone=False):
        await self._called("mark_read", tuple(entry_ids), read)
        changed = [i for i in entry_ids if i in self.stored and self.stored[i].read != read]
        return self._tell_marks(changed, read=read)

    async def mark_all_read(self, query, *, after=None, before=None):
        await self._called("mark_all_read", query)
        found = self._matching(replace(query, unread=True))
        low, high = (None if key is None else place_of(key, query.order) for key in (after, before))
        places = {each.id: place_of(key_of(each), query.order) for each in found}
        ids = [
            entry_id
            for entry_id, place in places.items()
            if (low is None or place > low) and (high is None or place < high)
        ]
        return self._tell_marks(ids, read=True)

    async def star(self, entry_ids, starred=True):
        await self._called("star", tuple(entry_ids), starred)
        changed = [i for i in entry_ids if i in self.stored and self.stored[i].starred != starred]
        return self._tell_marks(changed, starred=starred)

    def _tell_marks(self, ids, **marks):
        for entry_id in ids:
            self.stored[entry_id] = replace(self.stored[entry_id], **marks)
        if ids:
            self.events.publish(EntriesMarked(tuple(ids), **marks))
            self.events.publish(CountsChanged(self._counts()))
        return tuple(ids)


def folder(folder_id, title="", parent_id=None, **more):
    return Folder(folder_id, title or f"Folder {folder_id}", parent_id, more.pop("position", 0))
