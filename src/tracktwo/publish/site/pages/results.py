"""The page of each statement: its sentence, its picture with the same facts as a table, and what follows."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from tracktwo.figures import boundary_grid, dumbbell
from tracktwo.figures.wording import AGREE, COUNT_IN, Wording
from tracktwo.publish.site.drafts import Draft
from tracktwo.publish.site.findings import LEANS_ON_CASES, finding_of
from tracktwo.publish.site.results import Asked, people_in_words, side_name
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.vocabulary.findings import AREA_WORDS, LEAN_WORDS, READING_WORDS

__all__ = ["Picture", "drafts", "figure_of", "table_of"]

_WIDTH = 400
_ALL = 100
Cell = Callable[[Mapping[str, Any]], str]


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the page of each statement of each round."""
    for each in shelf.of_kind("result"):
        told = shelf[each]
        partner = (f"result:{told['partner']}",) if "partner" in told else ()
        yield Draft(
            path=f"results/{each.partition(':')[2]}.html",
            template="result.html",
            make=_result,
            shows=(each, f"round:{told['round']}", *partner),
            facts={
                "id": each,
                # the published rule: an odd statement begins with the first side, an even one with the second
                "sides": [side.partition(":")[2] for side in shelf.sides(told["number"] - 1)],
            },
            section="rounds.html",
        )


