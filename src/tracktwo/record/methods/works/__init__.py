"""What else a document names: papers and reports, and media that told of a programme."""

from tracktwo.record.methods.works.outlets import find_media
from tracktwo.record.methods.works.titles import find_publications

__all__ = ["find_media", "find_publications"]
