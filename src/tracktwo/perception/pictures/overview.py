"""What all statements show together, in sentences and tables: figures of each side, and lists of what both share."""

from collections.abc import Iterable
from typing import Final

from tracktwo.figures import Twin
from tracktwo.perception.pictures.labels import NO_TEXTS, Texts, plain, told
from tracktwo.perception.pictures.rows import named
from tracktwo.perception.tables import Basis, Figure, Missing, Overview, Reading, Row, Verdict, pairs_of
from tracktwo.vocabulary.languages import Words, words

__all__ = ["overview_in_words", "table_of_itself", "table_of_ranking", "table_of_readings"]

_: Final = str  # marks a message for the catalogue
RANKED: Final = 10
_HALF: Final = 1 / 2
_MISSING: Final = {
    Missing.TOO_FEW: _("too few to say"),
    Missing.NOT_ASKED: _("not asked"),
    Missing.ALIKE: _("nothing to compare with"),
    Missing.RECIPROCAL: _("does not apply"),
    Missing.NO_PEOPLE: _("not known without the people"),
    Missing.UNMOVED: _("not known, as no one person moves it"),
    Missing.AT_THE_END: _("not known this near the end of the scale"),
}
_VERDICTS: Final = {
    Verdict.BETTER: _("better"),
    Verdict.WORSE: _("worse"),
    Verdict.NO_CLEAR_DIFFERENCE: _("no clear difference"),
}
_BASES: Final = {Basis.FITTED: _("found"), Basis.ASSUMED: _("assumed")}
_ANSWERS: Final = {
    "agree": _("agree"),
    "disagree": _("disagree"),
    "no_clear_difference": _("no clear difference"),
}


def overview_in_words(result: Overview, *, language: str = "en") -> list[str]:
    """Return in sentences how much lies between the sides, and which reads the other better.

    Args: result: what :func:`~tracktwo.perception.overview` found; language: the tag of the words.
    """
    return list(_sentences(result, words(language)))


def table_of_readings(result: Overview, *, language: str = "en") -> Twin:
    """Return how well each side reads the other, a row for each figure and a column for each side."""
    text = words(language)
    gettext = text.gettext
    readings = [result.readings[side] for side in result.sides]

    return Twin(
        caption=gettext("How each side reads the other"),
        columns=(gettext("Figure"), *(plain(side) for side in result.sides)),
        rows=(
            (
                gettext("Guesses on the wrong side of one half"),
                *(_percent(each.wrong_side, text) for each in readings),
            ),
            (
                gettext("Mean squared error of its guesses (0 = none)"),
                *(_number(each.brier, text) for each in readings),
            ),
            (
                gettext("Nearer than the guess “they think as we do” (1 = perfect, 0 = no nearer)"),
                *(_skill(each.skill_same, each.against_same, text) for each in readings),
            ),
            (
                gettext("Nearer than the guess “they think the opposite”"),
                *(_skill(each.skill_opposite, each.against_opposite, text) for each in readings),
            ),
            (
                gettext("How far off about the other side, minus about itself"),
                *(_number(each.error_difference, text) for each in readings),
            ),
            (
                gettext("How far guesses keep from the middle (1 = no drift, 0 = all the way)"),
                *(_compression(each, text) for each in readings),
            ),
        ),
    )


def table_of_ranking(
    result: Overview,
    *,
    disagreement: bool = False,
    most: int = RANKED,
    language: str = "en",
    texts: Texts = NO_TEXTS,
) -> Twin:
    """Return the statements that both sides agree to, or both reject, by the lower limit of what they share.

    What they share is the geometric mean of both sides' shares; only statements whose lower limit is above one half,
    and which more than half of each side agree to or reject, are listed.

    Args:
        result: what :func:`~tracktwo.perception.overview` found.
        disagreement: what both reject instead.
        most: how many rows.
        language: the tag of the words.
        texts: what statements say; without a text its id is shown.
    """
    text = words(language)
    gettext = text.gettext
    name, share = ("shared_disagreement", "disagree") if disagreement else ("shared_agreement", "agree")
    listed = result.both_disagree if disagreement else result.both_agree
    rows = [
        (
            told(str(pair[0]["statement"]), texts=texts, language=language)[0],
            _limited(pair[0], name, text),
            *(_counted(row[share], row["n"], text) for row in pair),
        )
        for pair in named(pairs_of(result.columns), listed)
        if pair[0][f"{name}_low"] > _HALF
    ]
    both = gettext("What both sides reject") if disagreement else gettext("What both sides agree to")
    return Twin(
        caption=both,
        columns=(
            gettext("Statement"),
            gettext("Shared, of 10 (90 % limits)"),
            *(plain(side) for side in result.sides),
        ),
        rows=tuple(rows[:most]),
    )


