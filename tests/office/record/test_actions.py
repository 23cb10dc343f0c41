"""Actions of the record: whole or not at all, audited, and never over what somebody else just saved."""

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.office.models import (
    Account,
    AuditEntry,
    Citation,
    Document,
    DocumentText,
    Event,
    Person,
    Programme,
    Segment,
)
from tracktwo.office.record import actions, queries
from tracktwo.office.record.actions import Refused, Stale
from tracktwo.office.record.entries import (
    ENTRIES,
    Content,
    blank,
    changed_since,
    content_of,
    find_row,
    versions,
)
from tracktwo.office.record.kinds import EventKind, default_rule
from tracktwo.office.record.queries import document_is_added, formal_numbers
from tracktwo.record import DoubtfulEncoding
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.errors import DataError, FileError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from pathlib import Path


def trail() -> list[tuple[Any, ...]]:
    return list(
        AuditEntry.objects.order_by("id").values_list(
            "action", "subject", "account", "before", "after", "note"
        )
    )


def make(programme: Programme, key: str, **fields: Any) -> Event:
    given = {"kind": "formal_workshop", "status": "held", "rule": "on_the_record", **fields}
    return Event.objects.create(programme=programme, key=key, **given)


def save(
    programme: Programme, by: Account | None, kind: str, key: str, opened_at: str = "", **typed: Any
) -> list[str]:
    entry = ENTRIES[kind]
    content = content_of(entry, find_row(entry, programme, key))
    return actions.save_entry(
        programme=programme,
        by=by,
        entry=entry,
        key=key,
        content={**content, **typed},
        opened_at=opened_at or versions(content),
    )


# saving


def test_save_entry_names_and_audits_what_changed(programme, convenor):
    make(programme, "spring", date="2021-04")
    assert save(programme, convenor, "event", "spring", date="2021-04-09", place={"zh-Hans": "长沙"}) == [
        "date",
        "place",
    ]
    assert trail() == [
        (
            "edited",
            "event:spring",
            convenor.pk,
            {"date": "2021-04", "place": {}},
            {"date": "2021-04-09", "place": {"zh-Hans": "长沙"}},
            "",
        )
    ]


def test_save_entry_without_a_change_writes_nothing_even_when_stale(programme, convenor):
    make(programme, "spring")
    assert save(programme, convenor, "event", "spring", opened_at="nothing known") == []
    assert trail() == []


def test_save_entry_keeps_the_bounds_of_a_date_beside_it(programme):
    event = make(programme, "spring", date="2021-04")
    save(programme, None, "event", "spring", date="2022-23")
    event.refresh_from_db()
    assert (str(event.earliest), str(event.latest)) == ("2022-09-01", "2022-11-30")


def test_stale_form_is_refused_with_what_changed(programme, convenor):
    make(programme, "spring")
    entry = ENTRIES["event"]
    opened_at = versions(content_of(entry, find_row(entry, programme, "spring")))
    save(programme, convenor, "event", "spring", date="2021", country="NZ")

    with pytest.raises(Stale) as refused:
        save(programme, convenor, "event", "spring", opened_at=opened_at, theme={"en": "Water"})
    assert refused.value.fields == ["date", "country"]
    assert (refused.value.content["date"], refused.value.content["theme"]) == ("2021", {})
    assert len(trail()) == 1


def test_refused_entry_leaves_no_half_of_it(programme, convenor):
    make(programme, "spring")
    names = [{"text": "A", "language": "en", "owner": "", "preferred": True}]
    twice = [{"organisation": "gone", "role": "host"}]
    with pytest.raises(Refused) as refused:
        save(programme, convenor, "event", "spring", names=names, date="2021", organisers=twice)
    assert refused.value.problems == {"organisers": ["There is no entry “gone” any more; choose another."]}
    event = Event.objects.get()
    assert (event.date, event.names.count(), trail()) == ("", 0, [])


def test_a_missing_entry_is_said(programme):
    with pytest.raises(DataError, match=r"^There is no entry “gone” any more; somebody deleted it.$"):
        actions.save_entry(
            programme=programme, by=None, entry=ENTRIES["event"], key="gone", content={}, opened_at=""
        )


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry.new_words])
def test_every_kind_knows_its_blank_content(name):
    entry = ENTRIES[name]
    assert set(blank(entry)) == {*(field.name for field in entry.fields), *entry.lists}


