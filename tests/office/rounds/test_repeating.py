"""Asking a closed round again: what the draft says, what stays checked, when a statement is another one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from office.rounds.drafts import DEFINITION, make_draft, opened, read_all

from tracktwo.clearance.disclosure import Disclosure, Policy
from tracktwo.office.perception.actions import close_and_work_out, forget_expired
from tracktwo.office.rounds import actions
from tracktwo.office.rounds.definitions import definition_of, digest, wording_of
from tracktwo.office.rounds.models import Round
from tracktwo.office.rounds.obstacles import obstacles
from tracktwo.office.rounds.queries import asked, checks_of, policy_of
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(programme, convenor):
    made = opened(programme, convenor)
    close_and_work_out(made, by=convenor)
    made.refresh_from_db()
    return made


@pytest.fixture
def draft(closed, convenor):
    return actions.ask_again(closed, by=convenor)


def links(round_):
    return {each.key: each.repeats.key if each.repeats else None for each in asked(round_)}


def test_the_draft_asks_the_same_of_the_same_sides_under_the_same_rules(closed, draft):
    before, now = definition_of(closed), definition_of(draft)
    title = {"en": "Boats and nets (2)", "zh-Hans": "船与网（2）"}
    assert now == replace(before, title=title)
    assert (draft.follows, draft.origin, draft.state, draft.key) == (
        closed,
        "real",
        "draft",
        "boats-and-nets-2",
    )
    assert draft.code != closed.code
    assert [(each.key, wording_of(each), each.repeats_id) for each in asked(draft)] == [
        (each.key, wording_of(each), each.pk) for each in asked(closed)
    ]


def test_what_was_read_stays_read_but_for_the_new_title(draft, convenor):
    waiting = [(each.statement, each.language) for each in checks_of(draft, asked(draft)) if not each.by]
    assert waiting == [(None, "en"), (None, "zh-Hans")]
    read_all(draft, convenor)
    assert actions.open_round(draft, by=convenor).state == "open"


def test_a_third_time_is_numbered_from_the_first_title(draft, convenor):
    read_all(draft, convenor)
    close_and_work_out(actions.open_round(draft, by=convenor), by=convenor)
    third = actions.ask_again(draft, by=convenor)
    assert third.title["en"] == "Boats and nets (3)"
    assert third.follows == draft


def change_statement(draft, key, by, **changes):
    found = next(each for each in asked(draft) if each.key == key)
    wording = wording_of(found)
    actions.edit_statement(found, replace(wording, **changes), by=by, seen=digest(wording))


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("water", {"text": {"en": "The water is for all.", "zh-Hans": "河水归两岸共有。"}}),
        ("water", {"text": {"en": "The water is for both.", "zh-Hans": "水归两岸共有。"}}),
        ("water", {"kind": "wish"}),
    ],
)
def test_other_words_in_any_language_are_another_statement(draft, convenor, key, changes):
    change_statement(draft, key, convenor, **changes)
    assert links(draft) == {"boats": "boats", "water": None, "ferry": "ferry"}
    # and stay another one when the words come back
    change_statement(
        draft, key, convenor, text={"en": "The water is for both.", "zh-Hans": "河水归两岸共有。"}
    )
    assert links(draft)["water"] is None


def test_a_new_language_or_topic_changes_nothing_that_was_read(draft, convenor):
    text = {"en": "The water is for both.", "zh-Hans": "河水归两岸共有。", "fr": "L'eau est à tous deux."}
    change_statement(draft, "water", convenor, text=text, topic={"en": "Water"})
    assert links(draft)["water"] == "water"


def test_how_the_sides_are_called_is_part_of_what_is_asked(draft, convenor):
    now = definition_of(draft)
    east = replace(DEFINITION.sides["east"], adjective={"en": "easterly", "zh-Hans": "东岸"})
    actions.edit_round(draft, replace(now, sides={**now.sides, "east": east}), by=convenor, seen=digest(now))
    assert links(draft) == {"boats": None, "water": "water", "ferry": "ferry"}


def test_the_question_is_part_of_every_boundary_case(draft, convenor):
    now = definition_of(draft)
    question = {**now.question, "en": "Is it a fishing boat?"}
    actions.edit_round(draft, replace(now, question=question), by=convenor, seen=digest(now))
    assert links(draft) == {"boats": "boats", "water": "water", "ferry": None}


def test_a_corrected_statement_repeats_nothing(draft, convenor):
    read_all(draft, convenor)
    held = actions.open_round(draft, by=convenor)
    water = next(each for each in asked(held) if each.key == "water")
    made = actions.correct_statement(
        water, {"en": "The waters are for both.", "zh-Hans": "河水归两岸共有。"}, by=convenor, note="plural"
    )
    assert made.repeats is None
    assert links(held) == {"boats": "boats", "water": None, "ferry": "ferry"}


def test_rules_may_become_stricter_and_never_looser(draft, convenor):
    read_all(draft, convenor)

    def with_policy(**policy):
        now = definition_of(draft)
        actions.edit_round(draft, replace(now, policy=policy), by=convenor, seen=digest(now))
        draft.refresh_from_db()
        return [each.sentence for each in obstacles(draft, at=timezone.now())]

    assert with_policy(most_seats=4) == []
    (looser,) = with_policy(most_seats=2, disclosure="exact")
    assert looser.startswith("The rules for results are looser than those of the round it asks again")
    (looser,) = with_policy(most_seats=1)
    assert looser.startswith("The rules for results are looser")


def test_only_a_closed_round_is_asked_again(programme, convenor):
    draft = make_draft(programme)
    for state in ("draft", "open"):
        with pytest.raises(DataError, match="Only a round that has closed is asked again"):
            actions.ask_again(draft, by=convenor)
        if state == "draft":
            read_all(draft, convenor)
            draft = actions.open_round(draft, by=convenor)
    actions.close_round(draft, by=convenor)
    with pytest.raises(DataError, match="results are not worked out yet"):
        actions.ask_again(draft, by=convenor)
    assert Round.objects.count() == 1


def test_a_round_for_the_room_whose_answers_are_gone_is_not_asked_again(programme, convenor):
    until = timezone.now() + timedelta(days=1)
    made = opened(
        programme,
        convenor,
        policy={"most_seats": 2, "disclosure": Disclosure.ROOM_ONLY.value},
        kept_until=until,
    )
    close_and_work_out(made, by=convenor)
    assert actions.ask_again(made, by=convenor).follows == made
    forget_expired(now=until + timedelta(days=1))
    made.refresh_from_db()
    with pytest.raises(DataError, match="were deleted, as stated"):
        actions.ask_again(made, by=convenor)


def test_simulated_and_real_never_follow_each_other(programme, convenor):
    made = make_draft(programme, origin=Origin.SIMULATED)
    close_and_work_out(actions.open_round(made, by=convenor), by=convenor)
    again = actions.ask_again(made, by=convenor)
    assert (again.origin, again.recipe) == ("simulated", None)
    assert policy_of(again) == Policy(most_seats=2)


ROUND = "/office/river/rounds/boats-and-nets/"
WARNING = "Two results of nearly the same people can be subtracted."


def test_from_the_page_of_a_closed_round_to_a_draft_that_warns(closed, client, convenor, sign_in):
    sign_in(client, convenor)
    assert f'href="{ROUND}again/"' in client.get(ROUND).content.decode()
    page = client.get(f"{ROUND}again/").content.decode()
    assert "A draft is made with the same 3 statements, in the same words" in page
    assert WARNING in page
    made = client.post(f"{ROUND}again/")
    assert (made.status_code, made["Location"]) == (302, "/office/river/rounds/boats-and-nets-2/")
    draft = client.get(made["Location"]).content.decode()
    assert "3 statements in the same words" in draft
    assert draft.count("asked before in these words") == 3
    assert WARNING in draft
    assert "Asked again in:" in client.get(ROUND).content.decode()
    change_statement(Round.objects.get(follows=closed), "water", convenor, kind="wish")
    draft = client.get(made["Location"]).content.decode()
    assert "2 statements in the same words · 1 new" in draft
    read_all(Round.objects.get(follows=closed), convenor)
    assert WARNING in client.get(f"{made['Location']}open/").content.decode()


def test_what_cannot_be_asked_again_says_why(programme, client, convenor, sign_in):
    opened(programme, convenor)
    sign_in(client, convenor)
    assert "again/" not in client.get(ROUND).content.decode()
    for answer, status in ((client.get(f"{ROUND}again/"), 200), (client.post(f"{ROUND}again/"), 422)):
        assert answer.status_code == status
        assert "Only a round that has closed is asked again." in answer.content.decode()
    assert Round.objects.count() == 1


def test_a_chain_of_rounds_has_keys_and_titles_of_its_own(closed, convenor):
    made = [actions.ask_again(closed, by=convenor) for _number in range(2)]
    assert [(each.key, each.title["en"]) for each in made] == [
        ("boats-and-nets-2", "Boats and nets (2)"),
        ("boats-and-nets-3", "Boats and nets (2)"),
    ]
