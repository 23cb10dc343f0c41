"""One full sample of every kind, every leaf a word of its own, so that whatever is read can be traced."""

from dataclasses import fields, is_dataclass, replace
from datetime import date

from tracktwo.clearance.audiences import CONVENORS, PUBLIC, Room, Team
from tracktwo.clearance.disclosure import Band, Bands, ExpectationBand, HeadCount, Policy, Reach, Released
from tracktwo.clearance.kinds import (
    Attendance,
    Challenge,
    Citation,
    Conference,
    Conflict,
    Contribution,
    Correction,
    Document,
    Event,
    EventLink,
    Evidence,
    Host,
    Location,
    Media,
    Narrative,
    Note,
    Objective,
    Organisation,
    Outcome,
    Part,
    Person,
    Place,
    Planted,
    Presence,
    Programme,
    Publication,
    Reading,
    Recipe,
    Remark,
    Remarks,
    Result,
    ResultSide,
    Round,
    RoundSide,
    Segment,
    Setting,
    Side,
    SideNote,
    Speaker,
    Status,
)
from tracktwo.clearance.tables import Approval, Fact, Name, Release, Source
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import FindingBasis, FindingKind, Stance
from tracktwo.vocabulary.names import NameOrder, PersonName
from tracktwo.vocabulary.sides import Mark

ON, NFA, OTR = Rule
OWN_ROOM, OTHER_ROOM = Room(event="meeting"), Room(event="elsewhere")
NORTH, SOUTH = Team(side="north"), Team(side="south")
AUDIENCES = (PUBLIC, OTHER_ROOM, OWN_ROOM, CONVENORS, NORTH, SOUTH)

OPEN = (Source(document="open-report", is_public=True),)
CLOSED = (Source(document="closed-minutes", is_public=False),)
BOTH = (Approval(side="north", by="Ada Nord"), Approval(side="south", by="孙南"))


def stated(value):
    return Fact(value=value, sources=OPEN)


def kept(value):
    return Fact(value=value, sources=CLOSED, approvals=BOTH[:1])


def two(word):
    """A text in two languages."""
    return {"en": word, "zh-Hans": f"{word}的中文"}


def event(rule, *, fact=stated, key="meeting"):
    return Event(
        key=key,
        rule=fact(rule),
        kind=fact("event-kind"),
        status=fact(Status(value="event-status", as_of=PartialDate.parse("2101"))),
        date=fact(PartialDate.parse("2102-03-04")),
        place=fact(Place(text=two("event-place"), country="event-country")),
        duration=fact("event-duration"),
        hosts=(fact(Host(organisation="event-host", role="event-host-role")),),
        consulted=(fact("event-consulted"),),
        theme=fact(two("event-theme")),
        parent=fact("margins"),
        earlier_plan=fact(two("event-plan")),
        names=(Name(text="event-name", language="en-x-event"),),
        purpose=two("event-purpose"),
        objectives=("event-objective",),
        presences=(Presence(side="event-side", mode="event-mode", place=two("event-presence")),),
        audience_estimate=2103,
        audience_note=two("event-audience"),
        officials=two("event-officials"),
        media_present=two("event-media"),
        rule_note=two("event-rule-note"),
        note=two("event-note"),
        twin="event-twin",
        zone="event-zone",
        clocks=("event-clock",),
        ask_at="event-ask",
    )


def contribution(rule, *, rules=(), key="entry", person="person"):
    return Contribution(
        key=key,
        event=event(rule),
        person=person,
        side=f"{key}-side",
        listed_as=f"{key}-list",
        name_as_printed=f"{key}-name 王",
        position=2201,
        post_as_printed=f"{key}-post",
        affiliation_as_printed=f"{key}-affiliation",
        language=f"{key}-language",
        organisations=("unit", "university"),
        delivery=(f"{key}-delivery",),
        delivery_basis=f"{key}-basis",
        note=two(f"{key}-note"),
        rules=rules,
    )


def document(key="paper", *, is_public=True):
    return Document(
        key=key,
        title=f"{key}-title",
        is_public=is_public,
        language=f"{key}-language",
        published=PartialDate.parse("2301"),
        updated=PartialDate.parse("2302"),
        licence=f"{key}-licence",
        sha256=f"{key}-hash",
        characters=2303,
        publishers=(f"{key}-publisher",),
    )


def speaker(name, *, is_released):
    return Speaker(person=name, is_released=is_released)


def publication(rule, *, kind="report", link="presented_at", permitted_by="", speakers=()):
    return Publication(
        key="work",
        kind=kind,
        title="work-title",
        is_public=True,
        language="work-language",
        date=PartialDate.parse("2401"),
        licence="work-licence",
        publishers=("work-publisher",),
        links=(EventLink(event=event(rule), link=link),),
        permitted_by=permitted_by,
        speakers=speakers,
        places=(Location(address="https://work.example", opens=("work-opens",), fails=("work-fails",)),),
        transcript=two("work-transcript"),
        note=two("work-note"),
    )


