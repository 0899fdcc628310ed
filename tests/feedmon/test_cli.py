"""``feedmonctl`` as other programs call it: a process, its output and its exit status."""

import json
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from feedmon import cli
from feedmon import engine as engine_room
from feedmon.cli import words
from feedmon.errors import FeedmonError, HostBlocked, StoreCorrupt
from feedmon.logs import log_path
from tests import foreign
from tests.feeds import item, opml, rss
from tests.httpserver import in_thread
from tests.mounts import mounted

FEED_FIELDS = [
    "id",
    "url",
    "title",
    "site_url",
    "folder",
    "state",
    "unread",
    "total",
    "last_polled_at",
    "last_status",
    "failures",
    "error",
    "next_poll_at",
    "next_poll_reason",
]
ENTRY_FIELDS = [
    "id",
    "feed_id",
    "uid",
    "title",
    "link",
    "author",
    "published",
    "updated",
    "received",
    "summary",
    "content_html",
    "read",
    "starred",
    "tags",
    "enclosures",
    "comments",
    "extras",
]


@pytest.fixture(scope="module")
def server():
    with in_thread() as running:
        yield running


@pytest.fixture
def ctl(tmp_path):
    """Run ``feedmonctl`` on a data directory of this test's own."""

    def call(*arguments, status=0, data_dir=tmp_path / "data"):
        done = subprocess.run(
            [sys.executable, "-m", "feedmon", "--data-dir", str(data_dir), *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        call.stderr = done.stderr
        return json.loads(done.stdout) if "--json" in arguments else done.stdout

    return call


def test_a_feed_is_added_listed_read_and_removed(ctl, server):
    url = server.put("/feed", rss("Planet", [item("a", "First")]), etag='"1"')

    added = ctl("add", url, "--json")
    feeds = ctl("feeds", "--json")
    entries = ctl("entries", "--json")
    removed = ctl("remove", url, "--json")

    assert {key: len(value) for key, value in added.items()} == {
        "added": 1,
        "removed": 0,
        "skipped": 0,
        "failed": 0,
    }
    assert set(FEED_FIELDS) <= set(feeds[0])
    assert (feeds[0]["url"], feeds[0]["title"], feeds[0]["state"]) == (url, "Planet", "ok")
    assert feeds[0]["last_polled_at"].endswith("Z")
    assert list(entries[0]) == ENTRY_FIELDS
    assert (entries[0]["title"], entries[0]["content_html"]) == ("First", "<p>Some words.</p>")
    assert [feed["id"] for feed in removed["removed"]] == [feeds[0]["id"]]
    assert ctl("feeds", "--json") == []


def test_adding_what_is_there_already_is_skipped_and_no_failure(ctl, server):
    url = server.put("/feed", rss("Planet"))
    ctl("add", url)

    again = ctl("add", url, "--json")

    assert again["skipped"][0]["reason"] == "already-subscribed"
    assert again["skipped"][0]["message"] == "already subscribed"


@pytest.mark.rule("F-5")
@pytest.mark.long
def test_a_feed_is_given_another_name_to_be_asked_for_and_ours_again(ctl, server):
    server.requests.clear()
    ctl("add", server.put("/named", rss("Planet")), "--user-agent", "Reader/1 (ada)")
    (added,) = ctl("feeds", "--json")
    changed = ctl("set", "1", "--user-agent", "Reader/2", "--json")
    ctl("refresh")
    usual = ctl("set", added["url"], "--user-agent", "")
    ctl("refresh")

    names = [request.headers["User-Agent"] for request in server.requests_to("/named")]
    assert (added["user_agent"], changed["user_agent"]) == ("Reader/1 (ada)", "Reader/2")
    assert names[:2] == ["Reader/1 (ada)", "Reader/2"]
    assert names[2].startswith("feedmon/")
    assert usual == "changed: 1  Planet\n"


@pytest.mark.rule("F-5")
@pytest.mark.long
def test_a_name_that_can_not_be_sent_is_refused_in_words(ctl, server):
    url = server.put("/feed", rss("Planet"))
    ctl("add", url, "--user-agent", "a\nb", status=1)
    assert "letters, digits and signs of ASCII" in ctl.stderr
    assert ctl("feeds", "--json") == []

    ctl("add", url)
    ctl("set", "1", "--user-agent", "x" * 501, status=1)
    assert "500 characters" in ctl.stderr
    ctl("set", "7", "--user-agent", "x", status=1)
    assert "no feed 7" in ctl.stderr
    assert ctl("feeds", "--json")[0]["user_agent"] is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ftp://site.example/feed", "bad-address"),
        ("/missing", "http-status"),
        ("/page", "no-feed-found"),
    ],
)
@pytest.mark.long
def test_an_address_that_can_not_be_added_says_why_with_status_one(ctl, server, address, code):
    server.put("/page", b"<html><body>hello</body></html>", content_type="text/html")
    url = server.url(address) if address.startswith("/") else address

    report = ctl("add", url, "--json", status=1)

    assert report["failed"][0]["error"] == code
    assert report["failed"][0]["message"] in ctl.stderr
    assert ctl("feeds", "--json") == []


