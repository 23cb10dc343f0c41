"""The events a document tells of."""

from tracktwo.record.methods.events.drafts import Draft, Line
from tracktwo.record.methods.events.walking import read_events

__all__ = ["Draft", "Line", "read_events"]
