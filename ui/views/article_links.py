"""Where the links of an article lead: to a place in it, to the system's programs, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl

    from ui.views.article_browser import ArticleBrowser

#: Schemes that the system may be asked to open.
OPENED = frozenset({"http", "https", "mailto"})


class ArticleLinks(QObject):
    """Follows the links of ``browser``, which goes nowhere itself.

    *Signals*: ``hovered(str)``, the address under the pointer or the keys, or "";
    ``refused(str)``, an address that is not opened.
    """

    hovered = Signal(str)
    refused = Signal(str)

    def __init__(self, browser: ArticleBrowser, open_url: Callable[[QUrl], object]) -> None:
        super().__init__(browser)
        self._browser, self._open_url = browser, open_url
        browser.anchorClicked.connect(self._open)
        browser.highlighted.connect(lambda url: self.hovered.emit(url.toDisplayString()))

    def _open(self, url: QUrl) -> None:
        if url.isRelative() and url.hasFragment():
            self._browser.scrollToAnchor(url.fragment())
        elif url.scheme().lower() in OPENED:
            self._open_url(url)
        else:
            self.refused.emit(url.toDisplayString())
