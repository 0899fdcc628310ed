"""The program asks; it answers nobody who comes by over the network."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

_LISTENS = "0A"


@pytest.fixture
def monitor(tmp_path):
    """``feedmonctl run``, from when it watches on."""
    with subprocess.Popen(
        [sys.executable, "-m", "feedmon", "--data-dir", str(tmp_path), "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield process
        process.terminate()


def listening(process):
    """The sockets of TCP on which a process waits for others, as Linux tells it."""
    inodes = set()
    for each in Path(f"/proc/{process.pid}/fd").iterdir():
        found = re.fullmatch(r"socket:\[(\d+)\]", str(each.readlink()))
        if found:
            inodes.add(found[1])
    lines = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/{process.pid}/net/{name}").read_text("ascii").splitlines()[1:]
    ]
    return [line for line in lines if line[3] == _LISTENS and line[9] in inodes]


@pytest.mark.rule("X-9")
@pytest.mark.skipif(sys.platform != "linux", reason="reads the tables of Linux")
def test_no_port_is_open_while_the_program_runs(monitor):
    assert monitor.poll() is None
    assert listening(monitor) == []
