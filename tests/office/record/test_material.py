"""Rows as raw material: each on its own support, the demonstrations' closed meetings line by line, in a few queries."""

import time
from dataclasses import fields, replace

import pytest

from tracktwo.clearance import (
    CONVENORS,
    PUBLIC,
    Approval,
    Cleared,
    Fact,
    Name,
    Reason,
    Release,
    Source,
    approvable,
    clear,
)
from tracktwo.clearance.account import account
from tracktwo.clearance.kinds import (
    Attendance,
    Citation,
    Conflict,
    Contribution,
    Event,
    Host,
    Note,
    Organisation,
    Person,
    Place,
    Publication,
    Remarks,
    Segment,
    Status,
)
from tracktwo.office.models import Programme
from tracktwo.office.record import models as record
from tracktwo.office.record.queries.material import holdings
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import NameOrder, PersonName
from tracktwo.vocabulary.sides import Mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstrations")]

SPACE, SHORES = "sino-us-space", "northshore-southshore"
ON, NFA, OTR = Rule
REPORT = Source(document="report", is_public=True)


def load(key: str) -> Programme:
    return Programme.objects.get(key=key)


@pytest.fixture
def space() -> Programme:
    return load(SPACE)


@pytest.fixture
def shores() -> Programme:
    return load(SHORES)


def the(kind, key, programme):
    (found,) = (noun for noun in holdings(programme) if type(noun) is kind and noun.key == key)
    return found


def public(programme, *, about=""):
    """What the public reads: every cleared value, or those that name one event."""
    cleared = [clear(noun, audience=PUBLIC) for noun in holdings(programme)]
    values = [each.value for each in cleared if isinstance(each, Cleared)]
    return [value for value in values if about in repr(value)]


def told(value):
    """The fields of a shown noun with something in them."""
    pairs = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: each for name, each in pairs.items() if each not in (None, (), "")}


def lines(programme, event):
    """The account of an event and of what is said of it, as tuples, in order."""
    items = {f"{kind}:{event}" for kind in ("event", "attendance", "remarks")}
    return [
        (line.item.partition(":")[0], line.field, line.reason, line.rule, line.count, line.missing)
        for line in account(holdings(programme))
        if line.item in items
    ]


def covered(rule, *names):
    return [("event", name, Reason.RULE, rule, 1, ()) for name in names]


def of_team(*names):
    return [("event", name, Reason.TEAM_ONLY, None, 1, ()) for name in names]


def passages(count, rule=None):
    return ("event", "citations", Reason.NOT_KNOWN_OUTSIDE, rule, count, ())


def by_field(*groups):
    return sorted((line for group in groups for line in group), key=lambda line: line[1])


