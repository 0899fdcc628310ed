"""Make the virtual environment that the Makefile works in, once, and again when pins change.

Runs on the system's Python with nothing installed, so it uses the standard library alone and
must be readable (if only to say "too old") by interpreters older than feedmon needs.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

MINIMUM = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
STAMP = "feedmon-ready"


def main() -> int:
    """Bring the environment named by the only argument up to date; 0 when it is."""
    if sys.version_info < MINIMUM:
        return _refuse(
            f"feedmon needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer; {sys.executable} is "
            f"{sys.version_info[0]}.{sys.version_info[1]}. Name another: make PYTHON=python3.13 …"
        )
    directory = Path(sys.argv[1])
    python = directory / "bin" / "python"
    wanted = _fingerprint()
    stamp = directory / STAMP
    if stamp.is_file() and stamp.read_text() == wanted and _runs(python, "pass"):
        return 0
    sys.stdout.write(f"Setting up {directory} (once, and when the dependencies change) …\n")
    sys.stdout.flush()
    if not _create(directory, python):
        return 1
    if not _install(python):
        return _refuse(
            f"{directory} is not ready: pip could not install the dependencies (said above). "
            "The first set-up needs a connection to a package index; later runs do not."
        )
    stamp.write_text(wanted)
    return 0


def _fingerprint() -> str:
    """Identify what an installation depends on; settings of linters are not part of that."""
    import tomllib  # noqa: PLC0415 - absent from the old interpreters that are refused above

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    relevant = {key: project.get(key) for key in ("build-system", "project", "dependency-groups")}
    digest = hashlib.sha256(json.dumps(relevant, sort_keys=True).encode())
    digest.update((ROOT / "constraints.txt").read_bytes())
    digest.update(str(ROOT).encode())  # an editable installation names its checkout
    return digest.hexdigest()


def _create(directory: Path, python: Path) -> bool:
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian ships Python without it
        import venv  # noqa: PLC0415
    except ImportError as missing:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        _refuse(
            f"{sys.executable} comes without the module “{missing.name}”, which makes virtual "
            f"environments. On Debian and Ubuntu: sudo apt-get install python3-venv "
            f"(or python{version}-venv)."
        )
        return False
    if not _runs(python, "import pip"):
        venv.create(directory, clear=directory.exists(), with_pip=True, symlinks=True)
    return True


def _install(python: Path) -> bool:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    pins = str(ROOT / "constraints.txt")
    environment = {**os.environ, "PIP_CONSTRAINT": pins, "PIP_BUILD_CONSTRAINT": pins}
    commands = (
        [*pip, "--upgrade", "pip"],  # older ones know no dependency groups
        [*pip, "--editable", ".", "--group", "dev"],
    )
    return all(
        subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0  # noqa: S603
        for command in commands
    )


def _runs(python: Path, code: str) -> bool:
    """Tell whether the interpreter runs ``code``; one whose base was removed does not start."""
    try:
        probe = subprocess.run(  # noqa: S603 - our own environment's interpreter
            [str(python), "-c", code], check=False, capture_output=True
        )
    except OSError:
        return False
    return probe.returncode == 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
