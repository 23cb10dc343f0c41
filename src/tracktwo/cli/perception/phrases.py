"""What results in words have in common: how shares, distances, classes and settings read at a terminal."""

from collections.abc import Iterable
from typing import Final

from tracktwo.perception import Finding, Firmness, Origin, Settings
from tracktwo.perception.tables import Row
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.findings import FINDING_WORDS
from tracktwo.vocabulary.languages import Words

__all__ = [
    "certainty",
    "chance",
    "distance",
    "heading",
    "left_out",
    "number",
    "page",
    "share",
    "small_print",
    "whole",
]

_NEARLY_CERTAIN: Final = 0.995


def page(lines: Iterable[str]) -> str:
    """Return lines as a text for a terminal, which no id in them can steer."""
    return "\n".join(map(terminal_text, lines)) + "\n"


def heading(origin: Origin | None, sides: tuple[str, str], text: Words, *, statements: int) -> Iterable[str]:
    """Yield what a result is about, and first of all whether it is simulated."""
    if origin is Origin.SIMULATED:
        yield text.gettext("SIMULATED: a program made these answers up; nobody gave them.")
    count = text.ngettext("{count} statement", "{count} statements", statements).format(count=statements)
    yield text.gettext("Sides: {one} and {two}; {statements}.").format(
        one=sides[0], two=sides[1], statements=count
    )


def left_out(rows: int, text: Words) -> Iterable[str]:
    """Yield how many rows of other sides are left out, if any are."""
    if rows:
        yield text.ngettext(
            "{count} row of other sides is left out.", "{count} rows of other sides are left out.", rows
        ).format(count=rows)


def small_print(settings: Settings, text: Words) -> str:
    """Return what "probably between" means, and the settings."""
    return text.gettext('"Probably between" covers {level} in 100 cases. Settings: {settings}').format(
        level=round(100 * settings.interval), settings=settings.to_text()
    )


def certainty(
    finding: str, firmness: str, probability: float, text: Words, *, detail: str | None = None
) -> str:
    """Return a class and how far it may be relied on; ``detail`` is a sublabel in words."""
    label = text.gettext(FINDING_WORDS[Finding(finding)][0])
    if detail is not None:
        label = text.gettext("{label}, {detail}").format(label=label, detail=detail)
    said = {
        Firmness.FIRM: text.gettext("{label}: firm, {chance}"),
        Firmness.LEANING: text.gettext("{label}: leaning that way, {chance}"),
        Firmness.NOT_RESOLVED: text.gettext("not resolved; most probable is {label}, {chance}"),
    }[Firmness(firmness)]
    return said.format(label=label, chance=chance(probability, text))


def chance(probability: float, text: Words) -> str:
    """Return a probability in words."""
    if probability > _NEARLY_CERTAIN:
        return text.gettext("more than 99 in 100")
    return text.gettext("{count} in 100").format(count=round(100 * probability))


def share(part: float, text: Words, *, few: bool) -> str:
    """Return a share in words: in tenths of a group where there are few people, else per cent."""
    if few:
        return text.gettext("{count} of 10").format(count=round(10 * part))
    return text.gettext("{percent} %").format(percent=round(100 * part))


def distance(part: float, text: Words, *, few: bool) -> str:
    """Return the distance between two shares in words."""
    if few:
        return share(part, text, few=few)
    points = round(100 * part)
    return text.ngettext("{count} point", "{count} points", points).format(count=points)


def number(row: Row, key: str) -> float:
    """Return a cell that is a number."""
    value = row[key]
    assert isinstance(value, int | float)
    return float(value)


def whole(row: Row, key: str) -> int:
    """Return a cell that is a whole number."""
    return int(number(row, key))
