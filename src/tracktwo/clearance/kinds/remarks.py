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

A remark goes by the strictest of its own rules and its event's. Remarks with a rule of their own are a group of
their own: otherwise a stricter event could open words that a looser one keeps.

Text identifies people, and a machine cannot clear its wording: what goes out is a release a named person approved,
or nothing. A group of fewer than five could name its members, and the order of speaking could too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, assert_never

from tracktwo.clearance.audiences import Audience, Reach
from tracktwo.clearance.disclosure import SMALLEST_GROUP
from tracktwo.clearance.kinds.event import Event, Standing, stand
from tracktwo.clearance.kinds.people import Contribution, ShownContribution, show_contribution
from tracktwo.clearance.rules import governing
from tracktwo.clearance.tables import Reason, Release, Texts, Withheld, fixed, released
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Remark", "Remarks", "ShownRemark", "ShownRemarks", "rule_of_remark", "show_remarks"]

_LACKS: Final = {
    Rule.ON_THE_RECORD: Reason.NO_RELEASE,
    Rule.NOT_FOR_ATTRIBUTION: Reason.SMALL_GROUP,
    Rule.OFF_THE_RECORD: Reason.RULE,
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Remark:
    """One remark: the original, and the words that may go out instead; ``rules`` are those it has of its own.

    ``author`` is a person's key; empty for somebody who has none, known by ``author_name`` at most. All of those
    count as one person: two names may be one person's.
    """

    author: str
    side: str
    original: LanguageText
    author_name: str = ""
    release: Release | None = None
    contribution: Contribution | None = None
    rules: tuple[Rule | None, ...] = ()


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
    author_name: str | None = None
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
    groups = _groups(remarks, standing)
    shown = tuple(entry for rule in Rule for entry in _readable(groups[rule], rule=rule, audience=audience))
    # By the event's rule alone: what one remark lacks is for the account to say, which names none.
    lack = Withheld(reason=_LACKS[standing.rule], rule=standing.rule)
    return ShownRemarks(event=remarks.event.key, remarks=shown) if shown else lack


Groups = Mapping[Rule, Mapping[Rule, list[Remark]]]
"""Remarks by the rule that governs them, and in there by the rule that would be if their own were the only ones."""


def _groups(remarks: Remarks, standing: Standing) -> Groups:
    groups: dict[Rule, dict[Rule, list[Remark]]] = {rule: defaultdict(list) for rule in Rule}
    for remark in remarks.remarks:
        own = _own_rule(remark)
        groups[governing(standing.rule, own)][own].append(remark)
    return groups


def _own_rule(remark: Remark) -> Rule:
    # Who is heard under rules of their own only is quoted under them too.
    entry = remark.contribution.rules if remark.contribution else ()
    return governing(Rule.ON_THE_RECORD, *remark.rules, *entry)


def rule_of_remark(remark: Remark, *, among: Remarks) -> Rule:
    """Return the rule that governs one of the remarks of an event."""
    event = among.event.rule.value if among.event.rule else None
    return governing(event, *among.rules, _own_rule(remark))


def _readable(
    groups: Mapping[Rule, list[Remark]], *, rule: Rule, audience: Audience
) -> tuple[ShownRemark, ...]:
    match rule:
        case Rule.ON_THE_RECORD:
            return _signed(chain(*groups.values()), audience=audience)
        case Rule.NOT_FOR_ATTRIBUTION:
            return _unsigned(groups.values())
        case Rule.OFF_THE_RECORD:
            return ()
        case _:
            assert_never(rule)


def _whole(remark: Remark) -> ShownRemark:
    return ShownRemark(
        released=released(remark.release),
        author=remark.author,
        author_name=remark.author_name,
        side=remark.side,
        original=fixed(remark.original),
    )


def _signed(remarks: Iterable[Remark], *, audience: Audience) -> tuple[ShownRemark, ...]:
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


def _unsigned(groups: Iterable[list[Remark]]) -> tuple[ShownRemark, ...]:
    words = [words for group in groups for words in _unsigned_words(group)]
    return tuple(ShownRemark(released=each) for each in sorted(words, key=_alphabetical))


def _unsigned_words(remarks: list[Remark]) -> Iterator[Texts]:
    """Give words alone. Each language is a group of its own: few who write in it would stand out."""
    texts = [(remark.author, words) for remark in remarks if (words := released(remark.release))]
    authors = Counter(language for _, language in {(author, tag) for author, words in texts for tag in words})
    open_languages = {language for language, people in authors.items() if people >= SMALLEST_GROUP}
    for _, words in texts:
        if shown := fixed({tag: words[tag] for tag in words if tag in open_languages}):
            yield shown


def _alphabetical(words: Texts) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words.items()))
