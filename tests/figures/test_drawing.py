import re

import pytest
from figures.samples import NORTH, SOUTH, SVG, guess, marks, own, read, row

import tracktwo.figures
from tracktwo.figures import STYLESHEET, Shape, Theme, TimelineEntry, dumbbell, timeline
from tracktwo.figures.drawing import Ink
from tracktwo.vocabulary.dates import PartialDate

ROW = row("x", (own(9, 25, 0.2, 0.5), guess(0.5, 0.4, 0.6)), (own(9, 25, 0.2, 0.5), guess(0.5, 0.4, 0.6)))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def svg(theme: Theme = Theme.LIGHT) -> str:
    return dumbbell([ROW], sides=(NORTH, SOUTH), language="en", simulated=True, theme=theme).svg


@pytest.mark.parametrize("theme", Theme)
def test_theme_colours_of_words_and_sides_stand_out_from_the_ground(theme):
    palette = theme.value
    for colour in (palette.ink, palette.quiet, palette.circle, palette.diamond):
        assert contrast(colour, palette.ground) >= 4.5


@pytest.mark.parametrize("theme", Theme)
def test_theme_gives_the_two_sides_equal_weight(theme):
    assert contrast(theme.value.circle, theme.value.diamond) < 1.2


@pytest.mark.parametrize("theme", Theme)
def test_picture_uses_its_theme_and_no_other_colour(theme):
    palette = theme.value
    allowed = {palette.ground, palette.ink, palette.quiet, palette.line, palette.circle, palette.diamond}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", svg(theme))) == allowed


def test_picture_loads_nothing_and_has_no_script_style_or_id():
    root = read(svg())
    names = {name for element in root.iter() for name in element.attrib}
    assert names.isdisjoint({"style", "id", "onload", "src", "href"})
    assert re.findall(r"https?://\S+?(?=\")", svg()) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in svg()


def test_picture_names_itself_before_anything_else():
    root = read(svg())
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert (root.attrib["role"], root.attrib["lang"]) == ("img", "en")


def test_stylesheet_turns_every_class_of_a_picture_dark():
    used = set(re.findall(r"tt-(?:fill|stroke)-\w+", svg()))
    covered = set(re.findall(r'\[data-theme="dark"\] \.(tt-(?:fill|stroke)-\w+)', STYLESHEET))
    assert used <= covered
    assert covered == {f"tt-{how}-{ink}" for how in ("fill", "stroke") for ink in Ink}


def test_marks_are_told_apart_by_shape_and_fill_without_colour():
    assert [mark[:2] for mark in marks(read(svg()))] == [
        *(("circle", "guess"), ("circle", "own"), ("polygon", "guess"), ("polygon", "own")),
    ]


def test_front_door_opens_to_everything_it_names():
    assert {name for name in tracktwo.figures.__all__ if not hasattr(tracktwo.figures, name)} == set()


def test_text_is_never_smaller_than_eleven_pixels():
    entries = [
        TimelineEntry(date=PartialDate.parse("2019"), label="x", kind="y", shape=Shape.NUMBERED, number=1)
    ]
    pictures = [svg(), timeline(entries, language="zh-Hans", simulated=False, width=360).svg]
    sizes = [
        float(text.attrib["font-size"]) for picture in pictures for text in read(picture).iter(f"{SVG}text")
    ]
    assert min(sizes) >= 11
