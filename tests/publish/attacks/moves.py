"""Changes to what two teams know that outsiders must not be able to tell: each returns another world.

Named as in the threat model: NI-1 renames, re-attributes, rewrites, deletes and adds what is private; NI-5 permutes.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from random import Random

from publish.attacks.knowledge import (
    covered_events,
    exists,
    hidden_events,
    is_open,
    is_permitted,
    is_released,
    known_names,
    private_organisations,
    private_people,
    remark_strictness,
    strictness,
    told,
)
from publish.attacks.worlds import (
    CLOSED,
    KINDS,
    ORGANISATIONS,
    OTR,
    PEOPLE,
    SIDES,
    Maker,
    World,
    around,
    document_stub,
    sources,
)

from tracktwo.clearance import Approval, Fact, Name, Release
from tracktwo.clearance.disclosure import Disclosure, Released
from tracktwo.clearance.disclosure import Reason as Refusal
from tracktwo.clearance.kinds import (
    Attendance,
    Citation,
    Conflict,
    Contribution,
    Document,
    Event,
    Host,
    Media,
    Note,
    Organisation,
    Outcome,
    Person,
    Place,
    Presence,
    Publication,
    Reading,
    Remark,
    Remarks,
    Result,
    Round,
    Segment,
    Status,
)
from tracktwo.vocabulary.names import PersonName

SILENCE = 2  # how strict off the record and unknown are
Move = Callable[[World, Maker], World]


def fresh(seed: int) -> Maker:
    """Draws words that no world holds."""
    make = Maker(Random(seed))
    make.count = 100_000
    return make


def _each(world: World, kind: type, change: Callable) -> World:
    """The world with ``change(id, noun)`` in place of each noun of a kind; None takes it out."""
    changed = {
        identity: change(identity, noun) if type(noun) is kind else noun for identity, noun in world.items()
    }
    return {identity: noun for identity, noun in changed.items() if noun is not None}


def _mapped(value: object, change: Callable[[object], object]) -> object:
    """A noun with every part passed through ``change``, from the inside out."""
    if isinstance(value, tuple):
        value = tuple(_mapped(each, change) for each in value)
    elif isinstance(value, dict):
        value = {tag: _mapped(each, change) for tag, each in value.items()}
    elif is_dataclass(value) and type(value).__module__.startswith("tracktwo.clearance"):
        value = replace(
            value, **{part.name: _mapped(getattr(value, part.name), change) for part in fields(value)}
        )
    return change(value)


def _rekeyed(world: World, kind: str, old: str, new: str) -> World:
    """The world with one key changed wherever it stands."""
    names = {old: new, f"{kind}:{old}": f"{kind}:{new}"}
    changed = {
        identity: _mapped(noun, lambda value: names.get(value, value) if isinstance(value, str) else value)
        for identity, noun in world.items()
    }
    return {names.get(identity, identity): noun for identity, noun in changed.items()}


# NI-1: people and organisations without a public role


def rename_private_people(world: World, make: Maker) -> World:
    for key in private_people(world):
        noun = world[f"person:{key}"]
        names = tuple(
            make.fact(PersonName(text=make.word("Zora"), language="en"))
            for _ in range(make.random.randint(1, 3))
        )
        world = world | {f"person:{key}": replace(noun, names=names, note=make.texts("person note"))}
        world = _rekeyed(world, "person", key, f"renamed-{key}")
    return world


def rename_private_organisations(world: World, make: Maker) -> World:
    for key in private_organisations(world):
        noun = world[f"organisation:{key}"]
        changed = replace(
            noun,
            names=(make.fact(Name(text=make.word("Renamed"), language="en")),),
            side=make.random.choice((None, *SIDES)),
            type=make.texts("type"),
            type_reviewed=not noun.type_reviewed,
            note=make.texts("body note"),
        )
        world = _rekeyed(world | {f"organisation:{key}": changed}, "organisation", key, f"renamed-{key}")
    return world


def remove_people_nobody_names(world: World, make: Maker) -> World:
    """A person or body outsiders do not know, and with them whatever private names them."""
    gone = make.some(tuple(private_people(world)), most=2)
    gone_keys = {f"person:{key}" for key in gone}
    world = {identity: noun for identity, noun in world.items() if identity not in gone_keys}
    world = _each(world, Attendance, lambda _, noun: None if noun.person in gone else noun)
    entries = {
        identity for identity, noun in world.items() if isinstance(noun, Contribution) and noun.person in gone
    }
    return _without_entries(world, entries)


def _without_entries(world: World, entries: set[str]) -> World:
    """The world without some entries; a remark made under the rule of one keeps that rule."""
    rules = {identity.partition(":")[2]: world[identity].rules for identity in entries}

    def unbound(remark: Remark) -> Remark:
        if remark.contribution is None or remark.contribution.key not in rules:
            return remark
        return replace(remark, contribution=None, rules=(*remark.rules, *rules[remark.contribution.key]))

    world = {identity: noun for identity, noun in world.items() if identity not in entries}
    world = _each(
        world, Segment,
        lambda _, noun: replace(noun, parts=tuple(part for part in noun.parts if part.contribution.key not in rules)),
    )  # fmt: skip
    return _each(world, Remarks, lambda _, noun: replace(noun, remarks=tuple(map(unbound, noun.remarks))))


def reaffiliate(world: World, make: Maker) -> World:
    """Entries that are not public: other people, posts, bodies, sides, lists."""

    def change(_: str, entry: Contribution) -> Contribution:
        if is_open(world, entry):
            return entry
        return replace(
            entry,
            person=make.random.choice([key for key in PEOPLE if f"person:{key}" in world] or [entry.person]),
            side=make.random.choice(SIDES),
            listed_as="keynote",
            name_as_printed=make.word("Printed"),
            post_as_printed=make.word("post"),
            affiliation_as_printed=make.word("affiliation"),
            organisations=tuple(
                key for key in make.some(ORGANISATIONS, most=3) if f"organisation:{key}" in world
            ),
            delivery=("in_person",),
            note=make.texts("entry note"),
        )

    return _each(world, Contribution, change)


# NI-1: what was said


def reattribute_remarks(world: World, make: Maker) -> World:
    """Remarks under a rule: every author another person, one for one, so that a group stays as large as it is."""

    def change(_: str, noun: Remarks) -> Remarks:
        # Somebody who also speaks on the record stays who they are there; the others may be anybody else.
        authors = sorted({remark.author for remark in noun.remarks if remark.author})
        others = dict(zip(authors, make.random.sample(authors, len(authors)), strict=True))
        if make.random.random() < 0.5:
            others = {author: f"other-{author}" for author in authors}
        return replace(noun, remarks=tuple(
            remark
            if remark_strictness(world, noun, remark) == 0
            else replace(remark, author=others.get(remark.author, ""), side=make.random.choice(SIDES))
            for remark in noun.remarks
        ))  # fmt: skip

    return _each(world, Remarks, change)


def rewrite_originals(world: World, make: Maker) -> World:
    """What was really said; whoever approved the words that may go out is another person too."""

    def change(remark: object) -> object:
        if isinstance(remark, Remark):
            return replace(remark, original=make.texts("original"))
        if isinstance(remark, Release) and remark.approved_by.strip():
            return replace(remark, approved_by=make.word("Approver"))
        return remark

    return _each(world, Remarks, lambda _, noun: _mapped(noun, change))


def shuffle_remarks(world: World, make: Maker) -> World:
    """The order of speaking, wherever a rule stands."""

    def change(_: str, noun: Remarks) -> Remarks:
        signed = [remark for remark in noun.remarks if remark_strictness(world, noun, remark) == 0]
        others = [remark for remark in noun.remarks if remark_strictness(world, noun, remark) > 0]
        make.random.shuffle(others)
        mixed = [*others[: len(others) // 2], *signed, *others[len(others) // 2 :]]
        return replace(noun, remarks=tuple(mixed))

    return _each(world, Remarks, change)


def rewrite_unapproved_remarks(world: World, make: Maker) -> World:
    """Remarks nobody released: rewritten, deleted, added."""

    def change(_: str, noun: Remarks) -> Remarks:
        kept = [remark for remark in noun.remarks if is_released(remark) or make.random.random() < 0.5]
        kept = [
            remark if is_released(remark) else replace(remark, original=make.texts("original"))
            for remark in kept
        ]
        for _ in range(make.random.randint(0, 3)):
            more = make.remark(make.random.choice(PEOPLE), None)
            unsaid = make.random.choice((None, Release(text=make.texts("released"), approved_by="  ")))
            kept.insert(make.random.randint(0, len(kept)), replace(more, release=unsaid))
        return replace(noun, remarks=tuple(kept))

    return _each(world, Remarks, change)


def rewrite_covered_remarks(world: World, make: Maker) -> World:
    """Everything said off the record, released or not: rewritten, deleted, doubled."""

    def change(_: str, noun: Remarks) -> Remarks:
        kept = [remark for remark in noun.remarks if remark_strictness(world, noun, remark) < SILENCE]
        for person in make.some(PEOPLE, most=5):
            secret = replace(make.remark(person, None), rules=(make.random.choice((OTR, None)),))
            kept.insert(make.random.randint(0, len(kept)), secret)
        return replace(noun, remarks=tuple(kept))

    return _each(world, Remarks, change)


# NI-1: events and what belongs to them


def rewrite_covered_content(world: World, make: Maker) -> World:
    """Names, purpose and people of events whose content is nobody's outside."""
    covered = set(covered_events(world))

    def change(_: str, noun: Event) -> Event:
        if noun.key not in covered:
            return noun
        return replace(
            noun,
            names=tuple(Name(text=make.word("name"), language="en") for _ in range(make.random.randint(0, 3))),
            purpose=make.texts("purpose"),
            objectives=make.random.choice(((), ("aim-1",), ("aim-1", "aim-2"))),
            presences=tuple(
                Presence(side=side, mode="in_person", place=make.texts("seat")) for side in make.some(SIDES, most=2)
            ),
            audience_estimate=make.random.choice((None, make.random.randint(1, 999))),
            audience_note=make.texts("audience"),
            officials=make.texts("officials"),
            media_present=make.texts("press"),
        )  # fmt: skip

    return _each(world, Event, change)


