"""Every kind × every rule × every audience, with what is read written out."""

from dataclasses import replace

import pytest
from clearance.gate.samples import (
    AUDIENCES,
    CLOSED,
    NFA,
    NORTH,
    ON,
    OTR,
    OWN_ROOM,
    SAMPLES,
    document,
    person_name,
    remarks,
    two,
)

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Reason, Room, Withheld, clear
from tracktwo.clearance.disclosure import Area, Disclosure, Lean, Policy
from tracktwo.clearance.disclosure import Reading as GuessReading
from tracktwo.clearance.kinds import (
    Host,
    Programme,
    Setting,
    ShownAttendance,
    ShownBands,
    ShownChallenge,
    ShownCitation,
    ShownConference,
    ShownConflict,
    ShownContribution,
    ShownCorrection,
    ShownDocument,
    ShownEvent,
    ShownEventLink,
    ShownEvidence,
    ShownExpectation,
    ShownLimits,
    ShownLocation,
    ShownMedia,
    ShownNarrative,
    ShownNote,
    ShownObjective,
    ShownOrganisation,
    ShownOutcome,
    ShownPart,
    ShownPerson,
    ShownPlace,
    ShownPlanted,
    ShownPolicy,
    ShownPresence,
    ShownProgramme,
    ShownPublication,
    ShownReading,
    ShownRecipe,
    ShownRemark,
    ShownRemarks,
    ShownResult,
    ShownResultSide,
    ShownRound,
    ShownRoundSide,
    ShownSegment,
    ShownSide,
    ShownSideNote,
    Status,
    Theme,
)
from tracktwo.clearance.kinds.outcomes import show_note
from tracktwo.clearance.tables import Name, fixed
from tracktwo.perception import Finding
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import FindingBasis, FindingKind, Stance
from tracktwo.vocabulary.provenance import Passage
from tracktwo.vocabulary.sides import Mark

RULES = {"on": ON, "nfa": NFA, "otr": OTR, "unknown": None, "misspelt": "On the record"}
DATE = PartialDate.parse


def words(word):
    return fixed(two(word))


def under(rule):
    return Withheld(reason=Reason.RULE, rule=rule)


TEAMS = tuple(
    audience for audience in AUDIENCES if audience not in (PUBLIC, OWN_ROOM, Room(event="elsewhere"))
)

EVENT = ShownEvent(
    key="meeting",
    rule=ON,
    kind="event-kind",
    status=Status(value="event-status", as_of=DATE("2101")),
    date=DATE("2102-03-04"),
    place=ShownPlace(text=words("event-place"), country="event-country"),
    duration="event-duration",
    hosts=(Host(organisation="event-host", role="event-host-role"),),
    consulted=("event-consulted",),
    theme=words("event-theme"),
    parent="margins",
    earlier_plan=words("event-plan"),
    names=(Name(text="event-name", language="en-x-event"),),
    purpose=words("event-purpose"),
    objectives=("event-objective",),
    presences=(ShownPresence(side="event-side", mode="event-mode", place=words("event-presence")),),
    audience_estimate=2103,
    audience_note=words("event-audience"),
    officials=words("event-officials"),
    media_present=words("event-media"),
    rule_note=words("event-rule-note"),
    note=words("event-note"),
    twin="event-twin",
    zone="event-zone",
    clocks=("event-clock",),
    ask_at="event-ask",
)
NO_NOTES = {"rule_note": None, "note": None, "twin": None}
NO_PEOPLE = {
    "presences": (), "audience_estimate": None, "audience_note": None, "officials": None, "media_present": None,
}  # fmt: skip
NO_CLOCKS = {"zone": None, "clocks": ()}
NO_AGENDA = {"names": (), "purpose": None, "objectives": (), "ask_at": None, **NO_CLOCKS}


def shown_contribution(key="entry", person="person", **changes):
    whole = ShownContribution(
        key=key,
        event="meeting",
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
        note=words(f"{key}-note"),
    )
    return replace(whole, **changes)


