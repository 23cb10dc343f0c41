"""The account: what the convenors' team reads and the public does not, item by item and field by field, and why.

It holds ids, fields, reasons and rules, never content. What one side's team keeps for itself is in nobody's account.

>>> from tracktwo.clearance.kinds import Event, Side
>>> from tracktwo.clearance.tables import Approval, Fact
>>> from tracktwo.vocabulary.sides import Mark
>>> approved = Fact(value="talks", approvals=(Approval(side="north", by="Ada"),))
>>> north = Side(key="north", name={"en": "North"}, mark=Mark.CIRCLE)
>>> south = Side(key="south", name={"en": "South"}, mark=Mark.DIAMOND)
>>> (line,) = account([north, south, Event(key="spring", kind=approved)])
>>> (line.item, line.field, line.reason.value, line.missing)
('event:spring', '', 'not_known_outside', ('south',))
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, get_args

from tracktwo.clearance.audiences import CONVENORS, PUBLIC
from tracktwo.clearance.gate import Cleared, Material, clear
from tracktwo.clearance.kinds import (
    Attendance,
    Challenge,
    Citation,
    Concept,
    Conflict,
    DebriefLine,
    Event,
    Narrative,
    Note,
    Organisation,
    Outcome,
    Person,
    Publication,
    Question,
    Remark,
    Remarks,
    Result,
    Segment,
    ShownContribution,
    ShownRemark,
    ShownRemarks,
    Side,
)
from tracktwo.clearance.kinds.event import can_name
from tracktwo.clearance.kinds.grounds import first_unnamed
from tracktwo.clearance.kinds.remarks import rule_of_remark
from tracktwo.clearance.rules import governing
from tracktwo.clearance.tables import Fact, Reason, Withheld, released
from tracktwo.vocabulary.attribution import Rule

__all__ = ["Line", "account", "tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something the team reads and the public does not.

    Args:
        item: What it is part of, ``kind:key``; attendance and remarks go by their event, passages and notes by their
            subject.
        field: Which field of it; empty for the whole item.
        reason: Why it is withheld.
        rule: The rule that decided; None where none did.
        missing: For a fact, the sides that have not approved it; it needs them all, or a public source.
        is_partial: Whether the public reads some of the field.
        count: How many there are under this line.
    """

    item: str
    field: str = ""
    reason: Reason
    rule: Rule | None = None
    missing: tuple[str, ...] = ()
    is_partial: bool = False
    count: int = 1


_KINDS: Final = tuple(kind.__name__.lower() for kind in get_args(Material))
_TEAMS_OWN: Final = frozenset({"note", "rule_note", "twin", "contact", "reason"})
"""Fields nobody outside ever reads, whatever kind of item has them."""
_CLOCKS: Final = frozenset({"zone", "clocks"})
"""Fields of an event that tell where it is, so that they are known where its place and date are."""
_OF_FACTS: Final = (Event, Outcome, Narrative, Challenge)
"""Kinds known outside fact by fact, so that a side's approval can be missing."""
_NOTHING: Final[tuple[object, ...]] = (None, (), "")


def account(material: Iterable[Material]) -> tuple[Line, ...]:
    """Return what the convenors' team reads of some material and the public does not.

    Args:
        material: Everything a programme holds, in any order; its sides are whose approvals of facts can be missing.

    Returns:
        Lines by kind, item and field; each once, however often it applies.
    """
    everything = tuple(material)
    sides = tuple(sorted(noun.key for noun in everything if isinstance(noun, Side)))
    found = Counter(line for noun in everything for line in _lines(noun, sides=sides))
    return tuple(replace(line, count=count) for line, count in sorted(found.items(), key=_place))


def tally(lines: Iterable[Line]) -> Mapping[Reason, int]:
    """Return how many items, or fields of items, are withheld for each reason that occurs, in the order of reasons."""
    counts = Counter(line.reason for line in lines for _ in range(line.count))
    return {reason: counts[reason] for reason in Reason if counts[reason]}


def _place(found: tuple[Line, int]) -> tuple[Any, ...]:
    line, _ = found
    kind = line.item.partition(":")[0]
    order = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    return order, line.item, line.field, line.reason, str(line.rule), line.missing, line.is_partial


