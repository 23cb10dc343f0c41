"""Questions on their way between the two banks, made through actions."""

from tracktwo.office.models import Account, Programme, Question, QuestionAnswer
from tracktwo.office.questions import actions, queries
from tracktwo.office.questions.definitions import Answering, Asking
from tracktwo.office.questions.kinds import Basis

TEXT = {"en": "Who decides when the sluice opens?", "zh-Hans": "由谁决定何时开闸？"}
ANSWER = {"en": "The water board, each Monday.", "zh-Hans": "水务委员会，每周一。"}
ANSWERING = Answering(text=ANSWER, printed=("Water board, rules of procedure, 2020",), as_of="2020")


def drafted(programme: Programme, by: Account, **fields: object) -> Question:
    return actions.draft_question(programme, Asking(text=TEXT, **fields), by=by)


def read_all(question: Question, by: Account, answer: QuestionAnswer | None = None) -> None:
    """Somebody reads every language."""
    for each in queries.checks_of(question, answer):
        actions.read_words(question, answer, language=each.language, by=by, sha256=each.sha256)


def waiting(programme: Programme, by: Account, **fields: object) -> Question:
    """A question that was asked, read and passed on."""
    made = drafted(programme, by, **fields)
    actions.ask(made, by=by)
    read_all(made, by)
    actions.pass_on(made, by=by)
    return again(made)


def answered(question: Question, by: Account, answering: Answering = ANSWERING) -> QuestionAnswer:
    made = actions.draft_answer(question, answering, by=by)
    read_all(again(question), by, made)
    actions.give_answer(made, by=by)
    made.refresh_from_db()
    return made


def again(question: Question) -> Question:
    return Question.objects.select_related("programme", "side", "gap").get(pk=question.pk)


UNKNOWN = Answering(
    text={"en": "Nobody knows.", "zh-Hans": "无人知晓。"}, basis=Basis.NOBODY_KNOWS, as_of="2021-06"
)
