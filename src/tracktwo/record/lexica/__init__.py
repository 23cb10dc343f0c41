"""Lists of words, as plain files with their sources: what functions, posts, organisations and family names look like.

A list holds what is common knowledge of the genre; none names a programme's own people or partners. A programme adds
words of its own by handing in more (:class:`Lexicon` is a plain value).
"""

from tracktwo.record.lexica.ledgers import ledger_rows
from tracktwo.record.lexica.lists import Country, Lexicon, lexicon
from tracktwo.record.lexica.names import NameLists, name_lists

__all__ = ["Country", "Lexicon", "NameLists", "ledger_rows", "lexicon", "name_lists"]
