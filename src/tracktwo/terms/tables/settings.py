"""The choices behind every figure of this room; printed with every result."""

from dataclasses import asdict, dataclass

__all__ = ["TermSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSettings:
    """The choices behind every figure of this room.

    Attributes:
        window: words to either side of a term that count as its company; never across the end of a turn.
        prior: the strength α₀ of the prior that draws log ratios to none, in words.
        least_hits: a word said fewer times, or next to a term fewer times, is not listed.
        draws: how often people's sides are drawn anew; fewer splits than ``exact`` are gone through one by one.
        exact: see ``draws``.
        seed: of everything that is drawn.
        interval: coverage of every interval.
        level: at this p and below a difference is said.
        false_share: where many are tested, the share of false alarms among those said (Benjamini-Hochberg).
        min_people: fewer people on a side, and there is no p and no verdict.
        min_cases: fewer cases, and there is no verdict.
        min_speakers: fewer people on a side who say the term, and there is no usage gap.
        min_said: how often a person must say it to count there.
        min_splits: fewer ways to split people, and there is no p of usage; a p of cases is provisional.
        smallest: a tension below this is not said to be a difference; .04 is a gap of 20 points on each case.
        same_within: "no difference larger than" this is said where the upper limit is below it.
        one_voice: a word of which one person has a larger share is carried by one voice,
        least_voices: and so is one with fewer people in effect.
        thinnings: how often the words of those who say much are thinned out by lot.
        uneven: the ratio of median hits from which they are.
        unequal: the ratio of group sizes from which, if hits are uneven too, there is no p of usage.
    """

    window: int = 5
    prior: float = 500.0
    least_hits: int = 5
    draws: int = 999
    exact: int = 20_000
    seed: int = 20211112
    interval: float = 0.9
    level: float = 0.05
    false_share: float = 0.1
    min_people: int = 5
    min_cases: int = 6
    min_speakers: int = 8
    min_said: int = 3
    min_splits: int = 1_000
    smallest: float = 0.04
    same_within: float = 0.04
    one_voice: float = 0.5
    least_voices: float = 3.0
    thinnings: int = 20
    uneven: float = 1.5
    unequal: float = 2.0

    def to_dict(self) -> dict[str, object]:
        """Return the settings by name, ready for JSON."""
        return asdict(self)

    def to_text(self) -> str:
        """Return the settings on one line: ``window=5; prior=500; …``."""
        return "; ".join(
            f"{name}={value if isinstance(value, int) else format(value, '.6g')}"
            for name, value in asdict(self).items()
        )
