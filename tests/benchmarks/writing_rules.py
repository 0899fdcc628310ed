"""A scene in which a person types rules, letter by letter, beside what they would have found."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from feedmon.model import RuleMatch
from tests.benchmarks.hands import LETTER_S
from tests.benchmarks.measure import quantile
from tests.benchmarks.ruling import written_rules
from tests.benchmarks.stage import SETTLE_S
from ui.dialogs.rule import RuleEditor
from ui.models.rule_drafts import blank
from ui.text.rules import WAYS
from ui.views.rule_preview import RulePreviewPane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import RulePreview
    from tests.benchmarks.stage import Scene

_TYPED = (
    (RuleMatch.ANY, "harbour"),
    (RuleMatch.ANY, "the"),
    (RuleMatch.ALL, "tide, gauge, the"),
    (RuleMatch.PHRASE, "of the"),
    (RuleMatch.PATTERN, r"\bt[a-z]+de\b.*harbou?r"),
)
#: What is found last is waited for, but not for ever.
_MOST_S = 2.0


async def writing_rules(scene: Scene) -> None:
    """Type rules of several kinds while there are 200 others."""
    window, hands = scene.opened.window, scene.hands
    for number, spec in enumerate(written_rules(Random(1))):
        await scene.engine.add_rule(f"Rule {number}", spec)
    await window.listing.ready()
    window.ruling.write(blank())
    await hands.until(lambda: _shown(RuleEditor), "the editor")
    editor = _shown(RuleEditor)[0]
    (row,) = editor.conditions.rows()
    await asyncio.sleep(SETTLE_S)
    answered: list[float] = []
    done = asyncio.Event()
    really = RulePreviewPane._show

    def show(pane: RulePreviewPane, found: RulePreview) -> None:
        really(pane, found)
        answered.append(time.monotonic())
        if found.done:
            done.set()

    took: list[float] = []
    with patch.object(RulePreviewPane, "_show", show):
        for how, what in _TYPED:
            row.what.clear()
            row.how.setCurrentIndex([way for way, _ in WAYS].index((how, False)))
            await asyncio.sleep(LETTER_S)
            async with scene.span("type", afterwards_s=0.0):
                typed = []
                for letter in what:
                    typed.append(time.monotonic())
                    done.clear()
                    QTest.keyClicks(row.what, letter)
                    await asyncio.sleep(LETTER_S)
                with suppress(TimeoutError):
                    await asyncio.wait_for(done.wait(), _MOST_S)
            took += _waits(typed, answered)
    took.sort()
    scene.facts |= {"p50": quantile(took, 0.5), "longest": took[-1], "answered": len(took)}
    scene.facts["letters"] = sum(len(what) for _, what in _TYPED)
    await hands.close(editor)


def _waits(typed: list[float], answered: list[float]) -> Iterable[float]:
    """Milliseconds from letters to what was shown for them, if it was before the next letter."""
    for at, following in zip(typed, [*typed[1:], float("inf")], strict=True):
        first = next((moment for moment in answered if moment > at), None)
        if first is not None and first < following:
            yield (first - at) * 1000


def _shown(kind: type[RuleEditor]) -> list[RuleEditor]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
