"""Invented programmes to attack: everything two teams know, each text a word of its own, some of it public.

A world is its nouns by id. A noun names others by stubs that carry their key only; :func:`woven` puts the real
ones in their place, as the office does when it reads its rows.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from random import Random

from tracktwo.clearance import Approval, Fact, Material, Name, Release, Source
from tracktwo.clearance.disclosure import (
    Band,
    Bands,
    Disclosure,
    ExpectationBand,
    HeadCount,
    Policy,
    Reach,
    Released,
)
from tracktwo.clearance.disclosure import Reason as Refusal
from tracktwo.clearance.kinds import (
    Attendance,
    Citation,
    Conference,
    Conflict,
    Contribution,
    Document,
    Event,
    EventLink,
    Host,
    Media,
    Note,
    Objective,
    Organisation,
    Outcome,
    Part,
    Person,
    Place,
    Presence,
    Programme,
    Publication,
    Reading,
    Remark,
    Remarks,
    Result,
    ResultSide,
    Round,
    RoundSide,
    Segment,
    Side,
    Status,
)
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName
from tracktwo.vocabulary.sides import Mark

World = dict[str, Material]

ON, NFA, OTR = Rule
SIDES = ("north", "south")
LANGUAGES = ("en", "zh-Hans")
PEOPLE = tuple(f"person-{number}" for number in range(1, 11))
ORGANISATIONS = tuple(f"body-{number}" for number in range(1, 9))
OPEN, CLOSED = ("report", "gazette"), ("minutes", "letter")
ADA, SUN = Approval(side="north", by="Ada Keeper"), Approval(side="south", by="孙守门")
KINDS = ("formal_workshop", "informal_discussion", "small_group_dialogue", "public_panel")
# What outsiders may know of each event of a world, in turn; more events take these again.
STANDINGS = ((ON, True), (NFA, True), (OTR, True), (ON, True), (ON, False), (None, True), (NFA, False))


class Maker:
    """Draws a world from one seed; every text gets a number, so that no two are alike."""

    def __init__(self, random: Random) -> None:
        self.random, self.count = random, 0

    def word(self, about: str) -> str:
        self.count += 1
        return f"{about} {self.random.choice(['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord'])}{self.count}"

    def texts(self, about: str) -> dict[str, str]:
        """One text, mostly in both languages, in either order."""
        number = self.word(about)
        text = {"en": number, "zh-Hans": f"{number}的话"}
        tags = self.random.choice((("en", "zh-Hans"), ("zh-Hans", "en"), ("en",)))
        return {tag: text[tag] for tag in tags}

    def told(self, value: object) -> Fact:
        """A fact outsiders may know."""
        ways = (
            {"sources": sources(OPEN[0])},
            {"sources": sources(CLOSED[0], OPEN[1])},
            {"approvals": (ADA, SUN)},
        )
        return Fact(value=value, **self.random.choice(ways))

    def untold(self, value: object) -> Fact:
        """A fact outsiders may not know: no source, a closed one, one side's word, one person for two sides."""
        ways = (
            {}, {"sources": sources(CLOSED[1])}, {"approvals": (ADA,)},
            {"sources": sources(*CLOSED), "approvals": (SUN,)}, {"approvals": (ADA, replace(SUN, by=ADA.by))},
        )  # fmt: skip
        return Fact(value=value, **self.random.choice(ways))

    def fact(self, value: object) -> Fact:
        return self.told(value) if self.random.random() < 0.6 else self.untold(value)

    def some(self, values: tuple, *, most: int, least: int = 0) -> tuple:
        most = min(most, len(values))
        return tuple(self.random.sample(values, self.random.randint(min(least, most), most)))

    def date(self) -> PartialDate:
        year, month, day = (self.random.randint(*span) for span in ((2019, 2024), (1, 12), (1, 28)))
        precise = self.random.choice(("{0}", "{0}-{1:02}", "{0}-{1:02}-{2:02}"))
        return PartialDate.parse(precise.format(year, month, day))

    # The kinds, one method each.

    def event(self, key: str, *, rule: Rule | None, is_known: bool) -> Event:
        exists = self.told if is_known else self.untold
        return Event(
            key=key,
            rule=self.fact(rule),
            kind=exists(self.random.choice(KINDS)),
            status=exists(Status(value=self.random.choice(("held", "planned")), as_of=self.date())),
            date=self.fact(self.date()),
            place=self.fact(Place(text=self.texts("place"), country="CH")),
            duration=self.fact(self.random.choice(("half-day", "full-day", "PT1H30M"))),
            hosts=tuple(
                self.fact(Host(organisation=body, role=self.random.choice(("host", "co_host"))))
                for body in self.some(ORGANISATIONS, most=2)
            ),
            consulted=tuple(self.fact(body) for body in self.some(ORGANISATIONS, most=1)),
            theme=self.fact(self.texts("theme")),
            parent=self.fact(self.random.choice(("margins", "congress"))),
            earlier_plan=self.fact(self.texts("plan")),
            names=tuple(Name(text=self.word("name"), language="en") for _ in range(2)),
            purpose=self.texts("purpose"),
            objectives=("aim-1",),
            presences=tuple(Presence(side=side, mode="remote", place=self.texts("seat")) for side in SIDES),
            audience_estimate=self.random.randint(10, 400),
            audience_note=self.texts("audience"),
            officials=self.texts("officials"),
            media_present=self.texts("press"),
            rule_note=self.texts("rule note"),
            note=self.texts("event note"),
            twin=f"{key}-twin",
        )

    def contribution(
        self, event: str, position: int, person: str, *, printed: tuple[str, ...] = ()
    ) -> Contribution:
        return Contribution(
            key=f"{event}-entry-{self.count}-{position}",
            event=Event(key=event),
            person=person,
            side=self.random.choice(SIDES),
            listed_as=self.random.choice(("speaker", "facilitator", "panellist")),
            name_as_printed=self.random.choice((self.word("Printed"), *printed)),
            position=position,
            post_as_printed=self.word("post"),
            affiliation_as_printed=self.word("affiliation"),
            organisations=self.some(ORGANISATIONS, most=2, least=1),
            delivery=("remote",),
            delivery_basis="stated",
            note=self.texts("entry note"),
            rules=self.random.choice(((), (), (), (NFA,), (OTR,))),
        )

    def segment(self, event: str, position: int, entries: tuple[str, ...]) -> Segment:
        return Segment(
            key=f"{event}-item-{self.count}-{position}",
            event=Event(key=event),
            position=position,
            kind="talk",
            title=self.word("talk"),
            session=self.word("session"),
            starts=self.random.choice(("", "09:30", "14:05")),
            minutes=self.random.randint(5, 90),
            publication=self.random.choice((None, *map(publication_stub, ("work-1", "work-2")))),
            parts=tuple(
                Part(contribution=contribution_stub(entry), role="speaker")
                for entry in self.some(entries, most=2)
            ),
            rules=self.random.choice(((), (), (NFA,), (OTR,), (None,))),
        )

    def remark(self, author: str, entry: str | None) -> Remark:
        released = Release(text=self.texts("released"), approved_by=self.word("Approver"))
        return Remark(
            author=author,
            author_name="" if author else self.word("Speaker"),
            rules=self.random.choice(((), (), (), (), (NFA,), (OTR,), (None,))),
            side=self.random.choice(SIDES),
            original=self.texts("original"),
            release=self.random.choice(
                (released, released, released, released, replace(released, approved_by=" "), None)
            ),
            contribution=contribution_stub(entry) if entry else None,
        )

    def remarks(self, event: str, entries: dict[str, str]) -> Remarks:
        """Remarks by people of the printed list and by others, enough of them to be a group or not."""
        speakers = [(person, entry) for entry, person in entries.items()] + [
            (person, None) for person in PEOPLE
        ]
        chosen = self.some(tuple(speakers), least=4, most=9)
        return Remarks(
            event=Event(key=event),
            remarks=tuple(self.remark(person, entry) for person, entry in chosen),
            rules=self.random.choice(((), (), (NFA,))),
        )

    def attendance(self, event: str) -> Attendance:
        return Attendance(
            event=Event(key=event),
            person=self.random.choice(("", *PEOPLE)),
            name=self.word("Guest"),
            side=self.random.choice(SIDES),
            organisation=self.random.choice(ORGANISATIONS),
            note=self.texts("guest note"),
        )

    def person(self, key: str) -> Person:
        names = [PersonName(text=self.word("Vera"), language="en", family="Vera") for _ in range(2)]
        first = self.told if self.random.random() < 0.8 else self.untold
        return Person(key=key, names=(first(names[0]), self.fact(names[1])), note=self.texts("person note"))

    def organisation(self, key: str) -> Organisation:
        return Organisation(
            key=key,
            names=(
                self.told(Name(text=self.word("Body"), language="en")),
                self.fact(Name(text=self.word("别名"), language="zh-Hans")),
            ),
            side=self.random.choice((None, *SIDES)),
            parent=self.random.choice((None, *(other for other in ORGANISATIONS if other < key))),
            type=self.texts("type"),
            type_reviewed=self.random.random() < 0.5,
            is_partner=key == "body-1",
            note=self.texts("body note"),
        )  # fmt: skip

    def document(self, key: str, *, is_public: bool) -> Document:
        return Document(
            key=key,
            title=self.word("Document"),
            is_public=is_public,
            published=self.date(),
            licence=self.word("licence"),
            sha256=f"{self.random.getrandbits(256):064x}",
            characters=self.random.randint(100, 9000),
            publishers=self.some(ORGANISATIONS, most=1),
        )

    def publication(self, key: str, events: tuple[str, ...], *, is_public: bool) -> Publication:
        links = tuple(
            EventLink(
                event=Event(key=event), link=self.random.choice(("presented_at", "prompted_by", "record_of"))
            )
            for event in self.some(events, most=2)
        )
        return Publication(
            key=key,
            kind=self.random.choice(("report", "recording")),
            title=self.word("Work"),
            is_public=is_public,
            date=self.date(),
            licence=self.word("licence"),
            publishers=self.some(ORGANISATIONS, most=1),
            links=links,
            permitted_by=self.random.choice(("", self.word("Permitter"))),
            note=self.texts("work note"),
        )

    def media(self, key: str, events: tuple[str, ...]) -> Media:
        event = self.random.choice((None, *events))
        return Media(
            key=key,
            outlet=self.texts("Outlet"),
            language="en",
            date=self.date(),
            event=Event(key=event) if event else None,
            contact=self.word("Reporter"),
            note=self.texts("outlet note"),
        )

    def conflict(self, key: str, event: str) -> Conflict:
        papers = self.random.sample((*OPEN, *CLOSED), 3)
        return Conflict(
            key=key,
            subject=Event(key=event),
            field=self.random.choice(("date", "duration", "names", "presences")),
            question=self.texts("question"),
            readings=tuple(
                Reading(
                    text=self.texts("reading"), document=document_stub(paper), start=1, end=9,
                    is_chosen=paper == papers[0],
                )
                for paper in papers
            ),
            reason=self.texts("reason"),
        )  # fmt: skip

    def round(self, key: str, event: str | None, **more: object) -> Round:
        """A round that is closed and revealed; under an open rule where it is held in no meeting."""
        told = {
            "key": key,
            "title": self.texts("Round"),
            "languages": LANGUAGES,
            "policy": Policy(most_seats=self.random.randint(1, 4)),
            "sides": tuple(RoundSide(side=side, name=self.texts(f"{side} seats")) for side in SIDES),
            "is_closed": True,
            "is_revealed": True,
            "is_simulated": False,
            "asked": self.random.randint(3, 9),
            "rules": () if event else (NFA,),
            "event": Event(key=event) if event else None,
            "opened": date(2024, self.random.randint(1, 6), self.random.randint(1, 28)),
            "closed": date(2024, self.random.randint(7, 12), self.random.randint(1, 28)),
            "purpose": self.texts("round purpose"),
            "label": self.texts("label"),
            "question": self.texts("question"),
        }
        return Round(**{**told, **more})

    def result(self, held: str, number: int) -> Result:
        """The result of a statement; now and then disclosure control shows nothing, or an older value."""
        return Result(
            key=f"{held}-s{number}",
            round=round_stub(held),
            number=number,
            statement=Release(text=self.texts("statement"), approved_by=self.word("Checker")),
            sides=tuple(
                ResultSide(
                    side=side,
                    stances=self.random.choice((self.stances(), self.stances(), Refusal.TOO_FEW)),
                    expects=self.random.choice((self.expects(), Refusal.OTHER_SIDE)),
                    evidence=self.random.choice(
                        (None, Release(text=self.texts("evidence"), approved_by=self.word("Checker")))
                    ),
                )
                for side in SIDES
            ),
            kind="belief",
            topic=self.texts("topic"),
        )

    def stances(self) -> Released:
        agree = self.random.randint(0, 2)
        bands = [Band(first=part, last=part, parts=3) for part in (agree, 0 if agree else 1)]
        value = Bands(people=HeadCount.FROM_10, agree=bands[0], disagree=bands[1], classed=True)
        return self.released(value)

    def expects(self) -> Released:
        points = 10 * self.random.randint(0, 10)
        return self.released(ExpectationBand(people=HeadCount.FROM_10, points=points, reading=None))

    def released(self, value: Bands | ExpectationBand) -> Released:
        return Released(
            value=value,
            number=1,
            day=date(2024, self.random.randint(1, 12), 1),
            policy=f"{self.random.getrandbits(256):064x}",
            reach=Reach.PUBLIC,
            held=self.random.choice((None, None, Refusal.BATCH)),
        )

    def citation(self, events: tuple[str, ...]) -> Citation:
        start = self.random.randint(0, 5000)
        return Citation(
            subject=Event(key=self.random.choice(events)),
            document=document_stub(self.random.choice((*OPEN, *CLOSED))),
            start=start,
            end=start + self.random.randint(1, 90),
            field=self.random.choice(("", "kind", "date", "place", "names", "note", "presences")),
        )


