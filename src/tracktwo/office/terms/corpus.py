"""The turns of a programme with their index, as they may be counted at this moment.

Reading them takes a moment, so a process keeps what it read last; what may be counted is asked anew each time, and
turns off the record are not even read into what pages count and show.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from django.conf import settings
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from tracktwo.office.terms.models import TermBuild, TermTurn
from tracktwo.office.terms.queries import standing_build
from tracktwo.office.terms.ruling import Ruled, Rules, rules_of
from tracktwo.terms import Corpus, Index, Turn, load_index
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import FileError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["INDEXED", "WORDING", "Shelf", "folder_of", "indexed_turns", "shelf_of"]

INDEXED: Final = "turns.npy"
"""The file beside an index that says which row each of its turns is."""
WORDING: Final = "wording.sqlite"
_KEPT: Final = 4
"""Programmes whose turns a process keeps."""
_GONE: Final = Turn(text="", doc="")

_read: dict[int, "Shelf"] = {}
_reading: Final = Lock()


class _Row(NamedTuple):
    """A turn as it is kept."""

    pk: int
    ruled: Ruled
    turn: Turn
    kind: str


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """All indexed turns of a programme as they may be used now.

    Attributes:
        state: a fingerprint of everything a count depends on.
        corpus: the turns; one off the record, or no longer there, is an empty one of nobody.
        index: of their texts, in the same order.
        may: which turns may be counted.
        closed: how many are off the record.
        waiting: how many are not indexed yet.
        kinds: of what kind of text each turn is.
        folder: where the index lies.
        rows: which row each turn is kept in.
    """

    state: str
    corpus: Corpus
    index: Index
    may: NDArray[np.bool_]
    closed: int
    waiting: int
    kinds: tuple[str, ...]
    folder: Path
    rows: tuple[int, ...]

    @cached_property
    def shown(self) -> Corpus:
        """Return the turns as pages show them: whoever spoke without attribution has a number for a name.

        Numbers follow no order in which anybody spoke or is called.
        """
        hidden = sorted({turn.speaker for turn in self.corpus.turns if _is_hidden(turn)}, key=_drawn)
        label = {name: f"№ {number}" for number, name in enumerate(hidden, start=1)}
        turns = (
            replace(turn, speaker=label[turn.speaker]) if _is_hidden(turn) else turn
            for turn in self.corpus.turns
        )
        return Corpus(turns=tuple(turns)) if hidden else self.corpus


def folder_of(programme: "Programme", build: TermBuild) -> Path:
    """Return the folder of an index: it is added to by later builds until one makes it anew."""
    return Path(settings.DATA) / "terms" / str(programme.key) / str(build.folder or build.number)


def indexed_turns(folder: Path) -> NDArray[np.int64]:
    """Return the row of each turn of the index in a folder. Raises: FileError if there is none."""
    try:
        turns: NDArray[np.int64] = np.load(folder / INDEXED)
    except (OSError, ValueError) as error:
        raise FileError(_("The index of the texts cannot be read; have it made anew.")) from error
    return turns


def shelf_of(programme: "Programme") -> Shelf | None:
    """Return the turns of a programme as they may be used now; None while there is no index of them.

    Raises: FileError if the index is damaged.
    """
    build = standing_build(programme)
    if build is None:
        return None
    rules = rules_of(programme)
    state = f"{build.number}-{rules.print}"
    with _reading:
        known = _read.get(programme.pk)
        if known is not None and known.state == state and known.folder == folder_of(programme, build):
            return known
    made = _made(programme, build, rules, state=state)
    with _reading:
        _read.pop(programme.pk, None)
        while len(_read) >= _KEPT:
            _read.pop(next(iter(_read)))
        _read[programme.pk] = made
    return made


def _made(programme: "Programme", build: TermBuild, rules: Rules, *, state: str) -> Shelf:
    folder = folder_of(programme, build)
    # the list of rows is written before the index that needs it, so it is read after
    index = load_index(folder)
    rows = indexed_turns(folder)[: index.turns]
    found = {row.pk: row for row in _rows(programme)}
    turns, kinds, may = [], [], np.zeros(len(rows), dtype=np.bool_)
    closed = 0
    for place, pk in enumerate(rows.tolist()):
        row = found.pop(pk, None)
        rule = Rule.OFF_THE_RECORD if row is None else rules.rule(row.ruled)
        kinds.append("" if row is None else row.kind)
        if row is None or rule is Rule.OFF_THE_RECORD:
            closed += row is not None
            turns.append(_GONE)
            continue
        may[place] = True
        turns.append(replace(row.turn, rule=rule))
    return Shelf(
        state=state,
        corpus=Corpus(turns=tuple(turns)),
        index=index,
        may=may,
        closed=closed,
        waiting=len(found),
        kinds=tuple(kinds),
        folder=folder,
        rows=tuple(rows.tolist()),
    )


def _rows(programme: "Programme") -> Iterator[_Row]:
    sides: Mapping[int, str] = dict(programme.sides.values_list("pk", "key"))
    events: Mapping[int | None, tuple[str, str]] = {
        pk: (key, date) for pk, key, date in programme.events.values_list("pk", "key", "date")
    }
    sources = {each.pk: each for each in programme.term_sources.all()}
    columns = (
        "pk", "source", "text", "doc", "side", "speaker", "language", "event", "printed_event", "date", "rule",
        "answer",
    )  # fmt: skip
    kept: Iterable[tuple[Any, ...]] = TermTurn.objects.filter(source__programme=programme).values_list(
        *columns
    )
    for pk, source, text, doc, side, speaker, language, event, printed, date, rule, answer in kept:
        of = sources[source]
        key, day = events.get(event or of.event_id, (printed, ""))
        yield _Row(
            pk,
            Ruled(source, event, answer, rule),
            Turn(
                text=text,
                doc=doc or of.title,
                side=sides.get(side),
                speaker=speaker or None,
                language=language,
                event=key or None,
                date=date or of.date or day or None,
            ),
            of.kind,
        )


def _is_hidden(turn: Turn) -> bool:
    return turn.rule is Rule.NOT_FOR_ATTRIBUTION and turn.speaker is not None


def _drawn(name: str | None) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), str(name).encode(), hashlib.sha256).digest()