def _lines(noun: Material, *, sides: tuple[str, ...]) -> Iterator[Line]:
    read = clear(noun, audience=CONVENORS)
    if isinstance(read, Withheld):
        return
    if isinstance(noun, Remarks):
        yield from _lines_of_remarks(noun, clear(noun, audience=PUBLIC))
        return
    told = clear(noun, audience=PUBLIC)
    if isinstance(told, Withheld):
        field = {Citation: "citations", Note: "notes"}.get(type(noun), "")
        yield _line(noun, field, told, missing=_missing(_existence(noun), sides=sides))
    else:
        yield from _lines_of_fields(noun, read.value, told.value, sides=sides)


def _line(noun: Material, field: str, why: Withheld, **more: Any) -> Line:
    return Line(item=_item(noun), field=field, reason=why.reason, rule=why.rule, **more)


def _item(noun: Material) -> str:
    match noun:
        case Attendance() | Remarks():
            key = noun.event.key
        case Note():
            return noun.subject
        case Citation():
            return _item(noun.subject)
        case _:
            key = noun.key
    return f"{type(noun).__name__.lower()}:{key}"


def _existence(noun: Material) -> tuple[Fact[Any], ...]:
    """Return the facts of which one would let an item out."""
    match noun:
        case Event():
            return tuple(fact for fact in (noun.kind, noun.status) if fact is not None)
        case Outcome() | Narrative() | Challenge() | DebriefLine():
            return (noun.text,)
        case Concept() | Question():
            return (noun.approved,)
        case _:
            return ()


