"""Methods: from turns to arrays, and from arrays to figures with their uncertainty."""

from tracktwo.terms.methods.agreement import Agreement, cohen_kappa, krippendorff_alpha
from tracktwo.terms.methods.choosing import NoSharedLanguageError, choose, language_of
from tracktwo.terms.methods.collocates import collocates
from tracktwo.terms.methods.concordance import concordance
from tracktwo.terms.methods.cutting import CHARACTERS, Cutter, cutter
from tracktwo.terms.methods.indexing import add, index_texts, merge
from tracktwo.terms.methods.keyness import keyness
from tracktwo.terms.methods.storing import load_index, save_index
from tracktwo.terms.methods.tension import tension, together
from tracktwo.terms.methods.wording import find_turns, write_wording

__all__ = [
    "CHARACTERS",
    "Agreement",
    "Cutter",
    "NoSharedLanguageError",
    "add",
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
    "save_index",
    "tension",
    "together",
    "write_wording",
]