# The closed meetings of the demonstrations, line by line: what the team reads of them and nobody else.
ACCOUNTS = {
    (SPACE, "washington-2019"): by_field(
        [passages(2)], covered(OTR, "names", "objectives", "presences", "purpose"), of_team("note", "rule_note")
    ),
    (SPACE, "paris-forum-2021-dialogue"): by_field(
        [passages(2)], covered(NFA, "names", "objectives", "presences"), of_team("note", "rule_note", "twin")
    ),
    (SPACE, "workshop-2022"): by_field([passages(1)], covered(OTR, "names", "presences"), of_team("note")),
    (SHORES, "skippers-2024"): by_field(
        [passages(1)], covered(OTR, "names", "objectives", "presences", "purpose"), of_team("note")
    ),
    (SHORES, "middle-island-2023"): [
        *by_field(
            [passages(1)],
            covered(OTR, "names", "objectives", "presences", "purpose"),
            of_team("notes", "rule_note"),
        ),
        ("attendance", "", Reason.TEAM_ONLY, OTR, 3, ()),
        ("remarks", "", Reason.RULE, OTR, 2, ()),
    ],
    (SHORES, "grounds-2024"): [
        ("event", "", Reason.NOT_KNOWN_OUTSIDE, NFA, 1, ("north", "south")),
        passages(8, NFA),
        *of_team("notes"),
        ("attendance", "", Reason.NOT_KNOWN_OUTSIDE, NFA, 3, ()),
        ("remarks", "", Reason.NOT_KNOWN_OUTSIDE, NFA, 1, ()),
    ],
}  # fmt: skip
HOSTS = tuple(Host(organisation=key, role="host") for key in ("caelus", "swf"))
SHORE_HOSTS = tuple(Host(organisation=key, role="host") for key in ("harbour-trust", "society-of-the-sea"))
# What the public reads of them, and all of it.
KNOWN = {
    (SPACE, "washington-2019"): {
        "kind": "informal_discussion",
        "rule": OTR,
        "status": Status(value="held"),
        "date": PartialDate.parse("2019-10-23"),
        "duration": "PT1H30M",
        "hosts": HOSTS,
        "consulted": ("csa",),
        "parent": "iac-2019",
    },
    (SPACE, "paris-forum-2021-dialogue"): {
        "kind": "small_group_dialogue",
        "rule": NFA,
        "status": Status(value="held"),
        "date": PartialDate.parse("2021-11-11"),
        "hosts": HOSTS,
        "theme": {"en": "Space traffic management and space safety", "zh-Hans": "太空交通管理与太空安全"},
        "parent": "paris-peace-forum-2021",
    },
    (SPACE, "workshop-2022"): {
        "kind": "formal_workshop",
        "status": Status(value="planned", as_of=PartialDate.parse("2022-08")),
        "date": PartialDate.parse("2022-23"),
    },
    (SHORES, "middle-island-2023"): {
        "kind": "informal_discussion",
        "rule": OTR,
        "status": Status(value="held"),
        "date": PartialDate.parse("2023-11"),
        "duration": "PT1H30M",
        "hosts": SHORE_HOSTS,
    },
    (SHORES, "skippers-2024"): {
        "kind": "formal_workshop",
        "status": Status(value="not_held", as_of=PartialDate.parse("2024-02")),
        "date": PartialDate.parse("2024-02"),
        "duration": "full-day",
    },
}
PLACES = {
    "washington-2019": ({"en": "Washington DC", "zh-Hans": "华盛顿特区"}, "US"),
    "middle-island-2023": ({"en": "Middle Island", "ar": "الجزيرة الوسطى"}, ""),
    "skippers-2024": ({"en": "Marsa ar-Raml", "ar": "مرسى الرمل"}, ""),
}


@pytest.mark.parametrize(("programme", "event"), ACCOUNTS)
def test_the_account_of_a_closed_meeting(programme, event):
    assert lines(load(programme), event) == ACCOUNTS[programme, event]


@pytest.mark.parametrize(("programme", "event"), KNOWN)
def test_a_closed_meeting_is_known_by_its_published_facts_alone(programme, event):
    loaded = load(programme)
    read = told(clear(the(Event, event, loaded), audience=PUBLIC).value)
    place, plan = read.pop("place", None), read.pop("earlier_plan", None)
    assert read == {"key": event, **KNOWN[programme, event]}
    assert (place and (place.text, place.country)) == PLACES.get(event)
    assert (plan is not None) is (event == "washington-2019")
    # Nothing else names it but what is as public: passages of the facts above, where papers disagree on them.
    assert {type(value).__name__ for value in public(loaded, about=event)} <= {"ShownEvent", "ShownCitation"}


def test_nobody_outside_hears_of_the_meeting_both_partners_kept(shores):
    assert public(shores, about="grounds-2024") == []
    assert public(shores, about="Minutes of the two partners") == []
    # Its names are the only ones the team has for it.
    read = [clear(noun, audience=CONVENORS) for noun in holdings(shores)]
    assert any("grounds-2024" in repr(each.value) for each in read if isinstance(each, Cleared))


