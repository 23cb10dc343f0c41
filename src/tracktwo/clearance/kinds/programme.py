"""A programme, its two sides and its objectives: written for the public, under no rule."""

from dataclasses import dataclass, field

from tracktwo.clearance.tables import Texts, fixed
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText
from tracktwo.vocabulary.sides import Mark

__all__ = [
    "Objective",
    "Programme",
    "ShownObjective",
    "ShownProgramme",
    "ShownSide",
    "Side",
    "show_objective",
    "show_programme",
    "show_side",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Programme:
    """A programme as it presents itself."""

    key: str
    name: LanguageText
    summary: LanguageText = field(default_factory=dict)
    motivation: LanguageText = field(default_factory=dict)
    notice: LanguageText = field(default_factory=dict)
    period: PartialDate | None = None
    licence: str = ""
    funding: LanguageText = field(default_factory=dict)
    contact: LanguageText = field(default_factory=dict)
    government_policy: LanguageText = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    unchecked_languages: tuple[str, ...] = ()
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProgramme:
    """A programme as anybody may read it."""

    key: str
    name: Texts
    summary: Texts
    motivation: Texts
    notice: Texts
    period: PartialDate | None
    licence: str
    funding: Texts
    contact: Texts
    government_policy: Texts
    languages: tuple[str, ...]
    unchecked_languages: tuple[str, ...]
    is_demo: bool


def show_programme(programme: Programme) -> ShownProgramme:
    """Return the programme; every audience reads the same."""
    return ShownProgramme(
        key=programme.key,
        name=fixed(programme.name),
        summary=fixed(programme.summary),
        motivation=fixed(programme.motivation),
        notice=fixed(programme.notice),
        period=programme.period,
        licence=programme.licence,
        funding=fixed(programme.funding),
        contact=fixed(programme.contact),
        government_policy=fixed(programme.government_policy),
        languages=programme.languages,
        unchecked_languages=programme.unchecked_languages,
        is_demo=programme.is_demo,
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Side:
    """One of the two sides; ``lot`` says how its mark was drawn, which is for everybody to check."""

    key: str
    name: LanguageText
    mark: Mark
    adjective: LanguageText = field(default_factory=dict)
    lot: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """A side as anybody may read it."""

    key: str
    name: Texts
    mark: Mark
    adjective: Texts
    lot: str
    languages: tuple[str, ...]


def show_side(side: Side) -> ShownSide:
    """Return the side; every audience reads the same."""
    return ShownSide(
        key=side.key,
        name=fixed(side.name),
        mark=side.mark,
        adjective=fixed(side.adjective),
        lot=side.lot,
        languages=side.languages,
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Objective:
    """What the programme is for."""

    key: str
    number: int
    text: LanguageText


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownObjective:
    """An objective as anybody may read it."""

    key: str
    number: int
    text: Texts


def show_objective(objective: Objective) -> ShownObjective:
    """Return the objective; every audience reads the same."""
    return ShownObjective(key=objective.key, number=objective.number, text=fixed(objective.text))
