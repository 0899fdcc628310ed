"""Worker processes, real ones: what they give back, and how they end."""

import asyncio
import json
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from feedmon import errors
from feedmon.errors import NotAFeed, WorkFailed
from feedmon.model import Document
from feedmon.work import work_document
from feedmon.workers import Workers
from tests.feedmon import chores

CHECKOUT = Path(__file__).resolve().parents[2]
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>
<link>https://e.example/</link>
<item><guid>1</guid><title>One</title><link>https://e.example/1</link>
<description>&lt;p onclick="x"&gt;Text &lt;a href="two"&gt;two&lt;/a&gt;&lt;/p&gt;</description>
</item>
<item><guid>2</guid><title>Two</title><pubDate>Tue, 03 Jun 2025 10:00:00 GMT</pubDate></item>
</channel></rss>"""


def document(body=RSS, content_type="application/rss+xml"):
    headers = {"content-type": content_type}
    return Document("https://e.example/feed", 200, headers, (), 0, 0, len(body), body)


@pytest.fixture
async def workers():
    pool = Workers(2, time_limit_s=20, memory_limit_bytes=512 << 20)
    yield pool
    await pool.close()


async def running(pool, count=2):
    """The processes of ``pool``; asked again while a slow starter leaves the work to another."""
    found = set()
    for _ in range(20):
        found |= set(await asyncio.gather(*(pool.run(chores.pid_after, 0.2) for _ in range(count))))
        if len(found) >= count:
            break
    return found


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    # Where nobody collects orphans they stay in the table of processes without being any.
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def wait_until_gone(pids, seconds=30):
    deadline = time.monotonic() + seconds
    while any(is_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    return [pid for pid in pids if is_alive(pid)]


# --- what comes back -------------------------------------------------------------------------


def test_a_document_is_parsed_identified_and_sanitised():
    feed = work_document(RSS, "application/rss+xml", "https://e.example/feed")

    first, second = feed.entries
    assert feed.feed.title == "T"
    assert feed.feed.entries == ()
    assert (first.uid, second.uid) == ("1", "2")
    assert first.body.html == '<p>Text <a href="https://e.example/two">two</a></p>'
    assert first.body.text == "Text two"
    assert first.raw_html == '<p onclick="x">Text <a href="two">two</a></p>'
    assert first.content_hash != second.content_hash
    assert second.body.html == ""


async def test_a_worker_gives_back_what_the_work_gives(workers):
    found = await workers.parse(document())

    assert found == work_document(RSS, "application/rss+xml", "https://e.example/feed")


async def test_many_documents_at_once(workers):
    bodies = [RSS.replace(b"<title>T<", b"<title>T%d<" % n) for n in range(40)]

    found = await asyncio.gather(*(workers.parse(document(body)) for body in bodies))

    assert [feed.feed.title for feed in found] == [f"T{n}" for n in range(40)]


async def test_what_is_no_feed_is_said_by_its_own_error(workers):
    with pytest.raises(NotAFeed) as raised:
        await workers.parse(document(b"<!doctype html><html><body><p>Hi", "text/html"))

    assert raised.value.detail == "html"


def _tree(kind):
    yield kind
    for child in kind.__subclasses__():
        yield from _tree(child)


_ARGUMENTS = {
    errors.FeedmonError: (),
    errors.StoreNoRoom: ("feedmon.db", 1200),
    errors.StoreInUse: ("feedmon.db", ("feedmonctl (process 12)",)),
    errors.LeaseLost: (1,),
    errors.NoSuchFeed: (1,),
    errors.NoSuchFolder: (1,),
    errors.AlreadySubscribed: ("u", 1),
    errors.OpmlFound: ("u", b"<opml/>", 3),
    errors.FetchTimeout: ("u", 2.5),
    errors.HttpStatus: ("u", 503, 9),
    errors.TooLarge: ("u", 5),
    errors.HostBlocked: ("u", 5),
}


@pytest.mark.parametrize("kind", list(_tree(errors.FeedmonError)), ids=lambda kind: kind.__name__)
def test_every_error_keeps_its_data_on_its_way(kind):
    error = kind(*_ARGUMENTS.get(kind, ("subject",)))

    again = pickle.loads(pickle.dumps(error))

    assert type(again) is kind
    assert (again.args, vars(again)) == (error.args, vars(error))


# --- tasks that break the limits -------------------------------------------------------------


async def test_a_task_beyond_its_time_ends_alone():
    pool = Workers(2, time_limit_s=1)
    other = asyncio.create_task(pool.run(chores.pid_after, 0.8))

    with pytest.raises(WorkFailed) as raised:
        await pool.run(chores.pid_after, 600)

    assert raised.value.detail == "timeout"
    assert is_alive(await other)
    assert (await pool.parse(document())).feed.title == "T"
    await pool.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is kept on Linux only")
async def test_a_task_beyond_its_memory_ends_alone(workers):
    with pytest.raises(WorkFailed) as raised:
        await workers.run(chores.allocate, 2 << 30)

    assert raised.value.detail == "memory"
    assert await workers.run(chores.allocate, 64 << 20) == 64 << 20


async def test_a_task_whose_process_dies_ends_alone(workers):
    other = asyncio.create_task(workers.run(chores.pid_after, 1))

    with pytest.raises(WorkFailed) as raised:
        await workers.run(chores.die)

    assert raised.value.detail == "died"
    assert is_alive(await other)
    assert len(await running(workers)) == 2


async def test_processes_that_die_while_idle_are_replaced(workers):
    before = await running(workers)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    await asyncio.sleep(0.5)

    after = await running(workers)

    assert len(after) == 2
    assert not before & after


async def test_a_bug_in_a_worker_is_logged_and_said(workers, caplog):
    with pytest.raises(WorkFailed) as raised:
        await workers.run(chores.fail)

    assert raised.value.detail == "error"
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
    assert "unforeseen" in caplog.text


async def test_cancelling_ends_the_work(workers):
    (pid, _) = await running(workers)
    long = [asyncio.create_task(workers.run(chores.pid_after, 600)) for _ in range(2)]
    await asyncio.sleep(0.3)

    for task in long:
        task.cancel()
    ended = await asyncio.gather(*long, return_exceptions=True)

    assert all(isinstance(error, asyncio.CancelledError) for error in ended)
    assert (await workers.parse(document())).feed.title == "T"
    assert wait_until_gone([pid]) == []


async def test_what_is_almost_done_when_nobody_wants_it_any_more_costs_no_process(workers):
    before = await running(workers)
    short = [asyncio.create_task(workers.run(chores.pid_after, 0.05)) for _ in range(2)]
    await asyncio.sleep(0.02)

    for task in short:
        task.cancel()
    await asyncio.gather(*short, return_exceptions=True)

    assert await running(workers) == before


async def test_work_that_follows_cancelled_work_is_never_lost(repetitions):
    pool = Workers(1, time_limit_s=5)
    await pool.warm_up()
    for n in range(repetitions(200)):
        unwanted = asyncio.create_task(pool.run(chores.pid_after, 0.02))
        await asyncio.sleep(0.03 * n / repetitions(200))
        unwanted.cancel()

        assert is_alive(await pool.run(chores.pid_after, 0))
    await pool.close()


async def test_work_that_waits_for_its_turn_is_cancelled_without_a_trace(workers):
    before = await running(workers)
    busy = [asyncio.create_task(workers.run(chores.pid_after, 0.5)) for _ in range(2)]
    waiting = [asyncio.create_task(workers.run(chores.pid_after, 600)) for _ in range(20)]
    await asyncio.sleep(0.1)

    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)

    assert set(await asyncio.gather(*busy)) == before
    assert await running(workers) == before


# --- beginning and end -----------------------------------------------------------------------


async def test_the_loop_goes_on_while_processes_start():
    pool = Workers(2)
    turns = 0
    start = asyncio.create_task(pool.warm_up())
    while not start.done():
        turns += 1
        await asyncio.sleep(0.001)
    await start
    await pool.close()

    assert turns > 20


async def test_warmed_up_processes_are_there():
    pool = Workers(2)
    await pool.warm_up()
    pids = await running(pool)
    await pool.close()

    assert len(pids) == 2
    assert wait_until_gone(pids) == []


async def test_a_process_that_is_not_needed_ends_and_the_next_task_starts_another():
    pool = Workers(2, rest_s=0.1)
    await pool.warm_up()
    before = await running(pool)
    gone = await asyncio.to_thread(wait_until_gone, before)

    after = await pool.run(chores.pid_after, 0)

    assert gone == []
    assert after not in before
    assert is_alive(after)
    await pool.close()


async def test_a_process_that_is_needed_does_not_rest():
    pool = Workers(2, rest_s=0.1)
    working = {await pool.run(chores.pid_after, 0.03) for _ in range(12)}
    await pool.close()

    assert len(working) == 1


async def test_short_tasks_at_once_share_the_process_that_is_there():
    pool = Workers(2)
    await pool.run(chores.pid_after, 0)

    working = set(await asyncio.gather(*(pool.run(chores.pid_after, 0.001) for _ in range(8))))

    assert len(working) == 1
    await pool.close()


async def test_one_process_is_started_ahead_and_only_where_there_is_none():
    pool = Workers(2)
    await pool.warm_up(1)
    there = await pool.run(chores.pid_after, 0)
    await pool.warm_up(1)

    assert len(pool._resting) == 1
    assert await pool.run(chores.pid_after, 0) == there
    await pool.close()


async def test_closing_fails_what_runs_and_what_comes_later():
    pool = Workers(1)
    pid = await pool.run(chores.pid_after, 0)
    long = [asyncio.create_task(pool.run(chores.pid_after, 600)) for _ in range(3)]
    await asyncio.sleep(0.3)

    await pool.close()
    await pool.close()

    for error in await asyncio.gather(*long, return_exceptions=True):
        assert isinstance(error, WorkFailed)
    with pytest.raises(WorkFailed):
        await pool.run(chores.modules)
    assert wait_until_gone([pid]) == []


async def test_closing_what_never_started_starts_nothing():
    pool = Workers(1)

    await pool.close()

    with pytest.raises(WorkFailed):
        await pool.parse(document())


# --- programs --------------------------------------------------------------------------------

PROGRAM = """
    def main():
        import asyncio, json, sys
        from feedmon.workers import Workers
        from tests.feedmon import chores

        async def run(then):
            pool = Workers(2, time_limit_s=2)
            await pool.warm_up()
            pids = await asyncio.gather(*(pool.run(chores.pid_after, 0.3) for _ in range(2)))
            modules = await pool.run(chores.modules)
            if then == "desert":
                asyncio.create_task(pool.run(chores.pid_after, 600))
                await asyncio.sleep(0.1)
            if then == "hold":
                asyncio.create_task(pool.run(chores.hold_everything))
                await asyncio.sleep(0.3)
            print(json.dumps({"pids": pids, "modules": modules}), flush=True)
            if then not in ("leave", "desert"):
                await asyncio.sleep(600)

        asyncio.run(run(sys.argv[1]))

    if __name__ == "__main__":
        main()
