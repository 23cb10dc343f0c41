"""Files and documents to turns: nothing is kept before all of it could be read."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.queries import layers_of
from tracktwo.office.terms.models import TermSource, TermTurn
from tracktwo.record import read_content
from tracktwo.terms import Corpus, Known, Turn, check_speakers, read_text, read_turns
from tracktwo.terms.readers.spoken import language_or_script
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError, DateError, FileError, TrackTwoError

if TYPE_CHECKING:
    from tracktwo.office.models import Document, Event, Programme, Side

__all__ = ["LARGEST", "Handed", "read_turns_of", "turns_of_document", "turns_of_exchange"]

LARGEST: Final = 60_000_000
"""Bytes a file of turns may have."""
_TABLES: Final = frozenset({".jsonl", ".ndjson", ".csv"})
_TEXTS: Final = frozenset({".vtt", ".srt", ".txt", ".text", ".md"})
_DOCUMENTS: Final = frozenset({".html", ".htm", ".docx", ".pdf"})
_SHORT_NAME: Final = 80
_OWN: Final = "handed-in"
"""What a text is called until it has the name of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A file as it was handed in, and what is said of it.

    ``called`` is what it calls the sides, where that is not how the programme does: name → key of the side.
    """

    content: bytes
    name: str
    language: str = ""
    side: str = ""
    date: str = ""
    called: Mapping[str, str] = field(default_factory=dict)


def read_turns_of(handed: Handed, source: TermSource) -> list[TermTurn]:
    """Return the turns of a file, not yet kept, and set how many had no words.

    Raises: FileError, TableError or DataError, with the line where there is one, if it cannot be used.
    """
    if not handed.content:
        raise FileError(_("The file is empty; choose a transcript, a text or a table of turns."))
    if len(handed.content) > LARGEST:
        raise FileError(_("The file has more than 60 MB; hand it in in parts."))
    programme = source.programme
    sides = _sides(programme, handed.called)
    corpus, stated = _corpus(handed)
    corpus = _seated(corpus, _seats(programme), doc=Path(handed.name).stem)
    check_speakers(corpus, name=handed.name[:_SHORT_NAME])
    source.empty = corpus.empty
    turns = _Turns(
        source=source,
        sides=sides,
        own=sides.get(handed.side.casefold()) if handed.side else None,
        events={event.key: event for event in programme.events.all()},
        name=handed.name[:_SHORT_NAME],
    )
    return [turns.kept(turn, rule) for turn, rule in zip(corpus.turns, stated, strict=True)]


def turns_of_document(document: "Document", source: TermSource) -> list[TermTurn]:
    """Return the stretches of a document of the record as turns, each with its place in the text.

    Raises: DataError if it was not read yet, or holds no words.
    """
    layers = layers_of([document])
    turns = [
        TermTurn(
            source=source,
            text=text,
            side=source.side,
            language=language_or_script(source.language or document.language or None, text)[:35],
            start=start,
            end=end,
        )
        for layer in layers
        for start, end, text in _stretches(layer.text, [(each.start, each.end) for each in layer.segments])
    ]
    if not turns:
        raise DataError(
            _("“%(title)s” holds no words that were read; add its file first.") % {"title": document.title}
        )
    return turns


def turns_of_exchange(source: TermSource) -> list[TermTurn]:
    """Return what was asked and given as an answer, each in the words of the side that wrote it.

    Every turn is bound to an answer, so that the rule of that answer holds for it.
    """
    answered = (
        source.programme.questions.filter(answers__given_on__isnull=False)
        .distinct()
        .select_related("side")
        .prefetch_related("answers__side")
        .order_by("pk")
    )
    turns = []
    for question in answered:
        given = [each for each in question.answers.all() if each.given_on is not None]
        said = [(question.side, question.text, question.asked_on, given[-1])]
        said += [(each.side, each.text, each.given_on, each) for each in given]
        for side, text, day, answer in said:
            tag = next((tag for tag in side.languages if text.get(tag)), "") or next(iter(text), "")
            if text.get(tag):
                turns.append(
                    TermTurn(
                        source=source,
                        text=text[tag],
                        side=side,
                        language=tag,
                        date="" if day is None else day.isoformat(),
                        answer=answer,
                    )
                )
    return turns


def _stretches(text: str, segments: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    for start, end in segments or [(0, len(text))]:
        said = text[start:end].strip()
        if any(map(str.isalnum, said)):
            yield start, end, said


def _corpus(handed: Handed) -> tuple[Corpus, list[str]]:
    """Return the turns of a file as its ending says, and the rule each states; "" where it states none."""
    suffix = Path(handed.name).suffix.lower()
    if suffix in _DOCUMENTS:
        layer = read_content(handed.content, name=handed.name)
        known = Known(doc=_OWN, seats={}, language=handed.language or layer.language or None)
        corpus = read_text(layer.text, known=known)
        return corpus, [""] * len(corpus.turns)
    if suffix not in _TABLES | _TEXTS:
        raise FileError(
            _(
                "%(name)s ends in nothing that holds turns; hand in .jsonl, .csv, .vtt, .srt, .txt, .html, "
                ".docx or .pdf."
            )
            % {"name": handed.name[:_SHORT_NAME]}
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{_OWN}{suffix}"
        path.write_bytes(handed.content)
        try:
            corpus = read_turns(path, language=handed.language or None, rule=Rule.ON_THE_RECORD)
            # what states a rule is the same whatever holds for turns that do not
            strict = read_turns(path, language=handed.language or None) if suffix in _TABLES else None
        except TrackTwoError as error:
            raise type(error)(str(error).replace(str(path), handed.name[:_SHORT_NAME])) from error
    if strict is None:
        return corpus, [""] * len(corpus.turns)
    return corpus, [
        one.rule.value if one.rule is other.rule else ""
        for one, other in zip(corpus.turns, strict.turns, strict=True)
    ]


def _seated(corpus: Corpus, seats: Mapping[str, str], *, doc: str) -> Corpus:
    """Return turns of speakers the record knows on one side with that side, where none is told."""
    return Corpus(
        turns=tuple(
            replace(
                turn,
                doc=doc if turn.doc == _OWN else turn.doc,
                side=turn.side or seats.get((turn.speaker or "").casefold()),
            )
            for turn in corpus.turns
        ),
        empty=corpus.empty,
    )


def _seats(programme: "Programme") -> Mapping[str, str]:
    """Return the side of people of the record who only ever took part for one, by every form of their name."""
    rows = programme.persons.filter(contributions__side__isnull=False).values_list(
        "names__text", "contributions__side__key"
    )
    sides: dict[str, set[str]] = {}
    for name, side in rows:
        if name:
            sides.setdefault(name.casefold(), set()).add(side)
    return {name: next(iter(found)) for name, found in sides.items() if len(found) == 1}


def _sides(programme: "Programme", called: Mapping[str, str]) -> Mapping[str, "Side"]:
    """Return the sides by everything they may be called, in lower case."""
    sides: dict[str, Side] = {}
    for side in programme.sides.all():
        for name in (side.key, *side.name.values(), *side.adjective.values()):
            sides[name.casefold()] = side
    own = {name.strip().casefold(): sides[key.casefold()] for name, key in called.items() if name.strip()}
    return sides | own


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turns:
    """What turns of a file are kept with."""

    source: TermSource
    sides: Mapping[str, "Side"]
    own: "Side | None"
    events: Mapping[str, "Event"]
    name: str

    def kept(self, turn: Turn, rule: str) -> TermTurn:
        """Return a turn ready to be kept. Raises: DataError if its side or date is none."""
        event = self.events.get(turn.event or "")
        return TermTurn(
            source=self.source,
            text=turn.text,
            doc=turn.doc[:300],
            side=self._side(turn.side),
            speaker=(turn.speaker or "")[:200],
            language=turn.language[:35],
            event=event,
            printed_event="" if event else (turn.event or "")[:200],
            date=self._date(turn.date),
            rule=rule,
        )

    def _side(self, named: str | None) -> "Side | None":
        if named is None:
            return self.own
        side = self.sides.get(named.casefold())
        if side is None:
            raise DataError(
                _(
                    "%(file)s names a side “%(side)s”, which is neither of the two here; say which of them it is."
                )
                % {"file": self.name, "side": named[:_SHORT_NAME]}
            )
        return side

    def _date(self, date: str | None) -> str:
        try:
            return PartialDate.parse(date).edtf if date else ""
        except DateError as error:
            raise DataError(
                _("%(file)s says “%(date)s” for a date; write a day, a month or a year such as 2021-12-31.")
                % {"file": self.name, "date": str(date)[:40]}
            ) from error
