"""The board of a concept's boundary cases: what rounds asked, as far as the reader may see the answers."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tracktwo.figures import BoardReading, BoardRow, Figure, Missing, OwnBand, Sorting, boundary_board
from tracktwo.office.accounts.rights import Right
from tracktwo.office.perception.cases import sorted_cases
from tracktwo.office.perception.lines import PICTURE_WIDTH, Line, lines_of
from tracktwo.office.perception.pictures import labels_now
from tracktwo.office.perception.queries import sight_of_everybody, sight_of_team
from tracktwo.office.rounds.kinds import State, StatementKind
from tracktwo.office.rounds.queries import round_called, rounds_of
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.terms.conditions import CaseWords, case_words
from tracktwo.perception.methods import jeffreys_interval
from tracktwo.terms import CaseAnswer, Sorted

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme, Round
    from tracktwo.office.terms.models import Concept

__all__ = ["Board", "boards_of", "cases_of", "rounds_with_cases"]

_LEVEL = 0.9
_YES, _NO, _DEPENDS = (
    list(CaseAnswer).index(each) for each in (CaseAnswer.YES, CaseAnswer.NO, CaseAnswer.DEPENDS)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One round's cases; no picture while the answers are sealed, or nothing of them may be shown.

    ``hidden`` is how many cases may not be shown; ``exact`` whether the team's own figures are drawn.
    """

    round: "Round"
    figure: Figure | None
    is_sealed: bool
    is_exact: bool = False
    hidden: int = 0
    words: tuple[CaseWords, ...] = ()


def rounds_with_cases(programme: "Programme") -> "list[Round]":
    """Return the rounds of a programme that ask of boundary cases."""
    return [
        each
        for each in rounds_of(programme)
        if each.statements.filter(kind=StatementKind.BOUNDARY, retired=False).exists()
    ]


def boards_of(concept: "Concept", *, seat: "Membership") -> list[Board]:
    """Return the boards of a concept for one reader, round by round; a round that is gone is left out."""
    found = (round_called(concept.programme, each.round) for each in concept.rounds.all())
    boards = (_board(each, seat=seat) for each in found if each is not None)
    # on what it depends is told where answers are, and nowhere before
    return [
        each if each.figure is None else replace(each, words=case_words(concept, each.round, seat=seat))
        for each in boards
    ]


def cases_of(concept: "Concept") -> Sorted | None:
    """Return who sorted which case how, over all rounds of a concept; None where there are no figures.

    People of two rounds are different people as far as anybody here knows, so only the largest round is taken.
    """
    rounds = (round_called(concept.programme, each.round) for each in concept.rounds.all())
    found = [cases for each in rounds if each is not None and (cases := sorted_cases(each)) is not None]
    return max(found, key=lambda each: len(each.people), default=None)


def _board(round_: "Round", *, seat: "Membership") -> Board:
    exact = seat.may(Right.READ_EXACT)
    if round_.state in (State.DRAFT, State.OPEN):
        return Board(round=round_, figure=None, is_sealed=True)
    sight = sight_of_team(round_) if exact else sight_of_everybody(round_)
    if sight is None:
        return Board(round=round_, figure=None, is_sealed=True)
    lines = [each for each in lines_of(sight, round_=round_, language=reader_language()) if each.is_boundary]
    sorted_ = sorted_cases(round_) if exact else None
    all_ = round_.statements.filter(kind=StatementKind.BOUNDARY, retired=False).count()
    if not lines:
        return Board(round=round_, figure=None, is_sealed=False, hidden=all_)
    figure = boundary_board(
        [_row(each, sorted_) for each in lines],
        sides=labels_now(sight, round_=round_, language=reader_language()),
        language=reader_language(),
        simulated=round_.is_simulated,
        width=PICTURE_WIDTH,
        minimum=min(each.minimum for each in lines),
    )
    return Board(
        round=round_, figure=figure, is_sealed=False, is_exact=exact, hidden=max(0, all_ - len(lines))
    )


def _row(line: Line, found: Sorted | None) -> BoardRow:
    language = line.texts[0].language
    return BoardRow(
        text=" · ".join(line.told(each) for each in line.texts),
        readings=tuple(
            BoardReading(side=label.key, sorted=_sorted(line, label.key, found)) for label in line.labels
        ),
        language=None if language == line.language else language,
    )


def _sorted(line: Line, side: str, found: Sorted | None) -> Sorting | OwnBand | Missing:
    """Return what a side said to a case: with those for whom it depends where they are known apart."""
    own = line.own(side)
    if isinstance(own, OwnBand):
        return own
    if found is None or line.key not in found.cases:
        return Sorting(yes=own.agree, no=own.views - own.agree, depends=None, low=own.low, high=own.high)
    case = found.cases.index(line.key)
    answers = found.answers[np.array([each == side for each in found.sides]), case]
    yes, no, depends = (int((answers == code).sum()) for code in (_YES, _NO, _DEPENDS))
    limits = jeffreys_interval(yes, no + depends, level=_LEVEL)
    low, high = float(limits.low), float(limits.high)
    return Sorting(yes=yes, no=no, depends=depends, low=low, high=high)
