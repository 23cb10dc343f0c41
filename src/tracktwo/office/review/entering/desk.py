"""What carrying out a decision needs at hand: the pen, the programme's sides and documents, and what is entered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tracktwo.office.review.entering.writing import Pen
from tracktwo.office.review.models import SideCode
from tracktwo.record import Evidence, Reviewed, Value
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import Passage

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Document, Programme

__all__ = ["Desk", "desk_of", "listed", "said"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is at hand.

    Attributes:
        pen: what writes.
        documents: the programme's documents by key.
        sides: code of a side as documents have it → key of the programme's side.
        entries: key of a proposal → key of the entry it became.
    """

    pen: Pen
    documents: Mapping[str, "Document"]
    sides: Mapping[str, str]
    entries: dict[str, str] = field(default_factory=dict)

    def language(self, evidence: Iterable[Evidence]) -> str:
        """Return the language of the document a passage stands in."""
        document = next((self.documents.get(each.doc) for each in evidence), None)
        return document.language if document else "en"

    def side(self, code: str) -> str:
        """Return the programme's side for the code documents have. Raises: DataError if nobody said which it is."""
        if not code:
            raise DataError(_("No document says on which side they are listed; choose the side with Edit."))
        if code not in self.sides:
            raise DataError(
                _("Say first which of the two sides people are on whom the documents list under “%(code)s”.")
                % {"code": code}
            )
        return self.sides[code]

    def linked(self, reviewed: Reviewed, name: str) -> list[str]:
        """Return the keys of the entries that the proposals in a field became."""
        keys = reviewed.proposal.links.get(name, ()) if reviewed.proposal else ()
        return [self.entries[key] for key in keys if self.entries.get(key)]

    def cite(self, subject: str, reviewed: Reviewed, fields: Mapping[str, str]) -> None:
        """Give an entry its passages: ``fields`` says under which of its fields those of a proposal's field stand.

        What a person gave otherwise than the documents say rests on that person, not on the documents.
        """
        self.pen.cite(subject, _passages(reviewed, fields))


def _passages(reviewed: Reviewed, fields: Mapping[str, str]) -> Iterator[tuple[str, Passage]]:
    proposal = reviewed.proposal
    if proposal is None:
        return
    for name, column in fields.items():
        if reviewed.values.get(name) != proposal.values.get(name):
            continue
        for each in proposal.evidence.get(name, ()):
            yield column, Passage(document=each.doc, start=each.start, end=each.end)


def desk_of(programme: "Programme", by: "Account | None") -> Desk:
    """Return an empty desk for somebody."""
    return Desk(
        pen=Pen(programme, by),
        documents={each.key: each for each in programme.documents.all()},
        sides=dict(SideCode.objects.filter(programme=programme).values_list("code", "side__key")),
    )


def listed(value: Value | None) -> Sequence[str]:
    """Return the texts of a field that holds several; none where it holds none."""
    return value if isinstance(value, tuple) else () if value in (None, "") else (str(value),)


def said(reviewed: Reviewed, name: str) -> str:
    """Return the text of a field; "" where it has none."""
    value = reviewed.values.get(name, "")
    return ", ".join(value) if isinstance(value, tuple) else str(value)
