"""What is done with the article that is open: words found, text sized, files, sharing, paper."""

import re
import zlib
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from feedmon.model import Enclosure
from feedmon.sanitize import clean
from tests.ui.fakes import FakeEngine, feed, summary
from ui.views.menus import words_of
from ui.views.printing import file_name
from ui.views.text_search import Span, find_all

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PROSE = "<p>" + "The tide comes and goes. " * 40 + "</p>"
BODY = f"<p>The first tide.</p>{PROSE * 20}<p>A last Tide.</p>"


class Engine(FakeEngine):
    """Knows more of its articles than their bodies."""

    def __init__(self, body, **more):
        entries = [summary(1, title="Tides & more", link="https://a.example/1?utm_source=x&id=2")]
        super().__init__([feed(1)], entries=entries, bodies={1: body})
        self.more = more

    async def entry(self, entry_id):
        return replace(await super().entry(entry_id), **self.more)


@pytest.fixture
def read(open_window, until):
    """``await read(body, …)``: a window in which an article is open."""

    async def make(body=BODY, **more):
        desk = await open_window(Engine(body, **more))
        desk.click(0)
        await until(lambda: desk.window.pane.remarked is not None)
        return desk

    return make


# --- finding --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("tide", "The Tide, the TIDE", [Span(4, 4), Span(14, 4)]),
        ("a b", "a\xa0 b\na\nb", [Span(0, 4)]),
        ("b", "\U0001f30a b", [Span(3, 1)]),
        ("\U0001f30a", "a \U0001f30a", [Span(2, 2)]),
        ("a.c", "abc a.c", [Span(4, 3)]),
        ("  ", "a  b", []),
    ],
)
def test_words_are_found_whatever_their_case_and_spaces(words, text, found):
    assert find_all(words, text) == found


async def test_words_are_found_counted_and_gone_to(read):
    desk = await read()
    bar, browser = desk.window.pane.find_bar, desk.window.pane.browser
    desk.press(Qt.Key.Key_F, CTRL | SHIFT)
    assert bar.isVisible()
    assert bar.field.hasFocus()

    QTest.keyClicks(bar.field, "tide.")
    assert bar.words.text() == "1 of 2"
    desk.press(Qt.Key.Key_Return, on=bar.field)
    assert bar.words.text() == "2 of 2"
    assert browser.verticalScrollBar().value() > 1000
    (here,) = browser.extraSelections()
    assert here.cursor.selectedText() == "Tide."

    desk.press(Qt.Key.Key_F3, on=bar.field)
    assert bar.words.text() == "1 of 2"
    assert browser.verticalScrollBar().value() < 100
    desk.press(Qt.Key.Key_Return, SHIFT, on=bar.field)
    assert bar.words.text() == "2 of 2"

    QTest.keyClicks(bar.field, " nowhere")
    assert bar.words.text() == "Not found"
    assert browser.extraSelections() == []


async def test_all_that_is_found_on_the_screen_is_marked(read):
    desk = await read()
    bar, browser = desk.window.pane.find_bar, desk.window.pane.browser
    desk.actions.find_in_article.trigger()
    QTest.keyClicks(bar.field, "tide")
    marked = {each.cursor.selectionStart() for each in browser.extraSelections()}

    browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum())

    assert bar.words.text() == "1 of 802"
    assert 5 < len(marked) < 400
    assert not marked & {each.cursor.selectionStart() for each in browser.extraSelections()}


async def test_escape_closes_the_bar_and_gives_the_keys_back(read):
    desk = await read()
    bar, browser = desk.window.pane.find_bar, desk.window.pane.browser
    desk.window.list.setFocus()
    desk.press(Qt.Key.Key_F, CTRL | SHIFT)
    QTest.keyClicks(bar.field, "last")

    desk.press(Qt.Key.Key_Escape, on=bar.field)

    assert not bar.isVisible()
    assert desk.window.list.hasFocus()
    assert browser.extraSelections() == []
    assert browser.textCursor().selectedText() == "last"


async def test_the_bar_looks_through_the_next_article_too(read, until):
    desk = await read()
    bar = desk.window.pane.find_bar
    desk.actions.find_in_article.trigger()
    QTest.keyClicks(bar.field, "other")
    assert bar.words.text() == "Not found"

    desk.engine.arrive(1, [summary(2)])
    desk.engine.bodies[2] = "<p>Another and another other.</p>"
    await until(lambda: len(desk.rows()) == 2)
    desk.click(0)

    await until(lambda: bar.words.text() == "1 of 3")


