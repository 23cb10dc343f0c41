"""Headlines of news: what stands over a story and says that the meeting took place which the story tells of."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from tracktwo.record.methods.events.drafts import Draft, parsed

__all__ = ["without_headlines"]

_HEADLINE: Final = re.compile(
    r"\b(?:holds?|held|(?:co-?)?hosts?|hosted|convenes?|convened|concludes?|concluded|wraps? up|meets?|met|gathers?|gathered|kicks? off|opens?|opened|completes?|completed|ends?|ended|takes? place|took place|discuss(?:es|ed)?)\b|举行|举办|召开|圆满|闭幕|落幕"
)
_SOON: Final = timedelta(days=60)
"""News comes out no later."""


def without_headlines(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the meetings of a document without those that are headlines of others; these take their number."""
    kept = list(drafts)
    for headline in drafts:
        if headline.lines or not _HEADLINE.search(headline.name):
            continue
        told = [each for each in kept if each is not headline and _is_over(headline, each)]
        if len({each.get("date") for each in told}) == 1:
            kept.remove(headline)
            if headline.get("number"):
                told[0].put("number", headline.get("number"), headline.spans["number"][0])
    return kept


def _is_over(headline: Draft, story: Draft) -> bool:
    """Return whether a headline may be that of a meeting told below it, held shortly before the news of it."""
    numbers = {headline.get("number"), story.get("number")} - {None}
    if story.span.start < headline.span.end or len(numbers) > 1:
        return False
    out, held = (parsed(str(each.get("date") or "")) for each in (headline, story))
    return held is not None and (out is None or timedelta() <= out.latest - held.latest <= _SOON)
