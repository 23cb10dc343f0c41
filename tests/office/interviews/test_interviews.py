"""Interviews: read by a side's own researchers, counted in bands, quoted as the person let the words out."""

import pytest

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, approvable, clear
from tracktwo.clearance.account import account
from tracktwo.clearance.kinds import Note, Theme
from tracktwo.office.interviews import actions, queries
from tracktwo.office.interviews.material import said_material
from tracktwo.office.interviews.models import Interview, InterviewPassage
from tracktwo.office.models import AuditEntry, FactApproval, Narrative, Person, PersonName, SectorType
from tracktwo.office.releases.contents import everything_held
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import Stance

pytestmark = pytest.mark.django_db
SAID = {"en": "Nobody here has unlimited money."}
QUOTE = {"en": "Money is short for everybody."}
VALUES = {
    "consent": "quoted",
    "consented": "2021-03",
    "rule": "not_for_attribution",
    "type": None,
    "house": "",
    "held": "2021-03",
}


@pytest.fixture
def narrative(programme):
    return Narrative.objects.create(
        programme=programme, key="money", number=1, text={"en": "Unlimited money"}
    )


def held(programme, by, *, number=1, about="narrative:money", quote=None, **values):
    """Interviews of the side of an account, each of a house of its own, with one passage about something."""
    for each in range(number):
        made = actions.make_interview(programme, {**VALUES, "house": f"{each}", **values}, by=by)
        passage = actions.add_passage(made, SAID, by=by)
        if about:
            actions.code_passage(passage, about, Stance.CONTRADICTS, by=by)
        if quote:
            actions.edit_passage(passage, SAID, quote, by=by)
            passage.refresh_from_db()
            actions.allow_words(passage, by=by, sha256=queries.quote_digest(quote))
    return made


def raised(programme):
    sides = list(programme.sides.order_by("key"))
    return [(each.subject, each.people) for each in queries.themes(programme, sides)]


def test_the_other_side_reads_nothing_of_an_interview(
    client, sign_in, programme, narrative, researcher, other_convenor, facilitator
):
    key = held(programme, researcher).key
    address = f"/office/{programme.key}/interviews/"
    assert SAID["en"] in sign_in(client, researcher).get(f"{address}{key}/").content.decode()
    assert sign_in(client, other_convenor).get(f"{address}{key}/").status_code == 404
    assert f"{address}{key}/" not in sign_in(client, other_convenor).get(address).content.decode()
    assert sign_in(client, facilitator).get(f"{address}{key}/").status_code == 403
    entries = AuditEntry.objects.filter(subject=f"interview:{key}")
    assert {entry.side.key for entry in entries} == {"east"}
    assert {(entry.before, entry.after) for entry in entries} == {(None, None)}


def test_what_was_raised_is_counted_from_five_people_and_five_houses(programme, narrative, researcher):
    held(programme, researcher, number=4)
    assert raised(programme) == []
    held(programme, researcher, house="0")
    assert raised(programme) == []
    held(programme, researcher, house="9")
    assert raised(programme) == [("narrative:money", {"east": "5-9", "west": None})]


@pytest.mark.parametrize("values", [{"consent": "inside"}, {"rule": "off_the_record"}, {"rule": ""}], ids=str)
def test_without_consent_and_off_the_record_nobody_is_counted(programme, narrative, researcher, values):
    held(programme, researcher, number=6, **values)
    assert raised(programme) == []
    assert [noun for noun in everything_held(programme) if isinstance(noun, Theme)] == []


def test_withdrawing_deletes_what_was_said_at_once(programme, narrative, researcher):
    held(programme, researcher, number=5)
    made = Interview.objects.first()
    actions.withdraw(made, by=researcher)
    assert raised(programme) == []
    assert InterviewPassage.objects.filter(interview=made).count() == 0
    made.refresh_from_db()
    assert (made.house, made.held, made.rule, made.consented) == ("", "", "", "")
    with pytest.raises(DataError, match="withdrew"):
        actions.add_passage(made, SAID, by=researcher)


def test_types_with_few_people_stand_among_the_others(programme, narrative, researcher):
    many, few = (
        SectorType.objects.create(programme=programme, key=key, name={"en": key}) for key in ("many", "few")
    )
    held(programme, researcher, number=6, type=many)
    held(programme, researcher, number=3, type=few, house="f")
    sides = list(programme.sides.order_by("key"))
    found = queries.types_heard(programme, sides)
    assert [(each.type, each.people["east"]) for each in found] == [(many, "5-9")]
    held(programme, researcher, number=5)
    found = queries.types_heard(programme, sides)
    assert [(each.type, each.people["east"]) for each in found] == [(many, "5-9"), (None, "5-9")]


