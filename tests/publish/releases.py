"""A small programme as it is cleared, released and approved; every test changes what it is about."""

from dataclasses import replace
from datetime import date

from tracktwo.clearance import PUBLIC, Cleared, Fact, Name, Release, Source, clear
from tracktwo.clearance.kinds import (
    Citation,
    Conference,
    Conflict,
    Contribution,
    Document,
    Event,
    Host,
    Objective,
    Organisation,
    Outcome,
    Part,
    Person,
    Presence,
    Programme,
    Reading,
    Remark,
    Remarks,
    Segment,
    Side,
    Status,
)
from tracktwo.publish import bundle
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName
from tracktwo.vocabulary.sides import Mark

DAY, LATER = date(2026, 11, 22), date(2027, 1, 3)
OPEN = (Source(document="report", is_public=True),)
CLOSED = (Source(document="protocol", is_public=False),)


def told(value):
    return Fact(value=value, sources=OPEN)


def untold(value):
    return Fact(value=value, sources=CLOSED)


PROGRAMME = Programme(
    key="river",
    name={"en": "River talks", "zh-Hans": "江河对话"},
    contact={"en": "The convenors"},
    is_demo=True,
)
NORTH = Side(key="north", name={"en": "North bank"}, mark=Mark.CIRCLE)
SOUTH = Side(key="south", name={"en": "South bank"}, mark=Mark.DIAMOND)
AIM = Objective(key="aim", number=1, text={"en": "Talk about the river."})
REPORT = Document(key="report", title="Report", is_public=True, published=PartialDate.parse("2020-05"))
NOTES = Document(key="notes", title="Notes", is_public=True, publishers=("house", "nowhere"))
MINUTES = Document(key="protocol", title="Minutes", is_public=False)
SPRING = Event(
    key="spring",
    rule=told(Rule.ON_THE_RECORD),
    kind=told("formal_workshop"),
    status=told(Status(value="held")),
    date=told(PartialDate.parse("2020-04-03/2020-04-04")),
    hosts=(told(Host(organisation="house", role="host")), told(Host(organisation="hidden", role="host"))),
    consulted=(told("hidden"),),
    parent=told("congress"),
    objectives=("aim", "secret-aim"),
    presences=(Presence(side="north", mode="in_person", place={"en": "Ford"}),),
    audience_estimate=0,
)
CLOSED_DOOR = Event(
    key="closed",
    rule=told(Rule.OFF_THE_RECORD),
    kind=told("small_group_dialogue"),
    date=told(PartialDate.parse("2021")),
)
HIDDEN = Event(key="unknown", kind=untold("formal_workshop"), rule=told(Rule.ON_THE_RECORD))


def entry(key, person, position, *, event=SPRING, rules=()):
    return Contribution(
        key=key,
        event=event,
        person=person,
        side="north",
        listed_as="speaker",
        name_as_printed=person.title(),
        position=position,
        organisations=("house", "hidden"),
        rules=rules,
    )


WATER = entry("water", "wang", 3)
STONE = entry("stone", "stein", 5)
UNDER = entry("under", "wang", 4, rules=(Rule.OFF_THE_RECORD,))
WANG = Person(
    key="wang",
    names=(
        told(PersonName(text="Wang Hai", family="Wang", language="zh-Latn")),
        told(PersonName(text="王海", family="王", language="zh-Hans")),
        untold(PersonName(text="W. H.", language="en")),
    ),
    contributions=(WATER, UNDER),
)
STEIN = Person(
    key="stein", names=(untold(PersonName(text="A. Stein", language="en")),), contributions=(STONE,)
)
HOUSE = Organisation(
    key="house",
    names=(told(Name(text="River House", language="en")),),
    side="north",
    contributions=(WATER, STONE),
)
CONGRESS = Conference(key="congress", series="Rivers", name="Rivers 2020", events=(SPRING, HIDDEN))
TALK = Segment(
    key="talk",
    event=SPRING,
    position=7,
    kind="talk",
    title="Stones",
    minutes=20,
    parts=(Part(contribution=STONE, role="speaker"), Part(contribution=UNDER, role="speaker")),
)
FIRST_END = Outcome(key="first", number=1, text=untold({"en": "Secret."}))
SECOND_END = Outcome(key="second", number=2, text=told({"en": "Meet again."}), objectives=("aim",))
REMARKS = Remarks(
    event=SPRING,
    remarks=(
        Remark(
            author="wang",
            side="north",
            original={"en": "raw"},
            release=Release(text={"en": "Rivers join."}, approved_by="Ada"),
            contribution=WATER,
        ),
    ),
)
DOUBT = Conflict(
    key="doubt",
    subject=SPRING,
    field="date",
    question={"en": "When?"},
    readings=(
        Reading(text={"en": "On the 3rd"}, document=REPORT, start=1, end=9, is_chosen=True),
        Reading(text={"en": "On the 4th"}, document=NOTES, start=2, end=8),
        Reading(text={"en": "On the 5th"}, document=MINUTES, start=3, end=8),
    ),
    reason={"en": "Team only."},
)
CITED = Citation(subject=SPRING, document=REPORT, start=10, end=20, field="date")

MATERIAL = (
    PROGRAMME, NORTH, SOUTH, AIM, REPORT, NOTES, MINUTES, SPRING, CLOSED_DOOR, HIDDEN, WATER, STONE, UNDER, WANG,
    STEIN, HOUSE, CONGRESS, TALK, FIRST_END, SECOND_END, REMARKS, DOUBT, CITED,
)  # fmt: skip


def cleared(*material):
    """What the gate lets the public read of material."""
    opened = (clear(each, audience=PUBLIC) for each in material or MATERIAL)
    return [each for each in opened if isinstance(each, Cleared)]


def release(*material, previous=None, day=DAY, languages=("en", "zh-Hans"), deadlocked=0):
    """A release of the whole programme, or of other material."""
    return bundle.assemble(
        cleared(*material), previous=previous, date=day, languages=languages, deadlocked=deadlocked
    )


def without(*left_out, **changed):
    """The programme's material without some of it; ``key=noun`` puts another noun in the place of its kind and key."""
    kept = [each for each in MATERIAL if each not in left_out]
    for noun in changed.values():
        kept = [noun if _named(each) == _named(noun) else each for each in kept]
    return kept


def _named(noun):
    return type(noun), getattr(noun, "key", None)


def renamed(text):
    """The programme with another name."""
    return replace(PROGRAMME, name={"en": text})


def approvals(data, *, sides=("north", "south"), by=("Ada", "孙守门"), sha256=None):
    """One approval for each side."""
    return [
        bundle.Approval(side=side, by=account, on=DAY, sha256=sha256 or bundle.fingerprint(data))
        for side, account in zip(sides, by, strict=True)
    ]


def bundled(content):
    """The bundle of a release, approved by both sides."""
    data = bundle.write_content(content)
    return bundle.write_bundle(data, approvals(data))
