"""What can be done with the article that is open, beside reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.views.article_find import ArticleFind
from ui.views.article_menu import ArticleMenu
from ui.views.printing import Printing
from ui.views.sharing import Sharing
from ui.views.text_size import TextSize

if TYPE_CHECKING:
    from ui.preferences import Preferences
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane


class ArticleTools:
    """Joins the pane with its tools, which belong to it."""

    def __init__(self, kit: Kit, pane: ReadingPane, preferences: Preferences) -> None:
        self.find = ArticleFind(kit.actions, pane)
        Sharing(kit, pane)
        Printing(kit, pane)
        ArticleMenu(kit, pane)
        TextSize(kit, pane, preferences)
        kit.actions.read_back.triggered.connect(pane.browser.scroll_back)
