"""Who of the sector is in the dialogue and who is missing: types on the map, and those that have spoken."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tracktwo.office.record.kinds import EventStatus
from tracktwo.office.record.models import Affiliation, Organisation, Programme
from tracktwo.office.record.queries.sector import Typed, typed_organisations
from tracktwo.vocabulary.languages import choose

__all__ = ["Covered", "TypeCoverage", "sector_coverage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Of one side and type: the organisations on the map, and those of them that spoke at an event that was held."""

    known: tuple[Organisation, ...]
    spoke: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeCoverage:
    """A type in words of a language ("" where an organisation is not classified), side by side by the side's key."""

    words: str
    language: str
    of_side: dict[str, Covered]


def sector_coverage(programme: Programme, *, language: str, as_of: date | None = None) -> list[TypeCoverage]:
    """Return every type there is with what each side has of it, in a few queries; those not classified last.

    An organisation belongs to the side it is recorded on; one of neither stands in no column.
    """
    sides = [side.key for side in programme.sides.all()]
    known: dict[tuple[str, str], dict[str, list[Typed]]] = defaultdict(lambda: defaultdict(list))
    for each in typed_organisations(programme, language=language, as_of=as_of):
        if each.organisation.side is not None:
            known[each.words, each.language if each.words else ""][each.organisation.side.key].append(each)
    for line in programme.sectortypes.all():
        tag, words = choose(line.name, language=language)
        known[words, tag]  # a type nobody is of stands there, too
    spoke = _spoke(programme, as_of=as_of)
    return [
        TypeCoverage(
            words=words,
            language=tag,
            of_side={side: _covered(groups[side], spoke) for side in sides},
        )
        for (words, tag), groups in sorted(known.items(), key=lambda pair: (not pair[0][0], pair[0]))
    ]


def _covered(found: list[Typed], spoke: set[int]) -> Covered:
    rows = tuple(each.organisation for each in found)
    return Covered(known=rows, spoke=tuple(row for row in rows if row.pk in spoke))


def _spoke(programme: Programme, *, as_of: date | None) -> set[int]:
    """Return the organisations somebody spoke from, or from a unit of, at an event that was held by a day."""
    said = Affiliation.objects.filter(
        contribution__programme=programme, contribution__event__status=EventStatus.HELD
    )
    if as_of is not None:
        said = said.filter(contribution__event__earliest__lte=as_of)
    return set(said.values_list("organisation_id", flat=True))