def test_a_refresh_reports_counts_and_each_failure(ctl, server):
    good = server.put("/good", rss("Good", [item("a")]), etag='"g"')
    bad = server.put("/bad", rss("Bad"))
    ctl("add", good)
    ctl("add", bad)
    server.remove("/bad")

    report = ctl("refresh", "--json", status=1)

    assert {key: report[key] for key in ("feeds", "fetched", "not_modified", "failed", "new")} == {
        "feeds": 2,
        "fetched": 0,
        "not_modified": 1,
        "failed": 1,
        "new": 0,
    }
    assert set(report) >= {"skipped", "updated", "seconds", "failures"}
    (failure,) = report["failures"]
    assert (failure["url"], failure["error"]) == (bad, "http-status")
    assert "404" in failure["message"]


@pytest.mark.long
def test_health_tells_what_polls_cost_and_saved(ctl, server):
    url = server.put("/feed", rss("Planet", [item("a")]), etag='"1"')
    ctl("add", url)
    ctl("refresh")

    (row,) = ctl("health", "--json")

    assert row["requests"] == 2
    assert row["bytes"] > 0
    assert row["bytes_saved"] > 0
    assert row["response_ms"] >= 0


@pytest.mark.rule("X-3")
@pytest.mark.long
def test_what_is_not_right_with_a_feed_is_told(ctl, server, tmp_path):
    ctl("add", server.put("/feed", rss("Planet", [item("a")])))
    assert [row["warnings"] for row in ctl("feeds", "--json")] == [[]]
    with closing(sqlite3.connect(tmp_path / "data" / "feedmon.db")) as db, db:
        db.execute("UPDATE feeds SET insecure_target = 'http://plain.example/f', left_out = 12")

    listed, health = ctl("feeds"), ctl("health")

    assert [row["warnings"] for row in ctl("health", "--json")] == [
        ["insecure-redirect", "left-out"]
    ]
    for told in (listed, health):
        assert "(not encrypted: redirects from https to http://plain.example/f)" in told
        assert "(too many articles at once: 12 left out)" in told


@pytest.mark.long
def test_feeds_that_are_reported_carry_their_folder(ctl, server, tmp_path):
    (tmp_path / "in.opml").write_bytes(opml([("Planet", server.put("/feed", rss("Planet")))]))

    imported = ctl("import", str(tmp_path / "in.opml"), "--json")
    exported = ctl("export", str(tmp_path / "out.opml"), "--json")
    removed = ctl("remove", "1", "1", "--json")

    reported = imported["added"] + exported["added"] + removed["removed"]
    assert [feed["folder"] for feed in reported] == ["News"] * 3


def test_refreshing_a_feed_that_is_not_there_is_a_failure(ctl):
    ctl("refresh", "7", status=1)

    assert "no feed 7" in ctl.stderr


