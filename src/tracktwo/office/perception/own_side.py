"""How a side answered a round in which each side is asked by itself: what its own team and its own people may read.

It comes through the gate for one side at a time; nothing here knows the other side's answers.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.clearance import Cleared, Team, clear
from tracktwo.clearance.kinds import ShownOwnResult, room_of_side
from tracktwo.figures import Span, range_in_words
from tracktwo.office.perception.kept import read_kept
from tracktwo.office.perception.nouns import own_nouns, round_noun
from tracktwo.office.perception.queries import has_left_since, is_outdated
from tracktwo.office.rounds.queries import asked
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.clearance.kinds import ShownLimits
    from tracktwo.office.models import Membership, Round, Side
    from tracktwo.office.perception.models import Reveal

__all__ = ["OwnLine", "OwnSight", "may_let_read", "sight_of_own_people", "sight_of_own_team"]

_TENTHS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """One statement and how the reader's side answered it, in words of the reader's language."""

    result: ShownOwnResult
    language: str

    @property
    def text(self) -> tuple[str, str]:
        """The language of the statement, and the statement as the side reads it."""
        return choose(self.result.reads, language=self.language)

    @property
    def said(self) -> str:
        """How the side answered."""
        counts = self.result.counts
        if counts:
            told = _("%(count)s of %(all)s with a view") % {
                "count": counts.agree,
                "all": counts.agree + counts.disagree,
            }
        else:
            assert self.result.bands is not None  # exactly one of the two is known
            told = range_in_words(_span(self.result.bands.agree), language=self.language)
        return _("On our side: %(share)s agree.") % {"share": told}

    @property
    def guessed(self) -> str:
        """What the side expects of the other; "" where that is not shown."""
        expects = self.result.expects
        if expects is None or expects.points is None:
            return ""
        if "." in expects.points:
            guess = _("%(count)s of 10") % {"count": f"{float(expects.points) / _TENTHS:.1f}"}
        else:
            guess = _("about %(count)s of 10") % {"count": int(expects.points) // _TENTHS}
        return _("Of the other side we expect: %(guess)s.") % {"guess": guess}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSight:
    """What one side may read of itself: a line for each statement, how many are hidden, whether its people may read."""

    lines: tuple[OwnLine, ...]
    hidden: int
    is_let: bool
    reveal: "Reveal"


def sight_of_own_team(round_: "Round", *, side: "Side", language: str) -> OwnSight | None:
    """Return what the team of a side reads of its own side; None before it is worked out, or of any other round."""
    return _sight(round_, side=side, language=language, is_team=True)


def sight_of_own_people(round_: "Round", *, side: "Side", language: str) -> OwnSight | None:
    """Return what people of a side read of their own side; None until a convenor of theirs lets them."""
    found = _sight(round_, side=side, language=language, is_team=False)
    return found if found and found.is_let else None


def may_let_read(reveal: "Reveal", *, seat: "Membership") -> bool:
    """Return whether a member's key is waited for, to what still holds."""
    return not (
        reveal.keys.filter(side=seat.side_id).exists() or has_left_since(reveal) or is_outdated(reveal)
    )


def _sight(round_: "Round", *, side: "Side", language: str, is_team: bool) -> OwnSight | None:
    reveal = round_.reveals.first() if round_.is_apart else None
    if reveal is None:
        return None
    is_let = reveal.keys.filter(side=side).exists()
    noun = round_noun(round_, is_revealed=False, event=None, asked=len(asked(round_)))
    nouns = own_nouns(
        round_, noun=noun, outcomes=read_kept(reveal.outcomes).outcomes, side=side.key, is_let=is_let
    )
    audience = Team(side=side.key) if is_team else room_of_side(round_.key, side.key)
    told = [clear(each, audience=audience) for each in nouns]
    seen = [each.value for each in told if isinstance(each, Cleared)]
    return OwnSight(
        lines=tuple(OwnLine(result=each, language=language) for each in seen),
        hidden=len(told) - len(seen),
        is_let=is_let,
        reveal=reveal,
    )


def _span(limits: "ShownLimits") -> Span:
    return Span(low=Fraction(limits.low), high=Fraction(limits.high))
