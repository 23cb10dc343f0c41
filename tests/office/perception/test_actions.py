"""Results: worked out at close, revealed by two keys, changed in batches, taken down on request."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from office.perception.answered import BOATS, SOME, answered, reveal, seat_of, sit, today, withdraw

from tracktwo.clearance.disclosure import Bands, ExactStances, Reason, Released
from tracktwo.office.models import AuditEntry
from tracktwo.office.perception import actions, queries
from tracktwo.office.perception.kept import read_kept
from tracktwo.office.perception.models import Cell, Issue, Reveal
from tracktwo.office.rounds import actions as rounds
from tracktwo.office.rounds.models import Answer, Departure, Participant, Round
from tracktwo.office.rounds.queries import asked
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db


@pytest.fixture
def twelve(programme):
    """Twelve people a side, of whom seven agree with everything about boats."""
    people = [BOATS] * 7 + [SOME] * 5
    return answered(programme, people, people[::-1])


def outcomes(proposal: Reveal, key: str, version: int = 1):
    return read_kept(proposal.outcomes).outcomes[key, version]


def test_closing_sums_every_answer_once_observers_apart(twelve):
    actions.close_and_work_out(twelve, by=None)

    boats = next(each for each in asked(twelve) if each.key == "boats")
    rows = Cell.objects.filter(statement=boats).values_list("side__key", "stance", "expected", "people")
    assert sorted(rows, key=str) == sorted(
        [
            ("east", "agree", 2, 7),
            ("east", "agree", 3, 5),
            ("west", "agree", 2, 7),
            ("west", "agree", 3, 5),
            (None, "agree", 2, 1),
        ],
        key=str,
    )
    spoken = Answer.objects.filter(participant__round=twelve).count()
    assert sum(Cell.objects.values_list("people", flat=True)) == spoken


def test_a_skip_without_a_guess_is_in_no_cell(programme):
    round_ = answered(programme, [{"boats": ("", None)}, {"boats": ("", 4)}], [])
    actions.close_and_work_out(round_, by=None)
    assert [*Cell.objects.filter(side__key="east").values_list("stance", "expected", "people")] == [
        ("", 4, 1)
    ]


def test_closing_proposes_what_disclosure_control_lets_out_and_keeps_its_head_counts(twelve):
    proposal = actions.close_and_work_out(twelve, by=None)

    kept = read_kept(proposal.outcomes)
    assert (kept.round, kept.moment, kept.day) == (twelve.key, 1, today())
    assert kept.frozen == twelve.frozen
    assert {key for key, _version in kept.outcomes} == {"boats", "nets", "traps", "water", "ferry"}
    boats = outcomes(proposal, "boats")["east"]
    assert isinstance(boats.stances, Released)
    assert isinstance(boats.stances.value, Bands)
    assert boats.stances.value.agree.low > boats.stances.value.disagree.low
    assert outcomes(proposal, "ferry")["west"] == (
        Reason.TOO_FEW,
        Reason.OTHER_SIDE,
    )  # five less the largest two
    assert Issue.objects.filter(statement__key="boats", moment=1).count() == 4
    assert not Issue.objects.filter(statement__key="ferry").exists()
    assert Round.objects.get().moments == 1
    assert queries.proposal(twelve) == proposal
    assert queries.revealed(twelve) is None


def test_closing_again_gives_the_same_proposal(twelve):
    first = actions.close_and_work_out(twelve, by=None)
    assert actions.close_and_work_out(twelve, by=None) == first
    assert Reveal.objects.count() == 1


def test_a_draft_is_not_closed(programme):
    draft = answered(programme, [], [], opened_at=None)
    with pytest.raises(DataError, match="not opened"):
        actions.close_and_work_out(draft, by=None)


def test_a_round_that_closed_without_being_worked_out_is_worked_out_later(twelve):
    rounds.close_round(twelve, by=None)
    assert actions.close_and_work_out(twelve, by=None).moment == 1


def test_an_exact_round_of_twenty_a_side_keeps_counts(programme):
    people = [BOATS] * 15 + [SOME] * 5
    round_ = answered(programme, people, people, policy={"disclosure": "exact"})
    proposal = actions.close_and_work_out(round_, by=None)
    shown = outcomes(proposal, "nets")["east"].stances
    assert isinstance(shown, Released)
    assert shown.value == ExactStances(agree=15, disagree=5, unsure=0)


def test_an_earlier_wording_keeps_its_answers(programme, convenor):
    round_ = answered(programme, [BOATS] * 9, [BOATS] * 9)
    round_.statements.update(topic={})
    water = next(each for each in asked(round_) if each.key == "water")
    rounds.correct_statement(
        water, {"en": "The river is for both.", "zh-Hans": "河归两岸。"}, by=convenor, note="a slip"
    )
    for side in ("east", "west"):
        for _person in range(8):
            sit(round_, side, {"water": ("disagree", 1)})

    proposal = actions.close_and_work_out(round_, by=None)

    old, new = (outcomes(proposal, "water", version)["east"].stances for version in (1, 2))
    assert isinstance(old, Released)
    assert isinstance(new, Released)
    assert old.value.agree.high > new.value.agree.high


def test_two_keys_of_two_sides_reveal(twelve, convenor, other_convenor):
    proposal = actions.close_and_work_out(twelve, by=None)

    first = reveal(proposal, convenor)
    assert first.revealed_at is None
    assert Round.objects.get().revealed_at is None
    assert queries.waits_for(twelve.programme, seat_of(convenor).side) is None
    assert queries.waits_for(twelve.programme, seat_of(other_convenor).side) == proposal

    second = reveal(proposal, other_convenor)
    assert second.revealed_at == Round.objects.get().revealed_at
    assert queries.revealed(twelve) == proposal
    assert queries.proposal(twelve) is None
    trail = (
        AuditEntry.objects.filter(subject=f"round:{twelve.key}")
        .order_by("id")
        .values_list("action", flat=True)
    )
    assert [*trail] == [
        "round closed",
        "results worked out",
        "results approved",
        "results approved",
        "results revealed",
    ]


def test_a_side_or_an_account_gives_one_key(twelve, convenor, seat):
    proposal = reveal(actions.close_and_work_out(twelve, by=None), convenor)
    with pytest.raises(DataError, match="You gave your side's key already"):
        reveal(proposal, convenor)
    with pytest.raises(DataError, match="Your side's key was given already"):
        reveal(proposal, seat("convenor", name="another of the east"))
    assert proposal.keys.count() == 1


@pytest.mark.parametrize("role", ["facilitator", "moderator", "researcher", "observer"])
def test_only_convenors_give_keys(twelve, seat, role):
    proposal = actions.close_and_work_out(twelve, by=None)
    with pytest.raises(DataError, match="Only a convenor"):
        reveal(proposal, seat(role))


def test_a_convenor_of_another_programme_gives_no_key(twelve, seat, other_programme):
    proposal = actions.close_and_work_out(twelve, by=None)
    with pytest.raises(DataError, match="Only a convenor"):
        reveal(proposal, seat("convenor", programme=other_programme))


def test_a_key_is_for_what_was_shown(twelve, convenor):
    proposal = actions.close_and_work_out(twelve, by=None)
    with pytest.raises(DataError, match="not what you were shown"):
        actions.approve_reveal(proposal, by=seat_of(convenor), sha256="0" * 64)
    Reveal.objects.update(outcomes=proposal.outcomes.replace('"moment":1', '"moment":2'))
    with pytest.raises(DataError, match="not what you were shown"):
        reveal(proposal, convenor)


def test_what_is_revealed_takes_no_more_keys(twelve, convenor, other_convenor, seat):
    proposal = reveal(actions.close_and_work_out(twelve, by=None), convenor, other_convenor)
    with pytest.raises(DataError, match="no longer waits"):
        reveal(proposal, seat("convenor", name="late"))


def test_before_the_close_leaving_leaves_no_trace(twelve):
    withdraw(Participant.objects.filter(side__key="east").first())
    assert not Departure.objects.exists()
    actions.close_and_work_out(twelve, by=None)
    assert Issue.objects.get(statement__key="water", side__key="east", asked="stances").people == 11


def test_leaving_after_the_close_takes_one_from_each_cell_and_keeps_head_counts_only(twelve):
    actions.close_and_work_out(twelve, by=None)
    east, west, observer = (
        Participant.objects.filter(side__key=side, answers__expected=8).first()
        for side in ("east", "west", None)
    )
    before = {row[:4]: row[4] for row in _cells()}
    withdraw(east)
    withdraw(observer)

    after = {row[:4]: row[4] for row in _cells()}
    lost = {place: people - after.get(place, 0) for place, people in before.items()}
    assert {place[:2] for place, people in lost.items() if people} == {
        (key, side) for key in ("boats", "nets", "traps", "water") for side in ("east", None)
    }
    assert set(lost.values()) == {0, 1}
    gone = Departure.objects.values_list("statement__key", "side__key", "asked", "moment", "people")
    assert sorted(gone) == [
        ("boats", "east", "expects", 1, 1),
        ("boats", "east", "stances", 1, 1),
        ("nets", "east", "expects", 1, 1),
        ("nets", "east", "stances", 1, 1),
        ("traps", "east", "stances", 1, 1),
        ("water", "east", "expects", 1, 1),
        ("water", "east", "stances", 1, 1),
    ]
    withdraw(Participant.objects.filter(side__key="east").first())
    assert Departure.objects.get(statement__key="boats", asked="stances").people == 2
    assert west.answers.count() == 4


def _cells():
    return Cell.objects.values_list("statement__key", "side__key", "stance", "expected", "people")


def test_a_key_is_given_again_once_somebody_left_but_figures_change_in_batches(twelve, convenor):
    stale = reveal(actions.close_and_work_out(twelve, by=None), convenor)
    withdraw(Participant.objects.filter(side__key="east").first())
    with pytest.raises(DataError, match="work it out again"):
        reveal(stale, convenor)

    fresh = actions.work_out_again(twelve, by=convenor)

    assert (fresh.moment, fresh.keys.count()) == (2, 0)
    assert not Reveal.objects.filter(pk=stale.pk).exists()
    assert set(Issue.objects.values_list("moment", flat=True)) == {1}  # the team has seen it
    east = outcomes(fresh, "water")["east"].stances
    assert (east.number, east.held) == (1, Reason.BATCH)
    with pytest.raises(DataError, match="no longer waits"):
        reveal(stale, convenor)


def test_revealed_results_change_in_batches(twelve, convenor, other_convenor):
    first = reveal(actions.close_and_work_out(twelve, by=None), convenor, other_convenor)
    with pytest.raises(DataError, match="Nobody has withdrawn"):
        actions.work_out_again(twelve, by=convenor)
    for _person in range(4):
        withdraw(Participant.objects.filter(side__key="east").first())
        with pytest.raises(DataError, match="Too few people have withdrawn yet"):
            actions.work_out_again(twelve, by=convenor)
    assert Round.objects.get().moments == 1
    withdraw(Participant.objects.filter(side__key="east").first())

    second = actions.work_out_again(twelve, by=convenor)

    assert (second.moment, queries.revealed(twelve)) == (2, first)
    east, west = (outcomes(second, "boats")[side].stances for side in ("east", "west"))
    assert (east.number, east.held) == (2, None)
    assert (west.number, west.held) == (1, Reason.BATCH)
    assert west.value == outcomes(first, "boats")["west"].stances.value
    assert queries.revealed(twelve) == first
    reveal(second, convenor, other_convenor)
    assert queries.revealed(twelve) == second
    assert Round.objects.get().revealed_at == Reveal.objects.get(moment=1).revealed_at


def test_nothing_is_worked_out_again_before_it_was(twelve, convenor):
    with pytest.raises(DataError, match="close the round first"):
        actions.work_out_again(twelve, by=convenor)


def test_a_result_taken_down_stays_down_in_everything_kept(twelve, convenor, other_convenor):
    first = reveal(actions.close_and_work_out(twelve, by=None), convenor, other_convenor)
    boats = next(each for each in asked(twelve) if each.key == "boats")

    actions.take_down(boats, by=seat_of(other_convenor))
    actions.take_down(boats, by=seat_of(other_convenor))  # twice is once

    for side in ("east", "west"):
        assert outcomes(Reveal.objects.get(), "boats")[side] == (Reason.REMOVED, Reason.REMOVED)
        assert isinstance(outcomes(Reveal.objects.get(), "water")[side].stances, Released)
    assert not Cell.objects.filter(statement=boats).exists()
    assert not Issue.objects.filter(statement=boats).exists()
    for person in Participant.objects.filter(side__key="east")[:5]:
        withdraw(person)
    second = actions.work_out_again(twelve, by=convenor)
    assert outcomes(second, "boats")["east"] == (Reason.REMOVED, Reason.REMOVED)
    assert Reveal.objects.get(pk=first.pk).sha256 != first.sha256
    assert AuditEntry.objects.filter(action="result taken down").count() == 2


def test_taking_down_voids_the_keys_to_what_waits(twelve, convenor, other_convenor):
    proposal = reveal(actions.close_and_work_out(twelve, by=None), convenor)
    actions.take_down(asked(twelve)[0], by=seat_of(other_convenor))
    assert not proposal.keys.exists()
    with pytest.raises(DataError, match="not what you were shown"):
        reveal(proposal, other_convenor)


def test_nothing_is_taken_down_before_it_was_worked_out_nor_by_others(twelve, convenor, seat):
    with pytest.raises(DataError, match="close the round first"):
        actions.take_down(asked(twelve)[0], by=seat_of(convenor))
    with pytest.raises(DataError, match="Only a convenor"):
        actions.take_down(asked(twelve)[0], by=seat_of(seat("researcher")))


def test_a_round_for_the_room_only_is_forgotten_on_time(programme, convenor, other_convenor):
    until = datetime(2021, 11, 13, tzinfo=UTC)
    people = [BOATS] * 9
    policy = {"disclosure": "room_only"}
    room = answered(programme, people, people, code="ROOM22", policy=policy, kept_until=until)
    other = answered(programme, people, people, code="STAY22")
    for each in (room, other):
        reveal(actions.close_and_work_out(each, by=None), convenor, other_convenor)

    assert actions.forget_expired(now=until - timedelta(seconds=1)) == 0
    assert actions.forget_expired(now=until) == 1
    assert actions.forget_expired(now=until) == 0

    kept = {other.pk}
    assert set(Participant.objects.values_list("round", flat=True)) == kept
    assert set(Cell.objects.values_list("statement__round", flat=True)) == kept
    assert set(Issue.objects.values_list("statement__round", flat=True)) == kept
    assert set(Reveal.objects.values_list("round", flat=True)) == kept
    assert asked(room)
    with pytest.raises(DataError, match="were deleted"):
        actions.close_and_work_out(room, by=None)


def test_an_open_round_is_closed_when_it_is_forgotten(programme):
    past = timezone.now() - timedelta(days=1)
    room = answered(programme, [BOATS], [], policy={"disclosure": "room_only"}, kept_until=past)
    assert actions.forget_expired() == 1
    assert not Participant.objects.exists()
    with pytest.raises(DataError, match="were deleted"):
        actions.close_and_work_out(room, by=None)
