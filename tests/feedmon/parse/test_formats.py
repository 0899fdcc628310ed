"""Each format and its extensions, read from small documents (rule P-3)."""

from __future__ import annotations

import json

import pytest

from feedmon.model import Enclosure, FeedHints
from feedmon.parse import parse_date, parse_feed

pytestmark = pytest.mark.rule("P-3")

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "media": "http://search.yahoo.com/mrss/",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "atom": "http://www.w3.org/2005/Atom",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "wfw": "http://wellformedweb.org/CommentAPI/",
        "fh": "http://purl.org/syndication/history/1.0",
        "xhtml": "http://www.w3.org/1999/xhtml",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "georss": "http://www.georss.org/georss",
        "gml": "http://www.opengis.net/gml",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "thr": "http://purl.org/syndication/thread/1.0",
    }.items()
)
_MOMENT = parse_date("2006-01-02T15:04:05Z")


def rss(inner: str, *, version: str = "2.0", url: str | None = None):
    document = f'<rss version="{version}" {_NAMESPACES}><channel>{inner}</channel></rss>'
    feed = parse_feed(document.encode(), url=url)
    assert feed.repairs == ()
    return feed


def item(inner: str, *, url: str | None = None):
    return rss(f"<item>{inner}</item>", url=url).entries[0]


def atom(inner: str, *, url: str | None = None, attributes: str = ""):
    document = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {_NAMESPACES} {attributes}>{inner}</feed>'
    )
    feed = parse_feed(document.encode(), url=url)
    assert feed.repairs == ()
    return feed


def entry(inner: str, *, url: str | None = None):
    return atom(f"<entry>{inner}</entry>", url=url).entries[0]


def json_feed(**top):
    top.setdefault("version", "https://jsonfeed.org/version/1.1")
    return parse_feed(json.dumps(top).encode(), url="https://e.org/feed.json")


# --- RSS ------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["0.91", "0.92", "0.93", "0.94", "2.0"])
def test_rss_says_its_version(version):
    assert rss("<title>F</title>", version=version).format == f"rss {version}"


