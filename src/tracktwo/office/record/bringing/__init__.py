"""Files of others brought into the record: a spreadsheet of events or of people, a timetable of frab or pretalx.

::

    bytes → read (whole, or every fault with its place) → propose (what would be added or changed, line by line)
          → a person looks → write (one transaction)

What is on record already is found by keys and names, so a file brought in twice changes nothing the second time.
"""

from tracktwo.office.record.bringing.lines import Change, Deed, Line, Proposal
from tracktwo.office.record.bringing.proposing import propose
from tracktwo.office.record.bringing.reading import LARGEST_FILE, read
from tracktwo.office.record.bringing.spreadsheets import template
from tracktwo.office.record.bringing.tables import Brought, Chosen, Faults, What
from tracktwo.office.record.bringing.writing import rehearse, write

__all__ = [
    "LARGEST_FILE",
    "Brought",
    "Change",
    "Chosen",
    "Deed",
    "Faults",
    "Line",
    "Proposal",
    "What",
    "propose",
    "read",
    "rehearse",
    "template",
    "write",
]
