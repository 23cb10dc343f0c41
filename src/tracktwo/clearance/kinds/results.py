"""The result of one statement of a round: what disclosure control released of it, and what follows from that.

=====================  ==================================================  =====================
rule of the meeting    outside                                             its own room, the team
=====================  ==================================================  =====================
none, on the record,   what was released to the public, where both sides   what was released
not for attribution    are shown
off the record         nothing                                             what was released
=====================  ==================================================  =====================

Nobody, the team included, reads a value before the round is closed. No count goes in here, only outcomes of
:mod:`tracktwo.clearance.disclosure`; leans, readings, limits of gaps and the class are worked out from those. An
older value that is repeated reads to outsiders as it read before. The meeting is not named.
"""

from dataclasses import dataclass
from typing import assert_never

from tracktwo.clearance import disclosure
from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.disclosure import (
    Band,
    Bands,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Lean,
    Limits,
    Outcome,
    Reading,
    Released,
    find_class,
    gap_limits,
    lean,
    reading,
)
from tracktwo.clearance.kinds.event import Event, stand
from tracktwo.clearance.tables import Reason, Release, Texts, Withheld, fixed, released, shown
from tracktwo.perception.tables import Finding
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Result",
    "ResultPart",
    "ResultSide",
    "ShownBands",
    "ShownCounts",
    "ShownExpectation",
    "ShownLimits",
    "ShownResult",
    "ShownResultPart",
    "ShownResultSide",
    "show_result",
]

