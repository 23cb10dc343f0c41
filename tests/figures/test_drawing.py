import re

import pytest
from figures.samples import NORTH, SOUTH, SVG, classes, guess, marks, own, read, row

import tracktwo.figures
from tracktwo.figures import (
    STYLESHEET,
    AreaCounts,
    Shape,
    Theme,
    TimelineEntry,
    agreement_square,
    boundary_grid,
    dumbbell,
    timeline,
)
from tracktwo.figures.inks import Ink
from tracktwo.vocabulary.dates import PartialDate

VIEWS = ((own(9, 25, 0.2, 0.5), guess(0.5, 0.4, 0.6)), (own(9, 25, 0.2, 0.5), guess(0.5, 0.4, 0.6)))
ROW = row("x", *VIEWS)


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
    square = AreaCounts(
        side="north", agree_known=1, agree_unknown=0, differ_known=0, differ_unknown=0, too_close=0
    )
    told = {"sides": (NORTH, SOUTH), "language": "zh-Hans", "simulated": True, "width": 320}
    pictures = [
        svg(),
        timeline(entries, language="zh-Hans", simulated=False, width=360).svg,
        boundary_grid([ROW], **told).svg,
        agreement_square([square], **told).svg,
    ]
    sizes = {
        float(element.attrib["font-size"])
        for picture in pictures
        for element in read(picture).iter()
        if "font-size" in element.attrib
    }
    assert min(sizes) >= 11


@pytest.mark.parametrize("theme", Theme)
def test_everything_painted_has_the_class_of_its_colour(theme):
    """A page turns dark by its classes, so that a colour without one would stay light."""
    inks = {getattr(theme.value, ink): ink for ink in Ink}
    for element in read(svg(theme)).iter():
        painted = {
            f"tt-{how}-{inks[element.attrib[how]]}"
            for how in ("fill", "stroke")
            if element.attrib.get(how, "none") != "none"
        }
        assert {name for name in classes(element) if name.startswith("tt-")} == painted


def test_picture_of_a_whole_round_is_small():
    rows = [row("Competition is welcome if the rules are clear and apply to all.", *VIEWS) for _ in range(24)]
    [alone, whole] = [
        len(dumbbell(shown, sides=(NORTH, SOUTH), language="en", simulated=True, width=400).svg)
        for shown in (rows[:1], rows)
    ]
    assert (alone < 5_000, whole < 90_000) == (True, True)