def rewrite_team_fields(world: World, make: Maker) -> World:
    """What the team alone reads of everything: notes, reasons, the other part of a gathering, reporters."""
    changes = {
        Event: lambda _, noun: replace(
            noun, note=make.texts("note"), rule_note=make.texts("rule"), twin=make.word("twin")
        ),
        Contribution: lambda _, noun: replace(noun, note=make.texts("note")),
        Person: lambda _, noun: replace(noun, note=make.texts("note")),
        Organisation: lambda _, noun: replace(
            noun, note=make.texts("note"), type=noun.type if noun.type_reviewed else make.texts("type")
        ),
        Publication: lambda _, noun: replace(
            noun, note=make.texts("note"), permitted_by=make.word("permits") if noun.permitted_by.strip() else ""
        ),
        Media: lambda _, noun: replace(noun, note=make.texts("note"), contact=make.word("Reporter")),
        Conflict: lambda _, noun: replace(noun, reason=make.texts("reason")),
    }  # fmt: skip
    for kind, change in changes.items():
        world = _each(world, kind, change)
    return world


def rewrite_untold_facts(world: World, make: Maker) -> World:
    """Facts outsiders may not know have other values, or none; a rule that cannot be known keeps its strength."""

    def other(value: object) -> object:
        match value:
            case Status():
                return Status(value="not_held", as_of=make.date())
            case Place():
                return Place(text=make.texts("place"), country="FR")
            case Host():
                return Host(organisation=make.random.choice(ORGANISATIONS), role="co_organiser")
            case dict():
                return make.texts("untold")
            case str() if several := [known for known in (ORGANISATIONS, KINDS) if value in known]:
                return make.random.choice(several[0])
            case _:
                return make.date() if hasattr(value, "earliest") else value

    def change(_: str, noun: Event) -> Event:
        facts = {
            name: make.random.choice((None, replace(fact, value=other(fact.value))))
            for name in ("kind", "status", "date", "place", "duration", "theme", "earlier_plan")
            if (fact := getattr(noun, name)) is not None and not told(world, fact)
        }
        several = {
            name: tuple(
                fact if told(world, fact) else replace(fact, value=other(fact.value))
                for fact in getattr(noun, name)
                if told(world, fact) or make.random.random() < 0.6
            )
            for name in ("hosts", "consulted")
        }
        rule = noun.rule
        if rule and not told(world, rule) and strictness(world, noun.key) == SILENCE:
            rule = replace(rule, value=make.random.choice((OTR, None)))
        return replace(noun, rule=rule, **facts, **several)

    return _each(world, Event, change)


