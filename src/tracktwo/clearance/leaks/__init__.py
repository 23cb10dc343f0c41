r"""The leak check: everything the record holds, searched for in everything that is about to be public.

The gate decides what may go out; this is the tripwire behind it, which knows nothing of how pages are made. Every
name, code and run of words of the raw material is searched for in every file, in every encoding an outsider could
read. It may stand only where an item lists it that the file itself shows: a name that is public on one page
is a leak on another.

What it cannot find: a surname or a given name alone, initials, a nickname, a paraphrase, a number or a date, a picture
of words, a name in a script the record does not have it in, letters swapped for others that look like them.

>>> from tracktwo.clearance.kinds import Note
>>> needles = gather([Note(subject="event:spring", text={"en": "The minister will not come after all."})])
>>> listing = list_public({}, words=["Last updated"], needles=needles)
>>> search_file(
...     "index.html", data=b"<p>\n<!-- the MINISTER will&nbsp;not come after all -->",
...     needles=needles, listing=listing, shows=(),
... )
(Hit(line=2, encoding='utf-8', kind=<Kind.PROSE: 'prose'>, field='text', is_doubtful=False),)
"""

from tracktwo.clearance.leaks.methods import gather, list_public, search, search_file, singled_out
from tracktwo.clearance.leaks.tables import Hit, Kind, Listing, Needle, Needles, Origin

__all__ = [
    "Hit",
    "Kind",
    "Listing",
    "Needle",
    "Needles",
    "Origin",
    "gather",
    "list_public",
    "search",
    "search_file",
    "singled_out",
]
