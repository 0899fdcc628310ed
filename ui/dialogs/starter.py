"""The starter pack: a handful of feeds to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.choosing import ChoosingDialog
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import OpmlFeed
    from ui.models.outline import Outline


class StarterDialog(ChoosingDialog):
    """Shows the feeds of the pack by folder, all of them chosen until the person says otherwise."""

    def __init__(self, outline: Outline, parent: QWidget | None = None) -> None:
        words = tr("A few feeds to begin with. Each can be left again at any time.")
        super().__init__(outline, parent, title=tr("Starter Pack"), words=words)


def description(feed: OpmlFeed) -> str:
    """Return what the pack says of a feed."""
    return dict(feed.extra).get("description", "")
