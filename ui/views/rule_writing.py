"""A rule is written: the editor with its preview, opened over a window and awaited."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.views.foreground import bring_forward

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from feedmon.model import RulePreview, RuleSpec
    from ui.dialogs.rule import RuleEditor
    from ui.models.rule_drafts import RuleDraft
    from ui.views.kit import Kit

_PREPARING = "prepare-rule-preview"


class RuleWriting(QObject):
    """Gives the editor what it needs to know, and its preview an engine to ask.

    *Signals*: ``article_wanted(int)``, the article of the preview that is to be shown.
    """

    article_wanted = Signal(int)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._engine, self._tasks, self._now = kit.engine, kit.tasks, kit.now
        self._editor: RuleEditor | None = None

    def go_on(self) -> bool:
        """Bring the editor to the front, if a rule is being written."""
        if self._editor is not None:
            bring_forward(self._editor)
        return self._editor is not None

    async def ask(self, draft: RuleDraft, *, heading: str) -> RuleDraft | None:
        """Let ``draft`` be written; ``None`` when the person left it as it was.

        The articles that it would have found can be read in the main window meanwhile.
        """
        from ui.dialogs.opened import accepted
        from ui.dialogs.rule import RuleEditor
        from ui.views.rule_preview import RulePreviewPane

        folders, feeds, tags, destinations = await asyncio.gather(
            self._engine.folders(),
            self._engine.feeds(),
            self._engine.tags(),
            self._engine.destinations(),
        )
        self._tasks.start(self._engine.prepare_preview(), name=_PREPARING)
        preview = RulePreviewPane(self._look, self._tasks, self._now)
        preview.wanted.connect(self.article_wanted)
        editor = RuleEditor(
            self._parent,
            draft,
            preview,
            heading=heading,
            tree=(folders, feeds),
            tags=[tag.title for tag in tags],
            destinations=destinations,
        )
        editor.sought.connect(preview.look)
        editor.look_again()
        self._editor = editor
        try:
            written = await accepted(editor, modal=False)
        finally:
            self._editor = None
            preview.stop()
        return editor.draft if written else None

    async def _look(
        self, sought: RuleSpec, progress: Callable[[RulePreview], object]
    ) -> RulePreview:
        return await self._engine.preview_rule(sought, progress=progress)
