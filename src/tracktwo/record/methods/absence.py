"""Words that stand over, or before, people who were to come and did not."""

from typing import Final

__all__ = ["ABSENT"]

ABSENT: Final = (
    r"(?:apologies(?: for (?:absence|non-attendance|lateness))?(?: (?:were |have been )?received)?(?: from)?"
    r"|regrets(?: (?:received )?from)?|absent(?: with (?:apologies|regrets|leave))?|absentees|absences"
    r"|(?:those |members |delegates )?(?:not present|unable to (?:attend|join|participate|take part|be present))"
    r"|(?:因故|因事|因公)?(?:请假|缺席|未能?(?:出席|到会|与会|参会))(?:人员|代表|专家|名单|者)?)"
)
"""A regular expression, for words in small letters."""
