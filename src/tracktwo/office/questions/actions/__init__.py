"""What the teams do with questions, answers, gaps and wishes.

Every action is one transaction that holds its row, and one line of the audit trail; who did it is read by their own
side's team alone, for a question is asked by a side and not by a person.
"""

from tracktwo.office.questions.actions.answering import (
    delete_answer,
    draft_answer,
    edit_answer,
    give_answer,
    judge_answer,
)
from tracktwo.office.questions.actions.asking import (
    ask,
    delete_question,
    draft_question,
    edit_question,
    pass_on,
)
from tracktwo.office.questions.actions.carrying import take_over
from tracktwo.office.questions.actions.checking import read_words
from tracktwo.office.questions.actions.following import (
    clarify,
    close_question,
    raise_at,
    reopen_question,
)
from tracktwo.office.questions.actions.forgetting import forget_names
from tracktwo.office.questions.actions.gaps import (
    add_wish,
    close_gap,
    edit_gap,
    make_gap,
    reopen_gap,
    take_wish_back,
)
from tracktwo.office.questions.actions.letting_out import keep_inside, let_out
from tracktwo.office.questions.actions.ruling import agree_to_rule, set_rule

__all__ = [
    "add_wish",
    "agree_to_rule",
    "ask",
    "clarify",
    "close_gap",
    "close_question",
    "delete_answer",
    "delete_question",
    "draft_answer",
    "draft_question",
    "edit_answer",
    "edit_gap",
    "edit_question",
    "forget_names",
    "give_answer",
    "judge_answer",
    "keep_inside",
    "let_out",
    "make_gap",
    "pass_on",
    "raise_at",
    "read_words",
    "reopen_gap",
    "reopen_question",
    "set_rule",
    "take_over",
    "take_wish_back",
]
