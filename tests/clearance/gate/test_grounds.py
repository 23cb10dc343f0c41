"""What a statement rests on: of each kind of evidence who reads which it is, and when it keeps the statement inside."""

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
    publication,
    result,
    round_of,
)

from tracktwo.clearance import Reason, Withheld
from tracktwo.clearance.kinds.grounds import (
    Answer,
    Evidence,
    ShownEvidence,
    first_unnamed,
    is_simulated,
    show_evidence,
)
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import Stance

DAY = PartialDate.parse("2030")
CLOSED = Withheld(reason=Reason.RULE, rule=OTR)
QUIET = event(ON, fact=kept)
FILM = replace(publication(ON), kind="recording", permitted_by="")


def answer(rule, **more):
    return Answer(key="a1", rule=rule, as_of=DAY, **more)


def shown(kind, item, as_of=None):
    return ShownEvidence(
        kind=kind, item=item, stance=Stance.QUALIFIES, side="north", as_of=as_of, start=2, end=9
    )


ANSWER = shown("answer", "", DAY)
EVENT = shown("event", "event:meeting")
WORK = shown("publication", "publication:work")
PAPER = shown("document", "document:paper")
RESULT = shown("result", "result:statement")


def unnamed(reason, rule=None):
    return Withheld(reason=reason, rule=rule)


# What it is; how the team reads of it; outside: whether it keeps the statement inside, and if not, why it is not named.
CASES = {
    "gone": (None, None, Withheld(reason=Reason.NO_EVIDENCE), None),
    "an answer": (answer(ON), ANSWER, None, None),
    "an answer not for attribution": (answer(NFA), ANSWER, None, unnamed(Reason.RULE, NFA)),
    "an answer off the record": (answer(OTR), ANSWER, CLOSED, None),
    "an answer under no rule": (answer(None), ANSWER, CLOSED, None),
    "an answer taken back": (
        answer(ON, is_given=False), ANSWER, Withheld(reason=Reason.NO_EVIDENCE), None,
    ),
    "an event": (event(ON), EVENT, None, None),
    "an event not for attribution": (event(NFA), EVENT, None, unnamed(Reason.RULE, NFA)),
    "an event off the record": (event(OTR), EVENT, CLOSED, None),
    "an event under no rule": (replace(event(ON), rule=None), EVENT, CLOSED, None),
    "an event nobody knows of": (QUIET, EVENT, None, unnamed(Reason.NOT_KNOWN_OUTSIDE, ON)),
    "a document": (document(), PAPER, None, None),
    "a document of the team": (document(is_public=False), PAPER, None, unnamed(Reason.NOT_PUBLIC)),
    "a publication": (publication(ON), WORK, None, None),
    "a publication not out": (
        replace(publication(ON), is_public=False), WORK, None, unnamed(Reason.NOT_PUBLIC),
    ),
    "a recording nobody allowed": (FILM, WORK, None, unnamed(Reason.NO_PERMISSION)),
    "a result": (result(ON), RESULT, None, None),
    "a result not revealed": (
        result(ON, round=round_of(ON, is_revealed=False)), RESULT, Withheld(reason=Reason.NOT_REVEALED), None,
    ),
}  # fmt: skip


def resting_on(*subjects):
    return [
        Evidence(ref="it", subject=each, stance=Stance.QUALIFIES, side="north", start=2, end=9)
        for each in subjects
    ]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("audience", [PUBLIC, OWN_ROOM, OTHER_ROOM], ids=str)
def test_outside_evidence_is_named_or_not_or_keeps_the_statement_inside(case, audience):
    """A room reads of it what the public does."""
    subject, told, refusal, why = CASES[case]
    expected = refusal or (() if why else (told,))
    assert show_evidence(resting_on(subject), audience=audience) == expected
    beside = resting_on(document(), subject)
    assert show_evidence(beside, audience=audience) == (refusal or (PAPER, *expected))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("audience", [CONVENORS, NORTH], ids=str)
def test_the_team_reads_of_all_that_is_there(case, audience):
    subject, told, _, _ = CASES[case]
    expected = (told,) if told else ()
    assert show_evidence(resting_on(subject), audience=audience) == expected
    assert show_evidence(resting_on(document(), subject), audience=audience) == (PAPER, *expected)


@pytest.mark.parametrize("case", [case for case in CASES if CASES[case][3]])
def test_why_the_first_that_is_not_named_is_not(case):
    subject, _, _, why = CASES[case]
    open_ones = resting_on(document(), event(ON), answer(ON), publication(ON), result(ON))
    assert first_unnamed([*open_ones, *resting_on(subject, event(NFA))]) == why


def test_evidence_of_an_unknown_kind_is_not_named():
    with pytest.raises(AssertionError):
        show_evidence(resting_on(document(), object()), audience=PUBLIC)


def test_answers_made_up_are_told_from_answers_given():
    made_up, given = (result(ON, round=round_of(ON, is_simulated=each)) for each in (True, False))
    found = [
        is_simulated(resting_on(document(), *each)) for each in ((made_up,), (given,), (given, made_up), ())
    ]
    assert found == [True, False, True, False]


def test_evidence_speaks_for_what_rests_on_it_unless_it_says_otherwise():
    assert show_evidence([Evidence(ref="it", subject=document())], audience=PUBLIC) == (
        replace(PAPER, stance=Stance.SUPPORTS, side=None, start=None, end=None),
    )
    assert Answer(key="a", rule=ON).is_given is True
