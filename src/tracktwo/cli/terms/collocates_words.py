"""The company a term keeps, for a reader at a terminal."""

from collections.abc import Iterable, Sequence

from tracktwo.cli.perception.phrases import number, page, whole
from tracktwo.cli.terms.phrases import counted, left_out, people, small_print
from tracktwo.terms import Collocates
from tracktwo.terms.tables import Row, rows_of
from tracktwo.vocabulary.languages import Words

__all__ = ["collocates_in_words"]


def collocates_in_words(result: Collocates, text: Words, *, top: int) -> str:
    """Return the result for a reader at a terminal; ``top`` words of each side."""
    rows = rows_of(result.columns)
    lines = [*left_out(result.left_out, text)]
    for place, side in enumerate(result.sides):
        own = [row for row in rows if row["side"] == side]
        lines.append(
            text.gettext("{side}: {hits} of {term}, by {people}.").format(
                side=side,
                hits=counted(result.hits[place], text),
                term=result.term,
                people=people(result.people[place], text),
            )
        )
        lines += [_word(row, text) for row in own[:top]]
        if not own:
            lines.append(
                "    "
                + text.gettext("no word stands next to it {least} times").format(
                    least=result.settings.least_hits
                )
            )
    return page([*lines, "", *_shared(rows, text), *small_print(result.settings, text, cutter=result.cutter)])


def _word(row: Row, text: Words) -> str:
    return "    " + text.gettext("{word}: {together} times, by {people}; logDice {bond}").format(
        word=row["word"],
        together=whole(row, "together"),
        people=people(whole(row, "people"), text),
        bond=f"{number(row, 'log_dice'):.1f}",
    )


def _shared(rows: Sequence[Row], text: Words) -> Iterable[str]:
    sides = dict.fromkeys(row["side"] for row in rows)
    by_side = [[str(row["word"]) for row in rows if row["side"] == side] for side in sides]
    if len(by_side) > 1:
        both = [word for word in by_side[0] if word in set(by_side[1])]
        if both:
            yield text.gettext("On both sides: {words}.").format(words=text.gettext(", ").join(both))
