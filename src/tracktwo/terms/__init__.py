"""Terms: what each side means by its words, with people as the unit of evidence, never words.

Turns go in, an index of every word stands between, and figures come out: which words a side says more, the company a
term keeps, lines, and how much more opposite sides disagree on a term than people of one side do. What may be counted
is chosen before anything is. Nothing here knows who may see a result; that is the gate's business.

>>> from tracktwo.terms import Corpus, Turn, choose, index_texts, keyness
>>> turns = [
...     Turn(text=text, doc="day 1", side=side, speaker=f"{side}{number}", language="en")
...     for side, text in (("A", "an open market"), ("B", "an orderly market"))
...     for number in range(6)
... ]
>>> result = keyness(choose(Corpus(turns=turns), index_texts([turn.text for turn in turns])))
>>> [(row["word"], row["people_first"], row["people_second"]) for row in result.to_dict()["words"]]
[('open', 6, 0), ('an', 6, 6), ('market', 6, 6), ('orderly', 0, 6)]
"""

from typing import TYPE_CHECKING

from tracktwo.vocabulary.faces import face

if TYPE_CHECKING:
    from tracktwo.terms.exchange import (
        read_csv,
        read_glossary,
        read_glossary_terms,
        read_skos,
        read_tbx,
        write_csv,
        write_glossary,
        write_skos,
        write_tbx,
    )
    from tracktwo.terms.methods import (
        CHARACTERS,
        Agreement,
        Cutter,
        NoSharedLanguageError,
        add,
        choose,
        cohen_kappa,
        collocates,
        concordance,
        cutter,
        find_turns,
        index_texts,
        keyness,
        krippendorff_alpha,
        language_of,
        load_index,
        merge,
        save_index,
        tension,
        together,
        write_wording,
    )
    from tracktwo.terms.readers import (
        SPEAKERS,
        Known,
        Seat,
        check_speakers,
        read_cases,
        read_seats,
        read_text,
        read_turns,
    )
    from tracktwo.terms.tables import (
        CASES,
        COLLOCATES,
        CONCORDANCE,
        KEYNESS,
        SORTING,
        TURNS,
        CaseAnswer,
        Chosen,
        Collocates,
        Concept,
        Concordance,
        Corpus,
        Definition,
        Equivalence,
        Equivalent,
        Glossary,
        Index,
        Kept,
        Keyness,
        LeftOut,
        Line,
        Order,
        Part,
        PartKind,
        Refused,
        Sorted,
        Status,
        Tension,
        Term,
        TermSettings,
        Turn,
        Verdict,
        Voices,
        Warned,
    )

__all__ = [
    "CASES",
    "CHARACTERS",
    "COLLOCATES",
    "CONCORDANCE",
    "KEYNESS",
    "SORTING",
    "SPEAKERS",
    "TURNS",
    "Agreement",
    "CaseAnswer",
    "Chosen",
    "Collocates",
    "Concept",
    "Concordance",
    "Corpus",
    "Cutter",
    "Definition",
    "Equivalence",
    "Equivalent",
    "Glossary",
    "Index",
    "Kept",
    "Keyness",
    "Known",
    "LeftOut",
    "Line",
    "NoSharedLanguageError",
    "Order",
    "Part",
    "PartKind",
    "Refused",
    "Seat",
    "Sorted",
    "Status",
    "Tension",
    "Term",
    "TermSettings",
    "Turn",
    "Verdict",
    "Voices",
    "Warned",
    "add",
    "check_speakers",
    "choose",
    "cohen_kappa",
    "collocates",
    "concordance",
    "cutter",
    "find_turns",
    "index_texts",
    "keyness",
    "krippendorff_alpha",
    "language_of",
    "load_index",
    "merge",
    "read_cases",
    "read_csv",
    "read_glossary",
    "read_glossary_terms",
    "read_seats",
    "read_skos",
    "read_tbx",
    "read_text",
    "read_turns",
    "save_index",
    "tension",
    "together",
    "write_csv",
    "write_glossary",
    "write_skos",
    "write_tbx",
    "write_wording",
]

__getattr__ = face(__name__, __file__)
