"""Mail by SMTP, over a connection on which the server has proved who it is.

Nothing is sent in the clear but to this very computer: where a server offers no STARTTLS, no
message and no password goes out.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.utils import formatdate
from typing import TYPE_CHECKING

import aiosmtplib

from feedmon.deliver.checking import on_the_wire
from feedmon.deliver.letter import subject, text
from feedmon.errors import (
    ConnectFailed,
    FetchTimeout,
    MailRefused,
    NameNotResolved,
    SecretMissing,
    TlsFailed,
)

if TYPE_CHECKING:
    from feedmon.errors import DeliveryError, FetchError
    from feedmon.model import Mailbox, Parcel

#: No answer of the server takes longer (seconds).
PATIENCE_S = 30.0
#: All of them together take no longer, nor does the good-bye of one that has the mail already.
TOTAL_S, _GOODBYE_S = 180.0, 2.0
#: No name of ours: that of this computer is nobody's business, and many servers take no word that
#: is not the name of a domain.
_NOBODY = "[127.0.0.1]"
#: As many letters of a server's reply are kept.
_REPLY_LETTERS = 300


async def send(spec: Mailbox, parcel: Parcel, *, password: str | None, tls: ssl.SSLContext) -> None:
    """Send a parcel as a mail. Raises MailRefused, and the FetchErrors of connecting."""
    if spec.user and password is None:
        raise SecretMissing
    message = await asyncio.to_thread(_message, spec, parcel)
    client = aiosmtplib.SMTP(
        hostname=spec.host,
        port=spec.port,
        timeout=PATIENCE_S,
        use_tls=spec.security == "tls",
        start_tls=spec.security == "starttls",
        tls_context=tls,
        local_hostname=_NOBODY,
    )
    try:
        async with asyncio.timeout(TOTAL_S):
            await client.connect()
            if spec.user:
                await client.login(spec.user, password or "")
            await client.send_message(
                message, sender=on_the_wire(spec.sender), recipients=[on_the_wire(spec.recipient)]
            )
        with suppress(aiosmtplib.SMTPException, OSError):  # it has the mail
            await client.quit(timeout=_GOODBYE_S)
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        raise _turned(error, f"smtp://{spec.host}:{spec.port}") from error
    finally:
        client.close()


def _message(spec: Mailbox, parcel: Parcel) -> EmailMessage:
    message = EmailMessage()
    message["From"] = on_the_wire(spec.sender)
    message["To"] = on_the_wire(spec.recipient)
    message["Subject"] = subject(parcel)
    message["Date"] = formatdate(parcel.delivery.created_at, localtime=False)
    # The same with each try, so that whoever gets two knows that they are one.
    message["Message-ID"] = f"<{parcel.delivery.key}@feedmon.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Feedmon-Key"] = parcel.delivery.key
    message.set_content(text(parcel))
    return message


def _turned(error: Exception, url: str) -> DeliveryError | FetchError:
    """Name what went wrong, in the words of all exchanges where it was the way there."""
    return _no_way(error, url) or _refused(error) or _broken(error, url)


def _no_way(error: Exception, url: str) -> FetchError | None:
    """What aiosmtplib was told by the sockets below, and calls by names of its own."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return TlsFailed(url, _certificate(cause))
        if isinstance(cause, ssl.SSLError):
            return TlsFailed(url, "other")
        if isinstance(cause, socket.gaierror):
            return NameNotResolved(url, "unanswered")
        cause = cause.__cause__ or cause.__context__
    return None


def _refused(error: Exception) -> MailRefused | None:
    if isinstance(error, aiosmtplib.SMTPAuthenticationError) and error.code >= 500:
        return MailRefused("login")
    if isinstance(error, aiosmtplib.SMTPException) and "STARTTLS" in str(error):
        return MailRefused("insecure")
    if isinstance(error, aiosmtplib.SMTPNotSupported):
        return MailRefused(_short(str(error)))
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return MailRefused(_short(" ".join(f"{r.code} {r.message}" for r in error.recipients)))
    if isinstance(error, aiosmtplib.SMTPResponseException):
        # Below 200 are codes of our own side, for what is no answer at all.
        return MailRefused(_short(f"{error.code} {error.message}".removeprefix("-1 ")))
    return None


def _broken(error: Exception, url: str) -> FetchError:
    if isinstance(error, aiosmtplib.SMTPTimeoutError | TimeoutError):
        return FetchTimeout(url, PATIENCE_S)
    if isinstance(error, aiosmtplib.SMTPServerDisconnected):
        return ConnectFailed(url, "closed")
    return ConnectFailed(url, "refused")


def _certificate(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code in {9, 10}:
        return "expired"
    if error.verify_code in {62, 64}:
        return "wrong-host"
    return "unknown-issuer" if error.verify_code in {2, 18, 19, 20, 21} else "other"


def _short(reply: str) -> str:
    return " ".join(reply.split())[:_REPLY_LETTERS]
