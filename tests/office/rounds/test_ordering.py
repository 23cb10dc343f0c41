"""The order of statements: one's own, the same every time, and nothing beside what would answer it."""

from collections import Counter
from itertools import pairwise, permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.office.rounds.kinds import StatementKind
from tracktwo.office.rounds.models import Statement
from tracktwo.office.rounds.ordering import clash, in_order

KINDS = ("reciprocal", "belief", "shared", "structure", "boundary")


@st.composite
def statements(draw: st.DrawFn, most: int = 40) -> list[Statement]:
    """Statements of any kinds, some of them paired."""
    drawn = draw(st.lists(st.sampled_from(KINDS), max_size=most))
    made = [Statement(key=f"s{place}", kind=kind, partner="") for place, kind in enumerate(drawn)]
    for one, other in draw(st.lists(st.tuples(*[st.integers(0, most)] * 2), max_size=6)):
        if one < len(made) and other < len(made) and one != other:
            made[one].partner = made[other].key
    return made


def clashes(order: list[Statement]) -> int:
    return sum(clash(one, other) for one, other in pairwise(order) if not one.is_boundary)


@given(statements(), st.uuids(), st.randoms())
def test_everybody_is_asked_everything_once_in_an_order_of_their_own(asked, participant, shuffling):
    order = in_order(asked, participant=participant)
    assert Counter(map(id, order)) == Counter(map(id, asked))
    shuffled = asked[:]
    shuffling.shuffle(shuffled)
    assert in_order(shuffled, participant=participant) == order


@given(statements(), st.uuids())
def test_boundary_cases_come_together_and_last(asked, participant):
    kinds = [each.is_boundary for each in in_order(asked, participant=participant)]
    assert kinds == sorted(kinds)


@given(statements(), st.uuids())
def test_statements_that_turn_with_the_side_are_parted_wherever_enough_others_are_there(asked, participant):
    order = [each for each in in_order(asked, participant=participant) if not each.is_boundary]
    turning = sum(each.is_reciprocal for each in order)
    if turning <= len(order) - turning + 1 and not any(each.partner for each in order):
        assert clashes(order) == 0


@given(statements(most=6), st.uuids())
@settings(max_examples=60)
def test_of_few_statements_hardly_ever_more_clash_than_must(asked, participant):
    asked = [each for each in asked if not each.is_boundary]
    least = min(clashes(list(order)) for order in permutations(asked))
    assert clashes(in_order(asked, participant=participant)) <= least + 1


@given(st.uuids())
def test_in_a_round_like_the_sample_nothing_clashes(participant: UUID):
    kinds = ["reciprocal"] * 6 + ["belief"] * 8 + ["structure"] * 5 + ["boundary"] * 5
    asked = [Statement(key=f"s{place}", kind=kind, partner="") for place, kind in enumerate(kinds)]
    for one, other in ((14, 15), (16, 17)):
        asked[one].partner, asked[other].partner = f"s{other}", f"s{one}"
    assert clashes(in_order(asked, participant=participant)) == 0


def test_over_many_participants_every_statement_comes_first_about_as_often():
    asked = [Statement(key=f"s{place}", kind="belief", partner="") for place in range(6)]
    first = Counter(in_order(asked, participant=UUID(int=number))[0].key for number in range(3000))
    assert set(first) == {each.key for each in asked}
    assert max(first.values()) < 600
    assert min(first.values()) > 400


@pytest.mark.parametrize("kind", StatementKind)
def test_a_statement_and_its_partner_clash_whatever_they_are(kind: StatementKind):
    one, other = (
        Statement(key="one", kind=kind, partner="other"),
        Statement(key="other", kind="belief", partner=""),
    )
    assert clash(one, other)
    assert clash(other, one)


def test_the_order_never_changes():
    """A participant's numbers are in their addresses: another version must not renumber them."""
    asked = [Statement(key=f"s{place}", kind=KINDS[place % 4], partner="") for place in range(8)]
    order = in_order(asked, participant=UUID("0f8fad5b-d9cb-469f-a165-70867728950e"))
    assert " ".join(each.key for each in order) == "s5 s6 s4 s1 s3 s2 s7 s0"
