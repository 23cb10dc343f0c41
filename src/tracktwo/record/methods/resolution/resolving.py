"""Who is who: every mention of a person or an organisation, put together with the others of the same one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tracktwo.record.methods.resolution.binding import Bound, beside_full
from tracktwo.record.methods.resolution.bodies import read_organisation
from tracktwo.record.methods.resolution.clusters import Tie, joined
from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.methods.resolution.judging import Decided, decided
from tracktwo.record.methods.resolution.matching import Match, Reason
from tracktwo.record.methods.resolution.naming import keyed, organisation_slug, person_slug, printed_name
from tracktwo.record.methods.resolution.nodes import Node, nodes_of
from tracktwo.record.methods.resolution.organisations import organisation_keys, same_organisation
from tracktwo.record.methods.resolution.parts import parents
from tracktwo.record.methods.resolution.people import family_doubt_keys, person_keys, same_person
from tracktwo.record.methods.resolution.translating import in_english
from tracktwo.record.tables import Judgement, Mention, Named, Stated, Verdict

__all__ = ["resolve_organisations", "resolve_people"]

_DECIDED = 2.0
_ALIKE = 1.0
_WITNESS = 0.02
_RANK = {Verdict.SAME: 2, Verdict.UNSURE: 1, Verdict.DIFFERENT: 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """Nodes and what is asked of two of them."""

    nodes: Sequence[Node]
    match: Callable[[int, int], Match]
    apart: Callable[[int, int], bool]


def resolve_people(mentions: Iterable[Mention], *, judgements: Iterable[Judgement] = ()) -> tuple[Named, ...]:
    """Return the people that mentions are of, each with every place where they are named.

    Two sides stated for one name, a family name that differs by a letter, an initial for a Chinese given name, and a
    name that fits two people are doubts; nobody is merged on a doubt.

    Args:
        mentions: names of people with what stands beside them, in any order; the order changes nothing.
        judgements: what people decided; it outweighs every rule.

    Returns: people in the order of their keys.
    """
    decisions = decided(judgements)
    nodes = nodes_of(mentions, by_side=True, own_document=lambda _: False)

    def match(one: int, other: int) -> Match:
        first, second = nodes[one], nodes[other]
        return _best(
            decisions,
            first.form,
            second.form,
            partial(same_person, witnessed=bool(first.witnesses & second.witnesses)),
        )

    def apart(one: int, other: int) -> bool:
        first, second = nodes[one], nodes[other]
        return (
            (first.is_across(second) and not decisions.are_one(first.form, second.form))
            or _set_apart(decisions, first, second, match(one, other))
            or match(one, other).contradicts
        )

    work = _Work(nodes=nodes, match=match, apart=apart)
    pairs = _pairs(nodes, lambda node: person_keys(node.form), decisions) | _pairs(
        nodes, _witnessed_keys, decisions
    )
    ties, doubts = _weighed(work, pairs, decisions)
    groups, refused = joined(len(nodes), ties, apart=apart)
    doubts += [
        (
            one,
            other,
            Reason.SIDES if nodes[one].is_across(nodes[other]) and reason is Reason.EQUAL else reason,
        )
        for one, other, reason in refused
        if not _set_apart(decisions, nodes[one], nodes[other], match(one, other))
    ]
    names = [printed_name([nodes[each] for each in group], organisation=False) for group in groups]
    keys = keyed([person_slug(name) for name in names], [_tellers(nodes, group) for group in groups])
    return _named(nodes, groups, names, keys, doubts)


def _witnessed_keys(node: Node) -> frozenset[str]:
    """Return the keys of people with one given name and one witness: their family names may differ by a letter."""
    givens = family_doubt_keys(node.form)
    return frozenset(f"{given}@{witness}" for given in givens for witness in node.witnesses)


def resolve_organisations(
    mentions: Iterable[Mention],
    *,
    aliases: Iterable[Stated] = (),
    judgements: Iterable[Judgement] = (),
    parts: Iterable[tuple[str, str]] = (),
) -> tuple[Named, ...]:
    """Return the organisations that mentions are of, each with every place where they are named and what it is part of.

    An abbreviation means what its own document says; where that is silent, what another document says, or the one
    name whose initials it has. What contains another is a part of it.

    Args:
        mentions: names of organisations, in any order; the order changes nothing. Their sides are not looked at: an
            organisation may send people to both.
        aliases: names stated to be one, from :func:`stated_abbreviations` or by a programme.
        judgements: what people decided; it outweighs every rule.
        parts: names of an organisation and of what it is part of, as a document gives them together.

    Returns: organisations in the order of their keys.
    """
    decisions = decided(judgements)
    bound = Bound(aliases)
    nodes = nodes_of(mentions, by_side=False, own_document=bound.is_short)

    def match(one: int, other: int) -> Match:
        first, second = nodes[one], nodes[other]
        is_decided = first.form != second.form and decisions.are_same(first.form, second.form)
        found = (None if is_decided else bound.match(first, second)) or _best(
            decisions, first.form, second.form, same_organisation
        )
        return beside_full(found) if first.documents & second.documents else found

    def apart(one: int, other: int) -> bool:
        first, second = nodes[one], nodes[other]
        return _set_apart(decisions, first, second, match(one, other)) or match(one, other).contradicts

    work = _Work(nodes=nodes, match=match, apart=apart)
    pairs = _pairs(nodes, lambda node: organisation_keys(node.form) | bound.keys(node), decisions)
    pairs |= _across_scripts(nodes)
    ties, doubts = _weighed(work, pairs, decisions)
    groups, refused = joined(len(nodes), ties, apart=apart)
    doubts += [
        (one, other, reason)
        for one, other, reason in refused
        if not _set_apart(decisions, nodes[one], nodes[other], match(one, other))
    ]
    names = [printed_name([nodes[each] for each in group], organisation=True) for group in groups]
    keys = keyed([organisation_slug(name) for name in names], [_tellers(nodes, group) for group in groups])
    named = _named(nodes, groups, names, keys, doubts)
    return _with_parents(named, parents(named, stated=parts))


def _best(decisions: Decided, one: str, other: str, compare: Callable[[str, str], Match]) -> Match:
    """Return what two forms say, or any two names that were decided to be the same as them."""
    if one == other:
        return Match(verdict=Verdict.SAME, score=_ALIKE, reason=Reason.EQUAL)
    if decisions.are_same(one, other):
        return Match(verdict=Verdict.SAME, score=_DECIDED, reason=Reason.JUDGED)
    found = compare(one, other)
    if decisions.same:
        names = [(decisions.names(form) - {fold(form)}) | {form} for form in (one, other)]
        matches = [compare(a, b) for a in sorted(names[0]) for b in sorted(names[1])]
        found = max([found, *matches], key=lambda each: (_RANK[each.verdict], each.score))
    return found


def _set_apart(decisions: Decided, one: Node, other: Node, match: Match) -> bool:
    """Return whether a decision or a list keeps two nodes apart."""
    alike = match.verdict is Verdict.SAME and match.reason in (Reason.EQUAL, Reason.ORDER, Reason.LEGAL_FORM)
    if decisions.are_different(one.form, other.form):
        return fold(one.form) != fold(other.form) or one.is_across(other)
    return one.excludes(other, alike=alike) and not decisions.are_one(one.form, other.form)


def _pairs(
    nodes: Sequence[Node], keys_of: Callable[[Node], Iterable[str]], decisions: Decided
) -> set[tuple[int, int]]:
    """Return the pairs of nodes that have a key in common; no other pair is compared."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes):
        for key in keys_of(node):
            blocks[key].append(place)
        for name in decisions.names(node.form):
            blocks[f"judged:{name}"].append(place)
    for names in (decisions.unsure, decisions.different):
        for pair in names:
            blocks["pair:" + "|".join(sorted(pair))] = [
                n for n, node in enumerate(nodes) if fold(node.form) in pair
            ]
    return {
        (one, other)
        for block in blocks.values()
        for place, one in enumerate(block)
        for other in block[place + 1 :]
    }


