"""One window per data directory."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from ui.instance import Handover, Instance, activation_token, address

ROOT = Path(__file__).parents[2]

HOLD = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print(instance.take(), flush=True)
time.sleep(60)
"""

ASK = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.instance import Handover, Instance, Unanswered
app = QCoreApplication([])
second = Instance(Path(sys.argv[1]))
urls, activation, patience_s = json.loads(sys.argv[2])
try:
    heard = second.hand_over(Handover(tuple(urls), activation), patience_s=patience_s)
    print("heard" if heard else f"took {second.take()}")
except Unanswered:
    print("unanswered")
"""


def python(program, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


@pytest.fixture
def first(tmp_path):
    instance = Instance(tmp_path)
    assert instance.take()
    instance.welcome()
    yield instance
    instance.close()


@pytest.fixture
def start(tmp_path, until):
    """Another process that finds the directory taken, and what it came to."""

    async def another(*urls, activation="", patience_s=10.0):
        process = python(ASK, tmp_path, json.dumps([urls, activation, patience_s]))
        await until(lambda: process.poll() is not None)
        return process.communicate()[0].strip()

    return another


async def test_a_second_start_hands_its_addresses_to_the_first(first, start):
    asked = []
    first.asked.connect(asked.append)

    assert await start("https://example.org/ä b", "second", activation="token-7") == "heard"

    assert asked == [Handover(("https://example.org/ä b", "second"), "token-7")]


async def test_a_start_waits_until_the_window_is_there_and_is_heard_once(tmp_path, start):
    window, asked = Instance(tmp_path), []
    window.take()
    waiting = asyncio.create_task(start("https://example.org/"))
    await asyncio.sleep(1)
    assert not waiting.done()
    window.asked.connect(asked.append)
    window.welcome()

    assert await waiting == "heard"
    assert asked == [Handover(("https://example.org/",))]
    window.close()


async def test_several_starts_at_once_are_all_heard(first, start):
    asked = []
    first.asked.connect(asked.append)
    urls = [f"https://example.org/{number}" for number in range(4)]

    assert await asyncio.gather(*map(start, urls)) == ["heard"] * 4

    assert sorted(handover.urls for handover in asked) == [(url,) for url in urls]


async def test_other_directories_have_windows_of_their_own(first, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    instance = Instance(other)

    assert instance.take()
    instance.close()


async def test_a_start_while_the_first_one_ends_becomes_the_window(first, start):
    first.deafen()
    waiting = asyncio.create_task(start())
    await asyncio.sleep(1)
    assert not waiting.done()
    first.close()

    assert await waiting == "took True"


async def test_a_window_that_does_not_answer_is_not_waited_for_without_end(first, start):
    first.deafen()

    assert await start(patience_s=0.1) == "unanswered"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_window_leaves_nothing_in_the_way(tmp_path):
    holder = python(HOLD, tmp_path)
    took = holder.stdout.readline().strip()
    refused = not Instance(tmp_path).take()
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    instance = Instance(tmp_path)

    assert (took, refused) == ("True", True)
    assert instance.take()
    assert instance._server.isListening()
    instance.close()


def test_of_starts_at_the_same_instant_one_wins(tmp_path):
    holders = [python(HOLD, tmp_path) for _ in range(4)]
    took = [holder.stdout.readline().strip() for holder in holders]
    for holder in holders:
        holder.kill()
        holder.communicate()

    assert sorted(took) == ["False", "False", "False", "True"]


@pytest.mark.parametrize("message", [b"\n", b"[]\n", b'{"urls": 3, "activation": ""}\n', b"\xff\n"])
async def test_what_is_not_understood_is_dropped(first, tmp_path, until, message):
    asked = []
    first.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(address(tmp_path))
    await until(lambda: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(message)
    await until(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)

    assert asked == []


async def test_a_message_that_never_ends_is_cut_off(first, tmp_path, until):
    socket = QLocalSocket()
    socket.connectToServer(address(tmp_path))
    await until(lambda: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(b"x" * (2 << 20))
    await until(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)

    assert not first._callers


def test_the_socket_lies_in_the_directory_where_its_path_is_short_enough():
    assert address(Path("/home/me/feeds"), platform="linux") == "/home/me/feeds/window.sock"


@pytest.mark.parametrize(
    ("directory", "platform"), [("/home/me/feeds", "win32"), ("/" + "long/" * 30, "linux")]
)
def test_elsewhere_its_name_stands_for_the_directory(directory, platform):
    name = address(Path(directory), platform=platform)

    assert name.startswith("feedmon-")
    assert name == address(Path(directory), platform=platform)
    assert name != address(Path(directory) / "x", platform=platform)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_directory_that_can_not_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(OSError):
        Instance(tmp_path / "file").take()


def test_the_launchers_token_is_found():
    assert activation_token({"XDG_ACTIVATION_TOKEN": "t"}) == "t"
    assert activation_token({}) == ""
