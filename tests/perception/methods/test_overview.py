"""Everything over all statements: by hand, by brute force, by independent software, and as symmetries."""

import json

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perception.populations import grouped, population
from scipy import stats
from scipy.optimize import brentq

from tracktwo.perception import OVERVIEW, Settings, overview, overview_of, tally
from tracktwo.perception.methods.compression import compression
from tracktwo.perception.methods.overview.bridges import bridge
from tracktwo.perception.methods.overview.headlines import Headlines
from tracktwo.perception.methods.overview.jackknife import fieller, jackknife
from tracktwo.perception.methods.overview.overall import overall, used
from tracktwo.perception.methods.overview.own import own_view
from tracktwo.perception.methods.overview.people import Keeper
from tracktwo.perception.methods.overview.room import room_leans, share_limits, share_moments
from tracktwo.perception.methods.tally import ANSWERS_NAME, tally_keeping
from tracktwo.perception.readers import open_table
from tracktwo.perception.tables import Missing
from tracktwo.vocabulary.errors import UsageError

COLUMNS = ("participant", "side", "statement", "stance", "expected", "expected_own")
RULES = Settings()


def table(rows):
    columns = dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
    kinds = [pa.string()] * 4 + [pa.float64()] * 2
    return pa.table({name: pa.array(columns[name], kind) for name, kind in zip(COLUMNS, kinds, strict=True)})


def answered(seed=20211112, *, people=(12, 10), statements=14, own=True):
    rng = np.random.default_rng(seed)
    rows = []
    for place in range(statements):
        shares = rng.beta(1.2, 1.2, 2)
        for side, name in enumerate(("A", "乙")):
            for person in range(people[side]):
                draw = rng.random()
                stance = None if draw < 0.05 else "unsure" if draw < 0.15 else None
                if draw >= 0.15:
                    stance = "agree" if rng.random() < shares[side] else "disagree"
                about = round(float(np.clip(rng.normal(0.5 + 0.4 * (shares[1 - side] - 0.5), 0.2), 0, 1)), 1)
                mine = round(float(np.clip(rng.normal(0.5 + 0.7 * (shares[side] - 0.5), 0.2), 0, 1)), 1)
                rows.append((f"{name}{person}", name, f"s{place:02}", stance, about, mine if own else None))
    return rows


ROWS = answered()


@pytest.fixture(scope="module")
def found():
    return overview(table(ROWS))


# --- shared agreement and disagreement ---


def test_a_bridge_by_hand():
    # 11 of 12 and 9 of 10: means 11.5/13 and 9.5/11; second moments times 12.5/14 and 10.5/12
    score = bridge(np.array([[11, 9]]), np.array([[12, 10]]), unseen=None, level=0.9)
    first = 11.5 / 13 * 9.5 / 11
    second = first * 12.5 / 14 * 10.5 / 12
    strength = first * (1 - first) / (second - first**2) - 1
    ends = stats.beta(first * strength, (1 - first) * strength).ppf([0.05, 0.95]) ** 0.5
    assert score.score == pytest.approx([first**0.5])
    assert [score.limits.low[0], score.limits.high[0]] == pytest.approx(ends)


@pytest.mark.parametrize(
    "said", [((4, 1), (5, 5)), ((11, 9), (12, 10)), ((3, 70), (20, 80)), ((0, 0), (6, 9))]
)
def test_limits_of_a_bridge_are_those_of_the_product_itself(said):
    """The distribution of the product of two Beta variables, integrated over the first of them."""
    yes, n = (np.array([each]) for each in said)
    found = bridge(yes, n, unseen=None, level=0.9)
    one, two = (stats.beta(y + 0.5, m - y + 0.5) for y, m in zip(yes[0], n[0], strict=True))

    def below(limit):
        inner = [two.cdf(np.minimum(1.0, limit**2 / one.ppf((np.arange(4_000) + 0.5) / 4_000)))]
        return float(np.mean(inner))

    ends = [brentq(lambda x, tail=tail: below(x) - tail, 1e-6, 1 - 1e-6) for tail in (0.05, 0.95)]
    assert [found.limits.low[0], found.limits.high[0]] == pytest.approx(ends, abs=0.012)


