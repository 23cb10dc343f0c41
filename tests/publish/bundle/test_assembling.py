# ruff: noqa: E501 -- one case a line
import random
from dataclasses import replace

import pytest
from publish.attacks.worlds import make_world, woven
from publish.releases import (
    AIM,
    CITED,
    DAY,
    DOUBT,
    FIRST_END,
    LATER,
    MATERIAL,
    NOTES,
    PROGRAMME,
    REMARKS,
    SECOND_END,
    SOUTH,
    SPRING,
    WANG,
    cleared,
    entry,
    release,
    told,
    without,
)

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, clear
from tracktwo.clearance.kinds import Answer, Attendance, Evidence, Note, Status
from tracktwo.publish.bundle import Cited, Item, Step, assemble, fingerprint, read_content, write_content
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import FindingBasis
from tracktwo.vocabulary.names import PersonName


def items(content):
    return {each: item.content for each, item in content.items.items()}


def test_release_holds_every_item_field_by_field_and_nothing_that_is_empty():
    assert items(release()) == {
        "conference:congress": {"key": "congress", "series": "Rivers", "name": "Rivers 2020", "language": "en"},
        "conflict:doubt": {
            "key": "doubt",
            "subject": "event:spring",
            "field": "date",
            "question": {"en": "When?"},
            "readings": [
                {"text": {"en": "On the 3rd"}, "passage": {"document": "report", "start": 1, "end": 9}, "is_chosen": True},
                {"text": {"en": "On the 4th"}, "passage": {"document": "notes", "start": 2, "end": 8}, "is_chosen": False},
            ],
        },
        "contribution:stone": {
            "key": "stone",
            "event": "spring",
            "side": "north",
            "listed_as": "speaker",
            "name_as_printed": "Stein",
            "position": 1,
            "language": "en",
            "organisations": ["house"],
        },
        "contribution:water": {
            "key": "water",
            "event": "spring",
            "person": "wang",
            "side": "north",
            "listed_as": "speaker",
            "name_as_printed": "Wang",
            "position": 0,
            "language": "en",
            "organisations": ["house"],
        },
        "document:notes": {"key": "notes", "title": "Notes", "language": "en", "publishers": ["house"]},
        "document:report": {"key": "report", "title": "Report", "language": "en", "published": "2020-05"},
        "event:closed": {"key": "closed", "rule": "off_the_record", "kind": "small_group_dialogue", "date": "2021"},
        "event:spring": {
            "key": "spring",
            "rule": "on_the_record",
            "kind": "formal_workshop",
            "status": {"value": "held"},
            "date": "2020-04-03/2020-04-04",
            "hosts": [{"organisation": "house", "role": "host"}],
            "parent": "congress",
            "objectives": ["aim"],
            "presences": [{"side": "north", "mode": "in_person", "place": {"en": "Ford"}}],
            "audience_estimate": 0,
        },
        "objective:aim": {"key": "aim", "number": 1, "text": {"en": "Talk about the river."}},
        "organisation:house": {
            "key": "house",
            "names": [{"text": "River House", "language": "en"}],
            "side": "north",
            "is_partner": False,
        },
        "outcome:second": {
            "key": "second",
            "number": 1,
            "text": {"en": "Meet again."},
            "kind": "other",
            "basis": "concluded",
            "objectives": ["aim"],
        },
        "person:wang": {
            "key": "wang",
            "names": [
                {"text": "Wang Hai", "language": "zh-Latn", "family": "Wang", "order": "as_printed"},
                {"text": "王海", "language": "zh-Hans", "family": "王", "order": "as_printed"},
            ],
            "contributions": ["contribution:water"],
        },
        "programme:river": {
            "key": "river",
            "name": {"en": "River talks", "zh-Hans": "江河对话"},
            "contact": {"en": "The convenors"},
            "is_demo": True,
        },
        "remarks:spring": {
            "event": "spring",
            "remarks": [{"released": {"en": "Rivers join."}, "author": "wang", "side": "north"}],
        },
        "segment:talk": {
            "key": "talk",
            "event": "spring",
            "position": 0,
            "kind": "talk",
            "title": "Stones",
            "language": "en",
            "minutes": 20,
            "parts": [{"contribution": "stone", "role": "speaker"}],
        },
        "side:north": {"key": "north", "name": {"en": "North bank"}, "mark": "circle"},
        "side:south": {"key": "south", "name": {"en": "South bank"}, "mark": "diamond"},
    }  # fmt: skip


def test_first_release_starts_its_chain_and_its_history():
    content = release(languages=("en",), deadlocked=3)
    told = (content.programme, content.number, content.previous, content.date, content.languages)
    assert told == ("river", 1, "", DAY, ("en",))
    assert (content.is_demo, content.deadlocked) == (True, 3)
    assert content.history == (Step(number=1, date=DAY, appeared=tuple(content.items)),)
    assert content.items["event:spring"] == Item(
        kind="event",
        changed=DAY,
        content=items(content)["event:spring"],
        citations=(Cited(field="date", document="report", start=10, end=20),),
    )