@pytest.mark.parametrize(
    ("namespace", "form"),
    [
        ("http://purl.org/rss/1.0/", "rdf 1.0"),
        ("http://my.netscape.com/rdf/simple/0.9/", "rdf 0.90"),
    ],
)
def test_rdf_keeps_its_items_beside_the_channel(namespace, form):
    feed = parse_feed(
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{namespace}">
        <channel rdf:about="https://e.org/"><title>F</title><link>https://e.org/</link>
        <items><rdf:Seq><rdf:li resource="https://e.org/1"/></rdf:Seq></items></channel>
        <item rdf:about="https://e.org/1"><title>A</title><link>https://e.org/1</link></item>
        </rdf:RDF>""".encode()
    )

    assert (feed.format, feed.title, feed.site_url) == (form, "F", "https://e.org/")
    assert [(each.guid, each.link) for each in feed.entries] == [("https://e.org/1",) * 2]


def test_rss_channel_describes_itself():
    feed = rss(
        """<title>F</title><link>https://e.org/</link>
        <description>About &lt;b&gt;it&lt;/b&gt;</description>
        <language>cs</language><image><url>/icon.png</url><title>no</title></image>
        <atom:link rel="self" href="https://e.org/feed"/><atom:link rel="hub" href="https://hub/"/>
        <atom:link rel="hub" href="https://hub2/"/><ttl>90</ttl>
        <skipHours><hour>0</hour><hour>24</hour><hour>13</hour><hour>99</hour></skipHours>
        <skipDays><day>Saturday</day><day>sunday</day><day>Noday</day></skipDays>
        <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
        <fh:complete/>"""
    )

    assert (feed.title, feed.site_url, feed.language) == ("F", "https://e.org/", "cs")
    assert feed.description == "About it"
    assert feed.icon_url == "https://e.org/icon.png"
    assert (feed.self_url, feed.hub_urls) == (
        "https://e.org/feed",
        ("https://hub/", "https://hub2/"),
    )
    assert feed.hints == FeedHints(90, frozenset({0, 13}), frozenset({5, 6}), 360)
    assert feed.complete


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 60),
        ("<sy:updateFrequency>2</sy:updateFrequency>", 720),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            None,
        ),
        ("<sy:updatePeriod>never</sy:updatePeriod>", None),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>999</sy:updateFrequency>",
            1,
        ),
    ],
)
def test_syndication_module_gives_minutes(written, minutes):
    assert rss(written).hints.sy_interval_minutes == minutes


def test_rss_hints_that_are_no_numbers_are_none():
    assert rss("<ttl>soon</ttl>").hints == FeedHints()
    assert rss("<ttl>-5</ttl>").hints == FeedHints()


def test_rss_item_is_read_whole():
    read = item(
        """<title>T</title><link>https://e.org/1</link><guid isPermaLink="false"> g1 </guid>
        <pubDate>Mon, 02 Jan 2006 15:04:05 GMT</pubDate>
        <atom:updated>2006-01-02T15:04:05Z</atom:updated>
        <author>joe@e.org (Joe)</author><category>a</category><category>b</category>
        <category>a</category><dc:subject>c</dc:subject><comments>https://e.org/1#c</comments>
        <enclosure url="https://e.org/1.mp3" type="audio/mpeg" length="123"/>
        <enclosure url="https://e.org/2.mp3" length="big"/>
        <itunes:duration>1:02:03</itunes:duration><itunes:image href="https://e.org/i.png"/>
        <slash:comments>4</slash:comments><wfw:commentRss>https://e.org/1/rss</wfw:commentRss>
        <source url="https://other/">Other</source><media:title>no</media:title>
        <podcast:transcript url="https://e.org/t.vtt"/>"""
    )

    assert (read.title, read.link, read.guid) == ("T", "https://e.org/1", "g1")
    assert (read.published_at, read.updated_at) == (_MOMENT, _MOMENT)
    assert read.published == "Mon, 02 Jan 2006 15:04:05 GMT"
    assert (read.authors, read.categories) == (("Joe",), ("a", "b", "c"))
    assert read.comments_url == "https://e.org/1#c"
    assert read.enclosures == (
        Enclosure("https://e.org/1.mp3", "audio/mpeg", 123),
        Enclosure("https://e.org/2.mp3"),
    )
    assert (read.duration_seconds, read.thumbnail) == (3723, "https://e.org/i.png")
    assert dict(read.extras) == {
        "slash:comments": "4",
        "wfw:commentrss": "https://e.org/1/rss",
        "source": "Other",
        "source@url": "https://other/",
        "podcast:transcript@url": "https://e.org/t.vtt",
    }


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<georss:point> 45.256 -71.92 </georss:point>", [("georss:point", "45.256 -71.92")]),
        ("<georss:box>42 -71 43 -69</georss:box>", [("georss:box", "42 -71 43 -69")]),
        ("<geo:lat>45.2</geo:lat><geo:long>-71.9</geo:long>",
         [("geo:lat", "45.2"), ("geo:long", "-71.9")]),
        ('<podcast:chapters url="/c.json" type="application/json+chapters"/>',
         [("podcast:chapters@url", "https://e.org/c.json")]),
        ("<podcast:season>2</podcast:season><podcast:episode>7</podcast:episode>",
         [("podcast:season", "2"), ("podcast:episode", "7")]),
        ("<podcast:person>Ann</podcast:person><podcast:person>Bob</podcast:person>",
         [("podcast:person", "Ann"), ("podcast:person", "Bob")]),
        ("<itunes:episode>7</itunes:episode>", [("itunes:episode", "7")]),
        ("<dcterms:spatial>Brno</dcterms:spatial>", [("dcterms:spatial", "Brno")]),
        ("<thr:total>3</thr:total>", [("thr:total", "3")]),
        ('<podcast:transcript url="javascript:alert(1)"/><slash:comments/>', []),
        ("<slash:comments>4</slash:comments><slash:comments>4</slash:comments>",
         [("slash:comments", "4")]),
    ],
)  # fmt: skip
def test_what_extensions_say_beside_is_kept_as_it_is_written(written, kept):
    assert list(item(written, url="https://e.org/feed").extras) == kept
    assert list(entry(written, url="https://e.org/feed").extras) == kept


def test_geography_in_markup_is_kept_as_markup():
    ((name, value),) = item(
        "<georss:where><gml:Point><gml:pos>45.256 -71.92</gml:pos></gml:Point></georss:where>"
    ).extras

    assert name == "georss:where"
    assert "<gml:pos>45.256 -71.92</gml:pos>" in value


@pytest.mark.rule("P-9")
def test_of_extensions_without_end_some_are_kept():
    many = "".join(f"<podcast:person>{n}</podcast:person>" for n in range(5000))
    long = f"<georss:line>{'1 ' * 100_000}</georss:line>"
    read = item(long + many)

    assert read.extras == tuple(("podcast:person", str(n)) for n in range(50))


@pytest.mark.parametrize(
    ("written", "content", "summary"),
    [
        ("<description>d</description>", "d", None),
        ("<description>d</description><content:encoded>c</content:encoded>", "c", "d"),
        ("<content:encoded/><description>d</description>", "d", None),
        ("<itunes:summary>a &lt; b</itunes:summary>", "<p>a &lt; b</p>", None),
        ("<media:group><media:description>x\n\ny</media:description></media:group>",
         "<p>x</p><p>y</p>", None),
        ("<description>d</description><xhtml:body><xhtml:p>a<xhtml:br/>b</xhtml:p></xhtml:body>",
         "<p>a<br>b</p>", "d"),
        ("<description>a <b>b</b> &amp; c</description>", "a <b>b</b> &amp; c", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_rss_text_goes_to_content_and_a_shorter_one_beside_it_to_summary(written, content, summary):
    read = item(written)

    assert (read.content_html, read.summary_html) == (content, summary)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<author>joe@e.org (Joe Doe)</author>", ("Joe Doe",)),
        ("<author>Joe Doe &lt;joe@e.org&gt;</author>", ("Joe Doe",)),
        ("<author>joe@e.org</author>", ("joe@e.org",)),
        ("<dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator>", ("Ann", "Bob")),
        ("<atom:author><atom:name>Ann</atom:name></atom:author>", ("Ann",)),
        ("<itunes:author>Ann</itunes:author>", ("Ann",)),
        ("<author/><dc:creator> </dc:creator>", ()),
    ],
)
def test_rss_author_is_a_name(written, names):
    assert item(written).authors == names


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("3723", 3723), ("62:03", 3723), ("1:02:03", 3723), ("12.7", 12), ("", None),
     ("1:2:3:4", None),
     ("long", None), ("-5", None)],
)  # fmt: skip
def test_duration_is_in_seconds(written, seconds):
    assert item(f"<itunes:duration>{written}</itunes:duration>").duration_seconds == seconds


def test_media_become_thumbnail_and_enclosures():
    read = item(
        """<media:group><media:content url="https://e.org/v.mp4" type="video/mp4" fileSize="9"
        duration="61"><media:thumbnail url="https://e.org/t.jpg"/></media:content></media:group>
        <media:content url="https://e.org/p.jpg" medium="image"/>"""
    )

    assert read.thumbnail == "https://e.org/t.jpg"
    assert read.enclosures == (Enclosure("https://e.org/v.mp4", "video/mp4", 9),)
    assert read.duration_seconds == 61


# --- Atom -----------------------------------------------------------------------------------


def test_atom_feed_describes_itself():
    feed = atom(
        """<title type="html">F &amp;amp; G</title><subtitle>S</subtitle><icon>/i.png</icon>
        <link href="/"/><link rel="self" href="https://e.org/feed"/><link rel="hub" href="https://hub/"/>
        <link rel="prev-archive" href="/2023"/><link rel="next" href="?page=2"/>""",
        url="https://e.org/feed",
        attributes='xml:lang="ar"',
    )

    assert (feed.format, feed.title, feed.description) == ("atom 1.0", "F & G", "S")
    assert (feed.site_url, feed.icon_url) == ("https://e.org/", "https://e.org/i.png")
    assert (feed.self_url, feed.hub_urls) == ("https://e.org/feed", ("https://hub/",))
    assert feed.prev_archive == "https://e.org/2023"
    assert feed.next_url == "https://e.org/feed?page=2"
    assert feed.language == "ar"


def test_atom_entry_is_read_whole():
    read = entry(
        """<id> tag:1 </id><title>T</title><published>2006-01-02T15:04:05Z</published>
        <updated>2006-01-02T15:04:05Z</updated><author><name>A</name><email>a@e.org</email></author>
        <author><name>B</name></author><category term="t" label="L"/><category label="only"/>
        <link rel="self" href="https://e.org/self"/><link rel="alternate" type="application/json"
        href="https://e.org/j"/><link type="text/html" href="https://e.org/1"/>
        <link rel="enclosure" href="https://e.org/1.mp3" type="audio/mpeg" length="5" title="S"/>
        <link rel="replies" type="application/atom+xml" href="/1/c.atom" thr:count="5"/>
        <link rel="replies" href="https://e.org/1#c"/><thr:in-reply-to ref="tag:0" href="/0"/>
        <source><title>Other</title><id>no</id><link rel="self" href="https://o.org/f"/></source>""",
        url="https://e.org/feed",
    )

    assert (read.guid, read.title, read.link) == ("tag:1", "T", "https://e.org/1")
    assert (read.published_at, read.updated_at) == (_MOMENT, _MOMENT)
    assert (read.authors, read.categories) == (("A", "B"), ("t", "only"))
    assert read.enclosures == (Enclosure("https://e.org/1.mp3", "audio/mpeg", 5, "S"),)
    assert read.comments_url == "https://e.org/1#c"
    assert read.extras == (
        ("thr:count", "5"),
        ("replies", "https://e.org/1/c.atom"),
        ("thr:in-reply-to@href", "https://e.org/0"),
        ("source", "Other"),
        ("source@url", "https://o.org/f"),
    )


def test_atom_author_is_inherited_from_source_then_feed():
    feed = atom(
        """<author><name>Feed</name></author><entry><id>1</id></entry>
        <entry><id>2</id><source><author><name>Source</name></author></source></entry>"""
    )

    assert [each.authors for each in feed.entries] == [("Feed",), ("Source",)]


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ('<content type="html">&lt;p&gt;a &amp;amp; b&lt;/p&gt;</content>', "<p>a &amp; b</p>"),
        ('<content type="text">a &lt; b\n\nc</content>', "<p>a &lt; b</p><p>c</p>"),
        ("<content>plain</content>", "<p>plain</p>"),
        ("<content>&lt;p&gt;meant&lt;/p&gt;</content>", "<p>meant</p>"),
        ('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a<br/>&amp;</div></content>',
         "<div>a<br>&amp;</div>"),
        ('<content type="html"><![CDATA[<p>x</p>]]></content>', "<p>x</p>"),
        ('<content type="html" mode="base64">PHA+eDwvcD4=</content>', "<p>x</p>"),
        ('<content type="image/png">iVBORw0KGgo=</content>', None),
        ('<content src="https://e.org/full"/>', None),
    ],
)  # fmt: skip
def test_atom_content_becomes_html(written, html):
    assert entry(written).content_html == html


def test_atom_content_elsewhere_is_what_the_entry_leads_to():
    read = entry('<summary>s</summary><content src="https://e.org/full"/>')

    assert (read.link, read.content_html, read.summary_html) == (
        "https://e.org/full",
        None,
        "<p>s</p>",
    )


def test_video_feeds_are_read():
    read = entry(
        """<title>V</title><media:group><media:title>no</media:title>
        <media:content url="https://e.org/v" type="application/x-shockwave-flash"/>
        <media:thumbnail url="https://e.org/t.jpg"/><media:description>one\ntwo</media:description>
        </media:group>"""
    )

    assert (read.title, read.thumbnail) == ("V", "https://e.org/t.jpg")
    assert (read.summary_html, read.enclosures) == ("<p>one<br>two</p>", ())


def test_atom_0_3_is_read():
    feed = parse_feed(
        b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><tagline>S</tagline>
        <entry><id>1</id><title mode="escaped">a &lt;b&gt;B&lt;/b&gt;</title>
        <issued>2006-01-02T15:04:05Z</issued><modified>2006-01-02T15:04:05Z</modified>
        <author><name>A</name></author></entry></feed>"""
    )

    assert (feed.format, feed.title, feed.description) == ("atom 0.3", "F", "S")
    assert (feed.entries[0].title, feed.entries[0].published_at) == ("a B", _MOMENT)
    assert feed.entries[0].updated_at == _MOMENT