def test_who_is_unsure_has_not_half_agreed():
    sure, unsure = (
        bridge(np.array([[8, 8]]), np.array([n]), unseen=None, level=0.9).score for n in ([8, 8], [10, 10])
    )
    assert unsure == pytest.approx([8.5 / 11])
    assert sure == pytest.approx([8.5 / 9])


def test_places_follow_the_lower_limits(found):
    rows = [row for row in found.table.to_pylist() if row["side"] == "A"]
    for name in ("agreement", "disagreement"):
        placed = sorted(rows, key=lambda row: row[f"{name}_place"])
        lower = [row[f"shared_{name}_low"] for row in placed]
        assert lower == sorted(lower, reverse=True)
        assert [row[f"{name}_place"] for row in placed] == list(range(1, 15))
        listed = found.shared_agreement if name == "agreement" else found.shared_disagreement
        assert list(listed) == [row["statement"] for row in placed]
    assert [row["agreement_place"] for row in rows] == list(range(1, 15))


def test_reciprocal_and_little_answered_statements_have_no_place():
    rows = [row for row in ROWS if row[2] < "s03"] + [
        (f"{s}{k}", s, "few", "agree", None, None) for s in "A乙" for k in range(4)
    ]
    listed = pa.table(
        {
            "statement": ["s00", "s01", "s02", "few", "nobody"],
            "reciprocal": [False, True, False, False, False],
            "fact": [False, False, True, False, False],
        }
    )
    result = overview(table(rows), statements=listed).to_dict()
    reasons = {
        each["statement"]: (each["reason"], each["fact"], each["agreement_place"])
        for each in result["statements"]
    }
    assert {name: reason for name, (reason, _, _) in reasons.items()} == {
        "s00": None,
        "s01": "reciprocal",
        "s02": None,
        "few": "too_few",
        "nobody": "too_few",
    }
    assert reasons["s02"][1] is True
    assert sorted(result["shared_agreement"]) == ["s00", "s02"]
    assert result["between"]["statements"] == 2


# --- over all statements ---


def test_figures_over_statements_by_brute_force(found):
    """Each figure from the rows themselves."""
    sides = ("A", "乙")
    by = {}
    for person, side, statement, stance, about, mine in ROWS:
        by.setdefault((statement, side), []).append((person, stance, about, mine))
    totals = {name: [] for name in ("between", "within", "brier", "same", "opposite", "nearer", "further")}
    for statement in sorted({row[2] for row in ROWS}):
        views = [
            [each[1] == "agree" for each in by[statement, side] if each[1] in {"agree", "disagree"}]
            for side in sides
        ]
        p = [np.mean(each) for each in views]
        noise = [np.var(each, ddof=1) / len(each) for each in views]
        totals["between"].append(((p[0] - p[1]) ** 2 - sum(noise)) / 4)
        totals["within"].append(sum(np.var(each, ddof=1) for each in views) / 2)
        error = [
            np.mean([(each[2] - p[1 - k]) ** 2 for each in by[statement, side]]) - noise[1 - k]
            for k, side in enumerate(sides)
        ]
        totals["brier"].append(error[0])
        totals["same"].append((p[0] - p[1]) ** 2 - sum(noise))
        totals["opposite"].append((1 - p[0] - p[1]) ** 2 - sum(noise))
        totals["nearer"].append(error[0] - error[1])
        guesses = [np.mean([each[k] for each in by[statement, "A"]]) for k in (2, 3)]
        totals["further"].append(abs(guesses[0] - p[1]) - abs(guesses[1] - p[0]))
    sums, means = ({name: kind(values) for name, values in totals.items()} for kind in (np.sum, np.mean))
    reading = found.readings["A"]
    assert found.between.value == pytest.approx(sums["between"] / (sums["between"] + sums["within"]))
    assert [reading.brier.value, reading.same.value, reading.opposite.value] == pytest.approx(
        [means["brier"], means["same"], means["opposite"]]
    )
    assert [found.nearer.value, reading.error_difference.value] == pytest.approx(
        [means["nearer"], means["further"]]
    )
    assert reading.skill_same.value == pytest.approx(1 - means["brier"] / means["same"])


