"""A field for one entry of the record: a list where there are few, else a part of a name with the answers it has."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracktwo.office.record.queries import MOST_OFFERED, Offer
from tracktwo.vocabulary.languages import direction

__all__ = ["EntryField"]

Seek = Callable[[str], Sequence[Offer]]
"""The entries that some words mean; any for "". One more than is offered at once where there are more."""

_LONGEST = 200
_ANSWERS = 12
"""How many answers to words are shown: as many as a telephone shows without much scrolling."""


class EntryField(forms.Field):
    """The key of an entry, chosen from a list or found by a part of its name; "" where none is wanted.

    ``seek`` is set by the form. Words that several entries have in their names are refused with those entries to
    choose from, so one form finds and takes, with nothing but a page and a button.
    """

    def __init__(self, *, seek: Seek | None = None, **options: Any) -> None:
        super().__init__(widget=_EntryInput(), **options)
        self.seek = seek

    @property
    def seek(self) -> Seek | None:
        """What finds entries."""
        return cast("_EntryInput", self.widget).seek

    @seek.setter
    def seek(self, seek: Seek | None) -> None:
        cast("_EntryInput", self.widget).seek = seek

    def clean(self, value: Any) -> str:
        """Return the key of the entry that was chosen, or the only one its words fit."""
        words = str(value or "").replace("\x00", "").strip()[:_LONGEST]
        if not words:
            if self.required:
                raise ValidationError(_("Choose one, or write a part of its name."))
            return ""
        found = _sought(self.seek, words)
        chosen = _meant(found, words)
        if chosen:
            return chosen
        if not found:
            raise ValidationError(_("No name contains “%(query)s”.") % {"query": words})
        raise ValidationError(_("Several names contain “%(query)s”: choose one of them.") % {"query": words})


class _EntryInput(forms.Widget):
    """The list to choose from, or the field for words with the entries that fit them."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.seek: Seek | None = None

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:  # noqa: ARG002 -- Django's signature
        """Return the key of the answer that was chosen to the words as they stand; else the words, or the key."""
        words, chosen = str(data.get(name, "")), str(data.get(f"{name}_one", ""))
        return chosen if chosen and data.get(f"{name}_for") == words else words

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002 -- Django's signature
    ) -> SafeString:
        """Return the inputs."""
        given = {**self.attrs, **(attrs or {})}
        words, whole = str(value or ""), _sought(self.seek, "")
        told = format_html_join("", ' {}="{}"', ((each, given[each]) for each in sorted(given)))
        if len(whole) <= MOST_OFFERED:
            return _list(name, words, whole, told)
        return _search(name, words, _sought(self.seek, words) if words else [], told)


def _list(name: str, chosen: str, whole: Sequence[Offer], told: SafeString) -> SafeString:
    meant = _meant(whole, chosen)
    rows = ((each.key, _in(each), " selected" if each.key == meant else "", each.label) for each in whole)
    return format_html(
        '<select name="{}"{}><option value="">—</option>{}</select>',
        name,
        told,
        format_html_join("", '<option value="{}"{}{}>{}</option>', rows),
    )


def _search(name: str, words: str, found: Sequence[Offer], told: SafeString) -> SafeString:
    chosen = _meant(found, words)
    typed = next((each.label for each in found if each.key == chosen), words)
    box = format_html(
        '<input type="search" name="{}" value="{}" maxlength="{}" autocomplete="off" placeholder="{}"{}>',
        name,
        typed,
        _LONGEST,
        _("A part of the name"),
        told,
    )
    offered = [each for each in found if chosen in ("", each.key)][:_ANSWERS]
    if not offered:
        return box
    rows = (
        (name, each.key, " checked" if each.key == chosen else "", _in(each), each.label) for each in offered
    )
    is_cut = len(found) > _ANSWERS and not chosen
    return format_html(
        '{}<input type="hidden" name="{}_for" value="{}"><ul class="plain answers">{}</ul>{}',
        box,
        name,
        typed,
        format_html_join(
            "",
            '<li><label><input type="radio" name="{}_one" value="{}"{}> <bdi{}>{}</bdi></label></li>',
            rows,
        ),
        format_html('<p class="help">{}</p>', _("There are more; write more of the name.")) if is_cut else "",
    )


def _in(offer: Offer) -> SafeString:
    """Return the mark of a name's language."""
    tag = offer.language
    return format_html(' lang="{}" dir="{}"', tag, direction(tag)) if tag else format_html("")


def _sought(seek: Seek | None, words: str) -> list[Offer]:
    return list(seek(words)) if seek else []


def _meant(found: Sequence[Offer], words: str) -> str:
    """Return the key of the entry some words mean: its key, the only one of this name, or the only one found."""
    if not words or words in {each.key for each in found}:
        return words
    alike = [each for each in found if each.name.casefold() == words.casefold()] or found
    return alike[0].key if len(alike) == 1 else ""
