"""Lines that name people, taken apart."""

from tracktwo.record.methods.entries.lines import functions_in, read_entries
from tracktwo.record.methods.entries.prose import people_in_prose

__all__ = ["functions_in", "people_in_prose", "read_entries"]
