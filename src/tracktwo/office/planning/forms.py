"""Forms of planning: an agenda's items all at once, one more item, and an event that is begun."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.planning.patterns import PATTERNS, Start
from tracktwo.office.record.entries import ENTRIES, Content
from tracktwo.office.record.forms import EntryField, TextField
from tracktwo.office.record.forms.fields import DateField, LanguageTextField, build_field
from tracktwo.office.record.forms.words import help_of, label_of
from tracktwo.office.shell.marking import plain

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Segment, Side
    from tracktwo.office.record.queries import Offer

__all__ = ["AgendaForm", "CopyForm", "GuestForm", "PlanForm", "Seek"]

Seek = Callable[[str], "list[Offer]"]
"""What finds events by words."""

_ROW = ("starts", "minutes", "kind", "mode")


class AgendaForm:
    """The items of an agenda as rows of fields, and a last row for one more.

    Args:
        programme: Whose languages titles are asked in.
        segments: The items, in order.
        data: What was sent, if anything was.
        untouched: Keys of items that are shown as they are kept, whatever was sent of them.
    """

    def __init__(
        self,
        *,
        programme: "Programme",
        segments: "Iterable[Segment]",
        data: Mapping[str, Any] | None = None,
        untouched: Container[str] = (),
    ) -> None:
        self.segments = list(segments)
        self._languages = tuple(programme.languages)
        self.rows = {
            segment.key: self._row(segment, None if segment.key in untouched else data)
            for segment in self.segments
        }
        self.more = self._made(self._languages, required=False)(data, prefix="more")

    def is_valid(self) -> bool:
        """Return whether every row can be understood."""
        return all([*(row.is_valid() for row in self.rows.values()), self.more.is_valid()])

    def contents(self) -> dict[str, Content]:
        """Return the fields of each item as typed, by its key."""
        return {
            segment.key: _content(self.rows[segment.key].cleaned_data, language=segment.language)
            for segment in self.segments
        }

    def one_more(self) -> Content | None:
        """Return the item to be added; None if none was typed."""
        typed = self.more.cleaned_data
        if not typed["kind"]:
            return None
        language = next((tag for tag in self._languages if tag in typed["titles"]), self._languages[0])
        return {**_content(typed, language=language), "language": language}

    def refuse(self, problems: Mapping[str, list[str]]) -> None:
        """Show why items cannot be kept, each sentence at its item."""
        for key, sentences in problems.items():
            row = self.rows.get(key, self.more)
            row.add_error(None, list(sentences))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return everything to put right: where it is, and the sentence."""
        forms_of = [*self.rows.items(), ("more", self.more)]
        return [
            (f"row-{key}", str(sentence))
            for key, form in forms_of
            for sentences in form.errors.values()
            for sentence in sentences
        ]

    def _row(self, segment: "Segment", data: Mapping[str, Any] | None) -> forms.Form:
        titles = {**segment.titles, **({segment.language: segment.title} if segment.title else {})}
        initial = {**{name: getattr(segment, name) for name in _ROW}, "titles": titles}
        languages = tuple(dict.fromkeys((*self._languages, *titles)))
        return self._made(languages, required=True)(data, prefix=segment.key, initial=initial)

    def _made(self, languages: tuple[str, ...], *, required: bool) -> type[forms.Form]:
        kept = {field.name: field for field in ENTRIES["segment"].fields}
        fields: dict[str, forms.Field] = {
            name: build_field(
                kept[name],
                label=label_of("segment", name),
                help_text=help_of("segment", name),
                required=required and name == "kind",
                references=(),
            )
            for name in _ROW
        }
        titles = LanguageTextField(is_long=False, label=_("Title"), required=False)
        titles.widget.languages = languages
        return type("RowForm", (forms.Form,), {**fields, "titles": titles})


def _content(typed: Mapping[str, Any], *, language: str) -> Content:
    titles = dict(typed["titles"])
    return {
        "kind": typed["kind"],
        "title": titles.pop(language, ""),
        "titles": titles,
        "starts": typed["starts"],
        "minutes": typed["minutes"],
        "mode": typed["mode"],
    }


class CopyForm(forms.Form):
    """The earlier event whose items an empty agenda starts from; ``seek`` finds it."""

    copy = EntryField()

    def __init__(self, data: Mapping[str, Any] | None, *, seek: Seek) -> None:
        super().__init__(data)
        self.has_any = bool(seek(""))
        copy: Any = self.fields["copy"]
        copy.label, copy.seek = _("Or copy an earlier event’s agenda"), seek


class GuestForm(forms.Form):
    """Somebody who is to come: a person of the record, found by ``seek``, or a name; and of which side."""

    person = EntryField(label=lazy("Person"), required=False)
    name = TextField(label=lazy("Name, of somebody who is not in the record"), required=False, max_length=200)
    side = forms.ChoiceField(label=lazy("Side"))

    def __init__(self, data: Mapping[str, Any] | None, *, seek: Seek, sides: "Iterable[Side]") -> None:
        super().__init__(data, auto_id="%s")
        person, side = (self.fields[name] for name in ("person", "side"))
        person.seek = seek  # type: ignore[attr-defined]  # an EntryField
        side.choices = [("", "—"), *((each.key, plain(each.name)) for each in sides)]  # type: ignore[attr-defined]  # a choice field


class PlanForm(forms.Form):
    """An event that is begun: what it is called, when, and what its agenda starts from."""

    start = forms.ChoiceField(widget=forms.RadioSelect)
    name = LanguageTextField(is_long=False)
    date = DateField(required=False)
    subject = LanguageTextField(is_long=False, required=False)
    copy = EntryField(required=False)
    key = TextField(required=False, max_length=80)

    def __init__(self, *, programme: "Programme", seek: "Seek", data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        has_earlier = bool(seek(""))
        start, name, date, subject, copy, key = (
            self.fields[field] for field in ("start", "name", "date", "subject", "copy", "key")
        )
        start.label = _("Start from")
        usual = [(each.value, pattern.words) for each, pattern in PATTERNS.items()]
        start.choices = [*usual, *([("copy", _("An earlier event’s agenda"))] if has_earlier else [])]  # type: ignore[attr-defined]  # a choice field
        name.label, name.widget.languages = _("Name"), tuple(programme.languages)
        date.label, date.help_text = label_of("event", "date"), help_of("event", "date")
        subject.label, subject.widget.languages = _("Subject of a broadcast"), tuple(programme.languages)
        subject.help_text = _("Exactly one, in a few words; everybody reads it. Other events have none.")
        copy.label, copy.seek = _("Which earlier event"), seek  # type: ignore[attr-defined]  # an EntryField
        key.label = _("Short name in addresses")
        key.help_text = _(
            "Letters a–z, digits and - only. It never changes, and whoever reads of this reads it: "
            "write nothing that is not public. Leave it empty to have it made."
        )
        if not has_earlier:
            del self.fields["copy"]

    def clean(self) -> dict[str, Any]:
        """Return what was typed; a copied agenda needs the event it is copied from, and a broadcast a subject."""
        typed = super().clean() or self.cleaned_data
        if typed.get("start") == "copy" and not typed.get("copy") and "copy" not in self.errors:
            self.add_error("copy", _("Choose the event whose agenda it starts from."))
        if typed.get("start") == Start.BROADCAST and not typed.get("subject"):
            self.add_error("subject", _("A broadcast has exactly one subject: write it here."))
        return typed

    @property
    def pattern(self) -> Start | None:
        """Return the usual agenda that was chosen; None for an earlier event’s."""
        chosen = self.cleaned_data["start"]
        return None if chosen == "copy" else Start(chosen)
