"""What can be sent to, and what can't: judged before it is kept."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from feedmon.errors import BadDestination
from feedmon.model import Command, Mailbox, Webhook

#: A program may be given so much time (seconds).
COMMAND_LIMITS_S = (1, 300)
#: What means something in the header of a mail.
_SPECIAL = frozenset(' ,;:<>()[]@\\"')


def checked(spec: Webhook | Mailbox | Command, *, signed: bool) -> Webhook | Mailbox | Command:
    """Return what is to be kept, or raise BadDestination."""
    match spec:
        case Webhook():
            _require_address(spec.url)
            return replace(spec, url=spec.url.strip(), signed=signed)
        case Mailbox():
            _require_mailbox(spec)
        case Command():
            program = Path(spec.argv[0] if spec.argv else "")
            named = program.is_absolute() or program.name == str(program) != ""
            if not named or any("\0" in part for part in spec.argv):
                raise BadDestination("program")
            if not COMMAND_LIMITS_S[0] <= spec.limit_s <= COMMAND_LIMITS_S[1]:
                raise BadDestination("limit")
    return spec


def on_the_wire(address: str) -> str:
    """Write the domain of a mail address in ASCII, which every server knows; raises ValueError."""
    from yarl import URL  # noqa: PLC0415 - seldom needed

    name, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    return f"{name}@{URL.build(scheme='smtp', host=domain).raw_host}"


def _require_address(url: str) -> None:
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise BadDestination("address") from error
    if not usable:
        raise BadDestination("address")


def _require_mailbox(spec: Mailbox) -> None:
    faults = {
        "host": not spec.host or any(char.isspace() for char in spec.host),
        "port": not 0 < spec.port < 1 << 16,
        "sender": not _is_mail_address(spec.sender),
        "recipient": not _is_mail_address(spec.recipient),
        "security": spec.security not in {"tls", "starttls", "none"}
        or (spec.security == "none" and not _is_here(spec.host)),
    }
    for fault, so in faults.items():
        if so:
            raise BadDestination(fault)


def _is_mail_address(written: str) -> bool:
    """Whether mail can go to it; a name in quotes, which nobody has, is none."""
    name, _, domain = written.rpartition("@")
    if domain.startswith("[") and domain.endswith("]"):  # the address of a computer
        domain = domain[1:-1].replace(":", "")
    if not (name and domain) or not written.isprintable() or set(name + domain) & _SPECIAL:
        return False
    try:
        return bool(on_the_wire(written)) and not domain.startswith(".")
    except ValueError:  # there is no such domain in any script
        return False


def _is_here(host: str) -> bool:
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