def enter_private_things(programme: Programme, key: str) -> None:
    """What a team enters after a closed meeting: people new and known, what they did and said, papers, plans."""
    event = programme.events.get(key=key)
    side, other = programme.sides.all()
    guest = record.Person.objects.create(programme=programme, key="kestrel", note={"en": "Kestrel note"})
    record.PersonName.objects.create(person=guest, text="Ada KESTREL", family="KESTREL", preferred=True)
    body = record.Organisation.objects.create(
        programme=programme, key="kestrel-institute", name="Kestrel Institute", side=side
    )
    for position, person in enumerate((guest, programme.persons.exclude(key="kestrel").first())):
        entry = record.Contribution.objects.create(
            programme=programme, key=f"kestrel-{position}", event=event, person=person, side=side,
            listed_as="speaker", position=position, name_as_printed="Kestrel", language="en",
        )  # fmt: skip
        record.Affiliation.objects.create(contribution=entry, organisation=body)
        record.Attendance.objects.create(
            programme=programme, key=f"kestrel-{position}", event=event, person=person, side=other,
            organisation=body, note={"en": "Kestrel came late"},
        )  # fmt: skip
        record.Remark.objects.create(
            programme=programme, key=f"kestrel-{position}", event=event, author=person, side=side,
            contribution=entry, original={"en": "Kestrel said"}, release={"en": "Kestrel words"},
        )  # fmt: skip
    talk = record.Segment.objects.create(
        programme=programme, key="kestrel-talk", event=event, position=1, kind="talk", title="Kestrel talk"
    )
    record.Part.objects.create(segment=talk, contribution=entry, role="speaker")
    for note_side in (None, side, other):
        record.Note.objects.create(
            programme=programme, key=f"kestrel-{note_side}", subject=f"event:{key}", side=note_side,
            text={"en": "Kestrel private"},
        )  # fmt: skip
    tape = record.Publication.objects.create(
        programme=programme, key="kestrel-tape", kind="recording", title="Kestrel tape", is_public=True,
        permitted_by="Kestrel",
    )  # fmt: skip
    record.PublicationEvent.objects.create(publication=tape, event=event, link="record_of")
    for speaker in event.contributions.values_list("person", flat=True).distinct():
        record.SpeakerRelease.objects.create(
            publication=tape, person_id=speaker, given="2019-05", by="Kestrel"
        )
    record.MediaCoverage.objects.create(
        programme=programme, key="kestrel-daily", outlet={"en": "Kestrel Daily"}, event=event
    )
    record.EventName.objects.create(event=event, text="The Kestrel meeting", preferred=True)
    event.note, event.purpose, event.audience_estimate = {"en": "Kestrel"}, {"en": "Kestrel aim"}, 12
    event.officials = {"en": "Officer Kestrel"}
    event.save()


@pytest.mark.parametrize("key", ["washington-2019", "paris-forum-2021-dialogue"])
def test_private_things_entered_about_a_closed_meeting_change_nothing_outside(space, key):
    before, account_before = public(space), lines(space, key)
    enter_private_things(space, key)
    after = public(space)
    assert after == before
    rule = OTR if key == "washington-2019" else NFA
    more = {
        ("attendance", "", Reason.TEAM_ONLY, rule, 2, ()),
        ("remarks", "", Reason.RULE if rule is OTR else Reason.NO_RELEASE, rule, 2, ()),
        *covered(rule, "audience_estimate", "officials", "purpose"),
        *of_team("notes"),
    }
    assert set(lines(space, key)) == {*account_before, *more}
    own = {
        line.item: line.reason
        for line in account(holdings(space))
        if "kestrel" in line.item and not line.field
    }
    assert own == {
        "person:kestrel": Reason.NO_PUBLIC_ROLE,
        "organisation:kestrel-institute": Reason.NO_PUBLIC_ROLE,
        "contribution:kestrel-0": Reason.RULE,
        "contribution:kestrel-1": Reason.RULE,
        "segment:kestrel-talk": Reason.RULE,
        "publication:kestrel-tape": Reason.RULE,
        "media:kestrel-daily": Reason.RULE,
    }


def test_the_same_at_an_open_event_is_read(space):
    """Decoy: it is the rule that keeps them."""
    enter_private_things(space, "changsha-2019")
    assert {"ShownContribution", "ShownPerson", "ShownSegment", "ShownPublication", "ShownMedia"} <= {
        type(value).__name__ for value in public(space) if "estrel" in repr(value)
    }


# Facts


