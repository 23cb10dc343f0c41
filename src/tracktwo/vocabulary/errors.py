"""The error tree: every refusal a person can meet, as one sentence.

::

    TrackTwoError            what went wrong, where, what was expected, what to do
    ├── UsageError           the command or the settings are wrong (exit code 2)
    └── DataError            the material is wrong (exit code 1)
        ├── TableError       a table of answers or statements
        ├── DateError        a date that EDTF cannot say
        └── FileError        a programme file, a document, a folder

A message echoes what the person typed or the row it is in; it never repeats what a participant said.
"""

__all__ = ["DataError", "DateError", "FileError", "TableError", "TrackTwoError", "UsageError"]


class TrackTwoError(Exception):
    """A refusal in one sentence. The command line prints it and exits with ``exit_code``; a page shows it."""

    exit_code = 1


class UsageError(TrackTwoError):
    """The command, an option or a setting is wrong; nothing was read or written."""

    exit_code = 2


class DataError(TrackTwoError):
    """The material handed in is wrong; nothing was written."""


class TableError(DataError):
    """A table breaks its specification."""


class DateError(DataError):
    """A text is not a date this programme can keep without inventing something."""


class FileError(DataError):
    """A file or folder cannot be read or written as asked."""
