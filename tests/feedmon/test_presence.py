"""Whose claims are those of a program that is gone."""

import subprocess
import sys
import textwrap

from feedmon.presence import Presence


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

    assert {path.stem for path in tmp_path.iterdir()} == {alive.name, me.name}
    alive.leave()
    me.leave()


def test_a_name_from_the_store_never_leads_out_of_the_directory(tmp_path):
    outside = tmp_path / "outside.lock"
    outside.write_text("mine")
    inside = tmp_path / "engines"

    assert Presence(inside).is_dead("../outside")
    assert outside.read_text() == "mine"
