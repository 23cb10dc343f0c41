"""What is looked at in a suggestion: what keeps it from being sent, and what is said kindly before it is.

Who writes is told nothing of who is on record: an answer that depends on it would tell strangers the names. Moderators
are told; and nothing that names somebody on record is ever asked.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.office.rounds.advice import advice_on
from tracktwo.office.rounds.joining.reading import holds_unseen
from tracktwo.office.rounds.kinds import Suggested
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LONGEST", "LONGEST_HAN", "fitting", "remarks_on"]

LONGEST: Final = 140
"""Characters of a suggestion in a script with spaces."""
LONGEST_HAN: Final = 60
"""Characters of a suggestion in Han script."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_LATIN: Final = re.compile(r"[a-z]", re.IGNORECASE)
_SCRIPTS: Final = {"zh": _HAN, "ar": _ARABIC, "en": _LATIN}
_QUESTION: Final = re.compile(r"[?？؟]|[吗呢]\s*$")


def fitting(text: str) -> str:
    """Return a text as it is kept: in one line, in its composed form.

    Raises: DataError if it is empty, too long, or holds a character that cannot be seen, turns the text or is markup.
    """
    words = unicodedata.normalize("NFC", " ".join(text.split()))
    if not words:
        raise DataError(_("Please write a sentence."))
    most = LONGEST_HAN if _HAN.search(words) else LONGEST
    if len(words) > most:
        raise DataError(
            _("Please write at most %(most)s characters; there are %(length)s.")
            % {"most": most, "length": len(words)}
        )
    if holds_unseen(words):
        raise DataError(
            _("This line has a character that cannot be seen or that turns the text; please write it again.")
        )
    if re.search(r"[<>{}]", words):
        raise DataError(_("Please write it without the signs < > { and }."))
    return words


def remarks_on(text: str, *, kind: Suggested, language: str, asked: "Iterable[str]" = ()) -> list[str]:
    """Return what is said kindly of a text before it is sent; whoever wrote it may send it all the same.

    Args:
        text: a text that fits.
        kind: whether it is a statement or a question.
        language: the language it is said to be in.
        asked: what is asked already and says much the same.
    """
    found = [] if kind is Suggested.QUESTION else advice_on(text)
    if kind is Suggested.QUESTION and not _QUESTION.search(text):
        found.append(_("it does not look like a question."))
    script = _SCRIPTS.get(language.partition("-")[0])
    if script is not None and not script.search(text):
        found.append(_("it does not seem to be in %(language)s.") % {"language": endonym(language)})
    found += [_("this is asked already: “%(statement)s”") % {"statement": each} for each in asked]
    return found
