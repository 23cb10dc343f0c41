"""Words that either side says more, for a reader at a terminal."""

from collections.abc import Iterable, Sequence

from tracktwo.cli.perception.phrases import number, page, whole
from tracktwo.cli.terms.phrases import left_out, people, probability, small_print
from tracktwo.terms import Keyness
from tracktwo.terms.tables import Row, rows_of
from tracktwo.vocabulary.languages import Words

__all__ = ["keyness_in_words"]


def keyness_in_words(result: Keyness, text: Words, *, top: int) -> str:
    """Return the result for a reader at a terminal; ``top`` words of each side."""
    rows = rows_of(result.columns)
    voiced = [row for row in rows if not row["one_voice"]]
    lines = [*_heading(result, text)]
    for side, name in enumerate(result.sides):
        sign = 1 - 2 * side
        chosen = [row for row in voiced[::sign] if sign * number(row, "shrunken") > 0][:top]
        lines += ["", text.gettext("{side} says more often:").format(side=name)]
        lines += [_word(row, result, side, text) for row in chosen] or ["    " + text.gettext("nothing")]
    lines += ["", *_one_voice([row for row in rows if row["one_voice"]], text, top=top)]
    lines += [*_footing(result, voiced, text), *small_print(result.settings, text, cutter=result.cutter)]
    return page(lines)


def _heading(result: Keyness, text: Words) -> Iterable[str]:
    sides = text.gettext("; ").join(
        text.gettext("{side}: {people}, {count} words").format(
            side=side, people=people(result.people[place], text), count=f"{result.tokens[place]:,}"
        )
        for place, side in enumerate(result.sides)
    )
    yield text.gettext("{sides}. Language: {language}.").format(sides=sides, language=result.language)
    yield from left_out(result.left_out, text)
    if result.few:
        yield text.gettext(
            "TOO FEW PEOPLE: with fewer than {least} on a side nothing here can be told from chance."
        ).format(least=result.settings.min_people)


def _word(row: Row, result: Keyness, side: int, text: Words) -> str:
    names = ("first", "second")[:: 1 - 2 * side]
    times = 2 ** abs(number(row, "shrunken"))
    said = "    " + text.gettext("{word}: about {times} times as often").format(
        word=row["word"], times=f"{times:.1f}"
    )
    if row["log_ratio_low"] is not None:
        limits = sorted((1 - 2 * side) * number(row, f"log_ratio_{end}") for end in ("low", "high"))
        said = text.gettext("{said} (probably between {low} and {high})").format(
            said=said, low=f"{2 ** limits[0]:.1f}", high=f"{2 ** limits[1]:.1f}"
        )
    told = text.gettext("{said}; said by {own} of {all} people against {other} of {others}").format(
        said=said,
        own=whole(row, f"people_{names[0]}"),
        all=result.people[side],
        other=whole(row, f"people_{names[1]}"),
        others=result.people[1 - side],
    )
    if row["p"] is None:
        return told
    beyond = text.gettext("{told}; {p}, beyond chance") if row["differs"] else text.gettext("{told}; {p}")
    return beyond.format(told=told, p=probability(number(row, "p"), text))


def _one_voice(rows: Sequence[Row], text: Words, *, top: int) -> Iterable[str]:
    if rows:
        told = sorted(rows, key=lambda row: -whole(row, "hits_first") - whole(row, "hits_second"))[:top]
        yield text.gettext("Carried by one voice, so nothing is said of a side: {words}.").format(
            words=text.gettext(", ").join(str(row["word"]) for row in told)
        )


def _footing(result: Keyness, rows: Sequence[Row], text: Words) -> Iterable[str]:
    if not result.few:
        beyond = sum(bool(row["differs"]) for row in rows)
        yield text.ngettext(
            "{count} word is beyond chance, with at most {share} in 100 such words wrong.",
            "{count} words are beyond chance, with at most {share} in 100 such words wrong.",
            beyond,
        ).format(count=beyond, share=round(100 * result.settings.false_share))
