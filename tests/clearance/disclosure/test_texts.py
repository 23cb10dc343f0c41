"""Free text: approved words, enough writers, shown once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.clearance import Release
from tracktwo.clearance.disclosure import (
    Policy,
    Reason,
    ShownWriting,
    Writing,
    release_writings,
)
from tracktwo.clearance.tables import fixed

ONE_SEAT = Policy(most_seats=1)


def writing(number, *, side="north", text=None, by="Ada Nord", **more):
    words = {"en": f"Words {number:02}"} if text is None else text
    return Writing(
        writer=f"{side}-{number}",
        side=side,
        release=Release(text=words, approved_by=by),
        is_verbatim=more.pop("is_verbatim", False),
        **more,
    )


def shown(*words, side=None):
    return tuple(ShownWriting(words=fixed(each), side=side) for each in words)


def many(count, side="north", **more):
    return [writing(number, side=side, **more) for number in range(count)]


def test_words_of_five_writers_are_shown_in_alphabetical_order():
    assert release_writings(many(5)[::-1], policy=ONE_SEAT, by_side=False) == shown(
        *({"en": f"Words {number:02}"} for number in range(5))
    )


@pytest.mark.parametrize(("seats", "least"), [(1, 5), (3, 7)])
def test_fewer_writers_than_the_threshold_show_nothing(seats, least):
    policy = Policy(most_seats=seats)
    assert release_writings(many(least - 1), policy=policy, by_side=False) is Reason.TOO_FEW
    assert len(release_writings(many(least), policy=policy, by_side=False)) == least


def test_one_writer_of_many_texts_is_one_writer():
    texts = [*many(4), *(writing(3, text={"en": f"More {n}"}) for n in range(5))]
    assert release_writings(texts, policy=ONE_SEAT, by_side=False) is Reason.TOO_FEW


def test_nothing_goes_out_unless_a_named_person_approved_the_words():
    texts = [*many(5), writing(9, by=" "), writing(10, text={"en": "  "})]
    assert release_writings(texts, policy=ONE_SEAT, by_side=False) == release_writings(
        many(5), policy=ONE_SEAT, by_side=False
    )
    assert release_writings([*many(4), writing(9, by="")], policy=ONE_SEAT, by_side=False) is Reason.TOO_FEW


def test_a_writer_s_own_words_need_the_writer_s_own_release():
    quoted = writing(9, is_verbatim=True)
    agreed = writing(9, is_verbatim=True, writer_agreed=True)
    paraphrases = release_writings(many(5), policy=ONE_SEAT, by_side=False)
    assert release_writings([*many(5), quoted], policy=ONE_SEAT, by_side=False) == paraphrases
    assert release_writings([*many(5), agreed], policy=ONE_SEAT, by_side=False) == (
        *paraphrases,
        *shown({"en": "Words 09"}),
    )


def test_a_language_in_which_fewer_than_five_write_is_not_shown():
    both = [writing(n, text={"en": f"Words {n}", "zh-Hans": f"文字{n}"}) for n in range(4)]
    assert release_writings([*both, writing(4)], policy=ONE_SEAT, by_side=False) == shown(
        {"en": "Words 0"}, {"en": "Words 04"}, *({"en": f"Words {n}"} for n in range(1, 4))
    )
    fifth = writing(4, text={"zh-Hans": "文字4"})
    assert release_writings([*both, fifth], policy=ONE_SEAT, by_side=False) == shown(
        *sorted(({"zh-Hans": f"文字{n}"} for n in range(5)), key=str)
    )


@pytest.mark.parametrize(
    ("north", "south", "seats", "sided"),
    [(10, 10, 1, True), (9, 10, 1, False), (10, 9, 1, False), (12, 12, 3, True), (11, 12, 3, False)],
)
def test_the_side_is_named_from_an_effective_size_of_ten_writers_on_each(north, south, seats, sided):
    texts = [*many(north), *many(south, side="south")]
    result = release_writings(texts, policy=Policy(most_seats=seats), by_side=True)
    assert len(result) == north + south
    assert {each.side for each in result} == ({"north", "south"} if sided else {None})


def test_the_side_is_named_only_if_asked_for_and_of_two():
    assert {
        each.side
        for each in release_writings([*many(10), *many(10, side="south")], policy=ONE_SEAT, by_side=False)
    } == {None}
    assert {each.side for each in release_writings(many(20), policy=ONE_SEAT, by_side=True)} == {None}


def test_a_language_is_counted_within_the_side_that_is_named():
    """Four who write Chinese on each side: eight together, but four where the side is told."""
    texts = [
        writing(n, side=side, text={"en": f"{side} {n}"} | ({"zh-Hans": f"{side}文{n}"} if n < 4 else {}))
        for side in ("north", "south")
        for n in range(10)
    ]
    languages = {
        sided: {tag for each in release_writings(texts, policy=ONE_SEAT, by_side=sided) for tag in each.words}
        for sided in (True, False)
    }
    assert languages == {True: {"en"}, False: {"en", "zh-Hans"}}


def test_text_is_shown_once_and_only_ever_less_of_it():
    first = release_writings(many(6), policy=ONE_SEAT, by_side=False)
    more = release_writings(many(12), policy=ONE_SEAT, by_side=True, earlier=first)
    assert more == first
    assert release_writings(many(12)[1:], policy=ONE_SEAT, by_side=False, earlier=first) == first[1:]
    assert release_writings(many(1), policy=ONE_SEAT, by_side=False, earlier=first) == first[:1]
    assert release_writings([], policy=ONE_SEAT, by_side=False, earlier=first) == ()


def test_equal_words_are_listed_by_side():
    texts = [
        writing(n, side=side, text={"en": f"Words {n // 2}"})
        for side in ("south", "north")
        for n in range(10)
    ]
    sided = release_writings(texts, policy=ONE_SEAT, by_side=True)
    assert [each.side for each in sided] == ["north", "north", "south", "south"] * 5
    assert release_writings(texts, policy=ONE_SEAT, by_side=False) == shown(
        *({"en": f"Words {n}"} for n in range(5) for _ in range(4))
    )


@given(st.permutations(range(6)))
def test_the_order_of_writing_has_no_influence(order):
    texts = many(6)
    assert release_writings([texts[n] for n in order], policy=ONE_SEAT, by_side=False) == release_writings(
        texts, policy=ONE_SEAT, by_side=False
    )


def test_a_text_prints_nothing_of_itself():
    assert "Words" not in repr(writing(1))
