"""The account of what is withheld: each kind under each rule, the law that nothing is left out, and no content."""

from collections import Counter
from dataclasses import fields, replace

import pytest
from clearance.gate.samples import (
    CLOSED,
    NFA,
    ON,
    OTR,
    SAMPLES,
    contribution,
    document,
    event,
    kept,
    person,
    publication,
    rebuilt,
    remark,
    result,
    round_of,
    segment,
    two,
)
from clearance.gate.worlds import MATERIALS, RULES, full, ruled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.clearance import CONVENORS, PUBLIC, Approval, Fact, Reason, Release, Withheld, clear
from tracktwo.clearance.account import Line, account, tally
from tracktwo.clearance.disclosure import Reach as DisclosureReach
from tracktwo.clearance.disclosure import Reason as DisclosureReason
from tracktwo.clearance.kinds import (
    Attendance,
    Citation,
    EventLink,
    Media,
    Note,
    Outcome,
    Part,
    Remarks,
    ShownContribution,
    Side,
)
from tracktwo.vocabulary.sides import Mark

SLOW = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
RULED = (  # of an event
    "ask_at audience_estimate audience_note clocks media_present names objectives officials presences purpose zone"
)


def told(*material):
    """The account as tuples: item, field, reason, rule, and what else there is to say."""
    return [
        (line.item, line.field, line.reason, line.rule, *(["partly"] if line.is_partial else []))
        for line in account(material)
    ]


def team_only(item, *names):
    return [(item, name, Reason.TEAM_ONLY, None) for name in names]


def whole(item, reason, rule=None, field=""):
    return [(item, field, reason, rule)]


def of_event(rule):
    covered = [("event:meeting", name, Reason.RULE, rule) for name in RULED.split()]
    return sorted(
        [*covered, *team_only("event:meeting", "note", "rule_note", "twin")], key=lambda each: each[1]
    )


