"""Files to text layers."""

from tracktwo.record.readers.documents import read_document

__all__ = ["read_document"]
