from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from record.layers import layer
from record.methods.test_who import NOTE, PAGE
from record.reviewed import TEXTS, read

from tracktwo.record import Judgement, Verdict, read_layers

ALL = {"ports": PAGE, "ports-note": NOTE, **TEXTS}


@settings(max_examples=10)
@given(st.permutations(sorted(ALL)))
def test_the_order_of_documents_changes_nothing(names):
    expected = read(dict(sorted(ALL.items()))).to_dict()
    assert read({name: ALL[name] for name in names}).to_dict() == expected


def test_two_documents_with_one_name_are_read_in_one_order():
    layers = [layer(PAGE, document="page"), layer(NOTE, document="page")]
    first, second = (read_layers(each).to_dict()["documents"] for each in permutations(layers))
    assert first == second


def test_judgements_join_and_part_people_and_organisations():
    def names(*judgements):
        found = read(judgements=judgements)
        return [sorted({m.text for m in each.mentions}) for each in (*found.persons, *found.organisations)]

    assert ["GU Wenbo", "顾文博"] in names()
    assert ["Willow Foundation"] in names()
    parted = names(Judgement(one="GU Wenbo", other="顾文博", verdict=Verdict.DIFFERENT))
    assert ["GU Wenbo"] in parted
    assert ["顾文博"] in parted
    joined = names(Judgement(one="柳树基金会", other="Willow Foundation", verdict=Verdict.SAME))
    assert ["Willow Foundation", "柳树基金会"] in joined


def test_what_two_accounts_tell_differently_is_kept_with_both_passages():
    found = [
        (each["field"], each["values"], [[one["quote"] for one in told] for told in each["evidence"]])
        for each in read().conflicts
    ]
    assert found == [
        ("duration", ["full-day", "half-day"], [["一天"], ["half-day"]]),
        (
            "contributions",
            [[], ["Ingrid Solheim", "Tor Nygaard"]],
            [
                ["第二届湖泊与河流对话"],
                [
                    "Ingrid Solheim, Director, Willow Foundation: “Ice that comes late”",
                    "Tor Nygaard, Engineer, Glomma Power AS",
                ],
            ],
        ),
    ]


def test_a_heading_that_says_otherwise_than_prose_is_kept_beside_it():
    page = PAGE.replace("Third Baltic Ports Dialogue", "Third Baltic Ports Dialogue: Online").replace(
        "half-day session.", "half-day session. Participants gathered in an in-person setting."
    )
    (event,) = read({"page": page}).events
    conflicts = read({"page": page}).conflicts
    assert event.mode == "in_person"
    assert [(each["event"], each["field"], each["values"]) for each in conflicts] == [
        ("e1", "mode", ["in_person", "remote"])
    ]


def test_two_accounts_in_one_language_that_name_an_event_differently_are_a_conflict():
    other = PAGE.replace("Third Baltic Ports Dialogue", "Riga Ferries Workshop", 1)
    found = read({"page": PAGE, "other": other}).conflicts
    assert ("name", ["Riga Ferries Workshop", "Third Baltic Ports Dialogue"]) in [
        (each["field"], each["values"]) for each in found
    ]


def test_a_side_that_follows_from_elsewhere_says_from_where():
    reading = read()
    (line,) = [each for each in reading.contributions if each.person == "顾文博"]
    page = [each.quote for each in line.context["side"]]
    assert (line.side, line.basis["side"], page) == ("CN", "inherited", ["Chinese Side"])
