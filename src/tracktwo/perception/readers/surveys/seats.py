"""Who takes which seat, where a survey does not say it itself: votes of a discussion, or a list kept apart."""

from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.lists import read_list
from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.readers.surveys.cells import OddCellError, column_name, side_of
from tracktwo.perception.tables import SEATS, SurveyMapping
from tracktwo.vocabulary.errors import TableError

__all__ = ["read_seats"]


def read_seats(table: TableLike, *, mapping: SurveyMapping) -> dict[str, str]:
    """Return by participant the side, as the mapping calls it.

    Raises: TableError if the table breaks :data:`SEATS`, or a side of it means nothing under the mapping.
    """
    source = open_table(table, name="the table of seats")
    found = SEATS.find_columns(source.columns, where=source.name)
    columns = read_list(source, spec=SEATS, found=found)
    side = side_of(mapping, {})
    seats = {}
    for number, (code, text) in enumerate(zip(*columns.values(), strict=True), source.first_row):
        try:
            seats[column_name(str(code))] = side(str(text))
        except OddCellError as odd:
            raise TableError(f"{source.name}, row {number}, column 'side': {odd}.") from odd
    return seats
