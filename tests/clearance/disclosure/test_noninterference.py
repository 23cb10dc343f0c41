"""What outsiders can fetch of a round's results depends on answers through the released bands and nothing else.

From answers through disclosure control, the gate and the release to bytes, over histories of releases. Two histories
in which the same people are counted, and whose answers lie in the same bands wherever a series changes, publish the
same bytes. Beside it the controls: a change of bands does change bytes, and publishers that leak are caught.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from random import Random

import pytest
from clearance.disclosure.rounds import (
    SIDES,
    Panel,
    Round,
    Tree,
    answer_anew,
    content_alone,
    day,
    decided,
    draw_panel,
    draw_round,
    published,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.clearance.disclosure import (
    Bands,
    Disclosure,
    ExactExpectation,
    ExactStances,
    HeadCount,
    Policy,
    Reach,
    Reason,
    Released,
    bands,
    in_order,
    release_expectations,
    release_stances,
    share_limits,
)
from tracktwo.vocabulary.cells import spreadsheet_text

pytestmark = pytest.mark.slow  # each example audits and publishes histories of several releases

SLOW = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
SEEDS = st.integers(0, 2**32)


# what the claim quantifies over


def changes(decisions: list, side: int, key: str, question: str) -> list[int]:
    """The moments at which one series took a new value."""
    outcomes = [getattr(now[key][side], question) for now in decisions]
    return [
        moment for moment, each in enumerate(outcomes) if isinstance(each, Released) and each.held is None
    ]


def band_of(panel: Panel, moment: int, policy: Policy) -> tuple[int, int]:
    """In which bands agreement and disagreement lie, worked out from the counts alone."""
    given = panel.counted(moment)
    shown = bands(len(given), insiders=policy.insiders_at(len(given)))
    highs = [band.counts(len(given)).high for band in shown]
    return tuple(sum(given.count(answer) > high for high in highs) for answer in "AD")


def mean_of(panel: Panel, moment: int, about: Bands, policy: Policy) -> int:
    """How a mean is shown: in tens, half-way towards the middle; in small groups only as a reading."""
    guesses = panel.mean(moment)
    if policy.effective(guesses.people) >= 10:
        tens = round(10 * guesses.mean, 7)
        return ceil(tens - 0.5) if tens > 5 else -ceil(-tens - 0.5)
    low, high = share_limits(about)
    return (guesses.mean > high) - (guesses.mean < low)


def seen(questions: Round, decisions: list) -> list:
    """Everything about answers that outsiders may ever learn from these releases."""
    return [
        (key, side, moment, band_of(pair[side], moment, questions.policy))
        for key, pair in questions.statements.items()
        for side in (0, 1)
        for moment in changes(decisions, side, key, "stances")
    ] + [
        (key, side, moment, mean_of(pair[side], moment, about, questions.policy))
        for key, pair in questions.statements.items()
        for side in (0, 1)
        for moment in changes(decisions, side, key, "expects")
        for about in [decisions[moment][key][1 - side].stances.value]
    ]


def wander(questions: Round, random: Random, *, steps: int = 60) -> Round:
    """Change answers and guesses, swap them between people, again and again, as long as nothing seen changes."""
    decisions = decided(questions)
    hidden, other = seen(questions, decisions), questions.copy()
    for _ in range(steps):
        panel = random.choice(other.panels)
        before = dict(panel.answers), dict(panel.guesses)
        move = random.choice((change_answer, change_guess, swap_answers, swap_guesses))
        move(panel, random)
        if seen(other, decisions) != hidden:
            panel.answers, panel.guesses = before
    return other


def change_answer(panel: Panel, random: Random) -> None:
    panel.answers[random.choice(sorted(panel.answers))] = random.choice("ADU")


def change_guess(panel: Panel, random: Random) -> None:
    key = random.choice(sorted(panel.guesses))
    if panel.guesses[key] is not None:
        panel.guesses[key] = random.randrange(101) / 100


def swap_answers(panel: Panel, random: Random) -> None:
    one, other = random.choice(sorted(panel.answers)), random.choice(sorted(panel.answers))
    panel.answers[one], panel.answers[other] = panel.answers[other], panel.answers[one]


def swap_guesses(panel: Panel, random: Random) -> None:
    """Between people who both made one: whether somebody guessed is attendance."""
    guessed = sorted(key for key, guess in panel.guesses.items() if guess is not None)
    if guessed:
        one, other = random.choice(guessed), random.choice(guessed)
        panel.guesses[one], panel.guesses[other] = panel.guesses[other], panel.guesses[one]


# the claims


@SLOW
@given(seed=SEEDS)
def test_the_same_bands_publish_the_same_bytes(seed):
    """Answers in cells that are not shown, inside their bands, between people of a side: nobody outside can tell."""
    random = Random(seed)
    questions = draw_round(random)
    assert content_alone(wander(questions, random)) == content_alone(questions)


def test_the_same_bands_publish_the_same_files():
    """The same for every page and data file; they are made of the release alone, so a few histories will do."""
    for seed in range(3):
        random = Random(seed)
        questions = draw_round(random, moments=2)
        assert published(wander(questions, random)) == published(questions)


def test_wandering_changes_answers():
    """Control: without it the claim would be about two equal rounds."""
    changed = 0
    for seed in range(10):
        random = Random(seed)
        questions = draw_round(random)
        other = wander(questions, random)
        changed += [each.answers for each in other.panels] != [each.answers for each in questions.panels]
        changed += [each.guesses for each in other.panels] != [each.guesses for each in questions.panels]
    assert changed == 20


@SLOW
@given(seed=SEEDS, size=st.integers(1, 6))
def test_answers_of_too_few_publish_nothing(seed, size):
    """One side with fewer than the threshold: any answers on both sides publish the same, at every moment."""
    random = Random(seed)
    attended = [dict.fromkeys(range(random.randint(0, size)), 1) for _ in range(3)]
    few = Panel(attended=attended)
    answer_anew(few, random)
    many = draw_panel(random, moments=3, sizes=(12,))
    questions = Round(statements={"s-0": (few, many)}, policy=Policy(most_seats=3))
    other = questions.copy()
    for panel in other.panels:
        answer_anew(panel, random)
    trees = content_alone(other)
    assert trees == content_alone(questions)
    assert [item_ids(tree) for tree in trees] == [set(), set(), set()]


@SLOW
@given(seed=SEEDS)
def test_fewer_than_five_changes_publish_the_same_bytes(seed):
    """After a release up to four people on each side join, leave or answer anew, and nothing outside changes."""
    random = Random(seed)
    still = draw_round(random, moments=1)
    for panel in still.panels:
        panel.attended.append(dict(panel.attended[0]))
    moved = still.copy()
    for panel in opened(moved):
        for _ in range(random.randint(0, 4)):
            change_somebody(panel, random)
        for key in sorted(set(panel.attended[1].items()) - set(panel.answers)):
            panel.answers[key], panel.guesses[key] = (
                random.choice("ADU"),
                random.choice((None, 0.0, 0.5, 1.0)),
            )
    assert content_alone(moved) == content_alone(still)


def opened(questions: Round) -> list[Panel]:
    """The panels of statements of which everything was released at the first moment."""
    (first,) = decided(questions)[:1]
    return [
        panel
        for key, pair in questions.statements.items()
        if all(isinstance(each, Released) for side in first[key] for each in (side.stances, side.expects))
        for panel in pair
    ]


def change_somebody(panel: Panel, random: Random) -> None:
    """Somebody joins, or somebody who was counted before leaves or answers anew."""
    now, before = panel.attended[1], panel.attended[0]
    unchanged = sorted(now.items() & before.items())
    if not unchanged or random.random() < 0.4:
        now[200 + len(now)] = 1
    elif random.random() < 0.5:
        del now[unchanged[0][0]]
    else:
        now[unchanged[-1][0]] += 1


@SLOW
@given(seed=SEEDS)
def test_what_is_shown_at_all_depends_on_who_was_counted(seed):
    """Any other answers by whoever is counted for the first time: the same results are there, new or repeated."""
    random = Random(seed)
    questions = draw_round(random)
    last = questions.moments - 1
    other = questions.copy()
    for panel in other.panels:
        answer_anew(panel, random, since=last)
    one, two = (content_alone(each) for each in (questions, other))
    assert one[:last] == two[:last]
    assert item_ids(one[last]) == item_ids(two[last])
    assert days(one[last]) == days(two[last])


def item_ids(tree: Tree) -> set[str]:
    items = json.loads(tree["release.json"])["items"]
    return {each for each in items if each.startswith("result:")}


def days(tree: Tree) -> list:
    items = json.loads(tree["release.json"])["items"]
    return [
        (each, side["side"], side["day"], "expects" in side)
        for each in sorted(item_ids(tree))
        for side in items[each]["content"]["sides"]
    ]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("closed", [True, False])
def test_room_only_and_open_rounds_publish_nothing(seed, closed):
    random = Random(seed)
    questions = draw_round(random)
    questions.is_closed = closed
    if closed:
        questions.policy = replace(questions.policy, disclosure=Disclosure.ROOM_ONLY)
    other = questions.copy()
    for panel in other.panels:
        answer_anew(panel, random)
    trees = content_alone(questions)
    assert content_alone(other) == trees
    assert [item_ids(tree) for tree in trees] == [set()] * questions.moments


def test_other_bands_publish_other_bytes():
    """Control: what may be learned is learned."""
    for seed in range(10):
        random = Random(seed)
        questions = draw_round(random)
        other = questions.copy()
        for panel in other.panels:
            answer_anew(panel, random)
        same = seen(questions, decided(questions)) == seen(other, decided(other))
        assert (content_alone(questions) == content_alone(other)) is same


@pytest.mark.parametrize("taken_at", [1, 2])
def test_what_was_taken_down_is_in_no_later_release(taken_at):
    """A series taken down on request: its statement is gone then, whatever is answered, and stays gone."""
    for seed in range(8):
        random = Random(seed)
        questions = draw_round(random)
        shown = item_ids(content_alone(questions)[0])

        def removed(series, **rules):
            if rules["today"] >= day(taken_at):
                series = (replace(series[0], history=series[0].history.removed_on(day(taken_at))), series[1])
            return release_stances(series, **rules)

        trees = content_alone(questions, stances=removed)
        assert item_ids(trees[0]) == shown
        assert [item_ids(tree) for tree in trees[taken_at:]] == [set()] * (questions.moments - taken_at)
        for tree in trees[taken_at:]:
            text = tree["release.json"].decode()
            assert not any(each in text for each in shown)


# publishers that leak


def fresh(value: object, policy: Policy, today: object) -> Released:
    return Released(value=value, number=1, day=today, policy=policy.hash, reach=Reach.PUBLIC, held=None)


def recompute_each_time(series, *, policy, today, origin):
    return release_stances(
        tuple(replace_history(each) for each in series), policy=policy, today=today, origin=origin
    )


def replace_history(series):
    now = series.attendance.moments - 1
    heads = {pattern: count for pattern, count in series.attendance.heads if pattern[-1].last == now}
    first = (
        type(series.attendance)(
            moments=1, heads=(((type(next(iter(heads))[0])(0, 0),), sum(heads.values())),)
        )
        if heads
        else type(series.attendance)(moments=1, heads=())
    )
    return type(series)(now=series.now, attendance=first)


def value_dependent_suppression(series, *, policy, today, origin):
    if any(0 < each.now.disagree < 3 for each in series):
        return Reason.TOO_FEW, Reason.TOO_FEW
    return release_stances(series, policy=policy, today=today, origin=origin)


def no_threshold(series, *, policy, today, origin):
    shown = release_stances(series, policy=policy, today=today, origin=origin)
    if any(
        isinstance(each, Released) or not side.now.people for each, side in zip(shown, series, strict=True)
    ):
        return shown
    third = Bands(
        people=HeadCount.FROM_5,
        agree=bands(5, insiders=1)[series[0].now.agree > series[0].now.people / 2],
        disagree=bands(5, insiders=1)[0],
        classed=False,
    )
    return fresh(third, policy, today), fresh(third, policy, today)


def exact_percentages(series, *, policy, today, origin):
    shown = release_stances(series, policy=policy, today=today, origin=origin)
    return tuple(
        replace(
            each,
            value=ExactStances(agree=side.now.agree, disagree=side.now.disagree, unsure=side.now.unsure),
        )
        if isinstance(each, Released)
        else each
        for each, side in zip(shown, series, strict=True)
    )


def exact_mean_prediction(series, **rules):
    shown = release_expectations(series, **rules)
    return tuple(
        replace(
            each,
            value=ExactExpectation(points=round(100 * side.now.mean, 1), people=side.now.people, spread=0.0),
        )
        if isinstance(each, Released)
        else each
        for each, side in zip(shown, series, strict=True)
    )


def stale_reading(series, *, stances, **rules):
    """Reads today's guesses although the value is an older one."""
    shown = release_expectations(series, stances=stances, **rules)
    return tuple(
        replace(each, value=replace(each.value, points=10 * round(10 * side.now.mean)))
        if isinstance(each, Released) and each.value.points is not None and side.now.mean is not None
        else each
        for each, side in zip(shown, series, strict=True)
    )