async def test_without_an_article_there_is_nothing_to_find(open_window):
    desk = await open_window(Engine(BODY))

    assert not desk.actions.find_in_article.isEnabled()
    assert not desk.actions.print_article.isEnabled()
    assert not desk.actions.share_mail.isEnabled()


# --- the size of the text -------------------------------------------------------------------


def turn_wheel(browser, by):
    middle = QPointF(browser.viewport().rect().center())
    event = QWheelEvent(
        middle, browser.viewport().mapToGlobal(middle), QPoint(), QPoint(0, by),
        Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(browser.viewport(), event)


async def test_keys_and_wheel_set_the_size_of_the_text(read):
    desk = await read()
    pane = desk.window.pane

    def size():
        return pane.browser.document().defaultFont().pointSizeF()

    usual = size()
    desk.press(Qt.Key.Key_Plus, CTRL)
    assert size() == pytest.approx(usual * 1.1)
    desk.press(Qt.Key.Key_Equal, CTRL)
    assert size() == pytest.approx(usual * 1.2)
    assert desk.said() == "Text size 120 %"
    desk.press(Qt.Key.Key_0, CTRL)
    assert size() == usual
    assert not desk.actions.usual_text.isEnabled()
    turn_wheel(pane.browser, 60)  # half a notch is none
    assert size() == usual
    turn_wheel(pane.browser, 60)
    assert size() == pytest.approx(usual * 1.1)
    turn_wheel(pane.browser, -1200)
    assert size() == pytest.approx(usual * 0.8)
    assert not desk.actions.smaller_text.isEnabled()


async def test_space_reads_on_and_shift_space_back(read):
    desk = await read()
    bar = desk.window.pane.browser.verticalScrollBar()

    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Space)
    far = bar.value()
    desk.press(Qt.Key.Key_Space, SHIFT)

    assert 0 < bar.value() < far


# --- files and facts ------------------------------------------------------------------------

SOUND = Enclosure("https://m.example/a%20b.mp3", "audio/mpeg", 24_300_000, "Episode 3")
FILES = (SOUND, *(Enclosure(f"https://m.example/{n}.pdf", None, 1000 * n) for n in range(4)))


async def test_files_are_named_and_opened_by_the_system_alone(read):
    desk = await read("", enclosures=FILES)
    facts = desk.window.pane.facts
    assert facts.isVisible()
    assert [row.open_button.accessibleName() for row in facts.rows][:2] == [
        "Play Episode 3",
        "Open 0.pdf",
    ]
    assert desk.opened == []

    QTest.mouseClick(facts.rows[0].open_button, Qt.MouseButton.LeftButton)
    facts.rows[0].copy_button.setFocus()
    desk.press(Qt.Key.Key_Space, on=facts.rows[0].copy_button)

    assert desk.opened == [QUrl(SOUND.url).toString()]
    assert QGuiApplication.clipboard().text() == SOUND.url


async def test_many_files_are_shown_when_they_are_wanted(read):
    desk = await read("<p>Text</p>", enclosures=FILES)
    facts = desk.window.pane.facts
    assert (len(facts.rows), facts.more.text()) == (3, "Show 2 more files")

    QTest.mouseClick(facts.more, Qt.MouseButton.LeftButton)

    assert len(facts.rows) == 5
    assert not facts.more.isVisible()
    assert facts.rows[3].open_button.hasFocus()


@pytest.mark.rule("X-7")
async def test_a_file_that_is_no_address_of_the_web_is_not_offered(read):
    shown = Enclosure("https://m.example/i.png", "image/png")
    bad = Enclosure("file:///etc/passwd", "audio/mpeg")

    desk = await read('<p>Text<img src="https://m.example/i.png"></p>', enclosures=(bad, shown))

    assert desk.window.pane.facts.rows == []
    assert not desk.window.pane.facts.isVisible()