@pytest.mark.long
def test_a_store_that_another_program_holds_is_said_to_be_so(ctl, server, tmp_path):
    ctl("add", server.put("/feed", rss("Planet")))
    with closing(sqlite3.connect(tmp_path / "data" / "feedmon.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        ctl("refresh", status=1)

    assert "another program is using the store" in ctl.stderr


def test_a_directory_without_room_for_the_engines_mark_is_said_to_be_so(ctl, tmp_path):
    ctl("feeds")
    (tmp_path / "data" / "engines").rmdir()
    (tmp_path / "data" / "engines").touch()

    ctl("feeds", status=1)

    assert "can't be written" in ctl.stderr


def test_an_opml_file_goes_in_and_comes_out_again(ctl, server, tmp_path):
    source, target = tmp_path / "in.opml", tmp_path / "out.opml"
    source.write_bytes(opml([("One", server.url("/1")), ("Bad", "file:///etc/passwd")]))

    report = ctl("import", str(source), "--json", status=1)
    ctl("export", str(target))
    again = ctl("import", str(target), "--json")

    assert [feed["url"] for feed in report["added"]] == [server.url("/1")]
    assert report["failed"][0]["message"]
    assert ctl("feeds", "--json")[0]["folder"] == "News"
    assert [feed["url"] for feed in again["skipped"]] == [server.url("/1")]


def test_a_file_that_is_no_opml_changes_nothing(ctl, tmp_path):
    source = tmp_path / "in.opml"
    source.write_bytes(b"\x00\x01 not at all")

    ctl("import", str(source), status=1)

    assert "not an OPML file" in ctl.stderr
    assert ctl("feeds", "--json") == []


def test_a_missing_file_is_said_by_its_name(ctl, tmp_path):
    ctl("import", str(tmp_path / "nowhere.opml"), status=1)

    assert "nowhere.opml" in ctl.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dance",),
        ("add",),
        ("entries", "--limit", "-3"),
        ("entries", "--feed", "9" * 20),
        ("refresh", "x"),
        ("entries", "--search", "feed:"),
    ],
)
def test_wrong_usage_has_status_two(ctl, arguments):
    ctl(*arguments, status=2)

    assert "usage" in ctl.stderr


@pytest.mark.long
def test_articles_are_found_by_a_query(ctl, server):
    ctl("add", server.put("/a", rss("Planet", [item("a", "Old news"), item("b", "New shoes")])))
    ctl("add", server.put("/b", rss("Gazette", [item("c", "More news")])))

    query = "feed:planet OR feed:nobody news -shoes -is:starred"
    found = ctl("entries", "--json", "--search", query)

    assert [row["title"] for row in found] == ["Old news"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("news is:unred", "is:unred does not exist; there are unread, read"),
        ("after:soon", "'soon' is no day"),
        ("word " * 300, "1,000 characters at the most"),
    ],
)
def test_a_wrong_query_is_refused_with_the_reason(ctl, query, words):
    ctl("entries", "--search", query, status=2)

    assert words in ctl.stderr


def test_a_corrupt_store_is_refused_and_left_untouched(ctl, tmp_path):
    store = tmp_path / "data" / "feedmon.db"
    store.parent.mkdir()
    store.write_bytes(b"this is not a database" * 100)

    ctl("feeds", status=1)

    assert str(store) in ctl.stderr
    assert "damaged" in ctl.stderr
    assert store.read_bytes() == b"this is not a database" * 100


def test_what_happens_while_the_store_is_opened_stands_in_the_log(tmp_path, monkeypatch, capsys):
    async def opened(directory, *, program):
        logging.getLogger("feedmon.store").info("looked at the file")
        raise StoreCorrupt(str(directory / "feedmon.db"))

    monkeypatch.setattr(engine_room, "open_engine", opened)

    assert cli.run(["--data-dir", str(tmp_path), "feeds"]) == 1
    assert "damaged" in capsys.readouterr().err
    assert "looked at the file" in Path(log_path(tmp_path)).read_text(encoding="utf-8")