def _result(view: View) -> Mapping[str, Any]:
    facts = view.facts
    asked = Asked.of(view, facts["id"], facts["sides"])
    told, held = asked.told, asked.held
    figure = figure_of(view, asked)
    partner = f"result:{told['partner']}" if told["partner"] else ""
    return {
        "title": asked.title,
        "result": told,
        "round": held,
        "key": told["round"],
        "asked": asked,
        "svg": figure.svg,
        "sentence": figure.sentence,
        "finding": finding_of(view, told, held),
        "names": [(key, side_name(view, held, key)) for key in asked.order],
        "rows": _lines(view, asked),
        "evidence": _evidence(asked),
        "partner": (told["partner"], Asked.of(view, partner, facts["sides"]).title) if partner else None,
        "days": sorted({side["day"] for side in told["sides"]}),
        "policies": sorted({side["policy"] for side in told["sides"]}),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as a page shows it, and the sentence under it."""

    svg: Markup
    sentence: str


def figure_of(view: View, asked: Asked) -> Picture:
    """Return the picture of one statement: what each side answered, and what the other expects."""
    draw = boundary_grid if asked.is_boundary else dumbbell
    figure = draw(
        [asked.row],
        sides=asked.labels,
        language=view.language,
        simulated=asked.told["is_simulated"],
        width=_WIDTH,
        minimum=asked.minimum,
    )
    svg = Markup(figure.svg)  # noqa: S704 -- made from elements, never from strings
    return Picture(svg=svg, sentence=figure.sentence)


def table_of(view: View, asked: Asked, sides: Sequence[str]) -> list[tuple[str, str]]:
    """Return what each side answered and what the other expects of it, for a row of a table of statements."""
    wording = Wording.for_views(
        [asked.own(key) for key in sides],
        language=view.language,
        minimum=asked.minimum,
        question=COUNT_IN if asked.is_boundary else AGREE,
    )
    return [(wording.own(asked.own(key)), wording.guess(asked.guessed_about(key))) for key in sides]


def _evidence(asked: Asked) -> list[tuple[str, Any]]:
    """Return each side's note to its view, where the sides hold the same of each other; None: it gave none."""
    if not asked.is_mirror:
        return []
    return [(key, asked.sides[key].get("evidence")) for key in asked.order]


def _lines(view: View, asked: Asked) -> list[tuple[str, list[str]]]:
    """Return the lines of the table that say something, each with a cell for either side."""
    sides = [asked.sides[key] for key in asked.order]
    lines = [*_rows(view, is_case=asked.is_boundary), *_part_rows(view, sides)]
    told = [(label, [cell(side) for side in sides]) for label, cell in lines]
    return [(label, cells) for label, cells in told if any(cells)]


def _rows(view: View, *, is_case: bool) -> list[tuple[str, Cell]]:
    """Return what the table tells of each side, line by line; a boundary case is counted in or not."""
    gettext = view.gettext
    leans = LEANS_ON_CASES if is_case else LEAN_WORDS
    agree, disagree, of_views, expected = (
        (
            gettext("Count it in"),
            gettext("Do not count it in"),
            gettext("Count it in, of those with a view (90 % limits)"),
            gettext("Share of the other side it expects to count it in"),
        )
        if is_case
        else (
            gettext("Agree"),
            gettext("Disagree"),
            gettext("Agree, of those with a view (90 % limits)"),
            gettext("Share of the other side it expects to agree"),
        )
    )
    return [
        (gettext("People who answered"), _people),
        (agree, lambda side: _share(view, side, "agree")),
        (disagree, lambda side: _share(view, side, "disagree")),
        (gettext("Unsure"), lambda side: _share(view, side, "unsure")),
        (of_views, lambda side: _limits(view, side)),
        (gettext("Which way it leans"), lambda side: _word(view, leans, side["lean"])),
        (expected, lambda side: _expected(view, side)),
        (gettext("How it reads the other side"), lambda side: _reading(view, side)),
        (gettext("How far from the other side’s answers"), lambda side: _gap(view, side)),
        (gettext("How it stands to the other side"), lambda side: _area(view, side)),
    ]


def _part_rows(view: View, sides: Sequence[Mapping[str, Any]]) -> list[tuple[str, Cell]]:
    """Return the lines of the parts of a side, where a breakdown was declared before the round."""
    names = {part["key"]: view.plain(part["name"]) for side in sides for part in side.get("parts", ())}
    lines = (("agree", view.gettext("Agree: %(part)s")), ("disagree", view.gettext("Disagree: %(part)s")))
    return [
        (words % {"part": name}, _part_cell(view, key, stance))
        for key, name in sorted(names.items())
        for stance, words in lines
    ]


def _part_cell(view: View, key: str, stance: str) -> Cell:
    def cell(side: Mapping[str, Any]) -> str:
        parts = {part["key"]: part for part in side.get("parts", ())}
        return _share(view, parts[key], stance) if key in parts else ""

    return cell


def _people(side: Mapping[str, Any]) -> str:
    if "counts" in side:
        return str(sum(side["counts"].values()))
    return people_in_words(side["bands"]["people"])


def _share(view: View, side: Mapping[str, Any], stance: str) -> str:
    """Return a share as it is released: a count of all, or between which parts of all."""
    if "counts" in side:
        counts = side["counts"]
        return view.gettext("%(count)s of %(all)s") % {"count": counts[stance], "all": sum(counts.values())}
    if stance not in side["bands"]:
        return ""
    limits = side["bands"][stance]
    return view.gettext("between %(low)s and %(high)s of them") % {
        "low": limits["low"],
        "high": limits["high"],
    }


def _limits(view: View, side: Mapping[str, Any]) -> str:
    if "limits" not in side:
        return ""
    low, high = (round(_ALL * Fraction(side["limits"][end])) for end in ("low", "high"))
    return view.gettext("%(low)s–%(high)s %%") % {"low": low, "high": high}


def _expected(view: View, side: Mapping[str, Any]) -> str:
    """Return the mean of what a side expects: in tenths, or to a tenth of a point where the round is exact."""
    points = side.get("expects", {}).get("points", "")
    if "." in points:
        return view.gettext("%(points)s of 100") % {"points": points}
    return view.gettext("about %(count)s of 10") % {"count": int(points) // 10} if points else ""


def _reading(view: View, side: Mapping[str, Any]) -> str:
    return _word(view, READING_WORDS, side["expects"]["reading"]) if "expects" in side else ""


def _gap(view: View, side: Mapping[str, Any]) -> str:
    """Return the limits of a gap in points, never narrower than they are."""
    gap = side.get("expects", {}).get("gap")
    if not gap:
        return ""
    low, high = math.floor(_ALL * Fraction(gap["low"])), math.ceil(_ALL * Fraction(gap["high"]))
    return view.gettext("from %(low)s to %(high)s points") % {"low": _signed(low), "high": _signed(high)}


def _area(view: View, side: Mapping[str, Any]) -> str:
    return _word(view, AREA_WORDS, side["area"]) if "area" in side else ""


def _word(view: View, words: Mapping[str, str], code: str) -> str:
    return view.gettext(words[code])


def _signed(points: int) -> str:
    return f"\N{MINUS SIGN}{-points}" if points < 0 else f"+{points}" if points else "0"
