"""A recipe as it stands in the file of a round, checked whole."""

from collections.abc import Mapping, Sequence
from typing import Final

from tracktwo.perception.tables import OBSERVER, Planted, Recipe
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import is_language_tag

__all__ = ["read_recipe"]

_MOST_PEOPLE: Final = 10_000
_LARGEST_SEED: Final = 2**53  # the largest number that every reader of JSON keeps whole
_SIDES: Final = 2


def read_recipe(recipe: object, *, statements: Sequence[str]) -> Recipe:
    """Return the recipe of a round.

    Args:
        recipe: the parsed JSON object, with exactly the names of :class:`Recipe`; ``depends`` may be left out.
        statements: the keys of the round's statements in their order.

    Returns: the recipe, its statements in that order whatever the order of the object.
    Raises: DataError with the name of what is missing, unknown or out of its limits; nothing else is raised.
    """
    found = _named(recipe, "The recipe", needed=Recipe.__dataclass_fields__)
    sides = found["people"]
    if not isinstance(sides, dict) or len(sides) != _SIDES or OBSERVER in sides:
        raise DataError(
            f'The recipe\'s people should be given for two sides, none of them called "{OBSERVER}".'
        )
    people = {side: _count(each, f"people of {side!r}", least=1) for side, each in sides.items()}
    shift = _number(found["shift"], "shift", high=0.2)
    planted = _named(found["planted"], "What the recipe plants", needed=statements)
    return Recipe(
        seed=_count(found["seed"], "seed", most=_LARGEST_SEED),
        people=people,
        observers=_count(found["observers"], "observers"),
        languages=_languages(found["languages"], sides=people),
        other_language=_number(found["other_language"], "other_language"),
        leaning=_number(found["leaning"], "leaning", low=0.1),
        not_sure=_number(found["not_sure"], "not_sure", high=0.5),
        skip=_number(found["skip"], "skip"),
        cannot_guess=_number(found["cannot_guess"], "cannot_guess"),
        shift=shift,
        concentration=_number(found["concentration"], "concentration", low=0.1, high=1000),
        leave=_number(found["leave"], "leave"),
        leave_after=_count(found["leave_after"], "leave_after"),
        planted={key: _planted(planted[key], key, sides=people, shift=shift) for key in statements},
    )


def _planted(value: object, key: str, *, sides: Mapping[str, object], shift: float) -> Planted:
    found = _named(value, f"What is planted for {key!r}", needed=("shares", "guesses"), allowed=("depends",))
    shares = _named(found["shares"], f"The shares planted for {key!r}", needed=sides)
    guesses = _named(found["guesses"], f"The guesses planted for {key!r}", needed=sides)
    # a guess moves by the shift twice: to the own stance, and back on average so that the mean stays as planted
    room = 2 * shift + 0.01
    return Planted(
        shares={
            side: _number(each, f"share of {side!r} for {key!r}", low=0.01, high=0.99)
            for side, each in shares.items()
        },
        guesses={
            side: _number(each, f"guess of {side!r} for {key!r}", low=room, high=1 - room)
            for side, each in guesses.items()
        },
        depends=_number(found.get("depends", 0.0), f"depends for {key!r}", high=0.4),
    )


def _languages(value: object, *, sides: Mapping[str, object]) -> dict[str, str]:
    found = _named(value, "The recipe's languages", needed=sides)
    for side, tag in found.items():
        if not isinstance(tag, str) or not is_language_tag(tag):
            raise DataError(
                f"In the recipe, the language of {side!r} should be a language tag; it is {tag!r}."
            )
    return {side: str(tag) for side, tag in found.items()}


def _named(
    value: object, what: str, *, needed: Mapping[str, object] | Sequence[str], allowed: Sequence[str] = ()
) -> dict[str, object]:
    """Return an object that has the names needed and no others than allowed."""
    if not isinstance(value, dict):
        raise DataError(f"{what} should be an object with the names {', '.join(needed)}.")
    for name in needed:
        if name not in value:
            raise DataError(f"{what} lacks {name!r}; it should have {', '.join(needed)}.")
    for name in value:
        if name not in needed and name not in allowed:
            raise DataError(f"{what} has {name!r}, which is not known; it should have {', '.join(needed)}.")
    return value


def _number(value: object, name: str, *, low: float = 0, high: float = 1) -> float:
    # written so that NaN fails too
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise DataError(
            f"In the recipe, {name} should be a number from {low:g} to {high:g}; it is {value!r}."
        )
    return float(value)


def _count(value: object, name: str, *, least: int = 0, most: int = _MOST_PEOPLE) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise DataError(
            f"In the recipe, {name} should be a whole number from {least} to {most}; it is {value!r}."
        )
    return value
