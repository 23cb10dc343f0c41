"""Material made of several things: the strictest rule governs, and nothing is named beside what may not be."""

from dataclasses import replace
from itertools import product

import pytest
from clearance.gate.samples import (
    CONVENORS,
    NFA,
    ON,
    OTR,
    OWN_ROOM,
    contribution,
    document,
    event,
    kept,
    media,
    organisation,
    person,
    person_name,
    publication,
    remarks,
    segment,
    speaker,
    stated,
    two,
)

from tracktwo.clearance import PUBLIC, Cleared, Fact, Reason, Room, Withheld, clear
from tracktwo.clearance.audiences import Reach, reach
from tracktwo.clearance.kinds import (
    Attendance,
    Citation,
    Conference,
    Conflict,
    EventLink,
    Host,
    Organisation,
    Part,
    Publication,
    Reading,
    ShownSegment,
)
from tracktwo.clearance.rules import Covered, governing, may_read
from tracktwo.clearance.tables import Name

RULES = (ON, NFA, OTR, None)
# Which rule governs two joined, written out; None is a rule nobody stated.
STRICTEST = {
    (ON, ON): ON, (ON, NFA): NFA, (ON, OTR): OTR, (ON, None): OTR,
    (NFA, ON): NFA, (NFA, NFA): NFA, (NFA, OTR): OTR, (NFA, None): OTR,
    (OTR, ON): OTR, (OTR, NFA): OTR, (OTR, OTR): OTR, (OTR, None): OTR,
    (None, ON): OTR, (None, NFA): OTR, (None, OTR): OTR, (None, None): OTR,
}  # fmt: skip
QUIET = replace(event(ON, fact=kept), key="quiet")


@pytest.mark.parametrize(("first", "second"), list(product(RULES, RULES)))
def test_the_strictest_rule_of_event_and_part_governs(first, second):
    rule = STRICTEST[first, second]
    assert governing(first, second) is rule
    for material in (contribution(first, rules=(second,)), segment(first, rules=(second,))):
        result = clear(material, audience=PUBLIC)
        assert (
            result == Withheld(reason=Reason.RULE, rule=rule) if rule != ON else isinstance(result, Cleared)
        )
    told = clear(remarks(first, rules=(second,)), audience=PUBLIC)
    if rule is OTR:
        assert told == Withheld(reason=Reason.RULE, rule=OTR)
    else:
        assert {shown.author is None for shown in told.value.remarks} == {rule is NFA}


@pytest.mark.parametrize("near", [Reach.OUTSIDE, Reach.ROOM])
@pytest.mark.parametrize("covered", Covered)
def test_nothing_is_read_under_what_is_no_rule(covered, near):
    with pytest.raises(AssertionError):
        may_read(covered, rule=None, near=near)


def test_what_is_no_audience_stands_nowhere():
    with pytest.raises(AssertionError):
        reach(None, event="meeting")


@pytest.mark.parametrize("text", ["on_the_record", "公开", "", 0])
def test_a_rule_that_is_not_one_of_ours_is_off_the_record(text):
    assert governing(text) is governing(ON, text) is governing() is OTR
    assert clear(contribution(text), audience=PUBLIC) == Withheld(reason=Reason.RULE, rule=OTR)


@pytest.mark.parametrize(
    "material",
    [
        replace(contribution(ON), event=QUIET),
        Attendance(event=QUIET, person="guest", name="王芳", side="south"),
        replace(segment(ON), event=QUIET),
        replace(remarks(ON), event=QUIET),
        replace(media(ON), event=QUIET),
        replace(publication(ON), links=(EventLink(event=QUIET, link="record_of"),)),
        Citation(subject=QUIET, document=document(), start=1, end=2),
    ],
)
def test_nothing_goes_out_with_an_event_that_is_not_known_outside(material):
    assert clear(material, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=ON)
    for audience in (CONVENORS, Room(event="quiet")):
        assert isinstance(clear(material, audience=audience), Cleared)


