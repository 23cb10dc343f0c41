"""Serving the office: a port, a server, and an address that is told once it answers."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import Final

from django.db import OperationalError, connection, connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from tracktwo.office.perception.actions import forget_expired
from tracktwo.office.review.uploads import forget_waiting
from tracktwo.vocabulary.errors import UsageError

__all__ = ["choose_port", "serve"]

_WORKERS: Final = 2
"""Processes that answer, on a machine with as many cores: a round of a hall is more than one keeps pace with."""
_THREADS: Final = 4
"""Answers a process prepares at once, so that a phone need not wait until a long page of the team is done."""
_CONNECTIONS: Final = 8_000
"""Open connections a process holds at most: a phone keeps its own, and one too many waits for another to close."""
_OTHER_FILES: Final = 256
"""Files a process may open besides."""
_FIRST_PORT: Final = 8000
_PORTS_TRIED: Final = 100
_PATIENCE: Final = 60.0
_FIRST_TRY: Final = 0.5
_PAUSE: Final = 0.05
_EVERY: Final = 60.0
"""Seconds between two looks at what may be kept no longer."""
_EVERYWHERE: Final = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- named, not bound


def choose_port(host: str, port: int | None) -> int:
    """Return the port asked for, or the first free one from 8000 on.

    Raises: UsageError if the port is in use or not allowed, or the host is none of this machine's.
    """
    tried = [port] if port else range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED)
    reason = ""
    for candidate in tried:
        reason = _why_not(host, candidate)
        if not reason:
            return candidate
    if port:
        raise UsageError(f"Port {port} on {host} cannot be used ({reason}); choose another with --port.")
    raise UsageError(
        f"No port from {_FIRST_PORT} to {tried[-1]} on {host} can be used ({reason}); choose one with --port."
    )


def _why_not(host: str, port: int) -> str:
    """Return why a port cannot be listened on; "" if it can."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen()
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return ""


def serve(host: str, port: int, *, when_answering: Callable[[str], None]) -> None:
    """Serve until stopped by Ctrl-C or SIGTERM.

    Args:
        host: the address to listen on.
        port: the port, free a moment ago.
        when_answering: told the address of the office once it answers there.
    """
    connections.close_all()  # a connection must not be shared with the process that serves
    server = Server(
        "tracktwo.office.shell.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(_WORKERS, os.cpu_count() or 1),
        backpressure=_held_connections(),
        blocking_threads=_THREADS,
        log_level=LogLevels.warning,
    )
    server.on_startup(lambda: _announce_later(host, port, when_answering))
    server.on_startup(_forget_later)
    _let_workers_be_stopped(os.getpid())
    server.serve()


def _let_workers_be_stopped(main: int) -> None:
    """See that a process which still loads the office ends when it is told to.

    Forked, it has the handlers of the main process until it has loaded everything and sets its own: a signal to stop
    that came meanwhile would set a flag nobody looks at. So until then it ends at once, and a signal that comes while
    it is being forked waits. Ctrl-C reaches all of them, and the main process stops them.
    """
    if not hasattr(os, "register_at_fork"):  # there is no fork on Windows
        return

    def wait() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})

    def go_on() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})

    def in_worker() -> None:
        if os.getppid() == main:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        go_on()

    os.register_at_fork(before=wait, after_in_parent=go_on, after_in_child=in_worker)


def _held_connections() -> int:
    """Return how many connections each process may hold, having asked this machine for as many open files."""
    try:
        import resource  # noqa: PLC0415 -- there is none on Windows
    except ImportError:
        return _CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS + _OTHER_FILES
    files = max(soft, wanted if hard == resource.RLIM_INFINITY else min(wanted, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    return min(_CONNECTIONS, files - _OTHER_FILES)


def _forget_later() -> None:
    timer = threading.Timer(_EVERY, _forget)
    timer.daemon = True
    timer.start()


def _forget() -> None:
    """Delete what was promised to be deleted by now, whether anybody opens a page or not; then look again later."""
    try:
        forget_expired()
        forget_waiting()
    except (OperationalError, OSError):
        pass  # the database or the disk is busy: the next look finds it
    finally:
        connection.close()
        _forget_later()


def _announce_later(host: str, port: int, when_answering: Callable[[str], None]) -> None:
    announcer = threading.Timer(_PAUSE, _announce, (host, port, when_answering))
    announcer.daemon = True
    announcer.start()


def _announce(host: str, port: int, when_answering: Callable[[str], None]) -> None:
    """Wait until the office answers, then say where; a try that gets no answer is given up for a longer one."""
    reached = _EVERYWHERE.get(host, host)
    deadline, patience = time.monotonic() + _PATIENCE, _FIRST_TRY
    while time.monotonic() < deadline:
        try:
            with closing(HTTPConnection(reached, port, timeout=patience)) as asked:
                asked.request("HEAD", "/office/sign-in/")
                asked.getresponse()
        except TimeoutError:
            patience *= 2
        except (OSError, HTTPException):
            time.sleep(_PAUSE)
        else:
            when_answering(f"http://{f'[{reached}]' if ':' in reached else reached}:{port}/")
            return
    sys.stderr.write(f"tracktwo: The office does not answer on port {port}; stop it with Ctrl-C.\n")