def test_limits_are_those_of_leaving_out_each_person(found):
    """Tables without a person, and the figures of each, all over again."""
    chosen = used(tally(table(ROWS)), reciprocal=np.zeros(14, dtype=bool), settings=RULES)
    variance, freedom = 0.0, 0.0
    for side, people in (("A", 12), ("乙", 10)):
        without = []
        for person in range(people):
            rest = tally(table([row for row in ROWS if row[0] != f"{side}{person}"]))
            without.append(
                overall(rest.listed(tally(table(ROWS)).statements), chosen, seen=np.zeros((14, 2))).between[0]
            )
        part = (people - 1) / people * np.sum((np.array(without) - np.mean(without)) ** 2)
        variance, freedom = variance + part, freedom + part**2 / (people - 1)
    half = stats.t(variance**2 / freedom).ppf(0.95) * variance**0.5
    assert [found.between.low, found.between.high] == pytest.approx(
        [found.between.value - half, found.between.value + half]
    )


def test_people_left_out_in_groups_of_one_are_people_left_out():
    sums, shares = population("apart", statements=12, seed=3, people=300).draw(
        np.random.default_rng(1), people=(200, 150)
    )
    chosen = used(sums, reciprocal=np.zeros(12, dtype=bool), settings=RULES)

    def figures(counts):
        return overall(
            type(sums)(statements=sums.statements, sides=sums.sides, counts=counts),
            chosen,
            seen=np.zeros((12, 2)),
        ).vector()

    alone, gathered = (jackknife(figures, sums.counts, each) for each in (shares, grouped(shares, groups=40)))
    assert alone.units == (200, 150)
    assert gathered.units == (40, 39)
    errors = [np.sqrt(np.diagonal(each.parts.sum(axis=0))) for each in (alone, gathered)]
    # 40 groups tell an error to about 1 in 9
    assert errors[1] == pytest.approx(errors[0], rel=0.45)


@pytest.mark.parametrize(("top", "bottom"), [(1.0, 2.0), (-0.3, 1.0), (2.5, 1.1)])
def test_limits_of_a_ratio_solve_their_equation(top, bottom):
    _, shares = population("apart", statements=12, seed=3, people=300).draw(
        np.random.default_rng(1), people=(20, 20)
    )
    spread = jackknife(
        lambda counts: np.array([counts[:, 0, 0].sum(), counts[:, 1, 1].sum()]) / 500.0,
        shares_sum(shares),
        shares,
    )
    low, high = fieller(top, bottom, spread, (0, 1), margin=1.7)
    among = spread.parts.sum(axis=0)
    for ratio in (low, high):
        weights = np.array([1.0, -ratio])
        assert (top - ratio * bottom) ** 2 == pytest.approx(1.7**2 * weights @ among @ weights)
    assert low < top / bottom < high
    assert fieller(top, 0.0, spread, (0, 1), margin=1.7) is None


def shares_sum(shares):
    return np.stack([shares.counts[shares.seats == side].sum(axis=0) for side in (0, 1)], axis=1)


def test_exchanging_the_sides_changes_nothing_but_names(found):
    swapped = overview(table(ROWS), sides=("乙", "A"))
    one, two = found.to_dict(), swapped.to_dict()
    assert two["sides"] == ["乙", "A"]
    for side in ("A", "乙"):
        ours, theirs = (flat(each["readings"][side]) for each in (one, two))
        assert ours == pytest.approx(theirs)
    assert flat(one["between"]) == pytest.approx(flat(two["between"]))
    assert one["nearer"]["value"] == pytest.approx(-two["nearer"]["value"])
    assert one["nearer"]["low"] == pytest.approx(-two["nearer"]["high"])
    assert one["shared_agreement"] == two["shared_agreement"]
    pairs = {each["statement"]: each for each in two["statements"]}
    for each in one["statements"]:
        assert flat(each) == pytest.approx(flat(pairs[each["statement"]]))


