"""Everything over all statements: what is shared, how much lies between the sides, and who reads whom better."""

from collections.abc import Mapping

from tracktwo.perception.methods.gaps import as_listed
from tracktwo.perception.methods.overview.people import Keeper, Shares
from tracktwo.perception.methods.overview.summary import overview_of
from tracktwo.perception.methods.tally import ANSWERS_NAME, tally_keeping
from tracktwo.perception.readers import TableLike, open_table, read_statements
from tracktwo.perception.tables import Overview

__all__ = ["Shares", "overview", "overview_of"]


def overview(
    answers: TableLike,
    *,
    statements: TableLike | None = None,
    sides: tuple[str, str] | None = None,
    members: Mapping[str, int] | None = None,
) -> Overview:
    """Return what all statements show together.

    Args:
        answers: one row for each participant and statement, a table of :data:`~tracktwo.perception.ANSWERS`: a
            frame of any kind, or a path to a CSV or Parquet file.
        statements: which statements there are, in which order, which are reciprocal and which ask for a fact.
        sides: the two sides to compare, when the answers hold more; rows of others are left out and counted.
        members: how many people each side has in the room, by side: then figures are about this room alone, and
            what everybody in it has said is certain. By default they are about everybody the people stand for.

    Returns: an :class:`~tracktwo.perception.Overview`: ``.table`` in the caller's kind of frame, one row for each
        statement and side (:data:`~tracktwo.perception.OVERVIEW`), and ``.to_dict()`` for JSON.

    Raises:
        TableError: the answers or statements break their specification; nothing is computed.
        UsageError: there is no such file, or ``sides`` or ``members`` do not fit the answers.
        FileError: a file cannot be read as what it is.
    """
    listed = None if statements is None else read_statements(statements)
    source = open_table(answers, name=ANSWERS_NAME)
    keeper = Keeper()
    tally, order = tally_keeping(source, sides=sides, keep=keeper)
    shares = keeper.shares(order, statements=len(tally.statements))
    if listed is None:
        return overview_of(tally, shares=shares, members=members, kind=source.kind)
    asked = tally.statements
    tally = as_listed(tally, listed)
    return overview_of(
        tally,
        shares=shares.listed(asked, tally.statements),
        reciprocal=listed.reciprocal,
        fact=listed.fact,
        members=members,
        kind=source.kind,
    )
