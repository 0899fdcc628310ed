"""The body of an article: what it may load, where its links go, how it is set."""

import asyncio
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtTest import QTest

from feedmon.events import FeedsChanged
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui import style, text
from ui.views.article_document import ArticleDocument

IMAGE = "https://a.example/i.png"


def picture(width=64, height=32, kind="PNG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return data.data()


def one(body, *, allowed=False, **images):
    return FakeEngine(
        [feed(1, images_allowed=allowed)],
        entries=[summary(1)],
        bodies={1: body},
        images=images.get("images"),
    )


def image_at(desk, number=0):
    """The image that the article shows, and its width and height in the text."""
    document = getattr(desk, "document", None) or desk.window.pane.browser.document()
    if not document.pictures():
        return QImage(), (0, 0)
    found = document.pictures()[number]
    return document.resource(2, QUrl(found.url)), (found.width, found.height)


async def test_a_pane_without_an_article_is_not_emptied_again(open_window, until):
    desk = await open_window(one("<p>Text</p>"))
    pane, emptied = desk.window.pane, []
    pane.body_changed.connect(lambda: emptied.append(pane.entry))

    pane.show_empty()
    assert emptied == []
    desk.click(0)
    await until(lambda: pane.entry is not None)
    emptied.clear()
    pane.show_empty()
    pane.show_empty()

    assert (emptied, pane.entry_id, pane.currentIndex()) == ([None], 0, 0)


async def test_a_ring_shows_that_tab_took_the_keys_to_the_article(open_window, until):
    desk = await open_window(one("<p>Text</p>"))
    pane, browser = desk.window.pane, desk.window.pane.browser
    desk.click(0)
    await until(lambda: pane.entry is not None)
    accent = style.tokens(browser.palette()).accent

    def at_the_edge():
        width = browser.viewport().width()
        return browser.viewport().grab().toImage().pixelColor(width // 2, 0).name()

    for _ in range(10):
        if browser.hasFocus():
            break
        desk.press(Qt.Key.Key_Tab, on=desk.window.focusWidget())
    assert browser.hasFocus()
    assert at_the_edge() == accent

    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton)
    assert browser.hasFocus()
    assert at_the_edge() != accent


# --- images ---------------------------------------------------------------------------------


async def test_images_are_blocked_until_they_are_wanted(open_window, until):
    engine = one(f'<p>Text <img src="{IMAGE}" alt="A cat"></p>', images={IMAGE: picture()})
    desk = await open_window(engine)
    pane = desk.window.pane
    desk.click(0)
    await until(pane.bar.isVisible)
    assert engine.called("picture") == []

    pane.bar.once_button.click()
    await until(lambda: image_at(desk)[1] == (64, 32))

    assert [url for url, _ in engine.called("picture")] == [IMAGE]
    assert not pane.bar.isVisible()
    assert image_at(desk)[0].pixelColor(5, 5).name() == "#123456"


async def test_images_of_one_article_are_not_those_of_the_next(open_window, until):
    engine = one(f'<p>Text <img src="{IMAGE}"></p>', images={IMAGE: picture()})
    engine.stored[2] = summary(2)
    engine.bodies[2] = f'<p>Other <img src="{IMAGE}"></p>'
    desk = await open_window(engine)
    desk.click(0)
    await until(desk.window.pane.bar.isVisible)
    desk.window.pane.bar.once_button.click()
    await until(lambda: engine.called("picture"))

    desk.click(1)
    await until(lambda: desk.body().startswith("Text"))

    assert desk.window.pane.bar.isVisible()
    assert len(engine.called("picture")) == 1


async def test_images_can_be_allowed_for_a_feed(open_window, until):
    engine = one(f'<img src="{IMAGE}">', images={IMAGE: picture()})
    desk = await open_window(engine)
    desk.click(0)
    await until(desk.window.pane.bar.isVisible)

    desk.window.pane.bar.always_button.click()
    await until(lambda: engine.called("set_feed") and engine.called("picture"))

    assert engine.called("set_feed") == [(1, {"images_allowed": True})]


async def test_images_of_an_allowed_feed_come_by_themselves(open_window, until):
    engine = one(f'<img src="{IMAGE}">', allowed=True, images={IMAGE: picture()})
    desk = await open_window(engine)

    desk.click(0)
    await until(lambda: engine.called("picture"))

    assert not desk.window.pane.bar.isVisible()


async def test_an_image_is_never_wider_than_the_text(open_window, until):
    engine = one(
        f'<img src="{IMAGE}" width="5000" height="2500">',
        allowed=True,
        images={IMAGE: picture(2000, 1000)},
    )
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: engine.called("picture"))
    await until(lambda: not image_at(desk)[0].isNull() and image_at(desk)[0].width() > 1)

    _, (width, height) = image_at(desk)
    assert width <= desk.window.pane.browser.viewport().width()
    assert abs(width - 2 * height) <= 1
    assert desk.window.pane.browser.horizontalScrollBar().maximum() == 0


