"""A concept of the two banks, as a team writes one down, made through actions."""

from tracktwo.office.models import (
    Account,
    Concept,
    ConceptDefinition,
    ConceptEquivalent,
    ConceptFeature,
    ConceptSense,
    Programme,
)
from tracktwo.office.terms import concept_actions as actions
from tracktwo.office.terms.concepts import concept_called, outside_digest

SENSE = {"en": "Somebody carries the risk.", "zh-Hans": "有人承担风险。"}
WORDING = {"en": "a ferry that sells tickets", "zh-Hans": "售票渡轮"}


def again(concept: Concept) -> Concept:
    found = concept_called(concept.programme, concept.key)
    assert found is not None
    return found


def ferry(programme: Programme, by: Account) -> Concept:
    """What a ferry is called, what each bank means by it, and how each defines it."""
    made = actions.make_concept(
        programme, {"en": "commercial ferry", "zh-Hans": "商业渡轮"}, by=by, note="for the team"
    )
    east, west = programme.sides.get(key="east"), programme.sides.get(key="west")
    actions.add_part(
        made,
        ConceptEquivalent,
        {"term": "commercial ferry", "language": "en", "other": "商业渡轮", "other_language": "zh-Hans",
         "strength": "wider", "lost": "who carries the risk"},
        by=by,
    )  # fmt: skip
    actions.add_part(made, ConceptFeature, {"code": "f1", "text": {"en": "Has private owners"}}, by=by)
    actions.add_part(made, ConceptSense, {"code": "s1", "side": east, "text": SENSE}, by=by)
    for side, text, language, features in (
        (east, "A ferry whose owner carries the risk.", "en", {"f1": "yes"}),
        (west, "港务局许可的渡轮。", "zh-Hans", {"f1": "no"}),
    ):
        told = {"side": side, "text": text, "language": language, "features": features}
        actions.add_part(
            made, ConceptDefinition, {**told, "rule": "on_the_record", "source": "First forum"}, by=by
        )
    actions.note_misreading(made, {"side": west, "text": {"en": "That the town has no say."}}, by=by)
    return again(made)


def recommended(concept: Concept, *by: Account) -> Concept:
    """A wording is recommended, and some convenors give their side's key to it."""
    actions.change_concept(concept, {"ending": "wording", "wording": WORDING}, by=by[0])
    for account in by:
        actions.give_key(again(concept), by=account, sha256=outside_digest(again(concept)))
    return again(concept)
