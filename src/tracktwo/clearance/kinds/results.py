"""The result of one statement of a round: what disclosure control released of it, and what follows from that.

=====================  ==================================================  =====================
rule of the round      outside                                             its own room, the team
=====================  ==================================================  =====================
on the record,         what was released to the public, where both sides   what was released
not for attribution    are shown
off the record         nothing                                             what was released
=====================  ==================================================  =====================

Nobody, the team included, reads a value before the round is closed, and nobody but the team before it is revealed to
both sides; of a round in which each side is asked by itself nobody reads both (:mod:`tracktwo.clearance.kinds.apart`).
No count goes in here, only outcomes of :mod:`tracktwo.clearance.disclosure`; leans, readings, limits, areas
and the class are worked out from those. An older value that is repeated reads to outsiders as it read before.
"""

from dataclasses import dataclass

from tracktwo.clearance import disclosure
from tracktwo.clearance.audiences import Audience, Reach
from tracktwo.clearance.disclosure import Area, Awareness, Lean, Outcome, Released, lean
from tracktwo.clearance.kinds.figures import (
    Expectation,
    Expectations,
    Following,
    ShownBands,
    ShownCounts,
    ShownExpectation,
    ShownLimits,
    Stance,
    follow,
    show_bands,
    show_counts,
)
from tracktwo.clearance.kinds.rounds import Round, day_told, refusal_outside, stand_in_round
from tracktwo.clearance.tables import Reason, Release, Texts, Withheld, fixed, released, shown
from tracktwo.perception.tables import Finding, Firmness
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Planted",
    "Result",
    "ResultPart",
    "ResultSide",
    "ShownPlanted",
    "ShownResult",
    "ShownResultPart",
    "ShownResultSide",
    "show_result",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ResultPart:
    """What disclosure control released of one part of a side, where a breakdown was declared before the round."""

    key: str
    name: LanguageText
    stances: Released


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Planted:
    """What a simulation was told to make: a side's share of agreement, and its mean guess about the other side."""

    share: float
    guess: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ResultSide:
    """What disclosure control decided about one side: its stances, and what it expects of the other side.

    Attributes:
        reads: the statement as this side reads it, where the sides read different sentences.
        evidence: what this side has to say for its view, where both hold the same of each other.
        planted: where answers are simulated.
    """

    side: str
    stances: Outcome
    expects: Outcome
    parts: tuple[ResultPart, ...] = ()
    reads: Release | None = None
    evidence: Release | None = None
    planted: Planted | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Result:
    """The result of a statement of a round.

    The statement goes out in the words a named person approved, one sentence or one for each side. ``number`` is its
    place among the statements asked, ``partner`` the result of the statement that says the same of the other side;
    ``kind`` and ``topic`` say what it is about.
    """

    key: str
    round: Round
    number: int
    statement: Release | None
    sides: tuple[ResultSide, ResultSide]
    is_reciprocal: bool = False
    kind: str = ""
    topic: LanguageText | None = None
    partner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlanted:
    """What a simulation was told to make, as shares in figures: ``0.86``."""

    share: str
    guess: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResultPart:
    """One part of a side, in bands."""

    key: str
    name: Texts
    bands: ShownBands


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResultSide:
    """One side of a result: exactly one of ``bands`` and ``counts`` is known.

    ``limits`` are 90 % limits of the share of agreement among those with a view, beside counts only; ``area`` is how
    the side stands to the other, None for a mirror image. ``day`` is when its value last changed and ``policy`` the
    hash of the rules that was done under; ``held``, why the value is an older one, is the team's.
    """

    side: str
    reads: Texts | None
    bands: ShownBands | None
    counts: ShownCounts | None
    limits: ShownLimits | None
    lean: Lean
    area: Area | None
    expects: ShownExpectation | None
    evidence: Texts | None
    planted: ShownPlanted | None
    day: PartialDate
    policy: str
    parts: tuple[ShownResultPart, ...]
    held: disclosure.Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResult:
    """The result of a statement as one audience may read it, the sides by key.

    ``statement`` is None where the sides read different sentences. ``finding`` is known where one is settled;
    ``awareness`` with the one side ``unaware``, ``firmness`` and ``probability`` (``0.934``) where values are exact.
    """

    key: str
    round: str
    number: int
    statement: Texts | None
    kind: str
    topic: Texts | None
    partner: str
    is_reciprocal: bool
    is_simulated: bool
    sides: tuple[ShownResultSide, ShownResultSide]
    finding: Finding | None
    awareness: Awareness | None
    unaware: str | None
    firmness: Firmness | None
    probability: str | None


