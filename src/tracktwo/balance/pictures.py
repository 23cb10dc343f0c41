"""Pairs as a picture, and the words for what is counted."""

from collections.abc import Callable, Sequence
from typing import Final

from tracktwo.balance.tables import Measure, Pair
from tracktwo.figures import Figure, PairRow, SideLabel, Theme, paired_bars
from tracktwo.vocabulary.kinds import WORDS
from tracktwo.vocabulary.languages import words

__all__ = ["draw_pairs", "measure_definition", "measure_word", "unknown_in_words"]

_: Final[Callable[[str], str]] = str  # marks a message for the catalogue
_DEFINITIONS: Final = {
    Measure.PEOPLE: _("People on any list of an event; over several events, each counts once."),
    Measure.SPEAKERS: _("People listed to speak or speaking, each once."),
    Measure.SLOTS: _(
        "Times somebody speaks, is interviewed or sits on a panel; opening and closing remarks are two."
    ),
    Measure.MINUTES: _(
        "Minutes of those slots where the length is stated; an item’s minutes are shared equally by those who "
        "speak in it."
    ),
    Measure.FACILITATORS: _("People listed as facilitators, each once."),
    Measure.CHAIRING: _("People who moderate or interview, each once. They are not speakers for that."),
    Measure.MODERATORS: _("Times somebody moderates."),
    Measure.PANELLISTS: _("Seats on panels, without the moderator’s."),
    Measure.INTERVIEWEES: _("Times somebody is interviewed."),
    Measure.INTERVIEWERS: _("Times somebody interviews."),
    Measure.IN_ROOM: _("Events at which somebody of the side was in the room."),
    Measure.FROM_AFAR: _("Events the side took part in from afar only."),
    Measure.HOSTED: _("Events that an organisation of the side hosted, co-hosted or co-organised."),
    Measure.LISTED_FIRST: _("Events on whose page the side stands first; the order alternates in time."),
    Measure.PUBLICATIONS: _(
        "Publications in a language of the side; one in a language of both counts for both."
    ),
    Measure.ASKED: _("Questions of the side that were put to the other side, answered or not."),
    Measure.ANSWERED: _("Questions of the side that the other side has answered at least once."),
}


def measure_word(measure: Measure, *, language: str) -> str:
    """Return what is counted, in a few words."""
    return words(language).gettext(WORDS[measure])


def measure_definition(measure: Measure, *, language: str) -> str:
    """Return how it is counted, in a sentence."""
    return words(language).gettext(_DEFINITIONS[measure])


def unknown_in_words(pair: Pair, *, language: str) -> str:
    """Return of how many things what is counted is not stated; "" where it is of all."""
    if not pair.unknown:
        return ""
    message = words(language).ngettext("Not stated of %(n)s more.", "Not stated of %(n)s more.", pair.unknown)
    return message % {"n": pair.unknown}


def draw_pairs(
    pairs: Sequence[Pair],
    *,
    sides: Sequence[SideLabel],
    title: str,
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return pairs as a picture; what is nothing on both sides, and not unknown, is left out.

    Args:
        pairs: As counted.
        sides: The two sides, in the order of the page.
        title: What the picture is of.
        language: The tag its words are written for.
        simulated: Whether what is counted is invented.
        theme: The ground it is made for.
        width: In CSS pixels.
    """
    rows = [
        PairRow(
            label=measure_word(pair.measure, language=language),
            numbers=pair.numbers,
            note=unknown_in_words(pair, language=language),
        )
        for pair in pairs
        if any(pair.numbers.values()) or pair.unknown
    ]
    return paired_bars(
        rows, sides=sides, title=title, language=language, simulated=simulated, theme=theme, width=width
    )
