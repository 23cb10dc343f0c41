"""One card: what is proposed, its passage, why, what of the record it may be, and what it needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tracktwo.office.record.kinds import WORDS
from tracktwo.office.review.actions import seen_of
from tracktwo.office.review.entering import Match, Need, Shelf, matches_of, needs_of
from tracktwo.office.review.entering.events import RULES, suggested_kind
from tracktwo.office.review.entering.named import family_in
from tracktwo.office.review.models import Item
from tracktwo.office.review.storing import reviewed_of
from tracktwo.office.review.words import field_in_words, value_in_words
from tracktwo.office.shell.marking import reader_language
from tracktwo.record import (
    Basis,
    Evidence,
    ProposalKind,
    Reviewed,
    Standing,
    Value,
    ground_words,
    look_words,
    outcome_words,
    reason_words,
)
from tracktwo.vocabulary.languages import words

__all__ = ["Card", "Choice", "Doubt", "FieldLine", "Quote", "card_of"]

_MOST_PASSAGES: Final = 3
_AROUND: Final = 120
"""Characters of its line shown before and after a passage."""
_HIDDEN: Final = frozenset({"forms", "sides", "field", "value", "values"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage with the rest of its lines around it."""

    document: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A field of a card: its words, what it says, how that is known, and what the documents say instead."""

    name: str
    words: str
    value: str
    language: str = ""
    basis: str = ""
    was: str = ""
    is_human: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Another proposal this one may be one with, and why."""

    item: Item
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values documents give, with its passages, and whether it is the one chosen."""

    value: str
    passages: Sequence[Quote]
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that a card shows.

    Attributes:
        item: the row.
        reviewed: what is proposed, as it stands.
        seen: what a decision on it says was seen.
        passages: the words it rests on, each in its line, the first ones.
        more: how many passages it rests on besides.
        fields: what is proposed, field by field.
        reasons: why it is as sure as it is, in parts of sentences.
        looks: why it has to be looked at, in sentences.
        matches: entries of the record it may be.
        needs: what has to be in the record before it.
        doubts: other proposals it may be one with.
        choices: of a disagreement, the values.
        event: the item of the event it belongs to.
        entry: the key of its entry, once it is in the record.
        outcome: what became of it since it was decided on, in words; "" where nothing did.
        rule: by which rule its event was held as documents say, which what is made of it inherits.
        documents: keys of the documents it stands in.
    """

    item: Item
    reviewed: Reviewed
    seen: str
    passages: Sequence[Quote]
    more: int
    fields: Sequence[FieldLine]
    reasons: Sequence[str]
    looks: Sequence[str]
    matches: Sequence[Match]
    needs: Sequence[Need]
    doubts: Sequence[Doubt]
    choices: Sequence[Choice]
    event: Item | None
    entry: str
    outcome: str
    rule: str
    documents: Sequence[str]

    @property
    def is_open(self) -> bool:
        """Return whether it waits for a decision."""
        return self.item.standing in (Standing.OPEN, Standing.LATER)

    @property
    def first_needs(self) -> list[Need]:
        """Return what has to be decided on first."""
        return [each for each in self.needs if not each.entry and not each.goes_along]

    @property
    def chosen(self) -> str:
        """Return the match that is ticked before anybody chose: the one it certainly is."""
        certain = [each.key for each in self.matches if each.is_certain]
        return certain[0] if len(certain) == 1 else "new"


def card_of(shelf: Shelf, item: Item, *, sides: Mapping[str, Any]) -> Card:
    """Return the card of an item.

    Args:
        shelf: the record and the proposals; preloaded, it serves many cards in a few queries.
        item: the row.
        sides: code → side, as somebody said.
    """
    reviewed, language = reviewed_of(item.said), shelf.language
    proposal = reviewed.proposal
    is_conflict = reviewed.kind is ProposalKind.CONFLICT
    passages = [] if is_conflict else _passages(reviewed)
    entry = shelf.entry(item.origin)
    event = shelf.item(item.event) if item.event else None
    doubts = {key: shelf.item(key) for key in (proposal.doubts if proposal else ())}
    is_open = not entry and item.standing != Standing.ACCEPTED
    return Card(
        item=item,
        reviewed=reviewed,
        seen=seen_of(reviewed),
        passages=[_quote(shelf, each) for each in passages[:_MOST_PASSAGES]],
        more=max(0, len(passages) - _MOST_PASSAGES),
        fields=list(_fields(reviewed, sides)),
        reasons=[ground_words(each, language=language) for each in (proposal.grounds if proposal else ())],
        looks=[look_words(each, language=language) for each in (proposal.must_look if proposal else ())],
        matches=matches_of(shelf, reviewed) if is_open else [],
        needs=needs_of(shelf, reviewed) if is_open else [],
        doubts=[
            Doubt(item=other, reason=reason_words(proposal.doubts[key], language=language))
            for key, other in doubts.items()
            if other is not None and proposal is not None
        ],
        choices=_choices(shelf, reviewed),
        event=event,
        entry=f"{item.kind}:{entry}" if entry else "",
        outcome=_outcome(reviewed),
        rule=_rule(reviewed, event),
        documents=list(dict.fromkeys(each.doc for each in _all_passages(reviewed))),
    )


