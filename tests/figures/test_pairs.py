import pytest
from figures.samples import HOSTILE, SVG, read, texts

from tracktwo.figures import PairRow, SideLabel, Theme, Twin, paired_bars
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.sides import Mark

SIDES = (
    SideLabel(key="n", name="North", mark=Mark.CIRCLE),
    SideLabel(key="s", name="南方", mark=Mark.DIAMOND),
)
ROWS = (
    PairRow(label="Speakers", numbers={"n": 2, "s": 4}),
    PairRow(label="Minutes", numbers={"n": 0, "s": 0}, note="Not stated of 3 more."),
)


def draw(rows=ROWS, *, sides=SIDES, language="en", simulated=False, **options):
    return paired_bars(rows, sides=sides, title="Events", language=language, simulated=simulated, **options)


def bars(figure):
    """Where each bar begins and ends, by its shape."""
    found = []
    for element in read(figure.svg).iter():
        if "band" in element.attrib.get("class", "").split():
            if element.tag == f"{SVG}rect":
                x, width = float(element.attrib["x"]), float(element.attrib["width"])
                found.append(("circle", x, x + width))
            else:
                across = [float(point.split(",")[0]) for point in element.attrib["points"].split()]
                found.append(("diamond", min(across), max(across)))
    return found


def test_bars_leave_the_middle_in_proportion_and_nothing_has_none():
    (one, left, near_left), (other, near_right, right) = bars(draw())
    assert (one, other) == ("circle", "diamond")
    assert 2 * (near_left - left) == pytest.approx(right - near_right, abs=0.5)
    assert 720 - near_left == pytest.approx(near_right, abs=0.2)
    assert [word for word in texts(read(draw().svg)) if word.isdigit()] == ["2", "4", "0", "0"]


def test_the_other_order_is_the_mirror_image():
    there, back = bars(draw()), bars(draw(sides=tuple(reversed(SIDES))))
    mirrored = sorted((720 - end, 720 - start) for _, start, end in there)
    for (left, right), (_, start, end) in zip(mirrored, sorted(back, key=lambda bar: bar[1]), strict=True):
        assert (left, right) == pytest.approx((start, end), abs=0.2)


def test_its_table_and_sentence_say_the_same():
    figure = draw(simulated=True)
    assert figure.twin == Twin(
        caption="Events (simulated data)",
        columns=("What is counted", "North", "南方", "Note"),
        rows=(("Speakers", "2", "4", ""), ("Minutes", "0", "0", "Not stated of 3 more.")),
    )
    assert figure.sentence == "Simulated data: First North, then 南方. Speakers: 2 and 4. Minutes: 0 and 0."


def test_nothing_to_count_is_said():
    assert draw(()).sentence == "Nothing to count yet."
    assert bars(draw(())) == []


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar"])
@pytest.mark.parametrize("width", [360, 720])
def test_every_label_stays_words_in_every_language(language, width):
    rows = [PairRow(label=text, numbers={"n": 10**6, "s": 1}, note=text) for text in HOSTILE]
    figure = draw(rows, language=language, width=width, theme=Theme.DARK)
    assert len(bars(figure)) == 2 * len(rows)
    assert figure.direction == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize(
    ("rows", "sides"),
    [
        (ROWS, SIDES[:1]),
        ([PairRow(label="One", numbers={"n": 1})], SIDES),
        ([PairRow(label="Three", numbers={"n": 1, "s": 1, "third": 1})], SIDES),
    ],
)
def test_a_pair_is_of_two_sides(rows, sides):
    with pytest.raises(DataError):
        draw(rows, sides=sides)
    with pytest.raises(DataError, match="0 or more"):
        PairRow(label="Less than none", numbers={"n": -1, "s": 0})
