"""Programs: fed with the alert, never through a shell, and ended when they take too long."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from feedmon.deliver import command, document
from feedmon.errors import ProgramFailed
from feedmon.model import Command, Destination
from tests.feedmon.deliver.made import parcel


async def run(program, *arguments, limit_s=30):
    spec = Command((sys.executable, "-c", program, *arguments), limit_s)
    await command.run(spec, document(parcel(Destination(1, "Program", spec))), key="a-key")


async def failure(program, *arguments, limit_s=30):
    with pytest.raises(ProgramFailed) as caught:
        await run(program, *arguments, limit_s=limit_s)
    return caught.value.detail


async def test_a_program_reads_the_alert_and_its_key(tmp_path):
    told = tmp_path / "told"
    await run(
        "import json, os, sys; json.dump([json.load(sys.stdin), os.environ['FEEDMON_KEY'],"
        " sys.argv[2:]], open(sys.argv[1], 'w'))",
        str(told),
        "$HOME; `id`",
    )

    document, key, arguments = json.loads(told.read_text())
    assert document["data"]["alerts"][0]["article"]["author"] == "Ann"
    assert [key, arguments] == ["a-key", ["$HOME; `id`"]]


async def test_one_that_reads_nothing_has_done_its_work():
    await run("")


async def test_what_it_printed_last_is_kept_when_it_fails():
    said = await failure("print('x' * 100_000); print('no such list'); raise SystemExit(3)")

    status, printed = said.split("\n", 1)
    assert status == "status 3"
    assert printed.endswith("no such list")
    assert len(printed) <= command.KEPT_BYTES


async def test_a_program_that_is_not_there_is_named_so():
    with pytest.raises(ProgramFailed) as caught:
        await command.run(Command(("/nowhere/at-all",)), b"", key="k")

    assert caught.value.detail == "missing"


@pytest.mark.skipif(sys.platform == "win32", reason="shells")
@pytest.mark.parametrize(("status", "said"), [(0, None), (3, "status 3\nstarted")])
async def test_what_a_program_leaves_behind_is_not_waited_for(status, said):
    spec = Command(("/bin/sh", "-c", f"sleep 20 & echo started; exit {status}"), 10)

    if said is None:
        await command.run(spec, b"{}", key="k")
    else:
        with pytest.raises(ProgramFailed) as caught:
            await command.run(spec, b"{}", key="k")
        assert caught.value.detail == said


@pytest.mark.long
async def test_one_that_prints_without_end_is_ended():
    said = await failure("while True: print('all work and no play')", limit_s=1)

    assert said.startswith("timeout\n")


@pytest.mark.skipif(sys.platform == "win32", reason="sessions")
@pytest.mark.long
async def test_one_that_hides_what_it_started_is_ended_without_it():
    spec = Command(("/bin/sh", "-c", "setsid sleep 20 & sleep 60"), 1)

    async with asyncio.timeout(15):  # its child holds the output for longer
        with pytest.raises(ProgramFailed) as caught:
            await command.run(spec, b"{}", key="k")

    assert caught.value.detail == "timeout"


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
@pytest.mark.long
async def test_one_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path):
    note = tmp_path / "child"
    said = await failure(
        "import subprocess, sys, time; child = subprocess.Popen(['sleep', '60']);"
        " open(sys.argv[1], 'w').write(str(child.pid)); print('at it', flush=True);"
        " time.sleep(60)",
        str(note),
        limit_s=1,
    )

    assert said == "timeout\nat it"
    child = int(note.read_text())
    for _ in range(1000):
        if not _is_alive(child):
            break
        await asyncio.sleep(0.01)
    else:
        pytest.fail("it lives on")


def _is_alive(pid):
    with suppress(ProcessLookupError, FileNotFoundError):
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    return False
