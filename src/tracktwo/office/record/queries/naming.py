"""Every form of a name on record, for what may name nobody."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracktwo.office.record.models import Organisation, OrganisationName, PersonName

if TYPE_CHECKING:
    from tracktwo.office.record.models import Programme

__all__ = ["named_on_record", "names_on_record"]


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


def named_on_record(programme: "Programme") -> Iterator[tuple[str, str, str]]:
    """Yield kind ("person", "organisation"), key and name for every form of a name of a programme."""
    people = PersonName.objects.filter(person__programme=programme).order_by("pk")
    for key, text in people.values_list("person__key", "text"):
        yield "person", key, text
    for key, text in Organisation.objects.filter(programme=programme).values_list("key", "name"):
        yield "organisation", key, text
    forms = OrganisationName.objects.filter(organisation__programme=programme).order_by("pk")
    for key, text in forms.values_list("organisation__key", "text"):
        yield "organisation", key, text
