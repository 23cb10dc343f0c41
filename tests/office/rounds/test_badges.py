"""The code of a side on badges, and what kind of organisation people come from."""

import re
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from django.test import Client
from office.perception.answered import sit
from office.rounds.test_join import seated
from office.rounds.text_browser import TextBrowser

from tracktwo.office.models import Account, AuditEntry
from tracktwo.office.perception.actions import close_and_work_out
from tracktwo.office.rounds.actions import edit_round, make_badges
from tracktwo.office.rounds.codes import ALPHABET
from tracktwo.office.rounds.definitions import definition_of, digest
from tracktwo.office.rounds.exchange import export_round, read_round
from tracktwo.office.rounds.kinds import Organisation
from tracktwo.office.rounds.models import Participant, Round, RoundSide
from tracktwo.office.rounds.queries import asked, organisations_of, texts_of
from tracktwo.vocabulary.errors import DataError

KIND = "What kind of organisation do you come from? (optional)"


@pytest.fixture
def codes(open_round: Round, convenor: Account) -> dict[str, str]:
    """The code of each side, by its key."""
    return {each.side.key: each.badge for each in make_badges(open_round, by=convenor)}


def seats() -> list[str]:
    return [each.side.key for each in Participant.objects.select_related("side")]


def test_each_side_has_a_code_of_six_signs_nobody_takes_for_another(codes: dict[str, str], open_round: Round):
    assert len(set(codes.values()) | {open_round.code}) == 3
    assert all(re.fullmatch(f"[{ALPHABET}]{{6}}", code) for code in codes.values())


@pytest.mark.parametrize("entry", ["code", "badge"])
def test_a_badge_seats_on_its_side_without_asking(codes: dict[str, str], open_round: Round, entry: str):
    Round.objects.update(entry=entry)
    code = codes["west"]
    for way in (
        TextBrowser().open("/join/").fill(code=f"{code[:3].lower()} {code[3:]}").press(),
        TextBrowser().open(f"/join/{code}/"),
    ):
        assert way.follow("English").address == f"/join/{open_round.code}/en/rule/"
        assert "Your seat in this round: West bank" in way.words
        way.press("I understand and agree")
    assert seats() == ["west", "west"]


def test_beside_badges_a_side_is_said_or_only_given(codes: dict[str, str], open_round: Round):
    assert seats() == []
    seated("East bank")
    Round.objects.update(entry="badge")
    person = TextBrowser().open(f"/join/{open_round.code}/en/side/")
    assert "the code on your badge says which side you take part with" in person.words
    assert not {"East bank", "West bank"} & {words for form in person.page.forms for words in form.buttons}
    person.open(f"/join/{open_round.code}/en/side/", {**person.form.fields, "side": "east"})
    assert person.address.endswith("/side/")
    person.fill(code=codes["west"]).press().follow("English").press("I understand and agree")
    assert sorted(seats()) == ["east", "west"]


@pytest.mark.usefixtures("codes")
def test_a_side_chosen_before_badges_were_asked_for_is_refused(open_round: Round):
    person = TextBrowser().open(f"/join/{open_round.code}/en/side/").press("East bank")
    Round.objects.update(entry="badge")
    assert "the code on your badge" in person.press("I understand and agree").words
    assert seats() == []


def test_a_badge_changes_no_seat_that_was_taken(codes: dict[str, str], open_round: Round):
    person = seated("East bank").open(f"/join/{codes['west']}/").follow("English")
    assert person.address == f"/join/{open_round.code}/en/1/"
    assert seats() == ["east"]


def test_other_codes_end_the_first_and_a_foreign_one_opens_nothing(
    codes: dict[str, str], open_round: Round, convenor: Account
):
    make_badges(open_round, by=convenor)
    person = TextBrowser().open(f"/join/{open_round.code}/badge/{codes['west']}/")
    assert (person.answers[-1], "We do not know this code." in person.words) == (404, True)
    now = RoundSide.objects.get(side__key="west").badge
    assert TextBrowser().open(f"/join/AAAAAA/badge/{now}/").answers[-1] == 404
    Round.objects.update(opened_at=None)
    assert TextBrowser().open(f"/join/{now}/").answers[-1] == 404