def sources(*documents: str) -> tuple[Source, ...]:
    return tuple(Source(document=key, is_public=key in OPEN) for key in documents)


def document_stub(key: str) -> Document:
    return Document(key=key, title="", is_public=False)


def publication_stub(key: str) -> Publication:
    return Publication(key=key, kind="", title="", is_public=False)


def round_stub(key: str) -> Round:
    return Round(
        key=key,
        title={},
        languages=(),
        policy=Policy(),
        sides=tuple(RoundSide(side=side, name={}) for side in SIDES),
        is_closed=False,
        is_revealed=False,
        is_simulated=False,
        asked=0,
    )


def contribution_stub(key: str) -> Contribution:
    return Contribution(key=key, event=Event(key=""), person="", side="", listed_as="", name_as_printed="")


def make_world(seed: int, *, events: int = 6) -> World:
    """A world of so many events; the first ones stand as :data:`STANDINGS` says."""
    make = Maker(Random(seed))
    keys = tuple(f"meeting-{number}" for number in range(1, events + 1))
    nouns: World = {
        "programme:river": Programme(
            key="river", name={"en": "River talks", "zh-Hans": "江河对话"}, summary=make.texts("summary"),
            motivation=make.texts("motivation"), funding=make.texts("funding"), contact=make.texts("contact"),
            licence="CC BY 4.0", languages=LANGUAGES, period=PartialDate.parse("2019/2024"),
        ),
        **{
            f"side:{key}": Side(key=key, name=make.texts(f"{key} bank"), mark=mark, lot="a coin", languages=LANGUAGES)
            for key, mark in zip(SIDES, Mark, strict=True)
        },
        **{f"objective:aim-{n}": Objective(key=f"aim-{n}", number=n, text=make.texts("aim")) for n in (1, 2)},
        **{f"organisation:{key}": make.organisation(key) for key in ORGANISATIONS},
        **{f"person:{key}": make.person(key) for key in PEOPLE},
        **{
            f"conference:{key}": Conference(
                key=key, series=make.word("series"), name=make.word("fair"), date=make.date(), place=make.texts("city")
            )
            for key in ("margins", "congress")
        },
        **{f"document:{key}": make.document(key, is_public=key in OPEN) for key in (*OPEN, *CLOSED)},
    }  # fmt: skip
    for number, key in enumerate(keys):
        rule, is_known = STANDINGS[number % len(STANDINGS)]
        nouns[f"event:{key}"] = make.event(key, rule=rule, is_known=is_known)
        nouns |= around(make, key, people=nouns)
    nouns |= {
        f"publication:work-{n}": make.publication(f"work-{n}", keys, is_public=n < 4) for n in range(1, 6)
    }
    nouns |= {f"media:outlet-{n}": make.media(f"outlet-{n}", keys) for n in range(1, 4)}
    nouns |= {
        f"outcome:end-{n}": Outcome(
            key=f"end-{n}", number=n, text=make.fact(make.texts("outcome")), objectives=("aim-2",)
        )
        for n in range(1, 4)
    }  # fmt: skip
    nouns |= {f"conflict:doubt-{n}": make.conflict(f"doubt-{n}", make.random.choice(keys)) for n in (1, 2)}
    nouns |= {f"citation:{n}": make.citation(keys) for n in range(8)}
    nouns |= rounds_of(make, keys)
    for number, side in enumerate((None, *SIDES)):
        subject = f"event:{make.random.choice(keys)}"
        nouns[f"note:{number}"] = Note(subject=subject, text=make.texts("team note"), side=side)
    return nouns


