"""Decisions on two documents that disagree: what they write, how they are taken back, and that none is lost."""

import json

import pytest
from office.review.conftest import PAGE, REPORT, about, item

from tracktwo.office.models import (
    AuditEntry,
    Citation,
    Document,
    Entered,
    Item,
    ReviewDecision,
    SideCode,
)
from tracktwo.office.record.actions import add_file, save_entry
from tracktwo.office.record.entries import ENTRIES, content_of, versions
from tracktwo.office.record.queries import facts_of
from tracktwo.office.review import actions
from tracktwo.office.review.erasing import erase
from tracktwo.office.review.working import read_now
from tracktwo.record import Verb
from tracktwo.vocabulary.errors import DataError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read")]

EVENT = "Workshop on ports"


def accept(title, by, kind="", **more):
    return actions.accept(**about(item(by.memberships.get().programme, title, kind), by), **more)


def standings(programme):
    return {
        each.origin: (each.kind, each.title, each.standing, each.outcome, each.is_left, each.said["values"])
        for each in Item.objects.filter(programme=programme)
    }


def everything(programme):
    """How many rows of each kind there are."""
    return [
        rows.count()
        for rows in (
            programme.events,
            programme.persons,
            programme.organisations,
            programme.conferences,
            programme.conflicts,
            programme.citations,
            Entered.objects,
        )
    ]


def test_nothing_enters_before_a_person_decides(programme):
    assert everything(programme) == [0, 0, 0, 0, 0, 0, 0]
    assert not ReviewDecision.objects.exists()


def test_an_event_enters_with_its_organisers_conference_and_passages(programme, convenor):
    accept(EVENT, convenor)
    event = programme.events.get()
    assert (event.kind, event.status, event.date, event.duration, event.place, event.country, event.rule) == (
        "formal_workshop",
        "held",
        "2021-05-11",
        "half-day",
        {"en": "Riga"},
        "LV",
        "",
    )
    assert [each.organisation.name for each in event.organisers.all()] == ["Amber Foundation"]
    assert event.conference.name == "2021 Baltic Port Forum"
    texts = {each.key: each.text.text for each in Document.objects.select_related("text")}
    quotes = {
        (each.field, texts[each.document.key][each.start : each.end])
        for each in Citation.objects.filter(subject=f"event:{event.key}").select_related("document")
    }
    assert {("date", "11 May 2021"), ("duration", "half-day"), ("place", "Riga, Latvia")} <= quotes
    facts = {each.field: [document.key for document in each.documents] for each in facts_of(event)}
    assert facts["date"] == ["page", "report"]
    assert [each.unread for each in facts_of(event) if each.unread] == []


def test_a_line_enters_with_who_nobody_doubts_and_its_talk(programme, convenor):
    accept(EVENT, convenor)
    primary = accept("LAINE, Aino", convenor, "contribution")
    line = programme.events.get().contributions.get()
    assert (line.side.key, line.listed_as, line.post_as_printed, line.affiliation_as_printed) == (
        "west",
        "speaker",
        "Analyst",
        "Kotka Institute",
    )
    names = {(each.text, each.family, each.source.key) for each in line.person.names.all()}
    assert names == {("LAINE, Aino", "LAINE", "page"), ("Aino Laine", "Laine", "report")}
    talk = programme.events.get().segments.get()
    assert (talk.kind, talk.title, talk.parts.get().contribution) == ("talk", "Counting containers", line)
    assert {each.title for each in ReviewDecision.objects.filter(along=primary)} == {
        "LAINE, Aino",
        "Kotka Institute",
    }