def test_the_data_directory_may_come_from_the_environment(tmp_path, server):
    url = server.put("/feed", rss("Planet"))
    environment = os.environ | {"FEEDMON_DATA_DIR": str(tmp_path / "by-variable")}

    done = subprocess.run(
        [sys.executable, "-m", "feedmon", "add", url],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "by-variable" / "feedmon.db").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.long
def test_the_monitor_polls_by_itself_and_ends_cleanly_when_told(ctl, server, tmp_path, number):
    url = server.put("/feed", rss("Planet", [item("a")]))
    source = tmp_path / "in.opml"
    source.write_bytes(opml([("Planet", url)]))
    ctl("import", str(source))
    monitor = subprocess.Popen(
        [sys.executable, "-m", "feedmon", "--data-dir", str(tmp_path / "data"), "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while ctl("feeds", "--json")[0]["total"] == 0:
            assert monitor.poll() is None
            time.sleep(0.2)
        monitor.send_signal(number)
        out, err = monitor.communicate(timeout=20)
    finally:
        monitor.kill()

    assert monitor.returncode == 0
    assert out.splitlines() == ["Monitoring 1 feeds. Ctrl+C ends.", "Planet: 1 new"]
    assert err == ""


# --- where nobody reads on -------------------------------------------------------------------


@pytest.fixture
def start(tmp_path):
    """Start ``feedmonctl`` on the same data directory as ``ctl``."""
    with ExitStack() as stack:

        def start(*arguments, stdout=subprocess.PIPE):
            process = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "feedmon", "--data-dir", tmp_path / "data", *arguments],
                    stdout=stdout,
                    stderr=subprocess.PIPE,
                )
            )
            stack.callback(process.kill)
            return process

        yield start


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="shells elsewhere")


@posix_only
@pytest.mark.long
def test_the_first_line_of_a_long_list_is_enough(ctl, start, server):
    long = "<p>" + "word " * 500 + "</p>"
    ctl("add", server.put("/feed", rss("Planet", [item(str(n), body=long) for n in range(100)])))

    entries = start("entries", "--json", "--limit", "100")
    head = subprocess.run(
        ["head", "-n", "1"], stdin=entries.stdout, capture_output=True, timeout=60, check=True
    )
    entries.stdout.close()

    assert head.stdout == b"[\n"
    assert entries.stderr.read() == b""
    assert entries.wait(timeout=60) == 141


@posix_only
@pytest.mark.parametrize("arguments", [["feeds"], ["health", "--json"], ["refresh"]])
@pytest.mark.long
def test_whoever_does_not_read_at_all_gets_no_complaint(ctl, start, server, arguments):
    ctl("add", server.put("/feed", rss("Planet", [item("a")])))
    reading, writing = os.pipe()
    os.close(reading)

    process = start(*arguments, stdout=writing)
    os.close(writing)

    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141


@posix_only
@pytest.mark.long
def test_the_monitor_ends_when_nobody_reads_what_it_finds(ctl, start, server, tmp_path):
    source = tmp_path / "in.opml"
    source.write_bytes(opml([("Planet", server.put("/feed", rss("Planet", [item("a")])))]))
    ctl("import", str(source))

    monitor = start("run")
    assert monitor.stdout.readline() == b"Monitoring 1 feeds. Ctrl+C ends.\n"
    monitor.stdout.close()

    assert monitor.stderr.read() == b""
    assert monitor.wait(timeout=60) == 141
    assert len(ctl("entries", "--json")) == 1


def test_every_error_has_a_sentence():
    def codes(kind):
        yield kind.code
        for child in kind.__subclasses__():
            yield from codes(child)

    missing = set(codes(FeedmonError)) - set(words.SENTENCES)

    assert missing == set()


