"""What people said in interviews of a narrative or a question: how many raised it, and words they let out.

=========================  ====================================================  =====================
material                   outside                                               the team of both sides
=========================  ====================================================  =====================
how many raised it         in bands, where ten people or more of each side did,  in bands, of each side
                           the largest house but one of its people left out      where five or more did
words                      those their speaker let out, without side or order,   the same
                           in languages five or more of them spoke
who                        nobody                                                nobody
=========================  ====================================================  =====================

An interview off the record, or of no rule, is never counted. What follows from a narrative or a question is read by
nobody who may not read that.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.disclosure import SMALLEST_GROUP, head_count
from tracktwo.clearance.kinds.exchange import Question, ShownQuestion
from tracktwo.clearance.kinds.narratives import Narrative, ShownNarrative
from tracktwo.clearance.rules import governing
from tracktwo.clearance.tables import Reason, Release, Texts, Withheld, fixed, released
from tracktwo.vocabulary.attribution import Rule

__all__ = ["ShownHeads", "ShownTheme", "Theme", "Voice", "effective_people", "show_theme"]

_LEAST_OUTSIDE: Final = 10
_SIDES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Voice:
    """One person interviewed who raised it; ``house`` is a code people of one organisation share."""

    interview: str
    side: str
    house: str
    rules: tuple[Rule | None, ...] = ()
    words: tuple[Release, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Theme:
    """A narrative or a question, and everybody who raised it in an interview; its key is drawn."""

    key: str
    subject: Narrative | Question
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHeads:
    """Between how many and how many people of a side raised it."""

    side: str
    people: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTheme:
    """What was said in interviews of one subject, "kind:key", as one audience may read it."""

    key: str
    subject: str
    heads: tuple[ShownHeads, ...]
    quotes: tuple[Texts, ...]


def show_theme(
    theme: Theme, *, subject: ShownNarrative | ShownQuestion | Withheld, audience: Audience
) -> ShownTheme | Withheld:
    """Return how many raised a theme to those who read its subject, where enough did; nobody ever reads who.

    Args:
        theme: The theme.
        subject: What the same audience may read of its subject.
        audience: Who reads.
    """
    if isinstance(subject, Withheld):
        return subject
    voices = [each for each in theme.voices if governing(*each.rules) is not Rule.OFF_THE_RECORD]
    is_outside = reach(audience, event=None) is not Reach.TEAM
    least = _LEAST_OUTSIDE if is_outside else SMALLEST_GROUP
    of_sides = {
        side: [each for each in voices if each.side == side] for side in sorted({v.side for v in voices})
    }
    heads = tuple(
        ShownHeads(side=side, people=head_count(len(found)).value)
        for side, found in of_sides.items()
        if effective_people(each.house for each in found) >= least
    )
    if len(heads) < (_SIDES if is_outside else 1):
        return Withheld(reason=Reason.SMALL_GROUP)
    kind = "narrative" if isinstance(subject, ShownNarrative) else "question"
    told = [each for each in voices if each.side in {head.side for head in heads}]
    return ShownTheme(key=theme.key, subject=f"{kind}:{subject.key}", heads=heads, quotes=_quotes(told))


def effective_people(houses: Iterable[str]) -> int:
    """Return how many people there are by the house of each, all of the largest house but one left out.

    Those without a house may be of one.
    """
    counts = Counter(house.strip() for house in houses)
    return counts.total() - max(counts.values()) + 1 if counts else 0


def _quotes(voices: Iterable[Voice]) -> tuple[Texts, ...]:
    """Return the words people let out, in no order that tells; a language that few of them spoke is left out."""
    said = [(each.interview, text) for each in voices for one in each.words if (text := released(one))]
    speakers = Counter(tag for _, tag in {(who, tag) for who, text in said for tag in text})
    spoken = {tag for tag, people in speakers.items() if people >= SMALLEST_GROUP}
    shown = [told for _, text in said if (told := fixed({tag: text[tag] for tag in text if tag in spoken}))]
    return tuple(sorted(shown, key=lambda told: sorted(told.items())))
