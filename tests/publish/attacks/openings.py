"""Changes to what is public: the controls. Each returns another world that outsiders must be able to tell, or None."""

from collections.abc import Callable
from dataclasses import replace

from publish.attacks.knowledge import (
    exists,
    hidden_events,
    is_open,
    is_released,
    open_entries,
    remark_strictness,
    told,
)
from publish.attacks.worlds import ON, Maker, World

from tracktwo.clearance.kinds import (
    Document,
    Event,
    Media,
    Organisation,
    Outcome,
    Person,
    Remark,
    Remarks,
    Segment,
)
from tracktwo.vocabulary.names import PersonName

Opening = Callable[[World, Maker], World | None]


def _first(
    world: World, kind: type, fits: Callable[[object], bool], change: Callable[[object], object]
) -> World | None:
    for identity, noun in world.items():
        if isinstance(noun, kind) and fits(noun):
            return world | {identity: change(noun)}
    return None


def retitle_an_open_talk(world: World, make: Maker) -> World | None:
    return _first(
        world, Segment, lambda noun: is_open(world, noun), lambda noun: replace(noun, title=make.word("talk"))
    )


def reword_the_summary(world: World, make: Maker) -> World | None:
    programme = world["programme:river"]
    return world | {"programme:river": replace(programme, summary=make.texts("summary"))}


def rename_somebody_public(world: World, make: Maker) -> World | None:
    public = {entry.person for entry in open_entries(world)}
    name = PersonName(text=make.word("Zoe"), language="en")
    return _first(
        world, Person,
        lambda noun: noun.key in public and told(world, noun.names[0]),
        lambda noun: replace(noun, names=(replace(noun.names[0], value=name), *noun.names[1:])),
    )  # fmt: skip


def print_another_post(world: World, make: Maker) -> World | None:
    for entry in open_entries(world):
        return world | {f"contribution:{entry.key}": replace(entry, post_as_printed=make.word("post"))}
    return None


def tell_a_fact(world: World, make: Maker) -> World | None:
    return _first(
        world, Event,
        lambda noun: exists(world, noun.key) and noun.theme and not told(world, noun.theme),
        lambda noun: replace(noun, theme=make.told(noun.theme.value)),
    )  # fmt: skip


def untell_a_fact(world: World, make: Maker) -> World | None:
    return _first(
        world, Event,
        lambda noun: exists(world, noun.key) and noun.theme and told(world, noun.theme),
        lambda noun: replace(noun, theme=make.untold(noun.theme.value)),
    )  # fmt: skip


def reveal_an_event(world: World, make: Maker) -> World | None:
    for key in hidden_events(world):
        event = world[f"event:{key}"]
        return (
            world | {f"event:{key}": replace(event, status=make.told(event.status.value))}
            if event.status
            else None
        )
    return None


def loosen_a_rule(world: World, _: Maker) -> World | None:
    """From off the record to on the record: names and purpose of the event come out."""
    return _first(
        world, Event,
        lambda noun: exists(world, noun.key) and noun.rule.value is not ON,
        lambda noun: replace(noun, rule=replace(noun.rule, value=ON)),
    )  # fmt: skip


def reword_what_was_released(world: World, make: Maker) -> World | None:
    def change(remark: Remark) -> Remark:
        more = (
            {tag: f"{words} {make.word('released')}" for tag, words in remark.release.text.items()}
            if remark.release
            else {}
        )
        return replace(remark, release=replace(remark.release, text=more)) if is_released(remark) else remark

    return _first(
        world, Remarks,
        lambda noun: any(remark_strictness(world, noun, each) == 0 and is_released(each) for each in noun.remarks),
        lambda noun: replace(noun, remarks=tuple(map(change, noun.remarks))),
    )  # fmt: skip


def approve_an_outcome(world: World, make: Maker) -> World | None:
    return _first(
        world, Outcome,
        lambda noun: not told(world, noun.text),
        lambda noun: replace(noun, text=make.told(noun.text.value)),
    )  # fmt: skip


def open_a_paper(world: World, _: Maker) -> World | None:
    return _first(
        world, Document, lambda noun: not noun.is_public, lambda noun: replace(noun, is_public=True)
    )


def rename_an_outlet(world: World, make: Maker) -> World | None:
    return _first(
        world, Media, lambda noun: noun.event is None, lambda noun: replace(noun, outlet=make.texts("Outlet"))
    )


def rename_a_partner(world: World, make: Maker) -> World | None:
    def change(noun: Organisation) -> Organisation:
        name = noun.names[0]
        return replace(
            noun, names=(replace(name, value=replace(name.value, text=make.word("Body"))), *noun.names[1:])
        )

    return _first(world, Organisation, lambda noun: noun.is_partner, change)


OPENINGS: tuple[Opening, ...] = (
    retitle_an_open_talk, reword_the_summary, rename_somebody_public, print_another_post, tell_a_fact, untell_a_fact,
    reveal_an_event, loosen_a_rule, reword_what_was_released, approve_an_outcome, open_a_paper, rename_an_outlet,
    rename_a_partner,
)  # fmt: skip
