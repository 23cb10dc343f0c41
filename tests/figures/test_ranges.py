from fractions import Fraction

import pytest
from figures.samples import span

from tracktwo.figures.ranges import range_in_words


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        ("0..1/2", "half or fewer"),
        ("1/2..1", "more than half"),
        ("0..1/3", "fewer than one third"),
        ("1/3..2/3", "between one third and two thirds"),
        ("2/3..1", "more than two thirds"),
        ("0..2/3", "two thirds or fewer"),
        ("1/3..1", "one third or more"),
        ("0..1/5", "fewer than one fifth"),
        ("1/5..2/5", "between one fifth and two fifths"),
        ("2/5..3/5", "between two fifths and three fifths"),
        ("3/5..4/5", "between three fifths and four fifths"),
        ("4/5..1", "more than four fifths"),
        ("0..1/10", "fewer than one tenth"),
        ("1/10..3/10", "between one tenth and three tenths"),
        ("7/10..9/10", "between seven tenths and nine tenths"),
        ("0..1", "any number"),
        ("3/7..1", "3/7 or more"),
    ],
)
def test_range_reads_with_its_edges_nearer_the_middle(edges, said):
    assert range_in_words(span(edges), language="en") == said


@pytest.mark.parametrize("parts", [2, 3, 5, 10])
@pytest.mark.parametrize("people", [5, 9, 10, 12, 20, 30, 40])
def test_range_is_true_of_every_count_inside_and_of_no_other(parts, people):
    """The words are taken at their letter; edges stand as the bands of a round have them."""
    for first in range(parts):
        for last in range(first, parts):
            edges = Fraction(first, parts), Fraction(last + 1, parts)
            said = range_in_words(span(f"{edges[0]}..{edges[1]}"), language="en")
            for agree in range(people + 1):
                share = Fraction(agree, people)
                part = min(int(share * parts), parts - 1)
                on_upper_edge = share * parts == part and share >= Fraction(1, 2)
                inside = first <= part - (on_upper_edge and part > 0 and share < 1) <= last
                if "between" not in said:
                    assert _true(said, share, edges) == inside


def _true(said: str, share: Fraction, edges: tuple[Fraction, Fraction]) -> bool:
    if said.startswith("fewer than"):
        return share < edges[1]
    if said.endswith("or fewer"):
        return share <= edges[1]
    if said.startswith("more than"):
        return share > edges[0]
    return said == "any number" or share >= edges[0]
