"""Working out what may be shown of a round: every series under its policy, beside what was let out of it before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tracktwo.clearance.disclosure import (
    Attendance,
    Guesses,
    History,
    Pattern,
    Policy,
    Released,
    Series,
    Spell,
    Stances,
    read_outcome,
    release_expectations,
    release_stances,
    write_outcome,
)
from tracktwo.clearance.disclosure import Issue as Issued
from tracktwo.office.perception.kept import Kept, Pair
from tracktwo.office.perception.models import Issue, Removal
from tracktwo.office.perception.sums import Heap, cells_of, heaps
from tracktwo.office.rounds.kinds import Asked
from tracktwo.office.rounds.queries import policy_of, versions_of
from tracktwo.office.rounds.tallying import departures
from tracktwo.perception import Origin

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Side, Statement

__all__ = ["Ledger", "work_out"]

Now = TypeVar("Now", Stances, Guesses)
Place = tuple[int, int, str]
"""A series: a statement's id, a side's id, and what is asked."""

_EMPTY: Final = Heap()


class Ledger:
    """What a round's series rest on: cells, earlier releases, and the head-counts of who has left since."""

    def __init__(self, round_: "Round") -> None:
        self.round, self.policy = round_, policy_of(round_)
        self.heaps = heaps(cells_of(round_))
        self.removed: dict[int, date] = dict(
            Removal.objects.filter(statement__round=round_).values_list("statement_id", "day")
        )

    @cached_property
    def issues(self) -> Mapping[Place, list[Issue]]:
        """The releases of each series, oldest first."""
        found: defaultdict[Place, list[Issue]] = defaultdict(list)
        for issue in Issue.objects.filter(statement__round=self.round).order_by("moment"):
            found[issue.statement_id, issue.side_id, issue.asked].append(issue)
        return found

    @cached_property
    def left(self) -> Mapping[Place, dict[int, int]]:
        """How many left each series, by how often results had been worked out when they did."""
        found: defaultdict[Place, dict[int, int]] = defaultdict(dict)
        for each in departures(self.round):
            found[each.statement_id, each.side_id, each.asked][each.moment] = each.people
        return found

    def stances(self, statement: "Statement", side: "Side") -> Series[Stances]:
        """Return the series of a side's own stances."""
        return self._series(
            statement, side, Asked.STANCES, _said, nobody=Stances(agree=0, disagree=0, unsure=0)
        )

    def expects(self, statement: "Statement", side: "Side") -> Series[Guesses]:
        """Return the series of what a side expects of the other."""
        nobody = Guesses(people=0, mean=None, spread=None)
        return self._series(statement, side, Asked.EXPECTS, _expected, nobody=nobody)

    def is_settled(self, statement: "Statement", side: "Side") -> bool:
        """Return whether exact figures of a side may be looked at: nobody, or enough people, left since they last were.

        They were at every working-out that enough people had left before, and at the first.
        """
        enough = 1 if self.round.is_simulated else self.policy.batch
        return all(
            _settled(
                self.left.get((statement.pk, side.pk, asked.value), {}), now=self.round.moments, enough=enough
            )
            for asked in Asked
        )

    def _series(
        self,
        statement: "Statement",
        side: "Side",
        asked: Asked,
        counted: Callable[[Heap], Now],
        *,
        nobody: Now,
    ) -> Series[Now]:
        removed = self.removed.get(statement.pk)
        if removed:
            history, alone = History(removed=removed), Attendance(moments=1, heads=())
            return Series(now=nobody, attendance=alone, history=history)
        now = counted(self.heaps.get((statement.pk, side.pk), _EMPTY))
        place = (statement.pk, side.pk, asked.value)
        issues = self.issues.get(place, [])
        return Series(
            now=now,
            attendance=_attendance(now.people, issues, self.left.get(place, {})),
            history=History(issues=tuple(_issued(issue) for issue in issues)),
        )


def work_out(round_: "Round", *, moment: int, day: date) -> tuple[Kept, list[Issue]]:
    """Return what may be shown of every statement of a closed round, and the releases that makes of its series.

    Args:
        round_: the round; its row is locked.
        moment: which working-out this is, from 1.
        day: its day.

    Returns: outcomes to be kept; and a row, not yet saved, for every series that takes a new value.
    """
    ledger = Ledger(round_)
    policy = ledger.policy
    sides = sorted((each.side for each in round_.sides.all()), key=lambda side: side.key)
    outcomes: dict[tuple[str, int], dict[str, Pair]] = {}
    issues: list[Issue] = []
    for statement in versions_of(round_):
        if statement.retired and not any((statement.pk, side.pk) in ledger.heaps for side in sides):
            continue
        pairs = _pairs(ledger, statement, sides, policy=policy, day=day)
        outcomes[statement.key, statement.version] = {
            side.key: pair for side, pair in zip(sides, pairs, strict=True)
        }
        issues += [
            Issue(
                statement=statement,
                side=side,
                asked=asked,
                moment=moment,
                people=people_counted,
                released=write_outcome(outcome),
            )
            for side, pair in zip(sides, pairs, strict=True)
            for asked, outcome, people_counted in _named(ledger, statement, side, pair)
            if isinstance(outcome, Released) and outcome.held is None
        ]
    kept = Kept(
        round=round_.key,
        frozen=round_.frozen,
        policy=policy.hash,
        moment=moment,
        day=day,
        outcomes=outcomes,
    )
    return kept, issues


def _pairs(
    ledger: Ledger, statement: "Statement", sides: "list[Side]", *, policy: Policy, day: date
) -> list[Pair]:
    one, other = sides
    origin = Origin(ledger.round.origin)
    stances = release_stances(
        (ledger.stances(statement, one), ledger.stances(statement, other)),
        policy=policy,
        today=day,
        origin=origin,
    )
    expects = release_expectations(
        (ledger.expects(statement, one), ledger.expects(statement, other)),
        stances=stances,
        policy=policy,
        today=day,
        origin=origin,
    )
    return [Pair(*pair) for pair in zip(stances, expects, strict=True)]


def _named(
    ledger: Ledger, statement: "Statement", side: "Side", pair: Pair
) -> Iterable[tuple[Asked, Any, int]]:
    heap = ledger.heaps.get((statement.pk, side.pk), _EMPTY)
    yield Asked.STANCES, pair.stances, heap.said.people
    yield Asked.EXPECTS, pair.expects, heap.expected.people


def _said(heap: Heap) -> Stances:
    return heap.said


def _expected(heap: Heap) -> Guesses:
    return heap.expected


def _settled(left: Mapping[int, int], *, now: int, enough: int) -> bool:
    waiting = 0
    for moment in range(1, now):
        waiting += left.get(moment, 0)
        waiting = 0 if waiting >= enough else waiting
    return not waiting and not left.get(now)


def _issued(issue: Issue) -> Issued:
    released = read_outcome(issue.released)
    assert isinstance(released, Released)  # nothing else was let out
    return Issued(released=released, people=issue.people)


def _attendance(people: int, issues: list[Issue], left: Mapping[int, int]) -> Attendance:
    """Return who was counted when. After a round has closed people only leave, so everybody has one spell.

    Who left after the n-th working-out was counted in every release of the series up to then.
    """
    heads = Counter[Pattern]()
    if people:
        heads[(Spell(0, len(issues)),)] += people
    for moment, gone in left.items():
        counted = sum(issue.moment <= moment for issue in issues)
        if counted:
            heads[(Spell(0, counted - 1),)] += gone
    return Attendance(moments=len(issues) + 1, heads=tuple(sorted(heads.items())))
