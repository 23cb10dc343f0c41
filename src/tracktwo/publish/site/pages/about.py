"""What the programme is, who decides, what is not published and why, and what changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from tracktwo.publish.bundle import Step, fingerprint
from tracktwo.publish.site.codebook import KIND_MEANINGS
from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.exports import described, events_named
from tracktwo.publish.site.pages.data import file_names
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import counted
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.kinds import EventKind

__all__ = ["drafts"]

_LINKED: Final = (
    "event",
    "outcome",
    "narrative",
    "concept",
    "question",
    "round",
    "conference",
    "person",
    "organisation",
    "publication",
    "document",
)
_MOST: Final = 12
_STEPS: Final = 10


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the pages about the programme, its transparency, and what changed."""
    yield _about(shelf)
    yield _transparency(shelf)
    yield from _changes(shelf)
    yield _data(shelf)


def _about(shelf: Shelf) -> Draft:
    objectives = sorted(shelf.of_kind("objective"), key=lambda each: (shelf[each]["number"], each))
    return Draft(
        path="about.html",
        template="about.html",
        make=_programme,
        shows=(*objectives, *shelf.documents((shelf.programme, *objectives), ())),
        facts={"objectives": objectives, "programme": shelf.programme, "sides": _both_orders(shelf)},
        section="about.html",
        kinds=("objective",),
    )


def _both_orders(shelf: Shelf) -> list[list[str]]:
    return [[each.partition(":")[2] for each in shelf.sides(order)] for order in (0, 1)]


def _programme(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("About")),
        "objectives": [(each, view[each]) for each in facts["objectives"]],
        "item": facts["programme"],
        "sides": [(key, view[f"side:{key}"]) for key in facts["sides"][view.month % 2]],
        "sources": view.rest_on([facts["programme"], *facts["objectives"]]),
    }


def _transparency(shelf: Shelf) -> Draft:
    held = [shelf[each] for each in shelf.events if shelf[each].get("kind") != EventKind.REHEARSAL]
    rules = Counter(each.get("rule", "") for each in held)
    gone = Counter[str]()
    for step in shelf.content.history:
        gone.update(step.vanished)
    return Draft(
        path="transparency.html",
        template="transparency.html",
        make=_open,
        shows=shelf.partners,
        facts={
            "partners": [each.partition(":")[2] for each in shelf.partners],
            "rules": [[rule.value, rules[rule.value]] for rule in Rule],
            "unstated": rules[""],
            "events": len(held),
            "gone": sorted(gone.items()),
            "deadlocked": shelf.content.deadlocked,
            "results": len(shelf.of_kind("result")),
        },
        section="transparency.html",
        kinds=("event",),
    )


def _open(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Transparency")),
        "partners": facts["partners"],
        "rules": facts["rules"],
        "unstated": facts["unstated"],
        "events": facts["events"],
        "gone": [counted(kind, count, language=view.language) for kind, count in facts["gone"]],
        "deadlocked": facts["deadlocked"],
        "results": facts["results"],
    }


def _changes(shelf: Shelf) -> Iterator[Draft]:
    steps = {str(step.number): step for step in reversed(shelf.content.history)}
    for leaf in leaves("changes", list(steps), size=_STEPS):
        told = [_step(steps[number]) for number in leaf.entries]
        linked = tuple(each for step in told for name in ("appeared", "changed") for each in step[name][1])
        yield Draft(
            path=leaf.path,
            template="changes.html",
            make=_changed,
            shows=linked,
            facts={**leaf.facts(), "steps": told},
            since=told[0]["date"] if told else "",
        )


def _step(step: Step) -> Mapping[str, Any]:
    return {
        "number": step.number,
        "date": step.date.isoformat(),
        "appeared": [_by_kind(step.appeared), _linked(step.appeared)],
        "changed": [_by_kind(step.changed), _linked(step.changed)],
        "vanished": sorted(step.vanished.items()),
    }


def _by_kind(ids: Sequence[str]) -> list[tuple[str, int]]:
    return sorted(Counter(each.partition(":")[0] for each in ids).items())


def _linked(ids: Sequence[str]) -> list[str]:
    """Return the first few that have a page, events before people before the rest."""
    with_page = [each for kind in _LINKED for each in ids if each.startswith(f"{kind}:")]
    return with_page[:_MOST]


def _changed(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("What changed")),
        "steps": [_told(view, step) for step in facts["steps"]],
        "pages": facts["pages"],
    }


def _told(view: View, step: Mapping[str, Any]) -> Mapping[str, Any]:
    def sentences(counts: Sequence[tuple[str, int]]) -> list[str]:
        return [counted(kind, count, language=view.language) for kind, count in counts]

    return {
        "number": step["number"],
        "date": step["date"],
        "appeared": (sentences(step["appeared"][0]), [view.item_link(each) for each in step["appeared"][1]]),
        "changed": (sentences(step["changed"][0]), [view.item_link(each) for each in step["changed"][1]]),
        "vanished": sentences(step["vanished"]),
    }


def _data(shelf: Shelf) -> Draft:
    content = shelf.content
    return Draft(
        path="data.html",
        template="data.html",
        make=partial(_files, shelf),
        shows=events_named(shelf),
        facts={
            "release": content.number,
            "date": content.date.isoformat(),
            "files": file_names(shelf),
            "exports": [[each.name, each.meaning, each.left_out] for each in described(shelf)],
            "everything": shelf.everything,
        },
        section="data.html",
        since=content.date.isoformat(),
    )


def _files(shelf: Shelf, view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Data")),
        "release": facts["release"],
        "date": facts["date"],
        "sha256": fingerprint(shelf.data),
        "kinds": [
            (kind, view.gettext(KIND_MEANINGS[kind]), count, files) for kind, count, files in facts["files"]
        ],
        "exports": [(name, view.gettext(meaning), left_out) for name, meaning, left_out in facts["exports"]],
    }
