"""Where answers come from: a frame of any kind, a CSV or a Parquet file, as a stream of Arrow batches; or a recipe."""

from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.labels import Labels
from tracktwo.perception.readers.people import People
from tracktwo.perception.readers.recipe import read_recipe
from tracktwo.perception.readers.source import BATCH_ROWS, Source, TableLike, ahead
from tracktwo.perception.readers.statements import StatementList, read_statements
from tracktwo.perception.readers.surveys import convert, draft_mapping
from tracktwo.perception.readers.votes import read_rejected, read_votes

__all__ = [
    "BATCH_ROWS",
    "Labels",
    "People",
    "Source",
    "StatementList",
    "TableLike",
    "ahead",
    "convert",
    "draft_mapping",
    "open_table",
    "read_recipe",
    "read_rejected",
    "read_statements",
    "read_votes",
]
