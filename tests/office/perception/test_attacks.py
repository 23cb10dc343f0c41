"""Looking twice, splitting a group, and borrowing the rules of a demonstration: none gives a person away."""

import uuid
from dataclasses import replace

import pytest
from office.perception.answered import BOATS, SOME, answered, reveal, sit, today, withdraw
from office.rounds.conftest import OPENED

from tracktwo.clearance.disclosure import Bands, ExactStances, Reason, Released
from tracktwo.office.perception import actions, queries
from tracktwo.office.perception.kept import read_kept
from tracktwo.office.perception.models import Reveal
from tracktwo.office.rounds import actions as rounds
from tracktwo.office.rounds.models import Answer, Participant
from tracktwo.office.rounds.queries import asked, policy_of
from tracktwo.perception import Origin, SimulatedAnswer
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db


def values(proposal: Reveal, key: str, version: int = 1) -> list[object]:
    """What each side's stances are shown as, or why they are not."""
    pairs = read_kept(proposal.outcomes).outcomes[key, version].values()
    return [pair.stances.value if isinstance(pair.stances, Released) else pair.stances for pair in pairs]


def leave(side: str, *, people: int) -> None:
    for person in Participant.objects.filter(side__key=side).order_by("pk")[:people]:
        withdraw(person)


@pytest.fixture
def counted(programme):
    """Twenty-five a side, in exact counts."""
    people = [BOATS] * 15 + [SOME] * 10
    return answered(programme, people, people, policy={"disclosure": "exact"})


def test_two_looks_before_the_reveal_never_differ_by_one_person(counted, convenor):
    first = actions.close_and_work_out(counted, by=None)
    before = values(first, "nets")
    assert before == [ExactStances(agree=15, disagree=10, unsure=0)] * 2
    leave("east", people=1)

    second = actions.work_out_again(counted, by=convenor)

    assert values(second, "nets") == before
    counted.refresh_from_db()
    (nets,) = [each for each in queries.sight_of_team(counted).results if each.key.endswith("nets")]
    assert [side.counts.agree for side in nets.sides] == [15, 15]
    leave("east", people=4)
    third = actions.work_out_again(counted, by=convenor)
    assert [value.people for value in values(third, "nets")] == [20, 25]


def test_a_stricter_policy_applies_to_what_waits_for_keys(counted, convenor, other_convenor):
    first = reveal(actions.close_and_work_out(counted, by=None), convenor)
    rounds.tighten_policy(counted, replace(policy_of(counted), most_seats=30), by=convenor)
    with pytest.raises(DataError, match="stricter"):
        reveal(first, other_convenor)

    second = actions.work_out_again(counted, by=convenor)

    assert values(second, "nets") == [Reason.TOO_FEW, Reason.TOO_FEW]
    assert reveal(second, convenor, other_convenor).revealed_at


def test_a_stricter_policy_and_a_leaver_together_show_no_second_look(counted, convenor):
    actions.close_and_work_out(counted, by=None)
    leave("east", people=1)
    stricter = replace(policy_of(counted), disclosure=policy_of(counted).disclosure.BANDS)
    rounds.tighten_policy(counted, stricter, by=convenor)

    second = actions.work_out_again(counted, by=convenor)

    assert values(second, "nets") == [Reason.BATCH, Reason.OTHER_SIDE]
    leave("east", people=4)
    third = actions.work_out_again(counted, by=convenor)
    assert values(third, "nets") == [Reason.AUDIT, Reason.OTHER_SIDE]  # the team knows fifteen of twenty-five


