"""Reading the form of a statement: what was chosen, or one sentence for each thing to put right."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext as _

from tracktwo.office.rounds.answering import Said
from tracktwo.perception import Stance
from tracktwo.vocabulary.languages import is_language_tag

__all__ = ["CANNOT_GUESS", "SKIP", "Filled", "holds_unseen", "read_form"]

SKIP: Final = "skip"
CANNOT_GUESS: Final = "none"
_STANCES: Final = {SKIP: "", **{each.value: each.value for each in Stance}}
_NUMBERS: Final = {str(number): number for number in range(11)}
_VERSIONS: Final = {str(number): number for number in range(1, 1000)}
_ID: Final = re.compile(r"[0-9a-f]{32}")
_KEY: Final = re.compile(r"[-\w]{1,80}", re.ASCII)
_LONGEST: Final = 140
_UNSEEN: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe0e\ufe0f\uffa0")
_JOINER: Final = re.compile("(?<=[\u0600-\u0fff])[\u200c\u200d](?=[\u0600-\u0fff])")
"""A joiner without a width between two letters of the scripts whose spelling needs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form as it was filled in, whatever was right of it.

    Attributes:
        stance: the value of the chosen stance; "" for none chosen.
        expected: the value of the chosen number of ten; "" for none chosen.
        depends_on: the one free line.
        statement: the statement's key.
        version: its version.
        sent: the form's id; "" where it has none of ours.
        seen: the id of the form whose answer it showed.
        said: the answer; None where something is to be put right.
        problems: field → what to put right; "" for the form as a whole.
    """

    stance: str = ""
    expected: str = ""
    depends_on: str = ""
    statement: str = ""
    version: int = 0
    sent: str = ""
    seen: str = ""
    said: Said | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


def read_form(posted: Mapping[str, str], *, language: str) -> Filled:
    """Return what a form says, with the answer where nothing is to be put right.

    Args:
        posted: the fields as they came; any may be missing or made up.
        language: the language of the page.
    """
    depends_on = unicodedata.normalize("NFC", posted.get("depends_on", "")).strip(" \u3000")
    sent, seen = (text if _ID.fullmatch(text := posted.get(name, "")) else "" for name in ("sent", "seen"))
    filled = Filled(
        stance=posted.get("stance", ""),
        expected=posted.get("expected", ""),
        depends_on=depends_on,
        statement=posted.get("statement", ""),
        version=_VERSIONS.get(posted.get("version", ""), 0),
        sent=sent,
        seen=seen,
    )
    is_ours = bool(sent and filled.version and _KEY.fullmatch(filled.statement) and is_language_tag(language))
    problems = _problems(filled, is_ours=is_ours)
    said = Said(
        stance=_STANCES.get(filled.stance, ""),
        depends_on=depends_on,
        expected=_NUMBERS.get(filled.expected),
        cannot_guess=filled.expected == CANNOT_GUESS,
        language=language,
        sent=sent,
        seen=seen,
    )
    return replace(filled, said=None if problems else said, problems=problems)


def _problems(filled: Filled, *, is_ours: bool) -> dict[str, str]:
    """Return what is to be put right, by field."""
    found = {}
    if not is_ours:
        found[""] = _("This form does not fit the statement; nothing was saved. Please choose again.")
    if filled.stance not in _STANCES:
        found["stance"] = _("Please choose one answer, or choose Skip.")
    if wrong := _wrong_with(filled.depends_on, stance=filled.stance):
        found["depends_on"] = wrong
    if filled.expected not in {"", CANNOT_GUESS, *_NUMBERS}:
        found["expected"] = _("Please choose a number from 0 to 10, or “I cannot guess”.")
    return found


def _wrong_with(line: str, *, stance: str) -> str:
    """Return what is to be put right in the one free line; "" for nothing."""
    if holds_unseen(line):
        return _(
            "This line has a character that cannot be seen or that turns the text; please write it again."
        )
    if len(line) > _LONGEST:
        return _("Please write at most %(most)s characters; there are %(length)s.") % {
            "most": _LONGEST,
            "length": len(line),
        }
    if line and stance in _STANCES and stance != Stance.DEPENDS:
        return _("You wrote what it depends on. Choose “It depends”, or clear the line.")
    return ""


def holds_unseen(line: str) -> bool:
    """Return whether a line has a character that cannot be seen, or that turns the text."""
    return any(_is_unseen(sign) for sign in _JOINER.sub("", line))


def _is_unseen(sign: str) -> bool:
    """Return whether a character has no shape, or is none; a space between words is no such thing."""
    category = unicodedata.category(sign)
    is_selector = "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
    return sign in _UNSEEN or is_selector or category[0] == "C" or category in {"Zl", "Zp"}
