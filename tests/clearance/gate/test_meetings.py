"""The two closed meetings of the demonstration: known to have taken place, nameless whatever is entered about them."""

import json
from dataclasses import fields, replace
from importlib.resources import files

import pytest
from clearance.gate.samples import leaves

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Room, Withheld, clear
from tracktwo.clearance.kinds import (
    Attendance,
    Contribution,
    Event,
    Host,
    Note,
    Organisation,
    Part,
    Person,
    Place,
    Presence,
    Remark,
    Remarks,
    Segment,
    Status,
)
from tracktwo.clearance.tables import Fact, Name, Reason, Release, Source
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName

REPORT = (Source(document="report", is_public=True),)
WASHINGTON, PARIS = "washington-2019", "paris-forum-2021-dialogue"
GUESTS = {"north": ("Adaline Quillfeather", "Quillfeather Institute"), "south": ("欧阳听雨", "听雨研究院")}
WORDS = "As a former admiral I say the Kestrel talks failed"


def demonstration(key):
    """A meeting of the demonstration as raw material; a field is sourced if the programme's file cites it."""
    text = (files("tracktwo") / "demo" / "sino-us-space.json").read_text(encoding="utf-8")
    row = next(event for event in json.loads(text)["events"] if event["key"] == key)
    cited = {citation.get("field", "") for citation in row["citations"]}

    def fact(name, value, field=None):
        sources = REPORT if name in cited else ()
        return Fact(value=value, sources=sources) if (field or name) in row else None

    organisers = [(one["organisation"], one["role"]) for one in row["organisers"]]
    return Event(
        key=key,
        rule=fact("rule", read_rule(row["rule"])),
        kind=fact("kind", row["kind"]),
        status=fact("status", Status(value=row["status"])),
        date=fact("date", PartialDate.parse(row["date"])),
        place=fact("place", Place(text=row.get("place", {}), country=row.get("country", ""))),
        duration=fact("duration", row.get("duration")),
        hosts=tuple(
            fact("hosts", Host(organisation=organisation, role=role), field="organisers")
            for organisation, role in organisers
            if role != "consulted"
        ),
        consulted=tuple(
            fact("consulted", organisation, field="organisers")
            for organisation, role in organisers
            if role == "consulted"
        ),
        theme=fact("theme", row.get("theme")),
        parent=fact("parent", row.get("conference"), field="conference"),
        earlier_plan=fact("earlier_plan", row.get("earlier_plan")),
        names=tuple(
            Name(text=name["text"], language=name.get("language", "en")) for name in row.get("names", ())
        ),
        purpose=row.get("purpose", {}),
        objectives=tuple(row["objectives"]),
        presences=tuple(
            Presence(side=one["side"], mode=one["mode"], place=one.get("place", {}))
            for one in row["presences"]
        ),
        rule_note=row["rule_note"],
        note=row["note"],
        twin=row.get("twin"),
    )


def told(key):
    """What the public is told of a meeting: the fields with something in them."""
    read = clear(demonstration(key), audience=PUBLIC).value
    return {
        field.name: getattr(read, field.name)
        for field in fields(read)
        if getattr(read, field.name) not in (None, ())
    }


def hosts(*organisations):
    return tuple(Host(organisation=organisation, role="host") for organisation in organisations)


def test_the_meeting_of_2019_is_known_by_its_published_facts_alone():
    place = told(WASHINGTON).pop("place")
    assert (place.text["en"], place.country) == ("Washington DC", "US")
    plan = told(WASHINGTON).pop("earlier_plan")
    assert plan["en"].startswith("A formal workshop with invited senior speakers. Visas came too late")
    assert {
        name: value for name, value in told(WASHINGTON).items() if name not in {"place", "earlier_plan"}
    } == {
        "key": WASHINGTON,
        "rule": Rule.OFF_THE_RECORD,
        "kind": "informal_discussion",
        "status": Status(value="held"),
        "date": PartialDate.parse("2019-10-23"),
        "duration": "PT1H30M",
        "hosts": hosts("caelus", "swf"),
        "consulted": ("csa",),
        "parent": "iac-2019",
    }


def test_the_meeting_of_2021_is_known_by_its_published_facts_alone():
    assert told(PARIS) == {
        "key": PARIS,
        "rule": Rule.NOT_FOR_ATTRIBUTION,
        "kind": "small_group_dialogue",
        "status": Status(value="held"),
        "date": PartialDate.parse("2021-11-11"),
        "hosts": hosts("caelus", "swf"),
        "theme": {"en": "Space traffic management and space safety", "zh-Hans": "太空交通管理与太空安全"},
        "parent": "paris-peace-forum-2021",
    }


