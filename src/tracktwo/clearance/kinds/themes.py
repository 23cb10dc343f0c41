"""What people said in interviews of a narrative or a question: how many raised it, and words they let out.

=========================  ====================================================  =====================
material                   outside                                               the team of both sides
=========================  ====================================================  =====================
how many raised it         in bands, where ten people or more of each side did,  in bands, of each side
                           the largest house but one of its people left out,     where five or more did
                           and three more were asked than the band takes
words                      those their speaker let out, without side or order,   the same
                           in languages five or more of them spoke
who                        nobody                                                nobody
=========================  ====================================================  =====================

An interview off the record, or of no rule, is never counted. What follows from a narrative or a question is read by
nobody who may not read that. Outside, interviews are counted five at a time, in the order they were entered: one more
changes nothing. What once went outside stays as it was told (:mod:`tracktwo.publish.bundle`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.disclosure import SMALLEST_GROUP, HeadCount, head_count
from tracktwo.clearance.kinds.exchange import Question, ShownQuestion
from tracktwo.clearance.kinds.narratives import Narrative, ShownNarrative
from tracktwo.clearance.rules import governing
from tracktwo.clearance.tables import Reason, Release, Texts, Withheld, fixed, released
from tracktwo.vocabulary.attribution import Rule

__all__ = ["ShownHeads", "ShownTheme", "Theme", "Voice", "effective_people", "show_theme"]

_LEAST_OUTSIDE: Final = 10
_SIDES: Final = 2
_IN_DOUBT: Final = 3
"""Two insiders who did not raise it, and one more of whom they must not learn that everybody else did."""
_BATCH: Final = SMALLEST_GROUP


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Voice:
    """One person interviewed, and whether they raised it; ``house`` is a code people of one organisation share."""

    interview: str
    side: str
    house: str
    has_raised: bool = True
    rules: tuple[Rule | None, ...] = ()
    words: tuple[Release, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Theme:
    """A narrative or a question, and everybody interviewed, in the order they were entered; its key is drawn."""

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
    is_outside = reach(audience, event=None) is not Reach.TEAM
    heard = [each for each in theme.voices if governing(*each.rules) is not Rule.OFF_THE_RECORD]
    of_sides = {
        side: [each for each in heard if each.side == side] for side in sorted({each.side for each in heard})
    }
    if is_outside:
        of_sides = {side: asked[: len(asked) - len(asked) % _BATCH] for side, asked in of_sides.items()}
    bands = {side: _band(asked, is_outside=is_outside) for side, asked in of_sides.items()}
    heads = tuple(ShownHeads(side=side, people=band.value) for side, band in bands.items() if band)
    if len(heads) < (_SIDES if is_outside else 1):
        return Withheld(reason=Reason.SMALL_GROUP)
    kind = "narrative" if isinstance(subject, ShownNarrative) else "question"
    told = [each for head in heads for each in of_sides[head.side] if each.has_raised]
    return ShownTheme(key=theme.key, subject=f"{kind}:{subject.key}", heads=heads, quotes=_quotes(told))


def _band(asked: Sequence[Voice], *, is_outside: bool) -> HeadCount | None:
    """Return between how many and how many of those asked raised it; None where too few did, or perhaps all."""
    houses = [each.house for each in asked if each.has_raised]
    if effective_people(houses) < (_LEAST_OUTSIDE if is_outside else SMALLEST_GROUP):
        return None
    band = head_count(len(houses))
    return band if not is_outside or _leaves_in_doubt(asked, raised=len(houses)) else None


def _leaves_in_doubt(asked: Sequence[Voice], *, raised: int) -> bool:
    """Return whether as much would be told if any three of those asked had not raised it."""
    if effective_people(each.house for each in asked) - _IN_DOUBT < _LEAST_OUTSIDE:
        return False
    return head_count(min(raised, len(asked) - _IN_DOUBT)) is head_count(raised)


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
