"""From draft to closed: what stands in the way, what opening freezes, corrections, invitations, head-counts."""

import hashlib
import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from office.rounds.drafts import DEFINITION, WORDINGS, make_draft, opened, read_all

from tracktwo.clearance.disclosure import Disclosure, Policy
from tracktwo.office.models import Account, AuditEntry, Programme
from tracktwo.office.record.actions import delete_entry
from tracktwo.office.record.entries import ENTRIES
from tracktwo.office.record.models import Event, Organisation, Person, PersonName
from tracktwo.office.rounds import actions, queries
from tracktwo.office.rounds.kinds import Seat, State
from tracktwo.office.rounds.models import Answer, Invitation, Participant, Round, Statement
from tracktwo.office.rounds.obstacles import named_in, obstacles
from tracktwo.perception import Origin, SimulatedAnswer, Stance
from tracktwo.vocabulary.errors import DataError

NOW = datetime(2021, 11, 12, 9, tzinfo=UTC)


def found(round_: Round) -> list[tuple[str, str]]:
    fresh = queries.round_called(round_.programme, round_.key)
    return [
        (each.statement.key if each.statement else "", each.sentence) for each in obstacles(fresh, at=NOW)
    ]


def test_nothing_opens_unread_but_what_is_simulated(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    unread = "the round itself, boats, water, ferry."
    assert found(draft) == [
        ("", f"Nobody has checked the words in {name} as they now stand: {unread}")
        for name in ("English", "简体中文")
    ]
    with pytest.raises(actions.Obstructed, match="Nobody has checked the words in English"):
        actions.open_round(draft, by=convenor)
    assert Round.objects.get().state is State.DRAFT
    read_all(draft, convenor)
    assert found(draft) == []
    simulated = make_draft(programme, origin=Origin.SIMULATED)
    assert actions.open_round(simulated, by=convenor).state is State.OPEN


def test_a_word_changed_after_it_was_read_must_be_read_again(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    read_all(draft, convenor)
    water = queries.asked(draft)[1]
    Statement.objects.filter(pk=water.pk).update(text={**water.text, "zh-Hans": "河水不属于谁。"})
    assert found(draft) == [
        ("", f"Nobody has checked the words in {name} as they now stand: water.")
        for name in ("English", "简体中文")
    ]
    read_all(draft, convenor)
    draft.sides.filter(side__key="west").update(adjective={"en": "Western", "zh-Hans": "西岸"})
    assert {re.search("stand: (.*)", sentence)[1] for _key, sentence in found(draft)} == {
        "the round itself, boats."
    }


def test_a_check_is_of_the_words_that_were_shown(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    boats = queries.asked(draft)[0]
    for statement in (boats, None):
        with pytest.raises(DataError, match="The words have changed since you were shown them"):
            actions.check_wording(draft, statement, language="en", by=convenor, sha256="0" * 64)
    with pytest.raises(DataError, match="This is not asked any more"):
        actions.check_wording(draft, boats, language="ar", by=convenor, sha256="0" * 64)
    sha256 = queries.words_read(draft, boats, language="en")
    actions.check_wording(draft, boats, language="en", by=convenor, sha256=sha256)
    actions.check_wording(draft, boats, language="en", by=convenor, sha256=sha256)
    assert [(each.statement.key, each.language, each.by) for each in _done(draft)] == [
        ("boats", "en", convenor.name)
    ]


def _done(draft: Round) -> list[queries.Checked]:
    fresh = queries.round_called(draft.programme, draft.key)
    return [each for each in queries.checks_of(fresh, queries.asked(fresh)) if each.by]


BOATS, WATER, FERRY = WORDINGS["boats"], WORDINGS["water"], WORDINGS["ferry"]


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({"rule": ""}, ["No rule of attribution is chosen; people must know the rule before they answer."]),
        (
            {"policy": {}},
            [
                (
                    "Declare the most seats one organisation holds on a side; "
                    "it decides how small a group is shown."
                )
            ],
        ),
        (
            {"rule": "off_the_record"},
            ["What is off the record is shown in the room only; choose that results stay in the room."],
        ),
        (
            {"rule": "off_the_record", "policy": {"most_seats": 1, "disclosure": "room_only"}},
            ["Say when answers and results that stay in the room are deleted; people are told."],
        ),
        ({"languages": ()}, ["No language is chosen for participants."]),
        (
            {"languages": ("zh-Hans",)},
            [
                "Nobody could read it in a language of “East bank”; add one of them.",
                "Nobody could read it in a language of “West bank”; add one of them.",
            ],
        ),
        ({"title": {"en": "Boats"}}, ["The title is not written in 简体中文."]),
        ({"purpose": {"en": "To see."}}, ["The purpose is not written in 简体中文."]),
        ({"label": {"zh-Hans": "示例"}}, ["The line on every statement is not written in English."]),
        ({"question": {}}, ["The question of the boundary cases is not written in English, 简体中文."]),
        (
            {"sides": {"east": DEFINITION.sides["east"]}},
            ["The noun for “West bank” is not written in English, 简体中文.",
             "The adjective for “West bank” is not written in English, 简体中文."],
        ),
        ({"closes": NOW}, ["It would close before it opens; choose a later closing time, or none."]),
        (
            {"opens": NOW + timedelta(days=3), "closes": NOW + timedelta(days=2)},
            ["It would close before it opens; choose a later closing time, or none."],
        ),
        (
            {"closes": NOW + timedelta(days=2), "kept_until": NOW + timedelta(days=1)},
            ["Answers would be deleted before the round closes; choose a later time."],
        ),
    ],
)  # fmt: skip
def test_what_the_round_itself_lacks(programme: Programme, changes: dict[str, object], sentences: list[str]):
    draft = make_draft(programme, origin=Origin.SIMULATED, **changes)
    assert found(draft) == [("", sentence) for sentence in sentences]


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        (replace(WATER, text={"en": "Water."}), "It is not written in 简体中文."),
        (replace(WATER, topic={"en": "Water"}), "Its topic is not written in 简体中文."),
        (
            replace(BOATS, text={"en": "Boats.", "zh-Hans": "船。"}),
            "Each side must read it about the other: write {own} and {other} in each language.",
        ),
        (
            replace(BOATS, text={"en": "{other} boats.", "zh-Hans": "船。"}),
            "Each side must read it about the other: write {own} and {other} in each language.",
        ),
        (
            replace(WATER, text={"en": "{other} boats.", "zh-Hans": "船。"}),
            "In one language it depends on the side who reads it, in another it does not.",
        ),
        (replace(WATER, partner="nets"), "Its partner is no other statement of this round."),
        (replace(WATER, partner="one"), "Its partner is no other statement of this round."),
        (
            replace(WATER, text={"en": "Ask Kim Poole.", "zh-Hans": "问她。"}),
            "It names “Kim Poole”, who is on record; statements name no person and no organisation.",
        ),
        (
            replace(WATER, text={"en": "Ask them.", "zh-Hans": "问河流研究所。"}),
            "It names “河流研究所”, who is on record; statements name no person and no organisation.",
        ),
    ],
)
def test_what_a_statement_lacks(programme: Programme, wording, sentence: str):
    person = Person.objects.create(programme=programme, key="kim-poole")
    PersonName.objects.create(person=person, text="Kim Poole", preferred=True)
    Organisation.objects.create(programme=programme, key="institute", name="河流研究所", language="zh-Hans")
    draft = make_draft(programme, origin=Origin.SIMULATED)
    actions.add_statement(draft, wording, by=None, key="one")
    assert found(draft) == [("one", sentence)]


