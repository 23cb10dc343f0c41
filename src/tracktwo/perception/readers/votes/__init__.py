"""Votes in any layout, to one matrix; and which statements moderators turned down."""

from tracktwo.perception.readers.votes.layout import read_votes
from tracktwo.perception.readers.votes.moderated import read_rejected

__all__ = ["read_rejected", "read_votes"]