PERSON = ShownPerson(
    key="person",
    names=(person_name("Lee Vera", "Lee"), person_name("Li Vera", "Li")),
    contributions=(shown_contribution(),),
    note=words("person-note"),
)
PERSON_OUTSIDE = ShownPerson(
    key="person",
    names=(person_name("Lee Vera", "Lee"),),
    contributions=(shown_contribution(note=None),),
    note=None,
)
ORGANISATION = ShownOrganisation(
    key="unit",
    names=(
        Name(text="unit-name", language="unit-language"),
        Name(text="unit-alias", language="alias-language"),
    ),
    side="entry-side",
    parent="university",
    type=words("unit-type"),
    is_partner=False,
    note=words("unit-note"),
)
ORGANISATION_OUTSIDE = replace(ORGANISATION, names=ORGANISATION.names[:1], type=None, note=None)
ATTENDANCE = ShownAttendance(
    event="meeting",
    person="guest",
    name="guest-name",
    side="guest-side",
    organisation="guest-organisation",
    note=words("guest-note"),
)
SEGMENT = ShownSegment(
    key="item",
    event="meeting",
    position=2501,
    kind="item-kind",
    title="item-title 题目",
    language="item-language",
    titles=words("item-also"),
    session="item-session",
    starts="25:02",
    minutes=2502,
    publication="work",
    parts=(ShownPart(contribution="entry", person="person", role="item-role"),),
)
PUBLICATION = ShownPublication(
    key="work",
    kind="report",
    title="work-title",
    language="work-language",
    date=DATE("2401"),
    licence="work-licence",
    by_programme=True,
    publishers=("work-publisher",),
    links=(ShownEventLink(event="meeting", link="presented_at"),),
    places=(ShownLocation(address="https://work.example", opens=("work-opens",), fails=("work-fails",)),),
    transcript=words("work-transcript"),
    note=words("work-note"),
)
MEDIA = ShownMedia(
    key="outlet",
    outlet=words("outlet-name"),
    language="outlet-language",
    date=DATE("2801"),
    event="meeting",
    contact="outlet-contact",
    note=words("outlet-note"),
)
MEDIA_OUTSIDE = replace(MEDIA, contact=None, note=None)


def reading(number, key):
    return ShownReading(
        text=words(f"reading-{number}"),
        passage=Passage(document=key, start=number, end=2600 + number),
        is_chosen=number == 1,
    )


CONFLICT = ShownConflict(
    key="conflict",
    subject="event:meeting",
    field="presences",
    question=words("conflict-question"),
    readings=(reading(1, "paper"), reading(2, "leaflet"), reading(3, "minutes")),
    reason=words("conflict-reason"),
)
CONFLICT_OUTSIDE = replace(CONFLICT, readings=CONFLICT.readings[:2], reason=None)
CITATION = ShownCitation(
    subject="event:meeting", field="purpose", passage=Passage(document="paper", start=4, end=2904)
)
UNKNOWN = Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
NO_ROLE = Withheld(reason=Reason.NO_PUBLIC_ROLE)


def remarks_read(*numbers, signed=False, whole=False):
    return ShownRemarks(
        event="meeting",
        remarks=tuple(
            ShownRemark(
                released=words(f"release-{number}"),
                author=f"author-{number}" if signed or whole else None,
                author_name=f"author-name-{number}" if whole else None,
                side=f"side-{number}" if signed or whole else None,
                original=words(f"original-{number}") if whole else None,
            )
            for number in numbers
        ),
    )


def result_side(side, *, points, reading, gap, area):
    return ShownResultSide(
        side=side,
        reads=None,
        bands=ShownBands(
            people="10-19",
            agree=ShownLimits(low="2/3", high="1"),
            disagree=ShownLimits(low="0", high="1/3"),
        ),
        counts=None,
        limits=None,
        lean=Lean.AGREE,
        area=area,
        expects=ShownExpectation(
            people="20-39",
            points=points,
            limits=None,
            reading=reading,
            gap=ShownLimits(low=gap[0], high=gap[1]),
        ),
        evidence=words(f"{side}-evidence"),
        planted=ShownPlanted(share="0.25", guess="0.75"),
        day=DATE("2950-01-02"),
        policy=f"{side}-policy",
        parts=(),
        held=None,
    )


