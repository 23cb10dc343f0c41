"""One entry as it is beside what it would become: the values that differ, as a person reads them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.bringing.lines import Change, Deed, Line
from tracktwo.office.record.entries import Content, Entry, versions
from tracktwo.office.record.forms.words import label_of
from tracktwo.office.record.kinds import WORDS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["compared", "merged", "with_names"]

_OF_THEMSELVES: Final = frozenset({"person"})
"""Fields that the title of a new entry says already."""


def compared(
    number: int,
    entry: Entry,
    title: str,
    *,
    before: Content,
    content: Content,
    called: Mapping[str, str],
    is_new: bool,
    **more: str,
) -> Line:
    """Return the line of an entry, with what would be new or different in it.

    Args:
        number: The line of the file.
        entry: What kind of entry it is.
        title: What it is called.
        before: The entry as it is, or as a new one starts.
        content: The entry as it would be.
        called: What other entries are called, by key or token.
        is_new: Whether it is not on record yet.
        more: What else the line says of it: key, token, event, kind.
    """
    names = [name for name in content if content[name] != before[name]]
    changes = [
        Change(
            label=_label(entry, name),
            before="" if is_new else _said(before[name], called),
            after=_said(content[name], called),
        )
        for name in names
        if not (is_new and name in _OF_THEMSELVES)
    ]
    if is_new and (kind := more.get("kind")):
        changes.insert(0, Change(label=label_of(entry.name, "kind"), before="", after=_called(kind, called)))
    return Line(
        number=number,
        deed=Deed.ADD if is_new else Deed.CHANGE if names else Deed.SAME,
        entry=entry,
        title=title,
        changes=tuple(changes),
        content=content,
        opened_at="" if is_new else versions(before),
        **more,
    )


def merged(before: Content, values: Mapping[str, Any]) -> Content:
    """Return the values a file gives; of a text in several languages those it does not have stay."""
    return {
        name: {**before[name], **value} if isinstance(value, dict) else value
        for name, value in values.items()
        if value not in ("", None)
    }


def with_names(kept: Sequence[Content], names: Mapping[str, str]) -> list[Content]:
    """Return the names of an event with those a file gives; what is on record stays, and is shown as before."""
    known = {(name["language"], name["text"]) for name in kept}
    shown = {name["language"] for name in kept if name["preferred"]}
    added = [
        {"text": text, "language": tag, "owner": "", "preferred": tag not in shown}
        for tag, text in names.items()
        if (tag, text) not in known
    ]
    return [*kept, *added]


def _label(entry: Entry, name: str) -> "StrOrPromise":
    """Return what a field, or a list of rows, is called."""
    titles = {group.rows: group.title for group in entry.groups if group.rows}
    return titles.get(name) or label_of(entry.name, name)


def _said(value: Any, called: Mapping[str, str]) -> str:
    """Return a value as a person reads it."""
    match value:
        case str() | None:
            return _called(value or "", called)
        case {"text": text}:
            return str(text)
        case {"contribution": key} | {"organisation": key}:
            return _called(key, called)
        case Mapping():
            return _("; ").join(_texts(value)) or _("nothing")
        case list():
            return _("; ").join(_said(each, called) for each in value) or _("nothing")
        case _:
            return str(value)


def _texts(value: Mapping[str, str]) -> Iterator[str]:
    """Yield a text in each of its languages; with the language where there are several."""
    for tag, text in sorted(value.items()):
        yield text if len(value) == 1 else f"{tag}: {text}"


def _called(value: str, called: Mapping[str, str]) -> str:
    if value in WORDS:
        return str(WORDS[value])  # type: ignore[index]  # a StrEnum's value
    return called.get(value, value) or _("nothing")
