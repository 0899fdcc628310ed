"""What no file may hold is found, and what files may hold is not."""

from __future__ import annotations

import pytest

from tests.project import words

PYPROJECT = """[project]
name = "thing"
[project.urls]
Homepage = "https://thing.example/"
"""


@pytest.fixture
def found(tmp_path):
    """What is found in one file of a project."""

    def look(name: str, text: str) -> list[str]:
        (tmp_path / "pyproject.toml").write_text(PYPROJECT)
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
        return list(words.places(tmp_path, name))

    return look


@pytest.mark.parametrize(
    "line",
    [
        "pip install --index" + "-url https://index.example/simple thing",
        "pip install --extra-index" + "-url=https://index.example/simple thing",
        "pip install --find" + "-links ./wheels thing",
        "pip install --trusted" + "-host index.example thing",
        "export PIP_" + "INDEX_URL=https://index.example/simple",
        "export UV_" + "DEFAULT_INDEX=https://index.example/simple",
    ],
)
def test_an_option_that_chooses_another_index_is_found_in_every_file(found, line):
    assert len(found("docs/page.md", f"Do this:\n{line}\n")) == 1


@pytest.mark.parametrize("name", [*words.INSTALLING])
def test_an_address_in_what_installers_read_is_found(found, name):
    line = "\n# thing @ git+https://elsewhere.example/thing.git\n"

    (place,) = found(name, line)

    assert place.endswith(": git+https://elsewhere.example/thing.git")


def test_the_projects_own_address_is_none_of_those(found):
    assert found("pyproject.toml", "") == []


def test_other_files_may_name_addresses(found):
    assert found("docs/page.md", "See https://elsewhere.example/.\n") == []


def test_a_mark_of_unfinished_work_is_found_with_its_line(found):
    mark = "TO" + "DO"

    assert found("feedmon/thing.py", f"x = 1\n# {mark}: y\n") == [f"feedmon/thing.py:2: {mark}"]


def test_a_picture_is_passed_over(found, tmp_path):
    (tmp_path / "icon.png").write_bytes(b"\x89PNG\xff")

    assert list(words.places(tmp_path, "icon.png")) == []
