"""Lines that name people, taken apart."""

from tracktwo.record.methods.entries.lines import functions_in, read_entries

__all__ = ["functions_in", "read_entries"]
