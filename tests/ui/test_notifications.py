"""When the person is interrupted, with how many notifications, and what becomes of them."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from feedmon.events import (
    EntriesMarked,
    FeedPolled,
    FeedsChanged,
    FeedsRemoved,
    RefreshFinished,
    RefreshStarted,
    StoreChanged,
)
from feedmon.model import Delta, EntrySummary, Feed, Notify, RefreshSummary
from ui.notify import NotificationFailed, Notifications
from ui.notify.planning import all_in_one, notices


def entry(number, *, title=None, feed=1, read=False):
    return EntrySummary(
        id=number,
        feed_id=feed,
        title=f"Title {number}" if title is None else title,
        snippet="",
        author="",
        link=None,
        sort_at=number,
        published_at=None,
        received_at=number,
        read=read,
        starred=False,
        feed_title=f"Feed {feed}",
    )


def followed(feed, mode=Notify.GROUPED):
    return Feed(feed, "https://example.org/", f"Feed {feed}", notify=mode)


def polled(*numbers, first=False, feed=1, mode=Notify.GROUPED):
    new = tuple(entry(number, feed=feed) for number in numbers)
    return FeedPolled(followed(feed, mode), new=new, first=first)


FINISHED = RefreshFinished(RefreshSummary(1, 1, 0, 0, 0, 0.1))


def refresh(*polls):
    return [RefreshStarted((1,)), *polls, FINISHED]


class Screen:
    """What a person would see, and a hand to click on it."""

    def __init__(self):
        self.there = {}  # what is on the screen, by number
        self.shown = []  # all that ever was, as title and lines
        self.sounds = []
        self.fails = False
        self.closed_for_good = False

    def listen(self, *, answered, closed):
        self._answered, self._closed = answered, closed

    async def show(self, number, message, *, sound):
        if self.fails:
            raise NotificationFailed("no service")
        self.there[number] = message
        self.shown.append((message.title, message.lines))
        self.sounds.append(sound)

    async def withdraw(self, number):
        self.there.pop(number, None)

    async def close(self):
        self.closed_for_good = True

    def titles(self):
        return [message.title for message in self.there.values()]

    def number(self, title):
        return next(n for n, message in self.there.items() if message.title == title)

    def buttons(self, title):
        answers = self.there[self.number(title)].answers
        return [answer.words for answer in answers if answer.code != "default"]

    def click(self, title, words=None, token=""):
        """Click on a notification, or on a button of it."""
        number = self.number(title)
        codes = {each.words: each.code for each in self.there[number].answers[1:]}
        self._answered(number, codes[words] if words else "default", token)

    def click_in_the_list(self, number):
        self._answered(number, "default", "")

    def expire(self, title):
        number = self.number(title)
        del self.there[number]
        self._closed(number, True)
        return number

    def dismiss(self, title):
        number = self.number(title)
        del self.there[number]
        self._closed(number, False)


class Person:
    """Where the person is, what they want, and what they asked for with a click."""

    def __init__(self):
        self.attends = False
        self.wants = True
        self.loud = False
        self.told = []
        self.chosen = []
        self.marked = []
        self.pictures = {}  # feed id → its icon

    def tell(self, title, body):
        self.told.append((title, body))

    def choose(self, entries, token):
        self.chosen.append(([entry.id for entry in entries], token))

    def mark_read(self, ids):
        self.marked.append(("read", ids))

    def star(self, ids):
        self.marked.append(("star", ids))


@pytest.fixture
def screen():
    return Screen()


@pytest.fixture
def person():
    return Person()


def made(tasks, person, channel):
    notifications = Notifications(
        tasks,
        channel=channel,
        say_elsewhere=person.tell,
        is_attended=lambda: person.attends,
        is_wanted=lambda: person.wants,
        is_loud=lambda: person.loud,
        mark_read=person.mark_read,
        star=person.star,
        picture_of=person.pictures.get,
        gather_ms=20,
    )
    notifications.chosen.connect(person.choose)
    return notifications


@pytest.fixture
async def notifications(tasks, screen, person):
    return made(tasks, person, screen)


def is_silent(screen, tasks):
    return not tasks.running("notify") and screen.shown == []


# --- when it speaks -------------------------------------------------------------------------


async def test_a_refresh_speaks_at_its_end_with_one_notification_for_each_feed(
    notifications, screen, until
):
    notifications.receive([RefreshStarted((1, 2)), polled(1, 2)])
    notifications.receive([polled(3, feed=2)])
    notifications.receive([FINISHED])
    await until(lambda: len(screen.shown) == 2)

    assert screen.shown == [
        ("2 new in Feed 1", ("Title 1", "Title 2")),
        ("Title 3", ("Feed 2",)),
    ]


async def test_news_of_one_feed_come_with_its_icon(notifications, screen, person, until):
    icon = QImage(16, 16, QImage.Format.Format_ARGB32)
    person.pictures[1] = icon
    notifications.receive([RefreshStarted((1, 2)), polled(1, 2), polled(3, feed=2), FINISHED])
    await until(lambda: len(screen.shown) == 2)

    pictures = {message.title: message.picture for message in screen.there.values()}
    assert pictures == {"2 new in Feed 1": icon, "Title 3": None}


async def test_polls_of_one_tick_are_gathered(notifications, screen, until):
    notifications.receive([polled(1)])
    notifications.receive([polled(2)])
    await until(lambda: screen.shown)

    assert screen.titles() == ["2 new in Feed 1"]


async def test_of_two_refreshes_at_once_the_last_one_speaks(notifications, screen, until):
    notifications.receive([RefreshStarted((1,)), RefreshStarted((2,)), polled(1), FINISHED])
    notifications.receive([polled(2), FINISHED])
    await until(lambda: screen.shown)

    assert screen.shown == [("2 new in Feed 1", ("Title 1", "Title 2"))]


async def test_the_first_poll_of_a_feed_says_nothing(notifications, screen, until):
    notifications.receive(refresh(polled(1, first=True), polled(2, feed=2)))
    await until(lambda: screen.shown)

    assert screen.shown == [("Title 2", ("Feed 2",))]


async def test_nothing_is_said_when_nothing_is_new(notifications, screen, tasks):
    notifications.receive(refresh(polled()))

    assert is_silent(screen, tasks)


async def test_nothing_is_said_while_the_window_is_before_the_person(
    notifications, screen, person, tasks
):
    person.attends = True
    notifications.receive(refresh(polled(1)))
    person.attends = False
    notifications.receive(refresh())

    assert is_silent(screen, tasks)


async def test_nothing_is_said_to_who_wants_no_notifications(notifications, screen, person, tasks):
    person.wants = False
    notifications.receive(refresh(polled(1)))

    assert is_silent(screen, tasks)


async def test_articles_that_arrive_read_are_no_news(notifications, screen, tasks):
    read = FeedPolled(followed(1), new=(entry(1, read=True),))
    notifications.receive(refresh(read))

    assert is_silent(screen, tasks)


@pytest.mark.rule("I-7")
async def test_a_story_that_another_feed_told_before_is_no_news(
    notifications, screen, until, tasks
):
    again = FeedPolled(followed(2), new=(entry(2, feed=2),), told=frozenset({2}))
    notifications.receive(refresh(again))
    assert is_silent(screen, tasks)

    notifications.receive(refresh(polled(1), replace(again, new=(*again.new, entry(3, feed=2)))))
    await until(lambda: len(screen.shown) == 2)
    assert sorted(title for title, _ in screen.shown) == ["Title 1", "Title 3"]


async def test_what_was_read_meanwhile_is_no_news(notifications, screen, until):
    notifications.receive([RefreshStarted((1,)), polled(1, 2, 3, 4)])
    elsewhere = Delta(1, (), (), (entry(4, read=True),), (), (), (3,))
    notifications.receive([EntriesMarked((1,), read=True), StoreChanged(elsewhere), FINISHED])
    await until(lambda: screen.shown)

    assert screen.shown == [("Title 2", ("Feed 1",))]


async def test_a_starred_article_is_still_news(notifications, screen, until):
    notifications.receive([RefreshStarted((1,)), polled(1)])
    notifications.receive([EntriesMarked((1,), starred=True), FINISHED])
    await until(lambda: screen.shown)

    assert screen.titles() == ["Title 1"]


async def test_articles_of_a_removed_feed_are_no_news(notifications, screen, until):
    notifications.receive([RefreshStarted((1, 2)), polled(1), polled(2, feed=2)])
    notifications.receive([FeedsRemoved((1,)), FINISHED])
    await until(lambda: screen.shown)

    assert screen.titles() == ["Title 2"]


async def test_after_closing_nothing_is_said(notifications, screen):
    notifications.receive([polled(1)])
    await notifications.close()

    assert not notifications._timer.isActive()
    assert screen.closed_for_good


# --- in how many, feed by feed ----------------------------------------------------------------


async def test_news_of_many_feeds_are_one_notification(notifications, screen, until):
    notifications.receive(refresh(*(polled(n, n + 10, feed=n) for n in range(1, 6))))
    await until(lambda: screen.shown)

    lines = ("Feed 1: 2 new", "Feed 2: 2 new", "Feed 3: 2 new", "and 2 more feeds")
    assert screen.shown == [("10 new articles in 5 feeds", lines)]


async def test_a_feed_may_be_kept_silent(notifications, screen, until):
    notifications.receive(refresh(polled(1, mode=Notify.OFF), polled(2, feed=2)))
    await until(lambda: screen.shown)

    assert screen.titles() == ["Title 2"]


async def test_a_feed_that_is_silenced_meanwhile_says_nothing(notifications, screen, tasks):
    notifications.receive([RefreshStarted((1,)), polled(1)])
    notifications.receive([FeedsChanged((followed(1, Notify.OFF),)), FINISHED])

    assert is_silent(screen, tasks)


async def test_each_article_of_a_feed_may_have_a_notification_of_its_own(
    notifications, screen, until
):
    notifications.receive(refresh(polled(1, 2, mode=Notify.EACH), polled(3, 4, feed=2)))
    await until(lambda: len(screen.shown) == 3)

    assert screen.titles() == ["Title 1", "Title 2", "2 new in Feed 2"]


async def test_too_many_single_articles_are_grouped_after_all(notifications, screen, until):
    notifications.receive(refresh(polled(*range(1, 7), mode=Notify.EACH)))
    await until(lambda: screen.shown)

    lines = ("Title 1", "Title 2", "Title 3", "and 3 more")
    assert screen.shown == [("6 new in Feed 1", lines)]


async def test_single_articles_stay_apart_from_the_summary_of_the_rest(
    notifications, screen, until
):
    grouped = [polled(10 * n, feed=n) for n in range(2, 6)]
    notifications.receive(refresh(polled(1, mode=Notify.EACH), *grouped))
    await until(lambda: len(screen.shown) == 2)

    assert screen.titles() == ["Title 1", "4 new articles in 4 feeds"]


async def test_it_makes_a_sound_once_and_only_for_who_wants_it(
    notifications, screen, person, until
):
    notifications.receive(refresh(polled(1)))
    await until(lambda: len(screen.shown) == 1)
    person.loud = True
    notifications.receive(refresh(polled(2, feed=2), polled(3, feed=3)))
    await until(lambda: len(screen.shown) == 3)

    assert screen.sounds == [False, True, False]


# --- what is on the screen already ------------------------------------------------------------


async def test_news_of_a_feed_take_the_place_of_its_notification_and_are_counted_in(
    notifications, screen, person, until
):
    notifications.receive(refresh(polled(1), polled(2, feed=2)))
    await until(lambda: len(screen.shown) == 2)
    notifications.receive(refresh(polled(3)))
    await until(lambda: len(screen.shown) == 3)

    assert screen.titles() == ["2 new in Feed 1", "Title 2"]
    screen.click("2 new in Feed 1")
    assert person.chosen == [([3, 1], "")]


async def test_notifications_of_feeds_become_one_when_more_feeds_have_news(
    notifications, screen, until
):
    notifications.receive(refresh(polled(1), polled(2, feed=2)))
    await until(lambda: len(screen.shown) == 2)
    notifications.receive(refresh(polled(3, feed=3), polled(4, feed=4)))
    await until(lambda: len(screen.there) == 1)

    assert screen.titles() == ["4 new articles in 4 feeds"]


async def test_what_was_dismissed_is_not_said_again(notifications, screen, until):
    notifications.receive(refresh(polled(1)))
    await until(lambda: screen.shown)
    screen.dismiss("Title 1")
    notifications.receive(refresh(polled(2)))
    await until(lambda: len(screen.shown) == 2)

    assert screen.titles() == ["Title 2"]


async def test_what_went_out_of_sight_can_still_be_clicked_but_is_not_counted_in(
    notifications, screen, person, until
):
    notifications.receive(refresh(polled(1)))
    await until(lambda: screen.shown)
    expired = screen.expire("Title 1")
    notifications.receive(refresh(polled(2)))
    await until(lambda: len(screen.shown) == 2)
    screen.click_in_the_list(expired)

    assert screen.titles() == ["Title 2"]
    assert person.chosen == [([1], "")]


async def test_coming_to_the_window_takes_it_away(notifications, screen, until):
    notifications.receive(refresh(polled(1), polled(2, feed=2)))
    await until(lambda: len(screen.there) == 2)
    notifications.attended()
    await until(lambda: not screen.there)


async def test_a_notification_goes_when_all_its_articles_were_read(notifications, screen, until):
    notifications.receive(refresh(polled(1, 2)))
    await until(lambda: screen.there)
    notifications.receive([EntriesMarked((1,), read=True)])
    assert screen.there
    notifications.receive([EntriesMarked((2,), read=True)])
    await until(lambda: not screen.there)


# --- what a click does ------------------------------------------------------------------------


async def test_a_click_asks_for_exactly_these_articles_and_takes_it_away(
    notifications, screen, person, until
):
    notifications.receive(refresh(polled(7, 8)))
    await until(lambda: screen.shown)
    screen.click("2 new in Feed 1", token="token")
    await until(lambda: not screen.there)

    assert person.chosen == [([7, 8], "token")]


async def test_one_article_can_be_opened_marked_and_starred(notifications, screen, person, until):
    each = [polled(1, 2, 3, mode=Notify.EACH)]
    notifications.receive(refresh(*each))
    await until(lambda: len(screen.there) == 3)
    assert screen.buttons("Title 1") == ["Open", "Mark as Read", "Star"]

    screen.click("Title 1", "Open", token="token")
    screen.click("Title 2", "Mark as Read")
    screen.click("Title 3", "Star")
    await until(lambda: not screen.there)

    assert person.chosen == [([1], "token")]
    assert person.marked == [("read", [2]), ("star", [3])]


async def test_a_group_can_be_shown_and_marked_read(notifications, screen, person, until):
    notifications.receive(refresh(polled(1, 2), polled(3, 4, feed=2)))
    await until(lambda: len(screen.there) == 2)
    assert screen.buttons("2 new in Feed 1") == ["Show", "Mark All as Read"]

    screen.click("2 new in Feed 1", "Show")
    screen.click("2 new in Feed 2", "Mark All as Read")
    await until(lambda: not screen.there)

    assert person.chosen == [([1, 2], "")]
    assert person.marked == [("read", [3, 4])]


# --- where there is no service ----------------------------------------------------------------


async def test_where_there_is_no_service_the_tray_says_all_of_it_at_once(
    notifications, screen, person, until
):
    screen.fails = True
    notifications.receive(refresh(polled(1, 2), polled(3, feed=2)))
    await until(lambda: person.told)
    notifications.clicked_elsewhere()

    assert person.told == [("3 new articles in 2 feeds", "Feed 1: 2 new\nFeed 2: 1 new")]
    assert person.chosen == [([1, 2, 3], "")]


async def test_a_platform_without_a_channel_uses_the_tray(tasks, person, until):
    notifications = made(tasks, person, None)
    notifications.receive(refresh(polled(1)))
    await until(lambda: person.told)
    await notifications.close()

    assert person.told == [("Title 1", "Feed 1")]


# --- words ------------------------------------------------------------------------------------


def words(*entries):
    message = all_in_one(entries).message
    return message.title, message.lines


def test_many_articles_of_a_feed_are_a_few_lines_and_a_number():
    title, lines = words(*(entry(number) for number in range(1_200)))

    assert title == "1,200 new in Feed 1"
    assert lines == ("Title 0", "Title 1", "Title 2", "and 1,197 more")


def test_the_fullest_feeds_stand_first():
    numbers = [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 3)]
    _, lines = words(*(entry(number, feed=feed) for number, feed in numbers))

    assert lines == ("Feed 3: 3 new", "Feed 2: 2 new", "Feed 1: 1 new")


@pytest.mark.rule("X-7")
def test_text_of_strangers_stays_on_its_line_and_turns_nothing_around():
    hostile = "a\nb\u202ec\x00d\ud800 " + "x" * 300
    title, lines = words(entry(1, title=hostile), entry(2, title=""))

    assert title == "2 new in Feed 1"
    assert lines[0].startswith("a b c d xxx")
    assert lines[0].endswith("…")
    assert len(lines[0]) <= 100
    assert lines[1] == "Untitled"


def test_one_article_without_a_title_is_announced_by_its_feed():
    assert words(entry(1, title=" ")) == ("1 new article", ("Feed 1",))


def test_nothing_to_tell_is_no_notification():
    assert notices([entry(1)], {1: Notify.OFF}) == []


async def test_of_very_many_what_was_read_or_left_meanwhile_is_not_told(
    notifications, screen, until
):
    feeds = [polled(2 * n, 2 * n + 1, feed=n) for n in range(100)]
    notifications.receive([RefreshStarted(()), *feeds])
    notifications.receive([EntriesMarked(tuple(range(6, 200)), read=True)])
    notifications.receive([FeedsRemoved((0,)), *refresh()[1:]])
    await until(lambda: len(screen.there) == 2)

    assert sorted(screen.titles()) == ["2 new in Feed 1", "2 new in Feed 2"]


async def test_what_is_not_told_is_let_go_of_little_by_little(notifications, screen, person, until):
    person.attends = True
    notifications.receive(refresh(*(polled(n, feed=n) for n in range(100))))
    waiting = notifications._gathered._over

    assert len(waiting) == 100
    await until(lambda: not waiting)
    person.attends = False
    notifications.receive(refresh(polled(500, feed=7)))
    await until(lambda: screen.there)
    assert screen.titles() == ["Title 500"]
