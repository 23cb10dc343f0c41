"""Keeping one answer: one statement of SQL that checks everything and writes, whole or not at all.

It runs by itself, so that it is on the disk before anybody is told so. It leaves no line in the audit trail:
nobody is to know who answered what, or when.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection

from tracktwo.office.rounds.models import Answer, Participant, Statement
from tracktwo.office.rounds.queries import is_open
from tracktwo.perception import Stance

__all__ = ["Kept", "Said", "keep_answer"]


class Kept(StrEnum):
    """What became of an answer. Only the first two mean that it is kept."""

    SAVED = "saved"
    REPEATED = "repeated"
    """The same form with the same answer came before: nothing had to be done."""
    CHANGED_ELSEWHERE = "changed_elsewhere"
    """It was answered otherwise since the form was opened: nothing was overwritten."""
    REWORDED = "reworded"
    """The statement was corrected since the form was opened."""
    CLOSED = "closed"
    """The round is not open by the server's clock."""
    UNKNOWN = "unknown"
    """There is no such participant, statement or choice in this round."""
    FAILED = "failed"
    """The database could not write just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer as a form says it.

    Attributes:
        stance: a stance; "" for a skip.
        depends_on: on what it depends; "" for any other stance.
        expected: how many of ten on the other side would agree; None for none given.
        cannot_guess: whether the person said that they cannot guess.
        language: the language the statement was read in.
        sent: the form's own random id.
        seen: the id of the form whose answer this form showed; "" where there was none.
    """

    stance: str
    depends_on: str = ""
    expected: int | None = None
    cannot_guess: bool = False
    language: str
    sent: str
    seen: str = ""


def keep_answer(
    said: Said, *, code: str, participant: UUID, statement: str, version: int, at: datetime
) -> Kept:
    """Return what became of an answer; where it was saved it is on the disk.

    Args:
        said: the answer, its fields within the limits of their columns.
        code: the round's code.
        participant: who answers.
        statement: the key of the statement.
        version: which of its versions was read.
        at: now, by the server's clock.
    """
    values = {
        **{name: getattr(said, name) for name in Said.__slots__},
        "code": code,
        "statement": statement,
        "version": version,
        "participant": participant if connection.features.has_native_uuid_field else participant.hex,
        "in_languages": f'%"{said.language}"%',
        "depends": said.stance == Stance.DEPENDS,
        "guesses": said.cannot_guess or said.expected is not None,
        "day": connection.ops.adapt_datefield_value(at.date()),
        "at": connection.ops.adapt_datetimefield_value(at),
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute(_UPSERT[connection.vendor], values)
            if cursor.rowcount == 1:
                return Kept.SAVED
    except IntegrityError:  # its text would repeat the answer in the log
        return Kept.UNKNOWN
    except OperationalError:
        return Kept.FAILED
    return _why_not(said, code=code, participant=participant, statement=statement, version=version, at=at)


_WRITE: Final = """
INSERT INTO office_answer
       (participant_id, statement_id, stance, depends_on, expected, cannot_guess, language, day, sent)
SELECT participant.id, statement.id, %(stance)s, %(depends_on)s, %(expected)s, %(cannot_guess)s, %(language)s,
       %(day)s, %(sent)s
  FROM office_round AS round
  JOIN office_participant AS participant ON participant.round_id = round.id
  JOIN office_statement AS statement ON statement.round_id = round.id
 WHERE round.code = %(code)s
   AND round.opened_at IS NOT NULL AND round.closed_at IS NULL
   AND (round.opens IS NULL OR round.opens <= %(at)s)
   AND (round.closes IS NULL OR round.closes > %(at)s)
   AND CAST(round.languages AS text) LIKE %(in_languages)s
   AND participant.id = %(participant)s
   AND (participant.seat = 'side' OR NOT %(guesses)s)
   AND statement.key = %(statement)s AND statement.version = %(version)s AND NOT statement.retired
   AND (statement.kind = 'boundary' OR NOT %(depends)s)
"""
_HOLD: Final = " FOR SHARE OF round, participant, statement"
"""Keeps a round from closing, and a person from withdrawing, between the check and the write."""
_OVERWRITE: Final = """
    ON CONFLICT (participant_id, statement_id) DO UPDATE
   SET stance = excluded.stance, depends_on = excluded.depends_on, expected = excluded.expected,
       cannot_guess = excluded.cannot_guess, language = excluded.language, day = excluded.day,
       sent = excluded.sent
 WHERE office_answer.sent = %(seen)s
"""
_UPSERT: Final = {"sqlite": _WRITE + _OVERWRITE, "postgresql": _WRITE + _HOLD + _OVERWRITE}
"""SQLite writes one at a time, and needs no holding."""


def _why_not(said: Said, *, code: str, participant: UUID, statement: str, version: int, at: datetime) -> Kept:
    """Return why nothing was written, as things are a moment later."""
    person = Participant.objects.select_related("round").filter(pk=participant, round__code=code).first()
    if person is None:
        return Kept.UNKNOWN
    if not is_open(person.round, at=at):
        return Kept.CLOSED
    read = Statement.objects.filter(round=person.round, key=statement, version=version).first()
    if read is not None and read.retired:
        return Kept.REWORDED
    kept = Answer.objects.filter(participant=person, statement=read).first() if read else None
    if kept is None or kept.sent == said.seen:
        return Kept.UNKNOWN
    fields = ("stance", "depends_on", "expected", "cannot_guess", "sent")
    is_same: bool = all(getattr(kept, name) == getattr(said, name) for name in fields)
    return Kept.REPEATED if is_same else Kept.CHANGED_ELSEWHERE
