"""Decisions of people on what was read: made, kept in a log, and replayed when documents are read again."""

from tracktwo.record.methods.reviewing.deciding import decide, decide_addition, decide_names, decide_undo
from tracktwo.record.methods.reviewing.erasing import decide_erasure, without_erased
from tracktwo.record.methods.reviewing.log import counts_of, holding, judgements_of
from tracktwo.record.methods.reviewing.replaying import replay
from tracktwo.record.methods.reviewing.wording import (
    band_words,
    field_words,
    ground_words,
    look_words,
    outcome_words,
)

__all__ = [
    "band_words",
    "counts_of",
    "decide",
    "decide_addition",
    "decide_erasure",
    "decide_names",
    "decide_undo",
    "field_words",
    "ground_words",
    "holding",
    "judgements_of",
    "look_words",
    "outcome_words",
    "replay",
    "without_erased",
]
