"""What is said of two names: the same, different or unsure, how strongly, and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracktwo.record.tables import Verdict
from tracktwo.vocabulary.languages import words

__all__ = ["APART", "Match", "Reason", "reason_words"]


class Reason(StrEnum):
    """Why two names are, are not, or may be one."""

    EQUAL = "equal"
    ORDER = "order"
    MIDDLE = "middle"
    NICKNAME = "nickname"
    INITIAL = "initial"
    SCRIPT = "script"
    SPELLING = "spelling"
    LETTER = "letter"
    LEGAL_FORM = "legal_form"
    ABBREVIATION = "abbreviation"
    STATED = "stated"
    KNOWN = "known"
    MISPRINT = "misprint"
    PART = "part"
    SHORT = "short"
    SIDES = "sides"
    LIST = "list"
    JUDGED = "judged"
    RIVALS = "rivals"
    UNLIKE = "unlike"
    NONE = "none"


def reason_words(reason: Reason | str, *, language: str) -> str:
    """Return a reason in a few words of a language.

    Raises: ValueError if there is no such reason.
    """
    gettext = words(language).gettext
    told = {
        Reason.EQUAL: gettext("the same name"),
        Reason.ORDER: gettext("the same name in another order"),
        Reason.MIDDLE: gettext("one gives more given names"),
        Reason.NICKNAME: gettext("a familiar form of the given name"),
        Reason.INITIAL: gettext("an initial fits the given name"),
        Reason.SCRIPT: gettext("Han characters that are read like the other name"),
        Reason.SPELLING: gettext("another spelling of the family name"),
        Reason.LETTER: gettext("the family names differ by one letter"),
        Reason.LEGAL_FORM: gettext("the names differ only in their legal form"),
        Reason.ABBREVIATION: gettext("the abbreviation has the initials of the name"),
        Reason.STATED: gettext("a document says so"),
        Reason.KNOWN: gettext("a list of well-known bodies says so"),
        Reason.MISPRINT: gettext("the names differ by a letter or two"),
        Reason.PART: gettext("one may be a part of the other"),
        Reason.SHORT: gettext("one is a shorter form of the other"),
        Reason.SIDES: gettext("the same name on two sides"),
        Reason.LIST: gettext("two entries of one list"),
        Reason.JUDGED: gettext("decided by a person"),
        Reason.RIVALS: gettext("the name fits two that are not the same"),
        Reason.UNLIKE: gettext("the names contradict each other"),
        Reason.NONE: gettext("the names have nothing in common"),
    }
    return told[Reason(reason)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What two names say by themselves.

    Attributes:
        verdict: same, different or unsure.
        score: how strongly they are the same, from 0 to 1; 0 where different.
        reason: why.
    """

    verdict: Verdict
    score: float
    reason: Reason

    @property
    def contradicts(self) -> bool:
        """Return whether the names are near enough to exclude each other: one person has not both."""
        return self.verdict is Verdict.DIFFERENT and self.reason is not Reason.NONE


APART: Final = Match(verdict=Verdict.DIFFERENT, score=0.0, reason=Reason.NONE)
"""Two names that have nothing to do with each other."""
