"""What comes in the place of a page is no change of it, and what is like it is no wall."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest

from feedmon.errors import BadWatch, NotThePage, PartMissing
from feedmon.model import WatchedBefore, WatchMode, WatchPart, WatchSpec, WatchTask, WatchWhen
from feedmon.watch import look, preview, spec_key
from tests.feedmon.watch.kinds import HTML, JSON, KINDS, css, page, shop
from tests.feedmon.watch.wall_pages import OTHERS, PAGES, bare

URL = "https://site.example/page"


WALLS = {
    "soft 404": ("error", page("Page not found", "<h1>404</h1><p>There is no such page.</p>")),
    "soft 404 in German": (
        "error",
        page("Beispiel", "<h1>Seite nicht gefunden</h1><p>Zur\u00fcck zur Startseite.</p>", "de"),
    ),
    "error with a good status": (
        "error",
        page("Shop", "<h1>Oops!</h1><p>Something went wrong. Try again later.</p>"),
    ),
    "maintenance": (
        "maintenance",
        page("Shop", "<h1>We\u2019ll be back soon</h1><p>We are performing maintenance.</p>"),
    ),
    "nothing": ("empty", "  \n"),
    "no words": ("empty", bare("App", "<div></div>")),
    "a page without words": (
        "script",
        bare("App", '<div id="root"></div><script src="/app.js"></script>'),
    ),
    "consent": (
        "consent",
        bare(
            "Before you continue",
            "<h1>Before you continue</h1><p>We use cookies and data to deliver our services, and to"
            " measure what is read.</p><p>If you agree, we will also use cookies to show ads.</p>"
            "<button>Reject all</button><button>Accept all</button>",
        ),
    ),
    "consent in a box": (
        "consent",
        bare(
            "The Daily",
            '<div class="logo">The Daily</div><div id="sp_message_container_1"><h2>Ihre Privat'
            "sph\u00e4re</h2><p>Wir und 180 Partner verwenden Cookies.</p><button>Alle akzeptieren"
            "</button></div>",
        ),
    ),
    "Cloudflare": (
        "robot",
        bare(
            "Just a moment...",
            "<noscript>Enable JavaScript and cookies to continue</noscript><script>"
            'window._cf_chl_opt={cRay:"8f"};</script><p>site.example needs to review the security'
            " of your connection.</p>",
        ),
    ),
    "captcha": (
        "robot",
        bare(
            "Shop",
            "<p>Please show that you are no machine.</p>"
            '<div class="g-recaptcha" data-sitekey="x"></div>',
        ),
    ),
    "access denied": (
        "robot",
        bare(
            "Access Denied",
            "<h1>Access Denied</h1><p>You don't have permission to access this page. Reference"
            " #18.2f.1</p>",
        ),
    ),
    "login": (
        "login",
        page(
            "Sign in",
            '<h1>Sign in</h1><form><input name="user"><input type="password" name="p">'
            "<button>Sign in</button></form>",
        ),
    ),
}


def before_of(text, spec):
    told = look(text.encode(), HTML, URL, WatchTask(spec))
    return WatchedBefore(1, told.version.key, told.version.text)


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize(
    "spec",
    [
        WatchSpec(),
        css("h1"),
        css("body"),
        css("li", WatchMode.LIST),
        WatchSpec(when=WatchWhen.DISAPPEARS, words="Ausverkauft"),
    ],
    ids=("page", "heading", "body", "list", "condition"),
)
def test_a_wall_is_never_a_change(wall, spec):
    what, text = WALLS[wall]
    before = before_of(shop(), spec)

    for last in (before, None):
        with pytest.raises(NotThePage) as caught:
            look(text.encode(), HTML, URL, WatchTask(spec, last))
        assert caught.value.detail == what
    shown = preview(text.encode(), HTML, URL, spec)
    assert [(each.code, each.detail) for each in shown.problems] == [("not-the-page", what)]


@pytest.mark.parametrize("what", OTHERS)
def test_walls_are_known_in_many_languages(what):
    for text in OTHERS[what]:
        (problem,) = preview(text.encode(), HTML, URL, WatchSpec()).problems
        assert (problem.detail, text) == (what, text)


def test_pages_that_only_speak_of_such_things_are_pages():
    walls = [text for text in PAGES if preview(text.encode(), HTML, URL, WatchSpec()).problems]

    assert walls == []


def seen_before(text, spec, **known):
    """Look at a page that was the lamp's until now."""
    last = WatchedBefore(1, spec_key(spec), "Lamp\n99 \u20ac")
    return look(text.encode(), HTML, URL, WatchTask(spec, last, **known))


