"""The window answers nobody over the network, and at home only the one who started it."""

import stat
import sys
import tempfile
from pathlib import Path

import pytest

from tests.listening import open_ports
from tests.ui.program import descendants, running
from ui.instance import address

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the tables of Linux")


@pytest.mark.rule("X-9")
def test_no_port_is_open_while_the_window_is(tmp_path):
    with running(tmp_path) as program:
        program.until_ready()
        pid = program.process.pid
        below = descendants(pid)
        ports = open_ports([pid, *below])
        # Where the path would be too long for a socket, Qt puts it among temporary files.
        mode = Path(tempfile.gettempdir(), address(tmp_path)).stat().st_mode

    assert below
    assert ports == []
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0  # nobody else hands it addresses
