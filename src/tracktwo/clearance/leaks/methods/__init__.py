"""How the leak check gathers needles and searches for them."""

from tracktwo.clearance.leaks.methods.gathering import Text, gather, texts_of
from tracktwo.clearance.leaks.methods.listing import list_public
from tracktwo.clearance.leaks.methods.searching import search, search_file

__all__ = ["Text", "gather", "list_public", "search", "search_file", "texts_of"]