def test_who_is_on_a_list_of_participants_is_no_speaker(programme, convenor, add):
    """Only who is said to speak is one, and an item of the agenda is made for them alone."""
    text = (
        "Second Pilots’ Workshop\n3 June 2022, Turku, Finland\n\nPARTICIPANTS\nFINNISH SIDE\n"
        "Matti Virtanen, Captain, Turku Pilots Ltd\nEero Salo, Mate, Turku Pilots Ltd\n\n"
        'PROGRAMME\n10:00 Eero Salo, "Ice at night"\n'
    )
    add("list", text)
    read_now(programme, by=None, documents=["list"])
    names = ("Matti Virtanen", "Eero Salo")
    items = Item.objects.filter(kind="contribution", title__in=names).exclude(
        said__values__functions=["speaker"]
    )
    listed = {(each.title, each.said["values"]["functions"][0]) for each in items}
    assert listed == {(name, "participant") for name in names}


def test_who_takes_part_and_speaks_has_one_entry_whichever_is_accepted_first(programme, convenor, add):
    add(
        "list",
        "Second Pilots’ Workshop\n3 June 2022, Riga, Latvia\n\nPARTICIPANTS\n"
        "Eero Salo, Mate, Turku Pilots Ltd\n\nPROGRAMME\n10:00 Eero Salo, “Ice at night”\n",
    )
    read_now(programme, by=None, documents=["list"])
    accept("Second Pilots’ Workshop", convenor)
    told = {
        each.said["values"]["functions"][0]: each
        for each in Item.objects.filter(kind="contribution", title="Eero Salo")
    }

    def stands():
        event = programme.events.get()
        return [(each.listed_as, each.post_as_printed) for each in event.contributions.all()], [
            each.title for each in event.segments.all()
        ]

    def accepted(function):
        return actions.accept(**about(told[function], convenor), values={"side_of_programme": "west"})

    def taken_back(decision):
        actions.undo(programme=programme, by=convenor, number=decision.number)

    takes_part = accepted("participant")
    assert stands() == ([("participant", "Mate")], [])
    speaks = accepted("speaker")
    assert stands() == ([("speaker", "Mate")], ["Ice at night"])
    with pytest.raises(DataError, match="was changed in the record since"):
        taken_back(takes_part)
    taken_back(speaks)
    assert stands() == ([("participant", "Mate")], [])
    taken_back(takes_part)
    assert stands() == ([], [])
    accepted("speaker")
    accepted("participant")
    assert stands() == ([("speaker", "Mate")], ["Ice at night"])


def test_what_it_belongs_to_is_decided_first(convenor, programme):
    with pytest.raises(DataError, match=rf"^Decide first on “{EVENT}”"):
        accept("Anna Ozola", convenor, "contribution")
    accept(EVENT, convenor)
    actions.reject(**about(item(programme, "Anna Ozola", "person"), convenor))
    before = everything(programme)
    with pytest.raises(DataError, match="“Anna Ozola”, which this needs, was rejected"):
        accept("Anna Ozola", convenor, "contribution")
    assert everything(programme) == before


def test_a_side_is_asked_for_and_never_guessed(convenor, programme):
    SideCode.objects.all().delete()
    accept(EVENT, convenor)
    before = everything(programme)
    with pytest.raises(DataError, match="whom the documents list under “LV”"):
        accept("Anna Ozola", convenor, "contribution")
    assert everything(programme) == before


def test_what_a_person_gives_rests_on_the_person(convenor, programme):
    accept(EVENT, convenor, values={"date": "2021-05-12", "duration": None, "kind": "high_level_session"})
    event = programme.events.get()
    assert (event.date, event.duration, event.kind) == ("2021-05-12", "", "high_level_session")
    cited = set(Citation.objects.filter(subject=f"event:{event.key}").values_list("field", flat=True))
    assert {"names", "place"} <= cited
    assert cited.isdisjoint({"date", "duration", "kind"})
    read_now(programme, by=None)
    assert item(programme, EVENT).said["values"]["date"] == "2021-05-12"


def test_both_values_of_a_disagreement_are_kept_and_one_is_shown(convenor, programme):
    accept(EVENT, convenor)
    actions.choose(**about(item(programme, "duration"), convenor), place=1, why="The report came later.")
    conflict = programme.conflicts.get()
    shown = [(each.text["en"], each.chosen, each.document.key) for each in conflict.values.all()]
    assert sorted(shown) == [("full-day", True, "report"), ("half-day", False, "page")]
    assert (conflict.reason, programme.events.get().duration) == (
        {"en": "The report came later."},
        "full-day",
    )