def _across_scripts(nodes: Sequence[Node]) -> set[tuple[int, int]]:
    """Return the pairs of a name in Han characters and an English one that share the English of the rarest part of the first."""
    named: dict[str, list[int]] = defaultdict(list)
    chinese = []
    for place, node in enumerate(nodes):
        organisation = read_organisation(node.form)
        if organisation.han and not organisation.tokens:
            chinese.append((place, organisation.han))
        elif not organisation.han:
            for word in set(organisation.tokens):
                named[word].append(place)
    pairs: set[tuple[int, int]] = set()
    for place, han in chinese if named else ():
        fitting = [{other for row in rows for other in named.get(row[0], ())} for rows in in_english(han)]
        pairs |= {
            (min(place, other), max(place, other))
            for other in min(filter(None, fitting), key=len, default=set())
        }
    return pairs


def _weighed(
    work: _Work, pairs: Iterable[tuple[int, int]], decisions: Decided
) -> tuple[list[Tie], list[tuple[int, int, Reason]]]:
    """Return the ties among pairs, and the doubts."""
    ties, doubts = [], []
    for one, other in sorted(pairs):
        match = work.match(one, other)
        first, second = work.nodes[one], work.nodes[other]
        if decisions.are_unsure(first.form, second.form) and (
            fold(first.form) != fold(second.form) or first.is_across(second)
        ):
            doubts.append((one, other, Reason.JUDGED))
        elif match.verdict is Verdict.SAME:
            bonus = _WITNESS if first.witnesses & second.witnesses else 0.0
            ties.append(Tie(round(match.score + bonus, 3), one, other, match.reason))
        elif match.verdict is Verdict.UNSURE and not work.apart(one, other):
            doubts.append((one, other, match.reason))
    return ties, doubts


