"""The account beside a proposal: what appears, changes and vanishes, and what is withheld by which reason.

It is what the proposal kept when it was prepared, so both sides judge the same account as the same bytes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from tracktwo.clearance import Reason
from tracktwo.office.hall.queries import lines_named
from tracktwo.office.questions.queries import questions_named
from tracktwo.office.record.queries import Subject, subjects
from tracktwo.office.releases import trees
from tracktwo.office.releases.addresses import ids_in_record
from tracktwo.office.releases.contents import before
from tracktwo.office.releases.words import (
    KIND_WORDS,
    REASON_WORDS,
    RULE_WORDS,
    ReasonWords,
    field_in_words,
    kind_in_words,
)
from tracktwo.publish.bundle import SITE_LANGUAGES, read_content

if TYPE_CHECKING:
    from tracktwo.office.releases.models import Release

__all__ = ["Change", "Group", "Line", "group_of", "has_preview", "named", "preview_pages", "sheet"]

PARTS: Final = ("appears", "changes", "vanishes", "withheld")
_A_PAGE: Final = 100
_FOLDERS: Final = {
    "conference": "conferences",
    "document": "documents",
    "event": "events",
    "organisation": "organisations",
    "person": "people",
    "publication": "publications",
    "question": "questions",
    "result": "results",
    "round": "rounds",
}
"""Where the site keeps the pages of items that have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of an item before and after, as the releases say it; None where it is not said."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item in an account: its id, which of its fields, and for facts the sides whose key is missing.

    ``kind`` is a word for what it is where a group mixes kinds, ``count`` says how many of it there are, and
    ``page`` where the preview has a page of its own for it.
    """

    item: str
    kind: str = ""
    count: int = 1
    page: str = ""
    fields: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Part of an account under one heading: its code in addresses, its words, how many lines, and some of them."""

    code: str
    words: ReasonWords
    total: int
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A group of which one page is shown."""

    group: Group
    page: "Page[Line]"


def sheet(release: "Release", *, language: str, most: int) -> dict[str, Any]:
    """Return the account of a proposal for its page, with the first lines of every group.

    Args:
        release: the proposal.
        language: the reader's.
        most: how many lines of a group come along.
    """
    groups = {part: _groups(release, part) for part in PARTS}
    short = {
        part: [
            replace(group, lines=_with_pages(release, group.lines[:most], language=language))
            for group in found
        ]
        for part, found in groups.items()
    }
    totals = {part: sum(group.total for group in found) for part, found in groups.items()}
    shown = [group for found in short.values() for group in found]
    ids = [*(hit["item"] for hit in release.leaks or ())]
    return {**short, "totals": totals, "subjects": named(release, shown, language=language, besides=ids)}


def group_of(release: "Release", *, part: str, code: str, page: str) -> Listing | None:
    """Return one page of one group of an account; None if the proposal has no such group.

    Changed fields come with their values before and after.
    """
    found = next((group for group in _groups(release, part) if group.code == code), None)
    if found is None:
        return None
    shown = Paginator(found.lines, _A_PAGE).get_page(page)
    lines = list(shown.object_list)
    return Listing(
        group=replace(found, lines=_with_values(release, lines) if part == "changes" else lines), page=shown
    )


def named(
    release: "Release", groups: Iterable[Group], *, language: str, besides: Iterable[str] = ()
) -> dict[str, Subject]:
    """Return what the items of some groups are called, for links to where the record has them."""
    ids = {line.item for group in groups for line in group.lines} | set(besides)
    drawn = ids_in_record(release.programme, ids)
    kept = {each: _on_page_of(drawn.get(each, each)) for each in ids}
    known = {
        **subjects(release.programme, set(kept.values()), language=language),
        **questions_named(release.programme, ids, language=language),
        **lines_named(release.programme, ids, language=language),
    }
    return {each: known[kept[each]] for each in ids if kept[each] in known}


def has_preview(release: "Release") -> bool:
    """Return whether the preview of a proposal is still there to be looked at."""
    return (_preview(release) / trees.INDEX).is_file()


def preview_pages(release: "Release", *, language: str) -> tuple[str, list[str]]:
    """Return the front page of a preview in the reader's language, and every page that stands beside it."""
    root = _preview(release)
    spoken = next((tag for tag in (language, *SITE_LANGUAGES) if (root / tag / trees.INDEX).is_file()), "")
    if not spoken:
        return "", []
    paths = sorted(each.relative_to(root).as_posix() for each in (root / spoken).glob("*.html"))
    return f"{spoken}/{trees.INDEX}", paths


