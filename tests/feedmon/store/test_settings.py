"""Settings are rows that all programs on a store share."""

from __future__ import annotations

from feedmon.store import open_store


async def test_what_is_set_is_there_the_next_time(store, path, clock):
    await store.put_settings({"interval_s": 1800, "keep_days": None, "proxy": "none"})
    await store.put_settings({"interval_s": 7200})

    other = await open_store(path, clock=clock)
    seen = await other.settings()
    await other.close()

    assert seen == {"interval_s": 7200, "keep_days": None, "proxy": "none"}


async def test_a_setting_takes_a_revision_so_that_others_look(store):
    before = await store.revision()

    await store.put_settings({"interval_s": 1800})

    assert await store.revision() == before + 1
