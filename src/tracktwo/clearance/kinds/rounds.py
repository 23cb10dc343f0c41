"""A round: both sides were asked the same; what it was, how it was counted and under which rules, not what was said.

=====================  ====================================  ==================
rule                   outside                               its room, the team
=====================  ====================================  ==================
on the record          all, once revealed to both sides      all
not for attribution    the same, dates as months             all, dates as months
off the record         nothing                               all, dates as months
=====================  ====================================  ==================

A round that shows results in the room only is not known outside either. The meeting it was held in is never named,
and how many took part is told statement by statement, as disclosure control lets it out.
"""

from dataclasses import dataclass, field
from datetime import date

from tracktwo.clearance.audiences import Audience, Reach, Room, reach
from tracktwo.clearance.disclosure import Disclosure, Policy
from tracktwo.clearance.kinds.event import Event, Standing, stand
from tracktwo.clearance.rules import governing
from tracktwo.clearance.tables import Reason, Texts, Withheld, fixed, shown
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Recipe",
    "Round",
    "RoundSide",
    "Setting",
    "ShownPolicy",
    "ShownRecipe",
    "ShownRound",
    "ShownRoundSide",
    "day_told",
    "refusal_outside",
    "show_round",
    "stand_in_round",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RoundSide:
    """A side in a round, and what its results call it."""

    side: str
    name: LanguageText


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of a simulation, by name, as a plain word or figure."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Recipe:
    """How simulated answers were made."""

    seed: int
    observers: int
    settings: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Round:
    """A round as the team knows it.

    Attributes:
        policy: the rules of disclosure it was frozen with.
        asked: how many statements were asked.
        rules: rules it has besides its event's; without an event, its own.
        event: the meeting it was held in.
        opened, closed: the days, as the server's clock had them.
        label: what is written on every statement.
        question: what is asked of boundary cases.
        is_apart: whether each side is asked by itself, and reads how itself answered alone.
    """

    key: str
    title: LanguageText
    languages: tuple[str, ...]
    policy: Policy
    sides: tuple[RoundSide, RoundSide]
    is_closed: bool
    is_revealed: bool
    is_simulated: bool
    asked: int
    rules: tuple[Rule | None, ...] = ()
    event: Event | None = None
    opened: date | None = None
    closed: date | None = None
    purpose: LanguageText = field(default_factory=dict)
    label: LanguageText = field(default_factory=dict)
    question: LanguageText = field(default_factory=dict)
    recipe: Recipe | None = None
    is_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPolicy:
    """The rules of disclosure of a round, with the hash they were frozen by."""

    disclosure: Disclosure
    most_seats: int
    smallest: int
    smallest_shown: int
    batch: int
    insiders: int
    yearly: int
    ever: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRoundSide:
    """A side in a round, and what its results call it."""

    side: str
    name: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecipe:
    """How simulated answers were made."""

    seed: int
    observers: int
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRound:
    """A round as anybody may read it who may read it at all, the sides by key."""

    key: str
    title: Texts
    purpose: Texts | None
    label: Texts | None
    question: Texts | None
    languages: tuple[str, ...]
    rule: Rule
    opened: PartialDate | None
    closed: PartialDate | None
    is_simulated: bool
    asked: int
    policy: ShownPolicy
    sides: tuple[ShownRoundSide, ShownRoundSide]
    recipe: ShownRecipe | None


def show_round(material: Round, *, audience: Audience) -> ShownRound | Withheld:
    """Return a round to the team and its room; to others once its results were revealed to both sides."""
    standing = stand_in_round(material, audience=audience)
    if isinstance(standing, Withheld):
        return standing
    if standing.near is Reach.OUTSIDE and (refused := refusal_outside(material, rule=standing.rule)):
        return refused
    first, second = sorted(material.sides, key=lambda each: each.side)
    return ShownRound(
        key=material.key,
        title=fixed(material.title),
        purpose=shown(material.purpose),
        label=shown(material.label),
        question=shown(material.question),
        languages=material.languages,
        rule=standing.rule,
        opened=day_told(material.opened, rule=standing.rule),
        closed=day_told(material.closed, rule=standing.rule),
        is_simulated=material.is_simulated,
        asked=material.asked,
        policy=_policy(material.policy),
        sides=(
            ShownRoundSide(side=first.side, name=fixed(first.name)),
            ShownRoundSide(side=second.side, name=fixed(second.name)),
        ),
        recipe=_recipe(material.recipe) if material.is_simulated and material.recipe else None,
    )


def stand_in_round(material: Round, *, audience: Audience) -> Standing | Withheld:
    """Return how an audience stands to a round, and the rule that governs it.

    Its room is ``Room(event="round:<key>")``, those who take part in it, and the room of the meeting it is held in.
    """
    event = material.event
    if audience == Room(event=f"round:{material.key}"):
        rules = (event.rule.value if event.rule else None, *material.rules) if event else material.rules
        return Standing(near=Reach.ROOM, rule=governing(*rules))
    if event is None:
        return Standing(near=reach(audience, event=None), rule=governing(*material.rules))
    return stand(event, audience=audience, rules=material.rules)


def refusal_outside(material: Round, *, rule: Rule) -> Withheld | None:
    """Return why outsiders may not know of a round; None if they may."""
    if rule is Rule.OFF_THE_RECORD:
        return Withheld(reason=Reason.RULE, rule=rule)
    if material.policy.disclosure is Disclosure.ROOM_ONLY:
        return Withheld(reason=Reason.NOT_PUBLIC)
    if not material.is_closed:
        return Withheld(reason=Reason.NOT_CLOSED)
    return None if material.is_revealed else Withheld(reason=Reason.NOT_REVEALED)


def day_told(day: date | None, *, rule: Rule) -> PartialDate | None:
    """Return a day as it is told: the day itself on the record, else its month, which does not tell a meeting."""
    if day is None:
        return None
    return PartialDate.parse(day.isoformat() if rule is Rule.ON_THE_RECORD else f"{day:%Y-%m}")


def _policy(policy: Policy) -> ShownPolicy:
    return ShownPolicy(
        disclosure=policy.disclosure,
        most_seats=policy.most_seats,
        smallest=policy.smallest,
        smallest_shown=policy.smallest_shown,
        batch=policy.batch,
        insiders=policy.insiders,
        yearly=policy.yearly,
        ever=policy.ever,
        hash=policy.hash,
    )


def _recipe(recipe: Recipe) -> ShownRecipe:
    return ShownRecipe(seed=recipe.seed, observers=recipe.observers, settings=recipe.settings)
