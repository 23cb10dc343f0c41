"""Stretches of a transcript, speaker by speaker, to turns: what one person says in one go is one turn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from tracktwo.terms.readers.seats import Seat
from tracktwo.terms.tables import Corpus, Turn
from tracktwo.terms.tables.folding import han_share
from tracktwo.vocabulary.attribution import Rule

__all__ = ["Known", "Said", "corpus_of", "language_or_script"]

_HALF: Final = 0.5


class Said(NamedTuple):
    """A stretch of text and who says it; None where nobody is named."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a whole file, for turns that do not say so themselves.

    Attributes:
        doc: what the document is called.
        seats: who speaks for which side, by the speaker's name in lower case.
        language: the language, where the turn or seat has none.
        event, date: where and when it was said.
        rule: how it may be used, where the turn or seat has no rule; None = nobody stated one.
    """

    doc: str
    seats: Mapping[str, Seat]
    language: str | None = None
    event: str | None = None
    date: str | None = None
    rule: Rule | None = None


def corpus_of(said: Iterable[Said], *, known: Known) -> Corpus:
    """Return the turns of a transcript; stretches of one speaker that follow each other are one."""
    turns: list[Turn] = []
    for speaker, text in _joined(said):
        seat = None if speaker is None else known.seats.get(speaker.casefold())
        own = None if seat is None else seat.language
        rule = known.rule if seat is None or seat.rule is None else seat.rule
        turns.append(
            Turn(
                text=text,
                doc=known.doc,
                side=None if seat is None else seat.side,
                speaker=speaker if seat is None else seat.speaker,
                language=language_or_script(own or known.language, text),
                event=known.event,
                date=known.date,
                rule=rule or Rule.OFF_THE_RECORD,
            )
        )
    return Corpus(turns=tuple(turns))


def language_or_script(language: str | None, text: str) -> str:
    """Return a language, or where none is known ``zh`` for a text whose letters are Han for half, else ``und``."""
    if language is not None:
        return language
    return "zh" if han_share(text) >= _HALF else "und"


def _joined(said: Iterable[Said]) -> Iterable[Said]:
    last: Said | None = None
    for each in said:
        if not each.text.strip():
            continue
        if last is not None and last.speaker == each.speaker:
            last = Said(last.speaker, f"{last.text}\n{each.text}")
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
