"""What the pages of the question exchange, the overview and the balance read."""

from tracktwo.office.questions.queries.counting import (
    Exchange,
    exchange_of,
    questions_asked,
    waiting_long,
)
from tracktwo.office.questions.queries.gaps import (
    GapFilter,
    Wished,
    gap_called,
    gap_list,
    gap_questions,
    open_gaps,
    wishes_by_aim,
)
from tracktwo.office.questions.queries.lists import Show, question_counts, question_list
from tracktwo.office.questions.queries.one import (
    Checked,
    Lineage,
    answers_of,
    checks_of,
    draft_of_answer,
    is_read,
    lineage_of,
    missing_languages,
    question_called,
    steps_of,
    words_read,
)

__all__ = [
    "Checked",
    "Exchange",
    "GapFilter",
    "Lineage",
    "Show",
    "Wished",
    "answers_of",
    "checks_of",
    "draft_of_answer",
    "exchange_of",
    "gap_called",
    "gap_list",
    "gap_questions",
    "is_read",
    "lineage_of",
    "missing_languages",
    "open_gaps",
    "question_called",
    "question_counts",
    "question_list",
    "questions_asked",
    "steps_of",
    "waiting_long",
    "wishes_by_aim",
    "words_read",
]
