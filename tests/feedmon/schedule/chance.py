"""Chance for tests: always at the same point between the two ends."""

from random import Random


class Fixed(Random):
    """``share`` 0 is always the lower end, 1 the upper."""

    def __init__(self, share):
        super().__init__(0)
        self.share = share

    def uniform(self, a, b):
        return a + (b - a) * self.share