def test_turning_statements_round_exchanges_agreement_and_disagreement(found):
    turn = {"agree": "disagree", "disagree": "agree"}
    turned = overview(table([(*row[:3], turn.get(row[3], row[3]), 1 - row[4], 1 - row[5]) for row in ROWS]))
    one, two = found.to_dict(), turned.to_dict()
    assert flat(one["between"]) == pytest.approx(flat(two["between"]))
    assert flat(one["readings"]) == pytest.approx(flat(two["readings"]))
    assert one["shared_agreement"] == two["shared_disagreement"]
    other = {each["statement"]: each for each in two["statements"]}
    for each in one["statements"]:
        for side, row in each["sides"].items():
            mirror = other[each["statement"]]["sides"][side]
            assert row["own_gap"] == pytest.approx(-mirror["own_gap"])
            assert row["own_gap_low"] == pytest.approx(-mirror["own_gap_high"])
            assert row["p_misjudges_itself"] == pytest.approx(mirror["p_misjudges_itself"])


def flat(value, name=""):
    """Return the numbers of nested dictionaries by path."""
    if isinstance(value, dict):
        return {
            path: each for key, part in value.items() for path, each in flat(part, f"{name}/{key}").items()
        }
    return {name: value} if isinstance(value, int | float) and not isinstance(value, bool) else {}


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_rows_changes_no_figure(seed):
    order = np.random.default_rng(seed).permutation(len(ROWS))
    one, two = overview(table(ROWS)).to_dict(), overview(table([ROWS[k] for k in order])).to_dict()
    del one["statements"], two["statements"]
    assert flat(one) == pytest.approx(flat(two), rel=1e-9)
    assert one["shared_agreement"] == two["shared_agreement"]


# --- people and groups of people ---


def test_many_people_are_gathered_by_their_codes_in_any_order():
    rows = answered(5, people=(60, 45), statements=4)
    kept = []
    for seed in (0, 1):
        order = np.random.default_rng(seed).permutation(len(rows))
        keeper = Keeper(rows=97)
        source = open_table(table([rows[k] for k in order]), name=ANSWERS_NAME)
        sums, places = tally_keeping(source, sides=("乙", "A"), keep=keeper)
        kept.append(keeper.shares(places, statements=4).listed(sums.statements, ("s00", "s01", "s02", "s03")))
    one, two = kept
    assert one.is_grouped
    assert one.people() == (45, 60)
    for mine, theirs in ((one.counts, two.counts), (one.seats, two.seats), (one.sizes, two.sizes)):
        assert (mine == theirs).all()
    whole = tally(table(rows), sides=("乙", "A")).listed(("s00", "s01", "s02", "s03"))
    assert (shares_sum(one) == whole.counts).all()


def test_few_people_stay_themselves():
    keeper = Keeper()
    sums, places = tally_keeping(open_table(table(ROWS), name=ANSWERS_NAME), sides=None, keep=keeper)
    shares = keeper.shares(places, statements=14)
    assert (shares.is_grouped, shares.people(), len(shares.counts)) == (False, (12, 10), 22)
    assert (shares_sum(shares) == sums.counts).all()


def test_sums_alone_have_figures_without_limits(found):
    bare = overview_of(tally(table(ROWS)))
    assert bare.between.value == found.between.value
    assert (bare.between.low, bare.between.high, bare.between.reason) == (None, None, Missing.NO_PEOPLE)
    assert (bare.left_out_by, bare.reads_better) == (None, None)
    assert bare.readings["A"].against_same is None
    assert bare.readings["A"].skill_same.value == found.readings["A"].skill_same.value
    assert bare.columns == found.columns


# --- the own side ---


def test_each_guess_about_the_own_side_is_held_against_the_others():
    rows = [row for row in ROWS if row[2] == "s03"]
    rows = [(*row[:5], None if place % 3 == 0 else row[5]) for place, row in enumerate(rows)]
    view = own_view(tally(table(rows)), unseen=None, settings=RULES)
    for place, side in enumerate(("A", "乙")):
        people = [row for row in rows if row[1] == side]
        held = []
        for row in people:
            if row[5] is not None:
                others = [
                    each[3] for each in people if each[0] != row[0] and each[3] in {"agree", "disagree"}
                ]
                held.append(np.mean([stance == "agree" for stance in others]))
        assert view.share[0, place] == pytest.approx(np.mean(held))


