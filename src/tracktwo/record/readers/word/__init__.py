"""Word files (.docx): paragraphs and tables in the order of the body."""

from tracktwo.record.readers.word.body import read_word_file

__all__ = ["read_word_file"]
