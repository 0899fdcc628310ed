"""What the sanitiser makes of articles as people write them."""

import base64
from html import escape, unescape
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.sanitize import SANITIZER_VERSION, clean
from tests.feedmon.safehtml import complaints

BASE = "https://site.example/posts/one"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def html_of(html, base=BASE):
    return clean(html, base_url=base).html


def test_ordinary_markup_is_kept_as_it_is():
    html = (
        '<h2 id="fm-a">One</h2><p>Some <em>text</em>, <code>code</code> and a '
        '<a href="https://e.example/x?a=1&amp;b=2">link</a>.</p>'
        '<pre>a\n  b</pre><ul><li>x</li></ul><blockquote><p lang="de">Zitat</p></blockquote>'
        '<table><tbody><tr><td colspan="2" align="right">1</td></tr></tbody></table>'
        '<img src="https://e.example/a.png" alt="A" width="40" height="30">'
    )

    assert html == html_of(html)


@pytest.mark.rule("H-2")
def test_a_body_names_the_version_of_the_sanitiser_that_made_it():
    assert clean("<p>x").version == SANITIZER_VERSION


@pytest.mark.rule("P-5")
@pytest.mark.parametrize(
    ("href", "absolute"),
    [
        ("two", "https://site.example/posts/two"),
        ("/two", "https://site.example/two"),
        ("//e.example/", "https://e.example/"),
        ("?p=2", "https://site.example/posts/one?p=2"),
        ("../a b", "https://site.example/a%20b"),
        (" https://e.example/ä ", "https://e.example/ä"),
        ("HTTPS://E.example/%7Ex", "HTTPS://E.example/%7Ex"),
        ("mailto:a@e.example?subject=x y", "mailto:a@e.example?subject=x%20y"),
        ("#top", "https://site.example/posts/one#top"),
    ],
)
def test_links_become_absolute(href, absolute):
    assert html_of(f'<a href="{href}">x</a>') == f'<a href="{absolute}">x</a>'


@pytest.mark.rule("P-5")
@given(st.text("/.?#;1%2=&:@~", max_size=12).filter(lambda rest: rest[:1] != "/"))
def test_a_path_from_the_root_is_resolved_as_the_standard_library_does(rest):
    href = f"/{rest}"
    found = html_of(f'<a href="{escape(href)}">x</a>')

    assert unescape(found).removeprefix('<a href="').removesuffix('">x</a>') == urljoin(BASE, href)


def test_relative_links_without_a_base_lose_their_target_and_keep_their_text():
    assert html_of('<a href="/x">x</a><img src="/y.png" alt="Y">', None) == "<a>x</a>Y"


# --- H-3: what is dropped, and what becomes a link -------------------------------------------


@pytest.mark.rule("H-3")
@pytest.mark.parametrize(
    "html",
    [
        "<script>var words = 1</script>",
        "<style>p { color: words }</style>",
        "<template><p>words</p></template>",
        "<object data=x><p>words</p></object>",
        "<noscript>words</noscript>",
        "<button>words</button>",
        "<select><option>words</option></select>",
        "<textarea>words</textarea>",
        "<svg><text>words</text></svg>",
        "<math><mi>words</mi></math>",
        "<embed src=https://e.example/words>",
        "<input value=words>",
        "<title>words</title>",
        "<!-- words -->",
    ],
)
def test_these_go_with_all_that_is_in_them(html):
    body = clean(f"<p>a</p>{html}<p>b</p>")

    assert (body.html, body.text) == ("<p>a</p><p>b</p>", "a\nb")


@pytest.mark.parametrize("tag", ["font", "form", "marquee", "custom-element", "fieldset"])
def test_other_unknown_elements_lose_their_tags_only(tag):
    assert html_of(f"<{tag}><p>words</p></{tag}>") == "<p>words</p>"


@pytest.mark.parametrize("tag", ["text", "int", "path", "List", "view", "mi", "desc", "o:p"])
def test_names_of_drawings_and_formulas_take_no_words_along_outside_of_them(tag):
    assert html_of(f"<p>a <{tag}> b</p><p>c</p>") == "<p>a  b</p><p>c</p>"
    assert html_of(f"<{tag}><p>words</p></{tag}>") == "<p>words</p>"


