"""The addresses of the question exchange."""

from tracktwo.office.accounts.rights import Right
from tracktwo.office.questions import answering_pages, asking_pages, gap_pages, pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]

_QUESTIONS = "office/<slug:programme>/questions/"
_ONE = f"{_QUESTIONS}<slug:key>/"
_GAPS = f"{_QUESTIONS}gaps/"
_GAP = f"{_GAPS}<slug:key>/"
_WISHES = f"{_QUESTIONS}wishes/"

urlpatterns = [
    route(_QUESTIONS, pages.questions, who=Right.READ_RECORD, name="questions"),
    route(_GAPS, gap_pages.gaps, who=Right.READ_RECORD, name="gaps"),
    route(f"{_GAPS}new/", gap_pages.new, who=Right.EDIT_QUESTION, name="gap-new"),
    route(_GAP, gap_pages.gap, who=Right.READ_RECORD, name="gap"),
    route(f"{_GAP}edit/", gap_pages.edit, who=Right.EDIT_QUESTION, name="gap-edit"),
    route(f"{_GAP}close/", gap_pages.close, who=Right.EDIT_QUESTION, name="gap-close"),
    route(f"{_GAP}reopen/", gap_pages.reopen, who=Right.EDIT_QUESTION, name="gap-reopen"),
    route(_WISHES, gap_pages.wishes, who=Right.READ_RECORD, name="wishes"),
    route(
        f"{_WISHES}<int:number>/take-back/",
        gap_pages.take_back,
        who=Right.EDIT_QUESTION,
        name="wish-take-back",
    ),
    route(f"{_QUESTIONS}new/", asking_pages.new, who=Right.EDIT_QUESTION, name="question-new"),
    route(_ONE, pages.question, who=Right.READ_RECORD, name="question"),
    route(f"{_ONE}edit/", asking_pages.edit, who=Right.EDIT_QUESTION, name="question-edit"),
    route(f"{_ONE}delete/", asking_pages.delete, who=Right.EDIT_QUESTION, name="question-delete"),
    route(f"{_ONE}do/<slug:what>/", asking_pages.do, who=Right.EDIT_QUESTION, name="question-do"),
    route(f"{_ONE}raised/", asking_pages.raised, who=Right.EDIT_QUESTION, name="question-raised"),
    route(
        f"{_ONE}words/<str:language>/", asking_pages.wording, who=Right.CHECK_WORDING, name="question-wording"
    ),
    route(f"{_ONE}answer/", answering_pages.answer, who=Right.EDIT_QUESTION, name="answer"),
    route(
        f"{_ONE}answers/<int:number>/words/<str:language>/",
        asking_pages.wording,
        who=Right.CHECK_WORDING,
        name="answer-wording",
    ),
    route(
        f"{_ONE}answers/<int:number>/do/<slug:what>/",
        answering_pages.do,
        who=Right.EDIT_QUESTION,
        name="answer-do",
    ),
]
