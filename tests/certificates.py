"""Certificates of the tests' own authority, and what is wrong with some of them."""

from __future__ import annotations

import ssl
from pathlib import Path

from feedmon.fetch.connection import verified_tls

_FOLDER = Path(__file__).parent / "data" / "tls"
#: Trusted by nobody but the tests.
AUTHORITY = _FOLDER / "authority.pem"


def server_tls(name: str) -> ssl.SSLContext:
    """What a server with one of the certificates shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_FOLDER / f"{name}.pem")
    return context


def trusting() -> ssl.SSLContext:
    """The context that feedmon uses, trusting the tests' authority besides."""
    context = verified_tls()
    context.load_verify_locations(AUTHORITY)
    return context
