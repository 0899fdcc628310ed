"""Keyrings for tests: one that keeps, and some that don't."""

from __future__ import annotations

import threading

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class Keeping(KeyringBackend):
    """Keeps in a dictionary; every call is in ``calls``."""

    priority = 5
    name = "Test Keyring"

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.calls: list[str] = []
        self.threads: set[str] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self._called("get")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._called("set")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._called("delete")
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]

    def _called(self, what: str) -> None:
        self.calls.append(what)
        self.threads.add(threading.current_thread().name)


class Locked(Keeping):
    """Waits until somebody unlocks it."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def _called(self, what: str) -> None:
        super()._called(what)
        self.unlocked.wait(60)


class Refusing(Keeping):
    """Says no, and quotes what it was asked."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"{service} {username} {password}")

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"{service} {username}")
