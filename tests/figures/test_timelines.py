import pytest
from figures.samples import HOSTILE, SVG, classes, numbers, place, read, texts
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures import Figure, Shape, Theme, TimelineEntry, Twin, timeline
from tracktwo.vocabulary.dates import PartialDate


def entry(date: str, label: str, kind: str, shape: Shape, **options) -> TimelineEntry:
    return TimelineEntry(date=PartialDate.parse(date), label=label, kind=kind, shape=shape, **options)


ENTRIES = (
    entry("2022-23", "Workshop", "planned workshop", Shape.OPEN, planned=True),
    entry(
        "2019-04", "First formal dialogue, 北港", "formal dialogue", Shape.NUMBERED, number=1, href="/e/1/"
    ),
    entry("2019-10-23", "After the congress", "informal discussion", Shape.OPEN),
    entry("2020-09-19", "Second formal dialogue", "formal dialogue", Shape.NUMBERED, number=2),
    entry("2021-02", "Paper on perceptions", "research", Shape.SQUARE),
    entry("2021-11-12", "Panel", "public event", Shape.OPEN, public=True),
)


def draw(entries=ENTRIES, *, language="en", simulated=False, **options) -> Figure:
    return timeline(entries, language=language, simulated=simulated, **options)


def drawn_entries(figure: Figure) -> list[list[tuple[str, bool, bool]]]:
    """For each entry its outlines: shape, whether filled, whether dashed."""
    groups = [group for group in read(figure.svg).iter(f"{SVG}g") if classes(group) == ["entry"]]
    return [
        [
            (
                element.tag.removeprefix(SVG),
                "tt-fill-ink" in classes(element),
                "stroke-dasharray" in element.attrib,
            )
            for element in group.iter()
            if element.tag in (f"{SVG}circle", f"{SVG}rect")
        ]
        for group in groups
    ]


def test_timeline_draws_each_kind_in_its_own_shape_in_order_of_time():
    assert drawn_entries(draw()) == [
        [("circle", True, False)],
        [("circle", False, False)],
        [("circle", True, False)],
        [("rect", False, False)],
        [("circle", False, False), ("circle", False, False)],
        [("circle", False, True)],
    ]


def test_timeline_numbers_formal_events_and_names_each_year_once():
    words = texts(read(draw().svg))
    assert [word for word in words if word in ("1", "2")] == ["1", "2"]
    assert [word for word in words if len(word) == 4 and word.isdigit()] == ["2019", "2020", "2021", "2022"]


@pytest.mark.parametrize("width", [720, 360])
def test_timeline_puts_every_entry_on_one_line_further_and_further_down(width):
    root = read(draw(width=width).svg)
    groups = [group for group in root.iter(f"{SVG}g") if classes(group) == ["entry"]]
    shapes = [next(e for e in group.iter() if e.tag in (f"{SVG}circle", f"{SVG}rect")) for group in groups]
    places = [place(shape) for shape in shapes]
    assert len({x for x, _ in places}) == 1
    heights = [y for _, y in places]
    assert heights == sorted(set(heights))


def test_timeline_shows_dates_in_words_and_no_day_that_was_not_given():
    assert draw(language="en").twin.rows[0][0] == "April 2019"
    assert [row[0] for row in draw(language="zh-Hans").twin.rows] == [
        *("2019年4月", "2019年10月23日", "2020年9月19日", "2021年2月", "2021年11月12日", "2022年秋"),
    ]


def test_timeline_has_the_same_facts_in_its_twin():
    assert draw().twin == Twin(
        caption="Timeline",
        columns=("Date", "What", "Kind"),
        rows=(
            ("April 2019", "First formal dialogue, 北港", "formal dialogue"),
            ("23 October 2019", "After the congress", "informal discussion"),
            ("19 September 2020", "Second formal dialogue", "formal dialogue"),
            ("February 2021", "Paper on perceptions", "research"),
            ("12 November 2021", "Panel", "public event"),
            ("autumn 2022", "Workshop", "planned workshop"),
        ),
    )


def test_timeline_says_in_a_sentence_what_it_holds():
    assert draw().sentence == (
        "6 entries; the first: April 2019; the last: autumn 2022. formal dialogue: 2. "
        "informal discussion: 1. research: 1. public event: 1. planned workshop: 1."
    )


def test_timeline_with_links_is_a_group_that_readers_can_enter():
    root = read(draw().svg)
    links = [(link.attrib["href"], texts(link)[1]) for link in root.iter(f"{SVG}a")]
    assert (root.attrib["role"], links) == ("group", [("/e/1/", "First formal dialogue, 北港")])


def test_timeline_without_links_is_an_image():
    assert read(draw(ENTRIES[2:]).svg).attrib["role"] == "img"


def test_timeline_says_simulated_behind_its_entries():
    root = read(draw(simulated=True).svg)
    [plot] = [group for group in root.iter(f"{SVG}g") if classes(group) == ["plot"]]
    behind = plot[0]
    assert set(texts(behind)) == {"SIMULATED"}
    assert [classes(element)[0] for element in behind if element.tag == f"{SVG}rect"] == ["frame"]
    assert root.findtext(f"{SVG}title") == "Timeline (simulated data)"


def test_timeline_mirrors_itself_from_right_to_left():
    left, right = (read(draw(language=language).svg) for language in ("en", "ar"))
    across = [[place(circle)[0] for circle in root.iter(f"{SVG}circle")] for root in (left, right)]
    assert across[1] == [720 - x for x in across[0]]


def test_timeline_holds_hostile_text_as_text():
    root = read(draw([entry("2019", HOSTILE, HOSTILE, Shape.OPEN, href='/"><script>')]).svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "rect", "g", "a", "text", "path", "circle"),
    }
    assert next(root.iter(f"{SVG}a")).attrib["href"] == '/"><script>'


def test_timeline_without_entries_says_so():
    figure = draw([])
    assert (figure.sentence, texts(read(figure.svg))) == ("No entries yet.", ["No entries yet."])


@given(
    st.lists(
        st.builds(
            entry,
            st.sampled_from(["2019", "2019-04", "2022-23~", "2012-11-08/2012-11-09", "../2020", "2020/"]),
            st.text(),
            st.text(),
            st.sampled_from(Shape),
            number=st.none() | st.integers(0, 99),
            planned=st.booleans(),
            public=st.booleans(),
        ),
        max_size=5,
    ),
    st.sampled_from([720, 360]),
    st.sampled_from(["en", "zh-Hans", "ar"]),
    st.sampled_from(Theme),
    st.booleans(),
)
def test_timeline_is_the_same_bytes_and_inside_its_frame_whatever_the_entries(
    entries, width, language, theme, simulated
):
    figure = draw(entries, language=language, simulated=simulated, theme=theme, width=width)
    assert figure == draw(entries, language=language, simulated=simulated, theme=theme, width=width)
    root = read(figure.svg)
    _, _, right, bottom = map(float, root.attrib["viewBox"].split())
    assert all(number == number and abs(number) < 1e6 for number in numbers(root))  # noqa: PLR0124 -- no NaN
    for circle in root.iter(f"{SVG}circle"):
        x, y = place(circle)
        assert 0 < x < right
        assert 0 < y < bottom
    assert len(figure.twin.rows) == len(entries)
