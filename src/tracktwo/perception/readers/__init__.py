"""Where answers come from: a frame of any kind, a CSV file or a Parquet file, as a stream of Arrow batches."""

import os

from tracktwo.perception.readers.files import open_file
from tracktwo.perception.readers.frames import open_frame
from tracktwo.perception.readers.source import BATCH_ROWS, Source, TableLike, ahead
from tracktwo.perception.readers.statements import StatementList, read_statements

__all__ = ["BATCH_ROWS", "Source", "StatementList", "TableLike", "ahead", "open_answers", "read_statements"]


def open_answers(answers: TableLike) -> Source:
    """Return the answers as a source: a path to a CSV or Parquet file, or a frame.

    Raises: UsageError if it is neither; FileError if the file cannot be read as what it is.
    """
    if isinstance(answers, (str, os.PathLike)):
        return open_file(answers)
    return open_frame(answers, name="the table of answers")