def show_result(result: Result, *, audience: Audience) -> ShownResult | Withheld:
    """Return the result of a closed round, where disclosure control released both sides that far."""
    standing = stand_in_round(result.round, audience=audience)
    if isinstance(standing, Withheld):
        return standing
    near = standing.near
    if refused := _refusal(result.round, near=near, rule=standing.rule):
        return refused
    first, second = sorted(result.sides, key=lambda each: each.side)
    statement, reads = released(result.statement), (released(first.reads), released(second.reads))
    if statement is None and None in reads:
        return Withheld(reason=Reason.NO_RELEASE)
    stances = _both(first.stances, second.stances, near=near)
    if isinstance(stances, Withheld):
        return stances
    following = follow(
        (_stance(stances[0]), _stance(stances[1])),
        expects=_expectations(first.expects, second.expects, near=near),
        reciprocal=result.is_reciprocal,
    )
    told = _Teller(result=result, following=following, near=near, rule=standing.rule)
    unaware = following.unaware
    return ShownResult(
        key=result.key,
        round=result.round.key,
        number=result.number,
        statement=statement,
        kind=result.kind,
        topic=shown(result.topic),
        partner=result.partner,
        is_reciprocal=result.is_reciprocal,
        is_simulated=result.round.is_simulated,
        sides=(told.side(first, stances[0], place=0), told.side(second, stances[1], place=1)),
        finding=following.finding,
        awareness=following.awareness,
        unaware=None if unaware is None else (first, second)[unaware].side,
        firmness=following.firmness,
        probability=None if following.probability is None else f"{float(following.probability):.3f}",
    )


def _refusal(material: Round, *, near: Reach, rule: Rule) -> Withheld | None:
    """Return why nobody, or nobody this far away, reads values of a round."""
    if material.is_apart:
        return Withheld(reason=Reason.NOT_REVEALED)
    if near is Reach.OUTSIDE and (refused := refusal_outside(material, rule=rule)):
        return refused
    if not material.is_closed:
        return Withheld(reason=Reason.NOT_CLOSED)
    if near is not Reach.TEAM and not material.is_revealed:
        return Withheld(reason=Reason.NOT_REVEALED)
    return None


def _both(first: Outcome, second: Outcome, *, near: Reach) -> tuple[Released, Released] | Withheld:
    """Return two outcomes if both are values that may go this far; a comparison shows both or neither."""
    if disclosure.Reason.REMOVED in (first, second):
        return Withheld(reason=Reason.TAKEN_DOWN)
    if not isinstance(first, Released) or not isinstance(second, Released):
        return Withheld(reason=Reason.SMALL_GROUP)
    if near is Reach.OUTSIDE and {first.reach, second.reach} != {disclosure.Reach.PUBLIC}:
        return Withheld(reason=Reason.NOT_PUBLIC)
    return first, second


def _expectations(first: Outcome, second: Outcome, *, near: Reach) -> Expectations:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    """Tells the sides of one result to one audience."""

    result: Result
    following: Following
    near: Reach
    rule: Rule

    def side(self, side: ResultSide, outcome: Released, *, place: int) -> ShownResultSide:
        value = _stance(outcome)
        day = day_told(outcome.day, rule=self.rule)
        assert day is not None  # a release has a day
        return ShownResultSide(
            side=side.side,
            reads=None if self.result.statement else released(side.reads),
            bands=show_bands(value),
            counts=show_counts(value),
            limits=self.following.limits[place],
            lean=lean(value),
            area=self.following.areas[place],
            expects=self.following.expects[place],
            evidence=released(side.evidence),
            planted=_planted(side.planted) if self.result.round.is_simulated and side.planted else None,
            day=day,
            policy=outcome.policy,
            parts=tuple(
                _part(part, near=self.near) for part in sorted(side.parts, key=lambda each: each.key)
            ),
            held=outcome.held if self.near is Reach.TEAM else None,
        )


def _part(part: ResultPart, *, near: Reach) -> ShownResultPart:
    bands = show_bands(part.stances.value)
    if isinstance(_both(part.stances, part.stances, near=near), Withheld) or bands is None:
        raise TypeError("A part of a side is not released in bands as far as the side itself.")
    return ShownResultPart(key=part.key, name=fixed(part.name), bands=bands)


def _planted(planted: Planted) -> ShownPlanted:
    guess = planted.guess
    return ShownPlanted(share=f"{planted.share:.2f}", guess=None if guess is None else f"{guess:.2f}")