def test_what_is_drawn_stays_out_and_values_of_attributes_stay_as_they_are():
    drawn = "<svg><g/><path d='M0'/><text>no</text><desc><p>no</p></desc></svg>"
    image = "<img src='/a.png' alt='a <path> = > <b>' width='40' height='30'>"

    html = html_of(f"<p>a{drawn}<path>b</p>{image}")

    assert html.startswith("<p>ab</p>")
    assert 'alt="a &lt;path&gt; = &gt; &lt;b&gt;"' in html


@pytest.mark.rule("H-3")
@pytest.mark.parametrize(
    ("frame", "card"),
    [
        (
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0",
            '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">▶ youtube.com</a>',
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=PL0123456789",
            '<a href="https://www.youtube.com/playlist?list=PL0123456789">▶ youtube.com</a>',
        ),
        (
            "//player.vimeo.com/video/123?h=a",
            '<a href="https://vimeo.com/123">▶ vimeo.com</a>',
        ),
        (
            "https://w.soundcloud.com/?url=x&amp;play=1",
            '<a href="https://w.soundcloud.com/?url=x&amp;play=1">▶ w.soundcloud.com</a>',
        ),
        ("/map", '<a href="https://site.example/map">↗ site.example</a>'),
        (
            "https://youtube.com@evil.example/embed/dQw4w9WgXcQ",
            '<a href="https://youtube.com@evil.example/embed/dQw4w9WgXcQ">↗ evil.example</a>',
        ),
        (
            "https://youtube.com.evil.example/embed/x",
            '<a href="https://youtube.com.evil.example/embed/x">↗ youtube.com.evil.example</a>',
        ),
    ],
)
def test_a_frame_becomes_a_link_that_names_its_host(frame, card):
    assert html_of(f'<iframe src="{frame}" width=560 height=315></iframe>') == f"<p>{card}</p>"


def test_a_frame_inside_a_paragraph_divides_it():
    html = html_of("<p>a <iframe src=https://e.example/></iframe> b</p>")

    assert html == '<p>a </p><p><a href="https://e.example/">↗ e.example</a></p> b<p></p>'


@pytest.mark.rule("H-3")
@pytest.mark.parametrize("tag", ["video", "audio"])
def test_films_and_sounds_become_links(tag):
    html = html_of(f"<{tag} controls autoplay><source src=/a.mp4 type=x>Sorry, no.</{tag}>")

    assert html == '<p><a href="https://site.example/a.mp4">▶ site.example</a></p>'


@pytest.mark.rule("H-3")
@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "avif"])
def test_images_inside_the_article_are_kept_in_raster_formats(kind):
    data = base64.b64encode(b"some image").decode()

    assert html_of(f"<img src='data:image/{kind};base64,{data}'>") == (
        f'<img src="data:image/{kind};base64,{data}">'
    )


@pytest.mark.rule("H-3")
def test_images_inside_the_article_end_at_two_megabytes():
    fits = base64.b64encode(bytes(2 * 1024 * 1024)).decode()
    over = base64.b64encode(bytes(2 * 1024 * 1024 + 100)).decode()

    assert len(html_of(f"<img src='data:image/png;base64,{fits}'>")) > len(fits)
    assert html_of(f"<img src='data:image/png;base64,{over}' alt=big>") == "big"


def test_an_image_that_may_not_be_shown_leaves_its_words():
    html = html_of("<p><img src='data:image/svg+xml,x' alt='a < b'> holds</p>")

    assert html == "<p>a &lt; b holds</p>"


@pytest.mark.rule("H-3")
def test_styles_classes_and_handlers_are_removed():
    assert html_of('<p style="color:red" class="x" onclick="y()" data-z="1">x</p>') == "<p>x</p>"


# --- H-4: what watches the reader ------------------------------------------------------------


