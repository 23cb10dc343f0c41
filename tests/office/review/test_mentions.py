"""Erasing a person: where else they are named is shown before, and a person decides of each place."""

import re

import pytest
from django.apps import apps
from django.utils import timezone
from office.review.conftest import about, item

from tracktwo.office.models import (
    Answer,
    Item,
    Note,
    Outcome,
    Participant,
    Round,
    SideNote,
    Statement,
)
from tracktwo.office.record.actions import scrubbed
from tracktwo.office.review import actions, mentions
from tracktwo.office.review.erasing import erase, forms_of
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db

ERASE = "/office/river/erase/anna-ozola/"


@pytest.fixture
def named(read, convenor):
    """A person who is named in words all over the programme."""
    programme = read.programme
    actions.accept(**about(item(programme, "Anna Ozola", "person"), convenor))
    person = programme.persons.get(key="anna-ozola")
    own, other = (
        convenor.memberships.get().side,
        programme.sides.exclude(memberships__account=convenor).first(),
    )
    outcome = Outcome.objects.create(
        programme=programme,
        key="berths",
        number=1,
        text={"en": "Berths."},
        unknown={"en": "Ask Anna Ozola, again."},
    )
    outcome.corrections.create(date="2021", text={"en": "Anna OZOLA put it right."})
    outcome.evidence.create(subject="event:x", note={"en": "Told by Ozolas people"})
    Note.objects.create(
        programme=programme, key="n", side=other, subject="outcome:berths", text={"en": "Anna Ozola!"}
    )
    SideNote.objects.create(
        programme=programme, side=own, subject="outcome:berths", text={"en": "Anna Ozola doubts it."}
    )
    return person


def plain(client):
    """The page without the marks of languages around what somebody wrote."""
    return re.sub(r"</?(bdi|span)[^>]*>", "", client.get(ERASE).content.decode())


def shown(client):
    return re.findall(r'id="taken-\d+" value="(\w+)"( checked)?><label [^>]*>“(.*?)”</label>', plain(client))


def texts(programme):
    outcome = programme.outcomes.get()
    return [
        outcome.unknown["en"],
        outcome.corrections.get().text["en"],
        outcome.evidence.get().note["en"],
        SideNote.objects.get().text["en"],
        Note.objects.get().text["en"],
    ]


def test_every_place_is_shown_and_the_family_name_alone_is_not_ticked(client, sign_in, named, convenor):
    named.names.update(family="Ozola")
    sign_in(client, convenor)
    page = plain(client)
    assert sorted((words, bool(ticked)) for _token, ticked, words in shown(client)) == [
        ("Anna OZOLA put it right.", True),
        ("Anna Ozola doubts it.", True),
        ("Ask Anna Ozola, again.", True),
        ("Told by Ozolas people", False),
    ]
    assert "Anna Ozola!" not in page


def test_what_a_person_ticks_goes_and_what_they_do_not_stays(client, sign_in, named, convenor):
    named.names.update(family="Ozola")
    sign_in(client, convenor)
    found = shown(client)
    answer = client.post(
        ERASE,
        {
            "sure": "on",
            "offered": [token for token, _ticked, _words in found],
            "taken": [token for token, _ticked, words in found if words != "Anna Ozola doubts it."],
        },
    )
    assert answer.status_code == 302
    assert texts(named.programme) == [
        "Ask …, again.",
        "… put it right.",
        "Told by …s people",
        "Anna Ozola doubts it.",
        "…!",
    ]


def test_words_written_meanwhile_are_shown_before_anybody_is_erased(client, sign_in, named, convenor):
    sign_in(client, convenor)
    offered = [token for token, _ticked, _words in shown(client)]
    Outcome.objects.create(
        programme=named.programme, key="late", number=2, text={"en": "Anna Ozola was late."}
    )
    answer = client.post(ERASE, {"sure": "on", "offered": offered, "taken": offered[:1]})
    html = answer.content.decode()
    assert (answer.status_code, "were not shown to you" in html, html.count('" checked>')) == (422, True, 2)
    assert "Anna Ozola was late." in html
    assert named.programme.persons.filter(key="anna-ozola").exists()
    with pytest.raises(DataError, match="not shown"):
        erase(programme=named.programme, by=convenor, key="anna-ozola")


def test_what_participants_wrote_is_not_shown_and_goes(client, sign_in, named, convenor):
    side = named.programme.sides.first()
    round_ = Round.objects.create(
        programme=named.programme, key="one", title={"en": "One"}, opened_at=timezone.now()
    )
    statement = Statement.objects.create(
        round=round_, key="s", text={"en": "Anna Ozola is right."}, position=1
    )
    person = Participant.objects.create(
        round=round_, seat="side", side=side, language="en", return_hash="x", day="2021-01-01"
    )
    Answer.objects.create(
        participant=person,
        statement=statement,
        depends_on="on Anna Ozola",
        language="en",
        day="2021-01-01",
        sent="x",
    )
    sign_in(client, convenor)
    html = plain(client)
    assert ("on Anna Ozola" in html, "“Anna Ozola is right.”" in html) == (False, True)
    offered = [token for token, _ticked, _words in shown(client)]
    erase(programme=named.programme, by=convenor, key="anna-ozola", offered=offered, taken=offered)
    assert Answer.objects.get().depends_on == "on …"
    assert Statement.objects.get().text == {"en": "Anna Ozola is right."}


def test_no_room_is_forgotten():
    unknown = {
        model.__name__
        for model in apps.get_app_config("office").get_models()
        if mentions._fields(model) and mentions._way(model) is None
    }
    assert unknown == {"Account", "AuditEntry"}


def test_a_name_like_a_word_of_the_program_breaks_nothing(programme, read, convenor):
    kept = {"title": {"en": "Title, at Title’s"}, "zh-Hans": "En"}
    assert scrubbed(kept, names=["Title", "En"], keys=()) == {"title": {"en": "…, at …’s"}, "zh-Hans": "…"}
    actions.accept(**about(item(programme, "Anna Ozola", "person"), convenor))
    programme.persons.get().names.update(text="Event")
    erase(programme=programme, by=convenor, key="anna-ozola")
    assert "Event" not in forms_of_all(programme)
    assert Item.objects.exists()


def forms_of_all(programme):
    return [form for person in programme.persons.all() for form in forms_of(person)]
