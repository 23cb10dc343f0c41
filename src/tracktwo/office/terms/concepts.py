"""What pages read of concepts: the list, one card side by side, and what of it would go outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from tracktwo.clearance import approvable
from tracktwo.office.accounts.keys import Key, key_of_each, may_give
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.terms.kinds import Ending
from tracktwo.office.terms.models import (
    Concept,
    ConceptDefinition,
    ConceptEvidence,
    ConceptKey,
    ConceptMisreading,
    ConceptSense,
    ConceptTerm,
)
from tracktwo.office.terms.ruling import Rules, ruled_by, rules_of
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.dates import PartialDate

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme, Side

__all__ = [
    "Card",
    "Column",
    "Defined",
    "Sense",
    "Shown",
    "card_of",
    "concept_called",
    "concept_list",
    "concepts_counted",
    "concepts_to_test",
    "is_known_outside",
    "keys_of",
    "keys_waiting",
    "may_give_key",
    "missing_before_keys",
    "number_of_concepts",
    "outside_digest",
    "senses_to_see",
    "shown_definitions",
    "told_outside",
    "with_parts",
    "words_of_concepts",
]

_PARTS = (
    *("terms__side", "equivalents", "definitions__side", "definitions__event", "definitions__document"),
    *("features", "senses__side", "senses__type", "misreadings__side", "misreadings__account", "rounds"),
    *("see_also__terms", "types__counterpart", "types__side"),
    *("evidence__document", "evidence__event", "evidence__turn__event", "evidence__turn__source__event"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A quotation as it may be shown now: its words, where it is from, and its rule."""

    pk: int
    text: str
    language: str
    rule: Rule
    is_stated: bool
    date: str
    source: str
    document: Any = None
    event: Any = None
    is_turn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined:
    """A definition, as it may be shown now."""

    row: ConceptDefinition
    rule: Rule
    is_stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One sense: what it rests on, since when and until when it is seen, and what of that may not be shown."""

    row: ConceptSense
    evidence: tuple[Shown, ...]
    hidden: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One side of a card."""

    side: "Side"
    terms: tuple[ConceptTerm, ...]
    senses: tuple[Sense, ...]
    definitions: tuple[Defined, ...]
    hidden: int
    misreading: ConceptMisreading | None
    earlier: tuple[ConceptMisreading, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of how this side uses the word."""
        return not (self.senses or self.definitions or self.hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A concept as a page shows it: what is of both, and a column for each side in alternating order."""

    concept: Concept
    terms: tuple[ConceptTerm, ...]
    columns: tuple[Column, ...]
    definitions: tuple[Defined, ...]
    features: tuple[tuple[Any, Mapping[str, Mapping[str, int]]], ...]


def concept_list(programme: "Programme") -> QuerySet[Concept]:
    """Return the concepts of a programme, each with its terms, and how many things wait to be looked at."""
    return (
        Concept.objects.filter(programme=programme)
        .prefetch_related("terms__side", "equivalents", "rounds")
        .annotate(to_look_at=Count("links", filter=~Q(links__changed=""), distinct=True))
    )


def concepts_counted(programme: "Programme") -> QuerySet[Concept]:
    """Return the concepts of a programme in their order, each with what figures of it are counted from."""
    found = concept_list(programme).order_by("number", "pk")
    return found.prefetch_related("features", "definitions__event", "definitions__document")


def concepts_to_test(programme: "Programme") -> list[Concept]:
    """Return the concepts of a programme for which there are cases, or features of definitions."""
    there = Q(rounds__isnull=False) | Q(features__isnull=False)
    return list(concepts_counted(programme).filter(there).distinct())


def senses_to_see(programme: "Programme") -> list[ConceptSense]:
    """Return every sense of a programme's concepts, each with its side and what its concept is called."""
    rows = ConceptSense.objects.filter(concept__programme=programme).select_related("concept", "side")
    return list(rows.prefetch_related("concept__terms").order_by("concept__number", "position", "pk"))


def number_of_concepts(programme: "Programme") -> int:
    """Return how many concepts a programme has."""
    return Concept.objects.filter(programme=programme).count()


def words_of_concepts(programme: "Programme") -> list[str]:
    """Return what concepts are called, each text once: words that stay in one piece when Chinese is cut."""
    return sorted(
        set(ConceptTerm.objects.filter(concept__programme=programme).values_list("text", flat=True))
    )


def concept_called(programme: "Programme", key: str) -> Concept | None:
    """Return a concept by its key, with all that is said of it; None if there is none."""
    found = Concept.objects.filter(programme=programme, key=key).select_related("programme")
    return found.prefetch_related(*_PARTS).first()


def with_parts(programme: "Programme") -> list[Concept]:
    """Return all concepts of a programme with all that is said of them and the keys given, in few queries."""
    found = Concept.objects.filter(programme=programme).select_related("programme")
    return list(found.prefetch_related(*_PARTS, "keys__account", "programme__sides"))


def card_of(concept: Concept) -> Card:
    """Return a concept as a page shows it now: what has come off the record since is not in it."""
    rules = rules_of(concept.programme)
    senses = _senses(concept, rules)
    defined = [_defined(each) for each in concept.definitions.all()]
    sides = sides_of(concept.programme, concept.number)
    columns = []
    for side in sides:
        own = [each for each in defined if each.row.side_id == side.pk]
        read = [each for each in concept.misreadings.all() if each.side_id == side.pk]
        columns.append(
            Column(
                side=side,
                terms=tuple(each for each in concept.terms.all() if each.side_id == side.pk),
                senses=tuple(each for each in senses if each.row.side_id == side.pk),
                definitions=tuple(each for each in own if _may_show(each)),
                hidden=sum(not _may_show(each) for each in own),
                misreading=read[-1] if read else None,
                earlier=tuple(reversed(read[:-1])),
            )
        )
    shown = [each for each in defined if _may_show(each)]
    return Card(
        concept=concept,
        terms=tuple(each for each in concept.terms.all() if each.side_id is None),
        columns=tuple(columns),
        definitions=tuple(each for each in shown if each.row.side_id is None),
        features=_features(concept, shown, sides),
    )


def told_outside(concept: Concept) -> dict[str, Any]:
    """Return, as JSON's own types, what of a concept would go outside: that is what two keys are given over.

    Definitions stand in it that say they are on the record; whether they still are is asked when they go out.
    """
    sides = {side.pk: side.key for side in concept.programme.sides.all()}
    latest = {each.side_id: each for each in concept.misreadings.all()}
    return {
        "key": concept.key,
        "ending": concept.ending,
        "wording": concept.wording if concept.ending == Ending.WORDING else {},
        "terms": [
            [each.text, each.language, sides.get(each.side_id or 0, ""), each.status]
            for each in concept.terms.all()
        ],
        "equivalents": [
            [each.term, each.language, each.other, each.other_language, each.strength, each.lost]
            for each in concept.equivalents.all()
        ],
        "definitions": [
            [
                *(each.text, each.language, sides.get(each.side_id or 0, ""), each.source, each.date),
                *(each.translation, each.translated),
            ]
            for each in concept.definitions.all()
            if each.rule == Rule.ON_THE_RECORD
        ],
        "misreadings": [[sides[side], each.text] for side, each in sorted(latest.items())],
        "see_also": sorted(each.key for each in concept.see_also.all()),
    }


def outside_digest(concept: Concept) -> str:
    """Return the SHA-256 of what of a concept would go outside."""
    return approvable(told_outside(concept))


def keys_of(concept: Concept, *, sides: "Iterable[Side]") -> list[Key]:
    """Return each side's key to a concept as it stands."""
    return key_of_each(_given(concept), sides=sides)


def may_give_key(concept: Concept, *, seat: "Membership") -> bool:
    """Return whether a member's key is waited for, and there is something to give it to."""
    return not missing_before_keys(concept) and may_give(_given(concept), seat=seat)


def is_known_outside(concept: Concept) -> bool:
    """Return whether both sides gave their key to a concept as it stands."""
    return len({key.side_id for key in _given(concept)}) == len(concept.programme.sides.all())


def missing_before_keys(concept: Concept) -> bool:
    """Return whether there is nothing yet that two sides could approve: no term, or no end of the work."""
    has_words = concept.ending == Ending.BOTH_STAND or (
        concept.ending == Ending.WORDING and bool(concept.wording)
    )
    return not (has_words and concept.terms.all())


def keys_waiting(programme: "Programme") -> list[tuple[Concept, set[int]]]:
    """Return the concepts that can be approved and are not, each with the sides (by row) that gave their key."""
    sides = programme.sides.count()
    waiting = []
    for concept in with_parts(programme):
        if missing_before_keys(concept):
            continue
        digest = outside_digest(concept)
        given = {key.side_id for key in concept.keys.all() if key.sha256 == digest}
        if len(given) < sides:
            waiting.append((concept, given))
    return waiting


def _given(concept: Concept) -> "QuerySet[ConceptKey]":
    return ConceptKey.objects.filter(concept=concept, sha256=outside_digest(concept))


def shown_definitions(concept: Concept) -> list[ConceptDefinition]:
    """Return the definitions that may be counted and shown in the office now."""
    found = [_defined(each) for each in concept.definitions.all()]
    return [each.row for each in found if _may_show(each)]


def _may_show(defined: Defined) -> bool:
    """Return whether a definition is shown in the office: one without a rule is the team's own draft."""
    return defined.rule is not Rule.OFF_THE_RECORD or not defined.is_stated


def _defined(row: ConceptDefinition) -> Defined:
    rule, is_stated = _rule(row, is_public=False)
    return Defined(row=row, rule=rule, is_stated=is_stated)


def _rule(row: ConceptDefinition | ConceptEvidence, *, is_public: bool) -> tuple[Rule, bool]:
    """Return the strictest rule of what is said of a quotation, and whether anything is."""
    said = [each for each in (row.rule,) if each]
    if row.event is not None:
        said.append(row.event.rule)
    if not said:
        return (Rule.ON_THE_RECORD if is_public else Rule.OFF_THE_RECORD), is_public
    return strictest(*map(read_rule, said)), True


def _senses(concept: Concept, rules: Rules) -> list[Sense]:
    found = []
    rows = list(concept.evidence.all())
    for sense in concept.senses.all():
        all_ = [_shown(each, rules) for each in rows if each.sense == sense.code]
        may = tuple(each for each in all_ if each.rule is not Rule.OFF_THE_RECORD)
        dates = sorted(
            (each.date for each in may if each.date), key=lambda date: PartialDate.parse(date).earliest
        )
        found.append(
            Sense(
                row=sense,
                evidence=may,
                hidden=len(all_) - len(may),
                first=dates[0] if dates else "",
                last=dates[-1] if dates else "",
            )
        )
    return found


def _shown(row: ConceptEvidence, rules: Rules) -> Shown:
    """Return a quotation with its words and rule of now; a turn's are its own."""
    turn = row.turn
    if turn is not None:
        event = turn.event or turn.source.event
        return Shown(
            pk=row.pk,
            text=turn.text,
            language=turn.language,
            rule=rules.rule(ruled_by(turn)),
            is_stated=True,
            date=turn.date or turn.source.date or (event.date if event else ""),
            source=turn.doc or turn.source.title,
            event=event,
            is_turn=True,
        )
    rule, is_stated = _rule(row, is_public=row.document is not None and row.document.is_public)
    own = (
        row.date or (row.event.date if row.event else "") or (row.document.published if row.document else "")
    )
    return Shown(
        pk=row.pk,
        text=row.quote,
        language=row.language,
        rule=rule,
        is_stated=is_stated,
        date=own,
        source="",
        document=row.document,
        event=row.event,
    )


def _features(
    concept: Concept, shown: Sequence[Defined], sides: "Sequence[Side]"
) -> tuple[tuple[Any, Mapping[str, Mapping[str, int]]], ...]:
    """Return each feature with how many of a side's definitions require it, do not, or only sometimes."""
    found = []
    for feature in concept.features.all():
        counts = {}
        for side in sides:
            said = [each.row.features.get(feature.code) for each in shown if each.row.side_id == side.pk]
            counts[side.key] = {answer: said.count(answer) for answer in ("yes", "no", "depends")}
        found.append((feature, counts))
    return tuple(found)
