"""Files to text layers."""

from tracktwo.record.readers.documents import read_document, read_documents
from tracktwo.record.readers.limits import Limits

__all__ = ["Limits", "read_document", "read_documents"]
