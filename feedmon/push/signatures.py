"""Signatures of deliveries, and what nobody may guess (WebSub, section 7.1)."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The methods that the recommendation names; md5 and whatever comes up are none of them.
_METHODS = {
    "sha1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha384": hashlib.sha384,
    "sha512": hashlib.sha512,
}
_SIGNATURE = re.compile(r"\s*(\w+)=([0-9A-Fa-f]+)\s*", re.ASCII)
#: Random bytes of a path, well beyond the 128 bits of W-3, and of a secret (at most 199 bytes).
_PATH_BYTES, _SECRET_BYTES = 24, 32


def new_path() -> str:
    """Make the part of a callback address that nobody can guess."""
    return secrets.token_urlsafe(_PATH_BYTES)


def new_secret() -> str:
    """Make a secret for the deliveries of one lease."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def is_signed(body: bytes, signature: str | None, known: Iterable[str]) -> bool:
    """Whether ``X-Hub-Signature`` proves that ``body`` is from somebody with a ``known`` secret.

    The comparison takes the same time wherever the two differ.
    """
    parts = _SIGNATURE.fullmatch(signature or "")
    method = None if parts is None else _METHODS.get(parts[1].lower())
    if parts is None or method is None:
        return False
    given = parts[2].lower().encode()
    # Every secret is tried: which of them fits is nobody's business either.
    fits = [
        hmac.compare_digest(hmac.new(secret.encode(), body, method).hexdigest().encode(), given)
        for secret in known
    ]
    return any(fits)