def test_lone_entry_is_a_feed_of_one():
    feed = parse_feed(
        b'<entry xmlns="http://www.w3.org/2005/Atom"><id>1</id><title>T</title></entry>'
    )

    assert [(each.guid, each.title) for each in feed.entries] == [("1", "T")]


# --- JSON Feed ------------------------------------------------------------------------------


def test_json_feed_is_read_whole():
    feed = json_feed(
        title="F", home_page_url="/", description="D", icon="/i.png", language="cs",
        next_url="?page=2", feed_url="https://e.org/feed.json",
        hubs=[{"type": "WebSub", "url": "https://hub/"}, {"type": "rssCloud", "url": "https://no/"}],
        authors=[{"name": "Feed"}],
        items=[
            {
                "id": 7, "url": "1", "title": "T &amp; U", "content_html": "<p>h</p>",
                "summary": "a < b",
                "date_published": "2006-01-02T15:04:05Z", "date_modified": "2006-01-02T15:04:05Z",
                "tags": ["t", "t", 5], "image": "/t.jpg", "authors": [{"name": "A"}, "B"],
                "attachments": [{"url": "1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5.0,
                                 "duration_in_seconds": 60, "title": "S"}],
            },
            {"external_url": "https://x.org/", "content_text": "one\n\ntwo <b>"},
        ],
    )  # fmt: skip
    first, second = feed.entries

    assert (feed.format, feed.title, feed.site_url) == ("json 1.1", "F", "https://e.org/")
    assert (feed.icon_url, feed.language) == ("https://e.org/i.png", "cs")
    assert (feed.next_url, feed.hub_urls) == ("https://e.org/feed.json?page=2", ("https://hub/",))
    assert (first.guid, first.link, first.title) == ("7", "https://e.org/1", "T & U")
    assert (first.content_html, first.summary_html) == ("<p>h</p>", "<p>a &lt; b</p>")
    assert (first.published_at, first.updated_at) == (_MOMENT, _MOMENT)
    assert (first.categories, first.authors) == (("t", "5"), ("A", "B"))
    assert first.thumbnail == "https://e.org/t.jpg"
    assert first.enclosures == (Enclosure("https://e.org/1.mp3", "audio/mpeg", 5, "S"),)
    assert first.duration_seconds == 60
    assert (second.link, second.authors) == ("https://x.org/", ("Feed",))
    assert second.content_html == "<p>one</p><p>two &lt;b&gt;</p>"
    assert feed.repairs == ()