def test_words_go_out_once_their_speaker_let_them_out_as_they_stand(programme, narrative, researcher):
    made = held(programme, researcher)
    passage = made.passages.get()
    with pytest.raises(DataError, match="words have changed"):
        actions.allow_words(passage, by=researcher, sha256="0" * 64)
    actions.edit_passage(passage, SAID, QUOTE, by=researcher)
    passage.refresh_from_db()
    assert not queries.is_quotable(passage)
    actions.allow_words(passage, by=researcher, sha256=queries.quote_digest(QUOTE))
    passage = made.passages.select_related("interview").get()
    assert queries.is_quotable(passage)
    actions.edit_passage(passage, SAID, {"en": "Other words."}, by=researcher)
    assert not queries.is_quotable(made.passages.select_related("interview").get())


def test_a_quotation_names_nobody_and_needs_the_persons_leave(programme, narrative, researcher):
    person = Person.objects.create(programme=programme, key="lin")
    PersonName.objects.create(person=person, text="Wei Lin", family="Lin", given="Wei", preferred=True)
    made = held(programme, researcher)
    with pytest.raises(DataError, match="names “Wei Lin”"):
        actions.edit_passage(made.passages.get(), SAID, {"en": "Wei Lin said so."}, by=researcher)
    quiet = held(programme, researcher, consent="counted")
    passage = quiet.passages.get()
    actions.edit_passage(passage, SAID, QUOTE, by=researcher)
    with pytest.raises(DataError, match="did not agree"):
        actions.allow_words(passage, by=researcher, sha256=queries.quote_digest(QUOTE))


def test_consent_needs_a_day(client, sign_in, programme, researcher):
    with pytest.raises(DataError, match="when the person agreed"):
        actions.make_interview(programme, {**VALUES, "consented": ""}, by=researcher)
    address = f"/office/{programme.key}/interviews/new/"
    refused = sign_in(client, researcher).post(address, {"consent": "counted", "consented": ""})
    assert refused.status_code == 422
    assert "Say when the person agreed to it." in refused.content.decode()
    assert Interview.objects.count() == 0


def test_outside_it_stands_with_a_public_narrative_from_ten_of_each_side(
    programme, narrative, researcher, seat, convenor, other_convenor
):
    for by in (researcher, seat("researcher", side="west")):
        held(programme, by, number=10, quote=QUOTE)
    held(programme, researcher, about="", house="silent")
    held(programme, researcher, house="inside", consent="inside")
    (theme,) = (noun for noun in everything_held(programme) if isinstance(noun, Theme))
    assert not isinstance(clear(theme, audience=PUBLIC), Cleared)
    for by in (convenor, other_convenor):
        FactApproval.objects.create(
            programme=programme, subject="narrative:money", field="text",
            side=by.memberships.get().side, account=by, fingerprint=approvable(narrative.text),
        )  # fmt: skip
    (theme,) = (noun for noun in everything_held(programme) if isinstance(noun, Theme))
    told = clear(theme, audience=CONVENORS).value
    assert isinstance(clear(theme, audience=PUBLIC), Cleared) == bool(theme.subject.evidence)
    assert [(each.side, each.people) for each in told.heads] == [("east", "10-19"), ("west", "10-19")]
    assert [dict(each) for each in told.quotes] == [QUOTE] * 20
    assert [each.has_raised for each in theme.voices] == [*[True] * 20, False]
    assert "Wei" not in repr(told)


def test_what_was_said_is_searched_for_outside_and_is_in_nobodys_account(programme, narrative, researcher):
    held(programme, researcher, consent="inside")
    (note,) = said_material(programme)
    assert note == Note(subject="interview:i1", text=SAID, side="east")
    assert account([note]) == ()


def test_a_name_that_is_erased_goes_out_of_what_was_said(programme, narrative, researcher):
    made = held(programme, researcher)
    actions.edit_passage(made.passages.get(), {"en": "As Wei Lin says."}, {}, by=researcher)
    assert actions.forget_names(programme, ["Wei Lin"]) == 1
    assert "Wei Lin" not in str(made.passages.get().text)


def test_lists_cost_as_many_queries_with_many_interviews(
    client, sign_in, programme, narrative, researcher, django_assert_max_num_queries
):
    held(programme, researcher, number=12)
    sign_in(client, researcher)
    for path in ("", "themes/"):
        with django_assert_max_num_queries(14):
            assert client.get(f"/office/{programme.key}/interviews/{path}").status_code == 200
