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


async def run(spec: Command, body: bytes, *, key: str) -> None:
    """Run a program to its end. Raises ProgramFailed."""
    try:
        process = await asyncio.create_subprocess_exec(
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
    printed = bytearray()
    try:
        async with asyncio.timeout(spec.limit_s):
            await asyncio.gather(_feed(process, body), _listen(process, printed))
            status = await process.wait()
    except TimeoutError as error:
        raise ProgramFailed(_detail("timeout", printed)) from error
    finally:
        if process.returncode is None:
            await _end(process)
    if status:
        raise ProgramFailed(_detail(f"status {status}", printed))


async def _feed(process: asyncio.subprocess.Process, body: bytes) -> None:
    stdin = process.stdin
    if stdin is None:
        raise TypeError(process)
    with suppress(BrokenPipeError, ConnectionResetError):  # it need not read
        stdin.write(body)
        await stdin.drain()
        stdin.close()
        await stdin.wait_closed()


async def _listen(process: asyncio.subprocess.Process, printed: bytearray) -> None:
    """Keep the end of what is printed: a program must neither wait for us nor fill the memory."""
    stdout = process.stdout
    if stdout is None:
        raise TypeError(process)
    while chunk := await stdout.read(1 << 16):
        printed += chunk
        del printed[:-KEPT_BYTES]


def _of_its_own() -> dict[str, Any]:
    """Let a program be the first of a group, so that it ends with all that it started."""
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return {"creationflags": flags}
    return {"start_new_session": True}


async def _end(process: asyncio.subprocess.Process) -> None:
    """End a program with all that it started."""
    if sys.platform == "win32":
        await asyncio.to_thread(_end_tree, process.pid)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()


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