def one_side(stances, own, *, statement="s"):
    """Rows of side A as given, and six people of B who agree."""
    rows = [
        (f"A{k}", "A", statement, stance, 0.5, guess)
        for k, (stance, guess) in enumerate(zip(stances, own, strict=True))
    ]
    return rows + [(f"B{k}", "B", statement, "agree", 0.5, None) for k in range(6)]


def test_a_side_that_misjudges_itself_is_found_and_one_that_knows_itself_is_not():
    wrong, right = (
        overview(table(one_side(["agree"] * 14 + ["disagree"], [guess] * 15))).to_dict()["statements"][0][
            "sides"
        ]["A"]
        for guess in (0.2, 0.9)
    )
    assert (wrong["misjudges_itself"], right["misjudges_itself"]) == ("yes", "no")
    assert wrong["own_gap_high"] < 0
    assert right["own_gap_low"] < 0 < right["own_gap_high"]


def test_camps_that_expect_themselves_everywhere():
    rows = one_side(["agree"] * 6 + ["disagree"] * 5, [0.8] * 6 + [0.3] * 5)
    row = overview(table(rows)).to_dict()["statements"][0]["sides"]["A"]
    assert row["camps_apart"] == pytest.approx((4.8 + 0.5) / 7 - (1.5 + 0.5) / 6)
    assert row["camps_apart_low"] > 0
    fewer = overview(table(one_side(["agree"] * 6 + ["disagree"] * 4, [0.8] * 6 + [0.3] * 4)))
    assert fewer.to_dict()["statements"][0]["sides"]["A"]["camps_apart"] is None


def test_the_surprisingly_popular_answer_need_not_be_the_most_frequent():
    rows = one_side(["agree"] * 12 + ["disagree"] * 18, [0.1] * 30)
    fact = pa.table({"statement": ["s"], "reciprocal": [False], "fact": [True]})
    view = pa.table({"statement": ["s"], "reciprocal": [False], "fact": [False]})
    answers = {
        name: overview(table(rows), statements=listed).to_dict()["statements"][0]["sides"]
        for name, listed in (("fact", fact), ("view", view))
    }
    assert answers["fact"]["A"]["surprisingly_popular"] == "agree"
    # nobody of B was asked, and what is no question of fact has no right answer
    assert answers["fact"]["B"]["surprisingly_popular"] is None
    assert answers["view"]["A"]["surprisingly_popular"] is None
    even = overview(table(one_side(["agree"] * 15 + ["disagree"] * 15, [0.5] * 30)), statements=fact)
    assert even.to_dict()["statements"][0]["sides"]["A"]["surprisingly_popular"] == "no_clear_difference"


# --- drift to the middle ---


def test_drift_is_fitted_through_the_origin_by_least_squares():
    sums = tally(table(ROWS))
    drift = compression(sums, settings=RULES)
    for place in (0, 1):
        agree, disagree = sums.counts[:, place, 0], sums.counts[:, place, 1]
        share = (agree + 0.5) / (agree + disagree + 1)
        own = sums.guessed_own()
        mean = own.total[:, place] / own.people[:, place]
        slope = np.linalg.lstsq(np.log(share / (1 - share))[:, None], np.log(mean / (1 - mean)), rcond=None)[
            0
        ][0]
        assert drift.gamma[place] == pytest.approx(np.clip(slope, 0.2, 1))
    assert drift.fitted.all()
    assert drift.statements.tolist() == [14, 14]


def test_drift_is_assumed_where_too_little_was_asked():
    for rows in ([row for row in ROWS if row[2] < "s07"], answered(own=False)):
        drift = compression(tally(table(rows)), settings=RULES)
        assert (drift.gamma.tolist(), drift.fitted.tolist()) == ([0.5, 0.5], [False, False])


# --- this room only ---