def _preview(release: "Release") -> Path:
    key = release.programme.key
    return trees.preview_folder(key, release.proposal) / key


def _with_pages(release: "Release", lines: Sequence[Line], *, language: str) -> list[Line]:
    """Return lines with the page of the preview that shows each item, where it has one of its own."""
    root = _preview(release)
    spoken = language if (root / language).is_dir() else SITE_LANGUAGES[0]
    paths = [(line, f"{spoken}/{_place(line.item)}.html") for line in lines]
    return [replace(line, page=path) if (root / path).is_file() else line for line, path in paths]


def _place(item: str) -> str:
    kind, _colon, key = item.partition(":")
    return f"{_FOLDERS.get(kind, kind)}/{key}"


def _on_page_of(item: str) -> str:
    """Return the id of what has a name: remarks and attendance are an event's."""
    kind, _colon, key = item.partition(":")
    return f"event:{key}" if kind in {"remarks", "attendance"} else item


def _groups(release: "Release", part: str) -> list[Group]:
    if part == "withheld":
        return _withheld(release.withheld)
    told = release.difference.get(part, ()) if part in PARTS else ()
    fields = told if isinstance(told, Mapping) else {}
    by_kind: dict[str, list[Line]] = defaultdict(list)
    for item in told:
        words = dict.fromkeys(field_in_words(item, field) for field in fields.get(item, ()))
        by_kind[item.partition(":")[0]].append(Line(item=item, fields=tuple(words)))
    return [
        Group(code=kind, words=(words, ""), total=len(by_kind[kind]), lines=by_kind[kind])
        for kind, words in KIND_WORDS.items()
        if kind in by_kind
    ]


def _withheld(account: Sequence[Mapping[str, Any]]) -> list[Group]:
    """Return what is withheld by reason; the fields of one item under one reason stand together."""
    together: dict[str, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for line in account:
        together[_code(line)][line["item"]].append(line)
    return [
        Group(
            code=code, words=words, total=len(together[code]), lines=[*map(_joined, together[code].values())]
        )
        for code, words in {**RULE_WORDS, **REASON_WORDS}.items()
        if code in together
    ]


def _code(line: Mapping[str, Any]) -> str:
    """Return the heading a line stands under: the rule where a rule decided, else the reason."""
    return str(line["rule"] if line["reason"] == Reason.RULE and line["rule"] else line["reason"])


def _joined(lines: Sequence[Mapping[str, Any]]) -> Line:
    """Return the lines of one item as one: the whole of it, or its fields, how often and by whose keys missing."""
    item = lines[0]["item"]
    whole = [line["count"] for line in lines if not line["field"]]
    return Line(
        item=item,
        kind=kind_in_words(item),
        count=sum(whole) or 1,
        fields=() if whole else tuple(map(_field_words, lines)),
        missing=tuple(dict.fromkeys(side for line in lines for side in line["missing"])),
    )


def _field_words(line: Mapping[str, Any]) -> str:
    words = field_in_words(line["item"], line["field"])
    if line["is_partial"]:
        words = _("%(field)s, in part") % {"field": words}
    return f"{words} ({line['count']})" if line["count"] > 1 else words


def _with_values(release: "Release", lines: Sequence[Line]) -> list[Line]:
    old, new = before(release), read_content(release.content.encode())
    changes = release.difference["changes"]
    was = old.items if old else {}
    return [
        replace(
            line,
            changes=tuple(
                _change(line.item, field, before=was[line.item].content, after=new.items[line.item].content)
                for field in changes[line.item]
            ),
        )
        for line in lines
    ]


def _change(item: str, field: str, *, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    """Return a field before and after; of a text in several languages, those in which it changes."""
    was, is_now = before.get(field), after.get(field)
    if isinstance(was, dict) and isinstance(is_now, dict):
        same = {part for part in was if was[part] == is_now.get(part)}
        was = {part: value for part, value in was.items() if part not in same} or None
        is_now = {part: value for part, value in is_now.items() if part not in same} or None
    return Change(field=field_in_words(item, field), before=was, after=is_now)