def remark(number, rule, *, languages=("en", "zh-Hans")):
    author = f"author-{number}"
    return Remark(
        author=author,
        author_name=f"author-name-{number}",
        side=f"side-{number}",
        original=two(f"original-{number}"),
        release=Release(
            text={tag: words for tag, words in two(f"release-{number}").items() if tag in languages},
            approved_by=f"approver-{number}",
        ),
        contribution=contribution(rule, key=f"entry-{number}", person=author),
    )


def remarks(rule, *, count=5, rules=()):
    # Backwards, so that the order of speaking is not the alphabetical one.
    entries = tuple(remark(number, rule) for number in range(count, 0, -1))
    return Remarks(event=event(rule), remarks=entries, rules=rules)


def segment(rule, *, rules=()):
    return Segment(
        key="item",
        event=event(rule),
        position=2501,
        kind="item-kind",
        title="item-title 题目",
        language="item-language",
        titles=two("item-also"),
        session="item-session",
        starts="25:02",
        minutes=2502,
        publication=publication(ON),
        parts=(Part(contribution=contribution(rule), role="item-role"),),
        rules=rules,
    )


def organisation(rule):
    return Organisation(
        key="unit",
        names=(
            stated(Name(text="unit-name", language="unit-language")),
            kept(Name(text="unit-alias", language="alias-language")),
        ),
        side="entry-side",
        parent="university",
        type=two("unit-type"),
        contributions=(contribution(rule),),
        note=two("unit-note"),
    )


def person_name(text, family):
    return PersonName(
        text=text, family=family, given="Vera", language=f"{family}-tag", order=NameOrder.FAMILY_FIRST
    )


def person(rule):
    return Person(
        key="person",
        names=(stated(person_name("Lee Vera", "Lee")), kept(person_name("Li Vera", "Li"))),
        contributions=(contribution(rule),),
        note=two("person-note"),
    )


def conflict(rule):
    return Conflict(
        key="conflict",
        subject=event(rule),
        field="presences",
        question=two("conflict-question"),
        readings=(
            Reading(text=two("reading-1"), document=document("paper"), start=1, end=2601, is_chosen=True),
            Reading(text=two("reading-2"), document=document("leaflet"), start=2, end=2602),
            Reading(text=two("reading-3"), document=document("minutes", is_public=False), start=3, end=2603),
        ),
        reason=two("conflict-reason"),
    )


def programme():
    return Programme(
        key="programme",
        name=two("programme-name"),
        summary=two("programme-summary"),
        motivation=two("programme-motivation"),
        notice=two("programme-notice"),
        period=PartialDate.parse("2701/2702"),
        licence="programme-licence",
        funding=two("programme-funding"),
        contact=two("programme-contact"),
        government_policy=two("programme-governments"),
        languages=("programme-language",),
        unchecked_languages=("programme-unchecked",),
        is_demo=True,
    )


def released(value, *, policy, reach=Reach.PUBLIC, held=None):
    return Released(value=value, number=2, day=date(2950, 1, 2), policy=policy, reach=reach, held=held)


def thirds(agree, disagree):
    return Bands(
        people=HeadCount.FROM_10,
        agree=Band(first=agree, last=agree, parts=3),
        disagree=Band(first=disagree, last=disagree, parts=3),
        classed=True,
    )


def tens(points):
    return ExpectationBand(people=HeadCount.FROM_20, points=points, reading=None)


def round_of(rule, **changes):
    told = {
        "key": "round",
        "title": two("round-title"),
        "languages": ("round-language",),
        "policy": Policy(most_seats=2),
        # Backwards: what is shown goes by key.
        "sides": (
            RoundSide(side="south", name=two("round-south")),
            RoundSide(side="north", name=two("round-north")),
        ),
        "is_closed": True,
        "is_revealed": True,
        "is_simulated": True,
        "asked": 2951,
        "event": event(rule),
        "opened": date(2952, 3, 4),
        "closed": date(2953, 5, 6),
        "purpose": two("round-purpose"),
        "label": two("round-label"),
        "question": two("round-question"),
        "recipe": Recipe(
            seed=2954, observers=2955, settings=(Setting(name="recipe-name", value="recipe-value"),)
        ),
    }
    return Round(**{**told, **changes})


def result_side(side, *, stances, expects, **more):
    return ResultSide(
        side=side,
        stances=released(stances, policy=f"{side}-policy", **more),
        expects=released(expects, policy=f"{side}-policy", **more),
        evidence=Release(text=two(f"{side}-evidence"), approved_by=f"{side}-approver"),
        planted=Planted(share=0.25, guess=0.75),
    )