def test_fewer_than_two_statements_are_no_round(programme: Programme):
    draft = make_draft(programme, origin=Origin.SIMULATED)
    for statement in queries.asked(draft)[:2]:
        actions.delete_statement(statement, by=None)
    assert found(draft) == [("", "A round has two statements or more.")]


@pytest.mark.parametrize(
    ("of_event", "of_round", "sentences"),
    [
        ("on_the_record", "not_for_attribution", []),
        ("not_for_attribution", "not_for_attribution", []),
        (
            "not_for_attribution",
            "on_the_record",
            ["The event it belongs to has a stricter rule; a round inside it cannot be looser."],
        ),
        (
            "",
            "not_for_attribution",
            ["The event it belongs to has a stricter rule; a round inside it cannot be looser."],
        ),
    ],
)
def test_a_round_is_never_looser_than_its_event(
    programme: Programme, of_event: str, of_round: str, sentences: list[str]
):
    Event.objects.create(programme=programme, key="spring", kind="rehearsal", status="held", rule=of_event)
    draft = make_draft(programme, origin=Origin.SIMULATED, event="spring", rule=of_round)
    assert found(draft) == [("", sentence) for sentence in sentences]


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("Kim Poole", "What KIM  POOLE said", True),
        ("Kim Poole", "Kimberly Poole", False),
        ("Kim Poole", "kim pooled", False),
        ("AIR", "Clean air is for both.", False),
        ("AIR", "Clean AIR is for both.", True),
        ("AIR", "REPAIR is for both.", False),
        ("李明", "问李明即可", True),
        ("李", "李子很甜", False),
        ("معهد النهر", "سألنا ومعهد النهر عنه", True),
        ("Wu", "Wu said so", False),
        ("Ｒiver Trust", "the river trust", True),
    ],
)
def test_a_name_is_found_as_a_reader_would_find_it(name: str, text: str, *, names: bool):
    assert named_in(text, [name]) == ([name] if names else [])


