"""What the pages of reports read: the reports of a programme, and which release they would be built from."""

from typing import TYPE_CHECKING

from tracktwo.office.record.queries import period_report, period_reports
from tracktwo.office.reporting.building import Report, report
from tracktwo.vocabulary.dates import PartialDate

if TYPE_CHECKING:
    from tracktwo.office.models import PeriodReport, Programme

__all__ = ["built", "of_period", "period_report", "period_reports", "texts_of"]


def built(row: "PeriodReport") -> Report:
    """Return a report as it would be handed out now.

    Raises: DataError if no release is approved yet.
    """
    return report(row.programme, PartialDate.parse(row.period), texts=texts_of(row))


def texts_of(row: "PeriodReport") -> dict[str, dict[str, str]]:
    """Return the team's words by part; of two rows for one part, both, one after the other."""
    found: dict[str, dict[str, str]] = {}
    for each in row.texts.all():
        said = found.setdefault(each.part, {})
        for tag, text in each.text.items():
            said[tag] = f"{said[tag]}\n{text}" if tag in said else text
    return found


def of_period(programme: "Programme", period: PartialDate) -> "PeriodReport | None":
    """Return the report of a programme for exactly a period; None if the team keeps none."""
    return next((row for row in period_reports(programme) if row.period == period.edtf), None)