async def test_images_follow_the_width_of_the_pane(open_window, until):
    engine = one(f'<img src="{IMAGE}">', allowed=True, images={IMAGE: picture(2000, 1000)})
    desk = await open_window(engine, size=(1600, 700))
    desk.click(0)
    await until(lambda: image_at(desk)[0].width() > 1)
    wide = image_at(desk)[1][0]

    desk.window.resize(900, 700)
    await until(lambda: image_at(desk)[1][0] < wide)

    assert image_at(desk)[1][0] <= desk.window.pane.browser.viewport().width()


async def test_pixels_that_count_readers_are_not_fetched(open_window, until):
    engine = one(f'<p>Text<img src="{IMAGE}" width="1" height="1"></p>', allowed=True)
    desk = await open_window(engine)

    desk.click(0)
    await until(lambda: desk.body().startswith("Text"))
    await asyncio.sleep(0.05)

    assert engine.called("picture") == []


@pytest.mark.rule("H-5")
@pytest.mark.parametrize("url", ["file:///etc/hostname", "data:image/png;base64,AAAA", "x.png"])
async def test_nothing_but_web_addresses_is_fetched_or_read(open_window, until, url):
    engine = one(f'<p>Text<img src="{url}"></p>', allowed=True)
    desk = await open_window(engine)

    desk.click(0)
    await until(lambda: desk.body().startswith("Text"))
    await asyncio.sleep(0.05)

    assert engine.called("picture") == []


async def test_an_image_is_as_large_as_it_is_shown(open_window, until):
    body = f'<p><img src="{IMAGE}" width="100" height="50"></p>'
    engine = one(body, allowed=True, images={IMAGE: picture(400, 200)})
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: image_at(desk)[0].width() > 1)

    image, size = image_at(desk)
    assert size == (image.width(), image.height()) == (100, 50)


async def test_an_image_that_can_not_be_had_leaves_its_words(open_window, until):
    engine = one(f'<p><img src="{IMAGE}" alt="A cat"></p>', allowed=True)
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: engine.called("picture") and image_at(desk)[1][1] == 24)


async def test_what_stands_for_an_image_takes_the_colours_of_another_scheme(
    open_window, until, dressed
):
    dressed.force("light")
    desk = await open_window(one(f'<p><img src="{IMAGE}" alt="A cat"></p>'))
    desk.click(0)
    await until(lambda: image_at(desk)[1][1] == 24)
    ground = lambda: image_at(desk)[0].pixelColor(4, 12).name()  # noqa: E731
    assert ground() == style.LIGHT.raised

    dressed.force("dark")

    await until(lambda: ground() == style.DARK.raised)


async def test_leaving_an_article_ends_its_loading(open_window, until):
    engine = one(f'<img src="{IMAGE}">', allowed=True, images={IMAGE: picture()})
    engine.stored[2] = summary(2, read=True)
    gate = engine.hold["picture"] = asyncio.Event()
    desk = await open_window(engine)
    desk.click(1)
    await until(lambda: engine.called("picture"))

    desk.click(0)
    await until(lambda: desk.body() == "Body of 2")
    gate.set()
    await asyncio.sleep(0.02)

    assert not desk.tasks.running("article-images")
    assert desk.window.pane.browser.document().pictures() == []


def test_a_document_left_to_itself_reads_no_file(qapp, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(picture())
    document = ArticleDocument()

    document.show_html(f'<p><img src="{secret.as_uri()}"></p>', style.LIGHT, qapp.font())
    document.setTextWidth(400)
    image, _ = image_at(SimpleNamespace(document=document))

    assert image.size().width() == 1
    assert image.pixelColor(0, 0).alpha() == 0


async def scrolled_to(desk, until, words):
    """Read on until these words are on the screen."""
    browser = desk.window.pane.browser
    found = browser.document().find(words)
    bar = browser.verticalScrollBar()
    bar.setValue(bar.value() + browser.cursorRect(found).top())
    await until(lambda: browser.viewport().rect().contains(browser.cursorRect(found).topLeft()))


@pytest.mark.rule("H-7")
async def test_pictures_are_asked_for_when_they_are_near_and_the_nearest_first(open_window, until):
    near, far = "https://a.example/near.png", "https://a.example/far.png"
    body = f'<p><img src="{near}"></p>{"<p>Words</p>" * 400}<p>End <img src="{far}"></p>'
    engine = one(body, allowed=True, images={near: picture(), far: picture()})
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: engine.called("picture") and not desk.tasks.running("article-images"))
    assert [url for url, _ in engine.called("picture")] == [near]

    await scrolled_to(desk, until, "End")
    await until(lambda: len(engine.called("picture")) == 2)

    assert engine.called("picture")[1][0] == far


