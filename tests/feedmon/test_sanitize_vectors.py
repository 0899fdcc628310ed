"""Attacks that are known to work on somebody, and nothing of them left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.errors import NotAFeed
from feedmon.parse import parse_feed
from feedmon.sanitize import clean
from tests.corpora import documents, require_corpora
from tests.feedmon.safehtml import TAGS, complaints

BASE = "https://site.example/posts/1"

VECTORS = [
    # scripts
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<<script>alert(1);//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "<script type=text/template><img src=x onerror=alert(1)></script>",
    "<b><script>alert(1)</b></script>",
    # handlers
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=x ONERROR=alert(1)>",
    '<img src="x"onerror="alert(1)">',
    "<img/src=x/onerror=alert(1)>",
    "<p onclick=alert(1)>x</p>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href=https://e.example/ onfocus=alert(1) autofocus>x</a>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<body onload=alert(1)>x",
    "<a href=https://e.example/ ping=https://evil.example/>x</a>",
    "<img src=x on\x00error=alert(1)>",
    '<img src=x alt="``onerror=alert(1)">',
    # schemes
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href="&#0000106&#0000097vascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:image/png;base64,iVBORw0KGgo=">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="qrc:/style.css">x</a>',
    '<a href="feed:https://e.example/">x</a>',
    '<a href="view-source:https://e.example/">x</a>',
    '<a xlink:href="javascript:alert(1)">x</a>',
    '<a href="https://e.example/\\"onmouseover=alert(1)">x</a>',
    # frames and embedded things
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=https://youtube.com@evil.example/></iframe>",
    "<iframe src=https://youtube.com.evil.example/embed/aaaaaaaaaaa></iframe>",
    "<iframe src=https://e.example/><img src=x onerror=alert(1)></iframe>",
    "<iframe><style></iframe><img src=x onerror=alert(1)></style>",
    "<x-frame src=javascript:alert(1) onload=alert(1)>x</x-frame>",
    "<frameset><frame src=javascript:alert(1)></frameset>",
    "<object data=javascript:alert(1)></object>",
    "<object><param name=src value=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=Evil.class></applet>",
    "<base href=https://evil.example/><a href=x>x</a>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    # forms
    "<form action=https://evil.example/><input name=q></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input type=image src=x onerror=alert(1)>",
    "<isindex action=javascript:alert(1)>",
    "<select><option><img src=x onerror=alert(1)></select>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    # style
    "<style>@import url(https://evil.example/x.css)</style>",
    "<style><img src=x onerror=alert(1)></style>",
    '<p style="position:fixed;top:0">x</p>',
    '<p style="background:url(https://evil.example/)">x</p>',
    '<p style="width:expression(alert(1))">x</p>',
    "<table background=https://evil.example/><td background=javascript:alert(1)>x",
    "<body background=https://evil.example/>x",
    "<font color=red face=x>x</font>",
    # images, films, sounds
    "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img src='data:text/html;base64,PHN2Zz4='>",
    "<img src='data:image/png;base64,x\" onerror=alert(1)'>",
    "<img src=file:///etc/passwd>",
    "<img src=javascript:alert(1)>",
    "<img srcset='javascript:alert(1) 1x, file:///etc/passwd 2x'>",
    "<img src=x longdesc=https://evil.example/ usemap=#m ismap lowsrc=x dynsrc=x>",
    "<picture><source srcset='javascript:alert(1)'><img src=/a.png></picture>",
    "<video poster=https://evil.example/ onerror=alert(1)><source src=javascript:x></video>",
    "<audio autoplay src=javascript:alert(1) onerror=alert(1)>x</audio>",
    "<video><source onerror=alert(1) src=https://e.example/a.mp4></video>",
    "<image src=x onerror=alert(1)>",
    # namespaces
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "<svg><desc><style><img src=x onerror=alert(1)></style></desc></svg>",
    '<math><mtext></p><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<math><annotation-xml encoding=text/html><img src=x onerror=alert(1)></annotation-xml></math>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    # ways out
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><img src=x onerror=alert(1)></template>",
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    "<plaintext><img src=x onerror=alert(1)>",
    "<title><img src=x onerror=alert(1)></title>",
    "<noembed><img src=x onerror=alert(1)></noembed>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!DOCTYPE html [<!ENTITY x '<script>'>]>&x;",
    "<a href='https://e.example/'><p title='</a><img src=x onerror=alert(1)>'>",
    "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
    "<img alt='<script>alert(1)</script>'>",
    "<img alt='&lt;img src=x onerror=alert(1)&gt;' src=data:x>",
    "</p></div></table></body></html><script>alert(1)</script>",
    "<table><tr><td><script>alert(1)</script><form><td>",
    "<p",
    "<img src='x",
    '<a href="https://e.example/',
    # clobbering
    "<img name=body src=/x.png><p id=location>x</p><a id=a name=attributes>x</a>",
    "<form id=x></form><p id='a b\"c'>x</p>",
    # relative and without scheme
    "<a href=//e.example/x>x</a><a href=/x>x</a><a href=?q>x</a><a href=..>x</a>",
    "<img src=//e.example/x.png><img src=../x.png>",
    "<a href=https:e.example>x</a><a href=http:/\\e.example>x</a><a href=///e.example>x</a>",
    "<a href=http://[::1>x</a><a href=http://>x</a><a href='https://a b/'>x</a>",
]  # fmt: skip


@pytest.mark.rule("H-1")
@pytest.mark.parametrize("html", VECTORS)
def test_nothing_is_left_of_an_attack(html):
    for placed in (html, f"<p>{html}</p><table><tr><td>{html}", f"<ul><li><b>{html}<i>{html}"):
        body = clean(placed, base_url=BASE)

        assert complaints(body.html) == []


@pytest.mark.rule("H-1")
@pytest.mark.parametrize("html", VECTORS)
def test_what_was_cleaned_stays_as_it_is(html):
    for base in (BASE, None):
        once = clean(html, base_url=base).html

        assert once == clean(once, base_url=base).html


def test_there_are_as_many_vectors_as_the_rule_asks_for():
    assert len(set(VECTORS)) >= 76


_PIECES = [
    *(f"<{tag}>" for tag in sorted(TAGS)),
    *(f"</{tag}>" for tag in sorted(TAGS)),
    "<iframe src=https://e.example/>", "</iframe>", "<video src=/a.mp4>", "</video>", "<picture>",
    "<source srcset=/a.png>", "<img src=/a.png>", "<img src=/a.png width=1>", "<a href=/x>",
    "<p id=a>", "<a href=#a>", "<object>", "<form>", "</form>", "<select>", "<svg>", "</svg>",
    "<math>", "<template>", "<button>", "<style>", "<title>", "<img alt='a &lt; \u00a0b\"'>",
    "<noscript>", "<!--", "-->", "<pre>\n", "\n", "\r", "&#13;", "&amp;", "&", "&lt;", "<", ">",
    '"', "'", "\u00a0", "\ufeff", "\x00", "\ud800", "text", " ", "<font>", "<nobr>", "<td",
    "<x-frame>", "<pre id=x>", "&#10;", "<body>", "<html dir=rtl>", "<a name=b>",
    "<image src=x>", "<br/>",
]  # fmt: skip


@pytest.mark.rule("H-1")
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_heap_of_tags_comes_out_clean_and_stays_so(html):
    once = clean(html, base_url=BASE)

    assert complaints(once.html) == []
    assert once.html == clean(once.html, base_url=BASE).html
    assert once.text == clean(once.html, base_url=BASE).text


@pytest.mark.rule("H-1")
@given(st.text())
def test_any_text_comes_out_clean_and_stays_so(html):
    once = clean(html).html

    assert complaints(once) == []
    assert once == clean(once).html


@pytest.mark.rule("H-1")
def test_documents_of_other_sanitisers_come_out_clean():
    require_corpora()
    paths = [path for path in documents("feedparser") if path.parent.name == "sanitize"]
    assert len(paths) > 400

    for path in paths:
        html = path.read_text(encoding="utf-8", errors="replace")
        for text in (html, html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")):
            once = clean(text, base_url=BASE)
            assert complaints(once.html) == [], path.name
            assert once.html == clean(once.html, base_url=BASE).html, path.name


@pytest.mark.rule("H-1")
def test_articles_of_real_feeds_come_out_clean():
    require_corpora()
    paths = documents("live-captures", "netnewswire", "fastfeedparser", "miniflux", "feed-rs")

    articles = 0
    for path in paths:
        try:
            feed = parse_feed(path.read_bytes(), content_type=None, url=BASE)
        except NotAFeed:
            continue
        for entry in feed.entries:
            base = entry.base_url or entry.link
            once = clean(entry.content_html or entry.summary_html or "", base_url=base)
            assert once.html == clean(once.html, base_url=base).html, path.name
            if articles % 10 == 0:
                assert complaints(once.html) == [], path.name
            articles += 1
    assert articles > 1000
