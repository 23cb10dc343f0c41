"""What each reader sees of results: exact figures for the team, what was released for everybody else."""

import pyarrow as pa
import pytest
from office.perception.answered import BOATS, SOME, answered, reveal, sit, withdraw

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Room, Withheld, clear
from tracktwo.clearance import Reason as Refusal
from tracktwo.clearance.kinds import Result, Round
from tracktwo.office.models import Event, Programme
from tracktwo.office.perception import actions, queries
from tracktwo.office.record.queries.material import holdings
from tracktwo.office.rounds.models import Participant
from tracktwo.perception import Part, gaps
from tracktwo.vocabulary.attribution import Rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def banded(programme):
    """Twelve a side, shown in ranges, worked out and waiting for keys."""
    people = [BOATS] * 7 + [SOME] * 5
    return closed(answered(programme, people, people[::-1], rule=Rule.NOT_FOR_ATTRIBUTION))


def closed(round_):
    actions.close_and_work_out(round_, by=None)
    round_.refresh_from_db()
    return round_


def test_before_the_close_nobody_sees_anything(programme):
    round_ = answered(programme, [BOATS] * 9, [BOATS] * 9)
    assert queries.sight_of_team(round_) is None
    assert queries.sight_of_everybody(round_) is None
    assert not queries.tally_of(round_).counts.any()
    assert {type(noun) for noun in queries.rounds_material(programme, ())} == {Round, Result}


def test_after_the_close_the_team_sees_exact_figures_and_nobody_else_anything(banded):
    sight = queries.sight_of_team(banded)
    boats = next(each for each in sight.results if each.key == "round-k7qfm3-boats")
    assert (sight.is_exact, sight.is_held) == (True, False)
    assert [(side.counts.agree, side.counts.disagree, side.counts.unsure) for side in boats.sides] == [
        (12, 0, 0)
    ] * 2
    assert [side.expects.points for side in boats.sides] == ["24.2", "24.2"]
    assert boats.finding is not None
    assert queries.sight_of_everybody(banded) is None


def test_exact_figures_need_five_of_each_side(programme):
    four, five = [SOME] * 4, [BOATS] * 5
    sight = queries.sight_of_team(closed(answered(programme, four, five)))
    assert (sight.is_exact, sight.results, sight.hidden) == (False, (), 5)
    other = closed(answered(programme, five, five, code="FIVE22"))
    assert {each.key.rpartition("-")[2] for each in queries.sight_of_team(other).results} == {
        "boats",
        "nets",
        "traps",
        "water",
    }


def test_after_the_reveal_everybody_sees_what_was_released(banded, convenor, other_convenor):
    reveal(queries.proposal(banded), convenor, other_convenor)
    sight = queries.sight_of_everybody(banded)
    assert [each.number for each in sight.results] == [1, 2, 3, 4]
    assert sight.hidden == 1  # five said something of the ferry: too few
    assert all(side.counts is None and side.bands for each in sight.results for side in each.sides)
    assert (sight.is_exact, sight.round.is_simulated) == (False, False)


def test_the_tally_is_that_of_the_answers(banded):
    found = queries.tally_of(banded)
    place = found.statements.index("traps")
    assert found.sides == ("east", "west")
    assert found.of(Part.DISAGREE)[place].tolist() == [7, 7]
    assert found.of(Part.UNSURE)[place].tolist() == [5, 5]
    assert found.of(Part.GUESSES)[place].tolist() == [5, 5]
    columns = {"participant": [], "side": [], "statement": [], "stance": [], "expected": [], "origin": []}
    for person in Participant.objects.filter(side__isnull=False).order_by("pk"):
        for answer in person.answers.select_related("statement").order_by("statement__position"):
            row = (
                str(person.pk),
                person.side.key,
                answer.statement.key,
                answer.stance,
                None if answer.expected is None else answer.expected / 10,
                "real",
            )
            for column, cell in zip(columns.values(), row, strict=True):
                column.append(cell)
    expected = gaps(
        pa.table(columns),
        statements=pa.table(
            {"statement": list(found.statements), "reciprocal": [key == "boats" for key in found.statements]}
        ),
    ).to_dict()
    assert queries.gaps_of(banded).to_dict() == expected


def test_after_a_withdrawal_the_tally_is_as_if_that_person_had_never_answered(programme):
    people, others = [BOATS] * 7 + [SOME] * 5, [SOME] * 6
    round_ = closed(answered(programme, people, others))
    before = queries.tally_of(round_)
    withdraw(Participant.objects.filter(side__key="east", answers__statement__key="ferry").first())
    without = queries.tally_of(closed(answered(programme, people[:-1], others, code="LEFT22")))
    assert queries.tally_of(round_) == without
    alone = queries.tally_of(closed(answered(programme, [SOME], [], code="ALNE22")))
    assert before - alone == without
    assert before == without + alone


