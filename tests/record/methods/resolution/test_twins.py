"""Organisations printed in two scripts side by side; all names are invented."""

import pytest

from tracktwo.record import TextLayer
from tracktwo.record.methods.resolution import stated_twins
from tracktwo.record.tables import MediaKind, Mention, Segment

ALPINE, HAN = "Alpine Institute", "高山研究所"


def twins(text, *names):
    """The pairs a text states, by names it is known to hold."""
    segments = (Segment(start=0, end=len(text)),)
    layer = TextLayer(document="page", kind=MediaKind.TEXT, sha256="0" * 64, text=text, segments=segments)
    places = [(text.index(name), name) for name in names]
    bodies = [Mention(document="page", start=at, end=at + len(name), text=name) for at, name in places]
    return [(each.name, each.short) for each in stated_twins(layer, bodies)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Host: Alpine Institute 高山研究所", ALPINE),
        ("President, Alpine Institute / 高山研究所所长", ALPINE),
        ("高山研究所 Alpine Institute", ALPINE),
        ("高山研究所（Alpine Institute）", HAN),
    ],
)
def test_names_side_by_side_are_of_one(text, name):
    assert twins(text, name) == [(ALPINE, HAN)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alpine University 高山研究所", "Alpine University"),
        ("Alpine Institute\n高山研究所", ALPINE),
        ("Alpine Institute 高山政策", ALPINE),
    ],
)
def test_names_of_two_kinds_on_two_lines_or_of_no_body_are_not(text, name):
    assert twins(text, name) == []


def test_a_name_beside_two_others_is_of_neither():
    assert (
        twins("Alpine Institute 高山研究所; Coastal Institute 高山研究所", ALPINE, "Coastal Institute") == []
    )