"""


@pytest.fixture
def program(tmp_path):
    """Start a program (as ``python -m``) that has two workers; gives what it says of them."""
    package = tmp_path / "program"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(textwrap.dedent(PROGRAM), encoding="utf-8")
    started = []

    def start(then):
        process = subprocess.Popen(
            [sys.executable, "-m", "program", then],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(CHECKOUT), str(tmp_path)])},
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process, json.loads(process.stdout.readline())

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_workers_import_neither_the_window_nor_the_network(program):
    _, said = program("stay")

    roots = {name.partition(".")[0] for name in said["modules"]}
    assert "feedmon" in roots
    assert not roots & {"PySide6", "shiboken6", "qasync", "aiohttp", "asyncio", "sqlite3"}


# The second has its limit of time, seconds of it, and the alarm behind it to wait for.
@pytest.mark.parametrize("then", ["stay", pytest.param("hold", marks=pytest.mark.long)])
def test_no_worker_outlives_a_killed_program(program, then):
    process, said = program(then)

    process.send_signal(signal.SIGKILL)
    process.wait()

    assert len(said["pids"]) == 2
    assert wait_until_gone(said["pids"]) == []


@pytest.mark.parametrize("then", ["leave", "desert"])
def test_no_worker_outlives_a_program_that_forgot_to_close(program, then):
    process, said = program(then)

    _, complaints = process.communicate(timeout=30)

    assert (process.returncode, complaints) == (0, "")
    assert wait_until_gone(said["pids"]) == []


def test_ctrl_c_reaches_the_program_only(program):
    process, said = program("stay")

    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=30)

    assert complaints.count("\nKeyboardInterrupt") == 1
    assert "spawn" not in complaints
    assert wait_until_gone(said["pids"]) == []


def test_ctrl_c_while_workers_start_reaches_the_program_only(tmp_path):
    script = tmp_path / "starting.py"
    script.write_text(
        textwrap.dedent("""
            def main():
                import asyncio
                from feedmon.workers import Workers

                async def run():
                    starting = asyncio.create_task(Workers(2).warm_up())
                    await asyncio.sleep(0.1)
                    print("starting", flush=True)
                    await starting
                    await asyncio.sleep(600)

                asyncio.run(run())

            if __name__ == "__main__":
                main()
        """),
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    process.stdout.readline()

    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=30)

    assert complaints.count("\nKeyboardInterrupt") == 1
    assert "spawn" not in complaints