async def test_what_feeds_say_beside_the_text_is_one_line_of_facts(read):
    extras = (
        ("slash:comments", "12"),
        ("itunes:season", "3"),
        ("itunes:episode", "42"),
        ("podcast:person", "<b>Ada</b>"),
        ("georss:point", "-59.91 10.75"),
    )
    desk = await read(extras=extras, duration_s=2520, comments_url="https://a.example/c")
    line = desk.window.pane.facts.facts

    assert re.sub("<[^>]*>", "", line.text()).replace("&nbsp;", " ") == (
        "12 comments · Season 3, episode 42 · 42 min · With &lt;b&gt;Ada&lt;/b&gt;"
        " · 59.91° S, 10.75° E"
    )
    line.linkActivated.emit("0")
    desk.press(Qt.Key.Key_O, SHIFT)
    assert desk.opened == ["https://a.example/c"] * 2


@pytest.mark.rule("X-7", "H-6")
async def test_comments_that_lead_to_a_file_are_no_link(read):
    desk = await read(comments_url="file:///etc/passwd", extras=(("slash:comments", "2"),))

    assert "<a " not in desk.window.pane.facts.facts.text()
    assert not desk.actions.open_comments.isEnabled()


# --- passing on -----------------------------------------------------------------------------


@pytest.mark.rule("H-4")
async def test_what_is_passed_on_does_not_follow_its_reader(read):
    desk = await read()

    desk.press(Qt.Key.Key_C)
    desk.press(Qt.Key.Key_B)
    desk.press(Qt.Key.Key_E, CTRL | SHIFT)

    assert QGuiApplication.clipboard().text() == "https://a.example/1?id=2"
    assert desk.opened[0] == "https://a.example/1?id=2"
    mail = urlsplit(desk.opened[1])
    assert mail.scheme == "mailto"
    assert parse_qs(mail.query) == {
        "subject": ["Tides & more"],
        "body": ["Tides & more\r\nhttps://a.example/1?id=2\r\n"],
    }


# --- links ----------------------------------------------------------------------------------


@pytest.mark.rule("H-6")
async def test_links_are_reached_by_keys_and_say_where_they_lead(read):
    html = '<p>A <a href="https://b.example/1">one</a>, <a href="https://b.example/2">two</a>.</p>'
    desk = await read(html)
    browser = desk.window.pane.browser
    browser.setFocus(Qt.FocusReason.TabFocusReason)

    desk.press(Qt.Key.Key_Tab, on=browser)
    desk.press(Qt.Key.Key_Tab, on=browser)
    assert desk.window.status.currentMessage() == "https://b.example/2"
    desk.press(Qt.Key.Key_Return, on=browser)
    assert desk.opened == ["https://b.example/2"]

    desk.window.list.setFocus()
    assert desk.window.status.currentMessage() == ""


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_the_menu_of_a_link_copies_where_it_leads(read):
    desk = await read('<p><a href="https://b.example/">Everything here is a link</a></p>')
    browser = desk.window.pane.browser
    block = browser.document().begin()
    spot = browser.document().documentLayout().blockBoundingRect(block).topLeft() + QPointF(40, 9)

    browser.customContextMenuRequested.emit(spot.toPoint())
    menu = QApplication.activePopupWidget()
    entries = {words_of(each.text()): each for each in menu.actions()}
    entries["Copy Address of Link"].trigger()
    entries["Follow Link"].trigger()
    menu.close()

    assert QGuiApplication.clipboard().text() == "https://b.example/"
    assert desk.opened == ["https://b.example/"]
    assert {"Copy", "Find in Article…", "Share by Mail…", "Print…"} < set(entries)


@pytest.mark.rule("H-6")
async def test_a_click_goes_to_the_browser_and_the_view_stays(read):
    html = '<p><a href="https://b.example/">Everything here is a link</a></p><script>x</script>'
    desk = await read(clean(html).html)
    browser = desk.window.pane.browser
    block = browser.document().begin()
    spot = browser.document().documentLayout().blockBoundingRect(block).topLeft() + QPointF(40, 9)

    QTest.mouseClick(
        browser.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        spot.toPoint(),
    )  # fmt: skip

    assert desk.opened == ["https://b.example/"]
    assert browser.source().isEmpty()
    assert desk.body() == "Everything here is a link"


@pytest.mark.rule("H-6")
@pytest.mark.parametrize("address", ["file:///etc/passwd", "qrc:/x", "data:text/html,x"])
async def test_the_view_reads_nothing_itself(read, address):
    desk = await read(f'<p>Text <img src="{address}"></p>')
    browser = desk.window.pane.browser

    assert browser.loadResource(2, QUrl(address)) is None
    image = browser.document().resource(2, QUrl(address))
    assert image.isNull() or image.pixelColor(0, 0).alpha() == 0


