"""Findings, narratives and challenges: what each needs among its evidence to go outside, and what of it is told."""

from dataclasses import replace

import pytest
from clearance.gate.samples import (
    CONVENORS,
    NFA,
    NORTH,
    ON,
    OTHER_ROOM,
    OTR,
    OWN_ROOM,
    PUBLIC,
    document,
    event,
    kept,
    result,
    result_side,
    round_of,
    stated,
    tens,
    thirds,
    two,
)

from tracktwo.clearance import Cleared, Fact, Reason, Withheld, clear
from tracktwo.clearance.disclosure import Reach
from tracktwo.clearance.kinds import (
    Answer,
    Challenge,
    Evidence,
    Narrative,
    Outcome,
    ShownChallenge,
    ShownEvidence,
    ShownNarrative,
)
from tracktwo.vocabulary.kinds import FindingBasis, Stance

OUTSIDE = (PUBLIC, OTHER_ROOM, OWN_ROOM)
TEAMS = (CONVENORS, NORTH)
NOTHING = Withheld(reason=Reason.NO_EVIDENCE)
TEXT = stated(two("claim"))
REAL, MADE_UP = (result(ON, round=round_of(ON, is_simulated=each)) for each in (False, True))
WAITING = result(ON, round=round_of(ON, is_revealed=False))
IN_ROOM = result(
    ON,
    sides=tuple(
        result_side(side, stances=thirds(2, 0), expects=tens(20), reach=Reach.ROOM)
        for side in ("north", "south")
    ),
)
PAPER = document()


def resting_on(*subjects, side=None):
    return tuple(Evidence(ref="it", subject=each, side=side) for each in subjects)


def shown(kind, item, side=None):
    return ShownEvidence(
        kind=kind, item=item, stance=Stance.SUPPORTS, side=side, as_of=None, start=None, end=None
    )


ON_PAPER = shown("document", "document:paper")


def read(material, audience=PUBLIC):
    told = clear(material, audience=audience)
    return told.value if isinstance(told, Cleared) else told


MEASURED, ANSWERS, DEMONSTRATION = FindingBasis.MEASURED, FindingBasis.ANSWERS, FindingBasis.DEMONSTRATION
ANSWER = Answer(key="a", rule=ON)
BEARS_OUT = [
    (FindingBasis.CONCLUDED, (), True),
    (FindingBasis.JUDGED, (), True),
    (FindingBasis.CONCLUDED, (REAL,), True),
    (FindingBasis.CONCLUDED, (MADE_UP,), False),
    (FindingBasis.JUDGED, (PAPER, MADE_UP), False),
    (MEASURED, (), False),
    (MEASURED, (PAPER, ANSWER), False),
    (MEASURED, (REAL,), True),
    (MEASURED, (MADE_UP,), False),
    (ANSWERS, (), False),
    (ANSWERS, (PAPER, REAL), False),
    (ANSWERS, (ANSWER,), True),
    (ANSWERS, (replace(ANSWER, rule=NFA),), False),
    (DEMONSTRATION, (), False),
    (DEMONSTRATION, (REAL,), False),
    (DEMONSTRATION, (PAPER,), False),
    (DEMONSTRATION, (MADE_UP,), True),
]


@pytest.mark.parametrize(("basis", "subjects", "is_told"), BEARS_OUT)
def test_outside_a_finding_is_what_it_says_it_is_or_nothing(basis, subjects, is_told):
    finding = Outcome(key="f", number=1, text=TEXT, basis=basis, evidence=resting_on(*subjects))
    for audience in OUTSIDE:
        told = read(finding, audience)
        assert (told == NOTHING) is not is_told
        assert is_told is (not isinstance(told, Withheld) and told.basis is basis)
    for audience in TEAMS:
        assert (read(finding, audience).basis, len(read(finding, audience).evidence)) == (
            basis,
            len(subjects),
        )


def narrative(*subjects, held=None):
    return Narrative(key="n", number=1, text=TEXT, result=held, evidence=resting_on(*subjects))


def told_narrative(*evidence, held=""):
    return ShownNarrative(
        key="n",
        number=1,
        text=two("claim"),
        partly=None,
        result=held,
        as_of=None,
        review_by=None,
        objectives=(),
        evidence=evidence,
    )


