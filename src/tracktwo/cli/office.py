"""The office on the command line: open the demonstrations, make a programme, serve it, move it as a file.

Django is loaded by a command when it runs, never by importing this file.
"""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from tracktwo.cli.room import local_address, open_rounds
from tracktwo.cli.writing import write_files
from tracktwo.vocabulary.errors import DataError, FileError, UsageError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = [
    "DATA",
    "demo",
    "export_programme",
    "import_programme",
    "link",
    "new",
    "office",
    "programme_called",
    "read_file",
    "serve",
    "upgrade",
]

DATA = click.option(
    "--data",
    type=click.Path(path_type=Path),
    help="The folder of the database, secret key and added documents. Default: TRACKTWO_DATA, else your own.",
)
_HOST = click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on. With 0.0.0.0 or :: (every address of this machine), the office answers "
    "only to the names in TRACKTWO_HOSTS.",
)
_PORT = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="The port to listen on. Default: the first free one from 8000.",
)
_ADDRESS = click.option(
    "--address",
    default="http://127.0.0.1:8000",
    show_default=True,
    help="Where the office is reached, to print whole links.",
)


@click.command()
@DATA
@_HOST
@_PORT
def demo(data: Path | None, host: str, port: int | None) -> None:
    """Open both demonstration programmes on this machine and serve them."""
    with office(data, host=host):
        from tracktwo.office.shell import demonstration, sampling, server

        server.choose_port(host, port)  # a busy port is refused before anything is made
        upgrade()
        links = demonstration.load_demonstration()
        rounds = sampling.rounds_to_try()

        def announce(address: str) -> None:
            for each in links:
                click.echo(f"{each.account} ({each.programme}): {_link(address, each.secret)}")
            if links:
                click.echo("Each link lets its convenor in once and sets the passphrase.")
            for to_try in rounds:
                way_in = _join(address, to_try.code)
                click.echo(f"Join a round ({to_try.programme}): {way_in} with the code {to_try.code}")
            if rounds:
                _draw(_join(address, rounds[0].code))
            _announce(address)

        server.serve(host, server.choose_port(host, port), when_answering=announce)


@click.command()
@DATA
@_HOST
@_PORT
@click.option(
    "--room",
    is_flag=True,
    help="For a room without internet: listen on this machine's own address in the local network, and print how "
    "telephones come in.",
)
def serve(*, data: Path | None, host: str, port: int | None, room: bool) -> None:
    """Serve the programmes in the data folder."""
    if room and click.get_current_context().get_parameter_source("host") is not ParameterSource.DEFAULT:
        raise UsageError("--room finds this machine's address itself; leave out either --room or --host.")
    host = local_address() if room else host
    with office(data, host=host):
        from tracktwo.office.shell import server

        server.choose_port(host, port)  # a busy port is refused before anything is made
        upgrade()
        announce = _announce_room if room else _announce
        server.serve(host, server.choose_port(host, port), when_answering=announce)


def _announce_room(address: str) -> None:
    click.echo(
        "Telephones in the same wireless network reach this machine without internet. Write the network's name on "
        "the room's console: it stands on the screen beside the code."
    )
    for each in open_rounds():
        click.echo(
            f"Join {each.title} ({each.programme}): {_join(address, each.code)} with the code {each.code}"
        )
    _draw(address.rstrip("/") + "/join/")
    _announce(address)


@click.command()
@click.option("--name", prompt="What is the programme called?", help="The programme's name.")
@click.option(
    "--side", "first", prompt="What is one side called?", help="One side's name; lots decide about marks."
)
@click.option(
    "--other-side", "second", prompt="What is the other side called?", help="The other side's name."
)
@click.option(
    "--languages",
    prompt="Which languages do they work in? (one side's / the other's, such as: en / ar, fr)",
    help='Language tags of both sides, such as "en / ar, fr".',
)
@click.option("--convenor", prompt="Who convenes for the one side?", help="The one side's first convenor.")
@click.option(
    "--other-convenor", prompt="Who convenes for the other side?", help="The other side's first convenor."
)
@DATA
@_ADDRESS
def new(
    *,
    name: str,
    first: str,
    second: str,
    languages: str,
    convenor: str,
    other_convenor: str,
    data: Path | None,
    address: str,
) -> None:
    """Make a programme of two sides: six questions, or an option for each."""
    spoken = _languages_of_both(languages)
    with office(data):
        from tracktwo.office.shell.founding import Founder, found
        from tracktwo.vocabulary.languages import choose
        from tracktwo.vocabulary.sides import Mark

        upgrade()
        founders = [
            Founder(side=side, languages=tags, convenor=who)
            for side, tags, who in zip((first, second), spoken, (convenor, other_convenor), strict=True)
        ]
        programme, links = found(name, founders)
        for side in programme.sides.all():
            click.echo(f"Drawn by lot: {Mark(side.mark).filled} {choose(side.name, language='en')[1]}")
        for founder, secret in zip(founders, links, strict=True):
            click.echo(f"{founder.convenor} ({programme.key}): {_link(address, secret)}")
        click.echo(
            "Each link lets its convenor in once and sets the passphrase. “tracktwo serve” opens the office."
        )


