"""What is found on a page: on those of a benchmark, and on some that are laid out as many are."""

from __future__ import annotations

import pytest

from tests.corpora import ABSENT, corpora_dir
from tests.feedmon.extracting import benchmark, found_on, mean, read, readers_pages, score

WORDS = (
    "The council met for the third time this week, and again it could not agree on the bridge.",
    "Those who live on the far bank have asked for it since the flood, which cut them off.",
    "It would cost four million, said the mayor, and the town has two, of which one is promised.",
    "An engineer, whom nobody had asked, drew one of timber for a third of that, to laughter.",
    "On Friday the ferry broke down, so that the children of the far bank stayed at home again.",
    "The council meets once more on Monday, in public, and this time the engineer is invited.",
)
ARTICLE = " ".join(WORDS)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in WORDS)
MENU = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
TEASERS = "".join(
    f"<div class='card'><a href='/{n}'><h3>Another story {n}</h3></a><p>It begins so.</p></div>"
    for n in range(8)
)
COMMENTS = "".join(
    f"<div class='comment'><b>Reader {n}</b><p>I have never liked bridges, or ferries.</p></div>"
    for n in range(5)
)
LAYOUTS = {
    "blog": f"<header><ul>{MENU}</ul></header><div id='content'><div class='post'>"
    f"<h1>The bridge</h1><div class='entry'>{PARAGRAPHS}</div></div>"
    f"<div id='comments'>{COMMENTS}</div></div><div id='sidebar'>{TEASERS}</div>",
    "news": f"<nav><ul>{MENU}</ul></nav><main><article><header><h1>The bridge</h1>"
    f"<span class='byline'>Ada, Monday</span></header>{PARAGRAPHS}</article>"
    f"<aside class='related'>{TEASERS}</aside></main><footer>Imprint, privacy, jobs</footer>",
    "lines": f"<table><tr><td><ul>{MENU}</ul></td><td class='text'>"
    f"{'<br><br>'.join(WORDS)}</td></tr></table>",
    "hidden": f"<div style='display:none'>{TEASERS}</div><script>var x = '{ARTICLE}'</script>"
    f"<div class='story-body'>{PARAGRAPHS}</div><form><p>Sign up, <input name='a'></p></form>",
}


@pytest.mark.rule("H-8")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_is_found_among_what_stands_around_it(layout):
    page = f"<!doctype html><title>The bridge</title><body>{LAYOUTS[layout]}"

    assert score(found_on(page.encode()), ARTICLE).f1 >= 0.94


@pytest.mark.rule("H-8")
def test_code_tables_and_sizes_of_pictures_are_kept():
    code = "<pre><code>for each in river:\n    rise(each)</code></pre>"
    row = "<tr><td>In the month of June</td><td>3 metres, at the gauge</td></tr>"
    picture = "<p><img src='/b.png' width='640' height='360' alt='The bridge'></p>"
    body = f"{PARAGRAPHS}{code}<table>{row * 4}</table>{picture}{PARAGRAPHS}"

    html = read(f"<body><article>{body}</article>".encode()).body.html

    assert "for each in river:\n    rise(each)</code></pre>" in html
    assert html.count("In the month of June</td>") == 4
    assert 'src="https://e.example/b.png"' in html
    assert 'width="640"' in html


@pytest.mark.rule("H-8")
def test_a_page_whose_elements_have_names_of_drawings_is_no_empty_one():
    page = f"<DOCUMENT><TYPE>EX-99.1<TEXT><html><body>{PARAGRAPHS}</body></html></TEXT></DOCUMENT>"

    assert score(found_on(page.encode()), ARTICLE).f1 >= 0.94


@pytest.mark.rule("H-8")
def test_on_the_pages_of_the_benchmark_nearly_all_of_the_articles_is_found():
    folder = corpora_dir()
    if folder is None or not (folder / "zyte" / "ground-truth.json").is_file():
        pytest.skip(f"{ABSENT}, and the article extraction benchmark's pages in its folder zyte")

    assert mean(benchmark(folder / "zyte")).f1 >= 0.94


@pytest.mark.long
@pytest.mark.rule("H-8")
def test_on_the_pages_of_another_reader_nearly_all_of_the_articles_is_found():
    folder = corpora_dir()
    if folder is None or not (folder / "mozilla").is_dir():
        pytest.skip(f"{ABSENT}, and the test pages of Mozilla's Readability in its folder mozilla")

    assert mean(readers_pages(folder / "mozilla")).f1 >= 0.94