def test_json_feed_1_0_has_one_author():
    feed = json_feed(
        version="https://jsonfeed.org/version/1",
        title="F",
        author={"name": "A"},
        items=[{"id": "1"}],
    )

    assert (feed.format, feed.entries[0].authors) == ("json 1.0", ("A",))


def test_json_of_wrong_types_loses_only_what_has_them():
    feed = json_feed(
        title=None, authors="A", hubs={}, items=[
            {"id": "1", "tags": "x", "attachments": {"url": "a.mp3"}, "authors": None, "title": 5},
            "bad", None, {"id": "2", "url": None, "date_published": 7, "content_html": []},
        ],
    )  # fmt: skip

    assert [each.guid for each in feed.entries] == ["1", "2"]
    assert feed.entries[0].categories == ("x",)
    assert [repair.kind for repair in feed.repairs] == ["item-of-wrong-type"]


@pytest.mark.rule("P-2")
def test_json_that_breaks_off_keeps_the_items_before_the_break():
    whole = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "F",
            "items": [{"id": "1", "title": "One"}, {"id": "2", "title": "Two"}],
        }
    )
    feed = parse_feed(whole[:-20].encode())

    assert (feed.title, [each.title for each in feed.entries]) == ("F", ["One"])
    assert [repair.kind for repair in feed.repairs] == ["truncated"]


