"""Lists as files: read with a limit, written so that nothing old is lost."""

from __future__ import annotations

import pytest

from feedmon.errors import OpmlError
from feedmon.opml import MAX_BYTES, read_opml_file, write_opml_file
from tests.mounts import mounted


def test_what_is_larger_than_any_list_is_refused_without_being_read_whole(tmp_path):
    large = tmp_path / "large.opml"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(OpmlError) as refused:
        read_opml_file(large)

    assert refused.value.detail == "too-large"


def test_a_list_takes_the_place_of_the_old_one(tmp_path):
    target = tmp_path / "feeds.opml"
    target.write_bytes(b"old")

    write_opml_file(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_list(tmp_path):
    with mounted(tmp_path / "disk", "size=64k") as disk:
        target = disk / "feeds.opml"
        target.write_bytes(b"old")

        with pytest.raises(OSError, match="No space left"):
            write_opml_file(target, b"x" * 200_000)

        assert target.read_bytes() == b"old"
        assert list(disk.iterdir()) == [target]
