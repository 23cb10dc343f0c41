"""How simulated answers are made, what comes of it, and how planted values compare with what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.perception.tables.answers import Stance

__all__ = ["OBSERVER", "Planted", "Recipe", "Recovered", "SimulatedAnswer"]

OBSERVER: Final = "observer"
"""The seat of somebody who takes part for neither side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """What is planted for one statement; a design choice, never an estimate of anything.

    Attributes:
        shares: by side, the share that agrees among its people with a view.
        guesses: by side that guesses, its mean guess of the other side's share.
        depends: the share of those who answer that says "it depends"; boundary cases only.
    """

    shares: Mapping[str, float]
    guesses: Mapping[str, float]
    depends: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything simulated answers are made from, but chance; shown with every simulated result.

    Attributes:
        seed: the seed of the answers that are shipped.
        people: how many people sit on each side.
        observers: how many people sit on none. They say what they think themselves and guess nothing.
        languages: by side, the language most of it answers in.
        other_language: the share of people who answer in the other language.
        leaning: how far people differ in how readily they agree to anything, as the attenuation it causes:
            1 = not at all.
        not_sure: the share of those who answer that is not sure.
        skip: the share of people who skip a statement.
        cannot_guess: the share of those who answer that cannot guess.
        shift: by how much a guess leans towards the own stance: people project.
        concentration: how close guesses lie together, as the sum of the Beta's parameters.
        leave: the share of people who leave before the end.
        leave_after: how many statements they have answered then.
        planted: by statement, in the order of the round.
    """

    seed: int
    people: Mapping[str, int]
    observers: int
    languages: Mapping[str, str]
    other_language: float
    leaning: float
    not_sure: float
    skip: float
    cannot_guess: float
    shift: float
    concentration: float
    leave: float
    leave_after: int
    planted: Mapping[str, Planted]

    @property
    def sides(self) -> tuple[str, ...]:
        """The two sides, sorted, so that nothing depends on the order they were written in."""
        return tuple(sorted(self.people))


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedAnswer:
    """What one simulated participant says to one statement.

    Attributes:
        participant: SIM-01, SIM-02 …; the number says nothing about the seat.
        seat: the key of a side, or :data:`OBSERVER`.
        statement: the statement's key.
        stance: None = skipped.
        expected: of ten people on the other side with a view, how many would agree; None = no guess.
        cannot_guess: whether the guess was declined; False for a skip and for an observer, who is not asked.
        language: the language the participant answers in.
    """

    participant: str
    seat: str
    statement: str
    stance: Stance | None
    expected: int | None
    cannot_guess: bool
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What was planted for one statement and side, beside what the method found in the answers.

    Attributes:
        statement, side: what and whose.
        share: planted share of the side that agrees.
        share_found, share_low, share_high: the share found and its 90 % interval; None where nobody has a view.
        guess: planted mean of what the side guesses of the other.
        guess_found, guess_low, guess_high: the mean found and its 90 % interval; None where too few guessed.
    """

    statement: str
    side: str
    share: float
    share_found: float | None
    share_low: float | None
    share_high: float | None
    guess: float
    guess_found: float | None
    guess_low: float | None
    guess_high: float | None

    @property
    def share_inside(self) -> bool | None:
        """Whether the planted share lies in the interval; None without one."""
        return _inside(self.share, self.share_low, self.share_high)

    @property
    def guess_inside(self) -> bool | None:
        """Whether the planted guess lies in the interval; None without one."""
        return _inside(self.guess, self.guess_low, self.guess_high)


def _inside(value: float, low: float | None, high: float | None) -> bool | None:
    return None if low is None or high is None else low <= value <= high
