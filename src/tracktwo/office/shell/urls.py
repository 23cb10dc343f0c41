"""The addresses of the office: each room's list, gathered."""

from tracktwo.office.accounts import urls as accounts
from tracktwo.office.balance import urls as balance
from tracktwo.office.perception import urls as perception
from tracktwo.office.questions import urls as questions
from tracktwo.office.record import urls as record
from tracktwo.office.releases import urls as releases
from tracktwo.office.review import urls as review
from tracktwo.office.rounds import join_urls
from tracktwo.office.rounds import urls as rounds
from tracktwo.office.shell import pages
from tracktwo.office.shell.routes import Door, route

urlpatterns = [
    route("", pages.home, who=Door.ANYONE, name="home"),
    route("office/", pages.office, who=Door.ANYONE, name="office"),
    route("language/", pages.set_language, who=Door.ANYONE, name="set-language"),
    route("theme/", pages.set_theme, who=Door.ANYONE, name="set-theme"),
    *join_urls.urlpatterns,
    *rounds.urlpatterns,
    *accounts.urlpatterns,
    *releases.urlpatterns,
    *perception.urlpatterns,
    *balance.urlpatterns,
    *questions.urlpatterns,
    *review.urlpatterns,
    *record.urlpatterns,
]
handler400 = "tracktwo.office.shell.pages.not_understood"
handler403 = "tracktwo.office.shell.pages.forbidden"
handler404 = "tracktwo.office.shell.pages.not_found"
handler500 = "tracktwo.office.shell.pages.failed"