def move_untold_parents(world: World, make: Maker) -> World:
    def change(_: str, noun: Event) -> Event:
        if noun.parent is None or told(world, noun.parent):
            return noun
        return replace(noun, parent=make.random.choice((None, replace(noun.parent, value="congress"))))

    return _each(world, Event, change)


def remove_hidden_event(world: World, make: Maker) -> World:
    """An event outsiders do not know of, with everything of it, goes."""
    hidden = hidden_events(world)
    return _without_event(world, make.random.choice(hidden)) if hidden else world


def _without_event(world: World, key: str) -> World:
    def belongs(noun: object) -> bool:
        if isinstance(noun, Event):
            return noun.key == key
        owner = getattr(noun, "event", None) or getattr(noun, "subject", None)
        is_media = isinstance(noun, Media)
        return not is_media and (getattr(owner, "key", None) == key or owner == f"event:{key}")

    world = {identity: noun for identity, noun in world.items() if not belongs(noun)}
    world = _each(world, Result, lambda _, noun: noun if f"round:{noun.round.key}" in world else None)
    # Coverage and works that told of it tell of nothing now; those that could not be read stay unread.
    world = _each(world, Media, lambda _, noun: None if noun.event and noun.event.key == key else noun)
    world = _each(world, Publication, lambda _, noun: _unlinked(noun, key))
    return _without_lost_works(world)