RESULT = ShownResult(
    key="statement",
    round="round",
    number=2956,
    statement=words("statement-text"),
    kind="statement-kind",
    topic=words("statement-topic"),
    partner="statement-partner",
    is_reciprocal=False,
    is_simulated=True,
    sides=(
        result_side(
            "north", points="20", reading=GuessReading.UNDER, gap=("-17/20", "-5/12"), area=Area.AGREE_UNKNOWN
        ),
        result_side(
            "south",
            points="70",
            reading=GuessReading.ABOUT_RIGHT,
            gap=("-7/20", "1/12"),
            area=Area.AGREE_KNOWN,
        ),
    ),
    finding=Finding.HIDDEN_AGREEMENT,
    awareness=None,
    unaware=None,
    firmness=None,
    probability=None,
)
ROUND = ShownRound(
    key="round",
    title=words("round-title"),
    purpose=words("round-purpose"),
    label=words("round-label"),
    question=words("round-question"),
    languages=("round-language",),
    rule=ON,
    opened=DATE("2952-03-04"),
    closed=DATE("2953-05-06"),
    is_simulated=True,
    asked=2951,
    policy=ShownPolicy(
        disclosure=Disclosure.BANDS,
        most_seats=2,
        smallest=5,
        smallest_shown=6,
        batch=5,
        insiders=2,
        yearly=4,
        ever=8,
        hash=Policy(most_seats=2).hash,
    ),
    sides=(
        ShownRoundSide(side="north", name=words("round-north")),
        ShownRoundSide(side="south", name=words("round-south")),
    ),
    recipe=ShownRecipe(
        seed=2954, observers=2955, settings=(Setting(name="recipe-name", value="recipe-value"),)
    ),
)


def round_under(rule):
    """Off the record the dates are months: the day would tell the meeting."""
    return replace(ROUND, rule=rule, opened=DATE("2952-03"), closed=DATE("2953-05"))


def result_under(_rule):
    first, second = (replace(side, day=DATE("2950-01")) for side in RESULT.sides)
    return replace(RESULT, sides=(first, second))


EVERYBODY = {
    "programme": ShownProgramme(
        key="programme",
        name=words("programme-name"),
        summary=words("programme-summary"),
        motivation=words("programme-motivation"),
        notice=words("programme-notice"),
        period=DATE("2701/2702"),
        licence="programme-licence",
        funding=words("programme-funding"),
        contact=words("programme-contact"),
        government_policy=words("programme-governments"),
        languages=("programme-language",),
        unchecked_languages=("programme-unchecked",),
        is_demo=True,
    ),
    "side": ShownSide(
        key="side",
        name=words("side-name"),
        mark=Mark.CIRCLE,
        adjective=words("side-adjective"),
        lot="side-lot",
        languages=("side-language",),
    ),
    "objective": ShownObjective(key="objective", number=2901, text=words("objective-text")),
    "conference": ShownConference(
        key="margins",
        series="margins-series",
        name="margins-name",
        language="margins-language",
        date=DATE("2902"),
        place=words("margins-place"),
    ),
    "document": ShownDocument(
        key="paper",
        title="paper-title",
        language="paper-language",
        published=DATE("2301"),
        updated=DATE("2302"),
        licence="paper-licence",
        sha256="paper-hash",
        characters=2303,
        publishers=("paper-publisher",),
    ),
}
MEETING = ShownEvidence(
    kind="event",
    item="event:meeting",
    stance=Stance.SUPPORTS,
    side="evidence-side",
    as_of=None,
    start=None,
    end=None,
)
PAPER = ShownEvidence(
    kind="document",
    item="document:paper",
    stance=Stance.QUALIFIES,
    side="other-side",
    as_of=None,
    start=6,
    end=2911,
)
OUTCOME = ShownOutcome(
    key="outcome",
    number=2903,
    text=words("outcome-text"),
    kind=FindingKind.WANTS,
    basis=FindingBasis.JUDGED,
    as_of=DATE("2912"),
    review_by=DATE("2913"),
    unknown=words("outcome-unknown"),
    corrections=(ShownCorrection(date=DATE("2914"), text=words("outcome-corrected")),),
    objectives=("outcome-objective",),
    evidence=(MEETING, PAPER),
    notes=(ShownSideNote(side="note-side", text=words("side-note")),),
)
NARRATIVE = ShownNarrative(
    key="narrative",
    number=2905,
    text=words("narrative-text"),
    partly=words("narrative-partly"),
    result="statement",
    as_of=DATE("2915"),
    review_by=DATE("2916"),
    objectives=("narrative-objective",),
    evidence=(MEETING, PAPER),
)
CHALLENGE = ShownChallenge(
    key="challenge",
    number=2906,
    text=words("challenge-text"),
    is_shared=True,
    next_event="meeting",
    as_of=DATE("2917"),
    review_by=DATE("2918"),
    objectives=("challenge-objective",),
    evidence=(MEETING, PAPER),
)

