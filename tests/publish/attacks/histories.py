"""Histories of a programme from release to release, and a twin of each that differs in what outsiders may not know."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import strategies as st
from publish.attacks.knowledge import hidden_events, open_entries
from publish.attacks.moves import MOVES, Move, fresh
from publish.attacks.worlds import NFA, OTR, Maker, World, make_world

from tracktwo.clearance import Release
from tracktwo.clearance.kinds import Document, Event, Outcome, Person, Remarks, Segment

__all__ = ["EVOLUTIONS", "History", "Pair", "pairs"]

History = tuple[World, ...]


class Pair:
    """Two histories that are equal for outsiders, release by release; ``story`` says how they came about."""

    def __init__(self, *, story: str, one: History, other: History) -> None:
        self.story, self.one, self.other = story, one, other

    def __repr__(self) -> str:
        return self.story


def _one_of(world: World, kind: type, make: Maker) -> tuple[str, object]:
    return make.random.choice(
        [(identity, noun) for identity, noun in world.items() if isinstance(noun, kind)]
    )


# What happens to a programme between two releases, in public or not.


def stand_still(world: World, _: Maker) -> World:
    return world


def tighten(world: World, make: Maker) -> World:
    identity, event = _one_of(world, Event, make)
    return world | {identity: replace(event, rule=make.fact(make.random.choice((NFA, OTR, None))))}


def hide(world: World, make: Maker) -> World:
    identity, event = _one_of(world, Event, make)
    kind, status = (fact and make.untold(fact.value) for fact in (event.kind, event.status))
    return world | {identity: replace(event, kind=kind, status=status)}


def reveal(world: World, make: Maker) -> World:
    hidden = hidden_events(world)
    if not hidden:
        return world
    identity = f"event:{make.random.choice(hidden)}"
    return world | {identity: replace(world[identity], kind=make.told("public_panel"))}


def retitle(world: World, make: Maker) -> World:
    identity, item = _one_of(world, Segment, make)
    return world | {identity: replace(item, title=make.word("talk"))}


def approve_words(world: World, make: Maker) -> World:
    identity, noun = _one_of(world, Remarks, make)
    spoken = tuple(
        replace(remark, release=remark.release or Release(text=make.texts("released"), approved_by="Ada"))
        for remark in noun.remarks
    )
    return world | {identity: replace(noun, remarks=spoken)}


def take_back_an_entry(world: World, make: Maker) -> World:
    entries = open_entries(world)
    if not entries:
        return world
    entry = make.random.choice(entries)
    return world | {f"contribution:{entry.key}": replace(entry, rules=(OTR,))}


def approve_an_outcome(world: World, make: Maker) -> World:
    identity, outcome = _one_of(world, Outcome, make)
    return world | {identity: replace(outcome, text=make.fact(make.texts("outcome")))}


def close_a_document(world: World, make: Maker) -> World:
    identity, paper = _one_of(world, Document, make)
    return world | {identity: replace(paper, is_public=False)}


def name_somebody(world: World, make: Maker) -> World:
    identity, person = _one_of(world, Person, make)
    return world | {
        identity: replace(person, names=(*person.names, replace(person.names[0], sources=(), approvals=())))
    }


Evolution = Callable[[World, Maker], World]
EVOLUTIONS: tuple[Evolution, ...] = (
    stand_still, tighten, hide, reveal, retitle, approve_words, take_back_an_entry, approve_an_outcome,
    close_a_document, name_somebody,
)  # fmt: skip


def history(seed: int, evolutions: list[Evolution], *, events: int) -> History:
    """A first world and one more for each evolution."""
    worlds = [make_world(seed, events=events)]
    for number, evolve in enumerate(evolutions):
        make = Maker(Random(seed + number))
        make.count = 10_000 * (number + 1)
        worlds.append(evolve(worlds[-1], make))
    return tuple(worlds)


@st.composite
def pairs(draw: st.DrawFn, *, releases: int = 4, moves: tuple[Move, ...] = MOVES, most: int = 6) -> Pair:
    """Up to so many releases; the twin takes one to six moves before each of its own."""
    seed, events = draw(st.integers(0, 2**32)), draw(st.integers(2, 7))
    evolutions = draw(st.lists(st.sampled_from(EVOLUTIONS), max_size=releases - 1))
    one = history(seed, evolutions, events=events)
    steps = st.lists(st.tuples(st.sampled_from(moves), st.integers(0, 2**32)), min_size=1, max_size=most)
    taken = [draw(steps) for _ in one]
    story = [(move.__name__, number) for step in taken for move, number in step]
    return Pair(
        one=one,
        other=tuple(_moved(world, step) for world, step in zip(one, taken, strict=True)),
        story=f"{seed=} {events=} {[evolve.__name__ for evolve in evolutions]} {story}",
    )


def _moved(world: World, steps: list[tuple[Move, int]]) -> World:
    for move, seed in steps:
        world = move(world, fresh(seed))
    return world
