"""Themes of interviews: who is never read, how many in bands and only of enough people, words as they were let out."""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations_with_replacement, product

import pytest
from clearance.gate.samples import NFA, NORTH, ON, OTR, OWN_ROOM, stated, two
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.clearance import (
    CONVENORS,
    PUBLIC,
    Approval,
    Cleared,
    Fact,
    Reason,
    Release,
    Withheld,
    clear,
)
from tracktwo.clearance.account import account
from tracktwo.clearance.disclosure import head_count
from tracktwo.clearance.kinds import (
    Narrative,
    Question,
    ShownHeads,
    ShownTheme,
    Theme,
    Voice,
    effective_people,
)
from tracktwo.clearance.tables import fixed

BOTH = (Approval(side="north", by="Ada"), Approval(side="south", by="Bo"))
ASKED = Question(
    key="question-1",
    side="north",
    text=two("asked"),
    approved=Fact(value="0f", approvals=BOTH),
    is_asked=True,
)


def voices(side, count, *, of=None, rule=NFA, houses=None, words=()):
    """So many of a side who raised it, of so many who were asked."""
    return tuple(
        Voice(
            interview=f"{side}{each}",
            side=side,
            house=str(each if houses is None else each % houses),
            has_raised=each < count,
            rules=(rule,),
            words=words if each < count else (),
        )
        for each in range(of or count)
    )


def theme(*groups, subject=ASKED):
    return Theme(key="theme-1", subject=subject, voices=tuple(voice for group in groups for voice in group))


def read(material, audience):
    result = clear(material, audience=audience)
    return result.value if isinstance(result, Cleared) else result


@pytest.mark.parametrize("audience", [PUBLIC, OWN_ROOM, CONVENORS, NORTH], ids=str)
def test_ten_of_each_side_are_told_in_bands(audience):
    told = theme(voices("north", 10, of=15), voices("south", 23, of=25))
    heads = (ShownHeads(side="north", people="10-19"), ShownHeads(side="south", people="20-39"))
    assert read(told, audience) == ShownTheme(
        key="theme-1", subject="question:question-1", heads=heads, quotes=()
    )


@pytest.mark.parametrize(
    "groups",
    [
        [voices("north", 9, of=15)],
        [],
        [voices("north", 30, rule=OTR)],
        [voices("north", 30, rule=None)],
        [voices("north", 17, of=20, houses=2)],
    ],
)
def test_fewer_are_not_told_at_all_of_neither_side(groups):
    south = voices("south", 10, of=15)
    assert read(theme(voices("north", 10, of=15), south), PUBLIC).heads[1].people == "10-19"
    assert read(theme(*groups, south), PUBLIC) == Withheld(reason=Reason.SMALL_GROUP)


@pytest.mark.parametrize(
    ("raised", "asked", "houses", "people"),
    [
        (10, 14, None, None),
        (12, 15, None, "10-19"),
        (15, 15, None, "10-19"),
        (20, 20, None, None),
        (20, 25, None, "20-39"),
        (12, 20, 7, "10-19"),
        (18, 20, 2, None),
        (18, 25, 2, "10-19"),
        (17, 25, 2, None),
        (24, 25, 2, "20-39"),
    ],
)
def test_a_band_is_told_where_it_would_be_the_same_without_any_three(raised, asked, houses, people):
    told = read(theme(voices("north", raised, of=asked, houses=houses), voices("south", 10, of=15)), PUBLIC)
    shown = None if isinstance(told, Withheld) else told.heads[0].people
    assert shown == people


SOME = voices("south", 10, of=15)


def ruled(people):
    """What outsiders read of one side's people."""
    return read(theme(people, SOME), PUBLIC)


def plain(people):
    """The same without batches and without leaving anybody in doubt."""
    raised = [each for each in people if each.has_raised]
    if effective_people(each.house for each in raised) < 10:
        return Withheld(reason=Reason.SMALL_GROUP)
    return head_count(len(raised))


def pinned(sizes, tell):
    """What is told, what up to two insiders raised, and of whom they then know for certain whether they did.

    ``sizes``: how many people have a house of their own, then how many there are in each larger house. They are alike
    within each, so a world is how many of each raised it. Everybody knows everybody who was asked.
    """
    worlds = defaultdict(list)
    for world in product(*(range(size + 1) for size in sizes)):
        people = [
            Voice(interview=f"{kind}.{each}", side="north", house=f"{kind}.{each * (kind == 0)}",
                  has_raised=each < raised, rules=(NFA,))
            for kind, (size, raised) in enumerate(zip(sizes, world, strict=True))
            for each in range(size)
        ]  # fmt: skip
        worlds[tell(people)].append(world)
    places = [(kind, did) for kind in range(len(sizes)) for did in (False, True)]
    for told, possible in worlds.items():
        if isinstance(told, Withheld):
            continue
        for number in range(3):
            for insiders in combinations_with_replacement(places, number):
                known = Counter(insiders)
                fits = [
                    world
                    for world in possible
                    if all(
                        raised >= known[kind, True] and size - raised >= known[kind, False]
                        for kind, (size, raised) in enumerate(zip(sizes, world, strict=True))
                    )
                ]
                for kind, size in enumerate(sizes):
                    others = size - known[kind, True] - known[kind, False]
                    did = {world[kind] - known[kind, True] for world in fits}
                    if others > 0 and did and (max(did) == 0 or min(did) == others):
                        yield told, insiders, kind


