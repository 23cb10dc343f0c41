"""Rounds of questions as they come about over several releases, and everything outsiders can fetch of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from statistics import pstdev

from tracktwo.clearance import PUBLIC, Cleared, Release, clear
from tracktwo.clearance.disclosure import (
    Guesses,
    History,
    Policy,
    Released,
    Series,
    Stances,
    read_attendance,
    release_expectations,
    release_stances,
)
from tracktwo.clearance.kinds import Programme, Result, ResultSide, RoundSide, Side
from tracktwo.clearance.kinds import Round as RoundNoun
from tracktwo.publish.bundle import assemble, read_content, write_content
from tracktwo.publish.site import plan
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.sides import Mark

SIDES = ("north", "south")
LANGUAGES = ("en", "zh-Hans")
Tree = dict[str, bytes]
Key = tuple[int, int]  # a person, and which version of the answer


@dataclass
class Panel:
    """One side on one statement: who is counted at each moment, and what each version of an answer says."""

    attended: list[dict[int, int]]
    answers: dict[Key, str] = field(default_factory=dict)
    guesses: dict[Key, float | None] = field(default_factory=dict)

    def counted(self, moment: int) -> list[str]:
        return [self.answers[key] for key in self.attended[moment].items()]

    def stances(self, moment: int) -> Stances:
        given = self.counted(moment)
        return Stances(agree=given.count("A"), disagree=given.count("D"), unsure=given.count("U"))

    def guessing(self, moment: int) -> dict[int, int]:
        """Who of those counted made a guess, with the version of it."""
        return {key[0]: key[1] for key in self.attended[moment].items() if self.guesses[key] is not None}

    def mean(self, moment: int) -> Guesses:
        given = sorted(self.guesses[key] for key in self.guessing(moment).items())
        mean = sum(given) / len(given) if given else None
        return Guesses(people=len(given), mean=mean, spread=None if mean is None else pstdev(given))

    def copy(self) -> "Panel":
        return Panel(
            attended=[dict(each) for each in self.attended],
            answers=dict(self.answers),
            guesses=dict(self.guesses),
        )


@dataclass
class Round:
    """Statements, each with a panel for either side, under one policy; a history of moments."""

    statements: dict[str, tuple[Panel, Panel]]
    policy: Policy = field(default_factory=lambda: Policy(most_seats=1))
    is_closed: bool = True

    @property
    def moments(self) -> int:
        return len(next(iter(self.statements.values()))[0].attended)

    @property
    def panels(self) -> list[Panel]:
        return [panel for pair in self.statements.values() for panel in pair]

    def copy(self) -> "Round":
        pairs = {key: (pair[0].copy(), pair[1].copy()) for key, pair in self.statements.items()}
        return replace(self, statements=pairs)


def draw_panel(random: Random, *, moments: int, sizes: Sequence[int]) -> Panel:
    """Invent a panel: few or many come, go and answer anew before each later moment."""
    now, newest = dict.fromkeys(range(random.choice(sizes)), 1), 100
    attended = [dict(now)]
    for _ in range(moments - 1):
        leave = random.choice((0, 1, 2, 4, 5, 6, 8))
        for person in random.sample(sorted(now), min(leave, len(now))):
            del now[person]
        for _ in range(random.choice((0, 1, 4, 5, 6, 8)) if leave < 5 else leave):
            now[newest] = 1
            newest += 1
        if random.random() < 0.3 and now:
            now[random.choice(sorted(now))] += 1
        attended.append(dict(now))
    panel = Panel(attended=attended)
    answer_anew(panel, random)
    return panel


def answer_anew(panel: Panel, random: Random, *, since: int = 0) -> None:
    """Everybody whose answer was first counted at a moment, or after it, gives any answer at all."""
    earlier = {key for moment in panel.attended[:since] for key in moment.items()}
    odds = random.choice(("AAAAAAAAAU", "AD", "AADU", "DDDDDDDA"))
    for key in sorted({key for moment in panel.attended for key in moment.items()} - earlier):
        panel.answers[key] = random.choice(odds)
        # whether somebody guessed is attendance, like having answered at all
        guessed = panel.guesses[key] is not None if key in panel.guesses else key[0] % 7 > 0
        panel.guesses[key] = random.randrange(11) / 10 if guessed else None


def draw_round(random: Random, *, moments: int = 3, statements: int = 3) -> Round:
    """Invent a round; some statements are answered by too few, or by few enough to be only read."""
    sizes = ((3, 4, 6), (6, 8, 9), (10, 12, 15), (20, 24))
    return Round(
        statements={
            f"s-{number}": tuple(
                draw_panel(random, moments=moments, sizes=random.choice(sizes)) for _ in SIDES
            )
            for number in range(statements)
        },
        policy=random.choice((Policy(most_seats=1), Policy(most_seats=1), Policy(most_seats=3))),
    )


def day(moment: int) -> date:
    return date(2026, 1, 1) + timedelta(days=100 * moment)


@dataclass
class Kept:
    """What the office keeps of one series: its releases, and who was counted at each."""

    history: History = field(default_factory=History)
    counted: list[dict[int, int]] = field(default_factory=list)

    def series(self, now: Stances | Guesses, present: dict[int, int]) -> Series:
        return Series(now=now, attendance=read_attendance([*self.counted, present]), history=self.history)

    def keep(self, outcome: object, now: Stances | Guesses, present: dict[int, int]) -> None:
        if isinstance(outcome, Released) and outcome.held is None:
            self.history = self.history.after(outcome, people=now.people)
            self.counted.append(dict(present))


Decide = Callable[..., tuple[object, object]]


def decided(
    questions: Round, *, stances: Decide = release_stances, expectations: Decide = release_expectations
) -> list[dict[str, tuple[ResultSide, ResultSide]]]:
    """Return, for each moment, what is decided about every statement."""
    stood = {key: (Kept(), Kept()) for key in questions.statements}
    guessed = {key: (Kept(), Kept()) for key in questions.statements}
    decisions = []
    for moment in range(questions.moments):
        now = {}
        for key, pair in questions.statements.items():
            rules = {"policy": questions.policy, "today": day(moment), "origin": None}
            answers = [(each.stances(moment), each.attended[moment]) for each in pair]
            means = [(each.mean(moment), each.guessing(moment)) for each in pair]
            shown = stances(
                tuple(kept.series(*each) for kept, each in zip(stood[key], answers, strict=True)), **rules
            )
            expected = expectations(
                tuple(kept.series(*each) for kept, each in zip(guessed[key], means, strict=True)),
                stances=shown,
                **rules,
            )
            for side in (0, 1):
                stood[key][side].keep(shown[side], *answers[side])
                guessed[key][side].keep(expected[side], *means[side])
            now[key] = tuple(
                ResultSide(side=name, stances=shown[side], expects=expected[side])
                for side, name in enumerate(SIDES)
            )
        decisions.append(now)
    return decisions


def contents(
    questions: Round, decisions: Sequence[Mapping[str, tuple[ResultSide, ResultSide]]]
) -> list[bytes]:
    """Return the content of each release, as it would be approved."""
    held = RoundNoun(
        key="spring",
        title={"en": "Spring", "zh-Hans": "春季"},
        languages=LANGUAGES,
        policy=questions.policy,
        sides=(
            RoundSide(side="north", name={"en": "North", "zh-Hans": "北方"}),
            RoundSide(side="south", name={"en": "South", "zh-Hans": "南方"}),
        ),
        is_closed=questions.is_closed,
        is_revealed=True,
        is_simulated=False,
        asked=len(questions.statements),
        rules=(Rule.NOT_FOR_ATTRIBUTION,),
    )
    written: list[bytes] = []
    for moment, now in enumerate(decisions):
        results = [
            Result(
                key=key,
                round=held,
                number=number,
                statement=Release(
                    text={"en": f"Statement {key}.", "zh-Hans": f"陈述 {key}。"}, approved_by="Ada"
                ),
                kind="statement",
                topic={"en": "Orbits", "zh-Hans": "轨道"},
                sides=sides,
            )
            for number, (key, sides) in enumerate(now.items(), start=1)
        ]
        written.append(
            contents_of([held, *results], on=day(moment), previous=written[-1] if written else None)
        )
    return written


def contents_of(
    results: Sequence[RoundNoun | Result], *, on: date, previous: bytes | None, is_demo: bool = False
) -> bytes:
    """Return the content of a release that holds a programme and what the public reads of these results."""
    nouns = [
        Programme(
            key="dialogue",
            name={"en": "A dialogue", "zh-Hans": "对话"},
            contact={"en": "office@example.org"},
            languages=LANGUAGES,
            is_demo=is_demo,
        ),
        Side(key="north", name={"en": "North", "zh-Hans": "北方"}, mark=Mark.CIRCLE),
        Side(key="south", name={"en": "South", "zh-Hans": "南方"}, mark=Mark.DIAMOND),
        *results,
    ]
    cleared = [shown for noun in nouns if isinstance(shown := clear(noun, audience=PUBLIC), Cleared)]
    before = read_content(previous) if previous else None
    return write_content(assemble(cleared, previous=before, date=on, languages=LANGUAGES))


def content_alone(questions: Round, **rules: Decide) -> list[Tree]:
    """Return the content of each release; pages are made of it and of nothing else."""
    return [{"release.json": each} for each in contents(questions, decided(questions, **rules))]


def published(questions: Round, **rules: Decide) -> list[Tree]:
    """Return every file outsiders can fetch after each release."""
    return [
        {"release.json": each} | {page.path: page.render() for page in plan(read_content(each))}
        for each in contents(questions, decided(questions, **rules))
    ]
