"""The menu under the pointer in an article: of the link there, of the text, of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane


class ArticleMenu(QObject):
    """Takes the place of Qt's own menu, which knows neither our words nor the article."""

    def __init__(self, kit: Kit, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._actions, self._status, self._browser = kit.actions, kit.status, pane.browser
        self._browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._browser.customContextMenuRequested.connect(self._show)

    def _show(self, place: QPoint) -> None:
        actions, menu = self._actions, QMenu(self._browser)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        link = self._browser.anchorAt(place)
        if link:
            address = QUrl(link)
            opened = menu.addAction(tr("&Follow Link"))
            opened.triggered.connect(lambda: self._browser.anchorClicked.emit(address))
            if not address.isRelative():
                copied = menu.addAction(tr("Copy Address of Lin&k"))
                copied.triggered.connect(lambda: self._copy(link))
            menu.addSeparator()
        menu.addActions([actions.copy_text, actions.select_text, actions.find_in_article])
        menu.addAction(actions.rule_from_article)
        menu.addSeparator()
        menu.addActions([actions.open_in_browser, actions.copy_link, actions.share_mail])
        menu.addSeparator()
        menu.addActions([actions.print_article, actions.save_pdf])
        menu.addSeparator()
        menu.addAction(actions.why_alert)
        menu.popup(self._browser.viewport().mapToGlobal(place))

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self._status.done(tr("Link copied"))
