"""What a screen reader is told of pictures, which a text shows it as one sign each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.ui.fakes import FakeEngine, feed, summary

BODY = (
    '<p>High <img src="https://a.example/1.png" alt="A heron by the weir"> water. '
    '<img src="https://a.example/p.png" alt="counts" width="1" height="1">'
    '<img src="https://a.example/3.png"></p>'
    '<p><a href="https://a.example/map">😀 See <img src="https://a.example/2.png" '
    'alt="the map"></a> <a href="https://a.example/more"><img src="https://a.example/4.png"></a>'
    "</p>"
)


def described(window):
    seen = QAccessible.queryAccessibleInterface(window.pane.browser)
    return seen.text(QAccessible.Text.Description)


async def test_the_words_of_pictures_are_told_with_the_article_and_with_their_links(
    open_window, until, monkeypatch
):
    engine = FakeEngine(
        [feed(1)], entries=[summary(1), summary(2)], bodies={1: BODY, 2: "<p>Low</p>"}
    )
    desk = await open_window(engine)
    browser, said = desk.window.pane.browser, []
    monkeypatch.setattr(
        "ui.views.article_browser.announce", lambda _widget, words: said.append(words)
    )

    desk.click(1)
    await until(lambda: desk.body().startswith("High"))
    assert described(desk.window).endswith("Pictures: A heron by the weir; the map")
    assert described(desk.window).startswith(desk.window.pane.header.accessibleName())

    browser.setFocus()
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    QTest.keyClick(browser, Qt.Key.Key_Tab)
    assert said == ["😀 See the map, link", "Image, link"]

    desk.click(0)
    await until(lambda: desk.body() == "Low")
    assert "Pictures" not in described(desk.window)