Publisher = Callable[[Round], list[Tree]]


def deciding(**rules) -> Publisher:
    return lambda questions: content_alone(questions, **rules)


def adding(leak: Callable[[Round, int, list[str]], object]) -> Publisher:
    """A publisher whose pages also tell something of the statements that are shown."""

    def publish(questions: Round) -> list[Tree]:
        return [
            tree | {"results.html": json.dumps(leak(questions, moment, sorted(item_ids(tree)))).encode()}
            for moment, tree in enumerate(content_alone(questions))
        ]

    return publish


def agreement(questions: Round, moment: int, shown: list[str]) -> list:
    return [
        [pair[side].stances(moment).agree / pair[side].stances(moment).people for side in (0, 1)]
        for key in shown
        for pair in [questions.statements[key.partition(":")[2]]]
    ]


def exact_data_attributes(questions: Round, moment: int, shown: list[str]) -> object:
    return [f'<td data-agree="{share}">' for share in agreement(questions, moment, shown)]


def sorted_by_exact_agreement(questions: Round, moment: int, shown: list[str]) -> object:
    shares = dict(zip(shown, agreement(questions, moment, shown), strict=True))
    return sorted(shown, key=lambda each: (shares[each], each))


def bars_of_exact_width(questions: Round, moment: int, shown: list[str]) -> object:
    return [f'<rect width="{100 * max(share):.1f}">' for share in agreement(questions, moment, shown)]