def test_a_fact_is_supported_by_the_passages_of_its_field_and_by_approvals_of_its_value(space, seat):
    north, south = (seat("convenor", side=side, programme=space, name=f"Ada {side}") for side in ("CN", "US"))
    row = space.events.get(key="washington-2019")
    record.Citation.objects.filter(programme=space, subject="event:washington-2019", field="place").delete()
    place = Place(text=row.place, country="US")
    for side, account_of_side in zip(space.sides.order_by("key"), (north, south), strict=True):
        record.FactApproval.objects.create(
            programme=space, subject="event:washington-2019", field="place", side=side,
            account=account_of_side, fingerprint=approvable(place),
        )  # fmt: skip
    event = the(Event, "washington-2019", space)
    approvals = (Approval(side="CN", by="Ada CN"), Approval(side="US", by="Ada US"))
    assert (event.place.value, event.place.sources, event.place.approvals) == (place, (), approvals)
    assert (event.date.value, event.date.sources, event.date.approvals) == (
        PartialDate.parse("2019-10-23"), (REPORT,), (),
    )  # fmt: skip
    assert [(fact.value, fact.sources) for fact in event.hosts] == [(host, (REPORT,)) for host in HOSTS]
    assert event.theme is None
    assert clear(event, audience=PUBLIC).value.place.country == "US"
    row.country = "CA"
    row.save()
    changed = the(Event, "washington-2019", space)
    assert changed.place.approvals == ()
    assert clear(changed, audience=PUBLIC).value.place is None


@pytest.mark.parametrize(
    ("cited", "fact"),
    [
        ("organisers", "hosts"),
        ("organisers", "consulted"),
        ("hosts", "hosts"),
        ("consulted", "consulted"),
        ("status_as_of", "status"),
        ("conference", "parent"),
        ("parent", "parent"),
    ],
)
def test_a_fact_may_be_cited_under_the_name_its_row_has(space, cited, fact):
    about = record.Citation.objects.filter(programme=space, subject="event:washington-2019")
    about.exclude(field="kind").delete()
    report = space.documents.get(key="report")
    about.create(
        programme=space, subject="event:washington-2019", field=cited, document=report, start=1, end=9
    )
    event = the(Event, "washington-2019", space)
    value = getattr(event, fact)
    facts = value if isinstance(value, tuple) else (value,)
    assert facts
    assert {each.sources for each in facts} == {(REPORT,)}
    assert fact in {
        noun.field for noun in holdings(space) if type(noun) is Citation and noun.subject == event
    }


@pytest.mark.parametrize(("field", "start", "end"), [("country", 1, 9), ("names", 1, 9), ("date", 9, 9)])
def test_a_passage_for_something_else_or_of_no_length_states_nothing(space, field, start, end):
    about = record.Citation.objects.filter(programme=space, subject="event:washington-2019")
    about.all().delete()
    report = space.documents.get(key="report")
    about.create(
        programme=space, subject="event:washington-2019", field=field, document=report, start=start, end=end
    )
    event = the(Event, "washington-2019", space)
    assert (event.place.sources, event.date.sources) == ((), ())
    assert public(space, about="washington-2019") == []


def test_a_closed_document_states_nothing_outside(space):
    space.documents.update(is_public=False)
    assert the(Event, "washington-2019", space).date.sources == (replace(REPORT, is_public=False),)
    assert public(space, about="washington-2019") == []


@pytest.mark.parametrize("text", ["", "公开", "On the record"])
def test_a_rule_nobody_stated_or_nobody_knows_is_none(space, text):
    space.events.filter(key="changsha-2019").update(rule=text)
    event = the(Event, "changsha-2019", space)
    assert (event.rule and event.rule.value) is None
    assert not any(
        type(value).__name__ == "ShownContribution" for value in public(space, about="changsha-2019")
    )


def test_an_event_that_states_nothing_has_no_facts(shores):
    record.Event.objects.create(programme=shores, key="bare", kind="", status="")
    assert the(Event, "bare", shores) == Event(key="bare")


# Names


