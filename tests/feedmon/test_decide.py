"""What a poll changes, and what it must not."""

from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.decide import (
    decide_failure,
    decide_unchanged,
    decide_update,
    further_of,
    is_outage,
    sort_time,
    standing_after,
)
from feedmon.errors import (
    ConnectFailed,
    FetchTimeout,
    HttpStatus,
    NameNotResolved,
    NetworkDown,
    NotAFeed,
    ProxyFailed,
    Unforeseen,
    WorkFailed,
)
from feedmon.identity import content_hash, identify, pair_uid
from feedmon.model import (
    CleanBody,
    Document,
    Feed,
    FeedState,
    Hop,
    Known,
    KnownEntry,
    NewAlias,
    NotModified,
    ParsedEntry,
    ParsedFeed,
    Past,
    WorkedEntry,
    WorkedFeed,
)
from feedmon.tracking import normalise_link

NOW = 1_800_000_000
DAY = 86_400
FEED = Feed(id=7, url="https://e.example/feed", title="E", etag='"old"', last_modified="then")


@dataclass(frozen=True)
class At:
    at: int | None = NOW + 3600
    reason: str = "interval"


def at(_past, _hints, _missed_at):
    """Whatever happened: in an hour."""
    return At()


def worked(*entries):
    feed = ParsedFeed("rss", title="E", entries=entries)
    return WorkedFeed(
        replace(feed, entries=()),
        tuple(
            WorkedEntry(
                uid,
                aliases,
                content_hash(entry),
                entry,
                "",
                CleanBody("", ""),
                link_key=normalise_link(entry.link) if entry.link else None,
                pair=pair_uid(normalise_link(entry.link), entry.title) if entry.link else None,
            )
            for entry, (uid, aliases) in zip(entries, identify(feed), strict=True)
        ),
    )


