"""A rule that stands in brackets at the head of a document, above the meeting it holds for: ``（内部交流，不得对外引用）``."""

import re
from typing import Final

from tracktwo.record.methods.events.drafts import WEAK
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_attribution

__all__ = ["put_rule_above"]

_BRACKETED: Final = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*")


def put_rule_above(walk: Walk) -> None:
    """Give the first meeting of a document the rule that stands in brackets above it, where it states none."""
    first = next(iter(walk.drafts), None)
    if first is None or first.get("attribution") is not None:
        return
    for block in walk.blocks.blocks:
        if block.start >= first.span.start:
            return
        text = walk.blocks.text(block)
        rule = find_attribution(text) if _BRACKETED.fullmatch(text) else None
        if rule:
            first.put("attribution", rule.value, rule.span.shifted(block.start), weight=WEAK)
