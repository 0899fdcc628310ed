"""What is written is valid OPML, and read back it is the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feedmon.model import (
    FullTextMode,
    Notify,
    OpmlDocument,
    OpmlFeed,
    OpmlFolder,
    OpmlSettings,
    Rhythm,
    Silence,
    Urgency,
    Vigil,
    WatchMode,
    WatchPart,
    WatchSpec,
    Wish,
)
from feedmon.opml import read_opml, write_opml
from feedmon.opml.names import FEEDMON
from feedmon.opml.treatment import DAYS, NEWEST, SECONDS, SILENCE_DAYS
from feedmon.schedule import HARD_FLOOR, LONGEST

FRSS = "{https://freshrss.org/opml}"

FORBIDDEN = [chr(n) for n in range(32) if n not in (9, 10, 13)] + ["\ufffe", "\uffff"]

# XML can't hold control characters, and lists are trimmed where people look at them.
text = st.text(
    st.characters(
        exclude_categories=("Cs",),
        exclude_characters=[chr(n) for n in range(32) if n not in (9, 10, 13)]
        + ["\ufffe", "\uffff"],
    ),
    max_size=20,
)
shown = text.map(lambda value: value.strip(" \t\r\n"))
paths = st.lists(shown.filter(bool), max_size=6).map(tuple)
hosts = st.from_regex(r"[a-z]{1,8}\.example", fullmatch=True)
urls = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(["http", "https"]),
    hosts,
    st.from_regex(r"[a-z0-9/?&=%;~\[\]+'\"<>-]{0,30}", fullmatch=True),
)
names = st.from_regex(
    r"[a-zA-Z_][\w.-]{0,8}", fullmatch=True, alphabet=st.characters(codec="ascii")
).filter(
    lambda name: (
        name.lower()
        not in ("text", "title", "type", "xmlurl", "htmlurl", "category", "xmlns", "url")
    )
)
extras = st.dictionaries(
    st.builds(
        "{}{}".format,
        st.sampled_from(["", FRSS, "{urn:other}", "{urn:undeclared:mini}", "{https://x/?a&b}"]),
        names,
    ),
    text,
    max_size=4,
).map(lambda found: tuple(found.items()))
seconds = st.none() | st.integers(*SECONDS)
wishes = st.builds(
    Wish,
    rhythm=st.none() | st.sampled_from(Rhythm),
    interval_s=seconds,
    floor_s=seconds,
    ceiling_s=seconds,
)
told = st.none() | st.booleans()
vigils = st.builds(
    Vigil,
    silence=st.none() | st.sampled_from((Silence.OFF, Silence.LEARNT)),
    failing=told,
    turned=told,
    certificate=told,
    urgency=st.none() | st.sampled_from(Urgency),
) | st.builds(Vigil, st.just(Silence.DAYS), st.integers(*SILENCE_DAYS))
settings = st.builds(
    OpmlSettings,
    wish=wishes,
    notify=st.sampled_from(Notify),
    full_text=st.sampled_from(FullTextMode),
    watch=st.none()
    | st.builds(
        WatchSpec,
        part=st.just(WatchPart.CSS),
        selector=shown.map(str.strip).filter(bool),
        mode=st.sampled_from(WatchMode),
        ignore=st.lists(shown.filter(str.strip), max_size=2, unique=True).map(tuple),
    ),
    vigil=vigils,
    images_allowed=st.booleans(),
    in_totals=st.booleans(),
    keep_newest=st.none() | st.just(0) | st.integers(*NEWEST),
    keep_days=st.none() | st.just(0) | st.integers(*DAYS),
    paused=st.booleans(),
    user_agent=st.none()
    | st.from_regex(
        r"[!-~]([ -~]{0,40}[!-~])?", fullmatch=True, alphabet=st.characters(codec="ascii")
    ),
)
feeds = st.builds(
    OpmlFeed,
    url=urls,
    title=text,
    site_url=st.none() | urls,
    folder=paths,
    custom_title=st.none() | text,
    tags=st.lists(text, max_size=4).map(tuple),
    extra=extras,
    settings=st.just(OpmlSettings()) | settings,
)


@st.composite
def documents_of(draw: st.DrawFn) -> OpmlDocument:
    """Build any list: of some of its folders more is said."""
    folders = draw(st.lists(paths.filter(bool), max_size=5, unique=True).map(tuple))
    details = [
        OpmlFolder(path, draw(wishes), draw(extras)) for path in folders if draw(st.booleans())
    ]
    return OpmlDocument(
        feeds=draw(st.lists(feeds, max_size=8).map(tuple)),
        folders=folders,
        title=draw(shown),
        details=tuple(each for each in details if each != OpmlFolder(each.path)),
    )


documents = documents_of()


def all_folders(document: OpmlDocument) -> set[tuple[str, ...]]:
    """Every folder of a document, those above and those only named by a feed included."""
    paths = [*document.folders, *(feed.folder for feed in document.feeds)]
    return {path[:depth] for path in paths for depth in range(1, len(path) + 1)}


def by_folder(document: OpmlDocument) -> dict[tuple[str, ...], list[OpmlFeed]]:
    """The feeds of each folder, in order."""
    found: dict[tuple[str, ...], list[OpmlFeed]] = {}
    for feed in document.feeds:
        found.setdefault(feed.folder, []).append(feed)
    return found


@pytest.mark.rule("O-2")
@given(documents)
def test_reading_back_gives_what_was_written(document: OpmlDocument) -> None:
    again = read_opml(write_opml(document))

    assert by_folder(again) == by_folder(document)
    assert set(again.folders) == all_folders(document)
    assert set(again.details) == set(document.details)
    assert again.title == document.title
    assert again.problems == ()


@pytest.mark.rule("O-2")
@given(documents)
def test_what_is_written_is_well_formed_and_complete(document: OpmlDocument) -> None:
    data = write_opml(document)
    root = etree.fromstring(data)

    data.decode("utf-8")
    assert root.tag == "opml"
    assert root.get("version") == "2.0"
    written = [outline for outline in root.iter("outline") if outline.get("type")]
    assert len(written) == len(document.feeds)
    for outline in written:
        # A watch is no feed to other programs: nothing is to be fetched there.
        address = "url" if outline.get(f"{{{FEEDMON}}}watch") else "xmlUrl"
        assert set(outline.keys()) >= {"text", "title", "type", address, "htmlUrl"}
        assert address == "xmlUrl" or outline.get("xmlUrl") is None
        assert outline.get("text") == outline.get("title")
    assert all(outline.get("text") is not None for outline in root.iter("outline"))


@given(documents)
def test_writing_again_what_was_read_changes_nothing(document: OpmlDocument) -> None:
    once = write_opml(read_opml(write_opml(document)))

    assert write_opml(read_opml(once)) == once


@pytest.mark.rule("O-2")
def test_folders_keep_their_order() -> None:
    folders = (("Z",), ("Z", "b"), ("Z", "a"), ("A",), ("empty",))
    document = OpmlDocument(feeds=(OpmlFeed("https://x.example/", folder=("A",)),), folders=folders)

    assert read_opml(write_opml(document)).folders == folders


@pytest.mark.rule("O-2")
def test_the_persons_own_title_is_what_other_readers_show() -> None:
    feed = OpmlFeed("https://x.example/", "Publisher", custom_title="Mine & only")
    (outline,) = etree.fromstring(write_opml(OpmlDocument((feed,)))).iter("outline")

    assert outline.get("text") == outline.get("title") == "Mine & only"
    assert outline.get("type") == "rss"


@pytest.mark.rule("O-2")
def test_what_is_as_everywhere_is_not_written() -> None:
    document = OpmlDocument((OpmlFeed("https://x.example/", "X", folder=("F",)),))

    assert write_opml(document).count(b"feedmon:") == 0


@pytest.mark.rule("O-2")
@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('rhythm="fixed" feedmon:interval="1"', OpmlSettings(Wish(Rhythm.FIXED, HARD_FLOOR))),
        ('interval="999999999"', OpmlSettings(Wish(interval_s=LONGEST))),
        ('shortest="-60" feedmon:longest="1e9"', OpmlSettings()),
        ('rhythm="always" feedmon:notify="loud"', OpmlSettings()),
        ('fullText="auto"', OpmlSettings(full_text=FullTextMode.AUTO)),
        ('fullText="yes"', OpmlSettings()),
        ('keepNewest="1" feedmon:keepDays="1"', OpmlSettings(keep_newest=100, keep_days=7)),
        ('keepNewest="0" feedmon:keepDays="99999"', OpmlSettings(keep_newest=0, keep_days=3650)),
        ('tellSilence="9999"', OpmlSettings(vigil=Vigil(Silence.DAYS, 3650))),
        ('tellSilence="days" feedmon:tellFailing="yes"', OpmlSettings()),
        ('tellTurned="false"', OpmlSettings(vigil=Vigil(turned=False))),
        ('paused="yes" feedmon:inTotals="no" feedmon:pictures="1"', OpmlSettings()),
        ('interval="٣٠٠"', OpmlSettings()),
        ('userAgent=" Reader/1 (ada) "', OpmlSettings(user_agent="Reader/1 (ada)")),
        ('userAgent="a&#13;&#10;Cookie: b"', OpmlSettings()),
        (f'userAgent="{"x" * 501}"', OpmlSettings()),
        ('userAgent=""', OpmlSettings()),
    ],
)
def test_what_a_list_wants_stays_within_what_may_be_chosen(said: str, meant: OpmlSettings) -> None:
    (feed,) = read_opml(
        f'<opml xmlns:feedmon="{FEEDMON}"><body>'
        f'<outline text="A" xmlUrl="https://a.example/" feedmon:{said}/></body></opml>'.encode()
    ).feeds

    assert feed.settings == meant
    assert feed.extra == ()


def test_a_page_whose_watch_can_not_be_understood_does_not_become_a_feed() -> None:
    document = read_opml(
        f'<opml xmlns:feedmon="{FEEDMON}"><body><outline text="A" type="link"'
        ' url="https://a.example/#watch" feedmon:watch="{&quot;part&quot;: &quot;program&quot;}"/>'
        '<outline text="B" type="link" url="https://b.example/"/></body></opml>'.encode()
    )

    assert document.feeds == ()
    assert [each.reason for each in document.problems] == ["watch", "no-address"]


@pytest.mark.rule("X-8")
@pytest.mark.parametrize(
    "name", ["frss:CURLOPT_COOKIE", "miniflux:password", "frss:CURLOPT_HTTPHEADER", "apiToken"]
)
def test_what_others_log_in_with_is_not_kept(name: str) -> None:
    outline = f'<outline text="A" xmlUrl="https://a.example/" {name}="x" author="Ada"/>'

    assert read_opml(outline.encode()).feeds[0].extra == (("author", "Ada"),)


@given(st.binary(max_size=300) | text.map(str.encode))
def test_no_bytes_make_the_reader_fail_otherwise(data: bytes) -> None:
    document = read_opml(b"<opml><outline " + data)

    assert all(feed.url.startswith(("http:", "https:")) for feed in document.feeds)


def test_our_namespace_lives_under_the_project_url() -> None:
    pyproject = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())

    assert FEEDMON.startswith(pyproject["project"]["urls"]["Homepage"])