def test_next_release_names_the_one_before_and_keeps_the_day_of_what_did_not_change():
    first = release()
    moved = replace(SPRING, status=told(Status(value="planned")))
    second = release(*without(spring=moved), previous=first, day=LATER)
    assert second.number == 2
    assert second.previous == fingerprint(write_content(first))
    changed = {each: item.changed for each, item in second.items.items() if item.changed != DAY}
    assert changed == {"event:spring": LATER}
    assert second.history == (
        *first.history,
        Step(number=2, date=LATER, changed=("event:spring",)),
    )


def test_other_passage_for_the_same_fact_is_a_change():
    first = release()
    second = release(*without(CITED), previous=first, day=LATER)
    assert second.items["event:spring"].changed == LATER
    assert second.items["event:spring"].citations == ()


def test_what_vanishes_is_forgotten_by_name_and_counted_once():
    first = release()
    second = release(*without(REMARKS, SECOND_END), previous=first, day=LATER)
    third = release(*without(SECOND_END), previous=second, day=LATER)
    gone = {"outcome:second", "remarks:spring"}
    assert second.history == (
        replace(first.history[0], appeared=tuple(each for each in first.items if each not in gone)),
        Step(number=2, date=LATER, vanished={"outcome": 1, "remarks": 1}),
    )
    assert third.history == (*second.history, Step(number=3, date=LATER, appeared=("remarks:spring",)))


def test_release_without_a_change_changes_nothing_but_its_place_in_the_chain():
    first = release()
    second = release(previous=first, day=LATER)
    assert second.items == first.items
    assert second.history[-1] == Step(number=2, date=LATER)


@pytest.mark.parametrize("seed", range(8))
def test_order_of_material_does_not_matter(seed):
    material = [*woven(make_world(seed))]
    shown = [
        each for each in (clear(noun, audience=PUBLIC) for noun in material) if isinstance(each, Cleared)
    ]
    expected = release_of(shown)
    random.Random(seed).shuffle(shown)
    assert release_of(shown) == expected


def release_of(shown):
    return write_content(assemble(shown, previous=None, date=DAY, languages=("en", "zh-Hans")))


@pytest.mark.parametrize("seed", range(8))
def test_nothing_in_a_release_names_what_is_not_in_it(seed):
    """Every key of the world that is not in the release is looked for in every text of the release."""
    world = make_world(seed)
    shown = [
        each for each in (clear(noun, audience=PUBLIC) for noun in woven(world)) if isinstance(each, Cleared)
    ]
    content = read_content(release_of(shown))
    texts = set(leaves([item.content for item in content.items.values()]))
    texts |= {cited.document for item in content.items.values() for cited in item.citations}
    there = {each.partition(":")[2] for each in content.items}
    hidden = (
        {each.partition(":")[2] for each in world if ":" in each} - there - {"0", "1"}
    )  # ends of a band, too
    assert hidden
    assert texts.isdisjoint(hidden | {each for each in world if each not in content.items})