def test_a_form_of_a_name_is_known_by_the_document_it_is_printed_in(space):
    person = space.persons.first()
    person.names.all().delete()
    minutes = record.Document.objects.create(programme=space, key="minutes", title="Minutes")
    report = space.documents.get(key="report")
    for text, source, preferred in (
        ("LI Ming", report, False),
        ("李明", minutes, True),
        ("Li M.", None, False),
    ):
        record.PersonName.objects.create(
            person=person, text=text, source=source, preferred=preferred, language="zh-Latn-pinyin",
            family="LI" if text == "LI Ming" else "Lee", order="family_first",
        )  # fmt: skip
    forms = [
        (fact.value.text, fact.value.family, fact.sources) for fact in the(Person, person.key, space).names
    ]
    assert forms == [
        ("李明", None, (Source(document="minutes", is_public=False),)),
        ("LI Ming", "LI", (REPORT,)),
        ("Li M.", None, ()),
    ]


def test_an_organisations_own_name_is_known_by_passages_and_other_forms_by_their_documents(space):
    organisation = space.organisations.get(key="csa")
    organisation.names.all().delete()
    organisation.name = "A name no list of people prints"
    organisation.save()
    record.Citation.objects.filter(programme=space, subject="organisation:csa").delete()
    record.OrganisationName.objects.create(
        organisation=organisation,
        text="中国宇航学会",
        language="zh-Hans",
        source=space.documents.get(key="report"),
    )
    noun = the(Organisation, "csa", space)
    own = Name(text=organisation.name, language=organisation.language)
    assert noun.names == (
        Fact(value=own),
        Fact(value=Name(text="中国宇航学会", language="zh-Hans"), sources=(REPORT,)),
    )
    assert clear(noun, audience=PUBLIC).value.names == (Name(text="中国宇航学会", language="zh-Hans"),)


def test_a_name_as_kept_becomes_one_that_can_be_shown(space):
    person = space.persons.get(key="cai-jingqi")
    assert the(Person, "cai-jingqi", space).names[0].value == PersonName(
        text=person.names.first().text,
        language="en",
        family="CAI",
        given="Jingqi",
        order=NameOrder.FAMILY_FIRST,
    )


def test_a_partners_side_is_the_organisations_or_the_partnerships(space):
    space.organisations.filter(key="csa").update(side=None)
    assert the(Organisation, "csa", space).side == "CN"
    assert the(Organisation, "ogc", space).side is None


# Rules of segments


def session(programme, key, rule, *entries):
    """A session of the open event in which some entries are heard."""
    event = programme.events.get(key="changsha-2019")
    segment = record.Segment.objects.create(
        programme=programme, key=key, event=event, position=50, kind="panel", rule=rule
    )
    for entry in entries:
        record.Part.objects.create(segment=segment, contribution=entry, role="panellist")


def test_who_is_heard_in_closed_sessions_only_is_under_the_loosest_of_their_rules(space):
    record.Part.objects.filter(segment__event__key="changsha-2019").delete()
    first, second, third, fourth = space.contributions.filter(event__key="changsha-2019").order_by("key")[:4]
    session(space, "open", "", second)
    session(space, "quiet", "not_for_attribution", first, second)
    session(space, "closed", "off_the_record", first, second, third)
    rules = {
        noun.key: noun.rules
        for noun in holdings(space)
        if type(noun) is Contribution and noun.event.key == "changsha-2019"
    }
    assert {key for key, each in rules.items() if each} == {first.key, third.key}
    assert (rules[first.key], rules[third.key], rules[fourth.key]) == ((NFA,), (OTR,), ())
    read = {value.key for value in public(space) if type(value).__name__ == "ShownContribution"}
    assert read & {first.key, second.key, third.key, fourth.key} == {second.key, fourth.key}
    segments = {noun.key: noun.rules for noun in holdings(space) if type(noun) is Segment}
    assert (segments["open"], segments["quiet"], segments["closed"]) == ((), (NFA,), (OTR,))


def test_a_session_under_a_rule_we_do_not_know_is_closed(space):
    record.Part.objects.filter(segment__event__key="changsha-2019").delete()
    entry = space.contributions.filter(event__key="changsha-2019").first()
    session(space, "odd", "whispered", entry)
    assert the(Contribution, entry.key, space).rules == (None,)


