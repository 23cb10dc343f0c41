"""``tracktwo terms concordance``: lines with a term in the middle."""

from typing import Any, Final

import click

from tracktwo.cli.perception.options import form_option, language_option
from tracktwo.cli.perception.phrases import page
from tracktwo.cli.terms.options import echo_result, material_of, material_options
from tracktwo.cli.terms.phrases import aligned, counted, listed, people
from tracktwo.terms import Concordance, Line, Order
from tracktwo.terms import concordance as find_lines
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import Words, words

__all__ = ["concordance"]

_AROUND: Final = 40
_RULES: Final = {
    Rule.ON_THE_RECORD: "",
    Rule.NOT_FOR_ATTRIBUTION: "†",
    Rule.OFF_THE_RECORD: "‡",
}


@click.command("concordance")
@click.argument("corpus")
@click.option("--term", required=True, help="Words or characters, as they are said.")
@material_options
@click.option(
    "--order",
    type=click.Choice([each.value for each in Order]),
    default=Order.TEXT.value,
    show_default=True,
    help="Of the lines.",
)
@click.option(
    "--per-person",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="At most so many lines of one person; 0 = all.",
)
@click.option("--lines", type=click.IntRange(min=1), default=50, show_default=True, help="How many to show.")
@click.option("--skip", type=click.IntRange(min=0), default=0, help="Lines to leave out at the beginning.")
@form_option
@language_option
def concordance(
    *,
    corpus: str,
    term: str,
    order: str,
    per_person: int,
    lines: int,
    skip: int,
    form: str,
    language: str,
    **options: Any,
) -> None:
    """Show where a term is said in CORPUS, a line each.

    Chinese is found by its characters, in either form. Turns of no side are shown too. What a line says may be used
    as its rule allows, which is in the line.
    """
    material = material_of(corpus, options)
    result = find_lines(
        material.corpus,
        material.index(),
        term,
        kept=material.may_be_seen(),
        order=Order(order),
        per_person=per_person or None,
        first=skip,
        lines=lines,
    )
    echo_result(result, form, in_words=lambda: _in_words(result, words(language)))


def _in_words(result: Concordance, text: Words) -> str:
    sides = [
        text.gettext("{side} {count}").format(
            side=text.gettext("no side") if side is None else side, count=f"{count:,}"
        )
        for side, count in result.by_side.items()
    ]
    told = text.gettext("{hits} of {term}, by {people}").format(
        hits=counted(result.hits, text), term=result.term, people=people(result.people, text)
    )
    colon = text.gettext(": ") if sides else ""
    lines = [f"{told}{colon}{listed(sides, text)}"]
    if result.per_person is not None:
        lines.append(
            text.ngettext(
                "At most {count} line of each person.",
                "At most {count} lines of each person.",
                result.per_person,
            ).format(count=result.per_person)
        )
    lines += ["", *(_line(line, text) for line in result.lines)]
    if any(line.rule is not Rule.ON_THE_RECORD for line in result.lines):
        lines += [
            "",
            text.gettext("† not for attribution; ‡ off the record, as is what nobody stated a rule for"),
        ]
    return page(lines)


def _line(line: Line, text: Words) -> str:
    left, right = aligned(line.left, _AROUND, right=True), aligned(line.right, _AROUND)
    who = text.gettext(", ").join(
        filter(None, (line.side or text.gettext("no side"), line.speaker, line.date or line.doc))
    )
    return f"{left} [{line.match}] {right}  {who}{_RULES[line.rule]}"
