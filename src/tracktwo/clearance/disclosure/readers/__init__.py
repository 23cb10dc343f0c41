"""What is kept comes back in: lists of who was counted, and outcomes that were written as JSON."""

from tracktwo.clearance.disclosure.readers.attendance import read_attendance
from tracktwo.clearance.disclosure.readers.outcomes import read_outcome, write_outcome

__all__ = ["read_attendance", "read_outcome", "write_outcome"]