def test_key_is_made_once_for_each(programme, convenor):
    entry = ENTRIES["organisation"]
    for name in ("Mill & Co", "Mill & Co", "水闸公司", "水利院"):
        actions.create_entry(
            programme=programme, by=convenor, entry=entry, content={**blank(entry), "name": name}
        )
    keys = list(programme.organisations.order_by("id").values_list("key", flat=True))
    assert [re.sub("-[b-z2-9]{6}$", "-…", key) for key in keys] == [
        "mill-co",
        "mill-co-…",
        "organisation-…",
        "organisation-…",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("event", {"place": {"en": "Hollin House"}, "date": "2031-07", "status": "held"}),
        ("outcome", {"number": 17, "text": {"en": "Hollin"}}),
    ],
)
def test_key_of_what_may_be_known_in_part_tells_nothing_of_it(programme, convenor, name, content):
    """Its place and date, or how many came before, may not be for those who read the address."""
    entry = ENTRIES[name]
    made = [
        actions.create_entry(
            programme=programme, by=convenor, entry=entry, content={**blank(entry), **content},
            kind="small_group_dialogue" if name == "event" else "",
        ).key
        for _ in range(3)
    ]  # fmt: skip
    called = {"event": "event", "outcome": "finding"}[name]
    assert [key for key in made if not re.fullmatch(f"{called}-[b-z2-9]{{6}}", key)] == []
    assert len(set(made)) == 3


def test_key_of_an_item_of_the_agenda_does_not_count(programme, convenor):
    event = programme.events.create(key="spring", kind="formal_workshop", status="held")
    made = [
        actions.create_entry(
            programme=programme, by=convenor, entry=ENTRIES["segment"], event=event.key,
            content={**blank(ENTRIES["segment"]), "kind": "talk"},
        ).key
        for _ in range(2)
    ]  # fmt: skip
    assert all(re.fullmatch("spring-talk-[b-z2-9]{6}", key) for key in made)


