"""Entries of a register that may be one: which pairs are shown to a person, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.record import Double, Printed, Register, Verdict, doubled_organisations, doubled_people
from tracktwo.record.methods.resolution import Match, Reason, doubles, same_person


def told(doubles):
    return [(each.one, each.other, str(each.match.verdict), str(each.match.reason)) for each in doubles]


def test_people_are_met_by_any_form_of_their_names_the_surest_first():
    names = {
        "smith-j": ["J. Smith"],
        "smith": ["John Smith"],
        "wei": ["Wei Ming"],
        "ming": ["MING Wei", "明伟"],
        "ruiz": ["Ana Ruiz"],
    }

    assert told(doubled_people(names)) == [
        ("ming", "wei", "same", "script"),
        ("smith", "smith-j", "same", "initial"),
    ]
    assert doubled_people(names)[0].forms == ("明伟", "Wei Ming")


def test_family_names_that_differ_by_a_letter_need_something_in_common():
    names = {"a": ["Ann Harlow"], "b": ["Ann Harlaw"]}

    assert doubled_people(names) == ()
    assert told(doubled_people(names, beside={"a": ["weir"], "b": ["weir"]})) == [
        ("a", "b", "unsure", "letter")
    ]


def test_a_part_is_no_double_of_its_whole_and_capitals_are_no_misprints():
    names = {
        "whole": ["River Academy of Sciences", "RAS"],
        "part": ["Third Institute of River Academy of Sciences"],
        "short": ["RAS"],
        "other": ["RASC"],
    }

    assert doubled_organisations(names) == (
        Double(
            one="short",
            other="whole",
            forms=("RAS", "RAS"),
            match=Match(verdict=Verdict.SAME, score=1.0, reason=Reason.EQUAL),
        ),
    )


NAMES = ["Wei Ming", "MING Wei", "Wang Fang", "Fang Wang", "J. Smith", "John Smith", "Jon Smith", "王芳"]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from(NAMES), min_size=1, max_size=2)))
def test_blocking_loses_no_pair_and_the_order_of_entries_changes_nothing(names):
    every = {
        (one, other)
        for one in names
        for other in names
        if one < other
        and any(same_person(a, b).verdict is not Verdict.DIFFERENT for a in names[one] for b in names[other])
    }

    found = doubled_people(names)

    assert {(each.one, each.other) for each in found} == every
    assert doubled_people(dict(reversed(names.items()))) == found


def test_one_name_thousands_of_times_hides_no_pair_of_a_rarer_one():
    crowd = {f"crowd-{number:04}": ["Ann Bee"] for number in range(1_000)}
    rare = {"rare-1": ["Ludmila Horáková"], "rare-2": ["Horáková, Ludmila"]}
    found = doubled_people({**crowd, **rare})
    assert len(found) == 200_000
    assert ("rare-1", "rare-2") in {(each.one, each.other) for each in found}


ENTRIES = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.builds(
        Printed,
        st.lists(st.sampled_from([*NAMES, "Ann Harlow", "Ann Harlaw"]), min_size=1, max_size=3).map(tuple),
        st.frozensets(st.sampled_from(["weir", "lock"])),
    ),
)


@pytest.mark.parametrize("most", [200_000, 9, 2])
@settings(max_examples=60, deadline=None)
@given(states=st.lists(ENTRIES, min_size=2, max_size=5))
def test_what_came_and_went_before_changes_nothing_however_many_pairs_are_compared(most, states):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doubles, "_MOST", most)
        known = Register.of_people()
        for entries in states:
            assert known.doubles(entries) == Register.of_people().doubles(entries)


def test_nothing_is_kept_of_an_entry_that_has_gone():
    known = Register.of_people()
    names = {"a": Printed(("Ann Bee",)), "b": Printed(("Ann Bee",)), "c": Printed(("Cy Dee",))}
    assert len(known.doubles(names)) == 1
    assert known.doubles({"c": names["c"]}) == ()
    kept = vars(known)["_kept"]
    told = {name: str(getattr(kept, name)) for name in kept.__slots__}
    assert "cy" in told["blocks"]
    assert not [name for name, said in told.items() if "nn" in said]


def test_what_failed_halfway_is_begun_again():
    failing = [True]

    def match(one, other, is_joined):
        if failing:
            failing.clear()
            raise ValueError(one)
        return same_person(one, other, witnessed=is_joined)

    known = Register(keys=lambda printed: printed.forms, match=match)
    names = {"a": Printed(("Ann Bee",)), "b": Printed(("Ann Bee",))}
    with pytest.raises(ValueError, match="Ann Bee"):
        known.doubles(names)
    assert [(each.one, each.other) for each in known.doubles(names)] == [("a", "b")]
