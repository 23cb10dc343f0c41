"""The addresses of the office: each room's list, gathered."""

from tracktwo.office.accounts import urls as accounts
from tracktwo.office.balance import urls as balance
from tracktwo.office.findings import urls as findings
from tracktwo.office.hall import urls as hall
from tracktwo.office.interviews import urls as interviews
from tracktwo.office.outreach import urls as outreach
from tracktwo.office.overview import urls as overview
from tracktwo.office.perception import urls as perception
from tracktwo.office.planning import urls as planning
from tracktwo.office.questions import urls as questions
from tracktwo.office.record import urls as record
from tracktwo.office.releases import urls as releases
from tracktwo.office.reporting import urls as reporting
from tracktwo.office.review import urls as review
from tracktwo.office.rounds import join_urls
from tracktwo.office.rounds import urls as rounds
from tracktwo.office.shell import pages
from tracktwo.office.shell.routes import Door, route
from tracktwo.office.terms import urls as terms

urlpatterns = [
    route("", pages.home, who=Door.ANYONE, name="home"),
    route("office/", pages.office, who=Door.ANYONE, name="office"),
    route("language/", pages.set_language, who=Door.ANYONE, name="set-language"),
    route("theme/", pages.set_theme, who=Door.ANYONE, name="set-theme"),
    *hall.urlpatterns,
    *join_urls.urlpatterns,
    *rounds.urlpatterns,
    *accounts.urlpatterns,
    *releases.urlpatterns,
    *findings.urlpatterns,
    *perception.urlpatterns,
    *balance.urlpatterns,
    *questions.urlpatterns,
    *interviews.urlpatterns,
    *outreach.urlpatterns,
    *terms.urlpatterns,
    *reporting.urlpatterns,
    *review.urlpatterns,
    *planning.urlpatterns,
    *overview.urlpatterns,
    *record.urlpatterns,
]
handler400 = "tracktwo.office.shell.pages.not_understood"
handler403 = "tracktwo.office.shell.pages.forbidden"
handler404 = "tracktwo.office.shell.pages.not_found"
handler500 = "tracktwo.office.shell.pages.failed"