def test_a_closed_round_and_one_by_invitation_have_no_badges(open_round: Round, convenor: Account):
    Round.objects.update(entry="invitation")
    with pytest.raises(DataError, match="by personal invitation only"):
        make_badges(open_round, by=convenor)
    Round.objects.update(entry="code")
    close_and_work_out(open_round, by=None)
    with pytest.raises(DataError, match="closed"):
        make_badges(open_round, by=convenor)


def test_editing_a_draft_keeps_its_badges_and_no_code_stands_in_the_trail(
    codes: dict[str, str], open_round: Round, convenor: Account
):
    Round.objects.update(opened_at=None, frozen="")
    draft = Round.objects.get()
    definition = definition_of(draft)
    changed = {**definition.title, "en": "Another title"}
    edit_round(draft, replace(definition, title=changed), by=convenor, seen=digest(definition))
    assert {each.side.key: each.badge for each in RoundSide.objects.select_related("side")} == codes
    trail = [str(each.after) for each in AuditEntry.objects.filter(programme=open_round.programme)]
    assert trail
    assert not any(code in line for code in codes.values() for line in trail)


def test_badges_are_printed_side_by_side_as_many_as_asked_for(
    client: Client, codes: dict[str, str], open_round: Round, convenor: Account, sign_in
):
    sign_in(client, convenor)
    address = f"/office/river/rounds/{open_round.key}/badges/"
    page = client.get(address).content.decode()
    assert all(code in page for code in codes.values())
    sheet = client.get(f"{address}west/", {"people": 3})
    text = "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(sheet.content))
    assert (text.count(codes["west"]), codes["east"] in text) == (3, False)
    assert "West bank" in text
    assert "西岸" in text
    assert [client.get(f"{address}{side}/", {"people": n}).status_code for side, n in (("west", 0), ("x", 1))] == [
        404,
        404,
    ]  # fmt: skip
    client.post(address)
    assert RoundSide.objects.filter(badge__in=codes.values()).count() == 0


@pytest.fixture
def asking(open_round: Round) -> Round:
    Round.objects.update(asks_organisation=True)
    open_round.refresh_from_db()
    return open_round


def test_the_kind_of_organisation_is_asked_once_and_may_be_left_out(asking: Round):
    person = TextBrowser().open(f"/join/{asking.code}/en/side/").press("East bank")
    assert "what kind of organisation you come from" in person.words
    person.press("I understand and agree")
    assert KIND in person.words
    assert person.press("Continue").answers[-1] == 422
    person.choose("organisation", "Private company").press("Continue")
    assert person.address == f"/join/{asking.code}/en/practice/"
    assert [each.organisation for each in Participant.objects.all()] == ["private"]
    person.open(f"/join/{asking.code}/en/done/").follow(KIND).choose("organisation", "I prefer not to say")
    assert person.press("Continue").address.endswith("/practice/")
    assert [each.organisation for each in Participant.objects.all()] == [""]
    assert seated("I am an observer").address.endswith("/practice/")
    assert seated().follow("Go on without it").address.endswith("/practice/")


def test_a_round_that_does_not_ask_it_keeps_nothing_of_it(open_round: Round):
    person = seated()
    posted = {**person.form.fields, "organisation": "media"}
    assert person.open(f"/join/{open_round.code}/en/organisation/", posted).address.endswith("/practice/")
    assert Participant.objects.get().organisation == ""
    assert "asks_organisation" not in texts_of(open_round)["round"]


def test_kinds_are_told_in_bands_once_the_round_has_closed(asking: Round):
    for side, kind, people in (
        ("east", "private", 12), ("east", "media", 4), ("west", "research", 5), ("west", "", 6),
    ):  # fmt: skip
        for _person in range(people):
            Participant.objects.filter(pk=sit(asking, side, {}).pk).update(organisation=kind)
    assert organisations_of(asking) == []
    close_and_work_out(asking, by=None)
    asking.refresh_from_db()
    told = {
        each.kind: {side.key: band and band.value for side, band in each.people.items()}
        for each in organisations_of(asking)
    }
    nobody = {"east": None, "west": None}
    assert told == {
        **dict.fromkeys(Organisation, nobody),
        Organisation.PRIVATE: {"east": "10-19", "west": None},
        Organisation.RESEARCH: {"east": None, "west": "5-9"},
        None: {"east": None, "west": "5-9"},
    }


def test_the_question_is_part_of_what_is_frozen_and_of_the_file(asking: Round):
    assert texts_of(asking)["round"]["asks_organisation"] is True
    assert read_round(export_round(asking)).definition.asks_organisation is True
    assert asked(asking)
