"""Clean HTML written out for Qt: what Qt would run together, leave out or believe."""

import re
from html import unescape

import pytest

from feedmon.sanitize import clean
from ui import style
from ui.views.article_document import ArticleDocument
from ui.views.article_markup import runs_right_to_left, set_for_qt
from ui.views.typography import Typeface


def written(html):
    return set_for_qt(clean(html, base_url="https://a.example/").html, style.LIGHT)


def document(qapp, html, width=600):
    made = ArticleDocument()
    made.show_html(clean(html, base_url="https://a.example/").html, style.LIGHT, Typeface().font())
    made.setTextWidth(width)
    return made


def lines(made):
    """The paragraphs that say something, in their order."""
    block, found = made.begin(), []
    while block.isValid():
        found.append(block.text().strip("\ufffc\xa0 "))
        block = block.next()
    return [line for line in found if line]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<figure><img src="/a.png"><figcaption>The lock</figcaption></figure>Text',
            ["The lock", "Text"],
        ),
        ("<details><summary>More</summary>Hidden</details>", ["More", "Hidden"]),
        ("<div>One</div><address>Quay 1</address>Two", ["One", "Quay 1", "Two"]),
        ("<section>One</section><aside>Two</aside>", ["One", "Two"]),
        ("<table><caption>Heights</caption><tr><td>a</td><td>b</td></tr></table>",
         ["Heights", "a", "b"]),
        ("He said <q>no</q>", ["He said “no”"]),
        ('<img src="/a.png" title="It&#39;s &lt;b&gt;">', ["It's <b>"]),
        ('<p>Text <img src="/a.png" title="A tip"></p>', ["Text"]),
        ("<ruby>漢<rt>kan</rt></ruby>", ["漢 (kan)"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", ["漢(kan)"]),
        ("<dl><dt>Datum</dt><dd>A level</dd></dl>", ["Datum", "A level"]),
        ("<p>One</p><p>&nbsp;</p><p><br></p><p>Two</p>", ["One", "Two"]),
    ],
)  # fmt: skip
def test_what_stands_apart_in_a_browser_stands_apart_here(qapp, html, expected):
    assert lines(document(qapp, html)) == expected


def test_tables_of_facts_keep_their_cells_and_those_for_layout_go(qapp):
    facts = "<table><tr><th>Gauge</th><th>Height</th></tr><tr><td>Lock</td><td>3</td></tr></table>"
    layout = f"<table><tr><td><table><tr><td>{facts}</td></tr></table></td></tr></table>"

    made = written(layout)

    assert made.count("<table") == 1
    assert re.findall(r"<t[hd] class=\"(\w+)\"", made) == ["first", "cell"] * 2
    assert lines(document(qapp, layout)) == ["Gauge", "Height", "Lock", "3"]


@pytest.mark.rule("H-7")
@pytest.mark.parametrize("columns", [3, 8])
def test_a_table_is_no_wider_than_the_column_while_its_words_have_room(qapp, columns):
    row = "".join(f"<td>Number {each}</td>" for each in range(columns))

    made = document(qapp, f"<p>Text</p><table><tr>{row}</tr></table>", width=480)

    assert made.size().width() <= 480 + columns


@pytest.mark.rule("H-7")
def test_of_a_very_wide_table_no_word_is_broken(qapp):
    row = "".join(f"<td>measured{each:02}</td>" for each in range(20))

    made = document(qapp, f"<table><tr>{row}</tr></table>", width=480)

    cell = made.begin().next()
    assert made.size().width() > 1000
    assert cell.text() == "measured00"
    assert cell.layout().lineCount() == 1


@pytest.mark.rule("H-7")
@pytest.mark.parametrize(
    "place",
    [
        '<p id="x">Here</p>',
        '<table id="x"><tr><td>Here</td><td>b</td></tr></table>',
        '<ol><li id="x">Here</li></ol>',
        '<ul id="x"><li>Here</li></ul>',
        '<h2><a name="x">Here</a></h2>',
        '<p><sup id="x">Here</sup></p>',
        '<table><tr id="x"><td>Here</td><td>b</td></tr></table>',
        '<dl><dt id="x">Here</dt><dd>b</dd></dl>',
    ],
)
def test_a_footnote_is_found_wherever_its_name_stands(qapp, place):
    made = document(qapp, f'<p>Text <a href="#x">1</a></p>{place}')
    block, found = made.begin(), ""
    while block.isValid():
        for form in block.textFormats():
            if "fm-x" in form.format.anchorNames():
                found = found or block.text()[form.start :]
        block = block.next()

    assert found.startswith("Here")


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ('<iframe src="https://youtube.com/embed/dQw4w9WgXcQ"></iframe>', "Watch on youtube.com"),
        ('<video src="https://m.example/a.mp4"></video>', "Watch on m.example"),
        ('<audio src="https://m.example/a.mp3"></audio>', "Listen on m.example"),
        ('<iframe src="https://w.soundcloud.com/p"></iframe>', "Listen on w.soundcloud.com"),
        ('<iframe src="https://maps.example/x"></iframe>', "Open on maps.example"),
    ],
)  # fmt: skip
def test_what_is_embedded_is_a_bar_that_names_its_host(qapp, html, says):
    made = document(qapp, f"<p>Before</p>{html}<p>After</p>")

    assert lines(made) == ["Before", says, "After"]
    assert made.pictures() == []  # its icon is ours: nothing is asked for
    assert "<a href=" in written(html)


