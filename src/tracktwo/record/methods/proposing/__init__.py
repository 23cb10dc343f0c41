"""What was read, as proposals a person decides on, in the order in which they are best looked at."""

from tracktwo.record.methods.proposing.ordering import propose

__all__ = ["propose"]