def _tellers(nodes: Sequence[Node], group: Sequence[int]) -> tuple[str, ...]:
    """Return what tells namesakes apart, for their keys: the side, then what stands with them, then where they stand."""
    mine = [nodes[each] for each in group]
    side = min((node.side for node in mine if node.side), default="")
    beside = min((word for node in mine for word in node.witnesses), default="")
    first = min((mention.document, mention.start) for node in mine for mention in node.mentions)
    return (side, beside, first[0], f"{first[1]:012d}")


def _named(
    nodes: Sequence[Node],
    groups: Sequence[Sequence[int]],
    names: Sequence[str],
    keys: Sequence[str],
    doubts: Iterable[tuple[int, int, Reason]],
) -> tuple[Named, ...]:
    group_of = {node: place for place, group in enumerate(groups) for node in group}
    told: dict[int, dict[str, str]] = defaultdict(dict)
    for one, other, reason in sorted(doubts):
        first, second = group_of[one], group_of[other]
        if first != second:
            told[first].setdefault(keys[second], reason.value)
            told[second].setdefault(keys[first], reason.value)
    found = [
        Named(
            key=keys[place],
            name=names[place],
            mentions=tuple(
                sorted(
                    (mention for each in group for mention in nodes[each].mentions),
                    key=lambda mention: (mention.document, mention.start, mention.end, mention.text),
                )
            ),
            doubts=dict(sorted(told[place].items())),
        )
        for place, group in enumerate(groups)
    ]
    return tuple(sorted(found, key=lambda each: each.key))


def _with_parents(named: Iterable[Named], parent_of: dict[str, str]) -> tuple[Named, ...]:
    return tuple(replace(each, parent=parent_of.get(each.key)) for each in named)