def test_a_correction_does_not_split_off_who_came_later(programme, convenor):
    round_ = answered(programme, [BOATS] * 9, [BOATS] * 9)
    round_.statements.update(topic={})
    water = next(each for each in asked(round_) if each.key == "water")
    corrected = rounds.correct_statement(
        water, {"en": "The river is for both.", "zh-Hans": "河归两岸。"}, by=convenor, note="a slip"
    )
    for person in Participant.objects.filter(side__isnull=False):
        Answer.objects.create(
            participant=person,
            statement=corrected,
            stance="agree",
            language="en",
            day=today(),
            sent=uuid.uuid4().hex,
        )
    for side in ("east", "west"):
        sit(round_, side, {"water": ("disagree", 1)})

    proposal = actions.close_and_work_out(round_, by=None)

    assert values(proposal, "water") == [Reason.AUDIT, Reason.AUDIT]
    assert all(isinstance(value, Bands) for value in values(proposal, "water", 2))
    round_.refresh_from_db()
    sight = queries.sight_of_team(round_)
    assert not any(each.key.endswith("water-v1") for each in sight.results)
    assert any(each.key.endswith("water") for each in sight.results)


def test_people_in_a_simulated_round_are_guarded_like_anywhere(programme):
    people = [BOATS] * 5 + [SOME]
    round_ = answered(programme, people, people, origin=Origin.SIMULATED, policy={"disclosure": "exact"})
    proposal = actions.close_and_work_out(round_, by=None)
    assert values(proposal, "nets") == [Reason.TOO_FEW, Reason.TOO_FEW]


def test_a_round_that_only_a_program_answered_is_exact(programme):
    round_ = answered(programme, [], [], origin=Origin.SIMULATED, policy={"disclosure": "exact"})
    Participant.objects.all().delete()
    rounds.add_simulated(
        round_,
        [
            SimulatedAnswer(
                participant=f"{side}{number}",
                seat=side,
                statement="nets",
                stance="agree",
                expected=4,
                cannot_guess=False,
                language="en",
            )
            for side in ("east", "west")
            for number in range(3)
        ],
        by=None,
    )
    proposal = actions.close_and_work_out(round_, by=None)
    assert values(proposal, "nets") == [ExactStances(agree=3, disagree=0, unsure=0)] * 2


def test_a_demonstration_is_exact_whoever_answers(programme):
    programme.is_demo = True
    programme.save()
    round_ = answered(programme, [BOATS], [SOME], origin=Origin.SIMULATED, policy={"disclosure": "exact"})
    proposal = actions.close_and_work_out(round_, by=None)
    assert [value.people for value in values(proposal, "nets")] == [1, 1]


@pytest.mark.parametrize(
    "fields", [{"opened_at": None}, {}, {"closed_at": OPENED}], ids=["draft", "open", "closed"]
)
def test_an_observer_is_not_told_of_a_round_before_its_reveal(
    programme, client, observer, convenor, sign_in, fields
):
    """Found by canaries: whoever guessed a key read the title and how many take part, in bands."""
    hidden = answered(programme, [], [], **fields)
    address = f"/office/river/rounds/{hidden.key}/results/"
    assert sign_in(client, observer).get(address).status_code == 404
    assert sign_in(client, convenor).get(address).status_code == 200


def test_the_hash_of_what_waits_is_shown_to_those_who_read_it_alone(
    programme, client, seat, convenor, sign_in
):
    proposal = actions.close_and_work_out(answered(programme, [BOATS] * 9, [BOATS] * 9), by=None)
    address = f"/office/river/rounds/{proposal.round.key}/reveal/"
    assert proposal.sha256 in sign_in(client, convenor).get(address).content.decode()
    assert proposal.sha256 not in sign_in(client, seat("facilitator")).get(address).content.decode()


def test_the_page_says_that_stricter_rules_ask_for_another_working_out(
    counted, client, convenor, other_convenor, sign_in
):
    actions.close_and_work_out(counted, by=None)
    rounds.tighten_policy(counted, replace(policy_of(counted), batch=6), by=convenor)
    address = f"/office/river/rounds/{counted.key}/reveal/"
    page = sign_in(client, convenor).get(address).content.decode()
    assert "made stricter since this was worked out" in page
    assert f'action="{address}approve/"' not in page
    client.post(f"{address}again/")
    assert f'action="{address}approve/"' in client.get(address).content.decode()
    assert values(Reveal.objects.get(), "nets") == [ExactStances(agree=15, disagree=10, unsure=0)] * 2
