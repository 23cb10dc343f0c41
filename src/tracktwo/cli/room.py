"""Serving a room without internet: this machine's own address in the local network, and the rounds people may join."""

import contextlib
import socket
from dataclasses import dataclass

from tracktwo.vocabulary.errors import UsageError

__all__ = ["OpenRound", "local_address", "open_rounds"]

_ELSEWHERE = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")
"""Addresses of which a machine in any usual network knows by which way it would reach one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """A round people may join now."""

    programme: str
    title: str
    code: str


def local_address() -> str:
    """Return the address other machines of the local network reach this one at; nothing is sent to find it.

    Raises: UsageError if this machine is in no network.
    """
    for address in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
            probe.connect((address, 9))
            return str(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        named = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        for address in (str(each[4][0]) for each in named):
            if not address.startswith("127."):
                return address
    raise UsageError(
        "This machine is in no local network. Join the room's wireless network, or open one on this machine, and "
        "start again; or say its address with --host."
    )


def open_rounds() -> list[OpenRound]:
    """Return the rounds of every programme that people may join; Django is loaded by then."""
    from tracktwo.office.record.queries import programmes
    from tracktwo.office.rounds.kinds import State
    from tracktwo.office.rounds.queries import rounds_of
    from tracktwo.vocabulary.languages import choose

    return [
        OpenRound(programme=programme.key, title=choose(each.title, language="en")[1], code=each.code)
        for programme in programmes()
        for each in rounds_of(programme)
        if each.state is State.OPEN
    ]