def test_a_publication_is_not_named_with_a_quiet_event():
    links = tuple(EventLink(event=one, link="prompted_by") for one in (QUIET, event(ON), event(NFA)))
    shown = clear(replace(publication(ON), links=links), audience=PUBLIC).value.links
    assert [(link.event, link.link) for link in shown] == [("meeting", "prompted_by")]


@pytest.mark.parametrize("link", ["record_of", "anything else"])
@pytest.mark.parametrize("rule", [NFA, OTR])
def test_a_record_of_a_closed_event_stays_closed(link, rule):
    record = publication(rule, link=link)
    assert clear(record, audience=PUBLIC) == Withheld(reason=Reason.RULE, rule=rule)
    in_room = clear(record, audience=OWN_ROOM)
    assert isinstance(in_room, Cleared) is (rule is NFA)
    assert isinstance(clear(record, audience=CONVENORS), Cleared)


@pytest.mark.parametrize("link", ["prompted_by", "presented_at", "launched_at"])
def test_a_later_record_is_found_behind_a_link_beside(link):
    record = publication(ON, link=link)
    links = (EventLink(event=event(OTR), link=link), EventLink(event=event(OTR), link="record_of"))
    assert clear(replace(record, links=links), audience=PUBLIC) == Withheld(reason=Reason.RULE, rule=OTR)


@pytest.mark.parametrize("kind", ["recording", "slides", ""])
def test_what_is_not_written_needs_the_speakers_permission(kind):
    recording = publication(ON, kind=kind, link="record_of")
    assert clear(recording, audience=PUBLIC) == Withheld(reason=Reason.NO_PERMISSION)
    assert clear(replace(recording, permitted_by=" "), audience=PUBLIC) == Withheld(
        reason=Reason.NO_PERMISSION
    )
    assert isinstance(clear(recording, audience=CONVENORS), Cleared)
    assert clear(replace(recording, permitted_by="Ada"), audience=PUBLIC).value.kind == kind


def test_a_recording_needs_the_release_of_each_speaker_and_nobody_answers_for_them():
    ada, bo = (speaker(name, is_released=True) for name in ("ada", "bo"))
    recording = publication(ON, kind="recording", link="record_of", speakers=(ada, bo))
    assert clear(recording, audience=PUBLIC).value.kind == "recording"
    for missing in ((ada, replace(bo, is_released=False)), (replace(ada, is_released=False),)):
        held = replace(recording, speakers=missing, permitted_by="Ada")
        assert clear(held, audience=PUBLIC) == Withheld(reason=Reason.NO_PERMISSION)
        assert isinstance(clear(held, audience=CONVENORS), Cleared)


@pytest.mark.parametrize("kind", ["research_paper", "report", "book_translation", "agenda"])
def test_what_is_written_needs_none(kind):
    assert clear(publication(ON, kind=kind), audience=PUBLIC).value.kind == kind


def test_a_publication_that_is_not_out_is_the_teams():
    inside = replace(publication(ON), is_public=False)
    assert clear(inside, audience=PUBLIC) == Withheld(reason=Reason.NOT_PUBLIC)
    assert clear(inside, audience=CONVENORS).value.title == "work-title"
    assert clear(replace(segment(ON), publication=inside), audience=PUBLIC).value.publication is None
    assert clear(replace(segment(ON), publication=None), audience=PUBLIC).value.publication is None


def test_a_part_whose_contribution_is_closed_leaves_the_item():
    parts = (
        Part(contribution=contribution(ON, key="open", person="Lee"), role="speaker"),
        Part(contribution=contribution(ON, key="closed", person="王", rules=(NFA,)), role="speaker"),
    )
    shown = clear(replace(segment(ON), parts=parts), audience=PUBLIC).value.parts
    assert [part.person for part in shown] == ["Lee"]


CLOSED = ShownSegment(
    key="item", event="meeting", position=2501, kind="", title="", language="", titles=None, session="",
    starts="25:02", minutes=2502, publication=None, parts=(),
)  # fmt: skip


