"""The reports of periods a team keeps, with its words for their parts."""

from django.db.models import QuerySet

from tracktwo.office.record.models import PeriodReport, Programme

__all__ = ["period_report", "period_reports"]


def period_reports(programme: Programme) -> QuerySet[PeriodReport]:
    """Return the reports of a programme, the latest period first."""
    return programme.periodreports.prefetch_related("texts").order_by("-period", "key")


def period_report(programme: Programme, key: str) -> PeriodReport | None:
    """Return one report of a programme; None if there is no such."""
    return period_reports(programme).filter(key=key).select_related("programme").first()
