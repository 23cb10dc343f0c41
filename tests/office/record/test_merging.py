"""Two entries made one and taken apart again: nothing is lost, nothing is let out, and edits made meanwhile stay."""

import json
from pathlib import Path

import pytest

import tracktwo
from tracktwo.office.models import AuditEntry, Citation, Judgement
from tracktwo.office.record import actions
from tracktwo.office.record import models as record
from tracktwo.office.record.actions import Refused
from tracktwo.office.record.entries import ENTRIES, blank, content_of, versions
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.places import pointers
from tracktwo.record import Verdict
from tracktwo.vocabulary.errors import DataError

FILE = Path(tracktwo.__file__).parent / "demo" / "sino-us-space.json"
pytestmark = pytest.mark.django_db


@pytest.fixture
def space(db):
    return import_programme(FILE.read_bytes(), by=None)


def exported(programme):
    """The programme's file without its judgements."""
    file = json.loads(export_programme(programme))
    file.pop("judgements", None)
    return file


def merge(programme, kind, kept, gone, **chosen):
    return actions.merge_entries(
        programme=programme, by=None, kind=kind, kept=kept, gone=gone, chosen=chosen, why="one and the same"
    )


def edit(programme, kind, key, **values):
    entry = ENTRIES[kind]
    content = content_of(entry, entry.model.objects.get(programme=programme, key=key))
    actions.save_entry(
        programme=programme,
        by=None,
        entry=entry,
        key=key,
        content=content | values,
        opened_at=versions(content),
    )


def people(programme):
    return sorted(programme.persons.values_list("key", flat=True))


def busy(programme, person):
    """Let a person be wherever a person can be."""
    event, side = programme.events.first(), programme.sides.first()
    row = programme.persons.get(key=person)
    record.Attendance.objects.create(programme=programme, key="was-there", event=event, person=row, side=side)
    record.Note.objects.create(programme=programme, key="n1", subject=f"person:{person}", text={"en": "Ask."})
    record.Note.objects.create(
        programme=programme, key="n2", subject=f"person:{person}", side=side, text={"en": "Our own."}
    )
    record.Remark.objects.create(
        programme=programme, key="said", event=event, author=row, side=side, original={"en": "Water first."},
        release={"en": "Water matters."}, release_approved_by="Ann",
    )  # fmt: skip
    document = programme.documents.first()
    record.Citation.objects.create(
        programme=programme, document=document, subject=f"person:{person}", field="names", start=1, end=9
    )
    record.Conflict.objects.create(
        programme=programme, key="which", subject=f"person:{person}", field="names", question={"en": "Which?"}
    )


def test_two_people_become_one_and_two_again_to_the_last_byte(space):
    kept, gone = people(space)[:2]
    for person in (gone, kept):
        record.Person.objects.filter(programme=space, key=person).update(note={"en": f"About {person}."})
    busy(space, gone)
    before = exported(space)

    judgement = merge(space, "person", kept, gone, note="gone")

    row = space.persons.get(key=kept)
    assert not space.persons.filter(key=gone).exists()
    assert row.note == {"en": f"About {gone}."}
    texts = {
        name["text"]
        for person in before["people"]
        if person["key"] in (kept, gone)
        for name in person["names"]
    }
    assert {name.text for name in row.names.all()} == texts
    assert row.names.filter(preferred=True).count() == 1
    assert space.notes.filter(subject=f"person:{kept}").count() == 2
    assert row.remarks.get().release_approved_by == "Ann"
    assert row.attendance.count() == 1
    assert not Citation.objects.filter(subject=f"person:{gone}").exists()

    actions.take_apart(programme=space, by=None, key=judgement.key)

    assert exported(space) == before
    trail = AuditEntry.objects.filter(subject=f"person:{kept}").order_by("pk")
    assert [entry.action for entry in trail] == ["merged", "taken apart"]
    judgement.refresh_from_db()
    assert judgement.withdrawn


