"""Who is who: names of people and organisations compared, put together, or left to a person's decision."""

from tracktwo.record.methods.resolution.doubles import (
    Double,
    Printed,
    Register,
    doubled_organisations,
    doubled_people,
)
from tracktwo.record.methods.resolution.known import KnownOrganisations
from tracktwo.record.methods.resolution.matching import Match, Reason, reason_words
from tracktwo.record.methods.resolution.names import Name, Order, read_name
from tracktwo.record.methods.resolution.organisations import is_part_of, same_organisation
from tracktwo.record.methods.resolution.people import same_person
from tracktwo.record.methods.resolution.resolving import resolve_organisations, resolve_people
from tracktwo.record.methods.resolution.stated import stated_abbreviations
from tracktwo.record.methods.resolution.twins import stated_twins

__all__ = [
    "Double",
    "KnownOrganisations",
    "Match",
    "Name",
    "Order",
    "Printed",
    "Reason",
    "Register",
    "doubled_organisations",
    "doubled_people",
    "is_part_of",
    "read_name",
    "reason_words",
    "resolve_organisations",
    "resolve_people",
    "same_organisation",
    "same_person",
    "stated_abbreviations",
    "stated_twins",
]
