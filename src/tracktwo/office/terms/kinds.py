"""What the rows of this room may be."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracktwo.terms import Equivalence, Status

__all__ = [
    "ENDING_WORDS",
    "EQUIVALENCE_MARKS",
    "EQUIVALENCE_WORDS",
    "SOURCE_WORDS",
    "STATUS_WORDS",
    "TRANSLATED_WORDS",
    "Ending",
    "SourceKind",
    "Translated",
]


class SourceKind(StrEnum):
    """Where turns come from."""

    DOCUMENT = "document"
    """A document of the record, stretch by stretch."""
    FILE = "file"
    """A transcript, a text or a table that was handed in for its words."""
    QUESTIONS = "questions"
    """What the sides asked and answered."""


SOURCE_WORDS: Final = {
    SourceKind.DOCUMENT: _("Document"),
    SourceKind.FILE: _("Transcript or text"),
    SourceKind.QUESTIONS: _("Questions and answers"),
}


class Ending(StrEnum):
    """How the work on a concept stands."""

    OPEN = "open"
    WORDING = "wording"
    """One wording is recommended for shared documents."""
    BOTH_STAND = "both_stand"
    """Each side keeps its definition, and both say so: that is an end, and no failure."""


class Translated(StrEnum):
    """Who made a translation."""

    HUMAN = "human"
    MACHINE = "machine"


ENDING_WORDS: Final = {
    Ending.OPEN: _("Still being worked on"),
    Ending.WORDING: _("One wording is recommended"),
    Ending.BOTH_STAND: _("Both definitions stand"),
}
EQUIVALENCE_WORDS: Final = {
    Equivalence.SAME: pgettext_lazy("equivalent", "the same"),
    Equivalence.NARROWER: pgettext_lazy("equivalent", "covers less"),
    Equivalence.WIDER: pgettext_lazy("equivalent", "covers more"),
    Equivalence.NONE: pgettext_lazy("equivalent", "no equivalent; a way to say it"),
    Equivalence.FALSE_FRIEND: pgettext_lazy("equivalent", "false friend"),
}
EQUIVALENCE_MARKS: Final = {
    Equivalence.SAME: "=",
    Equivalence.NARROWER: "⊃",
    Equivalence.WIDER: "⊂",
    Equivalence.NONE: "✕",
    Equivalence.FALSE_FRIEND: "≠",
}
STATUS_WORDS: Final = {
    Status.PREFERRED: pgettext_lazy("term", "recommended"),
    Status.ADMITTED: pgettext_lazy("term", "also used"),
    Status.DEPRECATED: pgettext_lazy("term", "advised against"),
}
TRANSLATED_WORDS: Final = {
    Translated.HUMAN: _("translated by a person"),
    Translated.MACHINE: _("machine translation, not checked"),
}