@pytest.mark.rule("H-4")
@pytest.mark.parametrize(
    "image",
    [
        "<img src=/p.gif width=1 height=1>",
        "<img src=/p.gif width=0 height=0 alt=x>",
        "<img src=/p.gif width=1px height='1'>",
        "<img src=/p.gif height=1>",
        "<img src=/p.gif style='display: none'>",
        "<img src=/p.gif style='border:0;width:1px;height:1px'>",
        "<img src=/p.gif style='visibility:hidden'>",
        "<img src=/p.gif style='opacity:0'>",
        "<img src=/p.gif hidden>",
        "<img src=https://pixel.wp.com/b.gif?host=x>",
        "<img src=https://ssl.google-analytics.com/collect?x=1>",
        "<img src=https://feeds.feedburner.com/~r/Feed/~4/abc>",
        "<img src=https://stats.site.example/matomo.php?idsite=1>",
        "<img src=https://www.facebook.com/tr?id=1&amp;ev=PageView>",
        "<iframe src=https://www.googletagmanager.com/ns.html?id=x></iframe>",
        "<iframe src=https://e.example/ width=0 height=0></iframe>",
    ],
)
def test_what_counts_readers_is_removed_and_counted(image):
    body = clean(f"<p>a</p><p>{image}</p>", base_url=BASE)

    assert (body.html, body.trackers) == ("<p>a</p>", 1)


@pytest.mark.rule("H-4")
@pytest.mark.parametrize(
    "image",
    [
        "<img src=https://e.example/rule.png width=600 height=1>",
        "<img src=https://e.example/a.png style='width:100%;max-width:600px'>",
        "<img src=https://e.example/a.png style='opacity:0.5'>",
        "<img src=https://notdoubleclick.net/a.png>",
        "<img src=https://www.facebook.com/train.png>",
    ],
)
def test_images_that_only_look_like_it_stay(image):
    body = clean(image, base_url=BASE)

    assert body.trackers == 0
    assert body.html.startswith("<img src=")


@pytest.mark.rule("H-4")
def test_links_lose_what_tracks_and_keep_the_rest():
    html = html_of("<a href='https://e.example/a?utm_source=x&amp;id=7&amp;fbclid=y#z'>x</a>")

    assert html == '<a href="https://e.example/a?id=7#z">x</a>'


@pytest.mark.rule("H-4")
def test_ref_is_removed_where_it_names_the_site():
    html = html_of("<a href='https://e.example/?ref=site.example&amp;a=1'>x</a>")

    assert html == '<a href="https://e.example/?a=1">x</a>'


def test_a_link_around_a_tracker_goes_with_it():
    html = html_of(
        "<div><a href=https://e.example/><img src=/x width=1 height=1></a></div><p>a</p>"
    )

    assert html == "<p>a</p>"


# --- H-7: images and footnotes ---------------------------------------------------------------


@pytest.mark.rule("H-7")
@pytest.mark.parametrize(
    ("image", "source"),
    [
        (f"<img src='{PIXEL}' data-src=/a.jpg>", "a.jpg"),
        ("<img src=/placeholder.svg data-lazy-src=/a.jpg>", "a.jpg"),
        ("<img data-original=/a.jpg loading=lazy>", "a.jpg"),
        (f"<img src='{PIXEL}' data-srcset='/s.jpg 400w, /m.jpg 1200w, /l.jpg 2400w'>", "m.jpg"),
        ("<img src=/a.jpg srcset='/s.jpg 400w, /m.jpg 1600w, /l.jpg 1601w'>", "m.jpg"),
        ("<img srcset='/l.jpg 4000w,/m.jpg 2000w'>", "m.jpg"),
        ("<img src=/a.jpg srcset='/a.jpg, /b.jpg 2x, /c.jpg 3x'>", "b.jpg"),
        ("<img width=1000 srcset='/a.jpg 1x, /b.jpg 1.5x, /c.jpg 2x'>", "b.jpg"),
        ("<img srcset='/a,b.jpg 300w, /c,d.jpg 900w'>", "c,d.jpg"),
        ("<img srcset='/a.jpg'>", "a.jpg"),
        ("<img src=/a.jpg srcset='javascript:x 900w'>", "a.jpg"),
        ("<picture><source srcset='/a.webp 800w'><img src=/a.jpg></picture>", "a.jpg"),
        ("<picture><source srcset='/a.webp 800w'><img alt=''></picture>", "a.webp"),
        (f"<picture><source srcset=/a.webp><img src='{PIXEL}'></picture>", "a.webp"),
        (
            (
                "<picture><source type=image/jxl srcset='/l.jxl 1500w'>"
                "<source media='(min-width: 9em)' data-srcset='/l.webp 2400w, /m.webp 1200w'>"
                f"<source srcset='/s.webp 400w'><img src='{PIXEL}' loading=lazy></picture>"
            ),
            "m.webp",
        ),
        ("<img src=/grey.gif data-lazyload=/a.jpg loading=lazy>", "a.jpg"),
        ("<img src=/real.jpg data-src=/other.jpg>", "real.jpg"),
        ("<img src=/a.jpg srcset='1x 2x 3x, , ,'>", "a.jpg"),
    ],
)
def test_one_address_is_chosen_for_an_image(image, source):
    html = html_of(image)

    assert f'src="https://site.example/{source}"' in html
    assert complaints(html) == []