def test_opening_freezes_what_people_are_asked_and_told(programme: Programme, convenor: Account):
    made = opened(programme, convenor)
    assert made.state is State.OPEN
    assert made.frozen == queries.digest(queries.texts_of(made))
    assert len(made.frozen) == 64
    entry = AuditEntry.objects.get(action="round opened")
    assert (entry.account, entry.subject, entry.after) == (
        convenor,
        f"round:{made.key}",
        {"frozen": made.frozen},
    )


def test_every_word_and_rule_counts_for_what_is_frozen(programme: Programme, convenor: Account):
    made = opened(programme, convenor)
    told = queries.texts_of(made)
    assert told["statements"][0] == {
        "key": "boats",
        "version": 1,
        "kind": "reciprocal",
        "topic": {},
        "partner": "",
        "author": "organisers",
        "text": WORDINGS["boats"].text,
    }
    assert told["policy"]["hash"] == Policy(most_seats=2).hash
    assert told["sides"]["west"]["noun"] == DEFINITION.sides["west"].noun
    changes = (
        ("title", {"en": "Another"}),
        ("rule", "on_the_record"),
        ("policy", {"most_seats": 3}),
        ("question", {}),
        ("languages", ["en"]),
        ("kept_until", NOW),
    )
    digests = {made.frozen}
    for name, value in changes:
        fresh = queries.round_called(programme, made.key)
        setattr(fresh, name, value)
        digests.add(queries.digest(queries.texts_of(fresh)))
    assert len(digests) == len(changes) + 1


def test_a_correction_is_a_new_version_and_older_answers_keep_theirs(programme: Programme, convenor: Account):
    made = opened(programme, convenor)
    water = queries.asked(made)[1]
    person = _join(made, "east")
    Answer.objects.create(participant=person, statement=water, stance="agree", language="en", day=NOW.date())
    text = {"en": "The water is for everybody.", "zh-Hans": "河水归大家共有。"}
    corrected = actions.correct_statement(water, text, by=convenor, note="Not only for both.")
    assert (corrected.key, corrected.version, corrected.position, corrected.text) == ("water", 2, 1, text)
    assert [(each.key, each.version) for each in queries.asked(made)] == [
        ("boats", 1),
        ("water", 2),
        ("ferry", 1),
    ]
    assert [(each.key, each.version, each.retired) for each in queries.versions_of(made)][1:3] == [
        ("water", 1, True),
        ("water", 2, False),
    ]
    assert Answer.objects.get().statement == water
    fresh = queries.round_called(programme, made.key)
    assert fresh.frozen == queries.digest(queries.texts_of(fresh)) != made.frozen
    entry = AuditEntry.objects.get(action="corrected")
    assert (entry.before["frozen"], entry.after["frozen"]) == (made.frozen, fresh.frozen)
    assert not queries.is_checked(fresh, language="en")
    with pytest.raises(DataError, match="Only what people are being asked now"):
        actions.correct_statement(water, text, by=convenor, note="Again.")


