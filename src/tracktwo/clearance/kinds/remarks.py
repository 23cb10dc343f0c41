"""What was said at one event: always all remarks of the event together, never one alone.

=========================  ====================================================  =====================
rule                       outside and in its own room                           the team
=========================  ====================================================  =====================
on the record              released words, with their author if the author's     all, with the original
                           contribution may be read
not for attribution        released words alone, where five people or more       all
                           speak in that language, in alphabetical order
off the record             nothing                                               all
=========================  ====================================================  =====================

Text identifies people, and a machine cannot clear its wording: what goes out is a release a named person approved,
or nothing. A group of fewer than five could name its members, and the order of speaking could too.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final, assert_never

from tracktwo.clearance.audiences import Audience, Reach
from tracktwo.clearance.kinds.event import Event, stand
from tracktwo.clearance.kinds.people import Contribution, ShownContribution, show_contribution
from tracktwo.clearance.tables import Reason, Release, Texts, Withheld, fixed, released
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Remark", "Remarks", "ShownRemark", "ShownRemarks", "show_remarks"]

SMALLEST_GROUP: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Remark:
    """One remark: the original, and the words that may go out instead. ``author`` is a person's key."""

    author: str
    side: str
    original: LanguageText
    release: Release | None = None
    contribution: Contribution | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Remarks:
    """The remarks of one event; ``rules`` are those they have besides the event's, such as their session's."""

    event: Event
    remarks: tuple[Remark, ...]
    rules: tuple[Rule | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRemark:
    """A remark as one audience may read it."""

    released: Texts | None
    author: str | None = None
    side: str | None = None
    original: Texts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRemarks:
    """The remarks of one event as one audience may read them."""

    event: str
    remarks: tuple[ShownRemark, ...]


def show_remarks(remarks: Remarks, *, audience: Audience) -> ShownRemarks | Withheld:
    """Return the remarks of an event as its rule lets an audience read them."""
    standing = stand(remarks.event, audience=audience, rules=remarks.rules)
    if isinstance(standing, Withheld):
        return standing
    if standing.near is Reach.TEAM:
        entries = tuple(_whole(remark) for remark in remarks.remarks)
        return ShownRemarks(event=remarks.event.key, remarks=entries)
    match standing.rule:
        case Rule.ON_THE_RECORD:
            shown, lack = _signed(remarks.remarks, audience=audience), Reason.NO_RELEASE
        case Rule.NOT_FOR_ATTRIBUTION:
            shown, lack = _unsigned(remarks.remarks), Reason.SMALL_GROUP
        case Rule.OFF_THE_RECORD:
            shown, lack = (), Reason.RULE
        case _:
            assert_never(standing.rule)
    if not shown:
        return Withheld(reason=lack, rule=standing.rule)
    return ShownRemarks(event=remarks.event.key, remarks=shown)


def _whole(remark: Remark) -> ShownRemark:
    return ShownRemark(
        released=released(remark.release),
        author=remark.author,
        side=remark.side,
        original=fixed(remark.original),
    )


def _signed(remarks: tuple[Remark, ...], *, audience: Audience) -> tuple[ShownRemark, ...]:
    return tuple(
        _attributed(words, remark, audience=audience)
        for remark in remarks
        if (words := released(remark.release))
    )


def _attributed(words: Texts, remark: Remark, *, audience: Audience) -> ShownRemark:
    if remark.contribution is None:
        return ShownRemark(released=words)
    entry = show_contribution(remark.contribution, audience=audience)
    if not isinstance(entry, ShownContribution) or entry.person != remark.author:
        return ShownRemark(released=words)
    return ShownRemark(released=words, author=remark.author, side=remark.side)


def _unsigned(remarks: tuple[Remark, ...]) -> tuple[ShownRemark, ...]:
    """Return words alone. Each language is a group of its own: few who write in it would stand out."""
    texts = [(remark.author, words) for remark in remarks if (words := released(remark.release))]
    authors = Counter(language for _, language in {(author, tag) for author, words in texts for tag in words})
    open_languages = {language for language, people in authors.items() if people >= SMALLEST_GROUP}
    shown = [
        fixed({language: words[language] for language in words if language in open_languages})
        for _, words in texts
    ]
    return tuple(ShownRemark(released=words) for words in sorted(filter(None, shown), key=_alphabetical))


def _alphabetical(words: Texts) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words.items()))