@pytest.mark.parametrize("rule", [NFA, OTR, None])
def test_a_closed_session_that_is_announced_is_told_by_its_time_alone(rule):
    item = segment(ON, rules=(rule,))
    assert clear(item, audience=PUBLIC) == under_strictest(rule)
    announced = replace(item, announced=True)
    assert clear(announced, audience=PUBLIC).value == CLOSED
    others = replace(
        announced,
        kind="panel",
        title="other",
        titles={"en": "other"},
        session="x",
        parts=(),
        publication=None,
    )
    assert clear(others, audience=PUBLIC).value == CLOSED


@pytest.mark.parametrize("rule", [NFA, OTR])
def test_announcing_a_session_of_a_closed_event_tells_nothing(rule):
    for rules in ((), (OTR,)):
        item = segment(rule, rules=rules)
        assert clear(replace(item, announced=True), audience=PUBLIC) == clear(item, audience=PUBLIC)
        assert (
            clear(replace(item, announced=True), audience=OWN_ROOM).value
            == clear(item, audience=OWN_ROOM).value
        )


def test_announcing_an_open_session_changes_nothing():
    assert (
        clear(replace(segment(ON), announced=True), audience=PUBLIC).value
        == clear(segment(ON), audience=PUBLIC).value
    )


def under_strictest(rule):
    return Withheld(reason=Reason.RULE, rule=OTR if rule is None else rule)


def test_a_person_is_made_of_readable_contributions_only():
    mixed = replace(
        person(ON),
        contributions=(contribution(OTR, key="a"), contribution(ON, key="b"), contribution(NFA, key="c")),
    )
    assert [entry.key for entry in clear(mixed, audience=PUBLIC).value.contributions] == ["b"]
    assert [entry.key for entry in clear(mixed, audience=OWN_ROOM).value.contributions] == ["b", "c"]
    assert [entry.key for entry in clear(mixed, audience=CONVENORS).value.contributions] == ["a", "b", "c"]


def test_a_person_without_a_name_known_outside_is_withheld():
    unnamed = replace(person(ON), names=person(ON).names[1:])
    assert clear(unnamed, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)


def test_the_team_reads_a_person_without_contributions():
    alone = replace(person(ON), contributions=())
    assert clear(alone, audience=PUBLIC) == Withheld(reason=Reason.NO_PUBLIC_ROLE)
    assert clear(alone, audience=CONVENORS).value.contributions == ()


def roles(**changes):
    bare = Organisation(
        key="unit", names=(stated(Name(text="Institute 研究所", language="en")),), parent="university"
    )
    return replace(bare, **changes)


def hosting(fact, rule=OTR):
    return replace(event(rule), hosts=(fact(Host(organisation="unit", role="host")),))


def consulting(fact, rule=OTR):
    return replace(event(rule), consulted=(fact("unit"),))


def published(work):
    return replace(work, publishers=("unit",))


@pytest.mark.parametrize(
    ("changes", "is_read"),
    [
        ({}, False),
        ({"is_partner": True}, True),
        ({"contributions": (contribution(ON),)}, True),
        ({"contributions": (contribution(NFA),)}, False),
        ({"contributions": (replace(contribution(ON), organisations=("other",)),)}, False),
        ({"events": (hosting(stated),)}, True),
        ({"events": (hosting(kept),)}, False),
        ({"events": (hosting(kept, ON),)}, False),
        ({"events": (consulting(stated),)}, True),
        ({"events": (consulting(kept),)}, False),
        ({"events": (event(ON),)}, False),
        ({"events": (replace(hosting(stated), kind=None, status=None),)}, False),
        ({"published": (published(document()),)}, True),
        ({"published": (published(document(is_public=False)),)}, False),
        ({"published": (document(),)}, False),
        ({"published": (published(publication(ON)),)}, True),
        ({"published": (replace(published(publication(ON)), is_public=False),)}, False),
    ],
)
def test_an_organisation_is_read_about_through_what_it_did_in_public(changes, is_read):
    result = clear(roles(**changes), audience=PUBLIC)
    if is_read:
        assert result.value.names == (Name(text="Institute 研究所", language="en"),)
        assert result.value.parent == ("university" if "contributions" in changes else None)
    else:
        assert result == Withheld(reason=Reason.NO_PUBLIC_ROLE)
    assert clear(roles(**changes), audience=CONVENORS).value.parent == "university"


