"""Nouns of this room: what goes in, the index, and what comes out."""

from typing import TYPE_CHECKING

from tracktwo.vocabulary.faces import face

if TYPE_CHECKING:
    from tracktwo.terms.tables.cases import CASES, CaseAnswer, Sorted
    from tracktwo.terms.tables.chosen import Chosen
    from tracktwo.terms.tables.collocates import COLLOCATES, Collocates
    from tracktwo.terms.tables.columns import Cell, Row, rows_of
    from tracktwo.terms.tables.concordance import CONCORDANCE, Concordance, Line, Order, Voices
    from tracktwo.terms.tables.glossary import (
        Concept,
        Definition,
        Equivalence,
        Equivalent,
        Glossary,
        Kept,
        Status,
        Term,
    )
    from tracktwo.terms.tables.index import Index, Places, Segment, Vocabulary
    from tracktwo.terms.tables.keyness import KEYNESS, Keyness
    from tracktwo.terms.tables.settings import TermSettings
    from tracktwo.terms.tables.tension import SORTING, Part, PartKind, Refused, Tension, Verdict, Warned
    from tracktwo.terms.tables.turns import TURNS, Coded, Corpus, LeftOut, Turn

__all__ = [
    "CASES",
    "COLLOCATES",
    "CONCORDANCE",
    "KEYNESS",
    "SORTING",
    "TURNS",
    "CaseAnswer",
    "Cell",
    "Chosen",
    "Coded",
    "Collocates",
    "Concept",
    "Concordance",
    "Corpus",
    "Definition",
    "Equivalence",
    "Equivalent",
    "Glossary",
    "Index",
    "Kept",
    "Keyness",
    "LeftOut",
    "Line",
    "Order",
    "Part",
    "PartKind",
    "Places",
    "Refused",
    "Row",
    "Segment",
    "Sorted",
    "Status",
    "Tension",
    "Term",
    "TermSettings",
    "Turn",
    "Verdict",
    "Vocabulary",
    "Voices",
    "Warned",
    "rows_of",
]

__getattr__ = face(__name__, __file__)
