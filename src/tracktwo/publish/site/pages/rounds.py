"""The pages of a round: what it was and how it was counted, gaps, agreement, mirror images, terms, all statements."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from tracktwo.figures import AreaCounts, Figure, MirrorPair, MirrorPanel, agreement_square, boundary_grid
from tracktwo.figures import dumbbell as draw_gaps
from tracktwo.figures import facing_panels as draw_mirror
from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.findings import DISCLOSURES, finding_of
from tracktwo.publish.site.pages.results import table_of
from tracktwo.publish.site.rankings import by_gap, people_of
from tracktwo.publish.site.results import Asked, labels, side_name
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import Title
from tracktwo.vocabulary.findings import AREA_WORDS, RECIPE_WORDS

__all__ = ["drafts"]

_: Final = str  # marks a message for the catalogue
_WIDTH: Final = 400
_SIZES: Final = {"gaps": 3, "mirror": 3, "terms": 5, "statements": 15, "made": 15}
"""How many statements stand on a page, so that it stays small with its pictures."""
_TABS: Final = (
    ("", _("Overview and method")),
    ("gaps", _("Gaps")),
    ("agreement", _("Agreement")),
    ("mirror", _("Mirror images")),
    ("terms", _("Terms")),
    ("statements", _("All statements")),
    ("made", _("How this was made")),
)
_SECTION: Final = "rounds.html"


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the list of rounds and the pages of each; nothing until there is one."""
    rounds = shelf.of_kind("round")
    for leaf in leaves("rounds", rounds) if rounds else ():
        yield Draft(
            path=leaf.path,
            template="rounds.html",
            make=_list,
            shows=tuple(leaf.entries),
            facts={
                **leaf.facts(),
                "shown": {each: len(shelf.of_round.get(_key(each), ())) for each in leaf.entries},
            },
            section=_SECTION,
            kinds=("round", "result"),
        )
    for place, each in enumerate(rounds):
        yield from _of_round(shelf, each, sides=[_key(side) for side in shelf.sides(place)])


def _key(each: str) -> str:
    return each.partition(":")[2]


def _of_round(shelf: Shelf, each: str, *, sides: list[str]) -> Iterator[Draft]:
    """Return every page of one round."""
    results = shelf.of_round.get(_key(each), ())
    told = {one: shelf[one] for one in results}
    parts = {
        "gaps": [one for one in by_gap(told) if told[one].get("kind") != "boundary"],
        "agreement": by_gap(told),
        "mirror": [one for one in by_gap(told) if _is_mirror(told[one])],
        "terms": [one for one in results if told[one].get("kind") == "boundary"],
        "statements": list(results),
        "made": [one for one in results if any("planted" in side for side in told[one]["sides"])],
    }
    is_reciprocal = any(one["is_reciprocal"] for one in told.values())
    tabs = ["", *(name for name, ids in parts.items() if ids or (name == "mirror" and is_reciprocal))]
    if shelf[each]["is_simulated"] and "made" not in tabs:
        tabs.append("made")
    pages = _Pages(each, tabs=tabs, sides=sides)
    yield pages.overview(
        {"shown": len(results), "people": people_of(told, sides), "areas": _areas(told, sides)}
    )
    for name in tabs[1:]:
        yield from pages.of(name, parts[name], numbers={one: told[one]["number"] for one in results})


def _is_mirror(told: Mapping[str, Any]) -> bool:
    return told["is_reciprocal"] and all("area" not in side for side in told["sides"])


