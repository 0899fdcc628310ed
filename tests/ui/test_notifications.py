"""When the person is interrupted, and with what words."""

import pytest

from feedmon.events import EntriesMarked, FeedPolled, FeedsRemoved, RefreshFinished, RefreshStarted
from feedmon.model import EntrySummary, Feed, RefreshSummary
from ui.notify import NotificationFailed, Notifications
from ui.notify.gathering import words


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


def polled(*numbers, first=False, feed=1):
    new = tuple(entry(number, feed=feed) for number in numbers)
    return FeedPolled(Feed(feed, "https://example.org/", f"Feed {feed}"), new=new, first=first)


FINISHED = RefreshFinished(RefreshSummary(1, 1, 0, 0, 0, 0.1))


class FakeChannel:
    """What a person would see, and a hand to click on it."""

    def __init__(self):
        self.shown = []
        self.withdrawn = 0
        self.fails = False

    def listen(self, *, clicked, closed):
        self.click, self.closed = clicked, closed

    async def show(self, title, lines, *, replace):
        if self.fails:
            raise NotificationFailed("no service")
        self.shown.append((title, lines, replace))

    async def withdraw(self):
        self.withdrawn += 1

    async def close(self):
        self.shown.append("closed")


class Person:
    """Whether the window is before the person, and what the tray told."""

    def __init__(self):
        self.attends = False
        self.told = []

    def tell(self, title, body):
        self.told.append((title, body))


@pytest.fixture
def channel():
    return FakeChannel()


@pytest.fixture
def person():
    return Person()


@pytest.fixture
async def notifications(tasks, channel, person):
    return Notifications(
        tasks,
        channel=channel,
        say_elsewhere=person.tell,
        is_attended=lambda: person.attends,
        gather_ms=20,
    )


async def test_a_refresh_is_one_notification_at_its_end(notifications, channel, until):
    notifications.receive([RefreshStarted((1, 2)), polled(1, 2)])
    notifications.receive([polled(3, feed=2)])
    notifications.receive([FINISHED])
    await until(lambda: channel.shown)

    lines = ("Feed 1 · Title 1", "Feed 1 · Title 2", "Feed 2 · Title 3")
    assert channel.shown == [("3 new articles", lines, False)]


async def test_polls_of_one_tick_are_gathered(notifications, channel, until):
    notifications.receive([polled(1)])
    notifications.receive([polled(2, feed=2)])
    await until(lambda: channel.shown)

    assert [title for title, _, _ in channel.shown] == ["2 new articles"]


async def test_the_first_poll_of_a_feed_says_nothing(notifications, channel, until):
    notifications.receive([RefreshStarted((1, 2)), polled(1, first=True), polled(2, feed=2)])
    notifications.receive([FINISHED])
    await until(lambda: channel.shown)

    assert channel.shown == [("Title 2", ("Feed 2",), False)]


async def test_nothing_is_said_when_nothing_is_new(notifications, channel, tasks):
    notifications.receive([RefreshStarted((1,)), polled(), FINISHED])

    assert not tasks.running("notify")
    assert channel.shown == []


async def test_nothing_is_said_while_the_window_is_before_the_person(
    notifications, channel, person, tasks
):
    person.attends = True
    notifications.receive([RefreshStarted((1,)), polled(1), FINISHED])
    person.attends = False
    notifications.receive([RefreshStarted((1,)), FINISHED])

    assert not tasks.running("notify")
    assert channel.shown == []


async def test_what_was_read_meanwhile_is_no_news(notifications, channel, until):
    notifications.receive([RefreshStarted((1,)), polled(1, 2, 3)])
    notifications.receive([EntriesMarked((1, 2), read=True), FINISHED])
    await until(lambda: channel.shown)

    assert channel.shown == [("Title 3", ("Feed 1",), False)]


async def test_a_starred_article_is_still_news(notifications, channel, until):
    notifications.receive([RefreshStarted((1,)), polled(1)])
    notifications.receive([EntriesMarked((1,), starred=True), FINISHED])
    await until(lambda: channel.shown)

    assert channel.shown == [("Title 1", ("Feed 1",), False)]


async def test_articles_of_a_removed_feed_are_no_news(notifications, channel, until):
    notifications.receive([RefreshStarted((1, 2)), polled(1), polled(2, feed=2)])
    notifications.receive([FeedsRemoved((1,)), FINISHED])
    await until(lambda: channel.shown)

    assert channel.shown == [("Title 2", ("Feed 2",), False)]


async def test_articles_that_arrive_read_are_no_news(notifications, tasks):
    read = FeedPolled(Feed(1, "", ""), new=(entry(1, read=True),))
    notifications.receive([RefreshStarted((1,)), read, FINISHED])

    assert not tasks.running("notify")


