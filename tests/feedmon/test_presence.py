"""Whose claims are those of a program that is gone."""

import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import pytest
from filelock import FileLock

from feedmon.presence import Presence, alone


def test_an_engine_at_work_is_seen_alive_by_another(tmp_path):
    first, second = Presence(tmp_path), Presence(tmp_path)
    first.enter()
    second.enter()

    assert not second.is_dead(first.name)

    first.leave()

    assert second.is_dead(first.name)
    second.leave()


def test_an_engine_never_thinks_itself_dead(tmp_path):
    presence = Presence(tmp_path)

    assert not presence.is_dead(presence.name)


def test_a_killed_engine_is_seen_dead_and_its_mark_cleared(tmp_path):
    program = textwrap.dedent(
        f"""
        import pathlib, time
        from feedmon.presence import Presence
        presence = Presence(pathlib.Path({str(tmp_path)!r}))
        presence.enter()
        print(presence.name, flush=True)
        time.sleep(60)
        """
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as it:
        name = it.stdout.readline().strip()
        me = Presence(tmp_path)

        assert not me.is_dead(name)

        it.kill()
    assert me.is_dead(name)
    assert not (tmp_path / f"{name}.lock").exists()


def test_the_marks_of_the_dead_are_cleared_when_somebody_enters(tmp_path):
    (tmp_path / "engine-dead.lock").touch()
    alive, me = Presence(tmp_path), Presence(tmp_path)
    alive.enter()

    me.enter()

    assert {path.stem for path in tmp_path.glob("*.lock")} == {alive.name, me.name}
    alive.leave()
    me.leave()


def test_a_name_from_the_store_never_leads_out_of_the_directory(tmp_path):
    outside = tmp_path / "outside.lock"
    outside.write_text("mine")
    inside = tmp_path / "engines"

    assert Presence(inside).is_dead("../outside")
    assert outside.read_text() == "mine"


def test_those_at_work_are_named_to_whom_it_matters(tmp_path):
    first, second = Presence(tmp_path, "feedmon"), Presence(tmp_path, "feedmonctl")
    first.enter()
    second.enter()
    with alone(tmp_path) as users:
        assert users == (f"feedmon (process {os.getpid()})", f"feedmonctl (process {os.getpid()})")

    assert first.others() == (f"feedmonctl (process {os.getpid()})",)

    second.leave()
    assert first.others() == ()
    first.leave()


def test_who_left_is_not_found_dead_and_who_was_killed_is_once(tmp_path):
    first = Presence(tmp_path)
    first.enter()
    first.leave()
    (tmp_path / "engine-1-dead.lock").touch()
    with alone(tmp_path) as users:
        assert users == ()
    second, third = Presence(tmp_path), Presence(tmp_path)
    second.enter()
    third.enter()

    assert (first.found_dead, second.found_dead, third.found_dead) == (False, True, False)
    second.leave()
    third.leave()


def test_who_comes_is_not_in_the_way_of_who_looks_at_the_marks(tmp_path):
    late = Presence(tmp_path)
    with ThreadPoolExecutor(1) as thread:
        with FileLock(tmp_path / f"{late.name}.lock"):  # as a look does, for a moment
            coming = thread.submit(late.enter)
            with pytest.raises(TimeoutError):
                coming.result(0.2)
        coming.result(20)

    assert not Presence(tmp_path).is_dead(late.name)
    late.leave()


def test_nobody_comes_to_work_while_somebody_is_alone_with_the_store(tmp_path):
    late = Presence(tmp_path)
    with ThreadPoolExecutor(1) as thread:
        with alone(tmp_path):
            coming = thread.submit(late.enter)
            with pytest.raises(TimeoutError):
                coming.result(0.2)
            assert list(tmp_path.glob("*.lock")) == []
        coming.result(20)

    assert len(list(tmp_path.glob("*.lock"))) == 1
    late.leave()
