"""Working out what may be shown of a round: every series under its policy, beside what was let out of it before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from tracktwo.clearance.disclosure import (
    Attendance,
    Guesses,
    History,
    Outcome,
    Pattern,
    Policy,
    Reason,
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
from tracktwo.office.perception.models import Issue, Removal, Reveal
from tracktwo.office.perception.subtracting import subtractable
from tracktwo.office.perception.sums import sums_of
from tracktwo.office.rounds.kinds import Asked
from tracktwo.office.rounds.queries import policy_of, versions_of
from tracktwo.office.rounds.tallying import answered_twice, departures, is_made_up
from tracktwo.perception import Origin

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Side, Statement

__all__ = ["Ledger", "work_out"]

Now = TypeVar("Now", Stances, Guesses)
Place = tuple[int, int, str]
"""A series: a statement's id, a side's id, and what is asked."""


class Ledger:
    """What a round's series rest on: cells, earlier releases, and the head-counts of who has left since.

    What waits for keys counts as released: the team has seen it, and two looks must not differ by one person.
    """

    def __init__(self, round_: "Round") -> None:
        self.round, self.policy = round_, policy_of(round_)
        self.sums = sums_of(round_)
        self.removed: dict[int, date] = dict(
            Removal.objects.filter(statement__round=round_).values_list("statement_id", "day")
        )

    @cached_property
    def issues(self) -> Mapping[Place, list[Issue]]:
        """The releases of each series, oldest first.

        What only the team saw, under rules that were made stricter since, is as if it never was while nobody left: the
        same people are shown again, more guardedly.
        """
        found: defaultdict[Place, list[Issue]] = defaultdict(list)
        for issue in Issue.objects.filter(statement__round=self.round).order_by("moment"):
            place = issue.statement_id, issue.side_id, issue.asked
            has_left = any(moment >= issue.moment for moment in self.left.get(place, {}))
            if has_left or not self._is_looser(issue):
                found[place].append(issue)
        return found

    @cached_property
    def origin(self) -> Origin:
        """Whose answers disclosure control takes these for: a person's in a simulated round are guarded like any other.

        In a demonstration they are not: it says of itself that it is none of anybody's views.
        """
        if not self.round.is_simulated:
            return Origin.REAL
        is_nobody = self.round.programme.is_demo or is_made_up(self.round)
        return Origin.SIMULATED if is_nobody else Origin.REAL

    @cached_property
    def _revealed(self) -> int:
        """The newest working-out that both sides revealed; 0 for none."""
        moments = Reveal.objects.filter(round=self.round).exclude(revealed_at=None)
        return max(moments.values_list("moment", flat=True), default=0)

    @cached_property
    def subtractable(self) -> frozenset[int]:
        """Return the statements that no counts are shown of beside those of another time they were asked."""
        return subtractable(self.round, self.sums)

    @cached_property
    def _answered_twice(self) -> frozenset[str]:
        return answered_twice(self.round)

    def is_split(self, statement: "Statement") -> bool:
        """Return whether people of an earlier wording answered a later one too: beside it, it tells who came later."""
        return statement.retired and statement.key in self._answered_twice

    def refused(
        self, outcome: Outcome, *, statement: "Statement", side: "Side", asked: Asked
    ) -> Reason | None:
        """Return why an older value is not repeated: only looser rules let it out; None if nothing is against it."""
        if not isinstance(outcome, Released) or outcome.held is None:
            return None
        last = self.issues[statement.pk, side.pk, asked.value][-1]
        return outcome.held if self._is_looser(last) else None

    def _is_looser(self, issue: Issue) -> bool:
        """Return whether only the team saw a release, and under other rules than today's."""
        return issue.moment > self._revealed and issue.released["policy"] != self.policy.hash

    @cached_property
    def left(self) -> Mapping[Place, dict[int, int]]:
        """How many left each series, by how often results had been worked out when they did."""
        found: defaultdict[Place, dict[int, int]] = defaultdict(dict)
        for each in departures(self.round):
            found[each.statement_id, each.side_id, each.asked][each.moment] = each.people
        return found

    def stances(self, statement: "Statement", side: "Side") -> Series[Stances]:
        """Return the series of a side's own stances."""
        nobody = Stances(agree=0, disagree=0, unsure=0)
        return self._series(statement, side, Asked.STANCES, self.sums.stances, nobody=nobody)

    def expects(self, statement: "Statement", side: "Side") -> Series[Guesses]:
        """Return the series of what a side expects of the other."""
        nobody = Guesses(people=0, mean=None, spread=None)
        return self._series(statement, side, Asked.EXPECTS, self.sums.guesses, nobody=nobody)

    def is_settled(self, statement: "Statement", side: "Side") -> bool:
        """Return whether exact figures of a side may be looked at: nobody, or enough people, left since they last were.

        They were at every working-out that enough people had left before, and at the first.
        """
        now = self.round.moments
        enough = 1 if self.origin is Origin.SIMULATED else self.policy.batch
        return all(
            _settled(self.left.get((statement.pk, side.pk, asked.value), {}), now=now, enough=enough)
            for asked in Asked
        )

    def _series(
        self,
        statement: "Statement",
        side: "Side",
        asked: Asked,
        counted: Callable[[int, int], Now],
        *,
        nobody: Now,
    ) -> Series[Now]:
        removed = self.removed.get(statement.pk)
        if removed:
            history, alone = History(removed=removed), Attendance(moments=1, heads=())
            return Series(now=nobody, attendance=alone, history=history)
        now = counted(statement.pk, side.pk)
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
        if statement.retired and not ledger.sums.is_answered(statement.pk):
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
    if ledger.is_split(statement):
        return [Pair(Reason.AUDIT, Reason.AUDIT) for _side in sides]
    one, other = sides
    stances = release_stances(
        (ledger.stances(statement, one), ledger.stances(statement, other)),
        policy=policy,
        today=day,
        origin=ledger.origin,
        subtractable=statement.pk in ledger.subtractable,
    )
    stances = _shown_both(ledger, statement, sides, stances, asked=Asked.STANCES)
    expects = release_expectations(
        (ledger.expects(statement, one), ledger.expects(statement, other)),
        stances=stances,
        policy=policy,
        today=day,
        origin=ledger.origin,
        subtractable=statement.pk in ledger.subtractable,
    )
    expects = _shown_both(ledger, statement, sides, expects, asked=Asked.EXPECTS)
    return [Pair(*pair) for pair in zip(stances, expects, strict=True)]


def _shown_both(
    ledger: Ledger,
    statement: "Statement",
    sides: "list[Side]",
    outcomes: tuple[Outcome, Outcome],
    *,
    asked: Asked,
) -> tuple[Outcome, Outcome]:
    """Return the outcomes of both sides, or neither side's where one may not be repeated."""
    refused = [
        ledger.refused(outcome, statement=statement, side=side, asked=asked)
        for outcome, side in zip(outcomes, sides, strict=True)
    ]
    if not any(refused):
        return outcomes
    first, second = (each or Reason.OTHER_SIDE for each in refused)
    return first, second


def _named(
    ledger: Ledger, statement: "Statement", side: "Side", pair: Pair
) -> Iterable[tuple[Asked, Any, int]]:
    yield Asked.STANCES, pair.stances, ledger.sums.stances(statement.pk, side.pk).people
    yield Asked.EXPECTS, pair.expects, ledger.sums.guesses(statement.pk, side.pk).people


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
