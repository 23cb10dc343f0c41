"""The differencing attack: somebody keeps every release, knows who was counted each time, and subtracts.

Eight moments. Between two of them one or two people join (65 of 100 times), one leaves (17) or one goes back on
the answer given (18). Half of the statements are contested, half nearly everybody agrees on. An answer is pinned
if it is certain to the attacker; movers are answers that were not counted at all eight moments.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from tracktwo.clearance.disclosure import (
    Answer,
    Counts,
    Evidence,
    History,
    Policy,
    Released,
    Series,
    Spell,
    Stances,
    bands,
    pinned_by,
    read_attendance,
    release_stances,
)
from tracktwo.clearance.disclosure.methods.evidence import System

MOMENTS = 8
POLICY = Policy(most_seats=1)


@dataclass(frozen=True)
class Panel:
    """One side on one statement: at each moment, person → (version of the answer, answer)."""

    moments: tuple[dict[int, tuple[int, Answer]], ...]

    def count(self, moment, answer):
        return sum(given is answer for _, given in self.moments[moment].values())

    def people(self, moment):
        return len(self.moments[moment])


def draw_panel(rng, *, people):
    """Invent a side and a statement."""
    agree = rng.uniform(0.35, 0.65) if rng.random() < 0.5 else rng.uniform(0.85, 0.98)
    others = (1 - agree) * np.array([0.75, 0.25])

    def answer():
        return Answer(int(rng.choice(3, p=[agree, *others])))

    now, newest = {person: (0, answer()) for person in range(people)}, people
    moments = [dict(now)]
    for _ in range(MOMENTS - 1):
        event = rng.random()
        if event < 0.65:
            for _ in range(rng.integers(1, 3)):
                now[newest] = (0, answer())
                newest += 1
        else:
            person = int(rng.choice(list(now)))
            version, given = now.pop(person)
            if event >= 0.82:
                now[person] = version + 1, Answer.DISAGREE if given is Answer.AGREE else Answer.AGREE
        moments.append(dict(now))
    return Panel(moments=tuple(moments))


def nearest(count, step):
    """A count to the nearest multiple; half-way up."""
    return step * ((2 * count + step) // (2 * step))


def alike(people, shown):
    """For every count the counts that look the same to a reader."""
    looks = [shown(count) for count in range(people + 1)]
    return [Counts(looks.index(look), people - looks[::-1].index(look)) for look in looks]


def exact(people):
    return alike(people, lambda count: count)


def exact_from_five(people):
    return exact(people) if people >= 5 else None


def percent_by_five(people):
    return alike(people, lambda count: nearest(Fraction(100 * count, people), 5)) if people >= 10 else None


def round_to_five(people):
    return alike(people, lambda count: nearest(count, 5)) if people >= 10 else None


def banded(people):
    shown = [band.counts(people) for band in bands(people, insiders=1)] if people >= 5 else []
    return [limits for limits in shown for _ in range(limits.low, limits.high + 1)] or None


WEAKER = {
    "exact, every release": (exact, 0),
    "exact, n >= 5": (exact_from_five, 0),
    "% to nearest 5, n >= 10": (percent_by_five, 0),
    "threshold 10, round to 5": (round_to_five, 0),
    "bands only": (banded, 0),
    "exact + batch of 5 only": (exact, 5),
    "bands + margin + batch": (banded, 5),
}
"""What others do, and parts of our rules: how an agree-count is shown, and how many must have changed."""


def changed(before, now):
    """How many people joined, left or answered anew."""
    return sum(before.get(each, (None,))[0] != now.get(each, (None,))[0] for each in {*before, *now})


def shown_weakly(panel, rule, batch):
    """The moments at which a weaker rule shows something, and the agree-counts each allows."""
    shown = []
    for moment, now in enumerate(panel.moments):
        limits = rule(len(now))
        if limits and (not shown or changed(panel.moments[shown[-1][0]], now) >= batch):
            shown.append((moment, limits[panel.count(moment, Answer.AGREE)]))
    return shown


def spells_of(panel, moments):
    """Spell, answer and person of every answer counted at these moments."""
    attended = {}
    for place, moment in enumerate(moments):
        for person, (version, answer) in panel.moments[moment].items():
            attended.setdefault((person, version), []).append((place, answer))
    return {key: (Spell(places[0][0], places[-1][0]), places[0][1]) for key, places in attended.items()}


def evidence_of(panel, shown, *, disagree=None):
    moments = [moment for moment, _ in shown]
    heads = Counter(spell for spell, _ in spells_of(panel, moments).values())
    return Evidence(
        spells=list(heads),
        heads=list(heads.values()),
        agree=[limits for _, limits in shown],
        disagree=disagree or [Counts(0, panel.people(moment)) for moment in moments],
    )


def insiders_know(panel, shown, insiders):
    """What the first people of the panel know when they pool their answers."""
    answers = spells_of(panel, [moment for moment, _ in shown])
    return Counter(given for (person, _), given in answers.items() if person < insiders)


def pinned_agreement(evidence, known):
    """Who is known to agree, or known not to: exact for a single answer, from alternating sums alone."""
    system = System(evidence.without(known))
    tight = system.slack[Answer.AGREE] == 0
    certain = (system.weights[tight] != 0).any(axis=0)
    return {spell for spell, sure in zip(evidence.spells, certain, strict=True) if sure}


def tell(panel, shown, pinned, insiders):
    """Pinned answers among all and among movers: four numbers that add up over panels."""
    answers = spells_of(panel, [moment for moment, _ in shown])
    everybody = spells_of(panel, range(MOMENTS))
    others = [key for key in everybody if key[0] >= insiders]
    movers = [key for key in others if everybody[key][0] != Spell(0, MOMENTS - 1)]
    hit = {key for key in others if key in answers and answers[key][0] in pinned}
    return np.array([len(hit), len(others), len(hit.intersection(movers)), len(movers), bool(hit), 1])


def attack_weaker(panel, rule, batch, insiders):
    shown = shown_weakly(panel, rule, batch)
    if not shown:
        return tell(panel, shown, set(), insiders)
    pinned = pinned_agreement(evidence_of(panel, shown), insiders_know(panel, shown, insiders))
    return tell(panel, shown, pinned, insiders)


@dataclass(frozen=True)
class Told:
    """What the rules released of a panel: the moments, the bands, how far off they were, how many releases."""

    panel: Panel
    shown: list
    disagree: list
    errors: list


def release_all(panels):
    """Run the shipped rules over both sides' eight moments, far enough apart for the yearly rate."""
    histories, moments = [History(), History()], [[], []]
    shown, disagree, errors = [[], []], [[], []], [[], []]
    for moment in range(MOMENTS):
        versions = [
            [
                {person: version for person, (version, _) in panel.moments[each].items()}
                for each in [*kept, moment]
            ]
            for panel, kept in zip(panels, moments, strict=True)
        ]
        sides = tuple(
            Series(
                now=Stances(**{answer.name.lower(): panel.count(moment, answer) for answer in Answer}),
                attendance=read_attendance(counted),
                history=history,
            )
            for panel, counted, history in zip(panels, versions, histories, strict=True)
        )
        today = date(2021, 1, 1) + timedelta(days=100 * moment)
        for side, outcome in enumerate(release_stances(sides, policy=POLICY, today=today, origin=None)):
            if not isinstance(outcome, Released):
                continue
            panel, value = panels[side], outcome.value
            middle = (value.agree.low + value.agree.high) / 2
            errors[side].append(abs(float(middle) - panel.count(moment, Answer.AGREE) / panel.people(moment)))
            if outcome.held is None:
                histories[side] = histories[side].after(outcome, people=panel.people(moment))
                moments[side].append(moment)
                shown[side].append((moment, value.agree.counts(panel.people(moment))))
                disagree[side].append(value.disagree.counts(panel.people(moment)))
    return [
        Told(panel=panels[side], shown=shown[side], disagree=disagree[side], errors=errors[side])
        for side in range(2)
    ]


def attack_ours(told, insiders):
    """The attacker who sees agreement and disagreement."""
    if not told.shown:
        return tell(told.panel, told.shown, set(), insiders)
    evidence = evidence_of(told.panel, told.shown, disagree=told.disagree)
    pinned = pinned_by(evidence, known=insiders_know(told.panel, told.shown, insiders))
    return tell(told.panel, told.shown, pinned, insiders)


def smallest(told):
    return min((told.panel.people(moment) for moment, _ in told.shown), default=0)
