"""What follows from exact values: the same as perception says of the answers themselves."""

from fractions import Fraction
from random import Random

import pyarrow as pa
import pytest

from tracktwo.clearance.disclosure import (
    Area,
    Awareness,
    ExactExpectation,
    ExactStances,
    Limits,
    estimate_exact,
    interval_of_share,
)
from tracktwo.perception import Finding, Firmness, gaps

SIDES = ("a", "b")


def draw_side(random):
    """One side's answers: a stance and a guess in tenths, or none, for each person."""
    agree, guess = random.random(), random.random()
    return [
        (
            random.choices(("agree", "disagree", "unsure"), (agree, 1 - agree, 0.15))[0],
            None
            if random.random() < 0.1
            else round(10 * random.betavariate(6 * guess + 0.1, 6.1 - 6 * guess)) / 10,
        )
        for _ in range(random.randint(3, 40))
    ]


def stances_of(answers):
    given = [stance for stance, _ in answers]
    return ExactStances(**{name: given.count(name) for name in ("agree", "disagree", "unsure")})


def expectation_of(answers):
    given = [guess for _, guess in answers if guess is not None]
    mean = sum(given) / len(given)
    spread = (sum((guess - mean) ** 2 for guess in given) / len(given)) ** 0.5
    return ExactExpectation(points=round(100 * mean, 4), people=len(given), spread=round(100 * spread, 4))


def said(answers, *, reciprocal):
    """What perception says of one statement, from the table of answers."""
    rows = [
        {
            "participant": f"{side}{person}",
            "side": side,
            "statement": "s",
            "stance": stance,
            "expected": guess,
        }
        for side, given in answers.items()
        for person, (stance, guess) in enumerate(given)
    ]
    statements = pa.table({"statement": ["s"], "reciprocal": [reciprocal]})
    (statement,) = gaps(pa.Table.from_pylist(rows), statements=statements, sides=SIDES).to_dict()[
        "statements"
    ]
    return statement


def rounded(low, high):
    return None if low is None else Limits(Fraction(f"{low:.3f}"), Fraction(f"{high:.3f}"))


def sublabel(label):
    match label.awareness:
        case None:
            return None
        case Awareness.ONE_SIDED:
            return f"only:{SIDES[label.unaware]}"
        case _:
            return label.awareness.value


@pytest.mark.parametrize("seed", range(60))
def test_exact_values_say_what_perception_says_of_the_answers(seed):
    random = Random(seed)
    answers = {side: draw_side(random) for side in SIDES}
    reciprocal = bool(seed % 2)
    oracle = said(answers, reciprocal=reciprocal)
    stances = tuple(stances_of(answers[side]) for side in SIDES)
    found = estimate_exact(
        stances, expected=tuple(expectation_of(answers[side]) for side in SIDES), reciprocal=reciprocal
    )
    if oracle["class"] is None:
        assert (found.label, found.areas) == (None, (Area.TOO_CLOSE, Area.TOO_CLOSE))
    else:
        label = found.label
        assert (label.finding, label.firmness, sublabel(label)) == (
            oracle["class"],
            oracle["firmness"],
            oracle["sublabel"],
        )
        assert float(label.probability) == pytest.approx(oracle["p"][oracle["class"]], abs=0.0006)
    for place, (side, other) in enumerate((SIDES, SIDES[::-1])):
        about, own = oracle["sides"][other], oracle["sides"][side]
        assert found.expects[place] == rounded(about["expected_low"], about["expected_high"])
        assert found.gaps[place] == rounded(about["gap_low"], about["gap_high"])
        assert interval_of_share(stances[place]) == rounded(own["low"], own["high"])


def counted(agree, disagree, unsure=0):
    return ExactStances(agree=agree, disagree=disagree, unsure=unsure)


def guessed(points, people=28, spread=15.0):
    return ExactExpectation(points=points, people=people, spread=spread)


def areas(one, other, *, guess, back, reciprocal=False):
    return estimate_exact((one, other), expected=(guess, back), reciprocal=reciprocal).areas


AGREE, DISAGREE = counted(25, 3), counted(3, 25)
HIGH, LOW, MIDDLE = guessed(85.0), guessed(15.0), guessed(50.0)