def test_everything_decided_can_be_taken_back(programme, convenor):
    for each in list(Item.objects.filter(kind="event")) + list(Item.objects.filter(kind="conflict")):
        if each.kind == "event":
            actions.accept(**about(each, convenor))
        else:
            actions.choose(**about(each, convenor), place=0)
    for each in Item.objects.filter(kind="contribution"):
        actions.accept(**about(each, convenor))
    assert everything(programme)[:4] == [1, 6, 6, 1]
    assert programme.conflicts.count() == Item.objects.filter(kind="conflict").count()
    for number in (
        ReviewDecision.objects.filter(along=None).order_by("-number").values_list("number", flat=True)
    ):
        actions.undo(programme=programme, by=convenor, number=number)
    assert everything(programme) == [0, 0, 0, 0, 0, 0, 0]
    assert {each[2:4] for each in standings(programme).values()} == {("open", "new")}


def test_what_others_rest_on_or_somebody_edited_is_not_taken_back(programme, convenor):
    first = accept(EVENT, convenor)
    accept("Anna Ozola", convenor, "contribution")
    before = everything(programme)
    with pytest.raises(DataError, match="other entries rest on it"):
        actions.undo(programme=programme, by=convenor, number=first.number)
    person = programme.persons.get()
    entry = ENTRIES["person"]
    content = content_of(entry, person)
    save_entry(
        programme=programme,
        by=convenor,
        entry=entry,
        key=person.key,
        content={**content, "note": {"en": "Seen in 2022."}},
        opened_at=versions(content),
    )
    line = ReviewDecision.objects.get(along=None, kind="contribution")
    with pytest.raises(DataError, match="was changed in the record since"):
        actions.undo(programme=programme, by=convenor, number=line.number)
    assert everything(programme) == before


def test_reading_again_changes_nothing_that_was_decided(programme, convenor):
    accept(EVENT, convenor)
    accept("LAINE, Aino", convenor, "contribution", values={"title": "Counting all containers"})
    actions.reject(**about(item(programme, "Turku Pilots Ltd"), convenor))
    actions.put_off(**about(item(programme, "hosts"), convenor))
    actions.choose(**about(item(programme, "duration"), convenor), place=0)
    before = standings(programme)
    assert read_now(programme, by=None).state == "read"
    assert standings(programme) == before


def test_a_newer_version_shows_what_changed_and_what_is_gone(programme, convenor, add):
    accept(EVENT, convenor)
    accept("Anna Ozola", convenor, "contribution")
    accept("Pekka Niemi", convenor, "contribution")
    accept("Liga Kalnina", convenor, "contribution")
    newer = REPORT.replace("Liga Kalnina, Professor,", "Liga Kalnina, Rector,").replace(
        "Pekka Niemi, Secretary General, Finnish Society of Ports\n", ""
    )
    document = add("report-2", "An added line.\n\n" + newer, replaces=Document.objects.get(key="report"))
    assert document.replaces.key == "report"
    read_now(programme, by=None)
    kept = {
        each.title: each.outcome for each in Item.objects.filter(kind="contribution", standing="accepted")
    }
    assert kept == {"Anna Ozola": "moved", "Liga Kalnina": "changed", "Pekka Niemi": "gone"}
    changed = item(programme, "Liga Kalnina", "contribution")
    assert changed.is_left
    actions.accept(**about(changed, convenor))
    line = programme.events.get().contributions.get(name_as_printed="Liga Kalnina")
    assert line.post_as_printed == "Rector"
    before = standings(programme)
    read_now(programme, by=None)
    assert standings(programme) == before