def test_organisation_is_never_part_of_itself(programme):
    for key, parent in (("a", None), ("b", "a"), ("c", "b")):
        programme.organisations.create(
            key=key, name=key, parent=parent and programme.organisations.get(key=parent)
        )
    with pytest.raises(Refused) as refused:
        save(programme, None, "organisation", "a", parent="c")
    assert refused.value.problems == {
        "parent": ["“c” is itself a part of this organisation; choose another, or none."]
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
CONTENT = st.dictionaries(st.sampled_from(["name", "date", "place", "names", "note"]), JSON, min_size=1)


@given(CONTENT, st.data())
def test_versions_tell_exactly_the_fields_that_changed(before: Content, data: st.DataObject):
    after = {name: data.draw(st.just(value) | JSON) for name, value in before.items()}
    same = {
        name for name in before if before[name] == after[name] and repr(before[name]) == repr(after[name])
    }
    differ = {name for name in before if before[name] != after[name]}
    told = set(changed_since(versions(before), after))

    assert differ <= told
    assert not told & same
    assert changed_since(versions(before), before) == []


@given(CONTENT, st.text(max_size=30))
def test_versions_that_are_none_count_everything_as_changed(content: Content, text: str):
    assert changed_since(text, content) == list(content)


# rules


RULES = ["", *Rule]


@pytest.mark.django_db
@pytest.mark.parametrize("after", RULES)
@pytest.mark.parametrize("before", RULES)
def test_rule_of_an_event_with_people_only_becomes_stricter(programme, before, after):
    event = make(programme, "spring", rule=before)
    Segment.objects.create(programme=programme, key="talk", event=event, position=0, kind="talk")
    is_looser = strictest(read_rule(before), read_rule(after)) != read_rule(after)
    if is_looser:
        with pytest.raises(Refused) as refused:
            save(programme, None, "event", "spring", rule=after)
        assert list(refused.value.problems) == ["rule"]
    else:
        save(programme, None, "event", "spring", rule=after)
    assert Event.objects.get().rule == (before if is_looser else after)


def test_rule_of_an_empty_event_can_be_loosened(programme):
    make(programme, "spring", rule="off_the_record")
    assert save(programme, None, "event", "spring", rule="on_the_record") == ["rule"]


@pytest.mark.parametrize(
    "told", [{"officials": {"en": "two"}}, {"audience_estimate": 75}, {"media_present": {"en": "x"}}]
)
def test_words_about_who_attended_are_under_the_rule_too(programme, told):
    make(programme, "spring", rule="off_the_record", **told)
    with pytest.raises(Refused):
        save(programme, None, "event", "spring", rule="on_the_record")


@pytest.mark.parametrize(
    ("event_rule", "before", "after", "is_kept"),
    [
        ("not_for_attribution", "", "on_the_record", False),
        ("not_for_attribution", "", "off_the_record", True),
        ("not_for_attribution", "off_the_record", "", False),
        ("not_for_attribution", "off_the_record", "not_for_attribution", False),
        ("not_for_attribution", "", "not_for_attribution", True),
        ("", "", "on_the_record", False),
    ],
)
def test_rule_of_an_item_is_never_looser_than_it_was_or_than_the_event(
    programme, event_rule, before, after, is_kept
):
    event = make(programme, "spring", rule=event_rule)
    Segment.objects.create(programme=programme, key="talk", event=event, position=0, kind="talk", rule=before)
    if is_kept:
        save(programme, None, "segment", "talk", rule=after)
    else:
        with pytest.raises(Refused):
            save(programme, None, "segment", "talk", rule=after)
    assert Segment.objects.get().rule == (after if is_kept else before)


# kinds


@pytest.mark.django_db
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("before", EventKind)
def test_kind_never_loosens_a_rule(programme, before, rule):
    event = make(programme, "spring", kind=before, rule=rule)
    for after in EventKind:
        change = actions.plan_kind_change(event, after)
        strict = strictest(read_rule(rule), default_rule(after))
        assert read_rule(change.rule_after) == strict
        assert bool(change.rule_after) == bool(rule)


def test_plan_numbers_events_as_the_sequence_does(programme):
    for key, year, kind in (
        ("a", "2019", "formal_workshop"),
        ("b", "2020", "informal_discussion"),
        ("c", "2021", "high_level_session"),
        ("d", "2022", "formal_workshop"),
    ):
        make(programme, key, date=year, kind=kind)
    before = formal_numbers(programme)
    plan = actions.plan_kind_change(Event.objects.get(key="b"), EventKind.FORMAL_WORKSHOP)
    actions.change_kind(
        programme=programme,
        by=None,
        key="b",
        kind="formal_workshop",
        reason="it was one",
        seen="informal_discussion on_the_record",
    )
    after = formal_numbers(programme)

    assert (before, after) == ({"a": 1, "c": 2, "d": 3}, {"a": 1, "b": 2, "c": 3, "d": 4})
    assert [(each.event.key, each.before, each.after) for each in plan.numbers] == [
        (key, before.get(key), after.get(key)) for key in ("b", "c", "d")
    ]


def test_trail_says_which_numbers_moved(programme, convenor):
    make(programme, "a", date="2019")
    make(programme, "b", date="2020")
    save(programme, convenor, "event", "b", date="2018")
    content = {**blank(ENTRIES["event"]), "status": "held", "date": "2017", "rule": "on_the_record"}
    actions.create_entry(
        programme=programme, by=None, entry=ENTRIES["event"], content=content, key="c", kind="formal_workshop"
    )
    actions.delete_entry(programme=programme, by=None, entry=ENTRIES["event"], key="c")

    assert [(before["numbers"], after["numbers"]) for *_who, before, after, _note in trail()] == [
        ({"a": 1, "b": 2}, {"a": 2, "b": 1}),
        ({"b": 1, "a": 2, "c": None}, {"b": 2, "a": 3, "c": 1}),
        ({"c": 1, "b": 2, "a": 3}, {"c": None, "b": 1, "a": 2}),
    ]


# deleting


def test_delete_says_what_rests_on_an_entry(programme, convenor):
    event = make(programme, "spring")
    person = Person.objects.create(programme=programme, key="ann")
    person.names.create(text="Ann", preferred=True)
    side = programme.sides.get(key="east")
    event.contributions.create(
        programme=programme, key="ann", person=person, side=side, listed_as="speaker", name_as_printed="Ann"
    )
    document = Document.objects.create(programme=programme, key="report", title="Report")
    Citation.objects.create(programme=programme, document=document, subject="person:ann", start=0, end=3)
    for kind, key, sentence in (
        ("person", "ann", "people at events (1), passages of documents (1)"),
        ("event", "spring", "people at events (1)"),
        ("document", "report", "passages of documents (1)"),
    ):
        with pytest.raises(DataError) as refused:
            actions.delete_entry(programme=programme, by=convenor, entry=ENTRIES[kind], key=key)
        assert str(refused.value) == (
            f"This cannot be deleted, because other entries rest on it: {sentence}. "
            "Correct it, or take these away first."
        )
    assert trail() == []


def test_delete_refuses_whatever_the_database_protects(programme):
    mill = programme.organisations.create(key="mill", name="Mill")
    make(programme, "spring").names.create(text="Mill day", owner=mill)
    with pytest.raises(DataError, match=r"rest on it: names of events \(1\)\."):
        actions.delete_entry(programme=programme, by=None, entry=ENTRIES["organisation"], key="mill")


@pytest.mark.parametrize("key", ["east", "west"])
def test_side_is_never_deleted(programme, key):
    with pytest.raises(DataError, match="never deleted"):
        actions.delete_entry(programme=programme, by=None, entry=ENTRIES["side"], key=key)


def test_delete_keeps_what_was_in_the_trail(programme, convenor):
    event = make(programme, "spring", date="2021-04")
    event.names.create(text="春季研讨会", language="zh-Hans")
    entry = ENTRIES["event"]
    before = {"kind": "formal_workshop", **content_of(entry, event), "numbers": {"spring": 1}}
    actions.delete_entry(programme=programme, by=convenor, entry=entry, key="spring")
    assert (Event.objects.count(), trail()) == (
        0,
        [("deleted", "event:spring", convenor.pk, before, {"numbers": {"spring": None}}, "")],
    )


# the order of an agenda


@pytest.mark.parametrize(
    ("key", "steps", "after"),
    [("a", 1, "bac"), ("c", -1, "acb"), ("c", -9, "cab"), ("a", -1, "abc"), ("b", 9, "acb")],
)
def test_move_reorders_and_stops_at_the_ends(programme, convenor, key, steps, after):
    event = make(programme, "spring")
    for each in "abc":
        event.segments.create(programme=programme, key=each, position=0, kind="talk")
    moved = actions.move(
        programme=programme, by=convenor, event="spring", rows="segments", key=key, steps=steps
    )

    assert "".join(event.segments.values_list("key", flat=True)) == after
    expected = [
        ("reordered", "event:spring", convenor.pk, {"segments": list("abc")}, {"segments": list(after)}, "")
    ]
    assert (moved, trail()) == ((True, expected) if after != "abc" else (False, []))


def test_move_of_what_is_gone_is_a_sentence(programme):
    make(programme, "spring")
    with pytest.raises(DataError, match=r"^There is no “x” in this event any more; somebody deleted it.$"):
        actions.move(programme=programme, by=None, event="spring", rows="segments", key="x", steps=1)


# files


@pytest.fixture
def report(programme: Programme) -> Document:
    return Document.objects.create(programme=programme, key="report", title="A report")


def add(programme: Programme, content: bytes, by: Account | None = None) -> actions.AddedFile:
    return actions.add_file(programme=programme, by=by, key="report", content=content)


TEXT = "水位上升。 The water rose.".encode()


@pytest.mark.usefixtures("report")
def test_add_file_takes_the_fingerprint_and_counts_characters(programme, convenor, settings):
    found = add(programme, TEXT, by=convenor)
    digest = fingerprint(TEXT)

    assert (found.characters, found.differs) == (21, False)
    assert [(each.name, each.read_bytes()) for each in (settings.DOCUMENTS / programme.key).iterdir()] == [
        (digest, TEXT)
    ]
    assert trail() == [
        (
            "file added",
            "document:report",
            convenor.pk,
            {"sha256": "", "characters": None},
            {"sha256": digest, "characters": 21},
            "",
        )
    ]
    add(programme, TEXT)
    assert len(trail()) == 1


@pytest.mark.usefixtures("report")
def test_add_file_says_when_the_length_differs_and_keeps_the_number_on_record(programme):
    Document.objects.update(sha256=fingerprint(TEXT), characters=500)
    found = add(programme, TEXT)
    assert (found.characters, found.expected, found.differs) == (21, 500, True)
    assert Document.objects.get().characters == 500


@pytest.mark.usefixtures("report")
def test_add_file_keeps_the_text_once_and_for_all(programme):
    page = "<h1>Water</h1><ul><li>Rose</li><li>Fell</li></ul>".encode("utf-16")
    actions.add_file(programme=programme, by=None, key="report", content=page, name="page.html")
    kept = DocumentText.objects.get()
    assert (kept.kind, kept.text.split(), kept.sha256) == (
        "html",
        ["Water", "Rose", "Fell"],
        fingerprint(kept.text.encode()),
    )
    place = kept.text.index("Fell")
    assert queries.place_of(kept, place).shape == "item"
    DocumentText.objects.update(reader="an older one")
    actions.add_file(programme=programme, by=None, key="report", content=page, name="page.html")
    assert DocumentText.objects.get().reader == "an older one"


@pytest.mark.usefixtures("report")
def test_add_file_reads_a_text_as_the_person_says(programme):
    content = "Café naïve".encode("cp1252")
    with pytest.raises(DoubtfulEncoding):
        add(programme, content)
    found = actions.add_file(
        programme=programme, by=None, key="report", content=content, name="a.txt", encoding="cp1252"
    )
    kept = DocumentText.objects.get()
    assert (found.characters, kept.text, kept.encoding) == (10, "Café naïve", "cp1252")


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty; choose the document’s file."),
        (b"a" * 20_000_001, "The file has more than 20 MB; add its text as a smaller file."),
        (
            b"another file",
            (
                f"This is not the file of “A report”: its fingerprint is {fingerprint(b'another file')[:12]}…, "
                f"expected {fingerprint(TEXT)[:12]}…. Add the file as it was first published, without changes, "
                "or add a new document for this version."
            ),
        ),
    ],
    ids=["empty", "large", "other"],
)
def test_add_file_refuses_in_a_sentence_and_keeps_nothing(programme, settings, content, sentence):
    Document.objects.update(sha256=fingerprint(TEXT))
    with pytest.raises(FileError) as refused:
        add(programme, content)
    assert (str(refused.value), settings.DOCUMENTS.exists(), trail()) == (sentence, False, [])


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7\xff\xfe", "paper.pdf is a PDF that was cut off or damaged"),
        (b"\x89PNG\r\n", "paper.pdf is a picture; hand in its text."),
        (b"PK\x03\x04", "paper.pdf"),
        (b" \n \n", "paper.pdf has no text in it."),
        (b"a\0b", "paper.pdf is called .pdf and is no PDF"),
    ],
)
def test_add_file_that_cannot_be_read_is_a_sentence(programme, settings, content, sentence):
    with pytest.raises(FileError) as refused:
        actions.add_file(programme=programme, by=None, key="report", content=content, name="paper.pdf")
    assert str(refused.value).startswith(sentence)
    assert (settings.DOCUMENTS.exists(), Document.objects.get().sha256, trail()) == (False, "", [])