def around(make: Maker, event: str, *, people: World) -> World:
    """What belongs to one event: entries on its lists, items of its agenda, remarks, who was there."""
    forms = {
        person: tuple(fact.value.text for fact in people[f"person:{person}"].names)
        for person in PEOPLE
        if f"person:{person}" in people
    }
    entries = tuple(
        make.contribution(event, place, person, printed=forms[person])
        for place, person in enumerate(make.some(tuple(forms), most=4, least=1))
    )
    keys = tuple(entry.key for entry in entries)
    items = tuple(make.segment(event, place, keys) for place in range(make.random.randint(1, 3)))
    return {
        **{f"contribution:{entry.key}": entry for entry in entries},
        **{f"segment:{item.key}": item for item in items},
        f"remarks:{event}": make.remarks(event, {entry.key: entry.person for entry in entries}),
        **{
            f"attendance:{event}:{place}": make.attendance(event)
            for place in range(make.random.randint(1, 3))
        },
    }


def rounds_of(make: Maker, events: tuple[str, ...]) -> World:
    """A round in each of the first meetings, whatever their rule, and rounds of their own at every stage."""
    rounds = [make.round(f"round-{event}", event) for event in events[:4]]
    rounds += [
        make.round("round-shown", None),
        make.round("round-kept", None, is_revealed=False),
        make.round("round-open", None, is_revealed=False, is_closed=False),
        make.round("round-silent", None, rules=(OTR,)),
        make.round("round-inside", None, policy=Policy(disclosure=Disclosure.ROOM_ONLY)),
    ]
    results = [make.result(held.key, number) for held in rounds for number in (1, 2)]
    return {f"round:{each.key}": each for each in rounds} | {f"result:{each.key}": each for each in results}