def table_of_itself(result: Overview, *, language: str = "en", texts: Texts = NO_TEXTS) -> Twin:
    """Return where a side is wrong about itself, and which answers to questions of fact are surprisingly popular."""
    text = words(language)
    gettext = text.gettext
    rows = []
    for pair in pairs_of(result.columns):
        for row in pair:
            found = list(_of_itself(row, text))
            statement, _tag = told(str(row["statement"]), texts=texts, language=language)
            rows += [(statement, plain(str(row["side"])), what, how) for what, how in found]
    return Twin(
        caption=gettext("What a side expects of itself"),
        columns=(gettext("Statement"), gettext("Side"), gettext("Finding"), gettext("Figure")),
        rows=tuple(rows),
    )


def _of_itself(row: Row, text: Words) -> Iterable[tuple[str, str]]:
    if row["misjudges_itself"] == "yes":
        probability = text.gettext("probability %(p)s") % {"p": f"{row['p_misjudges_itself']:.2f}"}
        yield text.gettext("leans one way and expects itself to lean the other"), probability
    popular = row["surprisingly_popular"]
    if row["fact"] and popular in {"agree", "disagree"}:
        yield text.gettext("question of fact: surprisingly popular answer"), text.gettext(_ANSWERS[popular])


def _sentences(result: Overview, text: Words) -> Iterable[str]:
    gettext = text.gettext
    if result.members is not None:
        yield gettext("These figures are about the people in this room alone.")
    if result.between.value is None:
        yield gettext("Not enough data to tell how much of the difference of views lies between the sides.")
    else:
        yield gettext(
            "Of all difference of views %(share)s lies between the sides; the rest is within them."
        ) % {"share": _percent(result.between, text)}
    if result.nearer.value is None:
        yield gettext("Not enough data to tell which side reads the other better.")
    elif result.reads_better is None:
        yield gettext("Which side reads the other better: no clear difference.")
    else:
        yield gettext("%(side)s reads the other side better.") % {"side": plain(result.reads_better)}


def _percent(figure: Figure, text: Words) -> str:
    if figure.value is None:
        return _missing(figure, text)
    if figure.low is None or figure.high is None:
        share = text.gettext("%(number)s %%") % {"number": f"{100 * figure.value:.0f}"}
        return _without_limits(share, figure, text)
    return text.gettext("%(points)s %% (%(low)s–%(high)s)") % {
        "points": f"{100 * figure.value:.0f}",
        "low": f"{100 * figure.low:.0f}",
        "high": f"{100 * figure.high:.0f}",
    }


def _number(figure: Figure, text: Words) -> str:
    if figure.value is None:
        return _missing(figure, text)
    value = _signless(figure.value)
    if figure.low is None or figure.high is None:
        return _without_limits(value, figure, text)
    return text.gettext("%(value)s (%(low)s to %(high)s)") % {
        "value": value,
        "low": _signless(figure.low),
        "high": _signless(figure.high),
    }


def _skill(figure: Figure, verdict: Verdict | None, text: Words) -> str:
    said = _number(figure, text)
    if verdict is None:
        return said
    return text.gettext("%(figure)s: %(verdict)s") % {
        "figure": said,
        "verdict": text.gettext(_VERDICTS[verdict]),
    }


def _compression(reading: Reading, text: Words) -> str:
    basis = text.gettext(_BASES[reading.compression_basis])
    return text.gettext("%(figure)s, %(basis)s") % {"figure": f"{reading.compression:.2f}", "basis": basis}


def _counted(count: int, people: int, text: Words) -> str:
    """Return how many of how many, unbroken."""
    said = text.gettext("%(count)s of %(all)s") % {"count": count, "all": people}
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def _limited(row: Row, name: str, text: Words) -> str:
    return text.gettext("%(value)s (%(low)s to %(high)s)") % {
        "value": f"{10 * row[name]:.1f}",
        "low": f"{10 * row[f'{name}_low']:.1f}",
        "high": f"{10 * row[f'{name}_high']:.1f}",
    }


def _without_limits(value: str, figure: Figure, text: Words) -> str:
    return text.gettext("%(value)s (limits: %(why)s)") % {"value": value, "why": _missing(figure, text)}


def _missing(figure: Figure, text: Words) -> str:
    return text.gettext(_MISSING[figure.reason or Missing.TOO_FEW])


def _signless(value: float) -> str:
    """Return a number to two digits, with a minus sign where it has one."""
    said = f"{abs(value):.2f}"
    return f"\N{MINUS SIGN}{said}" if value < 0 and float(said) else said
