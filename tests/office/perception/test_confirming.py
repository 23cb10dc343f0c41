"""Common ground: only what both sides agree with twice, in the same words, by what was released."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.test import Client
from office.perception.answered import BOATS, SOME, answered, reveal, sit

from tracktwo.office.models import Account, Programme
from tracktwo.office.perception import actions, queries
from tracktwo.office.perception.confirming import confirmed_in, least_share, seem_shared
from tracktwo.office.rounds import actions as rounds
from tracktwo.office.rounds.kinds import Stage
from tracktwo.office.rounds.models import Round, Statement
from tracktwo.office.rounds.obstacles import obstacles
from tracktwo.office.rounds.queries import asked, checks_of
from tracktwo.perception import Origin
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db

YES = {"water": ("agree", 9)}
NO = {"water": ("disagree", 2)}


def closed(round_: Round, *keys: Account) -> Round:
    """The round, closed, worked out and revealed by these keys."""
    actions.close_and_work_out(round_, by=None)
    round_.refresh_from_db()
    if keys:
        reveal(queries.proposal(round_), *keys)
    return round_


@pytest.fixture
def first(programme: Programme, convenor: Account, other_convenor: Account) -> Round:
    """Twelve a side; both want the water shared, and differ or are split on nets and traps."""
    people = [BOATS] * 7 + [SOME] * 5
    made = answered(programme, people, people[::-1], rule=Rule.NOT_FOR_ATTRIBUTION, policy={"most_seats": 1})
    return closed(made, convenor, other_convenor)


def asked_again(first: Round, by: Account, east: list[dict], west: list[dict]) -> Round:
    """The validation of a round, opened and answered."""
    draft = rounds.ask_again(first, by=by, stage=Stage.VALIDATION, only=seem_shared(first))
    Statement.objects.filter(round=draft).update(topic={})
    for each in checks_of(draft, asked(draft)):
        rounds.check_wording(draft, each.statement, language=each.language, by=by, sha256=each.sha256)
    rounds.open_round(draft, by=by)
    draft.refresh_from_db()
    for side, people in (("east", east), ("west", west)):
        for said in people:
            sit(draft, side, said)
    return draft


def said(round_: Round) -> list[tuple[str, Fraction | None, bool]]:
    return [(each.statement.key, each.least, each.is_common) for each in confirmed_in(round_)]


def test_what_seems_shared_is_read_from_what_was_revealed(programme, convenor, other_convenor):
    people = [BOATS] * 7 + [SOME] * 5
    made = closed(answered(programme, people, people, policy={"most_seats": 1}))
    assert seem_shared(made) == []
    reveal(queries.proposal(made), convenor, other_convenor)
    assert [each.key for each in seem_shared(made)] == ["water"]  # of boats each side speaks of the other


def test_a_short_round_asks_only_that_and_may_be_of_one_statement(first, convenor):
    draft = rounds.ask_again(first, by=convenor, stage=Stage.VALIDATION, only=seem_shared(first))
    assert (draft.stage, draft.follows, [each.key for each in asked(draft)]) == (
        "validation",
        first,
        ["water"],
    )
    assert "A round has two statements or more." not in [
        each.sentence for each in obstacles(draft, at=first.closed_at)
    ]


def test_a_partner_that_is_not_asked_again_is_no_partner(first, convenor):
    nets = [each for each in asked(first) if each.key == "nets"]
    draft = rounds.ask_again(first, by=convenor, stage=Stage.VALIDATION, only=nets)
    assert [(each.key, each.partner) for each in asked(draft)] == [("nets", "")]


def test_nothing_shared_is_nothing_to_confirm(first, convenor):
    with pytest.raises(DataError, match="there is nothing to confirm"):
        rounds.ask_again(first, by=convenor, stage=Stage.VALIDATION, only=[])
    assert Round.objects.count() == 1


def test_both_sides_again_make_it_common_ground_by_the_smaller_share(first, convenor, other_convenor):
    again = asked_again(first, convenor, [YES] * 12, [YES] * 10 + [NO] * 2)
    assert said(again) == []
    closed(again)
    assert said(again) == []  # nobody is told before both keys
    reveal(queries.proposal(again), convenor, other_convenor)
    assert said(again) == [("water", Fraction(2, 3), True)]


def test_the_smaller_share_is_of_everybody_who_answered():
    counts = [
        SimpleNamespace(agree=18, disagree=0, unsure=6),
        SimpleNamespace(agree=16, disagree=4, unsure=0),
    ]
    sides = [SimpleNamespace(counts=each, bands=None) for each in counts]
    assert least_share(SimpleNamespace(sides=sides)) == Fraction(3, 4)


def test_one_side_alone_confirms_nothing(first, convenor, other_convenor):
    again = closed(asked_again(first, convenor, [YES] * 12, [NO] * 12), convenor, other_convenor)
    assert [(key, common) for key, _least, common in said(again)] == [("water", False)]


def test_other_words_confirm_nothing(first, convenor, other_convenor):
    again = closed(asked_again(first, convenor, [YES] * 12, [YES] * 12), convenor, other_convenor)
    Statement.objects.filter(round=again).update(repeats=None)
    assert said(again) == []


def test_a_second_round_that_is_no_validation_confirms_nothing(first, convenor, other_convenor):
    again = asked_again(first, convenor, [YES] * 12, [YES] * 12)
    Round.objects.filter(pk=again.pk).update(stage=Stage.JOINT)
    again.refresh_from_db()
    assert said(closed(again, convenor, other_convenor)) == []


def test_pages_say_common_ground_only_of_what_is_confirmed(client: Client, first, convenor, other_convenor):
    client.force_login(convenor)
    page = client.get(f"/office/river/rounds/{first.key}/results/agreement/").content.decode()
    assert "What both sides seem to share" in page
    assert "common ground: on each side" not in page
    answer = client.post(f"/office/river/rounds/{first.key}/again/", {"stage": "validation"})
    made = Round.objects.get(follows=first)
    assert (answer.status_code, made.stage, made.origin) == (302, "validation", Origin.REAL)
    made.delete()
    again = closed(asked_again(first, convenor, [YES] * 12, [YES] * 12), convenor, other_convenor)
    page = client.get(f"/office/river/rounds/{again.key}/results/agreement/").content.decode()
    assert "common ground: on each side at least" in page
