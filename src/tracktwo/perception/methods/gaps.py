"""The room's main method: a table of answers to gaps, classes and honest uncertainty."""

from dataclasses import replace

from tracktwo.perception.methods.estimate import estimate
from tracktwo.perception.methods.tally import ANSWERS_NAME, tally_source
from tracktwo.perception.readers import StatementList, TableLike, open_table, read_statements
from tracktwo.perception.tables import Engine, Gaps, Tally
from tracktwo.vocabulary.errors import TableError

__all__ = ["as_listed", "gaps"]


def gaps(
    answers: TableLike,
    *,
    statements: TableLike | None = None,
    sides: tuple[str, str] | None = None,
    engine: Engine | None = None,
) -> Gaps:
    """Return what each side thinks, what the other expects of it, and how the two compare.

    Args:
        answers: one row for each participant and statement, with the columns of
            :data:`~tracktwo.perception.ANSWERS`: a frame (pandas, polars, Arrow, DuckDB …) or a path to a CSV
            or Parquet file.
        statements: which statements there are, in which order, and which are reciprocal; a table of
            :data:`~tracktwo.perception.STATEMENTS`. Without it none is reciprocal; they come in file order.
        sides: the two sides to compare, when the answers hold more; rows of others are left out and counted.
        engine: who reads the parts of a Parquet file, such as a cluster; None reads them here.

    Returns: a :class:`~tracktwo.perception.Gaps`: ``.table`` in the caller's kind of frame, one row for each
        statement and side (:data:`~tracktwo.perception.GAPS`), and ``.to_dict()`` for JSON.

    Raises:
        TableError: the answers or statements break their specification; nothing is computed.
        UsageError: there is no such file, or ``sides`` does not fit the answers.
        FileError: a file cannot be read as what it is.
    """
    listed = None if statements is None else read_statements(statements)
    source = open_table(answers, name=ANSWERS_NAME)
    sums = tally_source(source, sides=sides, engine=engine)
    if listed is None:
        return estimate(sums, kind=source.kind)
    return estimate(as_listed(sums, listed), reciprocal=listed.reciprocal, kind=source.kind)


def as_listed(sums: Tally, listed: StatementList) -> Tally:
    """Return the tally of the listed statements, in their order. Raises: TableError if others are answered."""
    known = set(listed.ids)
    unknown = [statement for statement in sums.statements if statement not in known]
    if unknown:
        raise TableError(
            f"{listed.name} has no row for the statement {unknown[0]!r}, which is answered; "
            "list every statement."
        )
    return replace(sums.listed(listed.ids), left_out=sums.left_out)