NAMES = Reason.NOT_KNOWN_OUTSIDE, None, "partly"
UNNAMED = "evidence", Reason.RULE, NFA, "partly"
# What of a statement is not told where one piece of its evidence is not for attribution.
HIDDEN = {
    "outcome": [UNNAMED],
    "narrative": [UNNAMED],
    "challenge": [
        UNNAMED,
        ("is_shared", Reason.NO_EVIDENCE, None, "partly"),
        ("next_event", Reason.RULE, NFA),
    ],
}
# Written out: what the account says of one of each kind, on the record, not for attribution, off the record.
EXPECTED = {
    **dict.fromkeys(["programme", "side", "objective", "conference", "document"], ([], [], [])),
    **{
        kind: ([], [(f"{kind}:{kind}", *why) for why in hidden], whole(f"{kind}:{kind}", Reason.RULE, OTR))
        for kind, hidden in HIDDEN.items()
    },
    "organisation": (
        [("organisation:unit", "names", *NAMES), *team_only("organisation:unit", "note"),
         ("organisation:unit", "type", Reason.NOT_REVIEWED, None)],
        *[whole("organisation:unit", Reason.NO_PUBLIC_ROLE)] * 2,
    ),
    "person": (
        [("person:person", "names", *NAMES), *team_only("person:person", "note")],
        *[whole("person:person", Reason.NO_PUBLIC_ROLE)] * 2,
    ),
    "event": (team_only("event:meeting", "note", "rule_note", "twin"), of_event(NFA), of_event(OTR)),
    "contribution": (
        team_only("contribution:entry", "note"),
        *(whole("contribution:entry", Reason.RULE, rule) for rule in (NFA, OTR)),
    ),
    "attendance": tuple(whole("attendance:meeting", Reason.TEAM_ONLY, rule) for rule in (ON, NFA, OTR)),
    "segment": ([], *(whole("segment:item", Reason.RULE, rule) for rule in (NFA, OTR))),
    "remarks": (
        team_only("remarks:meeting", "original"),
        [("remarks:meeting", "author", Reason.RULE, NFA), *team_only("remarks:meeting", "original")],
        whole("remarks:meeting", Reason.RULE, OTR),
    ),
    "round": ([], [], whole("round:round", Reason.RULE, OTR)),
    "result": ([], [], whole("result:statement", Reason.RULE, OTR)),
    "publication": (
        team_only("publication:work", "note"),
        *([("publication:work", "links", Reason.RULE, rule), *team_only("publication:work", "note")]
          for rule in (NFA, OTR)),
    ),
    "media": (
        team_only("media:outlet", "contact", "note"),
        *(whole("media:outlet", Reason.RULE, rule) for rule in (NFA, OTR)),
    ),
    "conflict": (
        [("conflict:conflict", "readings", Reason.NOT_PUBLIC, None, "partly"),
         *team_only("conflict:conflict", "reason")],
        *[whole("conflict:conflict", Reason.NOT_KNOWN_OUTSIDE)] * 2,
    ),
    "citation": ([], *[whole("event:meeting", Reason.NOT_KNOWN_OUTSIDE, field="citations")] * 2),
    "note": ([], [], []),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("place", range(3))
def test_the_account_of_each_kind_under_each_rule(kind, place):
    rule = (ON, NFA, OTR)[place]
    assert told(SAMPLES[kind](rule)) == EXPECTED[kind][place]


def is_nothing(value):
    return value is None or value in ((), "")


def refers(value):
    """A field's value with what has lines of its own by its key."""
    if isinstance(value, tuple):
        return tuple(each.key if isinstance(each, ShownContribution) else each for each in value)
    return value


@pytest.mark.slow
@SLOW
@given(MATERIALS, st.sampled_from(RULES))
def test_the_account_lists_what_the_team_reads_and_the_public_does_not_and_nothing_else(material, rule):
    material = ruled(material, rule)
    inside, outside = clear(material, audience=CONVENORS), clear(material, audience=PUBLIC)
    lines = account([material])
    if isinstance(inside, Withheld):
        assert lines == ()
    elif isinstance(material, Remarks):
        read = () if isinstance(outside, Withheld) else outside.value.remarks
        count = Counter()
        for line in lines:
            count[line.field] += line.count
        assert count[""] + count["remarks"] == len(material.remarks) - len(read)
        assert count["original"] == len(read)
        assert count["author"] == sum(entry.author is None for entry in read)
    elif isinstance(outside, Withheld):
        ((line),) = lines
        assert line.field == {Citation: "citations", Note: "notes"}.get(type(material), "")
        assert (line.reason, line.rule, line.is_partial) == (outside.reason, outside.rule, False)
    else:
        pairs = {
            field.name: (
                refers(getattr(inside.value, field.name)),
                refers(getattr(outside.value, field.name)),
            )
            for field in fields(inside.value)
        }
        gone = {name for name, (team, public) in pairs.items() if is_nothing(public) and not is_nothing(team)}
        less = {name for name, (team, public) in pairs.items() if team != public and not is_nothing(team)}
        less -= gone
        assert {line.field for line in lines if not line.is_partial} == gone
        assert {line.field for line in lines if line.is_partial} == less
        assert len(lines) == len(gone | less)


MARK = "金丝雀 canary"
KEYS = {"meeting", "unit", "university", "margins", "person", "entry", "work", "item", "outlet", "conflict"}
KEYS |= {
    "record_of",
    "presented_at",
    "report",
    "presences",
    "purpose",
    "paper",
    "north",
    "statement",
    "outcome",
    "narrative",
    "challenge",
    "round",
}


def marked(value):
    is_word = type(value) is str and value.strip() and value not in KEYS and not value.startswith("author-")
    return f"{MARK} {value}" if is_word else value


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("rule", RULES)
def test_no_line_holds_a_word_of_what_it_is_about(kind, rule):
    material = rebuilt(ruled(full(kind), rule), marked)
    assert MARK not in repr(account([material]))
    # The team reads the words, so a line could have repeated them.
    inside = clear(material, audience=CONVENORS)
    assert isinstance(inside, Withheld) is (kind == "note")
    assert kind in {"note", "citation"} or MARK in repr(inside.value)


NORTH = Side(key="north", name={"en": "North"}, mark=Mark.CIRCLE)
SOUTH = Side(key="south", name={"en": "South"}, mark=Mark.DIAMOND)
ADA, SUN = Approval(side="north", by="Ada"), Approval(side="south", by="孙南")


@pytest.mark.parametrize(
    ("approvals", "sides"),
    [
        ((), ("north", "south")),
        ((ADA,), ("south",)),
        ((SUN,), ("north",)),
        ((ADA, replace(SUN, by=" ")), ("south",)),
        ((ADA, replace(SUN, by="Ada")), ("north", "south")),
    ],
)
def test_a_fact_names_the_sides_whose_approval_is_missing(approvals, sides):
    meeting = event(OTR)
    date = replace(meeting.date, sources=CLOSED, approvals=approvals)
    hosts = (meeting.hosts[0], replace(meeting.hosts[0], sources=(), approvals=approvals))
    lines = account([SOUTH, NORTH, replace(meeting, date=date, hosts=hosts)])
    assert {line.field: line.missing for line in lines if line.missing} == {"date": sides, "hosts": sides}
    assert {line.field: line.is_partial for line in lines if line.missing} == {"date": False, "hosts": True}


def test_an_event_nobody_knows_of_waits_for_whichever_of_kind_and_status_lacks_less():
    quiet = event(OTR, fact=lambda value: Fact(value=value))
    half = replace(quiet, status=replace(quiet.status, approvals=(SUN,)))
    assert account([NORTH, SOUTH, quiet]) == (
        Line(item="event:meeting", reason=Reason.NOT_KNOWN_OUTSIDE, rule=OTR, missing=("north", "south")),
    )
    assert account([NORTH, SOUTH, half])[0].missing == ("north",)
    assert account([NORTH, SOUTH, replace(half, kind=None, status=None)])[0].missing == ()


def test_a_conclusion_waits_for_the_side_that_has_not_approved_it():
    outcome = Outcome(key="o", number=1, text=Fact(value={"en": "More talks"}, approvals=(ADA,)))
    assert account([NORTH, SOUTH, outcome]) == (
        Line(item="outcome:o", reason=Reason.NOT_KNOWN_OUTSIDE, missing=("south",)),
    )


def test_remarks_are_accounted_for_one_by_one_by_what_each_lacks():
    told_once = remark(6, ON, languages=("en",))
    entries = (
        remark(1, ON),
        replace(remark(2, ON), contribution=None),
        replace(remark(3, ON), release=None),
        replace(remark(4, ON), rules=(OTR,)),
        replace(told_once, rules=(NFA,)),
    )
    assert told(Remarks(event=event(ON), remarks=entries)) == [
        ("remarks:meeting", "author", Reason.NO_PUBLIC_ROLE, ON),
        ("remarks:meeting", "original", Reason.TEAM_ONLY, None),
        ("remarks:meeting", "remarks", Reason.NO_RELEASE, ON),
        ("remarks:meeting", "remarks", Reason.RULE, OTR),
        ("remarks:meeting", "remarks", Reason.SMALL_GROUP, NFA),
    ]
    assert tally(account([Remarks(event=event(ON), remarks=entries)])) == {
        Reason.RULE: 1, Reason.NO_PUBLIC_ROLE: 1, Reason.NO_RELEASE: 1, Reason.SMALL_GROUP: 1, Reason.TEAM_ONLY: 2,
    }  # fmt: skip


def test_a_language_of_few_is_a_small_group_within_words_that_go_out():
    entries = tuple(remark(n, NFA, languages=("en", "zh-Hans") if n < 3 else ("en",)) for n in range(1, 7))
    lines = account([Remarks(event=event(NFA), remarks=entries)])
    assert [(line.field, line.reason, line.rule, line.is_partial, line.count) for line in lines] == [
        ("author", Reason.RULE, NFA, False, 6),
        ("original", Reason.TEAM_ONLY, None, False, 6),
        ("released", Reason.SMALL_GROUP, NFA, True, 2),
    ]


def test_two_who_said_the_same_are_told_apart():
    entries = tuple(
        replace(remark(number, ON), release=remark(1, ON).release, contribution=entry)
        for number, entry in ((2, None), (3, contribution(ON, key="entry-3", person="author-3")))
    )
    lines = account([Remarks(event=event(ON), remarks=entries)])
    assert {(line.field, line.count) for line in lines} == {("original", 2), ("author", 1)}


def test_what_hangs_on_another_item_is_withheld_for_that_items_reason():
    inside = replace(publication(ON), is_public=False)
    closed = contribution(ON, key="closed", rules=(NFA,))
    item = replace(
        segment(ON), publication=inside, parts=(*segment(ON).parts, Part(contribution=closed, role="speaker"))
    )
    assert told(item) == [
        ("segment:item", "parts", Reason.RULE, NFA, "partly"),
        ("segment:item", "publication", Reason.NOT_PUBLIC, None),
    ]
    somebody = replace(person(ON), contributions=(contribution(ON), contribution(OTR, key="closed")))
    assert told(somebody)[0] == ("person:person", "contributions", Reason.RULE, OTR, "partly")
    quiet = replace(event(ON, fact=kept), key="quiet")
    links = (EventLink(event=event(ON), link="presented_at"), EventLink(event=quiet, link="prompted_by"))
    assert told(replace(publication(ON), links=links))[0] == (
        "publication:work", "links", Reason.NOT_KNOWN_OUTSIDE, ON, "partly",
    )  # fmt: skip


def test_what_both_teams_noted_is_listed_under_its_subject_and_what_one_keeps_is_in_no_account():
    notes = [Note(subject="event:meeting", text=two(f"note {number}")) for number in range(3)]
    own = Note(subject="event:meeting", text=two("ours"), side="north")
    assert account([*notes, own]) == (
        Line(item="event:meeting", field="notes", reason=Reason.TEAM_ONLY, count=3),
    )


def test_the_account_is_the_same_in_whatever_order_things_come():
    everything = [SAMPLES[kind](rule) for rule in (OTR, ON, NFA) for kind in SAMPLES]
    assert account(everything) == account(everything[::-1])
    assert account([]) == ()
    assert tally([]) == {}


def test_equal_lines_are_one_with_their_number():
    guests = [
        Attendance(event=event(OTR), person=name, name=name, side="south") for name in ("王芳", "Lee", "Ng")
    ]
    passages = [Citation(subject=guests[0].event, document=document(), start=n, end=99) for n in range(2)]
    assert account([*guests, *passages]) == (
        Line(item="attendance:meeting", reason=Reason.TEAM_ONLY, rule=OTR, count=3),
    )
    assert tally(account(guests)) == {Reason.TEAM_ONLY: 3}


def sided(**changes):
    """A result of which one side has an older value, or expectations that stay in the room."""
    first, second = result(ON).sides
    return replace(result(ON), sides=(replace(first, **changes), second))


def test_a_result_says_what_of_it_stays_inside():
    side = result(ON).sides[0]
    in_room = sided(expects=replace(side.expects, reach=DisclosureReach.ROOM))
    assert told(in_room) == [
        ("result:statement", "finding", Reason.NOT_PUBLIC, None),
        ("result:statement", "sides", Reason.NOT_PUBLIC, None, "partly"),
    ]
    held = sided(stances=replace(side.stances, held=DisclosureReason.TOO_FEW))
    assert told(held) == [("result:statement", "sides", Reason.TEAM_ONLY, None, "partly")]


def test_a_narrative_says_why_the_result_that_says_who_holds_it_stays_inside():
    waiting = result(ON, round=round_of(ON, is_revealed=False))
    assert told(replace(SAMPLES["narrative"](ON), result=waiting)) == [
        ("narrative:narrative", "result", Reason.NOT_REVEALED, None)
    ]


def test_what_is_not_there_is_not_withheld():
    assert account([Media(key="m", outlet=two("Daily"))]) == ()
    assert account([Remarks(event=event(OTR), remarks=())]) == ()


def test_of_remarks_of_which_none_goes_out_each_says_what_it_lacks():
    entries = (
        replace(remark(1, NFA), release=None),
        remark(2, NFA),
        remark(3, NFA),
        replace(remark(4, NFA), rules=(OTR,)),
    )
    lines = account([Remarks(event=event(NFA), remarks=entries)])
    assert [(line.field, line.reason, line.rule, line.count) for line in lines] == [
        ("", Reason.NO_RELEASE, NFA, 1),
        ("", Reason.RULE, OTR, 1),
        ("", Reason.SMALL_GROUP, NFA, 2),
    ]


def test_lines_stand_by_kind_in_the_gates_order_and_notes_on_anything_else_last():
    nouns = [
        Note(subject="zebra:1", text=two("z")),
        Note(subject="a note on nothing", text=two("a")),
        *(SAMPLES[kind](OTR) for kind in ("remarks", "attendance", "media", "segment", "person")),
        Note(subject="side:north", text=two("side")),
    ]
    assert list(dict.fromkeys(line.item for line in account(nouns))) == [
        "side:north", "person:person", "segment:item", "media:outlet", "attendance:meeting", "remarks:meeting",
        "a note on nothing", "zebra:1",
    ]  # fmt: skip


def test_of_an_event_nobody_knows_of_every_remark_is_withheld_with_it():
    quiet = event(ON, fact=kept)
    told_there = Remarks(event=quiet, remarks=(remark(1, ON), replace(remark(2, ON), release=None)))
    assert account([told_there]) == (
        Line(item="remarks:meeting", reason=Reason.NOT_KNOWN_OUTSIDE, rule=ON, count=2),
    )


def test_what_is_known_already_waits_for_nobody():
    known, unknown = event(OTR).hosts[0], kept(event(OTR).hosts[0].value)
    meeting = replace(event(OTR), hosts=(replace(known, approvals=(ADA,)), replace(unknown, approvals=())))
    lines = account([NORTH, SOUTH, meeting])
    assert {line.field: line.missing for line in lines if line.missing} == {"hosts": ("north", "south")}


def test_only_facts_that_can_be_approved_name_who_has_not():
    lines = account([NORTH, SOUTH, person(ON), SAMPLES["organisation"](ON)])
    assert {line.field for line in lines} >= {"names"}
    assert {line.missing for line in lines} == {()}


def test_a_rule_nobody_stated_is_off_the_record_in_the_account_too():
    bare = replace(event(ON), rule=None)
    assert ("event:meeting", "purpose", Reason.RULE, OTR) in told(bare)
    links = (EventLink(event=bare, link="prompted_by"),)
    assert told(replace(publication(ON), links=links))[0] == ("publication:work", "links", Reason.RULE, OTR)


def test_side_and_parent_of_an_organisation_need_something_it_did():
    partner = replace(SAMPLES["organisation"](NFA), is_partner=False, contributions=())
    host = replace(partner, published=(replace(document(), publishers=("unit",)),))
    assert told(host) == [
        ("organisation:unit", "names", *NAMES),
        *team_only("organisation:unit", "note"),
        ("organisation:unit", "parent", Reason.NO_PUBLIC_ROLE, None),
        ("organisation:unit", "side", Reason.NO_PUBLIC_ROLE, None),
        ("organisation:unit", "type", Reason.NOT_REVIEWED, None),
    ]


def test_off_the_record_words_are_withheld_though_another_said_the_same():
    aside = replace(remark(2, ON), release=remark(1, ON).release, rules=(OTR,), contribution=None)
    same = replace(remark(1, ON), contribution=None)
    lines = account([Remarks(event=event(ON), remarks=(same, aside))])
    assert [(line.field, line.reason) for line in lines] == [
        ("author", Reason.NO_PUBLIC_ROLE),
        ("original", Reason.TEAM_ONLY),
        ("remarks", Reason.RULE),
    ]


def test_of_two_who_said_the_same_in_other_languages_each_is_whole():
    both = tuple(remark(number, NFA) for number in range(1, 6))
    one = replace(remark(6, NFA), release=Release(text={"en": "release-1"}, approved_by="Ada"))
    for entries in ((one, *both), (*both, one)):
        lines = account([Remarks(event=event(NFA), remarks=entries)])
        assert [(line.field, line.count) for line in lines] == [("author", 6), ("original", 6)]


@pytest.mark.parametrize("parts", [(), segment(ON).parts])
def test_of_an_announced_closed_session_the_rule_withholds_all_but_its_time(parts):
    closed = replace(segment(ON, rules=(NFA,)), announced=True, parts=parts, publication=None)
    names = ["kind", "language", *(["parts"] if parts else []), "session", "title", "titles"]
    assert told(closed) == [("segment:item", name, Reason.RULE, NFA) for name in names]