@pytest.mark.parametrize(
    ("text", "note", "sentence"),
    [
        ({"en": "New.", "zh-Hans": "新。"}, " ", "Say in a sentence why"),
        (WATER.text, "Why", "Nothing was changed."),
        ({"en": "New."}, "Why", "Write the correction in every language of the round."),
        ({"en": "{x}", "zh-Hans": "新。"}, "Why", "“x” is no place for a word of a side"),
        ({"en": "{own}", "zh-Hans": "新。"}, "Why", "In one language it depends on the side"),
    ],
)
def test_a_correction_that_cannot_be_asked_is_refused_and_nothing_changes(
    programme: Programme, convenor: Account, text: dict[str, str], note: str, sentence: str
):
    made = opened(programme, convenor)
    with pytest.raises(DataError, match=sentence):
        actions.correct_statement(queries.asked(made)[1], text, by=convenor, note=note)
    assert [(each.version, each.retired) for each in queries.versions_of(made)] == [(1, False)] * 3
    assert Round.objects.get().frozen == made.frozen


def test_closing_twice_is_closing_once(programme: Programme, convenor: Account):
    made = opened(programme, convenor)
    first = actions.close_round(made, by=convenor, at=NOW)
    second = actions.close_round(made, by=convenor, at=NOW + timedelta(days=1))
    assert (first.closed_at, second.closed_at, second.state) == (NOW, NOW, State.CLOSED)
    assert AuditEntry.objects.filter(action="round closed").count() == 1
    with pytest.raises(DataError, match="Only what people are being asked now"):
        actions.correct_statement(queries.asked(made)[1], {"en": "x"}, by=convenor, note="Why")


def test_a_draft_is_neither_closed_nor_worked_out(programme: Programme):
    draft = make_draft(programme)
    for refused, sentence in (
        (lambda: actions.close_round(draft, by=None), "This round was not opened"),
        (lambda: actions.next_moment(draft), "Results are worked out when the round is closed."),
        (lambda: actions.mark_revealed(draft), "Results are worked out when the round is closed."),
        (lambda: actions.tighten_policy(draft, Policy(), by=None), "is changed on its form"),
    ):
        with pytest.raises(DataError, match=sentence):
            refused()


def test_moments_count_from_one_and_the_first_reveal_is_kept(programme: Programme, convenor: Account):
    made = actions.close_round(opened(programme, convenor), by=convenor)
    assert [actions.next_moment(made) for _ in range(3)] == [1, 2, 3]
    assert actions.mark_revealed(made, at=NOW).revealed_at == NOW
    later = actions.mark_revealed(made, at=NOW + timedelta(days=1))
    assert (later.revealed_at, later.state) == (NOW, State.REVEALED)


@pytest.mark.parametrize(
    ("opens", "closes", "closed", "is_open"),
    [
        (None, None, False, True),
        (None, None, True, False),
        (-1, 1, False, True),
        (0, None, False, True),
        (1, None, False, False),
        (None, 0, False, False),
        (None, 1, False, True),
    ],
)
def test_a_round_is_open_by_the_servers_clock(
    programme: Programme, opens: int | None, closes: int | None, *, closed: bool, is_open: bool
):
    made = make_draft(programme)
    assert not queries.is_open(made, at=NOW)
    made.opened_at = NOW - timedelta(days=9)
    made.opens = None if opens is None else NOW + timedelta(hours=opens)
    made.closes = None if closes is None else NOW + timedelta(hours=closes)
    made.closed_at = NOW if closed else None
    assert queries.is_open(made, at=NOW) is is_open


