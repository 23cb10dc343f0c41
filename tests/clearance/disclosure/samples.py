"""Series as they come about: people with answers, released, changed and released again."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tracktwo.clearance.disclosure import (
    Guesses,
    History,
    Released,
    Series,
    Stances,
    read_attendance,
)

FIRST_DAY = date(2021, 11, 12)


def day(number):
    return FIRST_DAY + timedelta(days=number)


def stances(agree=0, disagree=0, unsure=0, history=None):
    """A series that is opened today."""
    people = agree + disagree + unsure
    return Series(
        now=Stances(agree=agree, disagree=disagree, unsure=unsure),
        attendance=read_attendance([dict.fromkeys(range(people), 1)]),
        history=history or History(),
    )


def guesses(people, mean, history=None):
    return Series(
        now=Guesses(people=people, mean=mean, spread=None if mean is None else 0.125),
        attendance=read_attendance([dict.fromkeys(range(people), 1)]),
        history=history or History(),
    )


@dataclass
class Panel:
    """The people of one side: who gives which answer, and who was counted at the series' own releases."""

    answers: dict
    history: History = field(default_factory=History)
    counted: list = field(default_factory=list)
    versions: dict = field(default_factory=dict)

    def answer(self, person, answer):
        """Somebody answers, for the first time or anew."""
        self.answers[person] = answer
        self.versions[person] = self.versions.get(person, 0) + 1

    def leave(self, person):
        del self.answers[person]
        self.versions[person] = self.versions.get(person, 0) + 1  # coming back would be a new answer

    def present(self):
        return {person: self.versions.get(person, 0) for person in self.answers}

    def series(self):
        given = list(self.answers.values())
        return Series(
            now=Stances(agree=given.count("A"), disagree=given.count("D"), unsure=given.count("U")),
            attendance=read_attendance([*self.counted, self.present()]),
            history=self.history,
        )

    def keep(self, outcome):
        """Remember what was released, as the office would."""
        if isinstance(outcome, Released) and outcome.held is None:
            self.history = self.history.after(outcome, people=len(self.answers))
            self.counted.append(self.present())
