"""What a test may lack on a machine, said so that the end of the run can add it up.

A test that can't run calls one of these; the run's last lines then name each missing system
package with the number of tests that wanted it.
"""

from __future__ import annotations

import re
import shutil
from typing import NoReturn

import pytest

#: Why a test is skipped that needs a file system of its own: no package would help.
NO_MOUNTS = "mounting a file system is not permitted here"
_REASON = re.compile(r"needs the system packages? ([^:]+):")


def skip_for_package(package: str, why: str) -> NoReturn:
    """Skip the running test: it can't do ``why`` without the system package (Debian's name)."""
    pytest.skip(reason(package, why))


def require_program(name: str, *, package: str) -> str:
    """Give the path of a program that the test starts, or skip for want of its package."""
    path = shutil.which(name)
    if path is None:
        skip_for_package(package, f"{name} is not installed")
    return path


def reason(package: str, why: str) -> str:
    """The skip reason that :func:`package_of` recognises."""
    return f"needs the system package {package}: {why}"


def package_of(skip_reason: str) -> str | None:
    """The package that a skipped test wanted; ``None`` when it was skipped for another reason."""
    found = _REASON.search(skip_reason)
    return found.group(1) if found else None