def leaves(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def test_dropping_one_thing_drops_what_hangs_on_it():
    content = release(*without(SPRING))
    gone = {each.partition(":")[0] for each in release().items} - {
        each.partition(":")[0] for each in content.items
    }
    # The person goes with the only thing they did, the disagreement and the remarks with what they are about.
    assert gone == {"conflict", "contribution", "person", "remarks", "segment"}
    assert content.items["organisation:house"].content["side"] == "north"


def test_disagreement_goes_when_one_reading_is_left_or_its_field_is_not_told():
    assert "conflict:doubt" not in release(*without(NOTES)).items
    unsaid = replace(SPRING, hosts=SPRING.hosts[1:])
    about_hosts = replace(DOUBT, subject=unsaid, field="hosts")
    cited = replace(CITED, subject=unsaid, field="hosts")
    content = release(*without(CITED, spring=unsaid, doubt=about_hosts), cited)
    assert "conflict:doubt" not in content.items
    assert content.items["event:spring"].citations == ()


def test_places_and_numbers_have_no_gap_where_something_is_withheld():
    with_gaps = items(release())
    assert [with_gaps[f"contribution:{key}"]["position"] for key in ("water", "stone")] == [0, 1]
    assert with_gaps["outcome:second"]["number"] == 1
    shown = without(first=replace(FIRST_END, text=told({"en": "Secret."})))
    assert items(release(*shown))["outcome:second"]["number"] == 2


def test_same_passage_cited_twice_stands_once_and_in_order():
    earlier = replace(CITED, start=4, end=5)
    content = release(*MATERIAL, earlier, replace(CITED))
    assert [each.start for each in content.items["event:spring"].citations] == [4, 10]


@pytest.mark.parametrize(
    ("material", "sentence"),
    [
        (without(PROGRAMME), "A release describes one programme, found 0; give it the programme itself."),
        ([*MATERIAL, replace(PROGRAMME, key="lake")], "A release describes one programme, found 2"),
        ([*MATERIAL, AIM], "The release has two items called “objective:aim”; give each a key of its own."),
        (without(SOUTH), "items has 1 sides; a programme has two"),
        ([*MATERIAL, entry("WATER", "wang", 9)], "items.contribution:WATER differs from another key in capitals only"),
        ([*without(AIM), replace(AIM, key="../aim")], "has “objective:../aim”, which nothing in a release is called"),
        ([*without(AIM), replace(AIM, key="\u202egpj")], "has “objective:\ufffdgpj”, which nothing"),
        (without(aim=replace(AIM, text={"en": "a\u202eb"})), "objective:aim.content.text.en holds the invisible character U+202E"),
        (without(aim=replace(AIM, text={"en": "a\x00b"})), "invisible character U+0000, which cannot be printed"),
        (without(aim=replace(AIM, text={"en": "a\ud800b"})), "invisible character U+D800, which cannot be printed"),
        (without(wang=replace(WANG, names=(told(PersonName(text="<b onclick=x>Wang</b>", language="en")),))), "person:wang.content.names[0].text holds the markup “<b onclick=x>”"),
    ],
)  # fmt: skip
def test_what_no_site_can_show_is_refused_in_a_sentence(material, sentence):
    with pytest.raises(DataError) as refusal:
        release(*material)
    assert sentence in str(refusal.value)


def test_release_after_one_of_another_programme_or_of_a_later_day_is_refused():
    first = release(day=LATER)
    with pytest.raises(DataError, match="The release before is of “river”, not of “lake”"):
        release(*without(PROGRAMME), replace(PROGRAMME, key="lake"), previous=first, day=LATER)
    with pytest.raises(
        DataError, match="history must end on the day of the release and never go back in time"
    ):
        release(previous=first, day=DAY)


def test_only_what_was_cleared_for_the_public_goes_in():
    for_the_team = clear(Note(subject="event:spring", text={"en": "ours"}), audience=CONVENORS)
    with pytest.raises(TypeError, match="cleared for the public, and of nothing else"):
        release_of([*cleared(), for_the_team])
    with pytest.raises(TypeError, match="This was not cleared"):
        release_of([*cleared(), object.__new__(Cleared)])
    with pytest.raises(AttributeError):
        release_of([*cleared(), AIM])


def test_every_text_of_a_team_is_missing_from_the_release():
    """Raw texts that only teams read, all different from public ones, are nowhere in the bytes."""
    guest = Attendance(event=SPRING, person="", name="Guest Nobody", side="north")
    note = Note(subject="event:spring", text={"en": "ours alone"})
    noted = replace(SPRING, note={"en": "event note"}, rule_note={"en": "rule note"}, twin="twin-event")
    data = write_content(release(*without(spring=noted), guest, note)).decode()
    secrets = [
        "Guest Nobody",
        "ours alone",
        "event note",
        "rule note",
        "twin-event",
        "Team only.",
        "raw",
        "Ada",
        "W. H.",
        "A. Stein",
    ]
    secrets += ['stein"', "Secret.", "protocol", "hidden", "nowhere", "secret-aim", "unknown"]
    assert [secret for secret in secrets if secret in data] == []


def test_bytes_do_not_depend_on_the_order_of_sets_or_the_languages_of_a_text():
    reordered = replace(PROGRAMME, name=dict(reversed(PROGRAMME.name.items())))
    assert write_content(release(*without(river=reordered))) == write_content(release())


def test_a_finding_can_rest_on_an_answer_which_has_no_page_to_name():
    """It is told that it is an answer, as of when; what it says is read with the question, if that was let out."""
    answer = Answer(key="q6/1", rule=Rule.ON_THE_RECORD, as_of=PartialDate.parse("2025"))
    rests = replace(
        SECOND_END,
        basis=FindingBasis.ANSWERS,
        evidence=(Evidence(ref="answer:q6/1", subject=answer), Evidence(ref="event:spring", subject=SPRING)),
    )
    written = write_content(release(*without(second_end=rests)))
    assert items(read_content(written))["outcome:second"]["evidence"] == [
        {"kind": "answer", "stance": "supports", "as_of": "2025"},
        {"kind": "event", "item": "event:spring", "stance": "supports"},
    ]
    nameless = written.replace(b'"item":"event:spring",', b"", 1)
    assert nameless != written
    with pytest.raises(DataError, match="lacks “item”"):
        read_content(nameless)
