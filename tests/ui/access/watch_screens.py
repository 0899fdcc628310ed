"""The screens about pages that are watched."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from feedmon.model import (
    Change,
    Difference,
    FeedDetails,
    FeedKind,
    KeptPassword,
    Passage,
    PasswordPlace,
    Plan,
    Rhythm,
    Shape,
    WatchItem,
    WatchKind,
    WatchMode,
    WatchPart,
    WatchPreview,
    WatchSpec,
    WatchSuggestion,
    WatchVersion,
    WatchWhen,
    Words,
)
from feedmon.settings import Settings
from tests.ui.fakes import NOW
from ui.dialogs.properties import PropertiesDialog
from ui.dialogs.watch import Wanted, WatchDialog
from ui.views.watch_versions import WatchVersionsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.access.stage import Stage

URL = "https://5.example/"
PRICE = WatchSpec(WatchPart.CSS, ".price", WatchMode.NUMBER, WatchWhen.BELOW, Decimal(900))
JOBS = WatchSpec(WatchPart.CSS, "li.job", WatchMode.LIST)
SEEN = (WatchVersion(2, NOW - 3600, "999 €"), WatchVersion(1, NOW - 7200, "1,299 €"))
EDIT = Difference(
    (),
    (Passage(Shape.PARAGRAPH, (Words("1,299", Change.REMOVED), Words("It pours", Change.ADDED))),),
)


async def _watch(stage: Stage) -> QWidget:
    """A list is looked at, and then a price is chosen, with something wrong about its limit."""

    async def preview(url: str, spec: WatchSpec) -> WatchPreview:
        if spec.mode is WatchMode.NUMBER:
            return WatchPreview(url, "A shop", "1,299 €", 1, Decimal(1299))
        items = (WatchItem("Crane driver", "https://5.example/crane"), WatchItem("Diver"))
        return WatchPreview(url, "A shop", "Crane driver", 2, items=items)

    async def suggest(_url: str, _although: tuple[str, ...]) -> list[WatchSuggestion]:
        return [
            WatchSuggestion(WatchKind.LIST, JOBS, "Crane driver · Diver", 2),
            WatchSuggestion(WatchKind.PRICE, PRICE, "1,299 €"),
        ]

    dialog = WatchDialog(
        stage.window,
        preview=preview,
        suggest=suggest,
        tasks=stage.desk.tasks,
        before=Wanted(URL, JOBS),
    )
    dialog.open()
    await stage.until(lambda: dialog.seen.items.rows.rowCount() == 2)
    await stage.until(lambda: dialog.form.found.rows.rowCount() == 2)
    dialog.form.found.choose(1)
    dialog.form.spec.limit.setText("much")
    await stage.until(lambda: dialog.seen.number.text() == "1,299 €")
    return dialog


async def _versions(stage: Stage) -> QWidget:
    async def compare(_before: int, _after: int) -> Difference:
        return EDIT

    dialog = WatchVersionsDialog(
        stage.window, SEEN, 0, title="A shop", compare=compare, tasks=stage.desk.tasks, now=NOW
    )
    dialog.open()
    await stage.until(lambda: "pours" in dialog.browser.toPlainText())
    return dialog


def _properties(stage: Stage) -> QWidget:
    async def understand(typed: str) -> tuple[str, str]:
        return typed, ""

    feed = stage.desk.engine.stored_feeds[5]
    watch = replace(feed, kind=FeedKind.WATCH, url=f"{URL}#watch", site_url=URL)
    details = FeedDetails(
        feed=watch,
        format="watch",
        language="en",
        description="",
        hub_urls=(),
        addresses=(),
        polls=(),
    )
    dialog = PropertiesDialog(
        stage.window,
        details,
        folders=(),
        around=Plan(Rhythm.ADAPTIVE, 3600, 1800, 12 * 3600),
        settings=Settings(),
        tasks=stage.desk.tasks,
        understand=understand,
        now=NOW,
        watched=(PRICE, SEEN),
    )
    dialog.show_kept(KeptPassword(PasswordPlace.NOWHERE, None))
    return dialog


SCREENS = {
    "watch": _watch,
    "versions of a watch": _versions,
    "properties of a watch": _properties,
}