@pytest.mark.rule("H-7")
@pytest.mark.parametrize("said", ['width="400" height="300"', ""])
async def test_nothing_moves_when_a_picture_comes_whose_size_is_known(open_window, until, said):
    body = f'<p>Above</p><p><img src="{IMAGE}" {said}></p><p>Below</p>'
    engine = one(body, allowed=True, images={IMAGE: picture(400, 300)})
    if not said:
        engine.picture_sizes[IMAGE] = (400, 300)  # it was shown before
    gate = engine.hold["picture"] = asyncio.Event()
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: engine.called("picture"))
    browser = desk.window.pane.browser

    def place():
        return browser.cursorRect(browser.document().find("Below")).top()

    before = place()
    gate.set()
    await until(lambda: image_at(desk)[0].width() > 1)

    assert image_at(desk)[1] == (400, 300)
    assert place() == before


@pytest.mark.rule("H-7")
async def test_what_is_read_stays_where_it_is_when_a_picture_above_comes(open_window, until):
    body = f'<p>Top <img src="{IMAGE}"></p>{"<p>Words</p>" * 20}<p>Here</p>{"<p>x</p>" * 90}'
    engine = one(body, allowed=True, images={IMAGE: picture(300, 300)})
    gate = engine.hold["picture"] = asyncio.Event()
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: engine.called("picture"))
    await scrolled_to(desk, until, "Here")
    browser = desk.window.pane.browser
    before = browser.cursorRect(browser.document().find("Here")).top()

    gate.set()
    await until(lambda: image_at(desk)[1] == (300, 300))

    assert abs(browser.cursorRect(browser.document().find("Here")).top() - before) <= 1


# --- links ----------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["https://b.example/", "HTTP://b.example/x", "mailto:a@b.example"])
async def test_links_open_in_the_browser(open_window, until, url):
    desk = await open_window(one("<p>Body</p>"))

    desk.window.pane.browser.anchorClicked.emit(QUrl(url))

    assert desk.opened == [QUrl(url).toString()]


@pytest.mark.rule("X-7", "H-6")
@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "smb://x/", "data:,x"]
)
async def test_other_links_are_refused_with_a_word(open_window, url):
    desk = await open_window(one("<p>Body</p>"))

    desk.window.pane.browser.anchorClicked.emit(QUrl(url))

    assert desk.opened == []
    assert "does not open links of this kind" in desk.window.status.words


async def test_a_link_under_the_pointer_shows_where_it_goes(open_window):
    desk = await open_window(one("<p>Body</p>"))

    desk.window.pane.browser.highlighted.emit(QUrl("https://b.example/path"))
    shown = desk.window.status.currentMessage()
    desk.window.pane.browser.highlighted.emit(QUrl())

    assert shown == "https://b.example/path"
    assert desk.window.status.currentMessage() == ""


async def test_a_link_inside_the_article_scrolls_to_its_place(open_window, until):
    body = (
        '<p><a href="#end">Down</a></p>' + "<p>Words</p>" * 200 + '<h2><a name="end">End</a></h2>'
    )
    desk = await open_window(one(body))
    desk.click(0)
    await until(lambda: desk.body().startswith("Down"))

    desk.window.pane.browser.anchorClicked.emit(QUrl("#end"))

    assert desk.window.pane.browser.verticalScrollBar().value() > 1000
    assert desk.opened == []


# --- setting --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [900, 1600, 2400])
async def test_a_line_is_never_longer_than_can_be_read(open_window, until, width):
    prose = "The harbour office says that the tables hold what was measured, not predicted. "
    desk = await open_window(one(f"<p>{prose * 40}</p>"), size=(width, 700))
    desk.click(0)
    await until(lambda: desk.body().startswith("The harbour"))
    document = desk.window.pane.browser.document()
    layout = document.begin().layout()
    lengths = [layout.lineAt(line).textLength() for line in range(layout.lineCount())]

    assert max(lengths) <= 80
    if width > 1200:
        assert max(lengths) >= 65


async def test_the_text_stands_in_the_middle_under_its_heading(open_window, until):
    desk = await open_window(one("<p>" + "word " * 400 + "</p>"), size=(2000, 700))
    desk.click(0)
    await until(lambda: desk.body().startswith("word"))
    pane = desk.window.pane
    left = pane.browser.document().rootFrame().frameFormat().leftMargin()

    assert left > 100
    assert abs(pane.header._title.mapTo(pane, QPoint(0, 0)).x() - left) <= 2


