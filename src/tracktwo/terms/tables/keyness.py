"""What comes out about words that either side says more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from tracktwo.terms.tables.columns import Cell, amount, count, flag, key, rows_of, share, table_of, text
from tracktwo.terms.tables.settings import TermSettings
from tracktwo.terms.tables.turns import LeftOut
from tracktwo.vocabulary.tables import TableSpec

__all__ = ["KEYNESS", "Keyness"]

KEYNESS: Final = TableSpec(
    name="keyness",
    meaning="One row for each word; what concerns a side ends in _first or _second.",
    columns=(
        key("word", "the word, folded"),
        count("hits_first", "how often the first side says it"),
        count("hits_second", "how often the second side says it"),
        count("people_first", "people of the first side who say it"),
        count("people_second", "people of the second side who say it"),
        amount(
            "shrunken", "log2 of the ratio of the odds, drawn to 0 by the prior; positive = first side more"
        ),
        amount("log_ratio", "log2 of the ratio of the rates; a count of 0 is taken for a half"),
        amount("log_ratio_low", "its lower limit, approximate, by people; blank where a side never says it"),
        amount("log_ratio_high", "its upper limit"),
        amount(
            "log_likelihood", "G2 of the four cells, as if words were independent: for comparison, no test"
        ),
        share("p", "how often people's sides drawn anew show as much; blank where there are too few people"),
        share("q", "p corrected for the number of words (Benjamini-Hochberg)"),
        flag("differs", "whether q is at most the false share of the settings, and p at most the level"),
        share("largest", "of all hits, the share of the one person who says it most"),
        amount("voices", "how many people that is in effect: 1/sum of squared shares"),
        share("dispersion", "Gries' DP over people, normalised: 0 = everybody at one rate, 1 = one person"),
        flag("one_voice", "whether one voice carries it: then its direction says little about a side"),
        text("settings", "the settings, on one line"),
    ),
    unique=(("word",),),
    constant=("settings",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyness:
    """Which words either side says more.

    Attributes:
        sides: the two sides; people and tokens are of them.
        people: how many speak on each.
        tokens: how many words each says.
        language: the language compared.
        cutter: how words in Chinese were told apart.
        left_out: turns that were not counted.
        columns: the table, by column (:data:`KEYNESS`).
        settings: the choices behind it.
    """

    sides: tuple[str, str]
    people: tuple[int, int]
    tokens: tuple[int, int]
    language: str
    cutter: str
    left_out: LeftOut
    columns: Mapping[str, Sequence[Cell]]
    settings: TermSettings

    @property
    def few(self) -> bool:
        """Whether a side has too few people for any p."""
        return min(self.people) < self.settings.min_people

    @property
    def table(self) -> pa.Table:
        """Return the table as an Arrow table."""
        return table_of(self.columns)

    def to_dict(self) -> dict[str, object]:
        """Return the result ready for JSON; no key is ever missing."""
        return {
            "sides": list(self.sides),
            "people": list(self.people),
            "tokens": list(self.tokens),
            "language": self.language,
            "cutter": self.cutter,
            "left_out": self.left_out.to_dict(),
            "few": self.few,
            "settings": self.settings.to_dict(),
            "words": [
                {name: row[name] for name in row if name != "settings"} for row in rows_of(self.columns)
            ],
        }