# What is read by rule: outside, in the meeting's own room; then the teams, whom no rule of an event keeps out.
READ = {
    "organisation": (
        {
            ON: (ORGANISATION_OUTSIDE, ORGANISATION_OUTSIDE),
            NFA: (NO_ROLE, ORGANISATION_OUTSIDE),
            OTR: (NO_ROLE, NO_ROLE),
        },
        ORGANISATION,
    ),
    "person": (
        {ON: (PERSON_OUTSIDE, PERSON_OUTSIDE), NFA: (NO_ROLE, PERSON_OUTSIDE), OTR: (NO_ROLE, NO_ROLE)},
        PERSON,
    ),
    "event": (
        {
            ON: (replace(EVENT, **NO_NOTES), replace(EVENT, **NO_NOTES)),
            NFA: (
                replace(EVENT, rule=NFA, **NO_NOTES, **NO_PEOPLE, **NO_AGENDA),
                replace(EVENT, rule=NFA, **NO_NOTES),
            ),
            OTR: (
                replace(EVENT, rule=OTR, **NO_NOTES, **NO_PEOPLE, **NO_AGENDA),
                replace(EVENT, rule=OTR, **NO_NOTES, **NO_PEOPLE),
            ),
        },
        EVENT,
    ),
    "contribution": (
        {
            ON: (shown_contribution(note=None), shown_contribution(note=None)),
            NFA: (under(NFA), shown_contribution(note=None)),
            OTR: (under(OTR), under(OTR)),
        },
        shown_contribution(),
    ),
    "attendance": (
        {
            ON: (Withheld(reason=Reason.TEAM_ONLY, rule=ON), replace(ATTENDANCE, note=None)),
            NFA: (Withheld(reason=Reason.TEAM_ONLY, rule=NFA), replace(ATTENDANCE, note=None)),
            OTR: (Withheld(reason=Reason.TEAM_ONLY, rule=OTR), under(OTR)),
        },
        ATTENDANCE,
    ),
    "segment": (
        {ON: (SEGMENT, SEGMENT), NFA: (under(NFA), SEGMENT), OTR: (under(OTR), replace(SEGMENT, parts=()))},
        SEGMENT,
    ),
    "remarks": (
        {
            ON: (remarks_read(5, 4, 3, 2, 1, signed=True),) * 2,
            NFA: (remarks_read(1, 2, 3, 4, 5),) * 2,
            OTR: (under(OTR), under(OTR)),
        },
        remarks_read(5, 4, 3, 2, 1, whole=True),
    ),
    "round": (
        {ON: (ROUND, ROUND), NFA: (round_under(NFA),) * 2, OTR: (under(OTR), round_under(OTR))},
        round_under,
    ),
    "result": (
        {ON: (RESULT, RESULT), NFA: (result_under(NFA),) * 2, OTR: (under(OTR), result_under(OTR))},
        result_under,
    ),
    "publication": (
        {
            ON: (replace(PUBLICATION, note=None),) * 2,
            NFA: (replace(PUBLICATION, note=None, links=()), replace(PUBLICATION, note=None)),
            OTR: (replace(PUBLICATION, note=None, links=()), replace(PUBLICATION, note=None)),
        },
        PUBLICATION,
    ),
    "media": (
        {
            ON: (MEDIA_OUTSIDE, MEDIA_OUTSIDE),
            NFA: (under(NFA), MEDIA_OUTSIDE),
            OTR: (under(OTR), MEDIA_OUTSIDE),
        },
        MEDIA,
    ),
    # A room reads of what is of no event what the public does.
    "outcome": (
        {ON: (OUTCOME,) * 2, NFA: (replace(OUTCOME, evidence=(PAPER,)),) * 2, OTR: (under(OTR),) * 2},
        OUTCOME,
    ),
    "narrative": (
        {ON: (NARRATIVE,) * 2, NFA: (replace(NARRATIVE, evidence=(PAPER,)),) * 2, OTR: (under(OTR),) * 2},
        NARRATIVE,
    ),
    "challenge": (
        {
            ON: (CHALLENGE,) * 2,
            NFA: (replace(CHALLENGE, evidence=(PAPER,), is_shared=False, next_event=""),) * 2,
            OTR: (under(OTR),) * 2,
        },
        CHALLENGE,
    ),
    "conflict": (
        {ON: (CONFLICT_OUTSIDE,) * 2, NFA: (UNKNOWN, CONFLICT_OUTSIDE), OTR: (UNKNOWN, UNKNOWN)},
        CONFLICT,
    ),
    "citation": (
        {ON: (CITATION, CITATION), NFA: (UNKNOWN, CITATION), OTR: (UNKNOWN, CITATION)},
        CITATION,
    ),
}  # fmt: skip
NOTE = ShownNote(subject="note-subject", text=words("note-text"), side="north")


