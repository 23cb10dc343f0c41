import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.record import Cell, Limits, Shape
from tracktwo.record.readers.webpages import read_web_page
from tracktwo.vocabulary.errors import FileError

PAGE = """<!doctype html><html lang="en-GB"><head><title>Ports</title><style>p{}</style></head><body class="x-sidebar">
<header class="top"><a>Home</a></header><nav><ul><li>Menu</li></ul></nav>
<main><h1>Third Workshop<br>Riga</h1><p>Hello&nbsp;<b>wor</b>ld &amp; <i>all</i>
 there<br>second line</p><script>x()</script>
<ul><li>A, Director<ul><li>within</li></ul></li><li><p>B</p><p>more</p></li></ul>
<form><label>Search</label><input value="v"><button>Go</button></form>
<div class="post share-links social">Share this</div><p hidden>secret</p>
</main><aside>Related: 3 May 2020</aside><footer>Last updated 1 May<script>x()</script></footer></body></html>"""


def read(page, **limits):
    return read_web_page(page, name="x", limits=Limits(**limits))


def shown(page):
    extract = read(page)
    return [
        (each.shape.value, each.level, extract.text[each.start : each.end])
        if each.cell is None
        else (
            each.shape.value,
            (each.cell.table, each.cell.row, each.cell.column),
            extract.text[each.start : each.end],
        )
        for each in extract.segments
    ]


def test_a_page_is_read_line_by_line_with_what_each_is():
    extract = read(PAGE)
    assert extract.language == "en-GB"
    assert shown(PAGE) == [
        ("noise", None, "Home"),
        ("noise", None, "Menu"),
        ("heading", 1, "Third Workshop Riga"),
        ("line", None, "Hello\xa0world & all there"),
        ("line", None, "second line"),
        ("item", 1, "A, Director"),
        ("item", 2, "within"),
        ("item", 1, "B"),
        ("line", None, "more"),
        ("noise", None, "Search"),
        ("noise", None, "Share this"),
        ("noise", None, "secret"),
        ("noise", None, "Related: 3 May 2020"),
        ("noise", None, "Last updated 1 May"),
    ]


def test_paragraphs_have_a_line_between_them_and_broken_lines_have_none():
    assert (
        read("<p>one<br>two</p><p>three</p>four<div>five</div><br>six").text
        == "one\ntwo\n\nthree\n\nfour\nfive\n\nsix"
    )


def test_a_table_is_read_cell_by_cell_through_spans_of_rows_and_columns():
    page = """<table><tr><th>港方</th><th>Swedish side</th></tr>
    <tr><td rowspan=2>Eva, Director<br>Janis</td><td>Anna</td></tr>
    <tr><td>Berg</td></tr><tr><td colspan=2>both</td><td>third</td></tr></table>
    <table><tr><th>Where</th><td>Riga</td></tr></table>"""
    assert shown(page) == [
        ("cell", (0, 0, 0), "港方"),
        ("cell", (0, 0, 1), "Swedish side"),
        ("cell", (0, 1, 0), "Eva, Director"),
        ("cell", (0, 1, 0), "Janis"),
        ("cell", (0, 1, 1), "Anna"),
        ("cell", (0, 2, 1), "Berg"),
        ("cell", (0, 3, 0), "both"),
        ("cell", (0, 3, 2), "third"),
        ("key", (1, 0, 0), "Where"),
        ("cell", (1, 0, 1), "Riga"),
    ]


def test_a_table_that_only_places_things_is_no_table():
    page = (
        "<table><tr><td><h2>One</h2><ul><li>Eva</li></ul></td>"
        "<td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
    )
    assert shown(page) == [
        ("heading", 2, "One"),
        ("item", 1, "Eva"),
        ("cell", (0, 0, 0), "a"),
        ("cell", (0, 0, 1), "b"),
    ]


def test_terms_and_what_they_say_are_keys_and_lines():
    assert shown("<dl><dt>时间</dt><dd>2021年6月8日</dd><dt>Where</dt><dd>Riga</dd></dl>") == [
        ("key", None, "时间"),
        ("line", None, "2021年6月8日"),
        ("key", None, "Where"),
        ("line", None, "Riga"),
    ]


def test_a_form_or_class_round_the_whole_page_makes_no_noise_of_it():
    page = "<form id=aspnetForm><div class='page-sidebar'><h1>Ports</h1><p>Text</p></div></form>"
    assert shown(page) == [("heading", 1, "Ports"), ("line", None, "Text")]


def test_space_of_a_source_is_kept_where_it_says_so():
    assert read("<pre>\n  one\n    two\n</pre>").text == "  one\n    two"


def test_a_header_of_an_article_is_content():
    assert shown("<article><header><p>8 June 2021</p></header><p>x</p></article>")[0] == (
        "line",
        None,
        "8 June 2021",
    )


def test_a_page_nested_too_deep_is_refused():
    with pytest.raises(FileError, match="x has elements more than 50 deep in one another; it is no page"):
        read("<div>" * 60 + "x", depth=50)


def test_a_page_with_too_much_text_is_refused():
    with pytest.raises(FileError, match="x holds more than 1,000 characters of text"):
        read("<p>" + "x" * 1_001, characters=1_000)


@pytest.mark.parametrize(
    "page", ["", "<!-- -->", "<html>", "&#0;&#xD800;", "<table><td>", "<p><table><tr><p>", "<svg><p>x"]
)
def test_broken_pages_are_read_as_far_as_they_go(page):
    extract = read(page)
    extract.text.encode()
    assert "\0" not in extract.text


TAGS = st.sampled_from(
    "p div ul li ol table tr td th dl dt dd h1 h2 br nav aside pre b span form header section a".split()  # noqa: SIM905
)
MARKUP = st.lists(
    st.one_of(
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag}>"),
        st.sampled_from(
            ["Eva", " ", "\n", "里加", "&amp;", "\u202e", "<td rowspan=3>", "<td colspan=99999999>", "&#0;"]
        ),
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
def test_segments_of_any_page_are_in_order_and_nothing_lies_between_them_but_space(page):
    extract = read(page)
    at = 0
    for segment in extract.segments:
        assert at <= segment.start < segment.end <= len(extract.text)
        assert extract.text[at : segment.start].strip("\n") == ""
        assert extract.text[segment.start : segment.end].strip()
        assert segment.cell is None or isinstance(segment.cell, Cell)
        assert (segment.shape is Shape.HEADING) <= (segment.level is not None)
        at = segment.end
    assert at == len(extract.text)


WORDS = st.lists(st.sampled_from(["Eva", "Kalna", "里加", "8 June", "&"]), min_size=1, max_size=6)


@given(WORDS)
def test_inline_elements_change_nothing_of_the_text(words):
    plain = " ".join(words).replace("&", "&amp;")
    dressed = " ".join(f"<b>{word}</b>" for word in words).replace("&", "&amp;")
    assert read(f"<p>{plain}</p>") == read(f"<p><span>{dressed}</span></p>")
