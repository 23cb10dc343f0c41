"""All rows of a programme as they stand at one moment: one query for each kind, however many rows there are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from django.db import transaction
from django.db.models import Model

from tracktwo.office.record import models as record

__all__ = ["Rows"]

M = TypeVar("M", bound=Model)

_WAYS: Final[Mapping[type[Model], str]] = {
    record.Note: "programme",
    record.Remark: "event__programme",
    record.Attendance: "event__programme",
    record.ConflictValue: "conflict__programme",
    record.Conflict: "programme",
    record.Part: "segment__programme",
    record.Affiliation: "contribution__programme",
    record.Contribution: "programme",
    record.PersonName: "person__programme",
    record.Person: "programme",
    record.MediaCoverage: "programme",
    record.PublicationEvent: "publication__programme",
    record.SpeakerRelease: "publication__programme",
    record.MediaPlace: "publication__programme",
    record.Publication.publishers.through: "publication__programme",
    record.Document.publishers.through: "document__programme",
    record.Outcome.objectives.through: "outcome__programme",
    record.OutcomeEvidence: "outcome__programme",
    record.Correction: "outcome__programme",
    record.Outcome: "programme",
    record.Narrative.objectives.through: "narrative__programme",
    record.NarrativeEvidence: "narrative__programme",
    record.Narrative: "programme",
    record.Challenge.objectives.through: "challenge__programme",
    record.ChallengeEvidence: "challenge__programme",
    record.Challenge: "programme",
    record.SideNote: "programme",
    record.Presence: "event__programme",
    record.Organiser: "event__programme",
    record.EventName: "event__programme",
    record.EventClock: "event__programme",
    record.Event.objectives.through: "event__programme",
    record.Partner: "programme",
    record.OrganisationName: "organisation__programme",
    record.Organisation: "programme",
    record.Conference: "programme",
    record.Objective: "programme",
    record.Side: "programme",
    record.Segment: "programme",
    record.Event: "programme",
    record.FactApproval: "programme",
    record.FactReading: "programme",
    record.Citation: "programme",
    record.Publication: "programme",
    record.Document: "programme",
}
"""Every kind of row, with the way from it to its programme."""


def _objects(model: type[Model]) -> Any:
    found = model._default_manager  # noqa: SLF001 (Django's documented way to ask)
    return found.select_related("account") if model in (record.FactApproval, record.SideNote) else found


class Rows:
    """The rows of one programme, in no order anybody could read something from."""

    def __init__(self, programme: record.Programme) -> None:
        with transaction.atomic():
            # Every writer waits for this row: half of a change could open what the whole of it closes.
            self.programme = record.Programme.objects.select_for_update().get(pk=programme.pk)
            self._rows = {
                model: list(_objects(model).filter(**{way: programme}).order_by())
                for model, way in _WAYS.items()
            }

    def all(self, model: type[M]) -> Sequence[M]:
        """Return every row of a kind."""
        found: Any = self._rows[model]
        return found  # type: ignore[no-any-return]

    def under(self, model: type[M], parent: str) -> Mapping[int, Sequence[M]]:
        """Return the rows of a kind by what they belong to: ``parent`` is the attribute that holds its id."""
        found: dict[int, list[M]] = defaultdict(list)
        for row in self.all(model):
            found[getattr(row, parent)].append(row)
        return found

    def keys(
        self, model: type[Model], parent: str, key_of: Mapping[int, str], child: str
    ) -> dict[int, tuple[str, ...]]:
        """Return the keys of what rows of a kind point at, by what they belong to, in the order of the keys."""
        return {
            owner: tuple(sorted(key_of[getattr(row, child)] for row in rows))
            for owner, rows in self.under(model, parent).items()
        }
