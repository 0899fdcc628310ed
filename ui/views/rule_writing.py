"""A rule is written: the editor with its preview, opened over a window and awaited."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs.opened import accepted
from ui.dialogs.rule import RuleEditor
from ui.views.rule_preview import RulePreviewPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from feedmon.model import RulePreview, RuleSpec
    from ui.models.rule_drafts import RuleDraft
    from ui.views.kit import Kit


class RuleWriting(QObject):
    """Gives the editor what it needs to know, and its preview an engine to ask.

    *Signals*: ``article_wanted(int)``, the article of the preview that is to be shown.
    """

    article_wanted = Signal(int)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._engine, self._tasks, self._now = kit.engine, kit.tasks, kit.now

    async def ask(self, over: QWidget, draft: RuleDraft, *, heading: str) -> RuleDraft | None:
        """Let ``draft`` be written; ``None`` when the person left it as it was."""
        folders, feeds, tags, destinations = await asyncio.gather(
            self._engine.folders(),
            self._engine.feeds(),
            self._engine.tags(),
            self._engine.destinations(),
        )
        preview = RulePreviewPane(self._look, self._tasks, self._now)
        preview.wanted.connect(self.article_wanted)
        editor = RuleEditor(
            over,
            draft,
            preview,
            heading=heading,
            tree=(folders, feeds),
            tags=[tag.title for tag in tags],
            destinations=destinations,
        )
        editor.sought.connect(preview.look)
        editor.look_again()
        try:
            written = await accepted(editor)
        finally:
            preview.stop()
        return editor.draft if written else None

    async def _look(
        self, sought: RuleSpec, progress: Callable[[RulePreview], object]
    ) -> RulePreview:
        return await self._engine.preview_rule(sought, progress=progress)