def test_json_with_a_mark_and_control_characters_is_read():
    text = (
        '\ufeff{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"a\tb"}]}'
    )
    feed = parse_feed(text.encode())

    assert feed.entries[0].title == "a b"
    assert [repair.kind for repair in feed.repairs] == ["control-character"]


def test_json_feed_without_its_version_is_told_by_its_items():
    feed = json_feed(version="", title="F", items=[{"id": "1", "content_html": "x"}])

    assert len(feed.entries) == 1
    assert [repair.kind for repair in feed.repairs] == ["missing-version"]


# --- CDF ------------------------------------------------------------------------------------


def test_cdf_is_read():
    feed = parse_feed(
        b"""<?xml version="1.0"?><CHANNEL HREF="https://e.org/"><TITLE>F</TITLE><ABSTRACT>D</ABSTRACT>
        <LOGO HREF="/i.gif" STYLE="ICON"/><ITEM HREF="/1" LASTMOD="2006-01-02T15:04:05Z">
        <TITLE>T</TITLE><ABSTRACT>x</ABSTRACT></ITEM></CHANNEL>""",
        url="https://e.org/f.cdf",
    )
    only = feed.entries[0]

    assert (feed.format, feed.title, feed.site_url) == ("cdf", "F", "https://e.org/")
    assert (only.title, only.link, only.summary_html) == ("T", "https://e.org/1", "x")
    assert only.published_at == _MOMENT


# --- titles, links and the bases of texts -----------------------------------------------------


