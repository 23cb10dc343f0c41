"""What results in words have in common in this room: what was left out, numbers, and where p comes from."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from tracktwo.terms import LeftOut, TermSettings
from tracktwo.vocabulary.languages import Words

__all__ = ["aligned", "counted", "left_out", "listed", "people", "probability", "small_print", "width"]

_WIDE: Final = frozenset("WF")
_SMALL: Final = 0.001


def left_out(found: LeftOut, text: Words) -> Iterable[str]:
    """Yield how many turns are left out, and why, if any are."""
    reasons = (
        (found.empty, text.gettext("without words: {count}")),
        (found.no_side, text.gettext("of no side: {count}")),
        (found.other_sides, text.gettext("of other sides: {count}")),
        (found.other_languages, text.gettext("in other languages: {count}")),
        (found.stricter, text.gettext("under a stricter rule, or outside the dates: {count}")),
    )
    told = [reason.format(count=count) for count, reason in reasons if count]
    if told:
        yield text.gettext("Turns left out: {reasons}.").format(reasons=listed(told, text))


def listed(parts: Sequence[str], text: Words) -> str:
    """Return parts with commas between them."""
    return text.gettext(", ").join(parts)


def people(count: int, text: Words) -> str:
    """Return a number of people in words."""
    return text.ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")


def counted(count: int, text: Words) -> str:
    """Return a number of hits in words."""
    return text.ngettext("{count} hit", "{count} hits", count).format(count=f"{count:,}")


def probability(p: float, text: Words) -> str:
    """Return a p in words."""
    return text.gettext("p = {p}").format(p=f"{p:.3f}" if p >= _SMALL else f"{p:.1g}")


def small_print(settings: TermSettings, text: Words, *, cutter: str | None = None) -> Iterable[str]:
    """Yield what "probably between" means, how words in Chinese were told apart, and the settings."""
    yield text.gettext('"Probably between" covers {level} in 100 cases. Settings: {settings}').format(
        level=round(100 * settings.interval), settings=settings.to_text()
    )
    if cutter is not None:
        yield text.gettext("Words in Chinese: {cutter}.").format(cutter=cutter)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes; Chinese characters take two, marks take none."""
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in _WIDE)
        for each in text
    )


def aligned(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text in so many columns: cut at the far end if it is longer, filled with blanks if it is shorter.

    Args: text: one line; columns: how many; right: whether the text ends at the right, and is cut at the left.
    """
    while width(text) > columns:
        text = text[1:] if right else text[:-1]
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank
