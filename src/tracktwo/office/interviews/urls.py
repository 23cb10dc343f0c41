"""The addresses of interviews; what was said is for researchers and convenors of the side alone."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.interviews import pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

_INTERVIEWS = "office/<slug:programme>/interviews/"
_ONE = f"{_INTERVIEWS}<slug:key>/"
_PASSAGE = f"{_ONE}<int:number>/"

urlpatterns = [
    route(_INTERVIEWS, pages.interviews, who=Right.EDIT_DOCUMENTS, name="interviews"),
    route(f"{_INTERVIEWS}themes/", pages.themes, who=Right.READ_EXACT, name="themes"),
    route(f"{_INTERVIEWS}new/", pages.new, who=Right.EDIT_DOCUMENTS, name="interview-new"),
    route(_ONE, pages.interview, who=Right.EDIT_DOCUMENTS, name="interview"),
    route(f"{_ONE}edit/", pages.edit, who=Right.EDIT_DOCUMENTS, name="interview-edit"),
    route(f"{_ONE}do/<slug:what>/", pages.do, who=Right.EDIT_DOCUMENTS, name="interview-do"),
    route(_PASSAGE, pages.passage, who=Right.EDIT_DOCUMENTS, name="interview-passage"),
    route(f"{_PASSAGE}do/<slug:what>/", pages.do, who=Right.EDIT_DOCUMENTS, name="interview-passage-do"),
]