def test_an_error_that_recommends_much_else_is_one_where_another_page_was():
    much = "".join(
        f"<li><a href='/{n}'>A fine thing to buy, number {n}</a></li>" for n in range(99)
    )
    text = page("Page not found | Shop", f"<h1>Page not found</h1><ul>{much}</ul>")

    with pytest.raises(NotThePage, match="error"):
        seen_before(text, WatchSpec(), page_title="Lamp | Shop")
    # A page that was called like this from the beginning is about that.
    assert seen_before(text, WatchSpec(), page_title="Page not found | Shop").version
    assert not preview(text.encode(), HTML, URL, WatchSpec()).problems


@pytest.mark.parametrize(
    ("spec", "said", "is_told"),
    [
        (WatchSpec(), "Pool\nOpen", True),
        (css("p.open"), "Open", True),
        # A paragraph is on any page.
        (css("p"), "Open", False),
    ],
)
def test_a_page_may_say_of_itself_that_it_is_closed_for_maintenance(spec, said, is_told):
    closed = "Wegen Wartungsarbeiten bis Freitag geschlossen."
    text = page("Pool | Town", f"<h1>Pool</h1><p class=open>{closed}</p>", "de")
    before = WatchedBefore(1, spec_key(spec), said)
    task = WatchTask(spec, before, page_title="Pool | Town")

    with nullcontext() if is_told else pytest.raises(NotThePage, match="maintenance"):
        (entry,) = look(text.encode(), HTML, URL, task).feed.entries
        assert entry.title.endswith(closed)
    with pytest.raises(NotThePage, match="maintenance"):  # another one has another name
        look(text.replace("Pool", "Town").encode(), HTML, URL, replace(task, spec=WatchSpec()))


@pytest.mark.parametrize(
    ("place", "now", "led_away"),
    [
        (URL, "https://site.example/", True),
        (URL, "https://site.example/de/", True),
        (URL, "https://site.example/index.html", True),
        (URL, "https://site.example/other", False),
        ("https://site.example/", "https://site.example/de/", False),
        ("", "https://site.example/", False),
    ],
)
def test_the_front_of_a_site_is_not_the_page_that_was_there(place, now, led_away):
    last = WatchedBefore(1, spec_key(WatchSpec()), "Lamp")
    task = WatchTask(WatchSpec(), last, place=place)
    text = page("Shop", "<h1>Shop</h1><p>All is new.</p>").encode()

    with pytest.raises(NotThePage, match="home") if led_away else nullcontext():
        assert len(look(text, HTML, now, task).feed.entries) == 1


def test_a_page_that_looks_like_a_wall_is_watched_by_who_says_that_it_is_the_page():
    text = bare("Access denied", "<h1>Access denied</h1><p>The film starts at 8.</p>")
    shown = preview(text.encode(), HTML, URL, WatchSpec())
    assert (shown.looks_like, shown.problems[0].detail) == (("robot",), "robot")
    empty = bare("App", '<div id="root"></div><script src="/app.js"></script>')
    assert preview(empty.encode(), HTML, URL, WatchSpec()).looks_like == ()
    although = WatchSpec(although=("robot",))
    told = look(text.encode(), HTML, URL, WatchTask(although))

    assert told.version.text == "Access denied\nThe film starts at 8."
    # It is that page which it looks like; an error is none.
    with pytest.raises(NotThePage, match="error"):
        seen_before(bare("Oops!", "<h1>Oops!</h1>"), although)
    assert spec_key(although) == spec_key(WatchSpec())


@pytest.mark.parametrize(
    ("body", "is_error"),
    [
        ('{"error": {"code": 429, "message": "Too many requests"}}', True),
        ('{"message": "Not Found", "documentation_url": "https://x.example"}', True),
        ('{"status": 503, "title": "Unavailable"}', True),
        ('{"success": false, "message": "x"}', True),
        ('{"status": "ok"}', False),
        ('{"status": "down", "message": "Mail is slow"}', False),
        ('{"error": null, "result": [1]}', False),
        ('{"errors": []}', False),
    ],
)
def test_an_error_told_to_a_program_is_no_change(body, is_error):
    for spec in (WatchSpec(), WatchSpec(WatchPart.JSON, "$")):
        problems = preview(body.encode(), JSON, URL, spec).problems
        assert [each.detail for each in problems] == ["error"] * is_error
    # Who asks for a value of it wants to know.
    assert not preview(b'{"error": "x"}', JSON, URL, WatchSpec(WatchPart.JSON, "$.error")).problems


TEXT = "<p>" + "It has much more to say about this than a wall would ever have. " * 15 + "</p>"