@pytest.mark.parametrize(
    "sizes",
    [
        *((15,), (20,), (25,), (13, 2), (12, 3), (11, 4), (10, 5), (9, 6)),
        *((8, 6, 6), (0, 10, 10), (1, 12, 12), (0, 13, 12)),
    ],
)  # fmt: skip
def test_who_knows_everybody_that_was_asked_is_certain_of_nobody(sizes):
    assert list(pinned(sizes, ruled)) == []


@pytest.mark.parametrize("sizes", [(10,), (12,), (9, 6), (20,)])
def test_without_these_rules_somebody_would_be_certain(sizes):
    assert list(pinned(sizes, plain)) != []


@given(st.lists(st.booleans(), max_size=4), st.sampled_from([10, 12, 15]))
def test_up_to_four_more_interviews_change_nothing_outside(more, raised):
    north = voices("north", raised, of=15)
    added = tuple(
        Voice(interview=f"new{each}", side="north", house=f"new{each}", has_raised=did, rules=(NFA,),
              words=(Release(text={"en": "new"}, approved_by="Cleo"),) if did else ())
        for each, did in enumerate(more)
    )  # fmt: skip
    assert ruled((*north, *added)) == ruled(north)
    assert ruled(north[:14]) == Withheld(reason=Reason.SMALL_GROUP)


def test_the_team_reads_of_a_side_from_five():
    told = theme(voices("north", 5), voices("south", 4))
    assert read(told, CONVENORS).heads == (ShownHeads(side="north", people="5-9"),)
    assert read(theme(voices("north", 4)), CONVENORS) == Withheld(reason=Reason.SMALL_GROUP)
    latest = tuple(reversed(voices("north", 5, of=8)))
    assert read(theme(latest), CONVENORS).heads == (ShownHeads(side="north", people="5-9"),)


def test_words_of_a_side_of_which_too_few_spoke_are_read_by_nobody():
    words = (Release(text={"en": "said"}, approved_by="Cleo"),)
    told = theme(voices("north", 5, words=words), voices("south", 4, words=words))
    assert read(told, CONVENORS).quotes == (fixed({"en": "said"}),) * 5


def test_words_stand_without_side_or_order_in_languages_enough_people_spoke():
    def said(text):
        return (Release(text=text, approved_by="Cleo"),)

    few = [
        *(said({"en": f"b{each}", "ar": "x"}) for each in range(4)),
        said({"en": "a"}),
        (Release(text={"en": "raw"}, approved_by=" "),),
    ]
    north = tuple(
        Voice(interview=f"n{place}", side="north", house=f"n{place}", rules=(ON,), words=words)
        for place, words in enumerate([*few, *[()] * 9])
    )
    silent = replace(north[-1], has_raised=False, words=said({"en": "of something else"}))
    told = read(theme((*north[:-1], silent), SOME), PUBLIC)
    assert told.quotes == tuple(fixed({"en": words}) for words in ("a", "b0", "b1", "b2", "b3"))


def test_whoever_may_not_read_the_subject_reads_nothing_of_its_theme():
    narrative = Narrative(key="myth", number=1, text=Fact(value=two("myth"), approvals=BOTH[:1]))
    told = theme(voices("north", 10), voices("south", 10), subject=narrative)
    assert read(told, PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    assert read(told, CONVENORS).subject == "narrative:myth"
    known = Narrative(key="myth", number=1, text=stated(two("myth")))
    bare = theme(voices("north", 10), voices("south", 10), subject=known)
    assert read(bare, PUBLIC) == Withheld(reason=Reason.NO_EVIDENCE)


@given(st.permutations([*voices("north", 10, of=15), *voices("south", 11, of=15)]), st.integers(0, 29))
def test_nothing_told_depends_on_who_or_in_which_order(people, place):
    told = theme(people)
    other = people[place]
    renamed = replace(other, interview="zz", house=f"{other.house}'", rules=(ON,))
    changed = theme([renamed if voice is other else voice for voice in people])
    assert read(told, PUBLIC) == read(changed, PUBLIC) == read(theme(sorted(people, key=repr)), PUBLIC)
    assert [each.people for each in read(told, PUBLIC).heads] == ["10-19", "10-19"]
    assert "zz" not in repr(changed)


@pytest.mark.parametrize(
    ("houses", "people"), [([], 0), ([""], 1), (["a", "a", "b"], 2), (["a", "b", "c"], 3), (["", "", ""], 1)]
)
def test_the_largest_house_counts_once(houses, people):
    assert effective_people(houses) == people


def test_the_account_says_that_a_group_is_small():
    lines = account([theme(voices("north", 5), voices("south", 5)), theme(voices("north", 4))])
    assert [(each.item, each.field, each.reason, each.count) for each in lines] == [
        ("theme:theme-1", "", Reason.SMALL_GROUP, 1)
    ]