def row_export(questions: Round, moment: int, shown: list[str]) -> object:
    return [
        [key, side, spreadsheet_text(answer)]
        for key in shown
        for name, panel in zip(SIDES, questions.statements[key.partition(":")[2]], strict=True)
        for side, answer in ((name, each) for each in sorted(panel.counted(moment)))
    ]


def exact_head_counts(questions: Round, moment: int, shown: list[str]) -> object:
    return [[len(panel.attended[moment]) for panel in questions.statements[key[7:]]] for key in shown]


def progress_while_answering(questions: Round, moment: int, shown: list[str]) -> object:
    return [sum(panel.counted(moment).count("A") for panel in questions.panels)]


LEAKS: dict[str, Publisher] = {
    "recompute each time": deciding(stances=recompute_each_time),
    "value-dependent suppression": deciding(stances=value_dependent_suppression),
    "no threshold": deciding(stances=no_threshold),
    "exact percentages": deciding(stances=exact_percentages),
    "exact mean prediction": deciding(expectations=exact_mean_prediction),
    "today's mean under an older date": deciding(expectations=stale_reading),
    "exact data attributes": adding(exact_data_attributes),
    "sorted by exact agreement": adding(sorted_by_exact_agreement),
    "bars of exact width": adding(bars_of_exact_width),
    "row export": adding(row_export),
    "exact head-counts": adding(exact_head_counts),
    "progress while answering": adding(progress_while_answering),
}