def test_any_two_organisations_that_can_be_merged_come_apart_to_the_last_byte(space):
    keys = ["casic-3", "hiwing", "ogc", "swf"]
    before = exported(space)
    merged = 0
    for number, kept in enumerate(keys):
        for gone in keys[number + 1 :]:
            try:
                judgement = merge(space, "organisation", kept, gone, name="gone", parent="gone", side="gone")
            except DataError:
                continue
            merged += 1
            assert not space.organisations.filter(key=gone).exists()
            actions.take_apart(programme=space, by=None, key=judgement.key)
            assert exported(space) == before, (kept, gone)
    assert merged > 3


def test_an_entry_edited_after_the_merge_keeps_the_edit(space):
    kept, gone = people(space)[:2]
    third = people(space)[5]
    mine, theirs = (space.persons.get(key=key).contributions.first().key for key in (kept, gone))
    before = exported(space)
    judgement = merge(space, "person", kept, gone)
    edit(space, "contribution", theirs, post_as_printed="Director, as somebody read later")
    edit(space, "contribution", mine, person=third)
    names = content_of(ENTRIES["person"], space.persons.get(key=kept))["names"]
    added = {**names[0], "text": "A Third Form", "family": "", "given": "", "preferred": False}
    edit(space, "person", kept, names=[*names, added])

    actions.take_apart(programme=space, by=None, key=judgement.key)

    after = exported(space)
    by_key = {person["key"]: person for person in after["people"]}
    was = {person["key"]: person for person in before["people"]}
    assert by_key[gone] == was[gone]
    assert {name["text"] for name in by_key[kept]["names"]} == {
        "A Third Form",
        *(name["text"] for name in was[kept]["names"]),
    }
    rows = {row["key"]: row for event in after["events"] for row in event.get("contributions", [])}
    assert rows[theirs]["person"] == gone
    assert rows[theirs]["post_as_printed"] == "Director, as somebody read later"
    assert rows[mine]["person"] == third


def test_a_list_that_named_both_names_the_one_once_and_both_again_even_after_an_edit(space):
    event = space.events.get(key="fuzhou-2020")
    record.Organiser.objects.get_or_create(
        event=event, organisation=space.organisations.get(key="caelus"), role="host"
    )
    record.Organiser.objects.get_or_create(
        event=event, organisation=space.organisations.get(key="swf"), role="host"
    )
    judgement = merge(space, "organisation", "swf", "caelus")
    hosts = content_of(ENTRIES["event"], event)["organisers"]
    assert [row for row in hosts if row["role"] == "host"].count({"organisation": "swf", "role": "host"}) == 1
    edit(space, "event", event.key, organisers=[*hosts, {"organisation": "bit", "role": "consulted"}])

    actions.take_apart(programme=space, by=None, key=judgement.key)

    named = {(row.organisation.key, row.role) for row in event.organisers.all()}
    assert {("swf", "host"), ("caelus", "host"), ("bit", "consulted")} <= named


def test_passages_read_for_one_name_do_not_state_the_other(space):
    """A public document that states one name says nothing about the other, unread or not."""
    document = space.documents.first()
    record.Document.objects.filter(pk=document.pk).update(is_public=True)
    for key in ("swf", "bit"):
        record.Citation.objects.filter(programme=space, subject=f"organisation:{key}").delete()
        record.OrganisationName.objects.filter(organisation__key=key).update(source=None)
    record.Citation.objects.create(
        programme=space, document=document, subject="organisation:bit", field="name", start=1, end=5
    )

    with pytest.raises(DataError, match="Keep “bit”"):
        merge(space, "organisation", "swf", "bit")

    record.Citation.objects.create(
        programme=space, document=document, subject="organisation:swf", field="", start=1, end=5
    )
    record.OrganisationName.objects.create(
        organisation=space.organisations.get(key="swf"), text="SWF", source=document
    )
    merge(space, "organisation", "swf", "bit")
    fields = Citation.objects.filter(programme=space, subject="organisation:swf").values_list(
        "field", flat=True
    )
    assert sorted(fields) == ["", "names"]


