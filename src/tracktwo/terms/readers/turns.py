"""Files to turns: JSON Lines or CSV with a row a turn, subtitles, and plain text with labels."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tracktwo.terms.readers.captions import read_srt, read_vtt
from tracktwo.terms.readers.labels import read_labelled
from tracktwo.terms.readers.records import Record, read_records, text_of
from tracktwo.terms.readers.seats import Seat
from tracktwo.terms.readers.spoken import Known, corpus_of, language_or_script
from tracktwo.terms.tables import TURNS, Corpus, Turn
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.errors import DataError, TableError, UsageError

__all__ = ["check_speakers", "read_text", "read_turns"]

_TABLES: Final = frozenset({".jsonl", ".ndjson", ".csv"})
_TEXTS: Final = frozenset({".txt", ".text", ".md"})
_NOBODY: Final[Mapping[str, Seat]] = {}


def read_turns(
    path: str | os.PathLike[str],
    *,
    seats: Mapping[str, Seat] = _NOBODY,
    language: str | None = None,
    event: str | None = None,
    date: str | None = None,
    rule: Rule | None = None,
) -> Corpus:
    """Return the turns of a file; those without words are counted and left out.

    Args:
        path: .jsonl or .csv (:data:`~tracktwo.terms.TURNS`), .vtt, .srt, or .txt with labels.
        seats: who speaks for which side, by name in lower case; without it a transcript has speakers and no sides.
        language: of turns that do not say theirs.
        event: of turns that do not say theirs.
        date: of turns that do not say theirs.
        rule: of turns that do not say theirs; what nobody stated is off the record.

    Raises:
        UsageError: there is no such file, or its name ends in nothing we know.
        FileError: it cannot be read as what it is; the line is told.
        TableError: a row lacks what it needs, or a speaker sits on both sides.
        DataError: nobody says anything in it.
    """
    name = os.fspath(path)
    kind = Path(name).suffix.lower()
    known = Known(doc=Path(name).stem, seats=seats, language=language, event=event, date=date, rule=rule)
    if kind in _TABLES:
        corpus = _from_rows(name, known=known)
    elif kind == ".vtt":
        corpus = corpus_of(read_vtt(text_of(path), name=name, seats=seats), known=known)
    elif kind == ".srt":
        corpus = corpus_of(read_srt(text_of(path), name=name, seats=seats), known=known)
    elif kind in _TEXTS:
        corpus = corpus_of(read_labelled(text_of(path), seats=seats), known=known)
    else:
        raise UsageError(
            f"{name} ends in nothing that holds turns; hand in .jsonl, .csv, .vtt, .srt or .txt."
        )
    if not corpus.turns:
        raise DataError(f"{name} holds no turn with words in it.")
    return corpus


def read_text(text: str, *, known: Known) -> Corpus:
    """Return the turns of a text that was read from a document, labels and all.

    Raises: DataError if nobody says anything in it.
    """
    corpus = corpus_of(read_labelled(text, seats=known.seats), known=known)
    if not corpus.turns:
        raise DataError(f"{known.doc} holds no turn with words in it.")
    return corpus


def check_speakers(corpus: Corpus, *, name: str) -> None:
    """Refuse turns in which one speaker sits on two sides. Raises: TableError."""
    sides: dict[str, str] = {}
    for turn in corpus.turns:
        if turn.speaker is not None and turn.side is not None:
            before = sides.setdefault(turn.speaker, turn.side)
            if before != turn.side:
                raise TableError(
                    f"{name} puts {turn.speaker!r} on two sides, {before!r} and {turn.side!r}; each speaker has one. "
                    "Where two people share a name, give them two."
                )


def _from_rows(name: str, *, known: Known) -> Corpus:
    turns, empty = [], 0
    for record in read_records(name, spec=TURNS):
        turn = _turn(record, known=known)
        if turn is None:
            empty += 1
        else:
            turns.append(turn)
    corpus = Corpus(turns=tuple(turns), empty=empty)
    check_speakers(corpus, name=name)
    return corpus


def _turn(record: Record, *, known: Known) -> Turn | None:
    cells = record.cells
    text, speaker, rule = cells["text"], cells.get("speaker"), cells.get("rule")
    if text is None:
        return None
    seat = None if speaker is None else known.seats.get(speaker.casefold())
    stated = known.rule if rule is None else read_rule(rule.lower())
    return Turn(
        text=text,
        doc=cells.get("doc") or known.doc,
        side=cells.get("side") or (None if seat is None else seat.side),
        speaker=speaker,
        language=language_or_script(cells.get("language") or known.language, text),
        event=cells.get("event") or known.event,
        date=cells.get("date") or known.date,
        rule=stated or Rule.OFF_THE_RECORD,
    )
