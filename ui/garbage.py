"""Python's cyclic garbage is collected on the thread of the window, and on no other.

Python collects in whichever thread happens to make the next object. An object of Qt's that is left
in a circle would be destroyed there, a timer stopped or an animation taken out of a thread that
is not theirs, and the program ends with a crash. So Python's own beat is off in the window's
process, and a timer keeps it instead.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

#: Python's generations: what was made lately, and all there is.
LATELY, ALL = 1, 2
#: How often it is looked, and how often while much is made.
EVERY_MS, BUSY_MS = 1_000, 50
#: So many new objects in a second are much: looking through them takes 2 ms.
_MUCH = 8_000
#: While much is made, what was made lately is looked through after so many looks at what is new.
_OFTEN = 2
#: It is calm again after so long without much (seconds).
_CALM_S = 1.0
#: All there is, is looked through once it has been calm for so long, or after so much patience
#: (seconds): that takes longer, the more there is, and is not to be in somebody's way.
_REST_S, _PATIENCE_S = 10.0, 600.0


class Garbage(QObject):
    """Collects what is due from the loop of the thread that it is made on.

    Once a second, or twenty times a second while a refresh makes many objects: each time little,
    and all of it only at rest. Where nothing is due any more the beat ends, until the loop is about
    to wait and so much was made that something is.
    What exists when it is made is taken for here to stay (modules and classes above all) and not
    looked through again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        take_for_lasting()
        self._rested_at, self._busy_at = time.monotonic(), float("-inf")
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._loop = QAbstractEventDispatcher.instance()

    @property
    def beats(self) -> bool:
        """Whether it looks again by itself."""
        return self._timer.isActive()

    def look(self) -> None:
        """Collect what is due now: whoever knows that much is made need not wait for the second."""
        now = time.monotonic()
        if gc.get_count()[0] > _MUCH * self._timer.interval() // 1_000:
            self._busy_at = now
        busy = now < self._busy_at + _CALM_S
        rests = now >= min(self._busy_at + _REST_S, self._rested_at + _PATIENCE_S)
        if rests:
            self._rested_at = now
        collect_what_is_due(most=ALL if rests else LATELY, often=busy)
        interval = BUSY_MS if busy else EVERY_MS
        if interval != self._timer.interval():
            self._timer.setInterval(interval)
        if self.beats and rests and not _is_due():
            self._timer.stop()
            self._loop.aboutToBlock.connect(self._wake)

    def _wake(self) -> None:
        """Beat again; asked whenever the loop is about to wait, as long as there is no beat."""
        if _is_due():
            self._loop.aboutToBlock.disconnect(self._wake)
            self._timer.start()


def take_for_lasting() -> None:
    """Take what is there now for here to stay, and look through it no more.

    For when modules have been loaded: the next collection would go through all that is in them.
    """
    gc.freeze()


def collect_what_is_due(*, most: int = ALL, often: bool = False) -> None:
    """Collect on this thread what Python would have collected by now, or ``most`` of it.

    ``often``: what was made lately sooner than Python would, and so less of it at once.
    """
    new, lately, old = gc.get_threshold()
    if often:
        lately = min(lately, _OFTEN)
    generation = due_generation(gc.get_count(), (new, lately, old))
    if generation is not None:
        gc.collect(min(generation, most))


def _is_due() -> bool:
    return due_generation(gc.get_count(), gc.get_threshold()) is not None


def due_generation(counts: tuple[int, ...], thresholds: tuple[int, ...]) -> int | None:
    """Choose the oldest generation that Python would collect now, if any; 0 never collects."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True))
        if 0 < threshold < count
    ]
    return max(due, default=None)