def test_a_policy_only_ever_becomes_stricter(programme: Programme, convenor: Account):
    made = opened(programme, convenor)
    with pytest.raises(DataError, match="cannot be loosened once people have answered under it: disclosure"):
        actions.tighten_policy(made, Policy(most_seats=2, disclosure=Disclosure.EXACT), by=convenor)
    stricter = Policy(most_seats=4, smallest=6)
    after = actions.tighten_policy(made, stricter, by=convenor)
    assert queries.policy_of(after) == stricter
    assert after.frozen != made.frozen


def test_a_code_is_read_as_people_write_it_and_a_draft_has_none(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    assert queries.round_of_code(draft.code) is None
    read_all(draft, convenor)
    made = actions.open_round(draft, by=convenor)
    spelt = (made.code, f" {made.code[:3].lower()}-{made.code[3:]} ", " ".join(made.code))
    assert [queries.round_of_code(each) for each in spelt] == [made] * 3
    assert [queries.round_of_code(each) for each in ("", "000000", made.code + "A", "%" * 6)] == [None] * 4


def test_an_invitation_is_kept_as_a_fingerprint_only(programme: Programme, convenor: Account):
    made = opened(programme, convenor)
    east = programme.sides.get(key="east")
    first = actions.make_invitations(made, side=east, people=2, by=convenor)
    (third,) = actions.make_invitations(made, side=None, people=1, by=convenor)
    assert [each.number for each in (*first, third)] == [1, 2, 3]
    assert all(re.fullmatch("[A-Z2-7]{26}", each.secret) for each in first)
    assert [(each.number, each.side, each.secret_hash) for each in queries.invitations_of(made)] == [
        (each.number, side, hashlib.sha256(each.secret.encode()).hexdigest())
        for each, side in zip((*first, third), (east, east, None), strict=True)
    ]
    assert third.secret not in str(list(AuditEntry.objects.values()))


def test_an_invitation_is_taken_back_without_telling_whether_it_was_used(
    programme: Programme, convenor: Account
):
    made = opened(programme, convenor)
    actions.make_invitations(made, side=None, people=3, by=convenor)
    one, two, _three = queries.invitations_of(made)
    Invitation.objects.filter(pk=two.pk).update(is_used=True)
    for each in (one, two):
        actions.revoke_invitation(each, by=convenor)
    assert [(each.is_used, each.is_revoked) for each in queries.invitations_of(made)] == [
        (False, True),
        (True, True),
        (False, False),
    ]


def test_invitations_out_of_bounds_are_refused(programme: Programme, other_programme, convenor: Account):
    made = opened(programme, convenor)
    for people in (0, actions.MOST_INVITATIONS + 1):
        with pytest.raises(DataError, match="Make from 1 to 500 invitations at once"):
            actions.make_invitations(made, side=None, people=people, by=convenor)
    with pytest.raises(DataError, match="This side belongs to another programme"):
        actions.make_invitations(made, side=other_programme.sides.first(), people=1, by=convenor)
    actions.close_round(made, by=convenor)
    with pytest.raises(DataError, match="This round has closed"):
        actions.make_invitations(made, side=None, people=1, by=convenor)


def _join(round_: Round, side: str, seat: Seat = Seat.SIDE) -> Participant:
    return Participant.objects.create(
        round=round_,
        seat=seat,
        side=round_.programme.sides.get(key=side) if side else None,
        language="en",
        consent=round_.frozen,
        return_hash=uuid.uuid4().hex,
        day=NOW.date(),
    )


@pytest.mark.parametrize(
    ("people", "shown"), [(0, None), (4, None), (5, "5-9"), (9, "5-9"), (10, "10-19"), (40, "40+")]
)
def test_before_close_there_are_head_counts_in_bands_and_nothing_else(
    programme: Programme, convenor: Account, people: int, shown: str | None
):
    made = opened(programme, convenor)
    water = queries.asked(made)[1]
    for number in range(people):
        person = _join(made, "east")
        Answer.objects.create(
            participant=person,
            statement=water,
            stance="" if number % 2 else "agree",
            language="en",
            day=NOW.date(),
        )
    heads = queries.heads_of(queries.round_called(programme, made.key))
    assert [(each.seat, each.side and each.side.key, each.joined) for each in heads] == [
        ("side", "east", shown),
        ("side", "west", None),
        ("observer", None, None),
        ("undisclosed", None, None),
    ]
    half = {9: "5-9", 10: "5-9", 40: "20-39"}.get(people)
    assert heads[0].answered == half


ROW = SimulatedAnswer(
    participant="SIM-01",
    seat="east",
    statement="boats",
    stance=Stance.AGREE,
    expected=3,
    cannot_guess=False,
    language="en",
)


def test_simulated_answers_come_in_whole(programme: Programme, convenor: Account):
    made = actions.open_round(make_draft(programme, origin=Origin.SIMULATED), by=convenor)
    rows = (
        ROW,
        replace(ROW, statement="water", stance=None, expected=None),
        replace(ROW, participant="SIM-02", seat="observer", expected=None, language="zh-Hans"),
        replace(ROW, participant="SIM-03", seat="west", expected=None, cannot_guess=True),
    )
    assert actions.add_simulated(made, rows, by=None) == 3
    columns = ("participant__seat", "participant__side__key", "statement__key", "stance", "expected")
    assert list(Answer.objects.order_by("pk").values_list(*columns, "cannot_guess", "language")) == [
        ("side", "east", "boats", "agree", 3, False, "en"),
        ("side", "east", "water", "", None, False, "en"),
        ("observer", None, "boats", "agree", None, False, "zh-Hans"),
        ("side", "west", "boats", "agree", None, True, "en"),
    ]
    assert set(Participant.objects.values_list("consent", flat=True)) == {made.frozen}


def test_simulated_people_write_what_they_are_given_in_their_language(
    programme: Programme, convenor: Account
):
    made = actions.open_round(make_draft(programme, origin=Origin.SIMULATED), by=convenor)
    told = (("depends", "en"), ("agree", "en"), ("depends", "zh-Hans"), ("depends", "en"), ("depends", "en"))
    rows = [
        replace(ROW, participant=f"SIM-{number}", stance=Stance(stance), language=tag)
        for number, (stance, tag) in enumerate(told)
    ]
    wrote = {"boats": [("en", "who owns it"), ("zh-Hans", "看谁付钱"), ("en", "how large it is")]}
    actions.add_simulated(made, rows, by=None, conditions=wrote)
    assert list(Answer.objects.order_by("pk").values_list("depends_on", flat=True)) == [
        *("who owns it", "", "看谁付钱", "how large it is", ""),
    ]


def test_simulated_and_real_answers_never_share_a_round(programme: Programme, convenor: Account):
    real = opened(programme, convenor)
    with pytest.raises(DataError, match="This round asks people; simulated answers never share"):
        actions.add_simulated(real, [ROW], by=None)
    simulated = actions.open_round(make_draft(programme, origin=Origin.SIMULATED), by=convenor)
    for wrong in (replace(ROW, seat="north"), replace(ROW, statement="nets")):
        with pytest.raises(DataError, match=r"no side and no statement “(north|nets)”"):
            actions.add_simulated(simulated, [ROW, wrong], by=None)
    actions.close_round(simulated, by=None)
    with pytest.raises(DataError, match="Answers are added while a round is open"):
        actions.add_simulated(simulated, [ROW], by=None)
    assert not Participant.objects.exists()


def test_an_event_a_round_belongs_to_stays(programme: Programme, convenor: Account):
    Event.objects.create(programme=programme, key="spring", kind="rehearsal", status="held", rule="")
    make_draft(programme, event="spring")
    with pytest.raises(DataError, match=r"other entries rest on it: rounds \(1\)"):
        delete_entry(programme=programme, by=convenor, entry=ENTRIES["event"], key="spring")
    assert Event.objects.filter(key="spring").exists()
