"""Asking whether a name is one of many that are known."""

from tracktwo.record.methods.resolution import KnownOrganisations, same_organisation
from tracktwo.record.tables import Verdict

NAMES = (
    "Harbour University",
    "The Harbor Institute of Law",
    "Salt Marsh Society Ltd.",
    "SMS",
    "海洋大学",
    "Institute of Water Technology",
    "Foundation for Rivers and Lakes",
    "Delta & Coast Foundation",
)
ASKED = (
    "Harbour University",
    "harbour university",
    "Salt Marsh Society",
    "Ocean University",
    "Institute of Water Tecnology",
    "FRL",
    "海洋大学",
    "Institute of Water",
    "Harbour School",
    "Hill University",
)


def test_a_name_is_known_as_if_it_were_compared_with_each():
    known = KnownOrganisations(NAMES)
    by_hand = {
        name for name in ASKED if any(same_organisation(name, each).verdict is Verdict.SAME for each in NAMES)
    }
    assert {name for name in ASKED if known.has(name)} == by_hand
    assert by_hand == {
        "Harbour University",
        "harbour university",
        "Salt Marsh Society",
        "Ocean University",
        "Institute of Water Tecnology",
        "FRL",
        "海洋大学",
    }


def test_nobody_is_known_where_there_are_no_names():
    assert [KnownOrganisations(()).has(name) for name in ASKED] == [False] * len(ASKED)
