"""What needs somebody, from every room that has such a thing to say, the reader's own turn first."""

from datetime import date
from typing import TYPE_CHECKING, Final

from tracktwo.office.findings.needs import needs as findings
from tracktwo.office.hall.needs import needs as debriefs
from tracktwo.office.overview.records import needs as records
from tracktwo.office.perception.needs import needs as results
from tracktwo.office.planning.needs import needs as planning
from tracktwo.office.questions.needs import needs as questions
from tracktwo.office.releases.needs import needs as releases
from tracktwo.office.review.needs import needs as review
from tracktwo.office.rounds.needs import needs as rounds
from tracktwo.office.shell.needs import Need, Needs
from tracktwo.office.terms.needs import needs as terms

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["gather"]

ROOMS: Final[tuple[Needs, ...]] = (
    *(releases, results, questions, debriefs, planning, rounds, review, findings, terms, records),
)
"""The rooms, in the order in which rows of the same turn and day are listed."""


def gather(seat: "Membership") -> list[Need]:
    """Return the rows of all rooms for one member: whose turn it is first, then what is due first."""
    rows = [row for room in ROOMS for row in room(seat)]
    return sorted(rows, key=lambda row: (row.turn, row.due or date.max))