def _without_lost_works(world: World) -> World:
    def change(_: str, noun: Segment) -> Segment:
        lost = noun.publication and f"publication:{noun.publication.key}" not in world
        return replace(noun, publication=None) if lost else noun

    return _each(world, Segment, change)


def _unlinked(work: Publication, key: str) -> Publication | None:
    links = tuple(link for link in work.links if link.event.key != key)
    closed = {"prompted_by", "presented_at"}
    if any(link.event.key == key and link.link not in closed for link in work.links):
        return None  # it was a record of that event, so nobody outside read of it
    return replace(work, links=links)


def add_hidden_event(world: World, make: Maker) -> World:
    """Another event outsiders do not know of, with people, agenda, remarks, coverage, notes."""
    key = f"secret-{make.random.randint(1, 10**6)}"
    rule = make.random.choice(
        (*{noun.rule.value for noun in world.values() if isinstance(noun, Event) and noun.rule}, OTR)
    )
    more = {f"event:{key}": make.event(key, rule=rule, is_known=False), **around(make, key, people=world)}
    more |= {f"media:{key}": replace(make.media(f"media-{key}", (key,)), event=Event(key=key))}
    more |= {f"conflict:{key}": make.conflict(f"doubt-{key}", key), f"citation:{key}": make.citation((key,))}
    return _without_lost_works(world | more)


