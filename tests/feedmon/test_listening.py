"""The program asks; it answers nobody who comes by over the network.

There is nothing yet that would have to be called back, so no port may be open for it.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.feeds import item, opml, rss
from tests.httpserver import in_thread
from tests.listening import open_ports
from tests.ui.program import descendants

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the tables of Linux")


@pytest.fixture
def server():
    with in_thread() as running:
        yield running


def ctl(directory, *arguments):
    return [sys.executable, "-m", "feedmon", "--data-dir", str(directory), *arguments]


@pytest.mark.rule("X-9")
def test_no_port_is_open_while_feeds_are_fetched_and_read(tmp_path, server):
    feeds = [
        ("Quick", server.put("/quick", rss("Quick", [item("a")]))),
        ("Slow", server.hang("/s")),
    ]
    listed = tmp_path / "feeds.opml"
    listed.write_bytes(opml(feeds))
    subprocess.run(ctl(tmp_path, "import", str(listed)), check=True, capture_output=True)
    with closing(sqlite3.connect(tmp_path / "feedmon.db", isolation_level=None)) as db:
        db.execute("UPDATE feeds SET next_poll_at = 0")

    with subprocess.Popen(
        ctl(tmp_path, "run"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert "Quick: 1 new\n" in process.stdout  # one feed was read ...
            while not server.requests_to("/s"):  # ... and another one is being asked
                time.sleep(0.02)
            below = descendants(process.pid)
            ports = open_ports([process.pid, *below])
        finally:
            process.terminate()

    assert below  # who reads feeds is a process of its own
    assert ports == []


@pytest.mark.rule("X-9")
@pytest.mark.parametrize(
    ("kind", "name"), [(socket.SOCK_STREAM, "tcp"), (socket.SOCK_DGRAM, "udp")]
)
def test_a_port_that_is_open_would_be_seen(kind, name):
    with socket.socket(socket.AF_INET, kind) as opened:
        opened.bind(("localhost", 0))
        if kind is socket.SOCK_STREAM:
            opened.listen()
        port = opened.getsockname()[1]

        found = open_ports([os.getpid()])

    assert (name, port) in found
