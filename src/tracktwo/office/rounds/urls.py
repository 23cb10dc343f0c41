"""The addresses of rounds for the team; participants' own are in ``join_urls``."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.rounds import edit_pages, pages, run_pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

_ROUNDS = "office/<slug:programme>/rounds/"
_ONE = f"{_ROUNDS}<slug:key>/"
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
    route(f"{_ONE}new-statement/", edit_pages.new_statement, who=Right.EDIT_ROUND, name="statement-new"),
    route(_STATEMENT, edit_pages.edit_statement, who=Right.EDIT_ROUND, name="statement"),
    route(f"{_STATEMENT}move/", edit_pages.move_statement, who=Right.EDIT_ROUND, name="statement-move"),
    route(f"{_STATEMENT}delete/", edit_pages.delete_statement, who=Right.EDIT_ROUND, name="statement-delete"),
]
