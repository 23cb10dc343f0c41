"""Taking part, from the code on the screen to the last page, in a browser without style or script."""

import gzip
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from office.rounds.conftest import make_round
from office.rounds.text_browser import TextBrowser

from tracktwo.office.models import Account, AuditEntry, Programme
from tracktwo.office.rounds.actions.inviting import make_invitations, revoke_invitation
from tracktwo.office.rounds.codes import hash_of_return_code, typed
from tracktwo.office.rounds.models import Answer, Invitation, Participant, Round, Statement

BUDGET = 10 * 1024


def seated(
    side: str = "East bank", language: str = "en", code: str = "K7QFM3", address: str = "127.0.0.1"
) -> TextBrowser:
    """Somebody who has agreed to the rule and looks at the practice card."""
    return (
        TextBrowser(address=address).open(f"/join/{code}/{language}/side/").press(side)
        .press({"en": "I understand and agree", "zh-Hans": "我已了解并同意"}[language])
    )  # fmt: skip


def answers() -> list[tuple[object, ...]]:
    names = ("statement__key", "stance", "expected", "cannot_guess", "depends_on", "language")
    return list(Answer.objects.order_by("statement__position").values_list(*names))


def code_on(page: TextBrowser) -> str:
    """The return code a page shows."""
    return re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", page.words)[0]


@pytest.mark.usefixtures("open_round")
def test_a_person_walks_from_the_code_to_the_end():
    person = TextBrowser().open("/join/")
    assert "Code on the screen or in your invitation" in person.words
    person.fill(code=" k7q-fm3 ").press("Continue")
    assert person.address == "/join/K7QFM3/"
    assert set(person.page.links) == {"English", "简体中文"}
    person.follow("English")
    assert list(person.form.buttons)[2:] == ["I am an observer", "I prefer not to say"]
    person.press("East bank")
    assert "We show results only for groups of 7 or more people, as ranges." in person.words
    person.press("I understand and agree")
    assert "Try it first. This one is not stored. Tea is better than coffee." in person.words
    code = code_on(person)
    person.choose("stance", "Agree").press("Continue")
    for number in range(1, 6):
        assert f"Statement {number} of 5" in person.words
        person.choose("stance", next(iter(person.form.choices["stance"]))).choose(
            "expected", str(number)
        ).press()
    assert person.address == "/join/K7QFM3/en/done/"
    assert "Thank you. You answered 5 of 5." in person.words
    assert code_on(person) == code
    assert person.answers == [200] * len(person.answers)
    assert [row[1] for row in answers()] == ["agree"] * 5
    assert sorted(row[2] for row in answers()) == [1, 2, 3, 4, 5]
    [participant] = Participant.objects.all()
    assert (participant.seat, participant.side.key, participant.language) == ("side", "east", "en")
    assert participant.consent == "f" * 64
    assert participant.return_hash == hash_of_return_code(typed(code))


@pytest.mark.usefixtures("open_round")
def test_the_rule_stands_on_every_step_from_the_side_on():
    rule = "What is said here may be used, but never with a name, an organisation or a description"
    person = TextBrowser().open("/join/K7QFM3/en/side/")
    seen = [rule in person.words]
    person.press("West bank")
    seen.append(person.words.count(rule) == 2)
    person.press("I understand and agree")
    seen.append(rule in person.words)
    steps = ("1", "done", "withdraw", "withdrawn", "return")
    seen += [rule in person.open(f"/join/K7QFM3/en/{step}/").words for step in steps]
    assert seen == [True] * 8


@pytest.mark.usefixtures("open_round")
def test_each_side_reads_a_reciprocal_statement_its_own_way_and_how_the_other_reads_it():
    Statement.objects.exclude(key="boats").update(retired=True)
    east = seated().open("/join/K7QFM3/en/1/").words
    west = seated("West bank").open("/join/K7QFM3/en/1/").words
    assert "Western boats are larger." in east
    assert "They read: “Eastern boats are larger.”" in east
    assert "Eastern boats are larger." in west
    assert "They read: “Western boats are larger.”" in west
    assert "They read" not in seated("I am an observer").open("/join/K7QFM3/en/1/").words
    Statement.objects.filter(key="boats").update(retired=True)
    Statement.objects.filter(key="water").update(retired=False)
    assert "They read" not in seated().open("/join/K7QFM3/en/1/").words