def _outcome(reviewed: Reviewed) -> str:
    if not reviewed.decisions or reviewed.outcome == "unchanged":
        return ""
    return outcome_words(reviewed.outcome, language=reader_language())


def _rule(reviewed: Reviewed, event: Item | None) -> str:
    """Return the record's word for the rule of an event, or of the event something belongs to; "" if none is stated."""
    values = reviewed.values if reviewed.kind is ProposalKind.EVENT else event.said["values"] if event else {}
    return RULES.get(str(values.get("attribution", "")), "")


def _all_passages(reviewed: Reviewed) -> Iterator[Evidence]:
    for found in reviewed.proposal.evidence.values() if reviewed.proposal else ():
        yield from found


def _passages(reviewed: Reviewed) -> list[Evidence]:
    """Return the passages a card shows: of a contribution its lines, of the rest those of its name."""
    evidence = reviewed.proposal.evidence if reviewed.proposal else {}
    for name in ("line", "name", "title", "field"):
        if evidence.get(name):
            return list(dict.fromkeys(evidence[name]))
    return list(dict.fromkeys(_all_passages(reviewed)))


def _quote(shelf: Shelf, evidence: Evidence) -> Quote:
    """Return a passage in its lines, as far as they are not too long to be read at a glance."""
    text = shelf.text(evidence.doc)
    if text[evidence.start : evidence.end] != evidence.quote:
        return Quote(document=evidence.doc, before="", words=evidence.quote, after="")
    first = text.rfind("\n", 0, evidence.start) + 1
    last = text.find("\n", evidence.end)
    last = len(text) if last < 0 else last
    start, end = max(first, evidence.start - _AROUND), min(last, evidence.end + _AROUND)
    return Quote(
        document=evidence.doc,
        before=("…" if start > first else "") + text[start : evidence.start],
        words=evidence.quote,
        after=text[evidence.end : end] + ("…" if end < last else ""),
    )


def _choices(shelf: Shelf, reviewed: Reviewed) -> list[Choice]:
    if reviewed.proposal is None:
        return []
    chosen, name = reviewed.values.get("value"), str(reviewed.values.get("field", ""))
    return [
        Choice(
            value=value_in_words(name, each.value),
            passages=[_quote(shelf, one) for one in each.evidence[:_MOST_PASSAGES]],
            is_chosen=chosen is not None and each.value == chosen,
        )
        for each in reviewed.proposal.choices
    ]


def _fields(reviewed: Reviewed, sides: Mapping[str, Any]) -> Iterator[FieldLine]:
    was = {each.field: each for each in reviewed.differences}
    proposal = reviewed.proposal
    for name in dict.fromkeys((*reviewed.values, *was)):
        if name in _HIDDEN and name not in was:
            continue
        held: Value | None = reviewed.values.get(name)
        basis = proposal.basis.get(name, Basis.EXPLICIT) if proposal else Basis.EXPLICIT
        yield FieldLine(
            name=name,
            words=field_in_words(name),
            value=value_in_words(name, was[name].now if name in was else held, sides),
            basis="" if basis is Basis.EXPLICIT or name in reviewed.human else _basis(basis),
            was=value_in_words(name, was[name].was, sides) if name in was else "",
            is_human=name in reviewed.human,
        )
    yield from _suggested(reviewed)


def _suggested(reviewed: Reviewed) -> Iterator[FieldLine]:
    """Yield what the entry will have besides, which no document says in so many words."""
    if reviewed.kind is ProposalKind.EVENT and "kind" not in reviewed.values:
        kind = suggested_kind(reviewed)
        yield FieldLine(
            name="kind", words=field_in_words("kind"), value=_word(WORDS[kind]), basis=_basis(Basis.INFERRED)
        )
    forms = reviewed.values.get("forms")
    if isinstance(forms, tuple) and len(forms) > 1:
        yield FieldLine(name="forms", words=field_in_words("forms"), value=" · ".join(forms))
    if reviewed.kind is ProposalKind.PERSON and "family" not in reviewed.values:
        family, _given, _order = family_in(str(reviewed.values["name"]))
        if family:
            yield FieldLine(
                name="family", words=field_in_words("family"), value=family, basis=_basis(Basis.INFERRED)
            )


def _word(text: object) -> str:
    return str(text)


def _basis(basis: Basis) -> str:
    gettext = words(reader_language()).gettext
    return {
        Basis.EXPLICIT: gettext("stated"),
        Basis.INHERITED: gettext("from the heading or a sentence about all"),
        Basis.INFERRED: gettext("follows from something else"),
    }[basis]