def test_an_organisation_without_a_name_known_outside_is_withheld():
    unnamed = replace(organisation(ON), names=organisation(ON).names[1:], is_partner=True)
    assert clear(unnamed, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)


def test_a_type_goes_out_once_somebody_reviewed_it():
    assert clear(organisation(ON), audience=PUBLIC).value.type is None
    assert clear(replace(organisation(ON), type_reviewed=True), audience=PUBLIC).value.type == two(
        "unit-type"
    )


@pytest.mark.parametrize(
    ("events", "is_read"),
    [
        ((), False),
        ((event(OTR),), True),
        ((replace(event(ON), parent=kept("margins")),), False),
        ((replace(event(ON), parent=stated("other")),), False),
        ((QUIET,), False),
        ((QUIET, event(NFA)), True),
    ],
)
def test_a_conference_is_read_about_through_an_event_known_to_stand_in_its_margins(events, is_read):
    conference = Conference(key="margins", series="Forum", name="Forum 2021 论坛", events=events)
    result = clear(conference, audience=PUBLIC)
    assert isinstance(result, Cleared) if is_read else result == Withheld(reason=Reason.NO_PUBLIC_ROLE)
    assert clear(conference, audience=CONVENORS).value.name == "Forum 2021 论坛"


def reading(key, *, is_public=True, is_chosen=False):
    return Reading(
        text={"en": f"says {key}"},
        document=document(key, is_public=is_public),
        start=0,
        end=9,
        is_chosen=is_chosen,
    )


def conflict(*readings, subject=None, field="date"):
    return Conflict(
        key="c", subject=subject or event(OTR), field=field, question={"en": "When?"}, readings=readings,
        reason={"en": "Minutes are closer."},
    )  # fmt: skip


def test_a_disagreement_needs_two_public_readings():
    open_two = conflict(reading("a"), reading("b"), reading("c", is_public=False, is_chosen=True))
    shown = clear(open_two, audience=PUBLIC).value
    assert [(r.passage.document, r.is_chosen) for r in shown.readings] == [("a", False), ("b", False)]
    one = conflict(reading("a"), reading("c", is_public=False))
    assert clear(one, audience=PUBLIC) == Withheld(reason=Reason.NOT_PUBLIC)
    assert len(clear(one, audience=CONVENORS).value.readings) == 2


@pytest.mark.parametrize(
    "field", ["objectives", "purpose", "note", "twin", "no such field", "__class__", "key_"]
)
def test_a_field_that_is_not_read_is_not_evidenced_either(field):
    readings = (reading("a"), reading("b"))
    passage = Citation(subject=event(OTR), document=document(), start=0, end=9, field=field)
    for material in (conflict(*readings, field=field), passage):
        assert clear(material, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)


def test_a_blank_text_has_no_passage():
    unsummed = replace(event(ON), audience_note={"en": " "})
    passage = Citation(subject=unsummed, document=document(), start=0, end=9, field="audience_note")
    assert clear(passage, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)


@pytest.mark.parametrize("field", ["", "date", "hosts", "place", "key"])
def test_a_field_that_is_read_shows_its_passage(field):
    passage = Citation(subject=event(OTR), document=document(), start=0, end=9, field=field)
    assert clear(passage, audience=PUBLIC).value.field == field


def test_a_passage_of_a_closed_document_is_the_teams():
    passage = Citation(subject=event(ON), document=document(is_public=False), start=0, end=9)
    assert clear(passage, audience=PUBLIC) == Withheld(reason=Reason.NOT_PUBLIC)
    assert clear(passage, audience=CONVENORS).value.passage.document == "paper"


def test_media_of_no_event_is_read_by_everybody():
    assert clear(replace(media(OTR), event=None), audience=PUBLIC).value.event is None


def test_a_number_that_is_zero_or_a_plain_no_is_still_told():
    book = replace(publication(ON), by_programme=False)
    told = Citation(subject=book, document=document(), start=0, end=9, field="by_programme")
    assert clear(told, audience=PUBLIC).value.field == "by_programme"