@pytest.mark.parametrize("seat", ["I am an observer", "I prefer not to say"])
@pytest.mark.usefixtures("open_round")
def test_who_sits_on_no_side_gives_an_own_view_of_what_both_sides_read_alike(seat: str):
    person = seated(seat).press("Continue")
    assert "Statement 1 of 4" in person.words
    assert "other side" not in person.words
    for _number in range(4):
        person.choose("stance", "Not sure").press()
    assert [row[:4] for row in answers()] == [
        (key, "unsure", None, False) for key in ("nets", "traps", "water", "ferry")
    ]
    assert set(Participant.objects.values_list("side", flat=True)) == {None}


@pytest.mark.usefixtures("open_round")
def test_a_boundary_case_is_asked_as_the_round_asks_it_and_may_depend():
    person = seated().open("/join/K7QFM3/en/5/")
    assert "A ferry that carries fish." in person.words
    assert "Would you count it as a fishing boat?" in person.words
    assert list(person.form.choices["stance"]) == [
        "I would", "I would not", "It depends (on what?)", "Not sure", "Skip",
    ]  # fmt: skip
    person.choose("stance", "It depends (on what?)").fill(depends_on="  on who owns it ").press()
    assert answers() == [("ferry", "depends", None, False, "on who owns it", "en")]


@pytest.mark.usefixtures("open_round")
def test_no_stance_is_refused_with_everything_else_still_there():
    person = seated().open("/join/K7QFM3/en/1/").choose("expected", "4").press()
    assert person.answers[-1] == 422
    assert person.words.count("Please choose one answer, or choose Skip.") == 2
    assert person.form.fields["expected"] == "4"
    assert answers() == []
    person.choose("stance", "Skip").press()
    assert [row[1:4] for row in answers()] == [("", 4, False)]


@pytest.mark.usefixtures("open_round")
def test_a_skip_is_listed_at_the_end_and_an_answer_changed_until_the_round_closes():
    person = seated().press("Continue")
    for choice in ("Agree", "Skip", "Disagree", "Skip"):
        person.choose("stance", choice).press()
    person.choose("stance", "I would").press()
    assert "Thank you. You answered 3 of 5." in person.words
    skipped = [words for words in person.page.links if re.match(r"[24]\. ", words)]
    assert len(skipped) == 2
    person.follow(skipped[0])
    assert "Statement 2 of 5" in person.words
    assert (
        "You have already answered this one. You can change your answer until the round closes."
        in person.words
    )
    assert person.form.fields["stance"] == "skip"
    person.choose("stance", "Not sure").choose("expected", "I cannot guess").press()
    assert "Thank you. You answered 4 of 5." in person.open("/join/K7QFM3/en/done/").words
    assert (("unsure", None, True) in [row[1:4] for row in answers()]) is True


@pytest.mark.usefixtures("open_round")
def test_the_language_changes_on_a_card_and_keeps_what_is_chosen_and_sent():
    person = seated().press("Continue")
    person.choose("stance", "Agree").press()
    person.choose("stance", "Disagree").choose("expected", "9")
    chosen = dict(person.form.fields)
    person.press("简体中文")
    assert person.page.language == "zh-Hans"
    assert {
        name: person.form.fields[name] for name in ("stance", "expected", "sent", "seen", "statement")
    } == {name: chosen[name] for name in ("stance", "expected", "sent", "seen", "statement")}
    assert len(answers()) == 1
    person.press()
    assert person.address == "/join/K7QFM3/zh-Hans/3/"
    assert sorted(row[1:] for row in answers()) == [
        ("agree", None, False, "", "en"), ("disagree", 9, False, "", "zh-Hans"),
    ]  # fmt: skip


@pytest.mark.usefixtures("open_round")
def test_practice_keeps_its_choice_over_a_change_of_language_and_stores_nothing():
    person = seated().choose("stance", "Disagree").choose("expected", "2").press("简体中文")
    assert (person.form.fields["stance"], person.form.fields["expected"]) == ("disagree", "2")
    assert person.page.language == "zh-Hans"
    person.press()
    assert person.address == "/join/K7QFM3/zh-Hans/1/"
    assert answers() == []


@pytest.mark.usefixtures("open_round")
def test_a_return_code_brings_back_everything_on_another_device():
    first = seated("West bank")
    code = code_on(first)
    first.press("Continue").choose("stance", "Agree").choose("expected", "3").press()
    second = (
        TextBrowser(language="zh").open("/join/K7QFM3/zh-Hans/return/").fill(code=f" {code.lower()} ").press()
    )
    assert second.address == "/join/K7QFM3/zh-Hans/2/"
    second.open("/join/K7QFM3/zh-Hans/1/")
    assert (second.form.fields["stance"], second.form.fields["expected"]) == ("agree", "3")
    second.fill(stance="disagree").press()
    assert [row[1] for row in answers()] == ["disagree"]
    assert Participant.objects.count() == 1
    assert first.open("/join/K7QFM3/en/1/").form.fields["stance"] == "disagree"