Stance = Bands | ExactStances
Expectation = ExpectationBand | ExactExpectation


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ResultPart:
    """What disclosure control released of one part of a side, where a breakdown was declared before the round."""

    key: str
    name: LanguageText
    stances: Released


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ResultSide:
    """What disclosure control decided about one side: its stances, and what it expects of the other side."""

    side: str
    stances: Outcome
    expects: Outcome
    parts: tuple[ResultPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Result:
    """The result of a statement; ``event`` is the meeting its round was held in, None for a round of its own.

    The statement goes out in the words a named person approved. ``kind`` and ``topic`` say what it is about.
    """

    key: str
    statement: Release
    sides: tuple[ResultSide, ResultSide]
    is_closed: bool
    is_simulated: bool
    is_reciprocal: bool = False
    kind: str = ""
    topic: LanguageText | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLimits:
    """From where to where a share, or a gap between two shares, reaches; as fractions in figures: ``2/3``."""

    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBands:
    """How many answered, as a band (``10-19``), and which shares of them agree and disagree."""

    people: str
    agree: ShownLimits
    disagree: ShownLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCounts:
    """How many gave each answer, where a round is exact."""

    agree: int
    disagree: int
    unsure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExpectation:
    """What a side expects of the other: the mean in points where it is shown, how it reads, limits of the gap.

    ``people`` is a band, or a number where the round is exact.
    """

    people: str
    points: str | None
    reading: Reading
    gap: ShownLimits | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResultPart:
    """One part of a side, in bands."""

    key: str
    name: Texts
    bands: ShownBands


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResultSide:
    """One side of a result: exactly one of ``bands`` and ``counts`` is known.

    ``day`` is when its value last changed and ``policy`` the hash of the rules that was done under; ``held``, why
    the value is an older one, is the team's.
    """

    side: str
    bands: ShownBands | None
    counts: ShownCounts | None
    lean: Lean
    expects: ShownExpectation | None
    day: PartialDate
    policy: str
    parts: tuple[ShownResultPart, ...]
    held: disclosure.Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResult:
    """The result of a statement as one audience may read it, the sides by key; ``finding`` where one is settled."""

    key: str
    statement: Texts
    kind: str
    topic: Texts | None
    is_reciprocal: bool
    is_simulated: bool
    sides: tuple[ShownResultSide, ShownResultSide]
    finding: Finding | None


def show_result(result: Result, *, audience: Audience) -> ShownResult | Withheld:
    """Return the result of a closed round, where disclosure control released both sides that far."""
    near = _near(result.event, audience=audience)
    if isinstance(near, Withheld):
        return near
    if not result.is_closed:
        return Withheld(reason=Reason.NOT_CLOSED)
    statement = released(result.statement)
    if statement is None:
        return Withheld(reason=Reason.NO_RELEASE)
    first, second = sorted(result.sides, key=lambda each: each.side)
    stances = _both(first.stances, second.stances, near=near)
    if isinstance(stances, Withheld):
        return stances
    values = _stance(stances[0]), _stance(stances[1])
    expects = _expectations(first.expects, second.expects, near=near)
    return ShownResult(
        key=result.key,
        statement=statement,
        kind=result.kind,
        topic=shown(result.topic),
        is_reciprocal=result.is_reciprocal,
        is_simulated=result.is_simulated,
        sides=(
            _side(first, stances[0], expects=expects[0], about=values[1], near=near),
            _side(second, stances[1], expects=expects[1], about=values[0], near=near),
        ),
        finding=_finding(values, expects=expects, reciprocal=result.is_reciprocal),
    )


def _near(event: Event | None, *, audience: Audience) -> Reach | Withheld:
    if event is None:
        return reach(audience, event=None)
    standing = stand(event, audience=audience)
    if isinstance(standing, Withheld):
        return standing
    if standing.near is Reach.OUTSIDE and standing.rule is Rule.OFF_THE_RECORD:
        return Withheld(reason=Reason.RULE, rule=standing.rule)
    return standing.near


def _both(first: Outcome, second: Outcome, *, near: Reach) -> tuple[Released, Released] | Withheld:
    """Return two outcomes if both are values that may go this far; a comparison shows both or neither."""
    if disclosure.Reason.REMOVED in (first, second):
        return Withheld(reason=Reason.TAKEN_DOWN)
    if not isinstance(first, Released) or not isinstance(second, Released):
        return Withheld(reason=Reason.SMALL_GROUP)
    if near is Reach.OUTSIDE and {first.reach, second.reach} != {disclosure.Reach.PUBLIC}:
        return Withheld(reason=Reason.NOT_PUBLIC)
    return first, second


def _expectations(
    first: Outcome, second: Outcome, *, near: Reach
) -> tuple[Expectation, Expectation] | tuple[None, None]:
    both = _both(first, second, near=near)
    if isinstance(both, Withheld):
        return None, None
    one, other = both[0].value, both[1].value
    if isinstance(one, Expectation) and isinstance(other, Expectation):
        return one, other
    raise TypeError("A side's expectation of the other is not a released expectation.")


def _stance(outcome: Released) -> Stance:
    if isinstance(outcome.value, Stance):
        return outcome.value
    raise TypeError("A side's stances are not released stances.")


def _side(
    side: ResultSide, outcome: Released, *, expects: Expectation | None, about: Stance, near: Reach
) -> ShownResultSide:
    value = _stance(outcome)
    return ShownResultSide(
        side=side.side,
        bands=_bands(value) if isinstance(value, Bands) else None,
        counts=_counts(value) if isinstance(value, ExactStances) else None,
        lean=lean(value),
        expects=_expectation(expects, about=about) if expects else None,
        day=PartialDate.parse(outcome.day.isoformat()),
        policy=outcome.policy,
        parts=tuple(_part(part, near=near) for part in sorted(side.parts, key=lambda each: each.key)),
        held=outcome.held if near is Reach.TEAM else None,
    )


def _part(part: ResultPart, *, near: Reach) -> ShownResultPart:
    value = part.stances.value
    if isinstance(_both(part.stances, part.stances, near=near), Withheld) or not isinstance(value, Bands):
        raise TypeError("A part of a side is not released in bands as far as the side itself.")
    return ShownResultPart(key=part.key, name=fixed(part.name), bands=_bands(value))


def _bands(value: Bands) -> ShownBands:
    return ShownBands(people=value.people.value, agree=_limits(value.agree), disagree=_limits(value.disagree))


def _counts(value: ExactStances) -> ShownCounts:
    return ShownCounts(agree=value.agree, disagree=value.disagree, unsure=value.unsure)


def _limits(value: Band | Limits) -> ShownLimits:
    return ShownLimits(low=str(value.low), high=str(value.high))


def _expectation(value: Expectation, *, about: Stance) -> ShownExpectation:
    match value:
        case ExpectationBand():
            people, points = value.people.value, None if value.points is None else str(value.points)
        case ExactExpectation():
            people, points = str(value.people), str(value.points)
        case _:
            assert_never(value)
    gap = gap_limits(value, about=about)
    return ShownExpectation(
        people=people,
        points=points,
        reading=reading(value, about=about),
        gap=_limits(gap) if gap else None,
    )


def _finding(
    values: tuple[Stance, Stance],
    *,
    expects: tuple[Expectation, Expectation] | tuple[None, None],
    reciprocal: bool,
) -> Finding | None:
    """Return the class bands settle. An exact statement's is perception's, from the counts that are shown."""
    match (*values, *expects):
        case (Bands() as one, Bands() as other, ExpectationBand() as guess, ExpectationBand() as back):
            return find_class((one, other), expected=(guess, back), reciprocal=reciprocal)
        case _:
            return None