def result(rule, **changes):
    told = {
        "key": "statement",
        "round": round_of(rule),
        "number": 2956,
        "statement": Release(text=two("statement-text"), approved_by="statement-approver"),
        "kind": "statement-kind",
        "topic": two("statement-topic"),
        "partner": "statement-partner",
        # Backwards: what is shown goes by key.
        "sides": (
            result_side("south", stances=thirds(2, 0), expects=tens(70)),
            result_side("north", stances=thirds(2, 0), expects=tens(20)),
        ),
    }
    return Result(**{**told, **changes})


def media(rule):
    return Media(
        key="outlet",
        outlet=two("outlet-name"),
        language="outlet-language",
        date=PartialDate.parse("2801"),
        event=event(rule),
        contact="outlet-contact",
        note=two("outlet-note"),
    )


def evidence(rule):
    return (
        Evidence(ref="event:meeting", subject=event(rule), side="evidence-side", note=two("evidence-note")),
        Evidence(
            ref="document:paper",
            subject=document(),
            stance=Stance.QUALIFIES,
            side="other-side",
            start=6,
            end=2911,
        ),
    )


def outcome(rule):
    return Outcome(
        key="outcome",
        number=2903,
        text=stated(two("outcome-text")),
        kind=FindingKind.WANTS,
        basis=FindingBasis.JUDGED,
        as_of=PartialDate.parse("2912"),
        review_by=PartialDate.parse("2913"),
        unknown=stated(two("outcome-unknown")),
        corrections=stated((Correction(date=PartialDate.parse("2914"), text=two("outcome-corrected")),)),
        objectives=("outcome-objective",),
        evidence=evidence(rule),
        notes=(SideNote(side="note-side", text=Release(text=two("side-note"), approved_by="noter")),),
    )


def narrative(rule):
    return Narrative(
        key="narrative",
        number=2905,
        text=stated(two("narrative-text")),
        partly=stated(two("narrative-partly")),
        result_ref="result:statement",
        result=result(rule),
        as_of=PartialDate.parse("2915"),
        review_by=PartialDate.parse("2916"),
        objectives=("narrative-objective",),
        evidence=evidence(rule),
    )


def challenge(rule):
    return Challenge(
        key="challenge",
        number=2906,
        text=stated(two("challenge-text")),
        is_shared=True,
        next_event=event(rule),
        as_of=PartialDate.parse("2917"),
        review_by=PartialDate.parse("2918"),
        objectives=("challenge-objective",),
        evidence=evidence(rule),
    )


SAMPLES = {
    "programme": lambda _: programme(),
    "side": lambda _: Side(
        key="side", name=two("side-name"), mark=Mark.CIRCLE, adjective=two("side-adjective"), lot="side-lot",
        languages=("side-language",),
    ),
    "objective": lambda _: Objective(key="objective", number=2901, text=two("objective-text")),
    "organisation": organisation,
    "person": person,
    "conference": lambda rule: Conference(
        key="margins", series="margins-series", name="margins-name", language="margins-language",
        date=PartialDate.parse("2902"), place=two("margins-place"), events=(event(rule),),
    ),
    "event": event,
    "contribution": contribution,
    "attendance": lambda rule: Attendance(
        event=event(rule), person="guest", name="guest-name", side="guest-side",
        organisation="guest-organisation", note=two("guest-note"),
    ),
    "segment": segment,
    "remarks": remarks,
    "round": round_of,
    "result": result,
    "document": lambda _: document(),
    "publication": publication,
    "media": media,
    "outcome": outcome,
    "narrative": narrative,
    "challenge": challenge,
    "conflict": conflict,
    "citation": lambda rule: Citation(
        subject=event(rule), document=document(), start=4, end=2904, field="purpose"
    ),
    "note": lambda _: Note(subject="note-subject", text=two("note-text"), side="north"),
}  # fmt: skip


def leaves(value, path=()):
    """Every leaf of a noun with the names of the fields that lead to it; places in lists do not count."""
    if is_dataclass(value) and not isinstance(value, PartialDate) and not hasattr(value, "items"):
        for told in fields(value):
            yield from leaves(getattr(value, told.name), (*path, told.name))
    elif hasattr(value, "items"):
        for language, words in value.items():
            yield from leaves(words, (*path, language))
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item, path)
    elif value is not None and value != "":
        yield path, value


def rebuilt(value, change):
    """The same noun with every leaf passed through ``change(value)``."""
    if is_dataclass(value) and not isinstance(value, PartialDate | PersonName | Released | Policy):
        named = {told.name: rebuilt(getattr(value, told.name), change) for told in fields(value)}
        return replace(value, **named)
    if isinstance(value, dict):
        return {language: rebuilt(words, change) for language, words in value.items()}
    if isinstance(value, tuple):
        return tuple(rebuilt(item, change) for item in value)
    return change(value)