@pytest.mark.usefixtures("report")
def test_a_file_added_in_one_programme_stays_closed_in_another(programme):
    other = Programme.objects.create(key="other", name={"en": "Other"})
    theirs = Document.objects.create(programme=other, key="report", title="Report", sha256=fingerprint(TEXT))
    add(programme, TEXT)
    ours = programme.documents.get(key="report")
    assert (document_is_added(ours), document_is_added(theirs)) == (True, False)


def test_deleting_a_document_takes_its_file_along_once_nothing_else_rests_on_it(
    programme, report, settings, django_capture_on_commit_callbacks
):
    twin = Document.objects.create(
        programme=programme, key="twin", title="The same file", sha256=fingerprint(TEXT)
    )
    add(programme, TEXT)
    folder: Path = settings.DOCUMENTS / programme.key
    left = []
    for document in (report, twin):
        with django_capture_on_commit_callbacks(execute=True):
            actions.delete_entry(programme=programme, by=None, entry=ENTRIES["document"], key=document.key)
        left.append([file.name for file in folder.iterdir()])
    assert left == [[fingerprint(TEXT)], []]


@pytest.mark.usefixtures("report")
def test_add_file_repairs_a_damaged_copy(programme, settings):
    add(programme, TEXT)
    stored: Path = settings.DOCUMENTS / programme.key / fingerprint(TEXT)
    stored.write_bytes(TEXT[:5])
    add(programme, TEXT)
    assert stored.read_bytes() == TEXT


@pytest.mark.usefixtures("report")
def test_add_file_into_a_place_that_is_no_folder_is_a_sentence(programme, settings):
    settings.DOCUMENTS.parent.mkdir(parents=True)
    settings.DOCUMENTS.write_text("in the way")
    with pytest.raises(FileError, match=r"^The file could not be stored"):
        add(programme, TEXT)
    assert (Document.objects.get().sha256, trail()) == ("", [])


def test_actions_lock_the_programme(programme, django_assert_max_num_queries):
    """On a database with row locks the first query of an action takes the programme's."""
    make(programme, "spring")
    with django_assert_max_num_queries(40) as captured:
        save(programme, None, "event", "spring", date="2021")
    locks = [query["sql"] for query in captured if "FOR UPDATE" in query["sql"]]
    assert len(locks) == connection.features.has_select_for_update
