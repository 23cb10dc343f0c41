"""What the room of findings says needs somebody: statements whose day to be looked at again has passed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.office.findings.kinds import Show
from tracktwo.office.findings.queries import shown_of
from tracktwo.office.record.queries import statements_of
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.needs import MOST, Need
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]

_PAGES: Final = {"outcome": "finding", "narrative": "narrative", "challenge": "challenge"}


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield the findings, narratives and challenges that are stale."""
    today, language = datetime.now(tz=UTC).date(), reader_language()
    for kind, page in _PAGES.items():
        dated = statements_of(seat.programme, kind).exclude(review_by="").prefetch_related(None)
        for row in shown_of(dated, Show.STALE, today=today)[:MOST]:
            tag, text = choose(row.text, language=language)
            yield Need(
                what=_("Stale: the day to look at it again has passed"),
                where=text,
                where_language="" if tag == language else tag,
                address=reverse(page, kwargs={"programme": seat.programme.key, "key": row.key}),
                button=_("Look again"),
                due=PartialDate.parse(row.review_by).latest,
            )
