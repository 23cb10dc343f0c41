"""What outsiders may know of a world, written from the rules in words and not from the gate's code.

The moves ask this, so that a fault of the gate and a fault here would have to agree to stay unseen.
"""

from publish.attacks.worlds import NFA, ON, OTR, World

from tracktwo.clearance import Fact
from tracktwo.clearance.kinds import (
    Contribution,
    Document,
    Event,
    Organisation,
    Person,
    Publication,
    Remark,
    Remarks,
)
from tracktwo.vocabulary.attribution import Rule

_STRICT = {ON: 0, NFA: 1, OTR: 2, None: 2}


def told(world: World, fact: Fact | None) -> bool:
    """A public document states it, or two people do, one for each side."""
    if fact is None:
        return False
    papers = [world[f"document:{source.document}"] for source in fact.sources]
    if any(paper.is_public for paper in papers):
        return True
    given = {(approval.side, approval.by) for approval in fact.approvals}
    return any(a[0] != b[0] and a[1] != b[1] for a in given for b in given)


def exists(world: World, event: str) -> bool:
    noun = world[f"event:{event}"]
    return told(world, noun.kind) or told(world, noun.status)


def strictness(world: World, event: str, *rules: Rule | None) -> int:
    """How strict the rule is that governs material of an event: 0 on the record, 1, 2 off the record or unknown."""
    own = world[f"event:{event}"].rule
    return max(_STRICT[rule] for rule in (own.value if own else None, *rules))


def is_open(world: World, noun) -> bool:
    """Whether anybody may read what is bound to one event: it exists for them, and nothing stands against it."""
    return exists(world, noun.event.key) and strictness(world, noun.event.key, *noun.rules) == 0


def open_entries(world: World) -> list[Contribution]:
    return [noun for noun in world.values() if isinstance(noun, Contribution) and is_open(world, noun)]


def private_people(world: World) -> list[str]:
    """Those without a public role, by key."""
    seen = {entry.person for entry in open_entries(world)}
    return [key for kind, key in _ids(world) if kind == "person" and key not in seen]


def private_organisations(world: World) -> list[str]:
    """Those no public entry, event, document or work names, by key."""
    seen = {key for entry in open_entries(world) for key in entry.organisations}
    for noun in world.values():
        match noun:
            case Event() if exists(world, noun.key):
                seen |= {fact.value.organisation for fact in noun.hosts if told(world, fact)}
                seen |= {fact.value for fact in noun.consulted if told(world, fact)}
            case Document() | Publication() if noun.is_public:
                seen |= set(noun.publishers)
    return [
        key
        for kind, key in _ids(world)
        if kind == "organisation" and key not in seen and not world[f"organisation:{key}"].is_partner
    ]


def hidden_events(world: World) -> list[str]:
    """Those outsiders may not know of at all, by key."""
    return [key for kind, key in _ids(world) if kind == "event" and not exists(world, key)]


def covered_events(world: World) -> list[str]:
    """Those whose content is nobody's outside: not on the record, or not known to exist."""
    return [
        key
        for kind, key in _ids(world)
        if kind == "event" and (not exists(world, key) or strictness(world, key) > 0)
    ]


def is_released(remark: Remark) -> bool:
    release = remark.release
    return (
        release is not None
        and bool(release.approved_by.strip())
        and any(map(str.strip, release.text.values()))
    )


def remark_strictness(world: World, remarks: Remarks, remark: Remark) -> int:
    """How strict the rule of one remark is: its event's, its session's, its own, and its entry's."""
    if not exists(world, remarks.event.key):
        return 2
    entry = remark.contribution and world.get(f"contribution:{remark.contribution.key}")
    rules = (*remarks.rules, *remark.rules, *(entry.rules if entry else ()))
    return strictness(world, remarks.event.key, *rules)


def known_names(world: World, noun: Person | Organisation) -> list[Fact]:
    """The forms of a name outsiders know: told, or printed on an open list."""
    entries = open_entries(world)
    if isinstance(noun, Person):
        printed = {entry.name_as_printed for entry in entries if entry.person == noun.key}
    else:
        printed = {entry.affiliation_as_printed for entry in entries if noun.key in entry.organisations}
    return [fact for fact in noun.names if told(world, fact) or fact.value.text in printed]


def is_permitted(work: Publication) -> bool:
    return work.kind == "report" or bool(work.permitted_by.strip())


def _ids(world: World) -> list[tuple[str, str]]:
    return [(kind, key) for kind, _, key in (identity.partition(":") for identity in world)]
