"""What another program holds, before anything of it is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import text
from ui.dialogs.import_list import ImportDialog
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Folder, Holdings
    from ui.models.outline import Outline


class ImportDataDialog(ImportDialog):
    """Its feeds by folder, each with how many articles come with it."""

    def __init__(
        self,
        holdings: Holdings,
        outline: Outline,
        parent: QWidget | None = None,
        *,
        folders: Sequence[Folder],
    ) -> None:
        name = text.program_name(holdings.program)
        super().__init__(
            outline,
            parent,
            name=name,
            folders=folders,
            title=tr("Import from {program}", program=name),
            words=text.holdings_found(holdings),
        )

    def _offer(self) -> None:
        number = self._model.number
        self._follow.setText(text.import_button(number))
        self._follow.setEnabled(number > 0 and self._complete)