def _some_agenda(world: World, make: Maker) -> str:
    """An event outsiders read the agenda of, where there is one: there a gap would show."""
    covered = covered_events(world)
    keys = [noun.key for noun in world.values() if isinstance(noun, Event)]
    return make.random.choice([key for key in keys if key not in covered] or keys)


def add_closed_items(world: World, make: Maker) -> World:
    """Items of an agenda under a stricter rule, put between the others, which move down; some go."""
    event = _some_agenda(world, make)
    items = sorted(
        (noun for noun in world.values() if isinstance(noun, Segment) and noun.event.key == event),
        key=lambda noun: noun.position,
    )
    items = [item for item in items if is_open(world, item) or make.random.random() < 0.5]
    for _ in range(make.random.randint(1, 2)):
        secret = replace(
            make.segment(event, 0, ()), key=f"{event}-closed-{make.random.randint(1, 10**6)}", rules=(OTR,)
        )
        items.insert(make.random.randint(0, len(items)), secret)
    placed = {f"segment:{item.key}": replace(item, position=place) for place, item in enumerate(items)}
    rest = {
        identity: noun
        for identity, noun in world.items()
        if not (isinstance(noun, Segment) and noun.event.key == event)
    }
    return _without_lost_works(rest | placed)


def add_closed_entries(world: World, make: Maker) -> World:
    """Entries under a stricter rule, put between the others of a list; others go."""
    event = _some_agenda(world, make)
    entries = sorted(
        (noun for noun in world.values() if isinstance(noun, Contribution) and noun.event.key == event),
        key=lambda noun: noun.position,
    )
    gone = {
        f"contribution:{entry.key}"
        for entry in entries
        if not is_open(world, entry) and make.random.random() < 0.5
    }
    world = _without_entries(world, gone)
    entries = [entry for entry in entries if f"contribution:{entry.key}" not in gone]
    people = [noun.key for noun in world.values() if isinstance(noun, Person)]
    for _ in range(make.random.randint(1, 2) if people else 0):
        secret = make.contribution(event, 0, make.random.choice(people))
        secret = replace(secret, key=f"{event}-closed-{make.random.randint(1, 10**6)}", rules=(OTR,))
        entries.insert(make.random.randint(0, len(entries)), secret)
    return world | {
        f"contribution:{entry.key}": replace(entry, position=place) for place, entry in enumerate(entries)
    }


# NI-1: notes, attendance, drafts, closed documents


def rewrite_notes(world: World, make: Maker) -> World:
    world = _each(
        world,
        Note,
        lambda _, noun: None if make.random.random() < 0.4 else replace(noun, text=make.texts("team note")),
    )
    subjects = [identity for identity in world if identity.startswith(("event:", "person:", "outcome:"))]
    return world | {
        f"note:more-{number}": Note(subject=make.random.choice(subjects), text=make.texts("team note"), side=side)
        for number, side in enumerate(make.some((None, *SIDES), most=3))
    }  # fmt: skip


def rewrite_attendance(world: World, make: Maker) -> World:
    """Who was in the room, printed list or not: anybody else, nobody, everybody."""
    world = _each(
        world,
        Attendance,
        lambda _, noun: (
            None
            if make.random.random() < 0.5
            else replace(noun, name=make.word("Guest"), organisation=make.random.choice(ORGANISATIONS))
        ),
    )
    events = [noun.key for noun in world.values() if isinstance(noun, Event)]
    return world | {
        f"attendance:more-{n}": make.attendance(make.random.choice(events))
        for n in range(make.random.randint(0, 6))
    }