def test_a_room_that_has_answered_knows_what_it_thinks():
    rows = [(*row[:3], row[3] or "unsure", *row[4:]) for row in ROWS]
    room = overview(table(rows), members={"乙": 10, "A": 12})
    for row in room.table.to_pylist():
        for name in ("agree_share", "disagree_share", "unsure_share"):
            assert row[name] == row[f"{name}_low"] == row[f"{name}_high"]
        assert row["shared_agreement"] == pytest.approx(row["shared_agreement_low"])
        assert row["shared_agreement"] == pytest.approx(row["shared_agreement_high"])
        assert row["own_gap_low"] < row["own_gap"] < row["own_gap_high"]
    assert room.between.low == room.between.value == room.between.high
    # the share as it is, nothing taken off for chance
    counts = tally(table(rows)).counts
    p = counts[:, :, 0] / (counts[:, :, 0] + counts[:, :, 1])
    between, within = ((p[:, 0] - p[:, 1]) ** 2 / 4).sum(), (p * (1 - p)).sum() / 2
    assert room.between.value == pytest.approx(between / (between + within), rel=0.01)
    assert room.readings["A"].brier.low < room.readings["A"].brier.value
    assert dict(room.members) == {"A": 12, "乙": 10}


def test_whoever_has_not_answered_is_beta_binomial():
    yes, no, unseen = np.array([[7, 0]]), np.array([[2, 5]]), np.array([[11, 40]])
    limits, moments = share_limits(yes, no, unseen=unseen, level=0.9), share_moments(yes, no, unseen=unseen)
    leans = room_leans(yes, no, unseen=unseen, settings=RULES)
    for place in (0, 1):
        a, d, more = yes[0, place], no[0, place], unseen[0, place]
        members = a + d + more
        law = stats.betabinom(more, a + 0.5, d + 0.5)
        assert [limits.low[0, place], limits.high[0, place]] == pytest.approx(
            (a + law.ppf([0.05, 0.95])) / members
        )
        assert moments.mean[0, place] == pytest.approx((a + law.mean()) / members)
        assert moments.variance[0, place] == pytest.approx(law.var() / members**2)
        x = np.arange(more + 1)
        chances = stats.betabinom(more, a + 1, d + 1).pmf(x)
        assert leans.agree[0, place] == pytest.approx(chances[(a + x) / members >= 0.55].sum())


def test_a_very_large_room_is_everybody():
    yes, no = np.array([[7]]), np.array([[2]])
    room, all_ = (share_limits(yes, no, unseen=unseen, level=0.9) for unseen in (np.array([[200_000]]), None))
    assert [room.low[0, 0], room.high[0, 0]] == pytest.approx([all_.low[0, 0], all_.high[0, 0]], abs=1e-4)


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"A": 12}, "members should name the sides A, 乙; it names A"),
        ({"A": 12, "C": 10}, "members should name the sides A, 乙"),
        ({"A": 11, "乙": 10}, "members of 'A' should be a whole number from 12, as many people answer"),
        ({"A": 12, "乙": 2.5}, "members of '乙' should be a whole number from 10"),
        ({"A": 12, "乙": 10_001}, "to 10,000; it is 10001"),
    ],
)
def test_a_room_that_does_not_fit_is_refused(members, sentence):
    with pytest.raises(UsageError, match=sentence):
        overview(table(ROWS), members=members)


# --- not enough ---


def test_five_people_on_one_statement_are_not_enough_for_anything_over_statements():
    rows = [(f"{s}{k}", s, "s", "agree", 0.5, 0.5) for s in "AB" for k in range(5)]
    result = overview(table(rows)).to_dict()
    nothing = {"value": None, "low": None, "high": None}
    for side in "AB":
        reading = result["readings"][side]
        for name in (
            "wrong_side",
            "brier",
            "same",
            "opposite",
            "skill_same",
            "skill_opposite",
            "error_difference",
        ):
            assert {key: reading[name][key] for key in nothing} == nothing
            assert reading[name]["reason"] == "too_few"
        assert (reading["against_same"], reading["compression_basis"]) == (None, "assumed")
    # everybody agrees: there is no difference, of which a share could lie anywhere
    assert {key: result["between"][key] for key in nothing} == nothing
    assert (result["nearer"]["reason"], result["reads_better"]) == ("too_few", None)
    assert result["shared_agreement"] == ["s"]
    assert json.loads(json.dumps(result, allow_nan=False)) == result