def test_a_fact_with_no_support_reaches_the_team_and_the_room():
    unsupported = replace(event(OTR), duration=Fact(value="PT9H"))
    assert [
        clear(unsupported, audience=audience).value.duration for audience in (PUBLIC, OWN_ROOM, CONVENORS)
    ] == [None, "PT9H", "PT9H"]


def test_in_the_room_an_item_off_the_record_names_nobody_of_a_looser_event():
    item = segment(NFA, rules=(OTR,))
    assert clear(item, audience=OWN_ROOM).value == replace(
        clear(segment(NFA), audience=OWN_ROOM).value, parts=()
    )


@pytest.mark.parametrize("field", ["", "rule", "reason", "date"])
def test_a_disagreement_about_something_withheld_is_withheld_with_it(field):
    dispute = conflict(reading("a"), reading("b"), subject=QUIET, field=field)
    assert clear(dispute, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=ON)


@pytest.mark.parametrize("link", ["prompted_by", "presented_at", "launched_at"])
def test_a_publication_beside_a_closed_event_goes_out_without_naming_it(link):
    assert clear(publication(OTR, link=link), audience=PUBLIC).value.links == ()


def test_nobody_permits_by_saying_nothing():
    recording = Publication(key="r", kind="recording", title="Panel 录像", is_public=True)
    assert clear(recording, audience=PUBLIC) == Withheld(reason=Reason.NO_PERMISSION)


def test_a_parent_that_only_others_name_stays_inside():
    elsewhere = replace(contribution(ON), organisations=("other", "university"))
    partner = roles(is_partner=True, contributions=(elsewhere,))
    assert clear(partner, audience=PUBLIC).value.parent is None


def test_a_form_of_a_name_that_a_readable_contribution_prints_is_read():
    forms = (kept(person_name("entry-name 王", "王")), kept(person_name("Quiet Vera", "Quiet")))
    printed = [replace(person(rule), names=forms) for rule in (ON, NFA)]
    assert clear(printed[0], audience=PUBLIC).value.names == (forms[0].value,)
    assert clear(printed[1], audience=PUBLIC) == Withheld(reason=Reason.NO_PUBLIC_ROLE)
    # Another readable contribution does not bring the closed one's form along.
    elsewhere = replace(contribution(ON, key="b"), name_as_printed="Quiet Vera")
    both = replace(printed[0], contributions=(contribution(NFA), elsewhere))
    assert clear(both, audience=PUBLIC).value.names == (forms[1].value,)


def test_a_form_of_an_organisations_name_that_a_readable_contribution_prints_is_read():
    forms = tuple(
        kept(Name(text=text, language="zh-Hans")) for text in ("entry-affiliation", "another affiliation")
    )
    unit = roles(names=forms, contributions=(contribution(ON),))
    assert clear(unit, audience=PUBLIC).value.names == (forms[0].value,)
    closed = replace(unit, contributions=(contribution(NFA),), is_partner=True)
    assert clear(closed, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    # An entry that prints the words but names another organisation says nothing of this one.
    other = replace(contribution(ON), organisations=("other",))
    assert clear(replace(unit, contributions=(other,), is_partner=True), audience=PUBLIC) == Withheld(
        reason=Reason.NOT_KNOWN_OUTSIDE
    )


@pytest.mark.parametrize(
    ("changes", "side"),
    [
        ({"contributions": (contribution(ON),)}, "entry-side"),
        ({"contributions": (contribution(NFA),), "is_partner": True}, "entry-side"),
        ({"contributions": (contribution(ON),), "side": "other-side"}, None),
        ({"contributions": (contribution(NFA),), "events": (hosting(stated),)}, None),
        ({"events": (hosting(stated),)}, None),
        ({"contributions": (contribution(ON),), "side": None}, None),
    ],
)
def test_the_side_of_an_organisation_is_read_of_partners_and_where_somebody_stood_for_it(changes, side):
    unit = roles(**{"side": "entry-side", **changes})
    assert clear(unit, audience=PUBLIC).value.side == side
    assert clear(unit, audience=CONVENORS).value.side == unit.side
