"""The demonstrations' rounds: loaded once, labelled as simulated everywhere, one revealed and one to try."""

from importlib.resources import files

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tracktwo.office.models import Account, Membership, Programme, Round
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.rounds import queries
from tracktwo.office.shell.sampling import DEMONSTRATIONS, load_rounds, rounds_to_try
from tracktwo.office.terms.concepts import concept_called
from tracktwo.office.terms.condition_demonstration import conditions_shipped, let_shipped_out
from tracktwo.office.terms.conditions import case_words
from tracktwo.vocabulary.errors import DataError

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # a round of 62 people is answered and worked out


def demonstration(key: str) -> tuple[Programme, list[Membership]]:
    programme = import_programme((files("tracktwo") / "demo" / f"{key}.json").read_bytes(), by=None)
    convenors = []
    for side in programme.sides.all():
        account = Account.objects.create(name=f"{key} {side.key}")
        convenors.append(
            Membership.objects.create(account=account, programme=programme, side=side, role="convenor")
        )
    return programme, convenors


EXPECTED = {
    "sino-us-space": ("two-views", 24, 62, ["en", "zh-Hans"]),
    "northshore-southshore": ("two-shores", 10, 23, ["en", "ar"]),
}
# rounds that ask of one term which cases it takes in: statements and people
BORDERS = {
    "sino-us-space": {},
    "northshore-southshore": {"which-ferries": (8, 28), "whose-task": (8, 36)},
}


@pytest.mark.parametrize("key", DEMONSTRATIONS)
def test_one_round_is_revealed_and_one_is_open(key: str):
    programme, convenors = demonstration(key)
    load_rounds(programme, convenors=convenors)
    sample, statements, people, languages = EXPECTED[key]
    found = {each.key: each for each in queries.rounds_of(programme)}
    borders = BORDERS[key]
    assert {name: each.state for name, each in found.items()} == {
        sample: "revealed",
        "try-it-yourself": "open",
        **dict.fromkeys(borders, "revealed"),
    }
    for name, each in found.items():
        assert (each.is_simulated, each.languages) == (True, languages)
        assert (each.asked, each.participants.count()) == borders.get(name, (statements, people))
        assert all(queries.is_checked(each, language=tag) for tag in each.languages)
        assert each.frozen == queries.digest(queries.texts_of(each))
    assert found[sample].code != found["try-it-yourself"].code
    waiting = found["try-it-yourself"].suggestions.order_by("number")
    assert [each.state for each in waiting] == ["waiting"] * {"sino-us-space": 6, "northshore-southshore": 3}[
        key
    ]
    assert {each.side.key for each in waiting} == {each.side.key for each in convenors}
    assert {each.language for each in waiting} == set(languages)
    assert not any(each.suggestions.exists() for name, each in found.items() if name != "try-it-yourself")
    assert [each.code for each in rounds_to_try()] == [found["try-it-yourself"].code]
    with CaptureQueriesContext(connection) as again:
        load_rounds(programme, convenors=convenors)
    # savepoints and a look for each: nothing is made or read whole
    assert len(again) <= 12 + 4 * len(borders)
    assert Round.objects.count() == 2 + len(borders)


def test_a_programme_without_the_rehearsal_keeps_nothing_half_made():
    programme, convenors = demonstration(DEMONSTRATIONS[1])
    programme.events.filter(key="rehearsal").delete()
    with pytest.raises(DataError, match="There is no event “rehearsal” in this programme"):
        load_rounds(programme, convenors=convenors)
    assert not Round.objects.exists()


def test_on_what_a_ferry_depends_is_let_out_for_one_case_and_waits_for_another():
    programme, convenors = demonstration("northshore-southshore")
    load_rounds(programme, convenors=convenors)
    concept = concept_called(programme, "commercial-ferry")
    round_ = queries.round_called(programme, "which-ferries")
    shipped = conditions_shipped("which-ferries")
    found = {
        each.case: (each.is_shown, each.readable) for each in case_words(concept, round_, seat=convenors[0])
    }
    assert found == {"C1": (False, len(shipped["C1"])), "C6": (False, len(shipped["C6"]))}
    for _ in range(2):
        let_shipped_out(programme, convenors=convenors)
        found = {each.case: each for each in case_words(concept, round_, seat=convenors[1])}
        assert sorted(each.words["en"] for each in found["C1"].shown) == sorted(
            each.said["en"] for each in shipped["C1"]
        )
        assert (found["C6"].is_shown, found["C6"].readable) == (False, 14)
