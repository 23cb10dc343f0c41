"""Something accepted as an entry of the record, whatever its kind."""

from collections.abc import Callable, Mapping
from typing import Final

from tracktwo.office.review.entering.desk import Desk, listed
from tracktwo.office.review.entering.events import enter_event
from tracktwo.office.review.entering.lines import enter_line
from tracktwo.office.review.entering.named import enter_organisation, enter_person
from tracktwo.office.review.entering.others import enter_conflict, enter_media, enter_publication
from tracktwo.record import ProposalKind, Reviewed

__all__ = ["enter", "follow"]


def enter(desk: Desk, reviewed: Reviewed, *, existing: str = "") -> str:
    """Write something accepted into the record and return its entry as "kind:key".

    Args:
        desk: what is at hand; what it needs is entered already.
        reviewed: what is accepted, with the values that hold.
        existing: the key of the entry it is; "" to make one.

    Raises: DataError or Refused if it cannot be kept as it is.
    """
    key = _ENTERED[reviewed.kind](desk, reviewed, existing)
    subject = f"{reviewed.kind.value}:{key}"
    desk.pen.enter(reviewed.origin, subject)
    desk.entries[reviewed.key] = key
    return subject


def follow(desk: Desk, reviewed: Reviewed, key: str) -> None:
    """Let an entry say what its documents say since; what only its own page can change stays as it is."""
    said_now = {each.field: each.now for each in reviewed.differences}
    language = desk.language(next(iter(reviewed.proposal.evidence.values()), ()) if reviewed.proposal else ())
    values = {}
    for name, column in _FOLLOWED.get(reviewed.kind, {}).items():
        if name in said_now:
            text = ", ".join(listed(said_now[name]))
            values[column] = {language: text} if column == "place" else text
    if values:
        desk.pen.put(reviewed.kind.value, key, values)
    if reviewed.kind in (ProposalKind.PERSON, ProposalKind.ORGANISATION):
        _ENTERED[reviewed.kind](desk, reviewed, key)


_FOLLOWED: Final[Mapping[ProposalKind, Mapping[str, str]]] = {
    ProposalKind.EVENT: {"date": "date", "duration": "duration", "city": "place", "country": "country"},
    ProposalKind.CONTRIBUTION: {
        "person": "name_as_printed",
        "roles": "post_as_printed",
        "orgs": "affiliation_as_printed",
    },
    ProposalKind.PUBLICATION: {"title": "title", "date": "date"},
}
"""Fields of a proposal → the field of its entry that can simply say something else."""
_ENTERED: Final[Mapping[ProposalKind, Callable[[Desk, Reviewed, str], str]]] = {
    ProposalKind.EVENT: enter_event,
    ProposalKind.PERSON: enter_person,
    ProposalKind.ORGANISATION: enter_organisation,
    ProposalKind.CONTRIBUTION: enter_line,
    ProposalKind.PUBLICATION: enter_publication,
    ProposalKind.MEDIA: enter_media,
    ProposalKind.CONFLICT: enter_conflict,
}
