"""``tracktwo terms tension``: how far apart the sides are on a term, and what may be said."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from tracktwo.cli.perception.options import form_option, json_text, language_option, two_sides
from tracktwo.cli.terms.options import Material, material_of, material_options
from tracktwo.cli.terms.tension_words import tensions_in_words
from tracktwo.terms import Chosen, NoSharedLanguageError, Sorted, Tension, read_cases, together
from tracktwo.terms import tension as find_tension
from tracktwo.vocabulary.cells import csv_text
from tracktwo.vocabulary.errors import DataError, UsageError
from tracktwo.vocabulary.languages import words

__all__ = ["tension"]

Answers = Mapping[str | None, Sorted]


@click.command("tension")
@click.argument("corpus", required=False)
@click.option("--term", "terms", multiple=True, help="A term, as it is said; may be given several times.")
@click.option(
    "--boundary",
    metavar="FILE",
    help="Who sorted which case how: participant, side, case, answer (yes, no, depends, unknown), and term.",
)
@click.option(
    "--definitions",
    metavar="FILE",
    help="What whose definition must have, in the same columns; case is the feature.",
)
@material_options
@click.option(
    "--within-events", is_flag=True, help="Draw sides anew only among people heard at the same event."
)
@form_option
@language_option
def tension(
    *,
    corpus: str | None,
    terms: tuple[str, ...],
    boundary: str | None,
    definitions: str | None,
    within_events: bool,
    form: str,
    language: str,
    **options: Any,
) -> None:
    """Show how much more opposite sides disagree on a term than people of one side do.

    Parts are the cases people sort (--boundary), what their definitions must have (--definitions) and, where both
    sides speak one language in CORPUS, the company the term keeps. Answers cross languages; company does not, and
    never makes a figure by itself. The verdict is one of three: differs, no difference larger than so much, or not
    enough data.
    """
    if corpus is None and boundary is None and definitions is None:
        raise UsageError("Hand in a corpus, or answers with --boundary or --definitions, or both.")
    cases, features = (read_cases(file) if file else {} for file in (boundary, definitions))
    material = None if corpus is None else material_of(corpus, options)
    chosen, foreign = _chosen(material, within_events=within_events)
    sides = _sides(options["sides"], chosen, (cases, features))
    found = together(
        [
            find_tension(
                term,
                sides=sides,
                cases=_of_term(cases, term),
                features=_of_term(features, term),
                chosen=chosen,
                foreign=foreign,
            )
            for term in _terms(terms, cases, features)
        ]
    )
    _echo(found, form, language=language)


def _chosen(material: Material | None, *, within_events: bool) -> tuple[Chosen | None, bool]:
    if material is None:
        return None, False
    try:
        return material.chosen(within_events=within_events), False
    except NoSharedLanguageError:
        return None, True


def _sides(named: str | None, chosen: Chosen | None, files: Sequence[Answers]) -> tuple[str, str]:
    """Return the two sides, the same in all that was handed in."""
    answered = list(
        dict.fromkeys(side for file in files for answers in file.values() for side in answers.sides)
    )
    sides = two_sides(named) or (None if chosen is None else chosen.sides)
    if sides is None:
        if len(answered) != len(("first", "second")):
            told = ", ".join(map(repr, answered)) or "none"
            raise (UsageError if len(answered) > 1 else DataError)(
                f"The answers are of {len(answered)} sides ({told}); to compare, two are needed: --sides A,B."
            )
        return answered[0], answered[1]
    missing = [side for side in sides if answered and side not in answered]
    if missing:
        raise DataError(
            f"No answer is of side {missing[0]!r}; there are {', '.join(map(repr, answered))}. "
            "Call the sides alike in all files."
        )
    return sides


def _terms(named: tuple[str, ...], cases: Answers, features: Answers) -> Sequence[str]:
    told = list(dict.fromkeys(term for file in (cases, features) for term in file if term is not None))
    loose = any(None in file for file in (cases, features))
    if not named and (loose or not told):
        raise UsageError("Say which term it is about: --term TERM.")
    if loose and len(named) > 1:
        raise UsageError(
            "The answers do not say which of these terms they are about; add a column term, or ask for one term."
        )
    return list(dict.fromkeys(named)) or told


def _of_term(file: Answers, term: str) -> Sorted | None:
    return file.get(term, file.get(None))


def _echo(found: Sequence[Tension], form: str, *, language: str) -> None:
    match form:
        case "json":
            click.echo(json_text({"terms": [each.to_dict() for each in found]}))
        case "csv":
            columns: dict[str, list[object]] = {"term": []}
            for each in found:
                for name, cells in each.columns.items():
                    columns.setdefault(name, []).extend(cells)
                columns["term"] += [each.term] * len(each.columns["case"])
            click.echo(csv_text(columns), nl=False)
        case _:
            click.echo(tensions_in_words(found, words(language)), nl=False)
