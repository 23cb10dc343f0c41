"""The addresses of rounds for the team; participants' own are in ``join_urls``."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.rounds import badge_pages, edit_pages, pages, run_pages
from tracktwo.office.rounds.ballots import pages as ballots
from tracktwo.office.rounds.moderation import pages as moderation
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

_ROUNDS = "office/<slug:programme>/rounds/"
_ONE = f"{_ROUNDS}<slug:key>/"
_BALLOTS = f"{_ONE}ballots/"
_ADDED = f"{_ONE}added/"
_STATEMENT = f"{_ONE}statements/<slug:statement>/"

urlpatterns = [
    route(_ROUNDS, pages.rounds, who=Right.READ_RECORD, name="rounds"),
    route(f"{_ROUNDS}new/", edit_pages.new, who=Right.EDIT_ROUND, name="round-new"),
    route(f"{_ROUNDS}add/", edit_pages.add, who=Right.EDIT_ROUND, name="round-add"),
    route(_ONE, pages.one_round, who=Right.READ_RECORD, name="round"),
    route(f"{_ONE}preview/", pages.preview, who=Right.READ_RECORD, name="round-preview"),
    route(f"{_ONE}file/", pages.download, who=Right.READ_RECORD, name="round-file"),
    route(f"{_ONE}edit/", edit_pages.edit, who=Right.EDIT_ROUND, name="round-edit"),
    route(f"{_ONE}delete/", edit_pages.delete, who=Right.EDIT_ROUND, name="round-delete"),
    route(f"{_ONE}wording/<str:language>/", run_pages.wording, who=Right.CHECK_WORDING, name="round-wording"),
    route(f"{_ONE}open/", run_pages.open_it, who=Right.EDIT_ROUND, name="round-open"),
    route(f"{_ONE}close/", run_pages.close, who=Right.RUN_ROUND, name="round-close"),
    route(f"{_ONE}again/", run_pages.ask_again, who=Right.EDIT_ROUND, name="round-again"),
    route(f"{_ONE}policy/", run_pages.policy, who=Right.EDIT_ROUND, name="round-policy"),
    route(f"{_ONE}invitations/", run_pages.invitations, who=Right.EDIT_ROUND, name="round-invitations"),
    route(
        f"{_ONE}invitations/<int:number>/revoke/",
        run_pages.revoke,
        who=Right.EDIT_ROUND,
        name="round-invitation-revoke",
    ),
    route(f"{_ONE}badges/", badge_pages.badges, who=Right.EDIT_ROUND, name="round-badges"),
    route(f"{_ONE}badges/<slug:side>/", badge_pages.sheet, who=Right.EDIT_ROUND, name="round-badges-sheet"),
    route(_BALLOTS, ballots.ballots, who=Right.RUN_ROUND, name="round-ballots"),
    route(f"{_BALLOTS}enter/", ballots.enter, who=Right.RUN_ROUND, name="round-ballots-enter"),
    route(f"{_BALLOTS}papers/<str:printed>/", ballots.paper, who=Right.RUN_ROUND, name="round-paper"),
    route(f"{_BALLOTS}<int:number>/file/", ballots.download, who=Right.RUN_ROUND, name="round-ballots-file"),
    route(
        f"{_BALLOTS}<int:number>/revoke/", ballots.revoke, who=Right.RUN_ROUND, name="round-ballots-revoke"
    ),
    route(_ADDED, moderation.moderation, who=Right.MODERATE, name="round-moderation"),
    route(f"{_ADDED}pause/", moderation.pause, who=Right.MODERATE, name="round-pause"),
    route(f"{_ADDED}log/", moderation.log, who=Right.MODERATE, name="round-moderation-log"),
    route(f"{_ADDED}<int:number>/", moderation.settle, who=Right.MODERATE, name="round-settle"),
    route(f"{_ONE}new-statement/", edit_pages.new_statement, who=Right.EDIT_ROUND, name="statement-new"),
    route(_STATEMENT, edit_pages.edit_statement, who=Right.EDIT_ROUND, name="statement"),
    route(f"{_STATEMENT}move/", edit_pages.move_statement, who=Right.EDIT_ROUND, name="statement-move"),
    route(f"{_STATEMENT}delete/", edit_pages.delete_statement, who=Right.EDIT_ROUND, name="statement-delete"),
]