@pytest.mark.parametrize("people", [5, 20, 33])
def test_sides_that_are_wholly_opposed_do_not_look_certain(people):
    rows = [
        (f"{s}{k}", s, f"s{j}", said, None, None)
        for s, said in (("A", "agree"), ("B", "disagree"))
        for k in range(people)
        for j in range(12)
    ]
    between = overview(table(rows)).between
    assert (between.value, between.low, between.high, between.reason) == (1.0, None, None, Missing.UNMOVED)


def test_sides_that_happen_to_be_alike_on_one_statement_do_not_look_certain():
    # 9 of 13 against 10 of 15: less apart than chance alone would bring, which proves nothing
    rows = [
        (f"{s}{k}", s, "s", "agree" if k < agree else "disagree", None, None)
        for s, agree, n in (("A", 9, 13), ("B", 10, 15))
        for k in range(n)
    ]
    between = overview(table(rows)).between
    assert (between.value, between.low, between.high, between.reason) == (0.0, None, None, Missing.AT_THE_END)


def test_what_both_sides_agree_to_is_agreed_to_by_more_than_half_of_each():
    rows = [
        (f"{s}{k}", s, statement, "agree" if k < agree else "disagree", None, None)
        for statement, counts in {"both": (15, 11), "half": (18, 10), "one": (20, 4), "none": (2, 1)}.items()
        for s, agree in zip(("A", "B"), counts, strict=True)
        for k in range(20)
    ]
    result = overview(table(rows))
    assert result.shared_agreement == ("half", "both", "one", "none")
    assert (result.both_agree, result.both_disagree) == (("both",), ("none",))


@pytest.mark.parametrize("rows", [[("A", "A", "s", None, None, None), ("B", "B", "s", None, None, None)]])
def test_nobody_said_anything(rows):
    result = overview(table(rows)).to_dict()
    assert result["between"]["reason"] == "too_few"
    assert result["statements"][0]["sides"]["A"]["agree_share"] is None
    assert (result["shared_agreement"], result["shared_disagreement"]) == ([], [])
    json.dumps(result, allow_nan=False)


def test_own_expectations_that_were_not_asked_are_said_not_to_have_been():
    result = overview(table(answered(own=False)))
    assert result.readings["A"].error_difference.reason is Missing.NOT_ASKED
    assert {row["expected_own"] for row in result.table.to_pylist()} == {None}


# --- shape ---


def test_the_table_comes_back_in_the_callers_kind_and_dictionaries_have_every_key(found):
    frame = table(ROWS).to_pandas()
    result = overview(frame)
    assert type(result.table) is type(frame)
    assert list(result.table.columns) == [column.name for column in OVERVIEW.columns]
    OVERVIEW.validate(found.table)
    one = found.to_dict()
    assert list(one) == [
        *(
            "origin",
            "sides",
            "left_out",
            "settings",
            "members",
            "left_out_by",
            "between",
            "readings",
            "nearer",
        ),
        *("reads_better", "shared_agreement", "shared_disagreement", "statements"),
    ]
    assert json.loads(json.dumps(one, allow_nan=False)) == one
    assert repr(found) == "<Overview: 14 statements, A and 乙>"


# --- how often limits hold, on a small budget; the large one is in tests/deep ---


def test_limits_over_statements_hold_the_truth():
    held = {"between": [], "brier": [], "further": []}
    for seed in range(4):
        world = population("apart", statements=14, seed=seed, people=1_000)
        for draw in range(8):
            sums, shares = world.draw(np.random.default_rng([seed, draw]), people=(10, 12))
            over = Headlines(sums, np.zeros(14, dtype=bool), shares=shares, unseen=None, settings=RULES)
            truth = overall(world.truth, over.chosen, seen=np.zeros((14, 2)))
            found = over.reading(0)
            for name, figure in (
                ("between", over.between()),
                ("brier", found.brier),
                ("further", found.error_difference),
            ):
                if figure.low is not None:
                    held[name].append(figure.low <= getattr(truth, name)[0] <= figure.high)
    # 32 draws at 90 %: 23 or fewer once in 500
    assert all(len(each) == 32 and sum(each) >= 24 for each in held.values()), held
