"""``tracktwo balance``: what each side had of a programme, counted."""

import json
import os
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from tracktwo.balance import Balance, Pair, measure_word, unknown_in_words
from tracktwo.cli.office import DATA, office, programme_called, read_file, upgrade
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import WORDS, PresenceMode
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, choose, words

__all__ = ["count"]


@click.command("balance")
@click.argument("programme", metavar="PROGRAMME")
@click.option("--as-of", metavar="DATE", help="Count what had taken place by a day, month or year.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For reading, or for a program.",
)
@click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    default="en",
    show_default=True,
    help="The language of the table.",
)
@DATA
def count(programme: str, *, as_of: str | None, form: str, language: str, data: Path | None) -> None:
    """Count what each side had of PROGRAMME: a programme file, or the key of a programme in the data folder.

    Speakers, slots and minutes, facilitators, panels, interviews, who was in the room and where it was, who hosted,
    who is listed first: over all events held, planned ones apart, and for each event. Nothing says what a pair
    should be.
    """
    day = PartialDate.parse(as_of).latest if as_of else None
    file = Path(programme)
    if file.suffix == ".json" or file.is_file():
        content = read_file(file)
        os.environ.pop(
            "DATABASE_URL", None
        )  # a file is read into a database of its own, never into the office's
        with tempfile.TemporaryDirectory(prefix="tracktwo-") as folder:
            found, names = _counted(Path(folder), day, language, content=content)
    else:
        found, names = _counted(data, day, language, key=programme)
    if form == "json":
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(terminal_text, _lines(found, names, language))))


def _counted(
    data: Path | None, day: date | None, language: str, *, key: str = "", content: bytes | None = None
) -> tuple[Balance, dict[str, str]]:
    """Return the balance of a programme, and the names of its sides; a file is read into a folder of its own."""
    with office(data):
        from django.db import connection

        from tracktwo.office.balance.queries import balance_of
        from tracktwo.office.record import exchange

        upgrade(make=content is not None)
        rows = programme_called(key) if content is None else exchange.import_programme(content, by=None)
        found = balance_of(rows, as_of=day)
        names = {side.key: choose(side.name, language=language)[1] for side in rows.sides.all()}
        if content is not None:
            connection.close()
        return found, names


def _lines(found: Balance, names: dict[str, str], language: str) -> Iterable[str]:
    gettext = words(language).gettext
    one, other = found.sides
    yield gettext("In each pair first %(one)s, then %(other)s.") % {"one": names[one], "other": names[other]}
    yield ""
    yield gettext("Events held")
    yield from (_pair(pair, found.sides, language) for pair in found.held)
    planned = [pair for pair in found.planned if any(pair.numbers.values())]
    if planned:
        yield ""
        yield gettext("Events planned")
        yield from (_pair(pair, found.sides, language) for pair in planned)
    yield ""
    yield gettext("Where the rooms were")
    for room in found.rooms:
        yield "  " + " · ".join(
            (
                room.event,
                room.country or "–",
                *(
                    f"{names[side]}: {gettext(WORDS[PresenceMode(mode)])}"
                    for side, mode in room.modes.items()
                ),
            )
        )


def _pair(pair: Pair, sides: tuple[str, str], language: str) -> str:
    both = words(language).gettext("%(one)s and %(other)s") % {
        "one": pair.numbers[sides[0]],
        "other": pair.numbers[sides[1]],
    }
    note = unknown_in_words(pair, language=language)
    return "  " + " · ".join(filter(None, (measure_word(pair.measure, language=language), both, note)))