@pytest.mark.rule("X-7")
def test_a_tip_of_an_article_is_plain_text(qapp):
    made = written("<p>A <abbr title=\"&lt;img src='file:///etc/passwd'&gt;\">word</abbr></p>")

    tip = unescape(re.search(r'title="([^"]*)"', made)[1])
    assert tip == "<p>&lt;img src=&#x27;file:///etc/passwd&#x27;&gt;</p>"


@pytest.mark.parametrize(
    ("html", "turned"),
    [
        ("<p>Words</p>", False),
        ("<p>זהו טקסט</p>", True),
        ("<p>Python היא שפת תכנות שמתחילה במילה</p>", True),
        ("<p>A text with one word שלום in it</p>", False),
        ("", False),
    ],
)
def test_an_article_runs_as_most_of_its_letters_do(html, turned):
    assert runs_right_to_left(html) is turned


@pytest.mark.rule("H-6")
@pytest.mark.parametrize(
    ("html", "right"),
    [
        ("<p>Words</p>", False),
        ("<p>שלום לכולם</p>", True),
        ('<p dir="rtl">Words</p>', True),
        ('<p dir="ltr">שלום</p>', False),
        ('<p lang="he-IL">2026</p>', True),
        ("<p>Text</p><p>An article with a paragraph</p><pre>שלום</pre>", False),
    ],
)
def test_a_paragraph_runs_as_it_says_or_as_its_letters_do(qapp, html, right):
    made = document(qapp, html)

    last = made.begin()
    while last.next().isValid() and last.next().text():
        last = last.next()
    assert (last.textDirection().name == "RightToLeft") is right


def test_in_an_article_from_the_right_quotes_and_tables_begin_there(qapp):
    hebrew = "<p>זהו טקסט ארוך</p><blockquote>ציטוט</blockquote>"
    table = "<table><tr><td>אחד</td><td>שתיים</td></tr></table>"

    made = written(hebrew + table)

    assert made.index("</blockquote>") < made.index('width="3"')
    assert made.index("שתיים") < made.index("אחד")


@pytest.mark.rule("H-7")
def test_long_code_is_broken_with_its_shape_kept(qapp):
    made = document(qapp, f"<pre><code>if x:\n    {'call(name) ' * 20}\n</code></pre>", width=400)
    second = made.findBlock(made.toPlainText().index("call"))

    assert made.size().width() <= 400
    assert second.layout().lineCount() > 1
    inner = [second.layout().lineAt(line).x() for line in range(2)]
    assert inner[1] > inner[0]
    assert "\n    call(name)" in made.toPlainText()  # and is copied as it was written


def test_a_caption_stands_nearer_to_its_picture_than_to_what_follows(qapp):
    figure = '<figure><img src="/{0}.png"><figcaption>The {0}</figcaption></figure>'
    made = document(qapp, figure.format("lock") + figure.format("quay") + "<p>Text</p>")
    below = {}
    block = made.begin()
    while block.isValid():
        below.setdefault(block.text(), block.blockFormat().bottomMargin())
        block = block.next()

    assert below["\ufffc"] <= below["The lock"] / 2


def test_a_picture_over_a_paragraph_keeps_its_distance(qapp):
    made = document(qapp, '<p><img src="/a.png"></p><p>Text <small>and print</small></p>')

    assert made.begin().blockFormat().bottomMargin() >= 8


def test_words_that_went_and_came_are_told_apart_by_lines_and_ground(qapp):
    made = document(qapp, "<p>It is <del>wet</del> <ins>dry</ins>.</p>")
    looks = {}
    fragments = made.begin().begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        form = fragment.charFormat()
        looks[fragment.text().strip()] = (
            form.fontStrikeOut(),
            form.fontUnderline(),
            form.background().color().name() if form.background().style().value else None,
        )
        fragments += 1

    assert looks["wet"] == (True, False, style.LIGHT.removed)
    assert looks["dry"] == (False, True, style.LIGHT.added)
    assert looks["It is"] == (False, False, None)
