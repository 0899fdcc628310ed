"""Webhooks: the document is posted, signed as the Standard Webhooks specification says.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import TYPE_CHECKING

from feedmon.errors import SecretMissing
from feedmon.fetch import Request, authorization

if TYPE_CHECKING:
    from feedmon.fetch import Fetcher
    from feedmon.model import Webhook

#: An answer takes no longer (seconds).
TOTAL_S = 30.0
#: A secret that begins so is Base64; any other one is taken letter by letter.
_ENCODED = "whsec_"


async def post(
    fetcher: Fetcher,
    spec: Webhook,
    body: bytes,
    *,
    key: str,
    secret: str | None,
    login: str | None = None,
    now: int,
) -> None:
    """Post ``body``. Raises SecretMissing, FetchError (HttpStatus unless it is a success).

    The person typed the address, so it may be a private one; where it redirects to is nothing that
    they typed.
    """
    if spec.signed and not secret:
        raise SecretMissing
    headers = [("Webhook-Id", key), ("Webhook-Timestamp", str(now))]
    if secret:
        headers.append(("Webhook-Signature", signature(secret, key, now, body)))
    if login:
        account, _, password = login.partition(":")
        headers.append(("Authorization", authorization(account, password)))
    await fetcher.fetch(
        Request(
            spec.url,
            accept="hub",
            total_s=TOTAL_S,
            private_allowed=True,
            retries=0,
            headers=tuple(headers),
            content=("application/json; charset=utf-8", body),
        )
    )


def signature(secret: str, key: str, now: int, body: bytes) -> str:
    """Sign what is posted: only who knows the secret can have sent it, and not at another time."""
    signed = f"{key}.{now}.".encode() + body
    digest = hmac.new(_bytes_of(secret), signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def _bytes_of(secret: str) -> bytes:
    if secret.startswith(_ENCODED):
        try:
            return base64.b64decode(secret.removeprefix(_ENCODED), validate=True)
        except (binascii.Error, ValueError):
            return secret.encode()
    return secret.encode()