@pytest.mark.usefixtures("open_round")
def test_withdrawing_asks_once_more_and_deletes_everything():
    person = seated().press("Continue").choose("stance", "Agree").press()
    code = code_on(person.open("/join/K7QFM3/en/done/"))
    person.follow("Withdraw all my answers")
    assert "All your answers will be deleted now. This cannot be undone." in person.words
    assert len(answers()) == 1
    person.press()
    assert "Your answers have been deleted." in person.words
    assert (Answer.objects.count(), Participant.objects.count()) == (0, 0)
    assert "round" not in {name for name, morsel in person.client.cookies.items() if morsel.value}
    assert person.open("/join/K7QFM3/en/1/").address == "/join/K7QFM3/en/side/"
    person.open("/join/K7QFM3/en/return/").fill(code=code).press()
    assert person.answers[-1] == 422


@pytest.mark.usefixtures("open_round")
def test_somebody_who_skipped_everything_withdraws_just_so():
    person = seated()
    person.open("/join/K7QFM3/en/withdraw/").press()
    assert "Your answers have been deleted." in person.words
    assert Participant.objects.count() == 0


@pytest.mark.usefixtures("open_round")
def test_the_seat_is_forgotten_on_a_shared_device_and_the_answers_stay():
    person = seated().press("Continue").choose("stance", "Agree").press()
    person.open("/join/K7QFM3/en/done/").press("Finish on this device")
    assert person.address == "/join/K7QFM3/en/side/"
    assert len(answers()) == 1
    person.press("West bank").press("I understand and agree")
    assert Participant.objects.count() == 2


@pytest.mark.usefixtures("open_round")
def test_declining_leads_to_a_polite_end_and_leaves_nothing():
    person = (
        TextBrowser().open("/join/K7QFM3/en/side/").press("East bank").press("I do not want to take part")
    )
    assert "That is fine. You can still read the agenda and the published results." in person.words
    assert (Participant.objects.count(), {morsel.value for morsel in person.client.cookies.values()} - {""}) == (
        0, {person.client.cookies["csrftoken"].value},
    )  # fmt: skip


def test_before_it_opens_a_round_says_when(open_round: Round):
    Round.objects.filter(pk=open_round.pk).update(opens=datetime(2199, 5, 14, 9, 5, tzinfo=UTC))
    person = TextBrowser().open("/join/K7QFM3/en/side/")
    assert "This round opens on 14 May 2199 at 09:05 UTC." in person.words
    assert person.page.forms == []


@pytest.mark.parametrize(
    "how", [{"closed_at": timezone.now()}, {"closes": timezone.now() - timedelta(seconds=1)}]
)
def test_after_it_closed_a_round_takes_nothing_and_says_so(open_round: Round, how: dict):
    person = seated().press("Continue").choose("stance", "Agree")
    late = TextBrowser().open("/join/K7QFM3/en/side/").press("West bank")
    Round.objects.filter(pk=open_round.pk).update(**how)
    person.press()
    assert "This round has closed. Thank you for your interest." in person.words
    assert "Your last answer came after the round had closed and was not kept." in person.words
    assert answers() == []
    late.press("I understand and agree")
    assert "This round has closed." in late.words
    assert "This round has closed." in TextBrowser().open("/join/K7QFM3/en/side/").words
    assert Participant.objects.count() == 1
    person.open("/join/K7QFM3/en/done/")
    assert "You answered 0 of 5." in person.words
    person.follow("Withdraw all my answers").press()
    assert Participant.objects.count() == 0


def test_a_draft_is_no_round_to_anybody_outside(open_round: Round):
    Round.objects.filter(pk=open_round.pk).update(opened_at=None)
    assert TextBrowser().open("/join/K7QFM3/").answers == [404]


