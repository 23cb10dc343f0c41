"""Everything a programme holds, as raw material for the gate, with what its statements rest on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tracktwo.clearance.kinds import (
    Answer,
    Challenge,
    Citation,
    Conflict,
    Evidence,
    Narrative,
    Outcome,
    Result,
)
from tracktwo.office.perception.queries import rounds_material
from tracktwo.office.questions.queries import given_answers
from tracktwo.office.record.queries.material import holdings
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate

if TYPE_CHECKING:
    from tracktwo.clearance import Material
    from tracktwo.office.models import Programme

__all__ = ["material_of"]

_STATEMENTS = (Outcome, Narrative, Challenge)


def material_of(programme: "Programme") -> tuple["Material", ...]:
    """Return every raw noun of a programme, rounds included; statements hold the results and answers they rest on."""
    held = holdings(programme)
    rounds = rounds_material(programme, held)
    results = {noun.key: noun for noun in rounds if isinstance(noun, Result)}
    opened: dict[str, Result | Answer] = {f"result:{key}": noun for key, noun in results.items()}
    opened |= {f"answer:{each.key}": _answer(each) for each in given_answers(programme)}
    made = {id(noun): _opened(noun, opened, results) for noun in held if isinstance(noun, _STATEMENTS)}
    return (*(_about(noun, made) for noun in held), *rounds)


def _answer(given: Any) -> Answer:
    return Answer(
        key=given.key,
        rule=Rule(given.rule) if given.rule else None,
        as_of=PartialDate.parse(given.as_of) if given.as_of else None,
    )


def _opened(noun: Any, opened: Mapping[str, Result | Answer], results: Mapping[str, Result]) -> Any:
    """Return a statement with the results and answers its evidence names."""
    evidence = tuple(_filled(each, opened) for each in noun.evidence)
    if isinstance(noun, Narrative):
        return replace(noun, evidence=evidence, result=results.get(noun.result_ref))
    return replace(noun, evidence=evidence)


def _filled(each: Evidence, opened: Mapping[str, Result | Answer]) -> Evidence:
    return replace(each, subject=opened[each.ref]) if each.ref in opened else each


def _about(noun: "Material", made: Mapping[int, Any]) -> "Material":
    """Return a noun, or a passage or disagreement about one, as it was filled in."""
    if id(noun) in made:
        filled: Material = made[id(noun)]
        return filled
    if isinstance(noun, Citation | Conflict) and id(noun.subject) in made:
        return replace(noun, subject=made[id(noun.subject)])
    return noun