@click.command()
@click.argument("account")
@click.option("--programme", help="Give the account a convenor's seat in this programme first.")
@click.option("--side", help="The key of the side the seat is on.")
@DATA
@_ADDRESS
def link(*, account: str, programme: str | None, side: str | None, data: Path | None, address: str) -> None:
    """Make a new personal link for an account; an older one closes.

    Whoever opens the link sets the account's passphrase. With --programme and --side the account gets a
    convenor's seat first, and is made if there is none; one that has a passphrase then gets no link.
    """
    if (programme is None) != (side is None):
        raise UsageError("A seat needs both --programme and --side.")
    with office(data):
        from tracktwo.office.accounts.actions import renew_link
        from tracktwo.office.shell.founding import seat_convenor

        upgrade(make=False)
        if programme and side:
            secret = seat_convenor(account, side=_side(programme_called(programme), side), language="en")
        else:
            secret = renew_link(_account(account), by=None)
            click.echo(
                f"Whoever opens this link sets a new passphrase for “{account}” and enters every programme "
                "it has a seat in; an older link is closed.",
                err=True,
            )
        if secret:
            click.echo(_link(address, secret))
        else:
            click.echo(f"“{account}” has the seat, and signs in with its passphrase; no link was made.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@DATA
def import_programme(file: Path, data: Path | None) -> None:
    """Read a programme from a file into the office."""
    content = read_file(file)
    with office(data):
        from tracktwo.office.record import exchange

        upgrade()
        programme = exchange.import_programme(content, by=None)
        click.echo(f"Imported {programme.key}. Give each side its first convenor:")
        for side in programme.sides.all():
            click.echo(f'  tracktwo link "NAME" --programme {programme.key} --side {side.key}')


@click.command("export")
@click.argument("programme")
@click.option("--to", type=click.Path(path_type=Path), help="The file to write. Default: standard output.")
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@DATA
def export_programme(*, programme: str, to: Path | None, force: bool, data: Path | None) -> None:
    """Write a whole programme as one file."""
    with office(data):
        from tracktwo.office.record import exchange

        upgrade(make=False)
        content = exchange.export_programme(programme_called(programme))
    if to is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_files({to: content}, force=force)
        click.echo(f"Exported {programme} to {to}.")


@contextlib.contextmanager
def office(data: Path | None, *, host: str = "") -> Iterator[None]:
    """Load Django for a data folder; say how to install the office where it is missing."""
    if data is not None:
        os.environ["TRACKTWO_DATA"] = str(data.absolute())
    if host:
        name = f"[{host}]" if ":" in host else host  # as a browser writes an IPv6 address
        os.environ["TRACKTWO_HOSTS"] = ",".join(filter(None, (os.environ.get("TRACKTWO_HOSTS"), name)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracktwo.office.shell.settings"
    try:
        import django

        django.setup()
        import_module("granian")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("tracktwo"):
            raise
        raise UsageError(
            f"This command needs the office, which is not installed ({error.name} is missing): "
            "install tracktwo[office]."
        ) from error
    from tracktwo.office.shell.database import in_sentences

    with in_sentences():
        yield


def upgrade(*, make: bool = True) -> None:
    """Have a database that is up to date; make one where there is none, unless told not to."""
    from tracktwo.office.shell import database

    database.upgrade(make=make)


def _link(address: str, secret: str) -> str:
    from django.urls import reverse

    return address.rstrip("/") + reverse("enter", kwargs={"token": secret})


def _join(address: str, code: str) -> str:
    from django.urls import reverse

    return address.rstrip("/") + reverse("join-round", kwargs={"code": code})


def _draw(address: str) -> None:
    """Draw an address for a telephone's camera, where the terminal can show it."""
    import segno

    drawn = io.StringIO()
    segno.make_qr(address, error="l").terminal(drawn, compact=True)
    with contextlib.suppress(UnicodeEncodeError):  # a terminal without block letters still has the address
        click.echo(drawn.getvalue().rstrip("\n"))
    if "//127.0.0.1" in address or "//localhost" in address:
        click.echo("A telephone reaches it when this is started with --host and this machine's own address.")


def _announce(address: str) -> None:
    click.echo(f"TrackTwo answers at {address} – stop it with Ctrl-C.")


def _languages_of_both(text: str) -> list[tuple[str, ...]]:
    """Return the language tags of the two sides from “en / ar, fr”; one list alone is both sides'."""
    sides = [tuple(filter(None, part.replace(",", " ").split())) for part in text.split("/")]
    if len(sides) == 1:
        sides *= 2
    if len(sides) != 2 or not all(sides):  # noqa: PLR2004 -- two sides
        raise UsageError(f"“{text}” are not the languages of two sides; write tags such as: en / ar, fr")
    return sides


def programme_called(key: str) -> "Programme":
    """Return the programme of a key; refuse one that is not there, and say which are."""
    from tracktwo.office.record.queries import programmes

    found = {programme.key: programme for programme in programmes()}
    if key not in found:
        raise DataError(f"There is no programme “{key}” here; there is: {', '.join(found) or 'none'}.")
    return found[key]


def _side(programme: "Programme", key: str) -> Any:
    found = {side.key: side for side in programme.sides.all()}
    if key not in found:
        raise DataError(f"{programme.key} has no side “{key}”; its sides are: {', '.join(sorted(found))}.")
    return found[key]


def _account(name: str) -> Any:
    from tracktwo.office.accounts.queries import account_called

    account = account_called(name)
    if account is None:
        raise DataError(f"There is no account called “{name}” here; check the spelling and --data.")
    return account


def read_file(file: Path) -> bytes:
    """Return a file's bytes; one that cannot be read is refused in a sentence."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileError(f"{file} cannot be read ({error.strerror}); check the path.") from error