@pytest.mark.parametrize(
    ("noun", "outside", "team"),
    [
        (narrative(), NOTHING, told_narrative()),
        (narrative(PAPER), told_narrative(ON_PAPER), told_narrative(ON_PAPER)),
        (narrative(held=REAL), told_narrative(held="statement"), told_narrative(held="statement")),
        (narrative(held=WAITING), NOTHING, told_narrative(held="statement")),
        (
            narrative(PAPER, held=WAITING),
            told_narrative(ON_PAPER),
            told_narrative(ON_PAPER, held="statement"),
        ),
        (
            narrative(PAPER, held=IN_ROOM),
            told_narrative(ON_PAPER),
            told_narrative(ON_PAPER, held="statement"),
        ),
    ],
)
def test_a_narrative_rests_on_evidence_or_on_a_result_the_reader_knows(noun, outside, team):
    """A room, too, reads of it what the public does: it goes from meeting to meeting."""
    assert [read(noun, audience) for audience in OUTSIDE] == [outside] * len(OUTSIDE)
    assert [read(noun, audience) for audience in TEAMS] == [team] * len(TEAMS)


def challenge(*evidence, **fields):
    return Challenge(key="c", number=1, text=TEXT, evidence=evidence, **fields)


def told_challenge(*evidence, is_shared=False, next_event=""):
    return ShownChallenge(
        key="c",
        number=1,
        text=two("claim"),
        is_shared=is_shared,
        next_event=next_event,
        as_of=None,
        review_by=None,
        objectives=(),
        evidence=evidence,
    )


def sided(*sides):
    """Evidence of some sides, and how it reads."""
    evidence = tuple(each for side in sides for each in resting_on(PAPER, side=side))
    return evidence, tuple(shown("document", "document:paper", side) for side in sides)


@pytest.mark.parametrize(
    ("subjects", "is_told"),
    [((), False), ((PAPER,), True), ((REAL,), True), ((MADE_UP,), False), ((PAPER, MADE_UP), False)],
)
def test_a_challenge_rests_on_evidence_that_is_not_made_up(subjects, is_told):
    noun = challenge(*resting_on(*subjects))
    for audience in OUTSIDE:
        assert (read(noun, audience) == NOTHING) is not is_told
    for audience in TEAMS:
        assert len(read(noun, audience).evidence) == len(subjects)


@pytest.mark.parametrize(
    ("sides", "both"),
    [
        (("north", "south"), True),
        (("north", "north"), False),
        (("north", None), False),
        ((None, None), False),
    ],
)
@pytest.mark.parametrize("said", [True, False])
def test_a_challenge_is_shared_with_evidence_of_both_sides(sides, both, said):
    evidence, read_as = sided(*sides)
    expected = told_challenge(*read_as, is_shared=both and said)
    for audience in (*OUTSIDE, *TEAMS):
        assert read(challenge(*evidence, is_shared=said), audience) == expected


@pytest.mark.parametrize(
    ("following", "outside"),
    [
        (None, ""),
        (event(ON), "meeting"),
        (event(NFA), ""),
        (event(OTR), ""),
        (replace(event(ON), rule=None), ""),
        (event(ON, fact=kept), ""),
    ],
)
def test_the_event_that_goes_on_with_a_challenge_is_told_where_it_may_be_named(following, outside):
    evidence, read_as = sided("north")
    noun = challenge(*evidence, next_event=following)
    assert [read(noun, each) for each in OUTSIDE] == [told_challenge(*read_as, next_event=outside)] * len(
        OUTSIDE
    )
    inside = told_challenge(*read_as, next_event="meeting" if following else "")
    assert [read(noun, each) for each in TEAMS] == [inside] * len(TEAMS)


def test_what_nobody_approved_is_read_by_the_team_alone():
    nouns = (narrative(PAPER), challenge(*resting_on(PAPER)))
    for noun in nouns:
        unknown = replace(noun, text=Fact(value=two("claim")))
        assert {read(unknown, each) for each in OUTSIDE} == {Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)}
        assert read(unknown, CONVENORS) == read(noun, CONVENORS)
    assert (nouns[0].result_ref, nouns[1].is_shared) == ("", False)
