"""The window answers nobody over the network, and at home only the one who started it."""

import stat
import sys

import pytest

from tests.listening import open_ports
from tests.ui.program import descendants, running
from ui.instance import SOCKET_NAME

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the tables of Linux")


@pytest.mark.rule("X-9")
def test_no_port_is_open_while_the_window_is(tmp_path):
    with running(tmp_path) as program:
        program.until_ready()
        pid = program.process.pid
        below = descendants(pid)
        ports = open_ports([pid, *below])
        mode = (tmp_path / SOCKET_NAME).stat().st_mode

    assert below
    assert ports == []
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0  # nobody else hands it addresses