def woven(world: World) -> tuple[Material, ...]:
    """All nouns of a world as the gate takes them: real nouns for stubs, and every link from both of its ends."""
    loom = _Loom(world)
    return tuple(loom.whole(identity) for identity in world)


_STUBS = {
    Event: "event", Contribution: "contribution", Document: "document", Publication: "publication", Round: "round",
}  # fmt: skip


class _Loom:
    def __init__(self, world: World) -> None:
        self.world, self.done = world, {}
        by_key = sorted(world.values(), key=lambda each: getattr(each, "key", ""))  # as the office reads rows
        self.entries = [each for each in by_key if isinstance(each, Contribution)]
        self.events = [each for each in by_key if isinstance(each, Event)]
        self.works = [each for each in by_key if isinstance(each, Document | Publication)]

    def whole(self, identity: str) -> Material:
        if identity not in self.done:
            noun = self.world[identity]
            self.done[identity] = self._filled(replace(noun, **dict(self._links(noun))))
        return self.done[identity]

    def _links(self, noun: Material) -> Iterator[tuple[str, tuple]]:
        """The links a noun has because others name it."""
        match noun:
            case Person():
                yield "contributions", tuple(each for each in self.entries if each.person == noun.key)
            case Organisation():
                yield "contributions", tuple(each for each in self.entries if noun.key in each.organisations)
                yield "events", tuple(each for each in self.events if noun.key in _organising(each))
                yield "published", tuple(each for each in self.works if noun.key in each.publishers)
            case Conference():
                events = (each for each in self.events if each.parent and each.parent.value == noun.key)
                yield "events", tuple(events)

    def _filled(self, value: Material) -> Material:
        return replace(
            value, **{part.name: self._resolved(getattr(value, part.name)) for part in fields(value)}
        )

    def _resolved(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(self._resolved(each) for each in value)
        if isinstance(value, Source):
            paper = self.world.get(f"document:{value.document}")
            return replace(value, is_public=isinstance(paper, Document) and paper.is_public)
        if type(value) in _STUBS:
            return self.whole(f"{_STUBS[type(value)]}:{value.key}")
        if is_dataclass(value) and type(value).__module__.startswith("tracktwo.clearance"):
            return self._filled(value)
        return value


def _organising(event: Event) -> set[str]:
    return {fact.value.organisation for fact in event.hosts} | {fact.value for fact in event.consulted}