@pytest.mark.parametrize(
    ("policy", "rule", "sentences"),
    [
        (
            {"disclosure": "bands", "most_seats": 3},
            "not_for_attribution",
            [
                "We show results only for groups of 7 or more people, as ranges.",
                "Organisers of both sides see counts from 5 people.",
            ],
        ),
        (
            {"disclosure": "exact", "most_seats": 1},
            "on_the_record",
            [
                "groups of 5 or more people: as counts where enough people",
                "What is said here may be used and quoted.",
            ],
        ),
        (
            {"disclosure": "room_only"},
            "off_the_record",
            ["Results are shown only in this room and deleted on 20 May 2199."],
        ),
        ({"disclosure": "bands"}, "off_the_record", ["What is said here stays here."]),
    ],
)
def test_what_is_told_is_what_the_rule_and_the_policy_say(
    open_round: Round, policy: dict, rule: str, sentences: list[str]
):
    kept_until = datetime(2199, 5, 20, tzinfo=UTC) if policy["disclosure"] == "room_only" else None
    Round.objects.filter(pk=open_round.pk).update(policy=policy, rule=rule, kept_until=kept_until)
    words = TextBrowser().open("/join/K7QFM3/en/side/").press("East bank").words
    assert [sentence for sentence in sentences if sentence not in words] == []


def test_what_is_told_may_not_change_between_reading_and_agreeing(open_round: Round):
    person = TextBrowser().open("/join/K7QFM3/en/side/").press("East bank")
    Round.objects.filter(pk=open_round.pk).update(frozen="e" * 64)
    person.press("I understand and agree")
    assert "What we ask or tell you has changed since you opened this page." in person.words
    assert Participant.objects.count() == 0
    person.press("I understand and agree")
    assert [each.consent for each in Participant.objects.all()] == ["e" * 64]


def invited(open_round: Round, convenor: Account, *, side: str = "") -> str:
    seat = open_round.programme.sides.get(key=side) if side else None
    [made] = make_invitations(open_round, side=seat, people=1, by=convenor)
    Round.objects.filter(pk=open_round.pk).update(entry="invitation")
    return made.secret


def test_an_invitation_lets_one_person_in_on_its_side(open_round: Round, convenor: Account):
    secret = invited(open_round, convenor, side="west")
    person = TextBrowser().open("/join/").fill(code=f"{secret[:13].lower()} {secret[13:]}").press()
    person.follow("English")
    assert person.address == "/join/K7QFM3/en/rule/"
    assert "Your seat in this round: West bank" in person.words
    assert Invitation.objects.get().is_used is False
    person.press("I understand and agree")
    assert Invitation.objects.get().is_used is True
    assert [each.side.key for each in Participant.objects.all()] == ["west"]
    again = TextBrowser().open("/join/").fill(code=secret).press()
    assert "This invitation was already used; each works once." in again.words
    assert again.answers[-1] == 422


def test_an_invitation_for_either_side_asks_which(open_round: Round, convenor: Account):
    person = TextBrowser().open("/join/").fill(code=invited(open_round, convenor)).press().follow("English")
    person.press("East bank").press("I understand and agree")
    assert [each.side.key for each in Participant.objects.all()] == ["east"]


def test_two_people_with_one_invitation_get_one_seat(open_round: Round, convenor: Account):
    secret = invited(open_round, convenor, side="west")
    first, second = (TextBrowser().open("/join/").fill(code=secret).press().follow("English") for _ in "12")
    first.press("I understand and agree")
    second.press("I understand and agree")
    assert "This invitation was already used; each works once." in second.words
    assert Participant.objects.count() == 1


def test_a_revoked_invitation_and_a_code_alone_open_no_round_of_invitations(
    open_round: Round, convenor: Account
):
    secret = invited(open_round, convenor)
    revoke_invitation(Invitation.objects.get(), by=convenor)
    person = TextBrowser().open("/join/").fill(code=secret).press()
    assert "This invitation was taken back." in person.words
    person.open("/join/K7QFM3/en/side/")
    assert "This round is by personal invitation. Open yours, or paste it here." in person.words


@pytest.mark.usefixtures("open_round")
def test_consent_sent_twice_is_one_participant():
    person = TextBrowser().open("/join/K7QFM3/en/side/").press("East bank")
    form = {**person.form.fields, "agree": "1"}
    for _time in range(3):
        person.client.post("/join/K7QFM3/en/rule/", form)
    assert Participant.objects.count() == 1


def test_somebody_with_a_seat_always_comes_to_what_is_next(open_round: Round):
    person = seated().press("Continue").choose("stance", "Agree").press()
    for step in ("side", "rule"):
        assert person.open(f"/join/K7QFM3/en/{step}/").address == "/join/K7QFM3/en/2/"
    assert person.open("/join/K7QFM3/en/99/").address == "/join/K7QFM3/en/done/"
    assert person.open("/join/k7qfm3/en/1/").address == "/join/K7QFM3/"
    assert person.open("/join/K7QFM3/fr/1/").address == "/join/K7QFM3/"
    del open_round