@pytest.mark.parametrize(
    "text",
    [
        page("404 Not Found - HTTP", f"<h1>404 Not Found</h1>{TEXT}"),
        page("How captchas work", f"<h1>Are you a robot?</h1>{TEXT}"),
        page("Cookies and consent", f"<h1>Your privacy</h1>{TEXT * 3}<button>Accept all</button>"),
        page("404 Media", "<h1>404 Media</h1><ul><li>A story</li><li>Another story</li></ul>"),
        page("Status", "<h1>Status</h1><h2>Scheduled maintenance</h2><p>On Sunday, of mail.</p>"),
        page("Shop", "<h1>Lamp</h1><p>This article is not available at the moment.</p>"),
        page("News", '<h1>News</h1><p>Rain.</p><div class="h-captcha"></div>' + TEXT),
        page(
            "Forum",
            '<h1>Forum</h1><header><form><input type="password"></form></header><p>Hello.</p>',
        ),
        bare(
            "Pool",
            '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
            "<h1>Pool</h1><p>Open today.</p>",
        ),
    ],
)
def test_a_page_about_such_things_is_none_of_them(text):
    assert not preview(text.encode(), HTML, URL, WatchSpec()).problems


def test_what_stood_on_the_page_before_is_its_own():
    text = page("Jobs", "<h1>Jobs</h1><p>Sorry, no content found. Nothing was not found.</p>")
    before = WatchedBefore(1, spec_key(WatchSpec()), "Jobs\nNothing was not found.")

    assert look(text.encode(), HTML, URL, WatchTask(WatchSpec(), before)).version is not None


@pytest.mark.parametrize(
    ("text", "spec", "detail"),
    [
        (shop(), css(".gone"), "nothing"),
        (shop(), WatchSpec(WatchPart.XPATH, "//video"), "nothing"),
        (shop(), css(".stock", WatchMode.NUMBER), "no-number"),
        (shop(), WatchSpec(WatchPart.JSON, "$.price"), "not-json"),
        ('{"a": 1}', WatchSpec(WatchPart.JSON, "$.b"), "nothing"),
        ('{"a": 1', WatchSpec(WatchPart.JSON, "$.a"), "not-json"),
        (shop(stock=""), css(".stock"), "nothing"),
    ],
)
def test_a_part_that_is_missing_is_said_to_be(text, spec, detail):
    with pytest.raises(PartMissing) as caught:
        look(text.encode(), None, URL, WatchTask(spec))

    assert caught.value.detail == detail


def test_a_picture_and_a_file_are_no_page():
    with pytest.raises(PartMissing, match="not-text"):
        look(b"\x89PNG", "image/png", URL, WatchTask(WatchSpec()))


@pytest.mark.parametrize(
    ("spec", "detail"),
    [
        (css("p["), "css"),
        (css("a::text"), "css"),
        (css("li::marker, p"), "css"),
        (WatchSpec(WatchPart.XPATH, "//p["), "xpath"),
        (WatchSpec(WatchPart.XPATH, "unknown()"), "xpath"),
        (WatchSpec(WatchPart.XPATH, "re:test(//p, '(a+)+b')"), "xpath"),
        (WatchSpec(WatchPart.JSON, "$.a["), "json-path"),
        (css(""), "css"),
        (WatchSpec(ignore=("(",)), "pattern"),
        (WatchSpec(when=WatchWhen.BELOW), "limit"),
        (WatchSpec(when=WatchWhen.APPEARS, words="  "), "words"),
        (css("li", WatchMode.LIST, when=WatchWhen.APPEARS, words="x"), "mode"),
    ],
)
def test_what_can_not_be_looked_for_is_said_to_be(spec, detail):
    text = '{"a": []}' if spec.part is WatchPart.JSON else shop()
    (problem,) = preview(text.encode(), None, URL, spec).problems

    assert (problem.code, problem.detail) == ("bad-watch", detail)
    with pytest.raises(BadWatch):
        look(text.encode(), None, URL, WatchTask(spec))


def test_a_pattern_that_takes_for_ever_ends(monkeypatch):
    monkeypatch.setattr("feedmon.watch.ignoring.LIMIT_S", 0.02)
    text = page("P", f"<p>{'a' * 5000}!</p>")

    (problem,) = preview(text.encode(), HTML, URL, WatchSpec(ignore=(r"(a|a)+$",))).problems

    assert problem.detail == "slow-pattern"


def test_a_preview_says_what_is_seen_and_whether_it_is_so_already():
    kind = KINDS["sold out"]
    shown = preview(kind.before.encode(), HTML, URL, kind.spec)

    assert shown.title == "Laptop 14"
    assert shown.holds is False
    assert "Ausverkauft" in shown.text
    assert "Shop" not in shown.text
    jobs = preview(KINDS["jobs"].before.encode(), HTML, URL, KINDS["jobs"].spec)
    assert [(item.title, item.link, item.text) for item in jobs.items] == [
        ("Editor", "https://site.example/jobs/12-editor", "Berlin"),
        ("Cook", "https://site.example/jobs/13-cook", "Lyon"),
    ]