# What was said


def test_words_are_approved_by_an_account_here_and_by_nothing_a_file_says(shores, seat):
    told_here = {noun.event.key: noun for noun in holdings(shores) if type(noun) is Remarks}
    remark = told_here["middle-island-2023"].remarks[1]
    assert remark.release == Release(
        text={"ar": "تنفع قناة لاسلكية واحدة.", "en": "One radio channel would help."}, approved_by=""
    )
    convenor = seat("convenor", side="south", programme=shores, name="Ada")
    shores.remarks.update(release_approver=convenor, release_approved_by="Ada", rule="not_for_attribution")
    remark = {noun.event.key: noun for noun in holdings(shores) if type(noun) is Remarks}[
        "middle-island-2023"
    ].remarks[1]
    assert (remark.release.approved_by, remark.rules, remark.author) == ("Ada", (NFA,), "al-nahri")
    assert told_here["middle-island-2023"].remarks[0].release is None


def test_an_author_without_an_entry_has_a_name_alone(shores):
    shores.remarks.update(author=None, author_name="Yusuf Tamar", contribution=None)
    (remark,) = {noun.event.key: noun for noun in holdings(shores) if type(noun) is Remarks}[
        "grounds-2024"
    ].remarks
    assert (remark.author, remark.author_name) == ("", "Yusuf Tamar")


def test_attendance_names_those_with_an_entry_and_those_without(shores):
    present = [
        noun for noun in holdings(shores) if type(noun) is Attendance and noun.event.key == "grounds-2024"
    ]
    assert [(one.person, one.name, one.side, one.organisation) for one in present] == [
        ("", "Omar Ledger", "south", ""),
        ("ashgrove", "", "north", "ashgrove-boats"),
        ("bahran", "", "south", "blue-nets"),
    ]


def test_notes_carry_the_side_they_are_of(shores):
    record.Note.objects.create(
        programme=shores,
        key="own",
        subject="person:bahran",
        side=shores.sides.get(key="south"),
        text={"en": "x"},
    )
    assert [noun for noun in holdings(shores) if type(noun) is Note][-1] == Note(
        subject="person:bahran", text={"en": "x"}, side="south"
    )


# Passages and disagreements


def test_passages_speak_of_what_is_there_in_the_gates_words(space):
    report = space.documents.get(key="report")
    entry = space.contributions.first()
    for subject, field in (
        (f"contribution:{entry.key}", "affiliations"),
        ("organisation:csa", "name"),
        ("person:nobody", "names"),
        ("nonsense", ""),
    ):
        record.Citation.objects.create(
            programme=space, subject=subject, field=field, document=report, start=700, end=777
        )
    found = [
        (type(noun.subject).__name__, noun.field)
        for noun in holdings(space)
        if type(noun) is Citation and noun.end == 777
    ]
    assert found == [("Contribution", "organisations"), ("Organisation", "names")]


def test_disagreements_about_who_was_listed_are_read_where_it_is_read_who_took_part(space):
    conflict = the(Conflict, "beijing-2021-delivery", space)
    assert (conflict.field, type(conflict.subject), len(conflict.readings)) == ("presences", Event, 2)
    assert clear(conflict, audience=PUBLIC).value.field == "presences"
    space.conflicts.filter(key="beijing-2021-delivery").update(subject="event:washington-2019")
    assert not isinstance(clear(the(Conflict, "beijing-2021-delivery", space), audience=PUBLIC), Cleared)


def test_a_disagreement_about_nothing_that_is_there_is_left_out(space):
    space.conflicts.update(subject="event:gone")
    assert not any(type(noun) is Conflict for noun in holdings(space))


# The whole


