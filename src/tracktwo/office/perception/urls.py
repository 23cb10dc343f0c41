"""The addresses of results: the team's, and where those who took part read theirs."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.perception import join_pages, pages
from tracktwo.office.rounds.joining.visits import step
from tracktwo.office.shell.routes import Door, route

__all__ = ["urlpatterns"]

_ROUND = "office/<slug:programme>/rounds/<slug:key>/"
_RESULTS = f"{_ROUND}results/"
_REVEAL = f"{_ROUND}reveal/"

urlpatterns = [
    route(_RESULTS, pages.results, who=Right.READ_RELEASED, name="results"),
    route(f"{_RESULTS}<slug:tab>/", pages.results, who=Right.READ_RELEASED, name="results-tab"),
    route(f"{_RESULTS}files/<slug:kind>/", pages.download, who=Right.READ_RELEASED, name="results-download"),
    route(_REVEAL, pages.reveal, who=Right.READ_RECORD, name="reveal"),
    route(f"{_REVEAL}approve/", pages.approve, who=Right.APPROVE_RELEASE, name="reveal-approve"),
    route(f"{_REVEAL}again/", pages.again, who=Right.RUN_ROUND, name="work-out-again"),
    route(f"{_REVEAL}take-down/", pages.take_down, who=Right.APPROVE_RELEASE, name="take-down"),
    route(
        "join/<str:code>/<str:language>/results/",
        step(join_pages.results),
        who=Door.ANYONE,
        name="join-results",
    ),
]
