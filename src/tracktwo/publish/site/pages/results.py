"""Results of rounds: what each side answered to a statement, as closely as that may be shown, in words and a table."""

import math
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View

__all__ = ["FINDINGS", "LEANS", "READINGS", "drafts"]

_: Final = str  # marks a message for the catalogue
# Codes as a release writes them: the publisher knows neither the gate nor the rooms that count.
# The values are those of the gate's nouns; the publisher does not know the gate, so tests see to it that all are here.
LEANS: Final = {
    "+": _("leans to agree"),
    "-": _("leans to disagree"),
    "too_close": _("too close to say"),
}
READINGS: Final = {
    "over_estimated": _("expects more agreement than there is"),
    "under_estimated": _("expects less agreement than there is"),
    "about_right": _("about right, or too close to say"),
}
FINDINGS: Final = {
    "shared_ground": (_("Shared ground"), _("The sides lean the same way, and both know it.")),
    "hidden_agreement": (
        _("Hidden agreement"),
        _("The sides lean the same way, and at least one does not know it."),
    ),
    "recognised_difference": (
        _("Recognised difference"),
        _("The sides lean different ways, and both know it."),
    ),
    "overlooked_difference": (
        _("Overlooked difference"),
        _("The sides lean different ways, and at least one does not know it."),
    ),
    "mirror_image": (_("Mirror image"), _("Each side holds the same view of the other.")),
    "divided_within": (
        _("Divided within"),
        _("The line does not run between the sides: one of them is split."),
    ),
    "open_question": (_("Open question"), _("A third or more of a side is unsure.")),
}


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the list of results and the page of each; nothing until there are any."""
    results = shelf.of_kind("result")
    for leaf in leaves("results", results) if results else ():
        yield Draft(
            path=leaf.path,
            template="results.html",
            make=_list,
            shows=tuple(leaf.entries),
            facts=leaf.facts(),
            section="results.html",
            kinds=("result",),
        )
    for place, each in enumerate(results):
        yield Draft(
            path=f"results/{each.partition(':')[2]}.html",
            template="result.html",
            make=_result,
            shows=(each,),
            facts={"id": each, "sides": [side.partition(":")[2] for side in shelf.sides(place)]},
            section="results.html",
        )


def _list(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Results")),
        "rows": [
            (each.partition(":")[2], view[each], _finding(view, view[each])) for each in facts["entries"]
        ],
        "pages": facts["pages"],
    }


def _result(view: View) -> Mapping[str, Any]:
    told = view[view.facts["id"]]
    by_side = {side["side"]: side for side in told["sides"]}
    sides = [key for key in view.facts["sides"] if key in by_side]
    return {
        "title": view.titled_text(told["statement"]),
        "result": told,
        "sides": sides,
        "finding": _finding(view, told),
        "rows": [
            (label, cells)
            for label, cells in (
                (label, [cell(view, by_side[key]) for key in sides])
                for label, cell in (*_rows(view), *_part_rows(view, told["sides"]))
            )
            if any(cells)
        ],
        "has_bands": any("bands" in side for side in told["sides"]),
        "days": sorted({side["day"] for side in told["sides"]}),
        "policies": sorted({side["policy"] for side in told["sides"]}),
    }


def _finding(view: View, told: Told) -> tuple[str, str] | None:
    if "finding" not in told:
        return None
    name, sentence = FINDINGS[told["finding"]]
    return view.gettext(name), view.gettext(sentence)


def _rows(view: View) -> list[tuple[str, Any]]:
    """Return what the table tells of each side, line by line."""
    gettext = view.gettext
    return [
        (gettext("People who answered"), _people),
        (gettext("Agree"), lambda view, side: _share(view, side, "agree")),
        (gettext("Disagree"), lambda view, side: _share(view, side, "disagree")),
        (gettext("Unsure"), lambda view, side: _share(view, side, "unsure")),
        (gettext("Which way it leans"), lambda view, side: view.gettext(LEANS[side["lean"]])),
        (gettext("Share of the other side it expects to agree"), _expected),
        (gettext("How it reads the other side"), _reading),
        (gettext("How far from the other side’s answers"), _gap),
    ]


def _part_rows(view: View, sides: list[Told]) -> list[tuple[str, Any]]:
    """Return the lines of the parts of a side, where a breakdown was declared before the round."""
    names = {part["key"]: view.plain(part["name"]) for side in sides for part in side.get("parts", ())}
    lines = (("agree", view.gettext("Agree: %(part)s")), ("disagree", view.gettext("Disagree: %(part)s")))
    return [
        (words % {"part": name}, _part_cell(key, stance))
        for key, name in sorted(names.items())
        for stance, words in lines
    ]


def _part_cell(key: str, stance: str) -> Callable[[View, Told], str]:
    def cell(view: View, side: Told) -> str:
        parts = {part["key"]: part for part in side.get("parts", ())}
        return _share(view, parts[key], stance) if key in parts else ""

    return cell


def _expected(view: View, side: Told) -> str:
    """Return the mean of what a side expects: in tenths, or to a tenth of a point where the round is exact."""
    points = side.get("expects", {}).get("points", "")
    if "." in points:
        return view.gettext("%(points)s of 100") % {"points": points}
    return view.gettext("about %(count)s of 10") % {"count": int(points) // 10} if points else ""


def _people(_view: View, side: Told) -> str:
    if "counts" in side:
        return str(sum(side["counts"].values()))
    people: str = side["bands"]["people"]
    return people.replace("-", "–")


def _share(view: View, side: Told, stance: str) -> str:
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


def _reading(view: View, side: Told) -> str:
    if "expects" not in side:
        return ""
    reading = READINGS[side["expects"]["reading"]]
    return view.gettext(reading)


def _gap(view: View, side: Told) -> str:
    """Return the limits of a gap in points, never narrower than they are."""
    gap = side.get("expects", {}).get("gap")
    if not gap:
        return ""
    low, high = math.floor(100 * Fraction(gap["low"])), math.ceil(100 * Fraction(gap["high"]))
    return view.gettext("from %(low)s to %(high)s points") % {"low": _signed(low), "high": _signed(high)}


def _signed(points: int) -> str:
    return f"\N{MINUS SIGN}{-points}" if points < 0 else f"+{points}" if points else "0"
