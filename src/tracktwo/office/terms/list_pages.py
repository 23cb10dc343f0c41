"""The first page of terms, one row for each concept or each word a side says more, and words by share of speakers."""

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracktwo.figures import Certainty, Figure, SharePoint, SideLabel, share_scatter
from tracktwo.office.shell.marking import plain, reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.terms import bars, method
from tracktwo.office.terms.concepts import concepts_counted
from tracktwo.office.terms.corpus import shelf_of
from tracktwo.office.terms.lines import language_name
from tracktwo.office.terms.measuring import shared_languages, words_of
from tracktwo.office.terms.weighing import tensions_of
from tracktwo.terms import Keyness
from tracktwo.terms.tables import Row, rows_of
from tracktwo.vocabulary.sides import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Programme, Side
    from tracktwo.office.terms.corpus import Shelf
    from tracktwo.office.terms.measuring import Words

__all__ = ["scatter", "terms"]

_ON_A_PAGE: Final = 50
_CONCEPTS: Final = 20
_IN_A_PICTURE: Final = 100
_WIDTH: Final = 640


@require_safe
def terms(request: SeatRequest) -> HttpResponse:
    """Show the concepts of a programme, and the words that either side says more."""
    page = _page(request)
    page |= _concepts(request, page["shelf"])
    words: Words | None = page["words"]
    if words is not None and words.found is not None:
        found, programme = words.found, request.seat.programme
        leaf = Paginator(_ordered(found), _ON_A_PAGE).get_page(request.GET.get("page"))
        page |= {
            "leaf": leaf,
            "rows": [bars.word_row(row, found, sides=page["sides"]) for row in leaf],
            "method": method.of_keyness(found, page["shelf"], names=_names(programme)),
            "people": dict(zip(found.sides, found.people, strict=True)),
            "sided": {side.key: side for side in page["sides"]},
        }
    return render(request, "terms/terms.html", page)


def _concepts(request: SeatRequest, shelf: "Shelf | None") -> dict[str, Any]:
    """Return a page of concepts, each with its tension; p is corrected for all concepts that are tested."""
    programme = request.seat.programme
    leaf = Paginator(concepts_counted(programme), _CONCEPTS).get_page(request.GET.get("concepts"))
    concepts = list(leaf)
    found = tensions_of(concepts, shelf, seat=request.seat)
    return {
        "concepts": leaf,
        "concept_rows": [bars.concept_row(each, found.get(each.pk), shelf=shelf) for each in concepts],
    }


@require_safe
def scatter(request: SeatRequest) -> HttpResponse:
    """Show words by how many people of each side say them."""
    page = _page(request)
    words: Words | None = page["words"]
    if words is not None and words.found is not None:
        programme = request.seat.programme
        page |= {
            "picture": _drawn(words.found, page["sides"], programme=programme, language=page["language"]),
            "method": method.of_keyness(words.found, page["shelf"], names=_names(programme)),
        }
    return render(request, "terms/scatter.html", page)


def _page(request: SeatRequest) -> dict[str, Any]:
    programme = request.seat.programme
    shelf = shelf_of(programme)
    shared = shared_languages(programme, shelf) if shelf else []
    asked = request.GET.get("language", "")
    language = asked if asked in shared else next(iter(shared), "")
    return {
        "shelf": shelf,
        "sides": sides_of(programme, timezone.now().month),
        "languages": shared,
        "language": language,
        "language_name": language_name,
        "words": _words(programme, shelf, language),
        "query": urlencode({"language": language}),
    }


def _words(programme: "Programme", shelf: "Shelf | None", language: str) -> "Words | None":
    return None if shelf is None else words_of(programme, shelf, language)


def _names(programme: "Programme") -> dict[str, str]:
    return {side.key: plain(side.name) for side in programme.sides.all()}


def _ordered(found: Keyness) -> list[Row]:
    """Return the words, those beyond chance first, what one voice carries last, in turn one of each side.

    Of one side they come by how much more often it says them.
    """

    def standing(row: Row) -> tuple[bool, bool]:
        return bool(row["one_voice"]), not row["differs"]

    rows = sorted(
        rows_of(found.columns), key=lambda row: (standing(row), -abs(row["shrunken"] or 0), row["word"])
    )
    places: Counter[tuple[tuple[bool, bool], bool]] = Counter()
    ranked = []
    for row in rows:
        own = standing(row), (row["shrunken"] or 0) > 0
        ranked.append((own[0], places[own], own[1], row))
        places[own] += 1
    return [row for *_rank, row in sorted(ranked, key=itemgetter(0, 1, 2))]


def _drawn(found: Keyness, sides: "Sequence[Side]", *, programme: "Programme", language: str) -> Figure:
    ordered = _ordered(found)
    common = sorted(ordered, key=lambda row: (-row["hits_first"] - row["hits_second"], row["word"]))
    rows = {row["word"]: row for row in (*ordered[:_IN_A_PICTURE], *common[:_IN_A_PICTURE])}
    first, second = found.sides
    lines = reverse("term-lines", kwargs={"programme": programme.key})
    points = [
        SharePoint(
            label=row["word"],
            people={first: row["people_first"], second: row["people_second"]},
            of=dict(zip(found.sides, found.people, strict=True)),
            hits=row["hits_first"] + row["hits_second"],
            certainty=_certainty(row),
            href=f"{lines}?{urlencode({'q': row['word'], 'language': language})}",
        )
        for row in rows.values()
    ]
    return share_scatter(
        points,
        sides=[SideLabel(key=side.key, name=plain(side.name), mark=Mark(side.mark)) for side in sides],
        title=_("Words by the share of speakers who say them"),
        language=reader_language(),
        simulated=False,
        width=_WIDTH,
    )


def _certainty(row: Row) -> Certainty:
    if row["one_voice"]:
        return Certainty.ONE_VOICE
    return Certainty.BEYOND_CHANCE if row["differs"] else Certainty.NOT_TOLD
