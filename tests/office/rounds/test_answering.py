"""One answer: what is kept, what is refused and why, and that a refusal leaves what was there."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from office.rounds.conftest import OPENED, make_round

from tracktwo.office.models import Programme
from tracktwo.office.rounds.answering import Kept, Said, keep_answer
from tracktwo.office.rounds.models import Answer, Participant, Round, Statement

NOW = datetime(2021, 11, 12, 23, 30, tzinfo=UTC)
FIRST, SECOND, THIRD = "a" * 32, "b" * 32, "c" * 32
AGREE = Said(stance="agree", expected=4, language="en", sent=FIRST)


@pytest.fixture
def person(open_round: Round) -> Participant:
    return join(open_round)


def join(round_: Round, seat: str = "side") -> Participant:
    side = round_.programme.sides.get(key="east") if seat == "side" else None
    return Participant.objects.create(
        round=round_, seat=seat, side=side, language="en", consent=round_.frozen,
        return_hash=uuid.uuid4().hex, day=NOW.date(),
    )  # fmt: skip


def keep(
    said: Said, person: Participant, *, statement: str = "boats", version: int = 1, **elsewhere: object
) -> Kept:
    choices = {"code": "K7QFM3", "participant": person.pk, "at": NOW, **elsewhere}
    return keep_answer(said, statement=statement, version=version, **choices)


def kept() -> list[tuple[object, ...]]:
    names = ("statement__key", "stance", "depends_on", "expected", "cannot_guess", "language", "day", "sent")
    return list(Answer.objects.order_by("statement__position", "statement__version").values_list(*names))


def test_an_answer_is_kept_as_it_was_given_with_the_day_alone(person: Participant):
    assert keep(AGREE, person) is Kept.SAVED
    chinese = Said(
        stance="depends", depends_on="看是否收费", cannot_guess=True, language="zh-Hans", sent=SECOND
    )
    assert keep(chinese, person, statement="ferry") is Kept.SAVED
    assert keep(Said(stance="", language="en", sent=THIRD), person, statement="water") is Kept.SAVED
    assert kept() == [
        ("boats", "agree", "", 4, False, "en", NOW.date(), FIRST),
        ("water", "", "", None, False, "en", NOW.date(), THIRD),
        ("ferry", "depends", "看是否收费", None, True, "zh-Hans", NOW.date(), SECOND),
    ]


@pytest.mark.parametrize("expected", range(11))
def test_every_number_of_ten_can_be_expected(person: Participant, expected: int):
    assert keep(replace(AGREE, expected=expected), person) is Kept.SAVED
    assert [row[3] for row in kept()] == [expected]


def test_a_changed_answer_replaces_the_one_its_form_showed(person: Participant):
    keep(AGREE, person)
    other = Said(stance="disagree", cannot_guess=True, language="zh-Hans", sent=SECOND, seen=FIRST)
    assert keep(other, person) is Kept.SAVED
    assert kept() == [("boats", "disagree", "", None, True, "zh-Hans", NOW.date(), SECOND)]


def test_the_same_form_again_has_no_effect(person: Participant):
    assert [keep(AGREE, person) for _time in range(3)] == [Kept.SAVED, Kept.REPEATED, Kept.REPEATED]
    assert len(kept()) == 1


def test_a_form_that_showed_an_older_answer_overwrites_nothing(person: Participant):
    keep(AGREE, person)
    before = kept()
    for late in (
        Said(stance="disagree", language="en", sent=SECOND),
        Said(stance="disagree", language="en", sent=SECOND, seen=THIRD),
        replace(AGREE, stance="disagree"),  # the first form, gone back to and changed
    ):
        assert keep(late, person) is Kept.CHANGED_ELSEWHERE
    assert kept() == before


def test_a_replay_after_a_change_overwrites_nothing(person: Participant):
    keep(AGREE, person)
    keep(Said(stance="unsure", language="en", sent=SECOND, seen=FIRST), person)
    assert keep(AGREE, person) is Kept.CHANGED_ELSEWHERE
    assert [row[1] for row in kept()] == ["unsure"]


@pytest.mark.parametrize(
    ("times", "becomes"),
    [
        ({"opens": NOW + timedelta(seconds=1)}, Kept.CLOSED),
        ({"opens": NOW}, Kept.SAVED),
        ({"closes": NOW}, Kept.CLOSED),
        ({"closes": NOW + timedelta(microseconds=1)}, Kept.SAVED),
        (
            {"closed_at": NOW + timedelta(days=1)},
            Kept.CLOSED,
        ),  # closed once is closed, wherever the clock goes
        ({"opened_at": NOW + timedelta(days=1)}, Kept.SAVED),
        ({"opened_at": None}, Kept.CLOSED),
    ],
)
def test_the_servers_clock_and_the_rounds_state_decide(person: Participant, times: dict, becomes: Kept):
    Round.objects.update(**times)
    assert keep(AGREE, person) is becomes
    assert len(kept()) == (becomes is Kept.SAVED)


@pytest.mark.parametrize(
    ("said", "statement", "version"),
    [
        (replace(AGREE, stance="depends"), "boats", 1),  # for boundary cases only
        (replace(AGREE, language="ar"), "boats", 1),  # no language of the round
        (AGREE, "nowhere", 1),
        (AGREE, "boats", 2),
    ],
)
def test_a_choice_the_round_does_not_offer_is_refused(
    person: Participant, said: Said, statement: str, version: int
):
    assert keep(said, person, statement=statement, version=version) is Kept.UNKNOWN
    assert kept() == []


@pytest.mark.django_db(transaction=True)
def test_what_the_database_itself_refuses_is_told_without_its_words(person: Participant):
    """An error of the database would repeat the answer in the log."""
    for said in (
        replace(AGREE, stance="perhaps"),
        replace(AGREE, expected=11),
        replace(AGREE, expected=4, cannot_guess=True),
    ):
        assert keep(said, person) is Kept.UNKNOWN
    assert kept() == []


def test_nobody_answers_in_a_round_they_are_not_in(person: Participant, other_programme: Programme):
    other = make_round(other_programme, code="W4HPNX")
    assert keep(AGREE, person, code="W4HPNX") is Kept.UNKNOWN
    assert keep(AGREE, person, code="NOSUCH") is Kept.UNKNOWN
    assert keep(AGREE, person, participant=uuid.uuid4()) is Kept.UNKNOWN
    Statement.objects.filter(round=other, key="water").update(key="theirs")
    assert keep(AGREE, person, statement="theirs") is Kept.UNKNOWN
    assert kept() == []


@pytest.mark.parametrize("seat", ["observer", "undisclosed"])
def test_who_has_no_side_has_no_other_side_to_guess(open_round: Round, seat: str):
    apart = join(open_round, seat)
    assert keep(AGREE, apart, statement="water") is Kept.UNKNOWN
    assert keep(Said(stance="agree", cannot_guess=True, language="en", sent=FIRST), apart) is Kept.UNKNOWN
    assert keep(Said(stance="agree", language="en", sent=FIRST), apart, statement="water") is Kept.SAVED


def test_a_corrected_statement_keeps_older_answers_and_takes_new_ones_only_as_it_is_now(person: Participant):
    keep(AGREE, person)
    Statement.objects.filter(key="boats").update(retired=True)
    now = Statement.objects.get(key="boats")
    now.pk, now.version, now.retired = None, 2, False
    now.save()
    assert keep(replace(AGREE, sent=SECOND, seen=FIRST), person) is Kept.REWORDED
    assert keep(replace(AGREE, sent=THIRD), person, version=2) is Kept.SAVED
    assert [(row[0], row[-1]) for row in kept()] == [("boats", FIRST), ("boats", THIRD)]


def test_times_are_compared_to_the_moment(person: Participant):
    """A database that keeps times as text leaves out the fraction of a full second."""
    Round.objects.update(closes=OPENED)
    assert keep(AGREE, person, at=OPENED - timedelta(microseconds=1)) is Kept.SAVED
    assert keep(replace(AGREE, sent=SECOND, seen=FIRST), person, at=OPENED) is Kept.CLOSED
    later = OPENED + timedelta(microseconds=1)
    assert keep(replace(AGREE, sent=SECOND, seen=FIRST), person, at=later) is Kept.CLOSED
