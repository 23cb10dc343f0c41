"""Which insiders the audit reckons with; and where there are too many to look at, nothing new is shown."""

from datetime import date

from tracktwo.clearance.disclosure import (
    Band,
    Bands,
    HeadCount,
    History,
    Issue,
    Policy,
    Reach,
    Released,
    Spell,
    could_give_away,
    read_attendance,
)
from tracktwo.clearance.disclosure.methods import audit

WHOLE = Band(first=0, last=9, parts=10)
SHOWN = Released(
    value=Bands(people=HeadCount.FROM_40, agree=WHOLE, disagree=WHOLE, classed=True),
    number=1,
    day=date(2021, 11, 12),
    policy="a" * 64,
    reach=Reach.PUBLIC,
    held=None,
)


def test_insiders_are_people_there_were_and_know_every_answer_they_gave():
    """One who changed an answer, with one of two who did not; no second one who changed."""
    attendance = read_attendance([{"Lee": 1, "Ann": 1, "Bo": 1}, {"Lee": 2, "Ann": 1, "Bo": 1}])
    (known,) = audit._coalitions(attendance, insiders=2)
    assert sorted(known) == [Spell(0, 0), Spell(0, 1), Spell(1, 1)]


def test_where_too_many_changed_too_often_to_look_at_nothing_new_is_shown():
    """Each of 128 people changed the answer at another choice of seven moments."""
    counted = [{who: (who & ((1 << turn) - 1)).bit_count() for who in range(128)} for turn in range(8)]
    history = History(issues=(Issue(released=SHOWN, people=128),) * 7)
    assert could_give_away(history, read_attendance(counted), policy=Policy())