async def test_a_click_asks_for_exactly_these_articles(notifications, channel, until):
    chosen = []
    notifications.chosen.connect(lambda ids, token: chosen.append((ids, token)))
    notifications.receive([RefreshStarted((1,)), polled(7, 8), FINISHED])
    await until(lambda: channel.shown)
    channel.click("token")
    await until(lambda: channel.withdrawn)
    channel.closed(False)

    assert chosen == [([7, 8], "token")]
    assert channel.withdrawn == 1


async def test_what_is_still_on_the_screen_is_replaced_and_counted_in(
    notifications, channel, until
):
    chosen = []
    notifications.chosen.connect(lambda ids, _token: chosen.append(ids))
    notifications.receive([RefreshStarted((1,)), polled(1), FINISHED])
    await until(lambda: len(channel.shown) == 1)
    notifications.receive([RefreshStarted((1,)), polled(2), FINISHED])
    await until(lambda: len(channel.shown) == 2)
    channel.click("")

    assert channel.shown[1] == ("2 new articles", ("Feed 1 · Title 2", "Feed 1 · Title 1"), True)
    assert chosen == [[2, 1]]


async def test_what_was_dismissed_is_not_said_again(notifications, channel, until):
    notifications.receive([RefreshStarted((1,)), polled(1), FINISHED])
    await until(lambda: len(channel.shown) == 1)
    channel.closed(False)
    notifications.receive([RefreshStarted((1,)), polled(2), FINISHED])
    await until(lambda: len(channel.shown) == 2)

    assert channel.shown[1] == ("Title 2", ("Feed 1",), False)


async def test_what_went_out_of_sight_can_still_be_clicked_but_is_not_counted_in(
    notifications, channel, until
):
    chosen = []
    notifications.chosen.connect(lambda ids, _token: chosen.append(ids))
    notifications.receive([RefreshStarted((1,)), polled(1), FINISHED])
    await until(lambda: len(channel.shown) == 1)
    channel.closed(True)
    channel.click("")
    notifications.receive([RefreshStarted((1,)), polled(2), FINISHED])
    await until(lambda: len(channel.shown) == 2)

    assert chosen == [[1]]
    assert channel.shown[1] == ("Title 2", ("Feed 1",), False)


async def test_coming_to_the_window_takes_it_away(notifications, channel, until):
    notifications.receive([RefreshStarted((1,)), polled(1), FINISHED])
    await until(lambda: channel.shown)
    notifications.attended()
    await until(lambda: channel.withdrawn)
    notifications.attended()

    assert channel.withdrawn == 1


async def test_where_there_is_no_service_the_tray_says_it(notifications, channel, person, until):
    chosen = []
    notifications.chosen.connect(lambda ids, _token: chosen.append(ids))
    channel.fails = True
    notifications.receive([RefreshStarted((1,)), polled(1, 2), FINISHED])
    await until(lambda: person.told)
    notifications.clicked()

    assert person.told == [("2 new articles", "Feed 1 · Title 1\nFeed 1 · Title 2")]
    assert chosen == [[1, 2]]


async def test_a_platform_without_a_channel_uses_the_tray(tasks, person, until):
    notifications = Notifications(
        tasks, channel=None, say_elsewhere=person.tell, is_attended=lambda: False
    )
    notifications.receive([RefreshStarted((1,)), polled(1), FINISHED])
    await until(lambda: person.told)
    await notifications.close()

    assert person.told == [("Title 1", "Feed 1")]


async def test_after_closing_nothing_is_said(notifications, channel):
    notifications.receive([polled(1)])
    await notifications.close()

    assert not notifications._timer.isActive()
    assert channel.shown == ["closed"]


def test_many_articles_are_a_few_lines_and_a_number():
    title, lines = words(tuple(entry(number) for number in range(1_200)))

    assert title == "1,200 new articles"
    assert lines == (
        "Feed 1 · Title 0",
        "Feed 1 · Title 1",
        "Feed 1 · Title 2",
        "and 1,197 more",
    )


def test_text_of_strangers_stays_on_its_line_and_turns_nothing_around():
    hostile = "a\nb\u202ec\x00d\ud800 " + "x" * 300
    title, lines = words((entry(1, title=hostile), entry(2, title="")))

    assert title == "2 new articles"
    assert lines[0].startswith("Feed 1 · a b c d xxx")
    assert lines[0].endswith("…")
    assert len(lines[0]) < 120
    assert lines[1] == "Feed 1"


def test_one_article_without_a_title_is_announced_by_its_feed():
    assert words((entry(1, title=" "),)) == ("1 new article", ("Feed 1",))
