"""Badges of one side to print and cut: the code of the side, the address, and the picture for a camera."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from tracktwo.office.rounds.cameras import picture_of
from tracktwo.office.rounds.models import RoundSide
from tracktwo.office.rounds.wording import side_name
from tracktwo.report.printing import (
    Beside,
    Block,
    Frame,
    InLanguage,
    Paper,
    Paragraph,
    Picture,
    Run,
    Together,
    as_pdf,
)
from tracktwo.vocabulary.languages import LanguageText, choose

__all__ = ["MOST_BADGES", "badge_sheet"]

MOST_BADGES: Final = 200
_COLUMNS: Final = 2
_PICTURE: Final = 22
"""Millimetres a camera reads from an arm's length."""


def badge_sheet(side: RoundSide, *, address: str, people: int) -> bytes:
    """Return the badges of a side as one PDF, two beside each other; all of a side are alike.

    Args:
        side: the side, with the code made for it.
        address: where the code is typed; the picture leads there with the code.
        people: how many, from 1 to :data:`MOST_BADGES`.

    Raises: DataError if a character has no font here; UsageError if the typesetter is not installed.
    """
    first = side.round.languages[0]
    badge = _badge(side, address=address)
    rows = [min(_COLUMNS, people - start) for start in range(0, people, _COLUMNS)]
    return as_pdf(
        Paper(
            title=choose(side.round.title, language=first)[1],
            language=first,
            notice=_both(_spoken(side, lambda: _("Simulated"))) if side.round.is_simulated else "",
            footer=choose(side.round.programme.name, language=first)[1],
            blocks=[Together([Beside([[badge]] * filled + [[]] * (_COLUMNS - filled))]) for filled in rows],
        )
    )


def _badge(side: RoundSide, *, address: str) -> Block:
    name = {tag: side_name(side.side, side.round, tag) for tag in side.round.languages}
    picture = Picture(
        svg=str(picture_of(f"{address}{side.badge}/")), alt=f"{address}{side.badge}/", width=_PICTURE
    )
    return Frame(
        [
            *(InLanguage(tag, [Paragraph(Run(words, is_strong=True))]) for tag, words in name.items()),
            Paragraph(Run(side.badge, is_strong=True)),
            Paragraph(address, is_quiet=True),
            picture,
        ]
    )


def _spoken(side: RoundSide, sentence: Callable[[], str]) -> dict[str, str]:
    found = {}
    for tag in side.round.languages:
        with override(tag):
            found[tag] = sentence()
    return found


def _both(texts: LanguageText) -> str:
    return " · ".join(dict.fromkeys(texts.values()))
