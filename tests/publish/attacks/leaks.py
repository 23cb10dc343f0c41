"""Publishers that leak, each in one way that was found in real systems or that somebody tired would write.

A leak takes what the team knows and the tree that was built, and returns the tree as the leaky publisher would have
written it. The proof of non-interference must notice every one of them.
"""

import hashlib
import itertools
import json
from collections.abc import Callable, Iterable

from publish.attacks.knowledge import is_released, told
from publish.attacks.worlds import NFA, World, woven

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, clear
from tracktwo.clearance.kinds import (
    Attendance,
    Citation,
    Conflict,
    Contribution,
    Event,
    Media,
    Note,
    Organisation,
    Outcome,
    Person,
    Publication,
    Remarks,
    Segment,
)

Tree = dict[str, bytes]
Leak = Callable[[World, Tree], Tree]

_builds = itertools.count()


def _of(world: World, kind: type) -> list:
    return [world[identity] for identity in sorted(world) if isinstance(world[identity], kind)]


def _told(tree: Tree, words: Iterable[object] | object, path: str = "index.html") -> Tree:
    text = json.dumps(words, default=str) if not isinstance(words, str) else words
    return tree | {path: tree.get(path, b"") + text.encode()}


def _is_shown(noun: object) -> bool:
    return isinstance(clear(noun, audience=PUBLIC), Cleared)


def notes_in_comments(world: World, tree: Tree) -> Tree:
    return _told(tree, "".join(f"<!-- {dict(note.text)} -->" for note in _of(world, Note)))


def drafts_in_the_index(world: World, tree: Tree) -> Tree:
    return _told(tree, [work.title for work in _of(world, Publication) if not work.is_public])


def outcomes_before_approval(world: World, tree: Tree) -> Tree:
    return _told(tree, [end.text.value["en"] for end in _of(world, Outcome)])


def last_updated_now(_: World, tree: Tree) -> Tree:
    return _told(tree, f"last updated {next(_builds)}")


def row_numbers(world: World, tree: Tree) -> Tree:
    ids = {
        noun.key: row
        for row, noun in enumerate(world.values())
        if isinstance(noun, Event) and _is_shown(noun)
    }
    return _told(tree, dict(sorted(ids.items())))


def digest_of_the_database(world: World, tree: Tree) -> Tree:
    nouns = [repr(sorted(_words(noun))) for noun in _of(world, Event)]
    return _told(tree, hashlib.sha256("".join(nouns).encode()).hexdigest())


def _words(event: Event) -> list[str]:
    return [*event.note.values(), *event.purpose.values()]


def count_of_hidden_events(world: World, tree: Tree) -> Tree:
    return _told(tree, sum(not _is_shown(event) for event in _of(world, Event)))


def order_of_speaking(world: World, tree: Tree) -> Tree:
    said = [
        [dict(sorted(remark.release.text.items())) for remark in noun.remarks if is_released(remark)]
        for noun in woven(world)
        if isinstance(noun, Remarks) and _is_shown(noun) and noun.event.rule.value is NFA
    ]
    return _told(tree, sorted(said, key=len))


def count_of_unapproved_remarks(world: World, tree: Tree) -> Tree:
    return _told(
        tree, sum(not is_released(remark) for noun in _of(world, Remarks) for remark in noun.remarks)
    )


def list_of_people(world: World, tree: Tree) -> Tree:
    return _told(tree, sorted(person.key for person in _of(world, Person)), "data/people.json")


def count_of_guests(world: World, tree: Tree) -> Tree:
    guests = [guest.event.key for guest in _of(world, Attendance)]
    return _told(tree, [guests.count(event.key) for event in _of(world, Event) if _is_shown(event)])


def withheld_by_count(world: World, tree: Tree) -> Tree:
    return _told(tree, sum(not _is_shown(noun) for noun in woven(world)))


def originals_where_words_are_missing(world: World, tree: Tree) -> Tree:
    said = [
        remark.original for noun in _of(world, Remarks) for remark in noun.remarks if not is_released(remark)
    ]
    return _told(tree, said)


def passages_of_closed_papers(world: World, tree: Tree) -> Tree:
    passages = [
        (cited.document.key, cited.start)
        for cited in _of(world, Citation)
        if not world[f"document:{cited.document.key}"].is_public
    ]
    return _told(tree, sorted(passages))


def places_in_the_agenda(world: World, tree: Tree) -> Tree:
    return _told(tree, [item.position for item in woven_sorted(world, Segment) if _is_shown(item)])


def woven_sorted(world: World, kind: type) -> list:
    return sorted((noun for noun in woven(world) if isinstance(noun, kind)), key=lambda noun: noun.key)


def names_of_approvers(world: World, tree: Tree) -> Tree:
    names = {approval.by for event in _of(world, Event) if event.kind for approval in event.kind.approvals}
    return _told(tree, sorted(names))


def other_part_of_the_gathering(world: World, tree: Tree) -> Tree:
    return _told(tree, [event.twin for event in _of(world, Event)])


def people_of_outlets(world: World, tree: Tree) -> Tree:
    return _told(tree, [outlet.contact for outlet in _of(world, Media)])


def aliases_in_the_filter(world: World, tree: Tree) -> Tree:
    names = [
        fact.value.text
        for person in woven_sorted(world, Person)
        if _is_shown(person)
        for fact in person.names
    ]
    return _told(tree, names, "filter.js")


def reasons_of_conflicts(world: World, tree: Tree) -> Tree:
    return _told(tree, [dict(sorted(doubt.reason.items())) for doubt in _of(world, Conflict)])


def a_page_for_every_event(world: World, tree: Tree) -> Tree:
    return tree | {
        f"en/events/{event.key}.html": tree.get(f"en/events/{event.key}.html", b"")
        for event in _of(world, Event)
    }


def order_by_a_date_nobody_may_know(world: World, tree: Tree) -> Tree:
    shown = [event for event in _of(world, Event) if _is_shown(event)]
    return _told(
        tree,
        [event.key for event in sorted(shown, key=lambda event: event.date.value.edtf if event.date else "")],
    )


def one_key_is_enough(world: World, tree: Tree) -> Tree:
    facts = [
        fact
        for event in _of(world, Event)
        for fact in (event.theme, event.duration)
        if fact and fact.approvals
    ]
    return _told(
        tree, [fact.value if isinstance(fact.value, str) else sorted(fact.value.items()) for fact in facts]
    )


def bodies_without_names(world: World, tree: Tree) -> Tree:
    """Organisations of a meeting whose people are not named."""
    entries = [
        entry
        for entry in woven_sorted(world, Contribution)
        if entry.event.rule and entry.event.rule.value is NFA
    ]
    return _told(tree, [sorted({body for entry in entries for body in entry.organisations})])


def speakers_by_side(world: World, tree: Tree) -> Tree:
    sides = [
        remark.side for noun in woven_sorted_remarks(world) if _is_shown(noun) for remark in noun.remarks
    ]
    return _told(tree, {side: sides.count(side) for side in ("north", "south")})


def woven_sorted_remarks(world: World) -> list[Remarks]:
    return [
        noun
        for noun in woven(world)
        if isinstance(noun, Remarks) and noun.event.rule and noun.event.rule.value is NFA
    ]


def longer_pages_for_longer_notes(world: World, tree: Tree) -> Tree:
    return _told(tree, " " * len(str([note.text for note in _of(world, Note)])))


def types_nobody_reviewed(world: World, tree: Tree) -> Tree:
    return _told(tree, [body.type for body in woven_sorted(world, Organisation) if _is_shown(body)])


def agenda_of_covered_events(world: World, tree: Tree) -> Tree:
    return _told(tree, [item.title for item in woven_sorted(world, Segment)])


def what_convenors_read(world: World, tree: Tree) -> Tree:
    """The account of what is withheld, beside the site it was made for."""
    read = [clear(noun, audience=CONVENORS) for noun in woven(world)]
    shown = [clear(noun, audience=PUBLIC) for noun in woven(world)]
    return _told(
        tree,
        sum(isinstance(a, Cleared) and not isinstance(b, Cleared) for a, b in zip(read, shown, strict=True)),
    )


def facts_of_unpublished_papers(world: World, tree: Tree) -> Tree:
    places = [event.place for event in _of(world, Event) if _is_shown(event)]
    untold = [dict(sorted(place.value.text.items())) for place in places if place and not told(world, place)]
    return _told(tree, untold)


LEAKS: tuple[Leak, ...] = (
    notes_in_comments, drafts_in_the_index, outcomes_before_approval, last_updated_now, row_numbers,
    digest_of_the_database, count_of_hidden_events, order_of_speaking, count_of_unapproved_remarks, list_of_people,
    count_of_guests, withheld_by_count, originals_where_words_are_missing, passages_of_closed_papers,
    places_in_the_agenda, names_of_approvers, other_part_of_the_gathering, people_of_outlets, aliases_in_the_filter,
    reasons_of_conflicts, a_page_for_every_event, order_by_a_date_nobody_may_know, one_key_is_enough,
    bodies_without_names, speakers_by_side, longer_pages_for_longer_notes, types_nobody_reviewed,
    agenda_of_covered_events, what_convenors_read, facts_of_unpublished_papers,
)  # fmt: skip
