"""What may be said of one text that people are to agree or disagree with: pure, of its words alone.

The words are lists in ``lexica``; every remark quotes what it is about, so that whoever wrote it can say it is wrong.
"""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from tracktwo.office.rounds.lexica import HAN, first_of, listed

__all__ = ["advice_on", "seem_named"]

_LONGEST: Final = 140
_LONGEST_HAN: Final = 60
_CAPITALISED: Final = r"[A-Z][\w&’'-]*"


def advice_on(text: str, *, is_case: bool = False) -> list[str]:
    """Return remarks on one text in one language, each the end of a sentence; none where nothing was noticed.

    Args:
        text: what is read, or a template of it.
        is_case: whether it is a boundary case, which is a thing and no sentence.
    """
    return list(_remarks(text, is_case=is_case))


def _remarks(text: str, *, is_case: bool) -> Iterator[str]:
    if (word := first_of("two_ideas", text)) and not is_case:
        yield _("it may hold two ideas (“%(word)s”), and somebody may agree with one of them only.") % {
            "word": word
        }
    if word := first_of("negations", text):
        yield _("it says what is not (“%(word)s”); to disagree with that is easily misread.") % {"word": word}
    if re.search(r"[?？؟]", text):
        yield _("it is a question; write what one can agree or disagree with.")
    if word := first_of("loaded", text):
        yield _("“%(word)s” is a loaded word; choose one that either side would use of itself.") % {
            "word": word
        }
    if word := first_of("presumed", text):
        yield _("“%(word)s” takes for granted what people are asked; leave it out.") % {"word": word}
    if word := first_of("absolute", text):
        yield _("“%(word)s” leaves no exception; people may disagree with that word alone.") % {"word": word}
    most = _LONGEST_HAN if HAN.search(text) else _LONGEST
    if len(text) > most:
        yield _("it has %(count)s characters; up to %(most)s are read at a glance.") % {
            "count": len(text),
            "most": most,
        }


def seem_named(text: str) -> list[str]:
    """Return what looks like the name of one company or one person, though nobody of that name is on record.

    Only what is plain is found: a name before the legal form of a company, a title with a name.
    """
    found = [each[0].strip() for shape in _named() for each in shape.finditer(text)]
    return sorted(set(found))


def _named() -> tuple[re.Pattern[str], ...]:
    forms, titles = listed("legal_forms"), listed("titles")
    return (
        re.compile(rf"(?:\b{_CAPITALISED},? (?:& )?)+(?:{_any_of(forms, han=False)})\b"),
        re.compile(rf"[\u3400-\u9fff]{{2,12}}?(?:{_any_of(forms, han=True)})"),
        re.compile(rf"\b(?:{_any_of(titles, han=False)})\.? {_CAPITALISED}"),
        re.compile(
            rf"(?<![\u3400-\u9fff])[\u3400-\u9fff]{{2,3}}(?:{_any_of(titles, han=True)})(?![\u3400-\u9fff]*[们者])"
        ),
    )


def _any_of(words: tuple[str, ...], *, han: bool) -> str:
    own = [word for word in words if bool(HAN.search(word)) is han]
    return "|".join(map(re.escape, sorted(own, key=len, reverse=True)))
