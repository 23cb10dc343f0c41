"""The closed sets of a record, and what follows from a kind of event."""

from enum import StrEnum

import pytest

from tracktwo.vocabulary import kinds
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.kinds import WORDS, EventKind, default_rule, is_public, takes_number
from tracktwo.vocabulary.languages import words

CLOSED_SETS = [
    made
    for name in kinds.__all__
    if isinstance(made := getattr(kinds, name), type) and issubclass(made, StrEnum)
]


@pytest.mark.parametrize("closed", [*CLOSED_SETS, Rule], ids=lambda closed: closed.__name__)
def test_every_value_has_a_word_in_both_languages(closed: type[StrEnum]):
    chinese = words("zh-Hans").gettext
    assert {value for value in closed if WORDS[value] and chinese(WORDS[value]) != WORDS[value]} == set(
        closed
    )


def test_what_follows_from_a_kind_of_event():
    assert {kind: (takes_number(kind), is_public(kind), default_rule(kind)) for kind in EventKind} == {
        EventKind.FORMAL_WORKSHOP: (True, False, Rule.ON_THE_RECORD),
        EventKind.HIGH_LEVEL_SESSION: (True, False, Rule.ON_THE_RECORD),
        EventKind.INFORMAL_DISCUSSION: (False, False, Rule.OFF_THE_RECORD),
        EventKind.SMALL_GROUP_DIALOGUE: (False, False, Rule.NOT_FOR_ATTRIBUTION),
        EventKind.PUBLIC_PANEL: (False, True, Rule.ON_THE_RECORD),
        EventKind.PUBLIC_BROADCAST: (False, True, Rule.ON_THE_RECORD),
        EventKind.REHEARSAL: (False, False, Rule.NOT_FOR_ATTRIBUTION),
    }