def test_the_address_that_stays_is_one_outsiders_may_read(space):
    kept, gone = people(space)[:2]
    document = space.documents.first()
    record.Document.objects.filter(pk=document.pk).update(is_public=True)
    record.PersonName.objects.filter(person__programme=space).update(source=None)
    record.PersonName.objects.filter(person__key=gone).update(source=document)

    with pytest.raises(DataError, match="would tell outside"):
        merge(space, "person", kept, gone)

    merge(space, "person", gone, kept)
    sources = dict(record.PersonName.objects.filter(person__key=gone).values_list("text", "source"))
    assert set(sources.values()) == {document.pk, None}  # what no public document printed stays unknown


def test_what_cannot_be_merged_is_refused_and_nothing_changes(space):
    before = exported(space)
    record.Relation.objects.create(
        programme=space,
        key="rivals",
        kind="competes",
        one=space.organisations.get(key="ispace"),
        other=space.organisations.get(key="leobit"),
    )
    with pytest.raises(DataError, match="A relation between the two is recorded"):
        merge(space, "organisation", "ispace", "leobit")
    with pytest.raises(DataError, match="This is one entry already"):
        merge(space, "organisation", "ispace", "ispace")
    with pytest.raises(DataError, match="There is no entry “nobody” any more"):
        merge(space, "person", "nobody", people(space)[0])
    with pytest.raises(Refused, match="is itself a part of this organisation"):
        merge(space, "organisation", "hiwing", "casic")
    record.Relation.objects.all().delete()
    assert exported(space) == before
    assert not Judgement.objects.exists()


def test_merges_on_top_of_each_other_come_apart_from_the_top(space):
    first, second, third = people(space)[:3]
    before = exported(space)
    one = merge(space, "person", first, second)
    two = merge(space, "person", third, first)

    with pytest.raises(DataError, match="was itself merged with another entry since; take that back first"):
        actions.take_apart(programme=space, by=None, key=one.key)
    actions.take_apart(programme=space, by=None, key=two.key)
    actions.take_apart(programme=space, by=None, key=one.key)
    assert exported(space) == before
    with pytest.raises(DataError, match="There is no such merge to take back"):
        actions.take_apart(programme=space, by=None, key=one.key)


def test_the_short_name_of_a_merged_entry_stays_its_own(space):
    kept, gone = people(space)[:2]
    content = content_of(ENTRIES["person"], space.persons.get(key=gone))
    merge(space, "person", kept, gone)

    with pytest.raises(Refused, match="is the short name of another entry"):
        actions.create_entry(programme=space, by=None, entry=ENTRIES["person"], content=content, key=gone)


def test_a_merge_goes_into_the_file_and_is_taken_back_elsewhere(space):
    kept, gone = people(space)[:2]
    before = exported(space)
    merge(space, "person", kept, gone)
    file = json.loads(export_programme(space))
    file["programme"]["key"] = "elsewhere"

    elsewhere = import_programme(json.dumps(file), by=None)
    judgement = elsewhere.judgements.get()
    actions.take_apart(programme=elsewhere, by=None, key=judgement.key)

    after = exported(elsewhere)
    assert after["people"] == before["people"]
    assert after["events"] == before["events"]


@pytest.mark.parametrize("undo", [{}, {"gone": []}, {"gone": {"names": [1]}, "places": [[1]]}])
def test_a_file_that_does_not_say_what_was_merged_is_answered_in_a_sentence(space, undo):
    kept = people(space)[0]
    Judgement.objects.create(
        programme=space, key="j", kind="person", one=kept, other="gone", verdict="same", undo=undo
    )
    before = exported(space)
    with pytest.raises(DataError, match=r"cannot be taken back\.$"):
        actions.take_apart(programme=space, by=None, key="j")
    assert exported(space) == before