def guests(event):
    """What a team enters after the meeting: who came, from where, on which list and what they did."""
    for side, (name, organisation) in GUESTS.items():
        entry = Contribution(
            key=f"{event.key}-{name}",
            event=event,
            person=name,
            side=side,
            listed_as="speaker",
            name_as_printed=name,
            post_as_printed=f"Director, {organisation}",
            affiliation_as_printed=organisation,
            organisations=(organisation,),
            note={"en": f"{name} asked for a quiet room"},
        )
        yield entry
        yield Attendance(event=event, person=name, name=name, side=side, organisation=organisation)
        person_name = PersonName(text=name, language="zh-Hans" if side == "south" else "en")
        yield Person(key=name, names=(Fact(value=person_name, sources=REPORT),), contributions=(entry,))
        organisation_name = Fact(value=Name(text=organisation, language="en"), sources=REPORT)
        yield Organisation(key=organisation, names=(organisation_name,), side=side, contributions=(entry,))
        yield Segment(
            key=f"{event.key}-item",
            event=event,
            position=1,
            kind="talk",
            title=f"Remarks by {name}",
            parts=(Part(contribution=entry, role="speaker"),),
        )
        yield Note(subject=f"event:{event.key}", text={"en": f"{name}: {WORDS}"}, side=side)


def remarks(event, *, released):
    return Remarks(
        event=event,
        remarks=tuple(
            Remark(
                author=name,
                side=side,
                original={"en": f"{WORDS}, {name}"},
                release=Release(text={"en": f"A view of {name}"}, approved_by="Ada") if released else None,
                contribution=next(guests(event)),
            )
            for side, (name, _) in GUESTS.items()
        ),
    )


def entered(event):
    return [*guests(event), remarks(event, released=False), remarks(event, released=True)]


def words_read(material, audience):
    result = clear(material, audience=audience)
    return {str(value) for _, value in leaves(result.value)} if isinstance(result, Cleared) else set()


PRIVATE = [word for pair in GUESTS.values() for word in pair] + [WORDS]


@pytest.mark.parametrize("key", [WASHINGTON, PARIS])
@pytest.mark.parametrize("audience", [PUBLIC, Room(event="changsha-2019")], ids=["public", "another room"])
def test_nobody_outside_reads_a_name_or_a_word_of_it(key, audience):
    results = [clear(material, audience=audience) for material in entered(demonstration(key))]
    assert [type(result) for result in results] == [Withheld] * len(results)


@pytest.mark.parametrize("key", [WASHINGTON, PARIS])
@pytest.mark.parametrize("material", range(14))
def test_the_team_reads_what_was_entered(key, material):
    """Decoy: each of these does carry a private word, and could have leaked it."""
    raw = entered(demonstration(key))
    assert len(raw) == 14
    readers = [CONVENORS] if not isinstance(raw[material], Note) else []
    read = {word for audience in readers for word in words_read(raw[material], audience)}
    if isinstance(raw[material], Note):
        assert clear(raw[material], audience=CONVENORS) == Withheld(reason=Reason.TEAM_ONLY)
    else:
        assert any(private in word for word in read for private in PRIVATE)


@pytest.mark.parametrize("key", [WASHINGTON, PARIS])
def test_the_same_on_the_record_would_be_read(key):
    """Decoy: it is the rule that keeps them, not a lack of anything to show."""
    event = demonstration(key)
    on_the_record = replace(event, rule=replace(event.rule, value=Rule.ON_THE_RECORD))
    read = set().union(*(words_read(material, PUBLIC) for material in entered(on_the_record)))
    assert {name for pair in GUESTS.values() for name in pair} <= read


@pytest.mark.parametrize("key", [WASHINGTON, PARIS])
def test_what_is_known_of_the_meeting_stays_the_same_when_private_things_are_entered(key):
    event = demonstration(key)
    busy = replace(
        event,
        presences=(*event.presences, Presence(side="north", mode="remote", place={"en": GUESTS["north"][1]})),
        audience_estimate=12,
        officials={"en": GUESTS["north"][0]},
        audience_note={"zh-Hans": GUESTS["south"][0]},
        note={"en": WORDS},
        purpose={"en": WORDS},
        names=(*event.names, Name(text=f"The {GUESTS['north'][0]} meeting", language="en")),
        hosts=(*event.hosts, Fact(value=Host(organisation=GUESTS["south"][1], role="host"))),
    )
    assert clear(busy, audience=PUBLIC).value == clear(event, audience=PUBLIC).value
    assert clear(busy, audience=CONVENORS).value != clear(event, audience=CONVENORS).value
