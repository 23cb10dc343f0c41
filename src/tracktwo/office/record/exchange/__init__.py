"""A whole programme as one file, in and out: the same for the demonstrations and for anybody's own programme.

The file is UTF-8 JSON, described row by row in ``format``. It is canonical: a programme exported, imported
elsewhere and exported again gives the same bytes, so a file can be compared, signed and kept in versions.
"""

from tracktwo.office.record.exchange.exporting import export_programme
from tracktwo.office.record.exchange.importing import import_programme

__all__ = ["export_programme", "import_programme"]