def test_an_erased_person_is_in_no_judgement_either(space):
    """Nor is anybody who was merged into them, however long ago, or the lines of agendas that name them."""
    first, second, third = people(space)[:3]
    names = list(record.PersonName.objects.filter(person__key=first).values_list("text", flat=True))
    affiliated = record.Affiliation.objects.filter(contribution__person__key=first).first().organisation
    other = next(each for each in ("ogc", "commsat") if each != affiliated.key)
    merge(space, "person", second, first)
    merge(space, "person", third, second)
    merge(space, "organisation", other, affiliated.key)
    actions.judge(
        programme=space, by=None, kind="person", one=third, other="hines", verdict=Verdict.DIFFERENT
    )

    actions.erase_person(programme=space, by=None, key=third)

    kept = json.dumps([[each.one, each.other, each.why, each.undo] for each in space.judgements.all()])
    assert space.judgements.count() == 1  # the two organisations
    assert not [word for word in (first, second, third, *names) if word in kept]
    judgement = space.judgements.get()
    assert actions.take_apart(programme=space, by=None, key=judgement.key).withdrawn


def test_the_trail_keeps_no_key_or_family_name_of_whom_an_erased_person_was_merged_from(space):
    entry = ENTRIES["person"]
    form = {"text": "Wendelin Quastenflosser", "family": "Quastenflosser", "given": "Wendelin"}
    form |= {"language": "en", "order": "given_first", "preferred": True, "source": ""}
    made = actions.create_entry(
        programme=space, by=None, entry=entry, content={**blank(entry), "names": [form]}, key="quasten"
    )
    kept = people(space)[0]
    merge(space, "person", kept, made.key)

    actions.erase_person(programme=space, by=None, key=kept)

    trail = AuditEntry.objects.filter(programme=space).values_list("subject", "before", "after", "note")
    assert "quasten" not in json.dumps([*trail]).casefold()


def test_a_judgement_stands_until_another_takes_its_place(space):
    kept, gone = people(space)[:2]
    said = {"programme": space, "by": None, "kind": "person", "one": gone, "other": kept}

    actions.judge(**said, verdict=Verdict.UNSURE)
    actions.judge(**said, verdict=Verdict.DIFFERENT, why="two towns")

    rows = [
        (each.one, each.other, each.verdict, bool(each.withdrawn)) for each in space.judgements.order_by("pk")
    ]
    assert rows == [(kept, gone, "unsure", True), (kept, gone, "different", False)]
    with pytest.raises(DataError, match="are merged; do that instead"):
        actions.judge(**said, verdict=Verdict.SAME)


@pytest.mark.parametrize("model", [record.Person, record.Organisation])
def test_every_column_that_points_at_an_entry_is_a_place(model):
    """A new column that names people or organisations is exchanged in a merge, or this fails."""
    own = {"PersonName.person", "OrganisationName.organisation", "Classification.organisation"}
    columns = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.related_model._meta.auto_created:
            columns.add(f"{relation.related_model.__name__}.{relation.field.name}")
    found = set()
    for entry, name, column in pointers(model):
        owner = entry.kind.children[name].model if column else entry.model
        found.add(f"{owner.__name__}.{column or name}")
    through = {"Contribution.organisations"}  # the same rows as Affiliation.organisation
    asked_anew = {
        "LooseningAgreement.person"
    }  # an agreement is not carried to another entry: it is asked again
    assert columns - own - through - asked_anew == found


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Li", "Public policy, says Li; li's view", "Public policy, says …; …'s view"),
        ("Li", {"listed_as": "Li"}, {"listed_as": "…"}),
        ("Laine", "Laineen puhe, Villaine", "…en puhe, Villaine"),
        ("Aino Laine", "Aino  Laineen", "…en"),
        ("李", "李教授", "…教授"),
        ("김", "김씨", "…씨"),
    ],
)
def test_a_short_name_goes_and_words_that_hold_its_letters_stay(name, text, left):
    assert actions.scrubbed(text, names=[name], keys=[]) == left
