"""How the leak check gathers needles and searches for them."""

from tracktwo.clearance.leaks.methods.gathering import gather
from tracktwo.clearance.leaks.methods.listing import list_public
from tracktwo.clearance.leaks.methods.searching import search, search_file
from tracktwo.clearance.leaks.methods.singling import singled_out

__all__ = ["gather", "list_public", "search", "search_file", "singled_out"]
