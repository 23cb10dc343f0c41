"""The addresses of releases: the team's, and the published sites."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.releases import pages, public
from tracktwo.office.shell.routes import Door, route

__all__ = ["urlpatterns"]

_RELEASES = "office/<slug:programme>/releases/"
_ONE = f"{_RELEASES}<int:number>/"

urlpatterns = [
    route(_RELEASES, pages.releases, who=Right.READ_RECORD, name="releases"),
    route(f"{_RELEASES}prepare/", pages.prepare, who=Right.APPROVE_RELEASE, name="release-prepare"),
    route(_ONE, pages.release, who=Right.READ_RECORD, name="release"),
    route(f"{_ONE}approve/", pages.approve, who=Right.APPROVE_RELEASE, name="release-approve"),
    route(f"{_ONE}refuse/", pages.refuse, who=Right.APPROVE_RELEASE, name="release-refuse"),
    route(f"{_ONE}publish/", pages.publish, who=Right.APPROVE_RELEASE, name="release-publish"),
    route(
        f"{_ONE}account/<slug:part>/<slug:group>/",
        pages.account,
        who=Right.READ_RECORD,
        name="release-account",
    ),
    route(f"{_ONE}site/", pages.preview, who=Right.READ_RECORD, name="release-site-front"),
    route(f"{_ONE}site/<path:path>", pages.preview, who=Right.READ_RECORD, name="release-site"),
    route("public/<slug:site>/", public.public_file, who=Door.ANYONE, name="public-front"),
    route("public/<slug:site>/<path:path>", public.public_file, who=Door.ANYONE, name="public"),
]