def test_exact_figures_stand_still_until_enough_have_left(banded, convenor):
    def east_agrees():
        sight = queries.sight_of_team(banded)
        nets = next(each for each in sight.results if each.key.endswith("nets"))
        counts = nets.sides[0].counts
        return counts and counts.agree + counts.disagree + counts.unsure

    assert east_agrees() == 12
    leavers = list(Participant.objects.filter(side__key="east"))
    withdraw(leavers[0])
    assert east_agrees() is None
    assert queries.sight_of_team(banded).is_held
    actions.work_out_again(banded, by=convenor)
    assert east_agrees() is None
    for person in leavers[1:4]:
        withdraw(person)
        actions.work_out_again(banded, by=convenor)
        assert east_agrees() is None
    withdraw(leavers[4])
    assert east_agrees() is None
    actions.work_out_again(banded, by=convenor)
    banded.refresh_from_db()
    assert east_agrees() == 7


def test_material_for_the_gate_is_withheld_until_revealed_and_keeps_the_order(
    banded, convenor, other_convenor
):
    programme = Programme.objects.get()
    nouns = holdings(programme)

    def cleared():
        material = queries.rounds_material(programme, nouns)
        assert [type(noun) for noun in material] == [Round, *[Result] * 5]
        return [clear(noun, audience=PUBLIC) for noun in material]

    assert {each.reason for each in cleared() if isinstance(each, Withheld)} == {Refusal.NOT_REVEALED}
    reveal(queries.proposal(banded), convenor, other_convenor)
    shown = [each.value.key for each in cleared() if isinstance(each, Cleared)]
    assert shown == ["round-k7qfm3", *(f"round-k7qfm3-{key}" for key in ("boats", "nets", "traps", "water"))]


def test_a_side_reads_its_own_sentence_and_partners_know_each_other(banded):
    material = queries.rounds_material(Programme.objects.get(), ())
    boats, nets = (next(noun for noun in material if noun.key.endswith(key)) for key in ("boats", "nets"))
    assert boats.statement is None
    assert {side.side: side.reads.text["en"] for side in boats.sides} == {
        "east": "Western boats are larger.",
        "west": "Eastern boats are larger.",
    }
    assert nets.statement.text["zh-Hans"] == "在东岸，渔网最重要。"
    assert nets.partner == "round-k7qfm3-traps"


@pytest.mark.parametrize("rule", [Rule.OFF_THE_RECORD, ""])
def test_off_the_record_nothing_goes_out_but_the_room_reads_it(programme, convenor, other_convenor, rule):
    people = [BOATS] * 9
    round_ = closed(answered(programme, people, people, rule=rule))
    reveal(queries.proposal(round_), convenor, other_convenor)
    material = queries.rounds_material(programme, holdings(programme))
    assert all(isinstance(clear(noun, audience=PUBLIC), Withheld) for noun in material)
    assert queries.sight_of_everybody(round_).results


def test_the_stricter_rule_of_the_meeting_governs(programme, convenor, other_convenor):
    event = Event.objects.create(programme=programme, key="talk", kind="informal", rule=Rule.OFF_THE_RECORD)
    people = [BOATS] * 9
    round_ = closed(answered(programme, people, people, event=event, rule=Rule.ON_THE_RECORD))
    reveal(queries.proposal(round_), convenor, other_convenor)
    assert queries.sight_of_everybody(round_).round.rule is Rule.OFF_THE_RECORD
    material = queries.rounds_material(programme, holdings(programme))
    assert all(isinstance(clear(noun, audience=PUBLIC), Withheld) for noun in material)
    assert all(
        isinstance(clear(noun, audience=CONVENORS), Cleared) for noun in material if isinstance(noun, Round)
    )


def test_a_simulated_round_is_no_material_of_a_real_programme(programme):
    people = [BOATS] * 9
    closed(answered(programme, people, people, origin="simulated"))
    assert queries.rounds_material(programme, ()) == ()
    programme.is_demo = True
    assert len(queries.rounds_material(programme, ())) == 6


def test_two_rounds_whose_names_run_into_each_other_keep_one_address_each(programme):
    people = [BOATS] * 9
    for key, code in (("a", "AAAAAA"), ("a-boats", "BBBBBB")):
        closed(answered(programme, people, people, key=key, code=code))
    second = programme.rounds.get(key="a-boats")
    second.statements.filter(key="water").update(key="boats-2")
    keys = [noun.key for noun in queries.rounds_material(programme, ()) if isinstance(noun, Result)]
    assert len(keys) == len(set(keys))


def test_what_an_open_round_asks_is_searched_for_on_the_site_and_shown_to_nobody(programme):
    round_ = answered(programme, [], [])
    sit(round_, "east", BOATS)
    noun, *results = queries.rounds_material(programme, ())
    assert clear(noun, audience=PUBLIC).reason is Refusal.NOT_CLOSED
    texts = {text for each in results if each.statement for text in each.statement.text.values()}
    assert "The water is for both." in texts
    for audience in (PUBLIC, CONVENORS, Room(event=f"round:{round_.key}")):
        told = [clear(each, audience=audience) for each in results]
        assert {each.reason for each in told} == {Refusal.NOT_CLOSED}