@pytest.mark.parametrize(
    ("one", "other", "guess", "back", "expected"),
    [
        (AGREE, AGREE, HIGH, HIGH, (Area.AGREE_KNOWN, Area.AGREE_KNOWN)),
        (AGREE, AGREE, LOW, HIGH, (Area.AGREE_UNKNOWN, Area.AGREE_KNOWN)),
        (DISAGREE, DISAGREE, LOW, HIGH, (Area.AGREE_KNOWN, Area.AGREE_UNKNOWN)),
        (AGREE, DISAGREE, LOW, HIGH, (Area.DIFFER_KNOWN, Area.DIFFER_KNOWN)),
        (AGREE, DISAGREE, HIGH, HIGH, (Area.DIFFER_UNKNOWN, Area.DIFFER_KNOWN)),
        (AGREE, DISAGREE, HIGH, LOW, (Area.DIFFER_UNKNOWN, Area.DIFFER_UNKNOWN)),
        (AGREE, DISAGREE, LOW, MIDDLE, (Area.DIFFER_KNOWN, Area.TOO_CLOSE)),
        (AGREE, counted(14, 14), HIGH, HIGH, (Area.TOO_CLOSE, Area.TOO_CLOSE)),
        (counted(10, 3, 15), AGREE, HIGH, HIGH, (Area.TOO_CLOSE, Area.TOO_CLOSE)),
    ],
)
def test_how_a_side_stands_does_not_ask_what_the_other_side_knows(one, other, guess, back, expected):
    assert areas(one, other, guess=guess, back=back) == expected
    assert areas(other, one, guess=back, back=guess) == expected[::-1]


def test_sides_that_say_the_opposite_of_each_other_agree():
    """Each says the other is better off, or one says so and the other denies it: the same view of the world."""
    assert areas(AGREE, DISAGREE, guess=LOW, back=HIGH, reciprocal=True) == (
        Area.AGREE_KNOWN,
        Area.AGREE_KNOWN,
    )


@pytest.mark.parametrize(
    ("guess", "awareness"),
    [(HIGH, Awareness.KNOWN), (LOW, Awareness.UNKNOWN)],
)
def test_a_mirror_image_is_known_where_both_sides_expect_it(guess, awareness):
    """Both say that they are better off: their agreements clash."""
    label = estimate_exact((AGREE, AGREE), expected=(guess, HIGH), reciprocal=True).label
    assert (label.finding, label.awareness, label.unaware) == (Finding.MIRROR_IMAGE, awareness, None)


def test_small_sides_need_more_to_be_sure():
    """Both labels have a probability between 0.8 and 0.9: enough for ten people a side, not for nine."""
    nine, ten = (
        estimate_exact(
            (counted(agree, 2), counted(agree, 2)),
            expected=(guessed(70.0, agree + 2), guessed(70.0, agree + 2)),
            reciprocal=False,
        )
        for agree in (7, 8)
    )
    assert (nine.label.probability, ten.label.probability) == (Fraction("0.846"), Fraction("0.898"))
    assert (nine.areas, ten.areas) == ((Area.TOO_CLOSE,) * 2, (Area.AGREE_KNOWN,) * 2)


def test_fewer_than_five_have_no_class_and_fewer_than_five_guesses_no_limits():
    found = estimate_exact((counted(4, 0), AGREE), expected=(guessed(80.0, 4), HIGH), reciprocal=False)
    assert (found.label, found.expects[0], found.gaps[0]) == (None, None, None)
    assert found.expects[1] is not None
    assert (
        estimate_exact((AGREE, AGREE), expected=(guessed(80.0, 4), HIGH), reciprocal=False).label is not None
    )


def test_five_have_a_class_and_five_guesses_have_limits():
    found = estimate_exact((counted(4, 1), counted(5, 0)), expected=(guessed(80.0, 5),) * 2, reciprocal=False)
    assert (found.label.finding, found.label.probability) == (Finding.SHARED_GROUND, Fraction("0.808"))
    assert found.expects == (Limits(Fraction("0.566"), Fraction("0.900")),) * 2
    assert found.gaps == (
        Limits(Fraction("-0.369"), Fraction("0.101")),
        Limits(Fraction("-0.282"), Fraction("0.347")),
    )


def test_too_few_guesses_say_as_much_as_guesses_of_one_half():
    few, half = (
        estimate_exact((AGREE, AGREE), expected=(each, HIGH), reciprocal=False)
        for each in (guessed(80.0, 4), MIDDLE)
    )
    assert (few.label, few.areas) == (half.label, half.areas)
    assert few.label.probability == Fraction("0.650")
    assert few.areas == (Area.TOO_CLOSE, Area.AGREE_KNOWN)


def test_firmness_is_perceptions():
    label = estimate_exact((AGREE, AGREE), expected=(HIGH, HIGH), reciprocal=False).label
    assert (label.finding, label.firmness) == (Finding.SHARED_GROUND, Firmness.FIRM)


def test_nobody_with_a_view_has_no_limits_and_no_gap_about_them():
    found = estimate_exact((counted(0, 0, 25), AGREE), expected=(HIGH, HIGH), reciprocal=False)
    assert interval_of_share(counted(0, 0, 25)) is None
    assert (found.gaps[0] is None, found.gaps[1]) == (False, None)