def test_every_kind_of_row_becomes_material_in_the_order_of_keys(shores):
    found = holdings(shores)
    kinds = list(dict.fromkeys(type(noun).__name__ for noun in found))
    assert kinds == [
        "Programme", "Side", "Objective", "Organisation", "Person", "Conference", "Event", "Contribution",
        "Segment", "Document", "Publication", "Media", "Outcome", "Attendance", "Remarks", "Citation",
        "Conflict", "Note",
    ]  # fmt: skip
    for kind in kinds[:13]:
        keys = [noun.key for noun in found if type(noun).__name__ == kind]
        assert keys == sorted(set(keys))
    programme = found[0]
    assert (programme.name["ar"], programme.is_demo, programme.languages) == (
        shores.name["ar"], True, tuple(shores.languages),
    )  # fmt: skip
    assert {side.key: side.mark for side in found[1:3]} == {
        side.key: Mark(side.mark) for side in shores.sides.all()
    }


def test_no_order_of_rows_shows(shores):
    """Events, lists and links stand in the order of their keys, so the order of dates nobody told stays inside."""
    publication = the(Publication, "two-words-for-bream", shores)
    assert [link.event.key for link in publication.links] == ["grey-harbour-2023"]
    people = [noun for noun in holdings(shores) if type(noun) is Person]
    for person in people:
        keys = [entry.key for entry in person.contributions]
        assert keys == sorted(keys)
    assert max(len(person.contributions) for person in people) > 1


def test_another_programmes_rows_stay_its_own(space, shores):
    alone = [noun for noun in holdings(space) if "bahran" in repr(getattr(noun, "key", ""))]
    assert alone == []
    assert len(holdings(shores)) < len(holdings(space))


def test_the_programme_is_read_as_it_stands_now(shores):
    Programme.objects.filter(pk=shores.pk).update(licence="CC BY 4.0")
    assert holdings(shores)[0].licence == "CC BY 4.0"


def test_the_number_of_queries_does_not_grow(
    space, shores, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(50) as few:
        holdings(shores)
    with django_assert_num_queries(len(few)):
        holdings(space)


@pytest.mark.slow
def test_a_thousand_events_and_five_thousand_people_are_read_in_seconds(programme):
    """The size the site is made for, with two contributions a person and ten passages an event."""
    side = programme.sides.first()
    report = record.Document.objects.create(programme=programme, key="report", title="Report", is_public=True)
    record.Event.objects.bulk_create(
        record.Event(programme=programme, key=f"e{n}", kind="formal_workshop", status="held", date="2020-01-02",
                     rule="on_the_record")
        for n in range(1000)
    )  # fmt: skip
    record.Person.objects.bulk_create(record.Person(programme=programme, key=f"p{n}") for n in range(5000))
    events, people = list(programme.events.all()), list(programme.persons.all())
    record.PersonName.objects.bulk_create(
        record.PersonName(person=person, text=f"Person {person.key}", preferred=True, source=report)
        for person in people
    )
    record.Contribution.objects.bulk_create(
        record.Contribution(programme=programme, key=f"c{n}", event=events[n % 1000], person=people[n % 5000],
                            side=side, listed_as="speaker", position=n // 1000, name_as_printed="Person")
        for n in range(10_000)
    )  # fmt: skip
    record.Citation.objects.bulk_create(
        record.Citation(programme=programme, subject=f"event:e{n}", field=field, document=report, start=n, end=n + 9)
        for n in range(1000)
        for field in ("kind", "status", "date", "place", "duration", "hosts", "theme", "rule", "names", "purpose")
    )  # fmt: skip
    started = time.perf_counter()
    found = holdings(programme)
    read = time.perf_counter() - started
    assert len(found) > 26_000
    account(found)
    assert (read < 10, time.perf_counter() - started < 30) == (True, True)


def test_a_value_nobody_read_the_passage_for_is_not_stated_by_it(space):
    row = space.events.get(key="washington-2019")
    record.Organiser.objects.create(
        event=row, organisation=space.organisations.get(key="ogc"), role="co_host"
    )
    row.date = "2019-10-24"
    row.save()
    changed = the(Event, "washington-2019", space)
    assert (changed.date.value, changed.date.sources) == (PartialDate.parse("2019-10-24"), ())
    assert [fact.sources for fact in changed.hosts] == [(), (), ()]
    shown = clear(changed, audience=PUBLIC).value
    assert (shown.date, shown.hosts, shown.consulted) == (None, (), ("csa",))
