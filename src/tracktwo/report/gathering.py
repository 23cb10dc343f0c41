"""What a report is made of: every result there is about one file of answers, worked out once for both languages."""

from dataclasses import dataclass

from tracktwo.perception import Change, Gaps, Groups, Layout, Overview, change, gaps, groups, overview
from tracktwo.perception.pictures import Texts
from tracktwo.perception.readers import TableLike, read_statements
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["Material", "gather"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Results about one round of answers.

    Attributes:
        gaps: what each side thinks and expects, statement by statement.
        texts: what statements say, by id, where that was given.
        overview: what all statements show together.
        groups: opinion groups that may cut across the sides, or why there are none.
        change: what has changed since an earlier round; None without one.
        day: the date to print; None prints none.
    """

    gaps: Gaps
    overview: Overview
    groups: Groups
    change: Change | None
    texts: Texts
    day: PartialDate | None


def gather(
    answers: TableLike,
    *,
    before: TableLike | None = None,
    statements: TableLike | None = None,
    sides: tuple[str, str] | None = None,
    day: PartialDate | None = None,
) -> Material:
    """Return everything a report says.

    Args:
        answers: a table of :data:`~tracktwo.perception.ANSWERS`, a frame or a path.
        before: the answers of an earlier round with the same people, in the same form.
        statements: a table of :data:`~tracktwo.perception.STATEMENTS`; its texts are shown beside the ids.
        sides: the two sides to compare, when the answers hold more.
        day: the date to print.

    Raises:
        TableError, UsageError, FileError, DataError: as :func:`~tracktwo.perception.gaps` and
            :func:`~tracktwo.perception.change` do.
    """
    found = gaps(answers, statements=statements, sides=sides)
    return Material(
        gaps=found,
        overview=overview(answers, statements=statements, sides=found.sides),
        groups=groups(answers, layout=Layout.ANSWERS, sides=found.sides),
        change=None if before is None else change(before, answers, statements=statements, sides=sides),
        texts={} if statements is None else read_statements(statements).texts,
        day=day,
    )
