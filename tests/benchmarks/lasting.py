"""A scene in which the program refreshes very often: does it keep anything?"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

from tests.benchmarks.measure import expect
from tests.benchmarks.processes import Tree
from ui.models.sources import ALL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.benchmarks.stage import Scene

#: Rounds after which the program has reached its size: caches are full, pages of lists are loaded.
WARM = 30
_SETTLE_S = 2.0


def soaking(rounds: int) -> Callable[[Scene], Awaitable[None]]:
    """Refresh so many times in a row; what the program holds is counted before and after.

    One in fifty feeds has a new article each time.
    """

    async def play(scene: Scene) -> None:
        scene.opened.window.sidebar.choose(ALL)
        await scene.opened.window.listing.ready()
        new = 0
        for number in range(WARM + rounds):
            if number == WARM:
                scene.facts["before"] = await _held(scene)
            elif number == WARM + rounds // 2:
                scene.facts["half_way"] = await _held(scene)
            scene.clock.put_forward()
            if number < WARM:
                summary = await scene.engine.refresh()
            else:
                async with scene.span("round", afterwards_s=0.05):
                    summary = await scene.engine.refresh()
            expect(not summary.failures, f"round {number}: {summary}")
            new += summary.new
        scene.facts["after"] = await _held(scene)
        scene.facts["new"] = new

    return play


async def _held(scene: Scene) -> dict[str, float]:
    """What is there when nothing is done; what goes once a minute is let go of first."""
    await asyncio.sleep(_SETTLE_S)
    gc.collect()
    await scene.engine.release_memory()
    tree = Tree()
    return {
        "pss_mb": tree.pss_mb(),
        "window_mb": tree.own_pss_mb(),
        "threads": tree.threads(),
        "descriptors": tree.descriptors(),
        "tasks": len(asyncio.all_tasks()),
    }
