"""Every form of a name on record, for what may name nobody."""

from typing import TYPE_CHECKING

from tracktwo.office.record.models import Organisation, OrganisationName, PersonName

if TYPE_CHECKING:
    from tracktwo.office.record.models import Programme

__all__ = ["names_on_record"]


def names_on_record(programme: "Programme") -> frozenset[str]:
    """Return every form, as printed, of the name of every person and organisation of a programme."""
    return frozenset(
        [
            *PersonName.objects.filter(person__programme=programme).values_list("text", flat=True),
            *Organisation.objects.filter(programme=programme).values_list("name", flat=True),
            *OrganisationName.objects.filter(organisation__programme=programme).values_list(
                "text", flat=True
            ),
        ]
    )
