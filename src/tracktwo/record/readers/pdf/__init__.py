"""PDF files: characters with their boxes → lines in reading order → segments."""

from tracktwo.record.readers.pdf.pages import read_pdf

__all__ = ["read_pdf"]
