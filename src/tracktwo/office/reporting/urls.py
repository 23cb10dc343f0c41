"""The addresses of reports."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.reporting import pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

_REPORTS = "office/<slug:programme>/reports/"

urlpatterns = [
    route(_REPORTS, pages.reports, who=Right.READ_RECORD, name="reports"),
    route(f"{_REPORTS}<slug:key>/", pages.report, who=Right.READ_RECORD, name="report"),
    route(
        f"{_REPORTS}<slug:key>/<slug:language>.<slug:form>",
        pages.file,
        who=Right.READ_RECORD,
        name="report-file",
    ),
]
