"""Python's cyclic garbage is collected on the thread of the window, and on no other.

Python collects in whichever thread happens to make the next object. An object of Qt's that is left
in a circle would be destroyed there, a timer stopped or an animation taken out of a thread that
is not theirs, and the program ends with a crash. So Python's own beat is off in the window's
process, and a timer keeps it instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Garbage(QObject):
    """Collects what is due, once a second, from the loop of the thread that it is made on.

    What exists when it is made is taken for here to stay (modules and classes above all) and not
    looked through again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(collect_what_is_due)
        timer.start()


def collect_what_is_due() -> None:
    """Collect on this thread what Python would have collected by now."""
    generation = due_generation(gc.get_count(), gc.get_threshold())
    if generation is not None:
        gc.collect(generation)


def due_generation(counts: tuple[int, ...], thresholds: tuple[int, ...]) -> int | None:
    """Choose the oldest generation that Python would collect now, if any; 0 never collects."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True))
        if 0 < threshold < count
    ]
    return max(due, default=None)