def _missing(facts: Iterable[Fact[Any]], *, sides: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sides that have not approved the fact that lacks the fewest."""
    lacking = [_lacking(fact, sides=sides) for fact in facts if not fact.is_known_outside]
    return min(lacking, key=len, default=())


def _lacking(fact: Fact[Any], *, sides: tuple[str, ...]) -> tuple[str, ...]:
    given = {approval.side for approval in fact.approvals if approval.by.strip()}
    # Where both have and it is not enough, one person approved for both.
    return tuple(side for side in sides if side not in given) or sides


def _lines_of_fields(noun: Material, read: Any, told: Any, *, sides: tuple[str, ...]) -> Iterator[Line]:
    for field in fields(read):
        inside, outside = _own(getattr(read, field.name)), _own(getattr(told, field.name))
        if inside not in _NOTHING and inside != outside:
            facts = _facts(noun, field.name) if isinstance(noun, _OF_FACTS) else ()
            why = _refusal(noun, field.name, told=told)
            is_partial = outside not in _NOTHING
            yield _line(noun, field.name, why, missing=_missing(facts, sides=sides), is_partial=is_partial)


def _own(value: object) -> object:
    """Return what an item says itself; of contributions only which they are, for they have lines of their own."""
    if isinstance(value, tuple):
        return tuple(each.key if isinstance(each, ShownContribution) else each for each in value)
    return value


def _facts(noun: Material, field: str) -> tuple[Fact[Any], ...]:
    value = getattr(noun, field, ())
    return tuple(fact for fact in (value if isinstance(value, tuple) else (value,)) if isinstance(fact, Fact))


def _refusal(noun: Material, field: str, *, told: Any) -> Withheld:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    """Return why the public does not read all of a field of an item it does read.

    Raises:
        TypeError: If nobody has said so: an audience reads more than another, and this room does not know why.
    """
    match noun:
        case _ if field in _TEAMS_OWN:
            return Withheld(reason=Reason.TEAM_ONLY)
        case _ if _facts(noun, field):
            return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
        case Event() if field in _CLOCKS and _rule_of(noun) is Rule.ON_THE_RECORD:
            return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
        case Event():
            return Withheld(reason=Reason.RULE, rule=_rule_of(noun))
        case Outcome() | Narrative() | Challenge() if field == "evidence":
            return first_unnamed(noun.evidence)
        case Narrative(result=Result() as held) if field == "result":
            return _first([held])
        case Challenge(next_event=Event() as event) if field == "next_event":
            return _first_unnamed([event])
        case Challenge():
            return Withheld(reason=Reason.NO_EVIDENCE)
        case Concept():
            return _first_of_rules(noun)
        case Question():
            return _first_of_replies(noun)
        case Organisation():
            return Withheld(reason=Reason.NOT_REVIEWED if field == "type" else Reason.NO_PUBLIC_ROLE)
        case Person():
            return _first(noun.contributions)
        case Segment() if not told.kind:  # a closed session, announced, at an event on the record
            return Withheld(reason=Reason.RULE, rule=governing(*noun.rules))
        case Segment(publication=Publication() as work) if field == "publication":
            return _first([work])
        case Segment():
            return _first(part.contribution for part in noun.parts)
        case Publication():
            return _first_unnamed(link.event for link in noun.links)
        case Conflict():
            return Withheld(reason=Reason.NOT_PUBLIC)
        case Result() if any(each.expects is None for each in told.sides):
            return Withheld(reason=Reason.NOT_PUBLIC)
        case Result():
            return Withheld(reason=Reason.TEAM_ONLY)
        case _:
            raise TypeError(f"No one has said why {field} of {type(noun).__name__} is withheld.")


def _rule_of(event: Event) -> Rule:
    return governing(event.rule.value if event.rule else None)


def _first_of_rules(noun: Concept) -> Withheld:
    """Return under which rule the first definition stays inside."""
    rules = (governing(*each.rules) for each in noun.definitions)
    return Withheld(reason=Reason.RULE, rule=next(each for each in rules if each is not Rule.ON_THE_RECORD))


def _first_of_replies(noun: Question) -> Withheld:
    """Return under which rule the first answer that was given stays inside; else one names a closed document."""
    rules = (governing(each.rule) for each in noun.replies if each.is_given)
    strict = next((rule for rule in rules if rule is not Rule.ON_THE_RECORD), None)
    return Withheld(reason=Reason.RULE, rule=strict) if strict else Withheld(reason=Reason.NOT_PUBLIC)


def _first(nouns: Iterable[Material]) -> Withheld:
    """Return why the first of these that is withheld is."""
    refusals = (clear(noun, audience=PUBLIC) for noun in nouns)
    return next(refusal for refusal in refusals if isinstance(refusal, Withheld))


def _first_unnamed(events: Iterable[Event]) -> Withheld:
    """Return why the first of these that nothing may be named with is not: it is not known, or its rule covers it."""
    event = next(event for event in events if not can_name(event, audience=PUBLIC))
    refusal = clear(event, audience=PUBLIC)
    rule = governing(event.rule.value if event.rule else None)
    return refusal if isinstance(refusal, Withheld) else Withheld(reason=Reason.RULE, rule=rule)


def _lines_of_remarks(noun: Remarks, told: Cleared[ShownRemarks, Any] | Withheld) -> Iterator[Line]:
    """Give a line for each remark that does not go out, and for what stays of one that does."""
    if isinstance(told, Withheld) and told.reason is Reason.NOT_KNOWN_OUTSIDE:
        yield from (_line(noun, "", told) for _ in noun.remarks)
        return
    shown = () if isinstance(told, Withheld) else told.value.remarks
    for remark in noun.remarks:
        rule = rule_of_remark(remark, among=noun)
        entry = _as_shown(remark, shown, rule=rule)
        if entry is None:
            yield _line(noun, "remarks" if shown else "", _silence(remark, rule))
            continue
        yield _line(noun, "original", Withheld(reason=Reason.TEAM_ONLY))
        if entry.released != released(remark.release):
            yield _line(noun, "released", Withheld(reason=Reason.SMALL_GROUP, rule=rule), is_partial=True)
        if entry.author is None:
            is_open = rule is Rule.ON_THE_RECORD
            reason = Reason.NO_PUBLIC_ROLE if is_open else Reason.RULE
            yield _line(noun, "author", Withheld(reason=reason, rule=rule))


def _as_shown(remark: Remark, shown: Iterable[ShownRemark], *, rule: Rule) -> ShownRemark | None:
    """Return what outsiders read of a remark; None if nothing."""
    words = released(remark.release)
    if words is None or rule is Rule.OFF_THE_RECORD:
        return None
    found = [
        entry
        for entry in shown
        if _words_of(entry) <= set(words.items()) and entry.author in (None, remark.author)
    ]
    # Two may have said the same: the one under this author's name, or the one in all these languages.
    return max(found, key=lambda entry: (entry.author is not None, len(_words_of(entry))), default=None)


def _words_of(entry: ShownRemark) -> set[tuple[str, str]]:
    return set((entry.released or {}).items())


def _silence(remark: Remark, rule: Rule) -> Withheld:
    if rule is Rule.OFF_THE_RECORD:
        return Withheld(reason=Reason.RULE, rule=rule)
    return Withheld(reason=Reason.SMALL_GROUP if released(remark.release) else Reason.NO_RELEASE, rule=rule)
