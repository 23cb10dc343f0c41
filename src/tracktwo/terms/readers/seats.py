"""Who speaks for which side: what a transcript, which only has names, does not tell."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.terms.readers.records import read_records
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.errors import TableError
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["SPEAKERS", "Seat", "read_seats"]

SPEAKERS: Final = TableSpec(
    name="speakers",
    meaning="One row for each speaker of a transcript.",
    columns=(
        Column(name="speaker", kind=Kind.KEY, meaning="the name as the transcript has it, in any case"),
        Column(
            name="side", kind=Kind.KEY, meaning="the side; blank = of neither, as a moderator", blank=True
        ),
        Column(name="language", kind=Kind.KEY, meaning="the language spoken", required=False, blank=True),
        Column(name="rule", kind=Kind.KEY, meaning="the rule for this speaker", required=False, blank=True),
    ),
    unique=(("speaker",),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a speaker sits; None = not known, and left to what is known of the whole file."""

    speaker: str
    side: str | None
    language: str | None = None
    rule: Rule | None = None


def read_seats(path: str | os.PathLike[str]) -> Mapping[str, Seat]:
    """Return the seats of a file, by the speaker's name in lower case.

    Raises: UsageError, FileError or TableError, as for any table; TableError if a speaker comes twice.
    """
    seats: dict[str, Seat] = {}
    for line, cells in read_records(path, spec=SPEAKERS):
        speaker, rule = cells["speaker"], cells.get("rule")
        if speaker is None:
            raise TableError(f"{os.fspath(path)}, line {line}, names no speaker.")
        if speaker.casefold() in seats:
            raise TableError(
                f"{os.fspath(path)}, line {line}, seats {speaker!r} again; keep one row of each."
            )
        seats[speaker.casefold()] = Seat(
            speaker=speaker,
            side=cells["side"],
            language=cells.get("language"),
            rule=None if rule is None else read_rule(rule),
        )
    return seats
