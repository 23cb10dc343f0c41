"""How long the audit of one series takes, and how much memory: 80 people over eight releases.

Run ``python benchmarks/disclosure.py``; name other sizes with ``--people``. Before each some people leave and as
many join, so that the number of spells grows as far as it can. There is no floor to compare with:
writing out every world, as the tests do up to twelve people, would never end here. The limit is 5 seconds.
"""

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np

from tracktwo.clearance.disclosure import (
    Band,
    Bands,
    History,
    Issue,
    Policy,
    Reach,
    Released,
    Series,
    Stances,
    bands,
    could_give_away,
    head_count,
    read_attendance,
)

RELEASES: Final = 8
LIMIT_SECONDS: Final = 5.0
POLICY: Final = Policy()
KILOBYTES: Final = 1024
Panel = dict[int, str]


def make_panels(*, people: int, leave: int, seed: int = 20211112) -> Iterator[Panel]:
    """Invent who answered what at twice as many moments as releases are allowed; as many join as leave."""
    rng = np.random.default_rng(seed)

    def answers(persons: Sequence[int]) -> Panel:
        return dict(
            zip(
                persons,
                rng.choice(["agree", "disagree", "unsure"], len(persons), p=[0.5, 0.4, 0.1]),
                strict=True,
            )
        )

    now, newest = answers(range(people)), people
    for _ in range(2 * RELEASES):
        yield dict(now)
        for person in rng.choice(list(now), leave, replace=False).tolist():
            del now[person]
        now |= answers(range(newest, newest + leave))
        newest += leave


def series_of(panels: Sequence[Panel], history: History) -> Series[Stances]:
    """Return the series as it stands at the last of these moments; a release was made at each of the others."""
    attendance = read_attendance([dict.fromkeys(panel, 1) for panel in panels])
    return Series(now=counted(panels[-1]), attendance=attendance, history=history)


def issued(now: Stances, number: int) -> Issue:
    """Return a release of these counts."""
    released = Released(
        value=banded(now),
        number=number,
        day=date(2021, 1, 1) + timedelta(days=100 * number),
        policy=POLICY.hash,
        reach=Reach.PUBLIC,
        held=None,
    )
    return Issue(released=released, people=now.people)


def counted(panel: Panel) -> Stances:
    """Count a panel's answers."""
    given = list(panel.values())
    return Stances(agree=given.count("agree"), disagree=given.count("disagree"), unsure=given.count("unsure"))


def banded(now: Stances) -> Bands:
    """Return the bands of these counts."""

    def band(count: int) -> Band:
        shown = bands(now.people, insiders=POLICY.insiders_at(now.people))
        return next(each for each in shown if count <= each.counts(now.people).high)

    return Bands(
        people=head_count(now.people), agree=band(now.agree), disagree=band(now.disagree), classed=True
    )


def main() -> None:
    """Print the seconds of each audit, at several turnovers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=80)
    people = parser.parse_args().people
    slowest = 0.0
    print(
        f"{people} people; processor seconds of each audit, * = held back, so that the next moment is tried"
    )
    for leave in sorted({5, people // 10, people // 7, people // 4, people // 2}):
        made, history, cells, spells = list[Panel](), History(), list[str](), 0
        for panel in make_panels(people=people, leave=leave):
            series = series_of([*made, panel], history)
            began = time.process_time()
            held = could_give_away(history, series.attendance, policy=POLICY)
            seconds = time.process_time() - began
            slowest, spells = max(slowest, seconds), len(series.attendance.heads)
            cells.append(f"{seconds:5.2f}{'*' if held else ' '}")
            if not held:
                made.append(panel)
                history = History(issues=(*history.issues, issued(series.now, len(made))))
            if len(made) == RELEASES:
                break
        print(
            f"  {leave:>3} leave, {leave:>3} join, {len(made)} releases, {spells:>3} spells: {' '.join(cells)}"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    print(f"slowest audit {slowest:.2f} s (limit {LIMIT_SECONDS:g} s), peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