def test_until_when_a_server_wants_to_be_left_alone_is_said():
    words_for_it = words.explain(HostBlocked("http://a.example/", 1_700_000_000))

    assert words_for_it == "the server asked to be left alone until 22:13 UTC"


# --- where the store can't be written -------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with little more than a new store takes."""
    with mounted(tmp_path / "disk", "size=1200k") as place:
        yield place


@pytest.fixture
def read_only(tmp_path, ctl, server):
    """A data directory with one feed, on a medium that can't be written any more."""
    with mounted(tmp_path / "medium", "size=8m") as place:
        ctl("add", server.put("/feed", rss("Planet", [item("a")])), data_dir=place / "data")
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        yield place / "data"


@pytest.mark.long
def test_a_store_on_a_read_only_medium_is_said_to_be_so(ctl, read_only):
    before = (read_only / "feedmon.db").read_bytes()

    ctl("feeds", data_dir=read_only, status=1)

    assert "can't be written" in ctl.stderr
    assert (read_only / "feedmon.db").read_bytes() == before


def test_a_full_disk_loses_nothing_that_was_stored(ctl, server, small_disk):
    data = small_disk / "data"
    first = server.put("/first", rss("First", [item("a")]))
    noise = "".join(chr(33 + (n * 7919) % 90) for n in range(400_000))
    second = server.put("/second", rss("Second", [item("b", body=noise), item("c", body=noise)]))
    ctl("add", first, data_dir=data)

    ctl("add", second, data_dir=data, status=1)
    said = ctl.stderr
    feeds = ctl("feeds", "--json", data_dir=data)

    assert "no space is left" in said
    assert [feed["title"] for feed in feeds] == ["First"]
    assert [row["title"] for row in ctl("entries", "--json", data_dir=data)] == ["Article a"]


@pytest.mark.rule("X-8")
@pytest.mark.long
def test_a_login_in_an_address_is_told_by_no_command(ctl, server, tmp_path):
    url = server.put("/feed", rss("Planet", [item("a")]))
    with_login = url.replace("://", "://anna:s3cretXY@")
    missing = server.url("/missing").replace("://", "://anna:s3cretXY@")

    said = ctl("add", with_login, "--json"), ctl.stderr
    assert said[0]["added"][0]["url"] == url
    assert words.NO_KEYRING in said[1]
    said += ctl("add", missing, "--json", status=1), ctl.stderr
    said += ctl("add", with_login, status=0), ctl.stderr
    said += ctl("feeds", "--json"), ctl("health", "--json"), ctl("refresh", "--json")
    ctl("export", str(tmp_path / "out.opml"))

    assert "s3cretXY" not in repr(said)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".opml" for path in files)
    assert not any(b"s3cretXY" in path.read_bytes() for path in files)


@pytest.mark.long
def test_import_and_export_know_other_programs_and_articles(ctl, tmp_path):
    feed = foreign.Feed(
        "News",
        "http://127.0.0.1:9/feed",
        articles=[
            foreign.Article("a", "One", 1_760_000_000, starred=True),
            foreign.Article("b", "Two", 1_760_000_000, deleted=True),
        ],
    )
    theirs = foreign.quiterss(tmp_path / "feeds.db", [feed])
    done = ctl("import", str(theirs), "--json")
    assert done["articles"] == {"added": 1, "known": 0, "deleted": 1}
    assert [one["title"] for one in done["added"]] == ["News"]

    exported = ctl("export", str(tmp_path / "all.json"), "--json")
    assert exported["articles"] == {"exported": 1}
    other = tmp_path / "other"
    again = ctl("import", str(tmp_path / "all.json"), "--json", data_dir=other)
    assert again["articles"]["added"] == 1
    (entry,) = ctl("entries", "--json", data_dir=other)
    assert (entry["uid"], entry["starred"]) == ("a", True)
    (tmp_path / "bad.db").write_bytes(b"SQLite format 3\0" + bytes(2000))
    ctl("import", str(tmp_path / "bad.db"), status=1)