def rewrite_drafts(world: World, make: Maker) -> World:
    """Works that are not out or not permitted, conclusions not approved: rewritten, deleted, added."""
    works = _each(
        world,
        Publication,
        lambda _, noun: (
            noun
            if noun.is_public and is_permitted(noun)
            else make.random.choice((None, replace(noun, title=make.word("Work"), publishers=())))
        ),
    )
    works = _without_lost_works(works)
    ends = _each(
        works,
        Outcome,
        lambda _, noun: (
            noun
            if told(world, noun.text)
            else make.random.choice((None, replace(noun, text=make.untold(make.texts("outcome")))))
        ),
    )
    draft = make.publication(
        "draft-work", tuple(noun.key for noun in world.values() if isinstance(noun, Event)), is_public=False
    )
    end = Outcome(key="draft-end", number=make.random.randint(4, 9), text=make.untold(make.texts("outcome")))
    return ends | {"publication:draft-work": draft, "outcome:draft-end": end}


def rewrite_closed_documents(world: World, make: Maker) -> World:
    """Papers nobody outside may read: other titles, other passages, more or fewer facts resting on them."""

    def paper(_: str, noun: Document) -> Document:
        if noun.is_public:
            return noun
        return replace(make.document(noun.key, is_public=False), publishers=())

    def passage(_: str, noun: Citation) -> Citation | None:
        if world[f"document:{noun.document.key}"].is_public:
            return noun
        return make.random.choice((None, replace(noun, start=0, end=make.random.randint(1, 9))))

    def reading(value: object) -> object:
        if isinstance(value, Reading) and not world[f"document:{value.document.key}"].is_public:
            return replace(
                value,
                text=make.texts("reading"),
                document=document_stub(make.random.choice(CLOSED)),
                is_chosen=False,
            )
        return value

    def resting(value: object) -> object:
        return (
            replace(value, sources=(*value.sources, *sources(*make.some(CLOSED, most=2))))
            if isinstance(value, Fact)
            else value
        )

    world = _each(world, Document, paper)
    world = _each(world, Citation, passage)
    world = _each(world, Conflict, lambda _, noun: _mapped(noun, reading))
    world = {identity: _mapped(noun, resting) for identity, noun in world.items()}
    return world | {
        "document:draft-minutes": make.document("draft-minutes", is_public=False),
        "citation:more": replace(
            make.citation(tuple(n.key for n in world.values() if isinstance(n, Event))),
            document=document_stub("draft-minutes"),
        ),
    }  # fmt: skip


def rewrite_approvals(world: World, make: Maker) -> World:
    """Keys turned by other people of the same sides, in the other order; or a second key that is no second key."""
    names = {}

    def change(value: object) -> object:
        if isinstance(value, Approval):
            return replace(value, by=names.setdefault(value.by, make.word("Keeper")))
        if isinstance(value, Fact):
            order = tuple(reversed(value.approvals))
            doubled = order + order[:1] if len(order) == 1 else order
            return replace(value, approvals=doubled, sources=tuple(reversed(value.sources)))
        return value

    return {identity: _mapped(noun, change) for identity, noun in world.items()}


def rewrite_untold_names(world: World, make: Maker) -> World:
    """Forms of a name that stand in no public source: other forms, more of them, in front or behind."""

    def change(_: str, noun: Person | Organisation) -> Person | Organisation:
        known = known_names(world, noun)
        for _ in range(make.random.randint(0, 2)):
            alias = make.word("Alias")
            form = (
                PersonName(text=alias, language="en")
                if isinstance(noun, Person)
                else Name(text=alias, language="en")
            )
            known.insert(make.random.randint(0, len(known)), make.untold(form))
        return replace(noun, names=tuple(known))

    return _each(_each(world, Person, change), Organisation, change)


# Rounds: what is asked, answered and decided behind closed doors


def _hidden_rounds(world: World) -> set[str]:
    """Rounds outsiders may not know of: still open, not revealed, for the room alone, or under a rule of silence."""
    return {noun.key for noun in world.values() if type(noun) is Round and not _is_shown(world, noun)}


def _is_shown(world: World, held: Round) -> bool:
    if not (held.is_closed and held.is_revealed) or held.policy.disclosure is Disclosure.ROOM_ONLY:
        return False
    if held.event is None:
        return bool(held.rules) and OTR not in held.rules
    return exists(world, held.event.key) and strictness(world, held.event.key, *held.rules) < SILENCE


