"""Programs: the document on standard input, never through a shell, ended when it takes too long."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from feedmon.errors import ProgramFailed

if TYPE_CHECKING:
    from feedmon.model import Command

#: What programs find in their environment.
KEY_VARIABLE = "FEEDMON_KEY"
#: So many of the last bytes that a program printed are kept.
KEPT_BYTES = 2_000
#: What it printed last may still be on its way when it has ended (seconds).
_LAST_WORDS_S = 0.2
#: The pause after each piece of what it prints, and how long an end that was forced may take.
_BREATH_S, _END_S = 0.005, 10.0


async def run(spec: Command, body: bytes, *, key: str) -> None:
    """Run a program to its end. Raises ProgramFailed.

    It has ended when it has, whatever it started and left behind. That may still hold its output,
    so nobody waits for the end of that.
    """
    try:
        transport, talk = await asyncio.get_running_loop().subprocess_exec(
            _Talk,
            *spec.argv,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env={**os.environ, KEY_VARIABLE: key},
            **_of_its_own(),
        )
    except FileNotFoundError as error:
        raise ProgramFailed("missing") from error
    except (OSError, ValueError) as error:
        raise ProgramFailed("not-allowed") from error
    try:
        stdin = transport.get_pipe_transport(0)
        if isinstance(stdin, asyncio.WriteTransport):
            stdin.write(body)  # it need not read it
            stdin.close()
        async with asyncio.timeout(spec.limit_s):
            await talk.ended.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(talk.silent.wait(), _LAST_WORDS_S)
    except TimeoutError as error:
        if not talk.ended.is_set():
            raise ProgramFailed(_detail("timeout", talk.printed)) from error
    finally:
        try:
            if not talk.ended.is_set():
                await _end(transport, talk)
        finally:
            transport.close()
    if status := transport.get_returncode():
        raise ProgramFailed(_detail(f"status {status}", talk.printed))


class _Talk(asyncio.SubprocessProtocol):
    """Notes the end of a program, and of what it prints.

    Only the last of that is kept, and it is taken in by and by: a program must neither wait for
    us nor fill the memory, and one that prints without end not keep the loop from all else.
    """

    def __init__(self) -> None:
        self.printed = bytearray()
        self.ended, self.silent = asyncio.Event(), asyncio.Event()
        self._stdout: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.SubprocessTransport):
            self._stdout = transport.get_pipe_transport(1)

    def pipe_data_received(self, _fd: int, data: bytes | str) -> None:
        if isinstance(data, bytes):
            self.printed += data
            del self.printed[:-KEPT_BYTES]
        if isinstance(self._stdout, asyncio.ReadTransport) and self._stdout.is_reading():
            self._stdout.pause_reading()
            asyncio.get_running_loop().call_later(_BREATH_S, self._go_on)

    def pipe_connection_lost(self, fd: int, _error: Exception | None) -> None:
        if fd == 1:
            self.silent.set()

    def process_exited(self) -> None:
        self.ended.set()

    def _go_on(self) -> None:
        if isinstance(self._stdout, asyncio.ReadTransport) and not self._stdout.is_closing():
            self._stdout.resume_reading()


def _of_its_own() -> dict[str, Any]:
    """Let a program be the first of a group, so that it ends with all that it started."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags}
    return {"start_new_session": True}


async def _end(transport: asyncio.SubprocessTransport, talk: _Talk) -> None:
    """End a program with all that it started."""
    pid = transport.get_pid()
    if sys.platform == "win32":
        await asyncio.to_thread(_end_tree, pid)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        transport.kill()
    with suppress(TimeoutError):  # the kernel may keep it for a while
        await asyncio.wait_for(talk.ended.wait(), _END_S)


def _end_tree(pid: int) -> None:
    """Ask Windows to end a process with its children: it knows no groups of them."""
    folder = os.environ.get("SYSTEMROOT", r"C:\Windows")
    subprocess.run(  # noqa: S603 - a program of the system, and a number
        [rf"{folder}\System32\taskkill.exe", "/T", "/F", "/PID", str(pid)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


def _detail(code: str, printed: bytearray) -> str:
    words = printed.decode(errors="replace").strip()
    return f"{code}\n{words}" if words else code