async def test_lines_are_half_as_high_again_as_their_letters(open_window, until):
    desk = await open_window(one("<p>" + "word " * 400 + "</p>"))
    desk.click(0)
    await until(lambda: desk.body().startswith("word"))
    document = desk.window.pane.browser.document()
    layout = document.begin().layout()
    height = layout.lineAt(1).y() - layout.lineAt(0).y()

    assert 1.4 <= height / QFontInfo(document.defaultFont()).pixelSize() <= 1.7


@pytest.mark.rule("H-7")
async def test_long_code_moves_nothing_aside(open_window, until):
    body = f"<p>{'word ' * 100}</p><pre><code>{'x' * 500}\n</code></pre><p>After</p>"
    desk = await open_window(one(body))
    desk.click(0)
    await until(lambda: desk.body().startswith("word"))

    assert desk.window.pane.browser.horizontalScrollBar().maximum() == 0


@pytest.mark.rule("H-4")
@pytest.mark.parametrize(
    ("number", "words"), [(0, ""), (1, "1 tracker blocked"), (3, "3 trackers blocked")]
)
async def test_how_many_trackers_were_taken_out_is_said(open_window, until, number, words):
    engine = one("<p>Body</p>")
    engine.trackers[1] = number
    desk = await open_window(engine)

    desk.click(0)
    await until(lambda: desk.body() == "Body")

    byline = desk.window.pane.header.byline
    assert byline.endswith(words)
    assert ("tracker" in byline) == bool(number)


@pytest.mark.rule("X-7")
async def test_a_title_of_markup_is_shown_as_it_stands(open_window, until):
    engine = one("<p>Body</p>")
    engine.stored[1] = summary(1, title="<b>Bold</b> & <img src='file:///x'>", author="<i>A</i>")
    desk = await open_window(engine)

    desk.click(0)
    await until(lambda: desk.body() == "Body")

    assert desk.window.pane.header._title.text() == "<b>Bold</b> & <img src='file:///x'>"
    assert desk.window.pane.header._title.textFormat().name == "PlainText"
    assert desk.window.pane.header._byline.textFormat().name == "PlainText"


# --- the head -------------------------------------------------------------------------------

YEAR = 365 * 86_400


@pytest.mark.rule("I-8")
@pytest.mark.parametrize(
    ("understood", "said", "shown"),
    [
        (None, "Trinity Sunday, teatime", "the feed says “Trinity Sunday, teatime”"),
        (NOW + 70 * YEAR, "2097-01-01", "the feed says “2097-01-01”"),
        (0, "Thu, 01 Jan 1970 00:00:00 GMT", "the feed says “Thu, 01 Jan 1970 00:00:00 GMT”"),
        (None, "<b>\u202e now\n" + "x" * 99, "the feed says “<b> now " + "x" * 39 + "…”"),
    ],
)
async def test_a_date_that_can_not_be_true_is_shown_as_the_feed_gives_it(
    open_window, until, understood, said, shown
):
    engine = one("<p>Text</p>")
    engine.stored[1] = summary(1, author="Ada", published_at=understood)
    engine.dates[1] = said
    desk = await open_window(engine)

    desk.click(0)
    await until(desk.body)

    author, seen, original = desk.window.pane.header.byline.split(" · ")
    assert (author, original) == ("Ada", shown)
    assert seen == text.moment(engine.stored[1].sort_at, NOW)


async def test_a_date_that_can_be_true_is_shown_once(open_window, until):
    engine = one("")
    at = NOW - 3 * 86_400
    engine.stored[1] = summary(1, published_at=at)
    engine.dates[1] = "as understood"
    desk = await open_window(engine)

    desk.click(0)
    await until(desk.window.pane.instead.isVisible)

    assert desk.window.pane.header.byline == text.moment(at, NOW)


async def test_words_without_an_end_do_not_widen_the_pane(open_window, until):
    engine = one("<p>Text</p>")
    desk = await open_window(engine)
    pane, width = desk.window.pane, desk.window.pane.width()
    engine.stored[1] = summary(1, title="x" * 900, author="y" * 900, feed_title="z" * 900)
    desk.window.articles.put([engine.stored[1]])

    desk.click(0)
    await until(desk.body)

    assert pane.width() == width
    assert pane.minimumSizeHint().width() <= pane.minimumWidth()


async def test_the_feed_above_an_article_is_called_what_it_is_called_now(open_window, until):
    engine = one("<p>Text</p>")
    desk = await open_window(engine)
    desk.click(0)
    await until(desk.body)
    header = desk.window.pane.header
    assert header._feed.text() == "Feed 1"

    engine.events.publish(FeedsChanged((feed(1, "The Lamp"),)))

    await until(lambda: header._feed.text() == "The Lamp")
    assert desk.body() == "Text"
