"""The environment of the Makefile: set up once, refused in a sentence."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging" / "environment.py"


@pytest.fixture
def environment():
    spec = importlib.util.spec_from_file_location("environment", SCRIPT)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(environment, monkeypatch, tmp_path):
    """A checkout of its own to set up, without an installer that could be asked."""
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["environment.py", str(tmp_path / ".venv")])
    return tmp_path


@pytest.fixture
def installed(environment, monkeypatch):
    """The times that something was installed."""
    times = []

    def create(_directory: Path, python: Path) -> bool:
        python.parent.mkdir(parents=True, exist_ok=True)
        python.unlink(missing_ok=True)
        python.symlink_to(sys.executable)
        return True

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "_install", lambda _python: times.append(1) or True)
    return times


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_the_second_time_nothing_is_installed(environment, project, installed):
    assert [environment.main(), environment.main()] == [0, 0]
    assert len(installed) == 1


def test_a_changed_pin_is_installed(environment, project, installed):
    environment.main()
    change(project / "constraints.txt", "aiohttp==", "aiohttp==9")

    environment.main()

    assert len(installed) == 2


def test_a_changed_dependency_is_installed(environment, project, installed):
    environment.main()
    change(project / "pyproject.toml", '"lxml>=', '"lxml>0,>=')

    environment.main()

    assert len(installed) == 2


def test_a_changed_setting_of_a_linter_installs_nothing(environment, project, installed):
    environment.main()
    change(project / "pyproject.toml", "line-length = 100", "line-length = 99")

    environment.main()

    assert len(installed) == 1


def test_an_environment_whose_interpreter_is_gone_is_made_anew(environment, project, installed):
    environment.main()
    python = project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(project / "removed")

    environment.main()

    assert len(installed) == 2


def test_what_could_not_be_installed_is_tried_again(environment, project, installed, monkeypatch):
    with monkeypatch.context() as offline:
        offline.setattr(environment, "_install", lambda _python: False)
        assert environment.main() == 1

    assert environment.main() == 0
    assert len(installed) == 1


def test_an_old_python_is_refused_in_a_sentence(environment, project, monkeypatch, capsys):
    monkeypatch.setattr(environment.sys, "version_info", (3, 10, 4, "final", 0))

    assert environment.main() == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_a_python_without_virtual_environments_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "ensurepip.py").write_text("raise ImportError(name='ensurepip')")

    result = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "venv"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "apt-get install python3-venv" in result.stderr
    assert "Traceback" not in result.stderr
