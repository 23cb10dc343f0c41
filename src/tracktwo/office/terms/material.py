"""Concepts as raw material for the gate: what both keys were given over, and each definition with its rules of now."""

from typing import TYPE_CHECKING, Final

from tracktwo.clearance import Approval, Fact
from tracktwo.clearance.kinds import Concept as Noun
from tracktwo.clearance.kinds import ConceptEnding, Defined, Equal, Misread, Word
from tracktwo.office.terms.concepts import outside_digest, with_parts
from tracktwo.office.terms.kinds import Ending, Translated
from tracktwo.office.terms.models import Concept, ConceptDefinition
from tracktwo.terms import Equivalence, Status
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.dates import PartialDate

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["concepts_material"]

_ENDINGS: Final = {
    Ending.WORDING.value: ConceptEnding.WORDING,
    Ending.BOTH_STAND.value: ConceptEnding.BOTH_STAND,
}


def concepts_material(programme: "Programme") -> tuple[Noun, ...]:
    """Return the concepts of a programme; each is known outside once each side's key fits it as it stands."""
    sides = {side.pk: side.key for side in programme.sides.all()}
    return tuple(_noun(each, sides) for each in with_parts(programme))


def _noun(concept: Concept, sides: dict[int, str]) -> Noun:
    digest = outside_digest(concept)
    latest = {each.side_id: each for each in concept.misreadings.all()}
    return Noun(
        key=concept.key,
        number=concept.number,
        approved=Fact(
            value=digest,
            approvals=tuple(
                Approval(side=sides[key.side_id], by=key.account.name)
                for key in concept.keys.all()
                if key.sha256 == digest
            ),
        ),
        ending=_ENDINGS.get(concept.ending),
        wording=concept.wording if concept.ending == Ending.WORDING else None,
        words=tuple(
            Word(
                text=each.text,
                language=each.language,
                side=sides.get(each.side_id or 0),
                status=Status(each.status) if each.status else None,
            )
            for each in concept.terms.all()
        ),
        equivalents=tuple(
            Equal(
                text=each.term,
                language=each.language,
                other=each.other,
                other_language=each.other_language,
                strength=Equivalence(each.strength),
                lost=each.lost,
            )
            for each in concept.equivalents.all()
        ),
        definitions=tuple(_defined(each, sides) for each in concept.definitions.all()),
        misreadings=tuple(Misread(side=sides[side], text=each.text) for side, each in sorted(latest.items())),
        see_also=tuple(sorted(each.key for each in concept.see_also.all())),
    )


def _defined(row: ConceptDefinition, sides: dict[int, str]) -> Defined:
    """Return a definition with every rule that holds for it; its own has to be stated for it ever to go outside."""
    rules: list[Rule] = [read_rule(row.rule)]
    if row.event is not None:
        rules.append(read_rule(row.event.rule))
    return Defined(
        text=row.text,
        language=row.language,
        rules=tuple(rules),
        side=sides.get(row.side_id or 0),
        source=row.source,
        date=PartialDate.parse(row.date) if row.date else None,
        translation=row.translation or None,
        is_machine=row.translated == Translated.MACHINE,
    )
