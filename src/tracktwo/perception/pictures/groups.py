"""Opinion groups in words, and what sets them apart as a table. People are counted, never placed: no picture."""

from collections.abc import Iterable
from typing import Final

from tracktwo.figures import MINIMUM, Twin
from tracktwo.perception.pictures.labels import NO_TEXTS, Texts, told
from tracktwo.perception.tables import Groups, NoGroups
from tracktwo.vocabulary.languages import Words, words

__all__ = ["groups_in_words", "table_of_groups"]

_: Final = str  # marks a message for the catalogue
_LEAST_P: Final = 0.001
_DIRECTIONS: Final = {
    "agree": _("agrees more than the others"),
    "disagree": _("disagrees more than the others"),
}


def groups_in_words(result: Groups, *, language: str = "en") -> list[str]:
    """Return what was found about opinion groups, in sentences: how many, how sure, and how like the sides.

    Args: result: what :func:`~tracktwo.perception.groups` found; language: the tag of the words.
    """
    return list(_sentences(result, words(language)))


def table_of_groups(result: Groups, *, language: str = "en", texts: Texts = NO_TEXTS) -> Twin:
    """Return the statements that set groups apart, tested and corrected for their number; a row each.

    Args:
        result: what :func:`~tracktwo.perception.groups` found.
        language: the tag of the words.
        texts: what statements say; without a text its id is shown.
    """
    gettext = words(language).gettext
    table = result.columns
    rows = []
    for place, is_told in enumerate(table["representative"]):
        direction = table["direction"][place]
        if not is_told or direction is None:
            continue
        agree, disagree, unsure = (str(table[name][place]) for name in ("agree", "disagree", "unsure"))
        is_shown = int(table["n"][place] or 0) >= MINIMUM
        rows.append(
            (
                told(str(table["statement"][place]), texts=texts, language=language)[0],
                gettext("Group %(number)s") % {"number": int(table["group"][place] or 0) + 1},
                gettext(_DIRECTIONS[str(direction)]),
                f"{agree} / {disagree} / {unsure}"
                if is_shown
                else gettext("fewer than %(n)s") % {"n": MINIMUM},
            )
        )
    return Twin(
        caption=gettext("What sets the groups apart"),
        columns=(
            gettext("Statement"),
            gettext("Group"),
            gettext("What it does"),
            gettext("Agree / disagree / unsure"),
        ),
        rows=tuple(rows),
    )


def _sentences(result: Groups, text: Words) -> Iterable[str]:
    counts = {"grouped": result.grouped, "people": result.people, "least": result.settings.least_people}
    chance = "" if result.p_groups is None else _probability(result.p_groups)
    if result.reason is NoGroups.TOO_FEW:
        yield (
            text.gettext(
                "Not enough data: %(grouped)s of %(people)s people answered enough; groups are looked for among "
                "%(least)s or more."
            )
            % counts
        )
        return
    if result.few:
        yield text.gettext("Few people: read everything about groups as a first guess.")
    if result.reason is NoGroups.NOT_FOUND:
        yield text.gettext(
            "No groups here: one crowd without groups shows as much in %(chance)s of cases."
        ) % {"chance": chance}
        return
    if result.reason is NoGroups.ALIKE or not result.sizes:
        yield text.gettext("No groups here: people answer too much alike to be told apart.")
        return
    sizes = text.gettext(", ").join(
        str(size) if size >= MINIMUM else text.gettext("fewer than %(n)s") % {"n": MINIMUM}
        for size in result.sizes
    )
    yield text.ngettext(
        "%(num)s group of people who answer alike: %(sizes)s.",
        "%(num)s groups of people who answer alike: %(sizes)s.",
        len(result.sizes),
    ) % {"num": len(result.sizes), "sizes": sizes}
    if chance:
        yield text.gettext("One crowd without groups shows as much in %(chance)s of cases.") % {
            "chance": chance
        }
    if result.stability is not None:
        yield text.gettext(
            "With half of the answers left out the groups agree with these to %(stability)s (1 = the same groups, "
            "0 = chance)."
        ) % {"stability": f"{result.stability:.2f}"}
    if result.side_ami is not None:
        yield text.gettext(
            "How much of the grouping is just the side: %(share)s (1 = the groups are the sides, 0 = they cut across "
            "them)."
        ) % {"share": f"{max(0.0, result.side_ami):.2f}"}


def _probability(value: float) -> str:
    return f"<{_LEAST_P}" if value < _LEAST_P else f"{value:.3f}"
