"""Files to text layers."""

from tracktwo.record.readers.documents import read_content, read_document, read_documents
from tracktwo.record.readers.encodings import ENCODINGS, DoubtfulEncoding
from tracktwo.record.readers.limits import Limits

__all__ = ["ENCODINGS", "DoubtfulEncoding", "Limits", "read_content", "read_document", "read_documents"]
