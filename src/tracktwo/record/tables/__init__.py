"""The shapes of this room: a text layer goes in; mentions, people, organisations and a sourced record come out."""

from tracktwo.record.tables.blocks import Block, BlockKind, Blocks
from tracktwo.record.tables.decisions import Decision, Subject, Verb
from tracktwo.record.tables.entries import Delivery, Entry, Post, Span
from tracktwo.record.tables.facets import Said
from tracktwo.record.tables.layer import Cell, MediaKind, Segment, Shape, TextLayer
from tracktwo.record.tables.mentions import Judgement, Mention, Named, Stated, Verdict
from tracktwo.record.tables.proposals import (
    Anchor,
    Band,
    Choice,
    Ground,
    GroundCode,
    Look,
    Proposal,
    ProposalKind,
    Value,
)
from tracktwo.record.tables.reading import Basis, Contribution, Event, Evidence, Outlet, Publication, Reading
from tracktwo.record.tables.review import Accepted, Difference, Outcome, Review, Reviewed, Standing

__all__ = [
    "Accepted",
    "Anchor",
    "Band",
    "Basis",
    "Block",
    "BlockKind",
    "Blocks",
    "Cell",
    "Choice",
    "Contribution",
    "Decision",
    "Delivery",
    "Difference",
    "Entry",
    "Event",
    "Evidence",
    "Ground",
    "GroundCode",
    "Judgement",
    "Look",
    "MediaKind",
    "Mention",
    "Named",
    "Outcome",
    "Outlet",
    "Post",
    "Proposal",
    "ProposalKind",
    "Publication",
    "Reading",
    "Review",
    "Reviewed",
    "Said",
    "Segment",
    "Shape",
    "Span",
    "Standing",
    "Stated",
    "Subject",
    "TextLayer",
    "Value",
    "Verb",
    "Verdict",
]