@pytest.mark.rule("P-6")
@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&amp;amp;T &amp;lt;b&amp;gt;", "AT&T <b>"),
        ("AT&amp;T", "AT&T"),
        ("<![CDATA[AT&amp;T <b>bold</b>]]>", "AT&T bold"),
        ("a <b>B</b> c", "a B c"),
        ("Using &lt;stdio.h&gt;", "Using <stdio.h>"),
        ("1 &lt; 2 &gt; 0", "1 < 2 > 0"),
        ("a&lt;br/&gt;b", "a b"),
        ("  two\n  lines ", "two lines"),
        ("&lt;img src=x onerror=alert(1)&gt;x", "x"),
        ("x&lt;script&gt;alert(1)&lt;/script&gt;y", "xy"),
        ("&amp;#8220;q&amp;#8221;", "“q”"),
    ],
)
def test_rss_title_is_plain_text_unescaped_once(written, title):
    assert item(f"<title>{written}</title>").title == title


@pytest.mark.rule("P-6")
@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('<title type="text">a &lt;b&gt; &amp;amp;</title>', "a <b> &amp;"),
        ('<title type="html">a &lt;b&gt;B&lt;/b&gt; &amp;amp; c</title>', "a B & c"),
        (('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>B</b> &amp; c</div>'
         "</title>"),
         "a B & c"),
        ("<title>a &amp; b &lt; c</title>", "a & b < c"),
        ("<title>It&amp;#8217;s &lt;em&gt;meant&lt;/em&gt;</title>", "It\u2019s meant"),
    ],
)  # fmt: skip
def test_atom_title_follows_its_type(written, title):
    assert entry(written).title == title


@pytest.mark.rule("X-7")
def test_titles_hold_no_characters_that_reorder_or_control():
    assert item("<title>a\u202eb\u2066c\u0085d\ufeff\u200fe</title>").title == "abc d\u200fe"


@pytest.mark.rule("P-5")
@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("<link>/p/1</link>", "https://e.org/p/1"),
        ("<link>p/1</link>", "https://e.org/blog/p/1"),
        ("<link>//o.org/1</link>", "https://o.org/1"),
        ("<link> https://o.org/\n1 </link>", "https://o.org/1"),
        ("<link>https://o.org/%7Ex?a=[1]&amp;b=%2F</link>", "https://o.org/%7Ex?a=[1]&b=%2F"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>http://[bad</link>", "http://[bad"),
        ("<link>//[bad</link>", None),
        ("<guid>https://e.org/p/1</guid>", "https://e.org/p/1"),
        ('<guid isPermaLink="false">https://e.org/p/1</guid>', None),
        ("<guid>urn:1</guid>", None),
        ("<link/><guid>https://e.org/p/1</guid>", "https://e.org/p/1"),
        ('<atom:link href="/p/2"/>', "https://e.org/p/2"),
        ('<atom:link rel="self" href="/p/2"/>', None),
    ],
)
def test_rss_link_is_absolute_and_safe(written, link):
    assert item(written, url="https://e.org/blog/feed.xml").link == link


@pytest.mark.rule("P-5")
def test_xml_base_nests():
    feed = parse_feed(
        b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/a/">
        <link href="home"/>
        <entry xml:base="b/"><link href="c.html"/><link rel="enclosure" xml:base="d/" href="e.mp3"/>
        <content type="xhtml" xml:base="x/"><div xmlns="http://www.w3.org/1999/xhtml">
        <p xml:base="y/"><a href="z"/></p></div></content></entry></feed>""",
        url="https://elsewhere.org/feed",
    )
    only = feed.entries[0]

    assert feed.site_url == "https://e.org/a/home"
    assert only.link == "https://e.org/a/b/c.html"
    assert only.enclosures[0].url == "https://e.org/a/b/d/e.mp3"
    assert only.base_url == "https://e.org/a/b/x/"
    assert '<a href="y/z">' in (only.content_html or "")


@pytest.mark.rule("P-5")
def test_addresses_in_an_rss_text_belong_to_the_page_of_the_item():
    linked = item("<link>/2024/1.html</link><description>x</description>", url="https://e.org/feed")
    unlinked = item("<description>x</description>", url="https://e.org/feed")

    assert linked.base_url == "https://e.org/2024/1.html"
    assert unlinked.base_url == "https://e.org/feed"


def test_json_with_half_a_character_can_be_stored():
    items = [{"id": "a\ud800", "content_html": "<p>\udc00 \U0001f600</p>", "tags": ["\ud83d"]}]
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": items}

    (entry,) = parse_feed(json.dumps(document).encode()).entries

    assert entry.guid == "a\ufffd"
    assert entry.content_html == "<p>\ufffd \U0001f600</p>"
    assert entry.categories == ("\ufffd",)
