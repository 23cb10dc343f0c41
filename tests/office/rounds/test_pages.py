"""The team's pages of rounds, through a browser without script: from an empty list to a closed round."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from office.rounds.drafts import DEFINITION, WORDINGS, make_draft, opened, read_all

from tracktwo.office.models import Account, AuditEntry, Programme
from tracktwo.office.rounds import actions, queries
from tracktwo.office.rounds.definitions import definition_of, digest, wording_of
from tracktwo.office.rounds.exchange import export_round
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.models import Invitation, Round
from tracktwo.perception import Origin

ROUNDS = "/office/river/rounds/"
ONE = f"{ROUNDS}boats-and-nets/"


@pytest.fixture
def desk(client: Client, convenor: Account) -> Client:
    """A browser in which a convenor is signed in."""
    client.force_login(convenor)
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:500]
    return words(answer)


def words(answer: object) -> str:
    page = re.sub(r"(?s)<(svg|style).*?</\1>", " ", answer.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def of_form(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))


def sent(client: Client, address: str, **data: object) -> str:
    """What the page says that a form leads to; a refusal is status 422."""
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200, words(answer)
    return words(answer)


def refused(client: Client, address: str, **data: object) -> str:
    answer = client.post(address, data)
    assert answer.status_code == 422
    return words(answer)


TYPED = {
    "title_en": "Boats and nets",
    "title_zh-Hans": "船与网",
    "question_en": "Would you count it as a fishing boat?",
    "question_zh-Hans": "您认为这算渔船吗？",
    "languages": ["en", "zh-Hans"],
    "rule": "not_for_attribution",
    "disclosure": "bands",
    "most_seats": "2",
    "entry": "code",
    "noun_east_en": "the East",
    "noun_east_zh-Hans": "东岸",
    "adjective_east_en": "eastern",
    "adjective_east_zh-Hans": "东岸",
    "noun_west_en": "the West",
    "noun_west_zh-Hans": "西岸",
    "adjective_west_en": "western",
    "adjective_west_zh-Hans": "西岸",
}


@pytest.mark.usefixtures("programme")
def test_an_empty_list_says_what_rounds_are_for_and_the_next_step(client: Client, desk: Client, seat):
    page = read(desk, ROUNDS)
    assert "No round yet. A round asks each side what it thinks" in page
    assert "Prepare a round" in page
    client.force_login(seat("researcher"))
    page = read(client, ROUNDS)
    assert "Convenors prepare them" in page
    assert "Prepare a round" not in page


@pytest.mark.usefixtures("programme")
def test_a_round_is_built_read_opened_and_closed_with_forms_alone(desk: Client, other_convenor: Account):
    page = sent(desk, f"{ROUNDS}new/", origin="real", **TYPED)
    assert "The draft is made. Add its statements." in page
    assert "A round has two statements or more." in page
    made = Round.objects.get()
    assert definition_of(queries.round_called(made.programme, made.key)) == DEFINITION
    for key, wording in WORDINGS.items():
        page = sent(
            desk,
            f"{ONE}new-statement/",
            kind=wording.kind.value,
            **{f"text_{tag}": text for tag, text in wording.text.items()},
        )
        assert "Added." in page, key
    assert [wording_of(each) for each in queries.asked(made)] == list(WORDINGS.values())
    assert "Western boats are larger than eastern ones." in page
    for language in ("en", "zh-Hans"):
        address = f"{ONE}wording/{language}/"
        marks = re.findall(r'name="read" value="([^"]+)"', desk.get(address).content.decode())
        assert len(marks) == 4
        assert "4 texts are read." in sent(desk, address, read=marks)
    assert "From now on nothing of this changes" in read(desk, f"{ONE}open/")
    page = sent(desk, f"{ONE}open/")
    assert "The round is open." in page
    code = Round.objects.get().code
    assert f"http://testserver/join/{code}/" in page
    assert "Nobody sees what was answered before the round closes." in page
    assert "Nobody can answer afterwards" in read(desk, f"{ONE}close/")
    page = sent(desk, f"{ONE}close/")
    assert "The round is closed. Its results wait for one key of each side." in page
    assert f'href="{ONE}results/"' in desk.get(ONE).content.decode()
    assert Round.objects.get().state is State.CLOSED
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))[:4] == ["created"] * 4


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title_en": "", "title_zh-Hans": ""}, "Title: Write it in at least one language."),
        ({"most_seats": "0"}, "Most seats of one organisation: Ensure this value is greater than or equal"),
        ({"disclosure": "live"}, "Select a valid choice. live is not one of the available choices."),
        ({"event": "never"}, "No name contains “never”."),
        ({"closes": "tomorrow"}, "Closes (UTC): Enter a valid date/time."),
        ({"origin": "dreamt"}, "Who answers: Select a valid choice."),
        ({"languages": ["xx"]}, "Select a valid choice. xx is not one of the available choices."),
    ],
)
def test_a_form_that_cannot_be_kept_says_why_and_keeps_what_was_typed(
    desk: Client, changes: dict[str, object], sentence: str
):
    page = desk.post(f"{ROUNDS}new/", {"origin": "real", **TYPED, **changes})
    assert page.status_code == 422
    assert sentence in words(page)
    assert 'value="西岸"' in page.content.decode()
    assert not Round.objects.exists()


def test_the_definition_is_edited_and_rules_without_a_field_stay(desk: Client, programme: Programme):
    draft = make_draft(programme, policy={"most_seats": 2, "smallest": 7, "disclosure": "exact"})
    form = desk.get(f"{ONE}edit/").content.decode()
    seen = of_form(form)["seen"]
    changed = {**TYPED, "title_en": "Boats", "opens": "2031-05-14T09:00", "disclosure": "exact"}
    assert "Saved." in sent(desk, f"{ONE}edit/", seen=seen, **changed)
    now = definition_of(queries.round_called(programme, draft.key))
    assert (now.title["en"], now.opens, now.policy) == (
        "Boats",
        datetime(2031, 5, 14, 9, tzinfo=UTC),
        {"most_seats": 2, "smallest": 7, "disclosure": "exact"},
    )
    assert "Somebody saved this round after you opened it" in refused(desk, f"{ONE}edit/", seen=seen, **TYPED)
    assert "Nothing was changed." in sent(desk, f"{ONE}edit/", seen=digest(now), **changed)


def test_a_round_comes_in_as_a_file_and_goes_out_as_one(desk: Client, programme: Programme):
    make_draft(programme)
    answer = desk.get(f"{ONE}file/")
    assert answer["Content-Disposition"] == 'attachment; filename="boats-and-nets.json"'
    content = answer.content
    assert content == export_round(queries.round_called(programme, "boats-and-nets"))
    assert "boats-and-nets” is the key of another round" in refused(
        desk, f"{ROUNDS}add/", file=SimpleUploadedFile("a.json", content)
    )
    page = sent(
        desk,
        f"{ROUNDS}add/",
        file=SimpleUploadedFile("a.json", content.replace(b'"boats-and-nets"', b'"again"')),
    )
    assert "The draft is made from the file." in page
    assert {each.key for each in queries.rounds_of(programme)} == {"boats-and-nets", "again"}
    for broken, sentence in (
        (b"{", "The file is not JSON"),
        (b" " * 1_000_001, "The file is larger than any round"),
    ):
        assert sentence in refused(desk, f"{ROUNDS}add/", file=SimpleUploadedFile("a.json", broken))


def test_a_simulated_rounds_file_says_so_in_its_name(desk: Client, programme: Programme):
    make_draft(programme, origin=Origin.SIMULATED)
    assert 'filename="SIMULATED-boats' in desk.get(f"{ONE}file/")["Content-Disposition"]
    page = read(desk, ONE)
    assert "A program gives the answers of this round" in page
    assert "East bank (simulated):" in page


def test_what_stands_in_the_way_is_listed_and_nothing_opens(desk: Client, programme: Programme):
    make_draft(programme, rule="")
    for page in (read(desk, ONE), read(desk, f"{ONE}open/"), refused(desk, f"{ONE}open/")):
        assert "No rule of attribution is chosen" in page
        assert "Nobody has checked the words in English as they now stand" in page
    assert Round.objects.get().state is State.DRAFT


def test_a_statement_is_edited_moved_and_taken_out(desk: Client, programme: Programme):
    draft = make_draft(programme)
    form = desk.get(f"{ONE}statements/water/").content.decode()
    assert "The water is for both." in form
    text = {"text_en": "The water is nobody's.", "text_zh-Hans": "河水不属于谁。"}
    page = sent(desk, f"{ONE}statements/water/", seen=of_form(form)["seen"], kind="shared", **text)
    assert "water – English: it says what is not (“nobody”)" in page
    assert "The water is nobody's." in page
    assert "Somebody saved this statement" in refused(
        desk, f"{ONE}statements/water/", seen=of_form(form)["seen"], kind="shared", text_en="Mine."
    )
    assert "“me” is no place for a word of a side" in refused(
        desk, f"{ONE}new-statement/", kind="shared", text_en="{me}"
    )
    sent(desk, f"{ONE}statements/water/move/", direction="up")
    sent(desk, f"{ONE}statements/ferry/delete/")
    assert [each.key for each in queries.asked(draft)] == ["water", "boats"]
    assert desk.get(f"{ONE}statements/ferry/").status_code == 404


def test_a_statement_people_are_asked_is_corrected_not_edited(
    desk: Client, programme: Programme, convenor: Account
):
    opened(programme, convenor)
    assert "People are being asked this." in read(desk, f"{ONE}statements/water/")
    text = {"text_en": "Water is for everybody.", "text_zh-Hans": "水归大家。"}
    assert "This field is required." in refused(desk, f"{ONE}statements/water/", **text)
    page = sent(desk, f"{ONE}statements/water/", note="Clearer.", **text)
    assert "Corrected. Earlier answers stay with the earlier words." in page
    assert "version 2" in page
    assert "Earlier versions water · version 1" in page
    for address in ("edit/", "delete/"):
        sent(desk, f"{ONE}{address}")
    assert Round.objects.get().state is State.OPEN
    assert "Delete" not in read(desk, ONE)


def test_every_side_reads_its_own_in_the_preview_and_the_order_alternates(desk: Client, programme: Programme):
    draft = make_draft(programme)
    page = read(desk, f"{ONE}preview/")
    assert "Western boats are larger than eastern ones. On the other side it reads: Eastern boats" in page
    assert "西岸的船比东岸的大。" in read(desk, f"{ONE}preview/?language=zh-Hans")
    actions.move_statement(queries.asked(draft)[0], by=None, earlier=False)
    sides = re.findall(r"(East|West) bank", read(desk, f"{ONE}preview/").partition("Statement 1")[2])
    assert sides == ["East", "West", "West", "East", "East", "West"]


def test_invitations_are_shown_once_and_never_whether_they_were_used(
    desk: Client, programme: Programme, convenor: Account
):
    opened(programme, convenor)
    answer = desk.post(f"{ONE}invitations/", {"people": "2", "side": "west"})
    secrets = re.findall(r"http://testserver/join/#([A-Z2-7]{26})", answer.content.decode())
    assert len(set(secrets)) == 2
    before = desk.get(f"{ONE}invitations/").content.decode()
    assert not any(secret in before for secret in secrets)
    Invitation.objects.filter(number=1).update(is_used=True)
    hidden = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    after = desk.get(f"{ONE}invitations/").content.decode()
    assert hidden.sub("", after) == hidden.sub("", before)
    assert "taken back" in sent(desk, f"{ONE}invitations/1/revoke/")
    assert desk.post(f"{ONE}invitations/9/revoke/").status_code == 404
    assert "How many: " in refused(desk, f"{ONE}invitations/", people="0")


def test_words_read_while_somebody_edits_are_not_kept(desk: Client, programme: Programme):
    draft = make_draft(programme)
    page = desk.get(f"{ONE}wording/en/").content.decode()
    marks = re.findall(r'name="read" value="([^"]+)"', page)
    water = queries.asked(draft)[1]
    water.text = {**water.text, "en": "Something else."}
    water.save()
    assert "The words have changed since you were shown them" in sent(desk, f"{ONE}wording/en/", read=marks)
    for forged in ("nets:abc", "boats:", "x"):
        sent(desk, f"{ONE}wording/en/", read=[forged])
    assert desk.get(f"{ONE}wording/ar/").status_code == 404
    checked = queries.checks_of(queries.round_called(programme, draft.key), queries.asked(draft))
    assert {each.statement.key if each.statement else "" for each in checked if each.by} <= {"", "boats"}


@pytest.mark.parametrize("count", [2, 60])
def test_a_long_round_costs_no_more_questions_of_the_database(
    desk: Client, programme: Programme, django_assert_max_num_queries, count: int
):
    draft = make_draft(programme)
    for _number in range(count):
        actions.add_statement(draft, WORDINGS["boats"], by=None)
    desk.get(ONE)
    for address, most in ((ONE, 22), (f"{ONE}preview/", 12), (f"{ONE}wording/en/", 12), (ROUNDS, 10)):
        with django_assert_max_num_queries(most):
            desk.get(address)


def test_to_another_programme_the_round_does_not_exist(
    client: Client, programme: Programme, other_programme: Programme, seat: Callable[..., Account]
):
    make_draft(programme)
    client.force_login(seat("convenor", programme=other_programme))
    assert [
        client.get(f"/office/{key}/rounds/boats-and-nets/").status_code for key in ("river", "harbour")
    ] == [
        404,
        404,
    ]


def test_a_reader_sees_no_button_their_role_cannot_use(
    client: Client, programme: Programme, convenor: Account, seat: Callable[..., Account]
):
    draft = make_draft(programme)
    client.force_login(seat("facilitator"))
    page = read(client, ONE)
    assert not re.search("Check and open|Edit the round|Add a statement|Read the words", page)
    read_all(draft, convenor)
    actions.open_round(draft, by=convenor)
    page = read(client, ONE)
    assert "Close the round" in page
    assert "Invitations" not in page


def test_rules_people_answered_under_become_stricter_only(
    desk: Client, programme: Programme, convenor: Account
):
    made = opened(programme, convenor)
    looser = refused(desk, f"{ONE}policy/", disclosure="exact", most_seats="2", smallest="5")
    assert "The policy cannot be loosened once people have answered under it: disclosure." in looser
    in_room = refused(desk, f"{ONE}policy/", disclosure="room_only", most_seats="2", smallest="5")
    assert "People were not told when answers would be deleted" in in_room
    assert "never for fewer than 6 people of a side" in read(desk, ONE)
    page = sent(desk, f"{ONE}policy/", disclosure="bands", most_seats="3", smallest="7")
    assert "never for fewer than 9 people of a side" in page
    assert AuditEntry.objects.filter(action="policy made stricter").count() == 1
    assert Round.objects.get().frozen != made.frozen
