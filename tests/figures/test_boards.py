import pytest
from figures.samples import NORTH, SOUTH, band, read, texts

from tracktwo.figures import BoardReading, BoardRow, Missing, Sorting, Twin, boundary_board
from tracktwo.vocabulary.errors import DataError


def sorting(yes: int, no: int, depends: int | None, low: float = 0.1, high: float = 0.9) -> Sorting:
    return Sorting(yes=yes, no=no, depends=depends, low=low, high=high)


def row(text: str, north: object, south: object, **fields: str) -> BoardRow:
    readings = (BoardReading(side=NORTH.key, sorted=north), BoardReading(side=SOUTH.key, sorted=south))
    return BoardRow(text=text, readings=readings, **fields)


NEAR = row("A boat on loan.", sorting(6, 6, 0), sorting(7, 5, 0))
FAR = row("合作社的船。", sorting(9, 1, 2), sorting(2, 8, 2), language="zh-Hans")


def drawn(*rows: BoardRow, **options: object):
    settings = {"sides": (NORTH, SOUTH), "language": "en", "simulated": False, "width": 400}
    return boundary_board(rows, **{**settings, **options})


def test_boundary_board_puts_the_most_disputed_case_first() -> None:
    assert drawn(NEAR, FAR).twin == Twin(
        caption="Where the border of the term runs",
        columns=("Case", "Side", "What it says itself", "Interval (90 %)"),
        rows=(
            (
                "合作社的船。",
                NORTH.name,
                "9 of 12 count it in, for 2 it depends",
                "1–9\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}10",
            ),
            (
                "合作社的船。",
                SOUTH.name,
                "2 of 12 count it in, for 2 it depends",
                "1–9\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}10",
            ),
            (
                "A boat on loan.",
                NORTH.name,
                "6 of 12 count it in, for 0 it depends",
                "1–9\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}10",
            ),
            (
                "A boat on loan.",
                SOUTH.name,
                "7 of 12 count it in, for 0 it depends",
                "1–9\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}10",
            ),
        ),
    )


def test_boundary_board_says_where_the_sides_lie_farthest_apart() -> None:
    assert drawn(NEAR, FAR).sentence == (
        f"2 cases. The sides lie farthest apart on “合作社的船。” {NORTH.name}: 9 of 12 count it in, for 2 it depends; "
        f"{SOUTH.name}: 2 of 12 count it in, for 2 it depends."
    )


def test_boundary_board_draws_a_gap_for_two_counted_sides_alone() -> None:
    svg = drawn(NEAR, row("A raft.", sorting(6, 6, 0), Missing.TOO_FEW)).svg
    assert (svg.count('class="gap '), svg.count('class="own"'), svg.count('class="limits"')) == (1, 7, 3)


def test_boundary_board_draws_who_says_it_depends_as_a_hollow_piece() -> None:
    assert (drawn(FAR).svg.count('class="depends"'), drawn(NEAR).svg.count('class="depends"')) == (2, 0)


def test_boundary_board_says_fewer_than_the_minimum_and_draws_nothing() -> None:
    board = drawn(row("A raft.", sorting(3, 1, 0), Missing.TOO_FEW))
    assert [cells[2:] for cells in board.twin.rows] == [("fewer than 5 answered", "–")] * 2
    assert 'class="limits"' not in board.svg


def test_boundary_board_tells_of_bands_no_more_than_their_edges() -> None:
    board = drawn(row("A raft.", band("1/2..1", "0..1/2"), band("0..1/3", "1/3..2/3")))
    assert board.svg.count('class="band"') == 2
    assert 'class="gap' not in board.svg
    assert [cells[3] for cells in board.twin.rows] == ["–", "–"]
    assert "farthest" not in board.sentence


def test_boundary_board_without_depends_keeps_to_those_with_a_view() -> None:
    board = drawn(row("A raft.", sorting(6, 6, None), sorting(7, 5, None)))
    assert board.twin.rows[0][2] == "6 of 12 count it in"
    assert "depends" not in board.svg


def test_boundary_board_says_that_answers_are_simulated() -> None:
    board = drawn(NEAR, simulated=True)
    assert "SIMULATED" in texts(read(board.svg))
    assert board.sentence.startswith("Simulated data: ")


def test_boundary_board_refuses_a_strange_side_and_strange_counts() -> None:
    with pytest.raises(DataError, match="about the side 'east'"):
        drawn(BoardRow(text="A raft.", readings=(BoardReading(side="east", sorted=Missing.TOO_FEW),)))
    with pytest.raises(DataError, match="-1 people who sorted"):
        sorting(-1, 2, 0)
    with pytest.raises(DataError, match="the lower first"):
        sorting(1, 2, 0, low=0.9, high=0.1)


def test_boundary_board_of_nothing_says_so() -> None:
    assert drawn().sentence == "No cases yet."