@pytest.mark.rule("H-7")
@pytest.mark.parametrize("page", ["", BASE])
def test_footnotes_work_inside_the_article(page):
    html = html_of(
        f'<sup id="r1"><a href="{page}#fn:1">1</a></sup><ol><li id="fn:1">Note</li></ol>'
    )

    assert html == (
        '<sup id="fm-r1"><a href="#fm-fn:1">1</a></sup><ol><li id="fm-fn:1">Note</li></ol>'
    )


@pytest.mark.rule("H-7")
def test_old_anchors_are_footnotes_too():
    html = html_of('<a href="#n">1</a><a name="n">Note</a>')

    assert html == '<a href="#fm-n">1</a><a id="fm-n">Note</a>'


# --- plain text ------------------------------------------------------------------------------


def test_text_has_a_line_for_every_block_and_single_spaces():
    text = clean(
        "<h1>A &amp; B</h1>\n<p>one\n  two&nbsp;<b>th</b>ree<br>four</p><ul><li>x<li>y</ul>"
        "<script>no</script><pre>a\n b</pre>&lt;tag&gt;"
    ).text

    assert text == "A & B\none two three\nfour\nx\ny\na b\n<tag>"


def test_halves_of_surrogate_pairs_are_replaced():
    assert html_of("a\ud800b") == "a\N{REPLACEMENT CHARACTER}b"


# --- limits ----------------------------------------------------------------------------------

FLOODS = {
    "nested elements": "<div>" * 200_000 + "words" + "</div>" * 200_000,
    "unclosed elements": "<b>words" * 200_000,
    "elements that end others of their kind": "<li><dd>" * 20_000 + "words",
    "annotations without what they annotate": "<rt>" * 20_000 + "words",
    "formatting that is never closed": "<b></i>" * 40_000 + "words",
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">words",
    "attributes with values": "<p " + " ".join(f'a{n}=""' for n in range(100_000)) + ">words",
    "attributes after a bracket": "<p a='>' "
    + " ".join(f"a{n}" for n in range(100_000))
    + ">words",
    "ampersands": "words" + "&a" * 1_000_000,
    "no-break spaces": "words" + "&nbsp;a" * 300_000,
    "sizes of an image": "<img srcset='" + "/a 1w, " * 300_000 + "'>words",
    "spaces in a list of sizes": "<img srcset='" + " " * 2_000_000 + "'>words",
    "spaces in a style": "<img style='" + " " * 2_000_000 + "' src=x>words",
    "text": "words " * 3_000_000,
    "images": "<img src=/a.png>" * 200_000 + "words",
    "comments": "<!--" * 300_000 + "-->words",
    "scripts": "<script>" * 300_000,
}


@pytest.mark.rule("P-9")
@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_comes_to_an_end_in_something_clean(flood):
    body = clean(FLOODS[flood], base_url=BASE)

    assert complaints(body.html[:20_000]) == []
    assert body.html == clean(body.html, base_url=BASE).html


@pytest.mark.parametrize("depth", [190, 250])
def test_deep_articles_keep_their_words(depth):
    body = clean("<div>" * depth + "some words" + "</div>" * depth + "<p>and more</p>")

    assert body.text == "some words\nand more"
    assert ("<div>" in body.html) is (depth < 200)


def test_long_lists_of_unclosed_items_are_not_deep():
    html = html_of("<ul>" + "<li>x" * 1000 + "</ul>" + "<dl>" + "<dt>a<dd>b" * 500 + "</dl>")

    assert html.count("<li>") == 1000
    assert html.count("<dd>") == 500


def test_text_with_very_many_ampersands_keeps_every_one():
    body = clean("<p title='" + "a&b" * 600 + "'>" + "a&amp;b &copy;&nbsp;" * 2000 + "</p>")

    assert body.text == " ".join(["a&b ©"] * 2000)
    assert body.html.count("a&amp;b") == 2600
    assert "<!--" not in body.html