def caught(publisher: Publisher, *, examples: int) -> bool:
    """Whether outsiders learn something: from answers within the bands, or from four who joined."""
    for seed in range(examples):
        random = Random(seed)
        questions = draw_round(random, moments=2)
        if publisher(wander(questions, random)) != publisher(questions):
            return True
        if publisher(four_later(questions)) != publisher(unchanged(questions)):
            return True
    return False


@pytest.mark.parametrize("name", LEAKS)
def test_a_publisher_that_leaks_is_caught(name):
    assert caught(LEAKS[name], examples=12)


def test_the_publisher_that_ships_is_not():
    assert not caught(content_alone, examples=12)


def unchanged(questions: Round) -> Round:
    """A round whose second moment is its first."""
    still = questions.copy()
    for panel in still.panels:
        panel.attended[1] = dict(panel.attended[0])
    return still


def four_later(questions: Round) -> Round:
    """The same after four people joined."""
    later = unchanged(questions)
    for panel in opened(later):
        for person in range(300, 304):
            panel.attended[1][person] = 1
            panel.answers[person, 1], panel.guesses[person, 1] = "A", 1.0
    return later


def test_listing_goes_by_what_is_shown():
    """The order of results follows from bands and names, so that wandering never changes it."""
    for seed in range(10):
        random = Random(seed)
        questions = draw_round(random, moments=1)
        orders = []
        for each in (questions, wander(questions, random)):
            (now,) = decided(each)
            orders.append(
                in_order(
                    {
                        key: tuple(side.stances.value for side in sides)
                        for key, sides in now.items()
                        if all(isinstance(side.stances, Released) for side in sides)
                    }
                )
            )
        assert orders[0] == orders[1]