def test_what_was_accepted_can_stand_against_the_documents(programme, convenor, add):
    accept(EVENT, convenor)
    accept("Liga Kalnina", convenor, "contribution")
    newer = REPORT.replace("Liga Kalnina, Professor,", "Liga Kalnina, Rector,")
    add("report-2", newer, replaces=Document.objects.get(key="report"))
    read_now(programme, by=None)
    actions.keep(**about(item(programme, "Liga Kalnina", "contribution"), convenor))
    read_now(programme, by=None)
    line = programme.events.get().contributions.get()
    assert (line.post_as_printed, item(programme, "Liga Kalnina", "contribution").is_left) == (
        "Professor",
        False,
    )


def test_two_people_do_not_decide_over_each_other(programme, convenor, other_convenor):
    both = item(programme, "Anna Ozola", "person")
    seen = about(both, other_convenor)
    actions.accept(**about(both, convenor))
    with pytest.raises(DataError, match="Somebody decided on this after you opened the page"):
        actions.reject(**seen)
    assert programme.persons.count() == 1


def test_an_entry_that_is_there_is_not_made_twice(programme, convenor, add):
    accept("Anna Ozola", convenor, "person")
    add(
        "third",
        "Second workshop: 3 June 2022 in Riga, Latvia\n\nSPEAKERS\nOZOLA Anna, Director, Amber Foundation\n",
    )
    Item.objects.filter(kind="person").delete()
    ReviewDecision.objects.all().delete()
    Entered.objects.all().delete()
    read_now(programme, by=None, documents=["third"])
    accept(Item.objects.get(kind="person").title, convenor, "person")
    person = programme.persons.get()
    assert {each.text for each in person.names.all()} == {"Anna Ozola", "OZOLA Anna"}


def test_names_a_person_joined_become_one_entry(programme, convenor):
    one, other = item(programme, "Kotka Institute"), item(programme, "University of Liepaja")
    actions.say_of_names(
        programme=programme, by=convenor, origin=one.origin, other=other.origin, verb=Verb.SAME
    )
    accept("Kotka Institute", convenor)
    accept("University of Liepaja", convenor)
    kept = programme.organisations.get()
    assert (kept.name, [each.text for each in kept.names.all()]) == (
        "Kotka Institute",
        ["University of Liepaja"],
    )


def test_an_erased_person_is_nowhere_and_does_not_come_back(programme, convenor):
    accept(EVENT, convenor)
    for name in ("LAINE, Aino", "Janis BERZINS"):
        accept(name, convenor, "contribution")
    person = programme.persons.get(names__text="Aino Laine")
    key = person.key
    erase(programme=programme, by=convenor, key=key)
    rows = [
        *ReviewDecision.objects.values_list("said", "effect", "title"),
        *Item.objects.values_list("said", "title"),
        *AuditEntry.objects.values_list("subject", "before", "after", "note"),
        *Entered.objects.values_list("origin", "subject"),
        *programme.citations.values_list("subject"),
        *programme.persons.values_list("names__text"),
    ]
    assert "laine" not in json.dumps(rows).casefold()
    assert programme.events.get().contributions.count() == 1
    read = read_now(programme, by=None)
    assert (read.state, read.withheld > 0) == ("read", True)
    assert not any("laine" in title.casefold() for title in Item.objects.values_list("title", flat=True))
    assert item(programme, "Janis BERZINS", "contribution").standing == "accepted"


def test_the_file_of_a_document_that_is_read_can_be_added_again(programme, convenor):
    add_file(programme=programme, by=convenor, key="page", content=PAGE.encode(), name="page.txt")
    assert read_now(programme, by=convenor).state == "read"


def test_every_name_of_an_event_is_kept_and_the_chosen_one_shown(programme, convenor):
    accept(EVENT, convenor)
    disputed = item(programme, "name")
    values = [each["value"] for each in disputed.said["proposal"]["choices"]]
    other = next(place for place, value in enumerate(values) if value != EVENT)
    decision = actions.choose(**about(disputed, convenor), place=other)
    names = {each.text: each.preferred for each in programme.events.get().names.all()}
    assert names == {value: value != EVENT for value in values}
    actions.undo(programme=programme, by=convenor, number=decision.number)
    assert [(each.text, each.preferred) for each in programme.events.get().names.all()] == [(EVENT, True)]
