"""Themes of interviews: who is never read, how many in bands and only of enough people, words as they were let out."""

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


def voices(side, count, *, rule=NFA, houses=None, words=()):
    return tuple(
        Voice(
            interview=f"{side}{each}",
            side=side,
            house=str(each if houses is None else each % houses),
            rules=(rule,),
            words=words,
        )
        for each in range(count)
    )


def theme(*groups, subject=ASKED):
    return Theme(key="theme-1", subject=subject, voices=tuple(voice for group in groups for voice in group))


def read(material, audience):
    result = clear(material, audience=audience)
    return result.value if isinstance(result, Cleared) else result


@pytest.mark.parametrize("audience", [PUBLIC, OWN_ROOM, CONVENORS, NORTH], ids=str)
def test_ten_of_each_side_are_told_in_bands(audience):
    told = theme(voices("north", 10), voices("south", 23))
    heads = (ShownHeads(side="north", people="10-19"), ShownHeads(side="south", people="20-39"))
    assert read(told, audience) == ShownTheme(
        key="theme-1", subject="question:question-1", heads=heads, quotes=()
    )


@pytest.mark.parametrize(
    "groups",
    [
        [voices("north", 10), voices("south", 9)],
        [voices("north", 10)],
        [voices("north", 10), voices("south", 30, rule=OTR)],
        [voices("north", 10), voices("south", 30, rule=None)],
        [voices("north", 10), voices("south", 17, houses=2)],
        [],
    ],
)
def test_fewer_are_not_told_at_all_of_neither_side(groups):
    assert read(theme(*groups), PUBLIC) == Withheld(reason=Reason.SMALL_GROUP)


def test_the_team_reads_of_a_side_from_five():
    told = theme(voices("north", 5), voices("south", 4))
    assert read(told, CONVENORS).heads == (ShownHeads(side="north", people="5-9"),)
    assert read(theme(voices("north", 4)), CONVENORS) == Withheld(reason=Reason.SMALL_GROUP)


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
        for place, words in enumerate([*few, *[()] * 4])
    )
    told = read(theme(north, voices("south", 10)), PUBLIC)
    assert told.quotes == tuple(fixed({"en": words}) for words in ("a", "b0", "b1", "b2", "b3"))


def test_whoever_may_not_read_the_subject_reads_nothing_of_its_theme():
    narrative = Narrative(key="myth", number=1, text=Fact(value=two("myth"), approvals=BOTH[:1]))
    told = theme(voices("north", 10), voices("south", 10), subject=narrative)
    assert read(told, PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    assert read(told, CONVENORS).subject == "narrative:myth"
    known = Narrative(key="myth", number=1, text=stated(two("myth")))
    bare = theme(voices("north", 10), voices("south", 10), subject=known)
    assert read(bare, PUBLIC) == Withheld(reason=Reason.NO_EVIDENCE)


@given(st.permutations([*voices("north", 10), *voices("south", 11)]), st.integers(0, 20))
def test_nothing_told_depends_on_who_or_in_which_order(people, place):
    told = theme(people)
    other = people[place]
    renamed = Voice(interview="zz", side=other.side, house=f"{other.house}'", rules=(ON,), words=other.words)
    changed = theme([renamed if voice is other else voice for voice in people])
    assert read(told, PUBLIC) == read(changed, PUBLIC) == read(theme(sorted(people, key=repr)), PUBLIC)
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