@pytest.mark.rule("H-7")
async def test_a_click_on_a_footnote_goes_to_it(read):
    html = f'<p><a href="#n">1</a> Text</p>{PROSE * 20}<p id="n">The note</p>'
    desk = await read(clean(html).html)
    browser = desk.window.pane.browser
    browser.setFocus(Qt.FocusReason.TabFocusReason)

    desk.press(Qt.Key.Key_Tab, on=browser)
    desk.press(Qt.Key.Key_Return, on=browser)

    assert browser.verticalScrollBar().value() > 1000
    assert desk.opened == []


# --- paper ----------------------------------------------------------------------------------


def numbered(data):
    """The objects of a PDF by their numbers, and what their streams hold."""
    bodies = dict(re.findall(rb"\n(\d+) 0 obj\n(.*?)endobj", data, re.DOTALL))
    streams = {}
    for number, body in bodies.items():
        found = re.search(rb"stream\r?\n(.*?)\r?\nendstream", body, re.DOTALL)
        if found:
            streams[number] = zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]
    return bodies, streams


def letters_of(cmap):
    """Which letter each glyph of a font stands for."""
    table = {}
    for first, last, code in re.findall(rb"<(\w{4})> <(\w{4})> <(\w{4})>", cmap):
        for each in range(int(last, 16) - int(first, 16) + 1):
            table[int(first, 16) + each] = chr(int(code, 16) + each)
    for first, codes in re.findall(rb"<(\w{4})> <\w{4}> \[([^\]]*)\]", cmap):
        for at, code in enumerate(re.findall(rb"<(\w{4})>", codes)):
            table[int(first, 16) + at] = chr(int(code, 16))
    return table


def text_of_pdf(path):
    """The letters of a document in their order, without spaces, and how many pages it has."""
    data = path.read_bytes()
    bodies, streams = numbered(data)
    fonts = {
        name: letters_of(streams[re.search(rb"/ToUnicode (\d+) 0 R", bodies[font])[1]])
        for name, font in re.findall(rb"/(F\d+) (\d+) 0 R", data)
    }
    said, font = [], {}
    for stream in streams.values():
        for name, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<(\w+)>", stream):
            if name:
                font = fonts.get(name, {})
            elif font and len(glyphs) % 4 == 0:
                said += [font.get(int(glyphs[i : i + 4], 16), "") for i in range(0, len(glyphs), 4)]
    return "".join("".join(said).split()), len(re.findall(rb"/Type /Page\b(?!s)", data))


async def test_an_article_is_saved_as_a_document_with_its_words_and_pages(
    read, until, tmp_path, monkeypatch
):
    monkeypatch.setattr("ui.views.printing.Printing.native_dialogs", False)
    desk = await read()
    path = tmp_path / "Tides & more.pdf"

    desk.press(Qt.Key.Key_S, CTRL)
    await until(lambda: desk.window.findChild(QFileDialog))
    dialog = desk.window.findChild(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    assert dialog.selectedFiles() == [str(path)]
    dialog.accept()
    await until(lambda: desk.said() == "Saved Tides &amp; more.pdf")

    words, pages = text_of_pdf(path)
    assert pages > 2
    for expected in ("Tides&more", "Feed1", "https://a.example/1?id=2", "AlastTide.", "1of"):
        assert expected in words
    # Above each page Qt writes the line before it once more, where nobody sees it.
    assert 800 <= words.count("Thetidecomesandgoes.") < 800 + 4 * pages
    assert [each.name for each in tmp_path.glob("*.pdf*")] == [path.name]


async def test_an_article_is_printed(read, until, tmp_path):
    desk = await read()
    path = tmp_path / "printed.pdf"

    desk.press(Qt.Key.Key_P, CTRL)
    await until(lambda: desk.window.findChild(QPrintDialog))
    dialog = desk.window.findChild(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(path))
    dialog.done(1)
    await until(lambda: desk.said().startswith("Printed"))

    words, pages = text_of_pdf(path)
    assert desk.said() == f"Printed {pages} pages"
    assert "Tides&more" in words


@pytest.mark.rule("X-7")
@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tides & more", "Tides & more"),
        ("../../etc/passwd", "etc passwd"),
        ("a\n\u202eb:c", "a b c"),
        ("...", "Article"),
        ("x" * 300, "x" * 79),
    ],
)
def test_a_title_becomes_a_name_that_any_disk_takes(title, name):
    assert file_name(title) == name
