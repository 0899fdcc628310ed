"""A channel that is made when there is something to show."""

from __future__ import annotations

from ui.notify.channel import Message
from ui.notify.ondemand import OnDemand

NEWS = Message("News", ("One article",), ())


class Shown:
    """A channel that notes what it is asked for."""

    def __init__(self):
        self.asked = []

    def listen(self, *, answered, closed):
        self.answered, self.closed = answered, closed

    async def show(self, number, message, *, sound):
        self.asked.append(("show", number, message, sound))

    async def withdraw(self, number):
        self.asked.append(("withdraw", number))

    async def close(self):
        self.asked.append(("close",))


async def test_a_channel_is_made_with_the_first_notification_and_answers_whoever_listened():
    made, answers = [], []
    channel = OnDemand(lambda: made.append(Shown()) or made[0])
    channel.listen(answered=lambda *answer: answers.append(answer), closed=lambda *_: None)
    await channel.withdraw(1)
    assert made == []

    await channel.show(1, NEWS, sound=True)
    await channel.show(2, NEWS, sound=False)
    await channel.withdraw(2)
    await channel.close()

    (only,) = made
    assert only.asked == [
        ("show", 1, NEWS, True),
        ("show", 2, NEWS, False),
        ("withdraw", 2),
        ("close",),
    ]
    only.answered(1, "read", "")
    assert answers == [(1, "read", "")]


async def test_a_channel_that_showed_nothing_is_left_without_being_made():
    made = []
    channel = OnDemand(lambda: made.append(Shown()) or made[0])
    channel.listen(answered=lambda *_: None, closed=lambda *_: None)

    await channel.close()

    assert made == []