def rewrite_hidden_rounds(world: World, make: Maker) -> World:
    """Every word, day and outcome of rounds nobody outside knows of."""
    hidden = _hidden_rounds(world)

    def anew(_: str, noun: Round) -> Round:
        if noun.key not in hidden:
            return noun
        other = make.round(noun.key, noun.event.key if noun.event else None)
        kept = {name: getattr(noun, name) for name in ("rules", "is_closed", "is_revealed", "policy")}
        return replace(other, **kept)

    def answered(_: str, noun: Result) -> Result:
        return make.result(noun.round.key, noun.number) if noun.round.key in hidden else noun

    return _each(_each(world, Round, anew), Result, answered)


def remove_hidden_rounds(world: World, make: Maker) -> World:
    hidden = [key for key in sorted(_hidden_rounds(world)) if make.random.random() < 0.7]
    gone = {f"round:{key}" for key in hidden}
    gone |= {
        identity for identity, noun in world.items() if type(noun) is Result and noun.round.key in hidden
    }
    return {identity: noun for identity, noun in world.items() if identity not in gone}


def add_hidden_rounds(world: World, make: Maker) -> World:
    held = make.round(f"round-new-{make.word('x').replace(' ', '-')}", None, is_revealed=False)
    results = [make.result(held.key, number) for number in (1, 2, 3)]
    return world | {f"round:{held.key}": held} | {f"result:{each.key}": each for each in results}


def rewrite_why_values_are_older(world: World, make: Maker) -> World:
    """Why disclosure control repeats a value is the team's, and so is which of several reasons shows none."""
    refusals = (Refusal.TOO_FEW, Refusal.MARGIN, Refusal.AUDIT)

    def other(value: object) -> object:
        if isinstance(value, Released) and value.held:
            return replace(value, held=make.random.choice(refusals))
        return make.random.choice(refusals) if isinstance(value, Refusal) else value

    def changed(_: str, noun: Result) -> Result:
        sides = tuple(
            replace(side, stances=other(side.stances), expects=other(side.expects)) for side in noun.sides
        )
        return replace(noun, sides=sides)

    return _each(world, Result, changed)


def approve_other_statements_by_others(world: World, make: Maker) -> World:
    """Who approved the words of a statement, and its evidence, is the team's."""

    def changed(_: str, noun: Result) -> Result:
        return replace(noun, statement=replace(noun.statement, approved_by=make.word("Checker")))

    return _each(world, Result, changed)


# NI-5: order, languages


def shuffle_rows(world: World, make: Maker) -> World:
    """The order in which things were entered, and of the languages in which each text was written."""
    rows = list(world.items())
    make.random.shuffle(rows)

    def reordered(value: object) -> object:
        return dict(reversed(value.items())) if isinstance(value, dict) else value

    return {identity: _mapped(noun, reordered) for identity, noun in rows}


MOVES: tuple[Move, ...] = (
    rename_private_people,
    rename_private_organisations,
    remove_people_nobody_names,
    reaffiliate,
    reattribute_remarks,
    rewrite_originals,
    shuffle_remarks,
    rewrite_unapproved_remarks,
    rewrite_covered_remarks,
    rewrite_covered_content,
    rewrite_team_fields,
    rewrite_untold_facts,
    move_untold_parents,
    remove_hidden_event,
    add_hidden_event,
    add_closed_items,
    add_closed_entries,
    rewrite_notes,
    rewrite_attendance,
    rewrite_drafts,
    rewrite_closed_documents,
    rewrite_approvals,
    rewrite_untold_names,
    rewrite_hidden_rounds,
    remove_hidden_rounds,
    add_hidden_rounds,
    rewrite_why_values_are_older,
    approve_other_statements_by_others,
    shuffle_rows,
)