def document(status=200, **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    hops = (Hop(301, FEED.url, "https://e.example/new"),)
    return Document(FEED.url, status, names, hops, NOW - 2, 1500, 321, b"<rss>", b"digest")


def not_modified(**headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return NotModified(FEED.url, 304, names, (), NOW, 20, 0)


class FakeStore:
    """What the store keeps of a feed's entries, as far as decisions go."""

    def __init__(self):
        self.entries = {}
        self.uids = {}
        self.deleted = set()
        self.feed = FEED

    def known(self, feed):
        further = further_of(feed)
        asked = {
            name
            for uid, more in further.items()
            for name in (uid, *more.aliases, more.pair)
            if name is not None
        }
        links = {}
        for entry in sorted(self.entries.values(), key=lambda entry: -entry.id):
            if entry.link_key is not None:
                links[entry.link_key] = (*links.get(entry.link_key, ()), entry)
        return Known(
            {uid: self.entries[self.uids[uid]] for uid in asked if uid in self.uids},
            frozenset(asked & self.deleted),
            links,
            buries=bool(self.deleted),
        )

    def poll(self, *entries, first=False, now=NOW):
        feed = worked(*entries)
        update = decide_update(
            self.feed, self.known(feed), feed, document(), now=now, first=first, schedule=at
        )
        if update.identity is not None:
            self.feed = replace(self.feed, identity=update.identity, identity_since=now)
            for entry in self.entries.values():
                if entry.link_key is not None:
                    self.uids[pair_uid(entry.link_key, entry.title)] = entry.id
        old = tuple(self.entries.values())
        for new in update.new:
            number = len(self.entries) + 1
            parsed = new.worked.parsed
            self.entries[number] = KnownEntry(
                number,
                new.worked.uid,
                parsed.link,
                parsed.title,
                new.worked.content_hash,
                link_key=new.worked.link_key,
                published_at=parsed.published_at,
                updated_at=parsed.updated_at,
                recent=True,
            )
            assert new.worked.uid not in {entry.uid for entry in old}
            for uid in (new.worked.uid, *new.aliases):
                self.uids[uid] = number
        for changed in update.changed:
            before = self.entries[changed.id]
            parsed = changed.worked.parsed
            self.entries[changed.id] = before._replace(
                link=parsed.link,
                title=parsed.title,
                content_hash=changed.worked.content_hash,
                link_key=changed.worked.link_key,
                updated_at=parsed.updated_at,
                undated_edits=before.undated_edits + (changed.noted and not changed.dated),
            )
        for alias in update.aliases:
            assert self.uids.get(alias.uid, alias.entry_id) == alias.entry_id
            self.uids[alias.uid] = alias.entry_id
        return update


def entry(guid, title="", **fields):
    return ParsedEntry(guid=guid, title=title or guid, **fields)


# --- entries ---------------------------------------------------------------------------------


def test_entries_that_nobody_knows_are_new():
    update = FakeStore().poll(entry("a"), entry("b"))

    assert {new.worked.uid for new in update.new} == {"a", "b"}
    assert update.poll.outcome == "new"
    assert (update.poll.new, update.poll.updated) == (2, 0)


@pytest.mark.rule("I-12")
def test_the_same_entries_again_change_nothing():
    store = FakeStore()
    store.poll(entry("a"), entry("b"))

    update = store.poll(entry("b"), entry("a"))

    assert (update.new, update.changed, update.aliases) == ((), (), ())
    assert update.poll.outcome == "unchanged"


@pytest.mark.rule("I-5")
def test_an_edited_entry_is_changed_and_nothing_is_said_of_its_state():
    store = FakeStore()
    store.poll(entry("a", "Before"))

    update = store.poll(entry("a", "After"))

    (changed,) = update.changed
    assert (changed.id, changed.worked.parsed.title) == (1, "After")
    assert update.new == ()
    assert not hasattr(changed, "read")
    assert update.poll.updated == 1


@pytest.mark.rule("I-5")
def test_a_changed_date_alone_changes_nothing():
    store = FakeStore()
    store.poll(entry("a", published_at=NOW - DAY))

    update = store.poll(entry("a", published_at=NOW, updated_at=NOW))

    assert (update.new, update.changed) == ((), ())


@pytest.mark.rule("I-1")
def test_a_guid_that_turns_from_http_to_https_is_the_same():
    store = FakeStore()
    store.poll(entry("http://e.example/?p=1", "A"))

    update = store.poll(entry("https://e.example/?p=1", "A"))

    assert (update.new, update.aliases) == ((), ())


@pytest.mark.rule("I-11")
def test_absence_removes_nothing():
    store = FakeStore()
    store.poll(entry("a"), entry("b"))

    update = store.poll()

    assert (update.new, update.changed, update.aliases) == ((), (), ())


@pytest.mark.rule("I-10")
def test_a_deleted_entry_that_is_still_published_stays_away():
    store = FakeStore()
    store.deleted.add("a")

    update = store.poll(entry("a"), entry("b"))

    assert [new.worked.uid for new in update.new] == ["b"]
    assert {"a", "b"} <= update.seen_uids


@pytest.mark.rule("I-12")
def test_the_ids_of_a_document_are_gathered_only_where_an_entry_was_deleted():
    assert FakeStore().poll(entry("a")).seen_uids is None


@pytest.mark.rule("I-10")
def test_an_entry_deleted_under_its_name_in_company_stays_away_when_alone():
    store = FakeStore()
    one, two = entry("g", "One", link="https://e/1"), entry("g", "Two", link="https://e/2")
    store.deleted.add("g|https://e/1")

    assert [new.worked.uid for new in store.poll(one, two).new] == ["g|https://e/2"]
    assert store.poll(one).new == ()


@pytest.mark.rule("I-2")
def test_a_stored_entry_whose_guid_comes_twice_is_found_by_its_link():
    store = FakeStore()
    one, two = entry("g", "One", link="http://e/1"), entry("g", "Two", link="https://e/2")
    store.poll(one)

    update = store.poll(two, one)

    assert [new.worked.parsed.title for new in update.new] == ["Two"]
    assert NewAlias(1, "g|https://e/1") in update.aliases
    assert store.poll(one, two).new == ()


@pytest.mark.rule("I-2")
def test_a_stored_entry_whose_guid_comes_twice_is_found_by_its_title_if_its_link_moved():
    store = FakeStore()
    store.poll(entry("g", "One", link="https://e/1"))

    update = store.poll(
        entry("g", "Two", link="https://e/2"), entry("g", "One", link="https://e/moved")
    )

    assert [new.worked.parsed.title for new in update.new] == ["Two"]
    assert NewAlias(1, "g|https://e/moved") in update.aliases


@pytest.mark.rule("I-2")
def test_an_entry_is_still_known_when_its_double_has_gone():
    store = FakeStore()
    one, two = entry("g", "One", link="https://e/1"), entry("g", "Two", link="https://e/2")
    store.poll(one, two)

    assert store.poll(two).new == ()
    assert store.poll(one).new == ()
    assert store.poll(one, two).new == ()
    assert len(store.entries) == 2


def test_an_entry_said_twice_is_inserted_once():
    update = FakeStore().poll(entry("a"), entry("a"))

    assert len(update.new) == 1


def _items():
    words = st.sampled_from(["", "a", "b", "http://e/1", "https://e/1", "https://e/2"])
    return st.lists(
        st.builds(
            ParsedEntry,
            guid=st.none() | words,
            link=st.none() | words,
            title=words,
            content_html=words,
            published_at=st.none() | st.integers(NOW - DAY, NOW + DAY),
        ),
        max_size=7,
    )


@given(_items(), _items(), st.randoms(use_true_random=False))
def test_a_document_in_any_order_is_the_same_document(before, items, chance):
    store = FakeStore()
    store.poll(*before)
    store.poll(*items)
    shuffled = list(items)
    chance.shuffle(shuffled)

    again = store.poll(*items)
    turned = store.poll(*shuffled)

    for update in (again, turned):
        assert (update.new, update.changed, update.aliases) == ((), (), ())


@pytest.mark.rule("I-2")
@given(_items(), _items(), st.randoms(use_true_random=False))
def test_the_order_of_a_document_decides_nothing_but_order(before, items, chance):
    shuffled = list(items)
    chance.shuffle(shuffled)
    found = []
    for document_items in (items, shuffled):
        store = FakeStore()
        store.poll(*before)
        update = store.poll(*document_items)
        found.append(
            (
                {(new.worked.uid, new.worked.content_hash, new.sort_at) for new in update.new},
                {(changed.id, changed.worked.content_hash) for changed in update.changed},
                set(update.aliases),
                update.seen_uids,
            )
        )

    assert found[0] == found[1]


@given(_items(), _items())
def test_no_stored_entry_answers_to_two_of_a_document(before, items):
    store = FakeStore()
    store.poll(*before)
    stored = len(store.entries)

    update = store.poll(*items)

    ids = [changed.id for changed in update.changed]
    assert len(ids) == len(set(ids))
    names = [alias.uid for alias in update.aliases]
    assert len(names) == len(set(names))
    assert len(update.listed) + len(update.new) == len(further_of(worked(*items)))
    assert len(store.entries) == stored + len(update.new)


# --- their place in the list ----------------------------------------------------------------


@pytest.mark.rule("I-8")
@pytest.mark.parametrize(
    ("published", "updated", "sorted_at"),
    [
        (NOW - 5, None, NOW - 5),
        (NOW - 5, NOW - 1, NOW - 5),
        (None, NOW - 1, NOW - 1),
        (None, None, NOW),
        (NOW + 3600, None, NOW),
        (NOW + 2 * DAY, None, NOW),
        (NOW + 2 * DAY, NOW - 9, NOW - 9),
        (0, None, NOW),
        (-1, NOW - 9, NOW - 9),
        (788_918_399, None, NOW),
        (788_918_400, None, 788_918_400),
    ],
)
def test_an_entry_stands_at_its_date_if_that_can_be_true(published, updated, sorted_at):
    found = sort_time(ParsedEntry(published_at=published, updated_at=updated), NOW)

    assert found == sorted_at


@pytest.mark.rule("I-8")
def test_entries_without_dates_are_inserted_last_of_the_document_first():
    update = FakeStore().poll(entry("top"), entry("middle"), entry("bottom"))

    assert [new.worked.uid for new in update.new] == ["bottom", "middle", "top"]
    assert [new.order for new in update.new] == [2, 1, 0]
    assert {new.sort_at for new in update.new} == {NOW}


@pytest.mark.rule("I-9")
def test_old_entries_of_a_new_subscription_arrive_read():
    old, fresh = NOW - 184 * DAY, NOW - 182 * DAY
    items = (entry("old", published_at=old), entry("new", published_at=fresh), entry("undated"))

    first = {new.worked.uid: new.read for new in FakeStore().poll(*items, first=True).new}
    later = {new.worked.uid: new.read for new in FakeStore().poll(*items).new}

    assert first == {"old": True, "new": False, "undated": False}
    assert not any(later.values())


# --- the feed --------------------------------------------------------------------------------


@pytest.mark.rule("F-2")
@pytest.mark.parametrize(
    ("headers", "validators"),
    [
        ({}, (None, None)),
        ({"etag": 'W/"a\\"b"'}, ('W/"a\\"b"', None)),
        ({"etag": "unquoted", "last_modified": " Tue,  2038"}, ("unquoted", " Tue,  2038")),
    ],
)
def test_a_document_brings_its_validators_and_clears_those_it_lacks(headers, validators):
    update = decide_update(
        FEED,
        Known({}, frozenset()),
        worked(),
        document(**headers),
        now=NOW,
        first=False,
        schedule=at,
    )
    same = decide_unchanged(FEED, Past(), document(**headers), now=NOW, schedule=at)

    for patch in (update.feed, same.feed):
        assert (patch.etag, patch.last_modified) == validators


@pytest.mark.rule("F-2")
@pytest.mark.parametrize(
    ("headers", "validators"),
    [
        ({}, ('"old"', "then")),
        ({"etag": '"new"'}, ('"new"', "then")),
        ({"last_modified": "now"}, ('"old"', "now")),
    ],
)
def test_a_304_replaces_what_it_names_and_leaves_the_rest(headers, validators):
    patch = decide_unchanged(FEED, Past(), not_modified(**headers), now=NOW, schedule=at).feed

    assert (patch.etag, patch.last_modified) == validators


def test_a_document_is_written_down_with_its_exchange():
    update = FakeStore().poll(entry("a"))

    assert update.feed.parsed == ParsedFeed("rss", title="E")
    assert update.feed.body_sha256 == b"digest"
    assert (update.feed.next_poll_at, update.feed.next_poll_reason) == (NOW + 3600, "interval")
    assert (update.feed.polled_at, update.feed.status, update.feed.response_ms) == (NOW, 200, 1500)
    record = update.poll
    assert (record.feed_id, record.started_at, record.status) == (7, NOW - 3, 200)
    assert (record.requests, record.wire_bytes, record.error) == (2, 321, None)


@pytest.mark.rule("F-16")
def test_the_same_bytes_touch_no_entry():
    update = decide_unchanged(FEED, Past(), document(), now=NOW, schedule=at)

    assert update.poll.outcome == "unchanged"
    assert (update.new, update.changed, update.aliases, update.seen_uids) == ((), (), (), None)
    assert update.feed.parsed is None


def test_a_304_touches_no_entry_and_leaves_to_the_store_what_it_spared():
    update = decide_unchanged(FEED, Past(), not_modified(), now=NOW, schedule=at)

    assert (update.poll.outcome, update.poll.bytes_saved) == ("not-modified", 0)
    assert update.seen_uids is None
    assert update.feed.parsed is None
    assert update.feed.body_sha256 is None


@pytest.mark.rule("F-16")
def test_absence_from_a_delta_means_nothing():
    feed = worked(entry("a"))

    update = decide_update(
        FEED, Known({}, frozenset()), feed, document(226), now=NOW, first=False, schedule=at
    )

    assert len(update.new) == 1
    assert update.seen_uids is None


# --- the way of an answer ----------------------------------------------------------------------


def through(*addresses):
    hops = tuple(Hop(302, *pair) for pair in pairwise(addresses))
    return replace(document(), hops=hops)


@pytest.mark.rule("X-3")
@pytest.mark.parametrize(
    ("addresses", "target"),
    [
        (("https://a.example/",), None),
        (("https://a.example/", "https://b.example/"), None),
        (("http://a.example/", "https://a.example/"), None),
        (("http://a.example/", "http://b.example/"), None),
        (("https://a.example/", "http://b.example/x"), "http://b.example/x"),
        # What is encrypted again may have been led astray before.
        (("HTTPS://a.example/", "HTTP://b.example/", "https://c.example/"), "HTTP://b.example/"),
    ],
)
def test_where_an_answer_left_https_is_noted_whatever_the_answer_was(addresses, target):
    answer = through(*addresses)
    unchanged = decide_unchanged(FEED, Past(), answer, now=NOW, schedule=at)
    failure = failed(FEED, NotAFeed("html"), exchange=answer)
    update = decide_update(
        FEED, Known({}, frozenset()), worked(), answer, now=NOW, first=False, schedule=at
    )

    assert update.feed.insecure_target == target
    assert unchanged.feed.insecure_target == target
    assert failure.insecure_target == target


@pytest.mark.rule("X-3")
def test_no_answer_at_all_leaves_what_is_known_of_the_way():
    warned = replace(FEED, insecure_target="http://e.example/feed")

    assert failed(warned, ConnectFailed(URL)).insecure_target == "http://e.example/feed"
    assert failed(warned, NotAFeed("html"), exchange=document()).insecure_target is None


# --- failures --------------------------------------------------------------------------------

URL = FEED.url


def failed(feed, error, *, answered_at=NOW - 1, exchange=None, due=None):
    return decide_failure(
        feed, error, exchange, now=NOW, answered_at=answered_at, due=due or (lambda _: At())
    )


@pytest.mark.rule("F-13")
def test_failures_are_counted_from_the_first_of_a_row():
    first = failed(FEED, ConnectFailed(URL))
    second = failed(
        replace(FEED, failures=1, failing_since=NOW - 60, state=FeedState.FAILING),
        HttpStatus(URL, 500),
    )

    assert (first.state, first.failures, first.failing_since) == (FeedState.FAILING, 1, NOW)
    assert (second.failures, second.failing_since) == (2, NOW - 60)


@pytest.mark.rule("F-13")
@pytest.mark.parametrize(
    ("failures", "days", "state"),
    [
        (8, 30, FeedState.FAILING),
        (9, 6.9, FeedState.FAILING),
        (9, 7, FeedState.PARKED),
        (50, 30, FeedState.PARKED),
    ],
)
def test_ten_failures_over_a_week_park_a_feed(failures, days, state):
    feed = replace(FEED, failures=failures, failing_since=NOW - int(days * DAY))

    assert failed(feed, ConnectFailed(URL)).state == state


@pytest.mark.rule("F-13")
@pytest.mark.parametrize(
    "error", [NetworkDown(URL), NameNotResolved(URL, "unanswered"), ConnectFailed(URL, "no-way")]
)
def test_what_is_no_fault_of_the_feed_does_not_count(error):
    feed = replace(FEED, state=FeedState.OK, failures=3, failing_since=NOW - 60)

    failure = failed(feed, error)

    assert (failure.state, failure.failures, failure.failing_since) == (FeedState.OK, 3, NOW - 60)
    assert failure.poll.error == error.code


@pytest.mark.rule("F-13")
def test_a_bug_of_ours_makes_a_feed_wait_and_says_nothing_about_it():
    well = replace(FEED, state=FeedState.OK, failures=3)
    dead = replace(FEED, state=FeedState.FAILING, failures=30, failing_since=NOW - 30 * DAY)

    after = [failed(feed, Unforeseen("KeyError")) for feed in (well, dead)]

    assert [(each.state, each.failures, each.failing_since) for each in after] == [
        (FeedState.OK, 4, None),
        (FeedState.FAILING, 31, NOW - 30 * DAY),
    ]
    assert (after[0].poll.error, after[0].poll.error_detail) == ("internal", "KeyError")


ASKED = NOW - 900
UNANSWERED = NameNotResolved(URL, "unanswered")
NO_WAY = ConnectFailed(URL, "no-way")


@pytest.mark.rule("F-13")
@pytest.mark.parametrize(
    ("before", "error", "answered_at", "outage"),
    [
        # No way to any network, whatever was before and whoever answered.
        (None, NetworkDown(URL), NOW, True),
        (None, ProxyFailed(URL, "unreachable"), NOW, True),
        (UNANSWERED, NetworkDown(URL), NOW, True),
        # There is no such name, and somebody was there to say so.
        (None, NameNotResolved(URL, "unknown"), float("-inf"), False),
        # In doubt: the first time, and as long as nobody else answers.
        (None, UNANSWERED, NOW, True),
        (None, NO_WAY, NOW, True),
        (UNANSWERED, UNANSWERED, float("-inf"), True),
        (UNANSWERED, UNANSWERED, ASKED - 1, True),
        (NetworkDown(URL), UNANSWERED, NOW, True),
        (HttpStatus(URL, 500), UNANSWERED, NOW, True),
        # Another host answered between two failures of this one.
        (UNANSWERED, UNANSWERED, ASKED + 1, False),
        (NO_WAY, UNANSWERED, ASKED + 1, False),
        # What a server or the way to it says is the feed's.
        (None, ConnectFailed(URL, "unreachable"), float("-inf"), False),
        (None, ConnectFailed(URL, "refused"), float("-inf"), False),
        (None, FetchTimeout(URL, 10), float("-inf"), False),
        (None, NotAFeed("html"), float("-inf"), False),
    ],
)
def test_an_outage_is_told_from_a_feed_that_can_not_be_reached(before, error, answered_at, outage):
    feed = replace(
        FEED,
        last_polled_at=ASKED,
        error=before and before.code,
        error_detail=before and before.detail,
    )

    assert is_outage(feed, error, answered_at=answered_at) is outage


@pytest.mark.rule("F-12")
def test_410_ends_polling():
    failure = failed(FEED, HttpStatus(URL, 410), due=pytest.fail)

    assert failure.state == FeedState.GONE
    assert (failure.next_poll_at, failure.next_poll_reason) == (None, "gone")


@pytest.mark.rule("F-12")
@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
def test_other_answers_never_end_polling(status):
    failure = failed(FEED, HttpStatus(URL, status))

    assert failure.state == FeedState.FAILING
    assert failure.next_poll_at == NOW + 3600
    assert failure.poll.status == status


@pytest.mark.parametrize("state", [FeedState.PAUSED, FeedState.GONE])
def test_a_failure_wakes_no_feed_that_was_stopped(state):
    feed = replace(FEED, state=state)

    assert standing_after(feed, ConnectFailed(URL), now=NOW, answered_at=NOW).state == state


@pytest.mark.rule("F-16")
def test_an_answer_that_is_no_feed_is_a_failure_with_its_exchange():
    failure = failed(FEED, NotAFeed("html"), exchange=document())

    record = failure.poll
    assert (record.outcome, record.error, record.error_detail) == ("failed", "not-a-feed", "html")
    assert (record.status, record.wire_bytes, record.requests) == (200, 321, 2)


def test_the_next_poll_is_asked_for_with_the_new_standing():
    asked = []

    def due(standing):
        asked.append(standing)
        return At(NOW + 9, "back-off")

    failure = failed(replace(FEED, failures=4, failing_since=NOW - 5), WorkFailed("died"), due=due)

    assert (asked[0].failures, asked[0].failing_since, asked[0].counted) == (5, NOW - 5, True)
    assert (failure.next_poll_at, failure.next_poll_reason) == (NOW + 9, "back-off")


def test_a_clock_that_went_back_makes_no_failure_last_longer():
    feed = replace(FEED, failures=20, failing_since=NOW + 30 * DAY)

    assert failed(feed, ConnectFailed(URL)).state == FeedState.FAILING
