"""What a rule would have found, shown while it is typed."""

from __future__ import annotations

import asyncio

import pytest

from feedmon.errors import WorkFailed
from feedmon.model import PreviewHit, RulePreview, RuleSpec
from tests.ui.fakes import summary
from ui.tasks import Tasks
from ui.views.rule_preview import RulePreviewPane


@pytest.fixture
async def preview(qtbot):
    """A pane that asks ``searches``: of each whom to tell on the way, and its answer to come."""

    async def look(_sought, progress):
        answer = asyncio.get_running_loop().create_future()
        searches.append((progress, answer))
        return await answer

    def complain(_name, error):
        raise error

    searches = []
    tasks = Tasks(complain)
    pane = RulePreviewPane(look, tasks, lambda: 0)
    qtbot.addWidget(pane)
    yield pane, searches
    await tasks.close()


def found(*titles, **more):
    hits = tuple(PreviewHit(summary(n, 1, title=title)) for n, title in enumerate(titles))
    return RulePreview(hits, len(hits), articles=9, **more)


def titles(pane):
    return [
        pane.model.hit(pane.model.index(row)).entry.title for row in range(pane.model.rowCount())
    ]


async def test_the_list_is_not_empty_for_a_moment_with_every_letter(preview, until):
    pane, searches = preview
    pane.look(RuleSpec())
    await until(lambda: len(searches) == 1)
    searches[0][0](found("Cranes"))
    pane.look(RuleSpec(stop=True))
    await until(lambda: len(searches) == 2)
    assert searches[0][1].cancelled()

    searches[0][0](found("Cranes", "Too late"))
    searches[1][0](found())
    assert titles(pane) == ["Cranes"]

    searches[1][0](found("Tides"))
    assert titles(pane) == ["Tides"]
    searches[1][1].set_result(found("Tides", "Ebbs", done=True))
    await until(lambda: titles(pane) == ["Tides", "Ebbs"])
    assert pane.line.text().startswith("It would have matched 2 of 9 articles")


async def test_a_search_that_fails_says_so(preview, until):
    pane, searches = preview
    pane.look(RuleSpec())
    await until(lambda: len(searches) == 1)
    searches[0][1].set_exception(WorkFailed("died"))
    await until(lambda: pane.line.text() == "The articles could not be looked through.")