def expected(kind, rule, audience):
    if kind == "note":
        return NOTE if audience == NORTH else Withheld(reason=Reason.TEAM_ONLY)
    if kind in EVERYBODY:
        return EVERYBODY[kind]
    by_rule, team = READ[kind]
    known = RULES[rule] if rule in {"on", "nfa", "otr"} else OTR
    if audience in TEAMS:
        read = team
        if callable(team):
            read = by_rule[ON][1] if known is ON else team(known)
    elif audience == OWN_ROOM:
        read = by_rule[known][1]
    else:
        read = by_rule[known][0]
    # An event says the rule that governs it, unless nobody wrote one down.
    return replace(read, rule=known if RULES[rule] else None) if isinstance(read, ShownEvent) else read


def read(material, audience):
    result = clear(material, audience=audience)
    return result.value if isinstance(result, Cleared) else result


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", SAMPLES)
def test_clear_returns_what_the_table_says(kind, rule, audience):
    assert read(SAMPLES[kind](RULES[rule]), audience) == expected(kind, rule, audience)


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
def test_a_note_of_both_teams_is_read_by_either_and_by_nobody_else(audience):
    note = replace(SAMPLES["note"](ON), side=None)
    whole = replace(NOTE, side=None)
    assert read(note, audience) == (whole if audience in TEAMS else Withheld(reason=Reason.TEAM_ONLY))


def test_a_note_is_not_read_by_what_is_no_audience():
    with pytest.raises(AssertionError):
        show_note(SAMPLES["note"](ON), audience=None)


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
def test_a_document_that_is_not_public_is_the_teams(audience):
    whole = replace(EVERYBODY["document"])
    outside_read = Withheld(reason=Reason.NOT_PUBLIC)
    assert read(document(is_public=False), audience) == (whole if audience in TEAMS else outside_read)


def test_cleared_says_who_may_read_it():
    for audience in (PUBLIC, CONVENORS):
        assert clear(SAMPLES["programme"](ON), audience=audience).audience is audience


@pytest.mark.parametrize("audience", [None, "public", object(), type(PUBLIC), 0])
@pytest.mark.parametrize("kind", SAMPLES)
def test_an_unknown_audience_reads_nothing(kind, audience):
    assert clear(SAMPLES[kind](ON), audience=audience) == Withheld(reason=Reason.UNKNOWN_AUDIENCE)


@pytest.mark.parametrize(
    "material", [None, "SECRET", {"key": "SECRET"}, EVENT, CLOSED, remarks(ON).remarks[0]]
)
def test_an_unknown_kind_is_withheld(material):
    assert clear(material, audience=CONVENORS) == Withheld(reason=Reason.UNKNOWN_KIND)


class Guise(Programme):
    """A kind that is almost one of ours."""


GUISE = Guise(key="programme", name={"en": "SECRET"})


@pytest.mark.parametrize(
    "subject", [None, "SECRET", {"key": "SECRET"}, CLOSED, SAMPLES["citation"](ON), GUISE]
)
@pytest.mark.parametrize("kind", ["citation", "conflict", "theme"])
def test_what_speaks_of_an_unknown_kind_is_withheld(kind, subject):
    sample = Theme(key="theme", subject=SAMPLES["narrative"](ON), voices=())
    material = replace(sample if kind == "theme" else SAMPLES[kind](ON), subject=subject)
    for audience in (PUBLIC, CONVENORS):
        assert clear(material, audience=audience) == Withheld(reason=Reason.UNKNOWN_KIND)
