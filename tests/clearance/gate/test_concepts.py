"""Concepts at the gate: both keys over the whole, and of definitions those on the record."""

from dataclasses import replace

import pytest

from tracktwo.clearance import (
    CONVENORS,
    PUBLIC,
    Approval,
    Cleared,
    Fact,
    Name,
    Reason,
    Room,
    Team,
    Withheld,
    clear,
)
from tracktwo.clearance.account import account
from tracktwo.clearance.kinds import (
    Concept,
    ConceptEnding,
    Defined,
    Equal,
    Misread,
    ShownConcept,
    ShownDefined,
    ShownEqual,
    ShownMisread,
    ShownWord,
    Word,
)
from tracktwo.terms import Equivalence, Status
from tracktwo.vocabulary.attribution import Rule

BOTH = (Approval(side="east", by="Ann"), Approval(side="west", by="Bo"))
ON, NOT, OFF = Rule


def said(text: str, *rules: Rule | None) -> Defined:
    return Defined(text=text, language="en", rules=rules, side="east", source="First forum")


def concept(*approvals: Approval, **fields: object) -> Concept:
    told = {
        "key": "ferry",
        "number": 3,
        "approved": Fact(value="0f", approvals=approvals),
        "ending": ConceptEnding.WORDING,
        "wording": {"en": "a ferry that sells tickets"},
        "words": (Word(text="ferry", language="en", status=Status.PREFERRED),),
        "equivalents": (
            Equal(
                text="ferry",
                language="en",
                other="渡轮",
                other_language="zh-Hans",
                strength=Equivalence.WIDER,
            ),
        ),
        "definitions": (
            said("on", ON),
            said("not", NOT),
            said("off", OFF),
            said("stricter", ON, OFF),
            said("none"),
        ),
        "misreadings": (Misread(side="west", text={"en": "That the town has no say."}),),
        "see_also": ("lock",),
    }
    return Concept(**{**told, **fields})


def read(noun: Concept, audience: object) -> ShownConcept | Reason:
    told = clear(noun, audience=audience)
    return told.value if isinstance(told, Cleared) else told.reason


@pytest.mark.parametrize(
    "approvals",
    [
        (),
        BOTH[:1],
        (BOTH[0], Approval(side="east", by="Bo")),
        (BOTH[0], Approval(side="west", by="Ann")),
        (BOTH[0], Approval(side=" ", by="Bo")),
    ],
)
def test_without_both_keys_nobody_outside_reads_of_a_concept(approvals: tuple[Approval, ...]) -> None:
    for audience in (PUBLIC, Room(event="spring")):
        assert read(concept(*approvals), audience) is Reason.NOT_KNOWN_OUTSIDE
    for audience in (CONVENORS, Team(side="east")):
        assert len(read(concept(*approvals), audience).definitions) == 5


def test_the_public_reads_definitions_on_the_record_alone() -> None:
    told = read(concept(*BOTH), PUBLIC)
    assert [each.text for each in told.definitions] == [Name(text="on", language="en")]
    assert told == replace(read(concept(*BOTH), CONVENORS), definitions=told.definitions)


def test_a_concept_still_worked_on_stays_inside_with_any_keys() -> None:
    unfinished = concept(*BOTH, ending=None)
    assert read(unfinished, PUBLIC) is Reason.NOT_KNOWN_OUTSIDE
    assert read(unfinished, CONVENORS) == replace(read(concept(*BOTH), CONVENORS), ending=None)


def test_a_concept_says_what_it_was_told_and_no_more() -> None:
    equal = Equal(text="ferry", language="en", other="", other_language="", strength=Equivalence.WIDER)
    told = concept(
        equivalents=(*concept().equivalents, equal), definitions=(Defined(text="d", language="en"),)
    )
    assert read(told, CONVENORS) == ShownConcept(
        key="ferry",
        number=3,
        ending=ConceptEnding.WORDING,
        wording={"en": "a ferry that sells tickets"},
        words=(ShownWord(name=Name(text="ferry", language="en"), side=None, status=Status.PREFERRED),),
        equivalents=tuple(
            ShownEqual(
                name=Name(text="ferry", language="en"), other=other, strength=Equivalence.WIDER, lost=""
            )
            for other in (Name(text="渡轮", language="zh-Hans"), None)
        ),
        definitions=(
            ShownDefined(
                text=Name(text="d", language="en"),
                side=None,
                source="",
                date=None,
                translation=None,
                is_machine=False,
            ),
        ),
        misreadings=(ShownMisread(side="west", text={"en": "That the town has no say."}),),
        see_also=("lock",),
    )
    assert [*ConceptEnding] == ["wording", "both_stand"]


def test_both_definitions_may_stand_without_a_wording() -> None:
    told = read(concept(*BOTH, ending=ConceptEnding.BOTH_STAND, wording=None), PUBLIC)
    assert (told.ending, told.wording) == (ConceptEnding.BOTH_STAND, None)


def test_the_account_says_what_stays_and_why() -> None:
    lines = account([concept(BOTH[0]), concept(*BOTH, key="open")])
    assert [(each.item, each.field, each.reason, each.rule) for each in lines] == [
        ("concept:ferry", "", Reason.NOT_KNOWN_OUTSIDE, None),
        ("concept:open", "definitions", Reason.RULE, NOT),
    ]


def test_a_refusal_and_a_raw_concept_say_nothing() -> None:
    noun = concept()
    assert "tickets" not in repr(noun)
    assert clear(noun, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
