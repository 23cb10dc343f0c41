"""Lines that name people, taken apart."""

from tracktwo.record.methods.entries.functions import ATTENDING, functions_in
from tracktwo.record.methods.entries.lines import read_entries
from tracktwo.record.methods.entries.prose import people_in_prose
from tracktwo.record.methods.entries.verbs import verb_of

__all__ = ["ATTENDING", "functions_in", "people_in_prose", "read_entries", "verb_of"]
