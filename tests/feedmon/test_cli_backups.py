"""``feedmonctl backup`` and ``restore``, and what ``run`` says of the store's care."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from feedmon import open_engine
from feedmon.cli.words import JOBS, care_line
from feedmon.model import Care, CareJob
from tests.feeds import item, rss
from tests.httpserver import in_thread


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def ctl(data):
    """Run ``feedmonctl`` on a data directory of this test's own; what it printed, or complained."""

    def call(*arguments, status=0):
        done = subprocess.run(
            [sys.executable, "-m", "feedmon", "--data-dir", data, *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == status, done.stderr
        return done.stdout if status == 0 else done.stderr

    return call


def test_a_backup_is_made_and_brought_back(ctl, data):
    with in_thread() as server:
        ctl("add", server.put("/feed", rss("Planet", [item("a"), item("b")])))
    made = json.loads(ctl("backup", "--json"))
    ctl("remove", "1")
    restored = json.loads(ctl("restore", made["path"], "--json"))
    feeds = json.loads(ctl("feeds", "--json"))

    assert (made["feeds"], made["entries"]) == (1, 2)
    assert made["made"].endswith("Z")
    assert made["size"] == Path(made["path"]).stat().st_size
    assert [feed["total"] for feed in feeds] == [2]
    assert restored["restored"] == made["path"]
    assert Path(restored["aside"]).parent == data
    assert "the store until now" in ctl("restore", made["path"])


def test_what_is_no_backup_is_refused(ctl, tmp_path):
    ctl("feeds")
    (tmp_path / "words.db").write_text("words " * 500)

    assert "a damaged copy" in ctl("restore", str(tmp_path / "words.db"), status=1)
    assert "no such file" in ctl("restore", str(tmp_path / "missing.db"), status=1)


def test_who_has_the_store_open_is_named(ctl, data):
    made = json.loads(ctl("backup", "--json"))

    async def beside_a_window():
        engine = await open_engine(data, program="feedmon")
        try:
            return await asyncio.to_thread(ctl, "restore", made["path"], status=1)
        finally:
            await engine.close()

    assert "in use by feedmon (process " in asyncio.run(beside_a_window())


@pytest.mark.parametrize("job", CareJob)
def test_each_job_has_words(job):
    assert job in JOBS


def test_damage_and_failures_are_said_in_a_line():
    damaged = care_line(Care(CareJob.CHECK, 1, 1, "damaged", "page 7 is bad\npage 8 is bad"))
    failed = care_line(Care(CareJob.BACKUP, 1, 1, "no-room", "67514368"))

    assert damaged == "the store is damaged; a backup can be restored (page 7 is bad)"
    assert failed.startswith("backing up the store: no room")
    assert "64.4 MB" in failed