@pytest.mark.usefixtures("open_round")
def test_a_correction_asks_again_and_says_so():
    person = seated().press("Continue").choose("stance", "Agree")
    key = person.form.fields["statement"]
    now = Statement.objects.get(key=key)
    Statement.objects.filter(key=key).update(retired=True)
    now.pk, now.version = None, 2
    now.text = {"en": "Said better.", "zh-Hans": "说得更好。"}
    now.save()
    person.press()
    assert person.answers[-1] == 409
    assert "The wording of this statement was corrected after you opened the page." in person.words
    assert "Said better." in person.words
    assert person.form.fields["stance"] == "agree"
    person.press()
    assert list(Answer.objects.values_list("statement__version", "stance")) == [(2, "agree")]


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar"])
def test_every_step_is_small_whole_and_says_what_it_must(open_round: Round, language: str):
    """Of sixty statements, the longest allowed, in each language: one request, nothing kept, nothing from elsewhere."""
    length = 60 if language == "zh-Hans" else 140
    letters = {"en": "waterside ", "zh-Hans": "河岸上的渔网与渡船", "ar": "قوارب الصيد "}[language]
    text = dict.fromkeys(("en", "zh-Hans", "ar"), (letters * 20)[:length])
    Round.objects.filter(pk=open_round.pk).update(languages=["en", "zh-Hans", "ar"])
    Statement.objects.update(text=text)
    Statement.objects.bulk_create(
        Statement(round=open_round, key=f"more-{place}", kind="belief", text=text, position=place)
        for place in range(5, 60)
    )
    person, sizes, faults = TextBrowser(), {}, []

    def look() -> None:
        sizes[person.address] = len(gzip.compress(person.answer.content, 6))
        faults.extend(f"{person.address}: {fault}" for fault in faults_of(person, language))

    for address in ("/join/", "/join/K7QFM3/", f"/join/K7QFM3/{language}/side/"):
        person.open(address)
        look()
    for _form in ("side", "rule"):
        person.press()
        look()
    for step in ("1", "5", "done", "withdraw", "withdrawn", "return"):
        person.open(f"/join/K7QFM3/{language}/{step}/")
        look()
    assert faults == []
    assert {address: size for address, size in sizes.items() if size > BUDGET} == {}
    assert len(sizes) == 11


def faults_of(person: TextBrowser, language: str) -> list[str]:
    answer, html = person.answer, person.answer.content.decode()
    policy = answer["Content-Security-Policy"]
    stated = {
        "answered": answer.status_code == 200,
        "is not stored by anybody": "no-store" in answer["Cache-Control"],
        "sends no address to others": answer["Referrer-Policy"] == "same-origin",
        "has its style by hash": "style-src 'sha256-" in policy and "'unsafe-inline'" not in policy,
        "loads nothing without script": not re.search(
            r'(?:src|srcset)=(?!"/static/carry\.js" defer)|url\(|@import|<link rel="stylesheet"', html
        ),
        "names no other host": not re.search(r'(?:href|action)="(?:https?:)?//', html),
        "sets no more than two cookies": set(answer.cookies) <= {"csrftoken", "round"},
        "says its language": person.page.language == language == answer["Content-Language"]
        or person.address in {"/join/", "/join/K7QFM3/"},
        "has one main heading": html.count("<h1") == 1,
    }
    return [words for words, is_so in stated.items() if not is_so]


@pytest.mark.usefixtures("open_round")
def test_the_seat_is_kept_in_one_signed_cookie_that_no_script_reads_and_no_other_round_gets():
    person = TextBrowser().open("/join/K7QFM3/en/side/").press("East bank")
    cookie = person.client.cookies["round"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/join/K7QFM3/", True, "Lax")
    assert set(person.client.cookies) == {"csrftoken", "round"}


@pytest.mark.usefixtures("open_round")
def test_nothing_of_taking_part_stands_in_the_audit_trail(convenor: Account):
    before = AuditEntry.objects.count()
    person = seated().press("Continue").choose("stance", "Agree").press()
    person.open("/join/K7QFM3/en/withdraw/").press()
    assert AuditEntry.objects.count() == before
    del convenor


def test_languages_and_sides_take_turns_to_be_first_by_the_code(programme: Programme):
    first = set()
    for code in ("K7QFM3", "K7QFM4", "K7QFM5", "K7QFM6"):
        make_round(programme, code)
        languages = list(TextBrowser().open(f"/join/{code}/").page.links)
        sides = list(TextBrowser().open(f"/join/{code}/en/side/").form.buttons)
        first.add((languages[0], sides[0]))
    assert {language for language, _side in first} == {"English", "简体中文"}
    assert {side for _language, side in first} == {"East bank", "West bank"}
