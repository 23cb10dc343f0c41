"""A field for one entry of the record: a list where there are few, else a part of a name with the answers it has."""

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracktwo.office.record.queries import MOST_OFFERED, Offer
from tracktwo.vocabulary.languages import direction

__all__ = ["EntriesField", "EntryField", "Seek"]

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
        words = _words(value)
        if words:
            return _one_meant(self.seek, words)
        if self.required:
            raise ValidationError(_("Choose one, or write a part of its name."))
        return ""

    def called(self, key: str) -> str:
        """Return what an entry is called; its key where it is gone."""
        return _called(self.seek, key)[0]


class EntriesField(forms.Field):
    """The keys of any number of entries: those that are chosen, and more found by a part of their names.

    For many entries only; from few of them a person chooses by ticking.
    """

    def __init__(self, *, seek: Seek, **options: Any) -> None:
        super().__init__(widget=_EntriesInput(seek), **options)
        self._seek = seek

    def clean(self, value: Any) -> list[str]:
        """Return the keys of the entries that are chosen, and of the only one that words fit."""
        words = dict.fromkeys(filter(None, map(_words, value or ())))
        chosen = list(dict.fromkeys(_one_meant(self._seek, each) for each in words))
        if self.required and not chosen:
            raise ValidationError(_("Choose one, or write a part of its name."))
        return chosen

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether others are chosen, in whatever order."""
        return set(initial or ()) != set(data or ())

    def called(self, key: str) -> str:
        """Return what an entry is called; its key where it is gone."""
        return _called(self._seek, key)[0]


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


class _EntriesInput(forms.Widget):
    """The entries that are chosen, and the field for words with the entries that fit them, all to tick."""

    use_fieldset = True

    def __init__(self, seek: Seek) -> None:
        super().__init__()
        self._seek = seek

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:  # noqa: ARG002 -- Django's signature
        """Return the keys that are ticked; the words for more where none of their answers is."""
        words, answered = data.get(f"{name}_more", ""), data.get(f"{name}_for")
        ticked = data.getlist(f"{name}_one") if words and words == answered else []
        return [*data.getlist(name), *(ticked or [words] if words else [])]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 -- Django's signature
        """Return whether the form was sent without the field."""
        return f"{name}_more" not in data

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002 -- Django's signature
    ) -> SafeString:
        """Return the inputs."""
        given = {**self.attrs, **(attrs or {}), "aria-label": _("Add by a part of the name")}
        known = {key: _called(self._seek, key) for key in dict.fromkeys(value or ())}
        words = next((key for key, (_said, language) in known.items() if language is None), "")
        told = format_html_join("", ' {}="{}"', ((each, given[each]) for each in sorted(given)))
        chosen = [Offer(key, said, tag, said) for key, (said, tag) in known.items() if tag is not None]
        found = [each for each in _sought(self._seek, words) if each.key not in known] if words else []
        return format_html(
            "{}{}",
            _answers(name, chosen, "checkbox", checked={each.key for each in chosen}),
            _box(f"{name}_more", words, told) + _found(name, words, found, "checkbox", checked=set()),
        )


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
    offered = [each for each in found if chosen in ("", each.key)]
    return _box(name, typed, told) + _found(name, typed, offered, "radio", checked={chosen})


def _box(name: str, words: str, told: SafeString) -> SafeString:
    return format_html(
        '<input type="search" name="{}" value="{}" maxlength="{}" autocomplete="off" placeholder="{}"{}>',
        name,
        words,
        _LONGEST,
        _("A part of the name"),
        told,
    )


def _found(
    name: str, words: str, offered: Sequence[Offer], kind: str, *, checked: Container[str]
) -> SafeString:
    """Return the answers to words, as many as are shown, with the words they answer."""
    if not offered:
        return SafeString()
    return format_html(
        '<input type="hidden" name="{}_for" value="{}">{}{}',
        name,
        words,
        _answers(f"{name}_one", offered[:_ANSWERS], kind, checked=checked),
        format_html('<p class="help">{}</p>', _("There are more; write more of the name."))
        if len(offered) > _ANSWERS
        else "",
    )


def _answers(name: str, offered: Sequence[Offer], kind: str, *, checked: Container[str]) -> SafeString:
    rows = (
        (kind, name, each.key, " checked" if each.key in checked else "", _in(each), each.label)
        for each in offered
    )
    lines = format_html_join(
        "", '<li><label><input type="{}" name="{}" value="{}"{}> <bdi{}>{}</bdi></label></li>', rows
    )
    return format_html('<ul class="plain answers">{}</ul>', lines) if offered else SafeString()


def _in(offer: Offer) -> SafeString:
    """Return the mark of a name's language."""
    tag = offer.language
    return format_html(' lang="{}" dir="{}"', tag, direction(tag)) if tag else format_html("")


def _words(value: Any) -> str:
    return str(value or "").replace("\x00", "").strip()[:_LONGEST]


def _sought(seek: Seek | None, words: str) -> list[Offer]:
    return list(seek(words)) if seek else []


def _called(seek: Seek | None, key: str) -> tuple[str, str | None]:
    """Return what an entry is called and in which language; the key and None where there is no such entry."""
    found = (each for each in _sought(seek, key) if each.key == key)
    return next(((each.label, each.language) for each in found), (key, None))


def _one_meant(seek: Seek | None, words: str) -> str:
    """Return the key of the one entry some words mean.

    Raises: ValidationError if they mean none, or several.
    """
    found = _sought(seek, words)
    chosen = _meant(found, words)
    if chosen:
        return chosen
    if not found:
        raise ValidationError(_("No name contains “%(query)s”.") % {"query": words})
    raise ValidationError(_("Several names contain “%(query)s”: choose one of them.") % {"query": words})


def _meant(found: Sequence[Offer], words: str) -> str:
    """Return the key of the entry some words mean: its key, the only one of this name, or the only one found."""
    if not words or words in {each.key for each in found}:
        return words
    alike = [each for each in found if each.name.casefold() == words.casefold()] or found
    return alike[0].key if len(alike) == 1 else ""