def _areas(told: Mapping[str, Mapping[str, Any]], sides: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return how many statements lie in each area, for each side that perceives."""
    counts = {key: dict.fromkeys(AREA_WORDS, 0) for key in sides}
    for one in told.values():
        for side in one["sides"]:
            if "area" in side:
                counts[side["side"]][side["area"]] += 1
    return counts


class _Pages:
    """Makes the drafts of one round's pages."""

    def __init__(self, held: str, *, tabs: Sequence[str], sides: Sequence[str]) -> None:
        self._held, self._tabs, self._sides = held, list(tabs), list(sides)

    def overview(self, facts: Mapping[str, Any]) -> Draft:
        """Return the page that says what the round was and how it was counted."""
        return self._draft(f"rounds/{_key(self._held)}.html", name="", shows=(), facts=facts)

    def of(self, name: str, entries: Sequence[str], *, numbers: Mapping[str, int]) -> Iterator[Draft]:
        """Return the pages of one part of a round."""
        stem = f"rounds/{_key(self._held)}/{name}"
        for leaf in leaves(stem, entries, size=_SIZES.get(name, max(1, len(entries)))):
            facts = {**leaf.facts(), "numbers": {each: numbers[each] for each in leaf.entries}}
            yield self._draft(leaf.path, name=name, shows=leaf.entries, facts=facts)

    def _draft(self, path: str, *, name: str, shows: Sequence[str], facts: Mapping[str, Any]) -> Draft:
        make, template = _MAKERS[name]
        return Draft(
            path=path,
            template=template,
            make=make,
            shows=(self._held, *shows),
            facts={**facts, "round": self._held, "tabs": self._tabs, "tab": name, "sides": self._sides},
            section=_SECTION,
            kinds=("result",),
        )


def _list(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Results")),
        "rows": [(_key(each), view[each], facts["shown"][each]) for each in facts["entries"]],
        "pages": facts["pages"],
    }


def _frame(view: View) -> dict[str, Any]:
    """Return what every page of a round needs."""
    facts = view.facts
    held, key = view[facts["round"]], _key(facts["round"])
    words = dict(_TABS)
    title = view.titled_text(held["title"] or {})
    tab = facts["tab"]
    heading = view.gettext(words[tab])
    whole = view.gettext("%(round)s: %(part)s") % {"round": title.text, "part": heading}
    return {
        "title": Title(text=whole, language=title.language) if tab else title,
        "round": held,
        "key": key,
        "tab": tab,
        "tabs": [
            (f"rounds/{key}/{name}.html" if name else f"rounds/{key}.html", view.gettext(words[name]), name)
            for name in facts["tabs"]
        ],
        "names": [(side, side_name(view, held, side)) for side in facts["sides"]],
        "pages": facts.get("pages", []),
    }


def _asked(view: View) -> list[Asked]:
    """Return the statements of a page; of each the sides in the order of the published rule."""
    facts = view.facts
    sides = sorted(facts["sides"])
    orders = sides, sides[::-1]
    return [
        Asked.of(view, each, orders[(facts["numbers"][each] - 1) % len(orders)]) for each in facts["entries"]
    ]


def _svg(figure: Figure) -> Markup:
    return Markup(figure.svg)  # noqa: S704 -- made from elements, never from strings


def _overview(view: View) -> Mapping[str, Any]:
    facts = view.facts
    held = view[facts["round"]]
    disclosure = DISCLOSURES[held["policy"]["disclosure"]]
    square = agreement_square(
        [AreaCounts(side=key, **facts["areas"][key]) for key in facts["sides"]],
        sides=labels(view, held, facts["sides"]),
        language=view.language,
        simulated=held["is_simulated"],
        width=_WIDTH,
    )
    return {
        **_frame(view),
        "shown": facts["shown"],
        "people": facts["people"],
        "square": _svg(square) if facts["shown"] else "",
        "sentence": square.sentence,
        "disclosure": view.gettext(disclosure),
    }


def _gaps(view: View) -> Mapping[str, Any]:
    return {
        **_frame(view),
        "figures": [
            (asked, _svg(figure), figure.sentence, finding_of(view, asked.told, asked.held))
            for asked in _asked(view)
            for figure in [_drawn(view, [asked], draw_gaps)]
        ],
    }


def _drawn(view: View, asked: Sequence[Asked], draw: Callable[..., Figure]) -> Figure:
    return draw(
        [each.row for each in asked],
        sides=asked[0].labels,
        language=view.language,
        simulated=asked[0].told["is_simulated"],
        width=_WIDTH,
        minimum=asked[0].minimum,
    )


def _agreement(view: View) -> Mapping[str, Any]:
    asked = _asked(view)
    return {
        **_frame(view),
        "areas": [
            (
                key,
                [
                    (view.gettext(words), [each for each in asked if each.sides[key].get("area") == area])
                    for area, words in AREA_WORDS.items()
                ],
            )
            for key in view.facts["sides"]
        ],
        "is_exact": any(each.is_exact for each in asked),
    }


def _mirror(view: View) -> Mapping[str, Any]:
    return {
        **_frame(view),
        "mirrors": [(asked, _svg(figure), figure.sentence) for asked, figure in _panels(view)],
    }


def _panels(view: View) -> Iterator[tuple[Asked, Figure]]:
    for asked in _asked(view):
        texts = dict(asked.readings) or dict.fromkeys(asked.order, asked.title)
        first, second = (
            MirrorPanel(
                side=key,
                text=texts[key].text,
                own=asked.own(key),
                language=None if texts[key].language == view.language else texts[key].language,
            )
            for key in asked.order
        )
        yield (
            asked,
            draw_mirror(
                MirrorPair(first=first, second=second),
                sides=asked.labels,
                language=view.language,
                simulated=asked.told["is_simulated"],
                width=_WIDTH,
                minimum=asked.minimum,
            ),
        )


def _terms(view: View) -> Mapping[str, Any]:
    asked = _asked(view)
    figure = _drawn(view, asked, boundary_grid)
    return {**_frame(view), "svg": _svg(figure), "sentence": figure.sentence, "cases": asked}


def _statements(view: View) -> Mapping[str, Any]:
    return {
        **_frame(view),
        "rows": [
            (
                view.facts["numbers"][f"result:{asked.told['key']}"],
                asked,
                table_of(view, asked, view.facts["sides"]),
            )
            for asked in _asked(view)
        ],
    }


def _made(view: View) -> Mapping[str, Any]:
    facts = view.facts
    held = view[facts["round"]]
    recipe = held["recipe"] or {}
    return {
        **_frame(view),
        "recipe": recipe,
        "settings": [_setting(view, held, each) for each in recipe.get("settings", ())],
        "rows": [
            (asked, [(key, asked.sides[key], asked.found(key)) for key in facts["sides"]])
            for asked in _asked(view)
        ],
    }


def _setting(view: View, held: Told, told: Mapping[str, Any]) -> tuple[str, Any]:
    """Return what a setting of the recipe is called, and its value; how many people there are, it says of each side."""
    name = told["name"]
    kind, _colon, side = name.partition(":")
    if kind == "people" and f"side:{side}" in view:
        return view.gettext("People, %(side)s") % {"side": side_name(view, held, side)}, told["value"]
    return view.gettext(RECIPE_WORDS[name]) if name in RECIPE_WORDS else name, told["value"]


_MAKERS: Final[Mapping[str, tuple[Callable[[View], Mapping[str, Any]], str]]] = {
    "": (_overview, "round.html"),
    "gaps": (_gaps, "gaps.html"),
    "agreement": (_agreement, "agreement.html"),
    "mirror": (_mirror, "mirror.html"),
    "terms": (_terms, "terms.html"),
    "statements": (_statements, "statements.html"),
    "made": (_made, "made.html"),
}
