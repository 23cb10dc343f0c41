"""What the sides asked and told each other: questions with their answers, and what their meetings left behind."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft, Leaf, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["drafts"]

_SECTION: Final = "questions.html"
_OF_THE_ROOM: Final = "findings.html"
_PARTS: Final = ("discuss", "differ")


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the list of questions with a page for each, and the lines both sides let out of their meetings."""
    ordered = _in_order(shelf)
    for leaf in leaves("questions", ordered):
        yield _list(shelf, leaf)
    for each in ordered:
        yield _page(shelf, each)
    yield _debrief(shelf)


def _in_order(shelf: Shelf) -> list[str]:
    """Return the questions with an answer first, the latest of them first; a key tells nothing of when."""
    dated = {each: _latest(shelf[each]) for each in shelf.of_kind("question")}
    answered = sorted(
        (each for each in dated if dated[each]), key=lambda each: (dated[each], each), reverse=True
    )
    return [*answered, *sorted(each for each in dated if not dated[each])]


def _latest(told: Mapping[str, Any]) -> str:
    days = [PartialDate.parse(reply["as_of"]).latest for reply in told.get("replies", ()) if "as_of" in reply]
    return max(days).isoformat() if days else ""


def _list(shelf: Shelf, leaf: Leaf) -> Draft:
    questions = [shelf[each] for each in shelf.of_kind("question")]
    counts = [
        [
            [side, *_counted([told for told in questions if told["side"] == side])]
            for side in (each.partition(":")[2] for each in shelf.sides(order))
        ]
        for order in (0, 1)
    ]
    return Draft(
        path=leaf.path,
        template="questions.html",
        make=_listed,
        shows=tuple(leaf.entries),
        facts={**leaf.facts(), "counts": counts},
        section=_SECTION,
        kinds=("question",),
    )


def _counted(questions: list[Mapping[str, Any]]) -> tuple[int, int]:
    return len(questions), sum("replies" in told for told in questions)


def _listed(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Questions")),
        "rows": [view[each] for each in facts["entries"]],
        "counts": facts["counts"][view.month % 2],
        "pages": facts["pages"],
    }


def _page(shelf: Shelf, each: str) -> Draft:
    told = shelf[each]
    replies = told.get("replies", ())
    documents = dict.fromkeys(key for reply in replies for key in reply.get("documents", ()))
    stale = [last for reply in replies if (last := _last_day(reply)) and last < shelf.content.date]
    return Draft(
        path=f"questions/{told['key']}.html",
        template="question.html",
        make=_asked,
        shows=(each, *(f"document:{key}" for key in documents), *shelf.themes.get(each, ())),
        facts={
            "id": each,
            "today": shelf.content.date.isoformat() if stale else "",
            "themes": shelf.themes.get(each, ()),
        },
        section=_SECTION,
        since=(max(stale) + timedelta(days=1)).isoformat() if stale else "",
    )


def _asked(view: View) -> Mapping[str, Any]:
    facts = view.facts
    told = view[facts["id"]]
    (other,) = (side for side in view.sides if side != told["side"])
    today = facts["today"]
    return {
        "title": view.titled_text(told["text"]),
        "told": told,
        "other": other,
        "replies": [
            (reply, bool(today and (last := _last_day(reply)) and last.isoformat() < today))
            for reply in told["replies"] or ()
        ],
        "themes": [view[one] for one in facts["themes"]],
    }


def _last_day(reply: Mapping[str, Any]) -> date | None:
    told = reply.get("review_by")
    return PartialDate.parse(told).latest if told else None


def _debrief(shelf: Shelf) -> Draft:
    lines = {
        part: [each for each in shelf.of_kind("debriefline") if shelf[each]["part"] == part]
        for part in _PARTS
    }
    return Draft(
        path="debrief.html",
        template="debrief.html",
        make=_left,
        shows=shelf.of_kind("debriefline"),
        facts={"lines": lines},
        section=_OF_THE_ROOM,
        kinds=("debriefline",),
    )


def _left(view: View) -> Mapping[str, Any]:
    return {
        "title": view.own_title(view.gettext("What meetings left behind")),
        "lines": {part: [view[each] for each in ids] for part, ids in view.facts["lines"].items()},
    }
