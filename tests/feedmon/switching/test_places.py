"""Where other programs keep their data, on each platform."""

from __future__ import annotations

import os

import pytest

from feedmon.model import Program
from feedmon.switching import feed_list_of, known_places

KEPT = {
    ("linux", ".config/rssguard5/database/database.db"): Program.RSS_GUARD,
    ("linux", ".config/RSS Guard 4/database/database.db"): Program.RSS_GUARD,
    (
        "linux",
        ".var/app/io.github.martinrotter.rssguard/config/RSS Guard 4/database/database.db",
    ): Program.RSS_GUARD,
    ("linux", ".local/share/QuiteRss/QuiteRss/feeds.db"): Program.QUITERSS,
    ("linux", ".local/share/liferea/liferea.db"): Program.LIFEREA,
    ("win32", "AppData/Local/RSS Guard 4/database/database.db"): Program.RSS_GUARD,
    ("win32", "AppData/Local/QuiteRss/QuiteRss/feeds.db"): Program.QUITERSS,
    ("darwin", "Library/Preferences/rssguard5/database/database.db"): Program.RSS_GUARD,
    ("darwin", "Library/Application Support/QuiteRss/QuiteRss/feeds.db"): Program.QUITERSS,
}


def put(path, at=1_000_000_000):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(600))
    os.utime(path, (at, at))
    return path


@pytest.mark.parametrize(("platform", "place"), KEPT)
def test_data_is_found_where_its_program_keeps_it(tmp_path, platform, place):
    path = put(tmp_path / place)

    (found,) = known_places(tmp_path, {}, platform)

    assert (found.program, found.path, found.size) == (KEPT[platform, place], str(path), 600)


def test_the_newest_comes_first_and_what_is_empty_is_not_offered(tmp_path):
    old = put(tmp_path / ".config/RSS Guard 4/database/database.db")
    new = put(tmp_path / ".config/rssguard5/database/database.db", at=1_700_000_000)
    put(tmp_path / ".local/share/liferea/liferea.db").write_bytes(b"")

    assert [one.path for one in known_places(tmp_path, {}, "linux")] == [str(new), str(old)]
    elsewhere = {"XDG_CONFIG_HOME": str(tmp_path / "moved")}
    assert known_places(tmp_path, elsewhere, "linux") == ()


def test_the_list_of_liferea_is_found_beside_its_data(tmp_path):
    database = put(tmp_path / ".local/share/liferea/liferea.db")
    assert feed_list_of(database, {}) is None
    listed = put(tmp_path / ".config/liferea/feedlist.opml")
    assert feed_list_of(database, {}) == listed
    flatpak = put(tmp_path / "app/data/liferea/liferea.db")
    own = put(tmp_path / "app/config/liferea/feedlist.opml")
    assert feed_list_of(flatpak, {}) == own
