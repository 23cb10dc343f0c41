"""What comes out about the company a term keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from tracktwo.terms.tables.columns import Cell, amount, count, key, rows_of, table_of, text
from tracktwo.terms.tables.settings import TermSettings
from tracktwo.terms.tables.turns import LeftOut
from tracktwo.vocabulary.tables import TableSpec

__all__ = ["COLLOCATES", "Collocates"]

COLLOCATES: Final = TableSpec(
    name="collocates",
    meaning="One row for each side and word that stands next to the term.",
    columns=(
        key("side", "the side that speaks"),
        key("word", "the word, folded"),
        count("together", "how often it stands within the window of the term"),
        count("people", "how many people of the side make that company"),
        count("hits", "how often the side says the word at all"),
        amount(
            "log_dice", "14 + log2 of Dice's coefficient: comparable between corpora; 14 = always together"
        ),
        amount("pmi", "log2 of together by what chance would give"),
        amount("mi3", "log2 of together cubed by what chance would give"),
        amount("t", "(together - expected) / root of together"),
        text("settings", "the settings, on one line"),
    ),
    unique=(("side", "word"),),
    constant=("settings",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocates:
    """The company a term keeps on each side.

    Attributes:
        term: as asked for.
        sides: the two sides; hits and people are of them.
        hits: how often each says the term.
        people: how many of each do.
        language: the language compared.
        cutter: how words in Chinese were told apart.
        left_out: turns that were not counted.
        columns: the table, by column (:data:`COLLOCATES`).
        settings: the choices behind it.
    """

    term: str
    sides: tuple[str, str]
    hits: tuple[int, int]
    people: tuple[int, int]
    language: str
    cutter: str
    left_out: LeftOut
    columns: Mapping[str, Sequence[Cell]]
    settings: TermSettings

    @property
    def table(self) -> pa.Table:
        """Return the table as an Arrow table."""
        return table_of(self.columns)

    def to_dict(self) -> dict[str, object]:
        """Return the result ready for JSON; no key is ever missing."""
        return {
            "term": self.term,
            "sides": list(self.sides),
            "hits": list(self.hits),
            "people": list(self.people),
            "language": self.language,
            "cutter": self.cutter,
            "left_out": self.left_out.to_dict(),
            "settings": self.settings.to_dict(),
            "words": [
                {name: row[name] for name in row if name != "settings"} for row in rows_of(self.columns)
            ],
        }
