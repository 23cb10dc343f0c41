"""One entry as a form: its fields in groups, its lists as rows, everything typed kept until it is saved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.record.checks import Problems
from tracktwo.office.record.entries import Content, Entry, changed_since, versions
from tracktwo.office.record.exchange.format import Field, Kind, Shape, field_of
from tracktwo.office.record.forms.fields import LanguageTextField, TextField, build_field
from tracktwo.office.record.forms.references import References
from tracktwo.office.record.forms.saying import said_as_kept
from tracktwo.office.record.forms.words import help_of, label_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Editor", "EditorGroup", "Problem"]

_EMPTY_ROWS: Final = 3
_MOST_ROWS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to put right: where it is, what the place is called, and the sentence."""

    anchor: str
    label: "StrOrPromise"
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorGroup:
    """A group as a page shows it: fields, or the rows of a list with the sentences about the whole list."""

    title: "StrOrPromise"
    fields: tuple[forms.BoundField, ...] = ()
    name: str = ""
    rows: Any = None
    sentences: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether the empty rows are in sight: there is no other row, or one has something typed."""
        typed = self.rows.is_bound and any(row.has_changed() for row in self.rows.extra_forms)
        return typed or bool(self.sentences) or not self.rows.initial_forms


class Editor:
    """The form of one entry.

    Args:
        entry: Its kind.
        references: What it can point at.
        content: The entry as it is kept, or as a new one starts.
        data: What was sent, if anything was.
        is_new: Whether the entry is being made, so that its key can be chosen.
    """

    def __init__(
        self,
        entry: Entry,
        *,
        references: References,
        content: Content,
        data: Mapping[str, Any] | None = None,
        is_new: bool = False,
    ) -> None:
        self.entry = entry
        self.state = versions(content)
        self.meanwhile: dict[str, str] = {}
        self._references = references
        self._content = content
        self._about_lists: Problems = {name: [] for name in entry.lists}
        self.form = self._form(data, is_new=is_new)
        self._as_kept: dict[str, forms.BoundField] = {}
        self.lists = {name: self._rows(name, kind, data) for name, kind in entry.lists.items()}

    def is_valid(self) -> bool:
        """Return whether every field and row can be understood."""
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.lists.values())])

    @property
    def key(self) -> str:
        """Return the key typed for a new entry; "" to have one made."""
        return str(self.form.cleaned_data.get("key", ""))

    def content(self) -> Content:
        """Return the entry as typed. What was not touched is what was kept, to the last character."""
        content = _typed(self.form, self._content, self.entry.fields)
        for name, kind in self.entry.lists.items():
            fields = [field_of(kind.model, each) for each in kind.fields]
            content[name] = [_typed(row, row.initial, fields) for row in self._kept(self.lists[name])]
        if self.entry.name == "person" and len(content["names"]) == 1:
            content["names"][0]["preferred"] = True
        return content

    def refuse(self, problems: Problems) -> None:
        """Show why the entry cannot be kept, each sentence at its place."""
        for name, sentences in problems.items():
            if name in self._about_lists:
                self._about_lists[name] += sentences
            else:
                self.form.add_error(name if name in self.form.fields else None, list(sentences))

    def outdate(self, fields: list[str], content: Content, *, opened_at: str) -> None:
        """Show what somebody else saved meanwhile, in place of what was only opened here.

        Saving again keeps what was typed in the other fields and lists, and what is shown in these.
        """
        typed = self.content()
        self.state = versions(content)
        self.meanwhile = {name: self._said(name, content[name]) for name in fields}
        self._content = content
        unbound = self._form(None, is_new=False)
        for name in fields:
            if changed_since(opened_at, {name: typed[name]}):
                continue
            if name in self.lists:
                self.lists[name] = self._rows(name, self.entry.lists[name], None)
            else:
                self._as_kept[name] = unbound[name]

    @property
    def groups(self) -> Iterator[EditorGroup]:
        """Return the groups in the order of the page."""
        for group in self.entry.groups:
            fields = tuple(self._as_kept.get(name) or self.form[name] for name in group.fields)
            if group.rows:
                rows = self.lists[group.rows]
                sentences = (*rows.non_form_errors(), *self._about_lists[group.rows])
                yield EditorGroup(title=group.title, name=group.rows, rows=rows, sentences=sentences)
            else:
                yield EditorGroup(title=group.title, fields=fields)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the language tags a field for one suggests."""
        return tuple(self._references.programme.languages)

    @property
    def sequence(self) -> int:
        """Return what the order of the two sides alternates by on this page."""
        return self._references.sequence

    def problems(self) -> list[Problem]:
        """Return everything to put right, in the order of the page."""
        found = [Problem(anchor="", label="", sentence=str(each)) for each in self.form.non_field_errors()]
        for group in self.groups:
            found += [each for bound in group.fields for each in _problems(bound)]
            found += [
                Problem(anchor=f"rows-{group.name}", label=group.title, sentence=each)
                for each in group.sentences
            ]
            for number, row in enumerate(group.rows or (), start=1):
                where = _("%(list)s, row %(number)s") % {"list": group.title, "number": number}
                found += [each for bound in row for each in _problems(bound, where=where)]
        if "key" in self.form.fields:
            found += _problems(self.form["key"])
        return found

    def label_of(self, name: str) -> str:
        """Return what the form calls a field or list."""
        titles = {group.rows: group.title for group in self.entry.groups}
        return str(titles.get(name) or self.form.fields[name].label)

    def _form(self, data: Mapping[str, Any] | None, *, is_new: bool) -> forms.Form:
        fields = {
            field.name: self._field(field, self.entry.kind, self.entry.name, [self._content[field.name]])
            for field in self.entry.fields
        }
        if is_new and self.entry.is_addressed:
            fields["key"] = TextField(
                label=_("Short name in addresses"),
                help_text=_(
                    "Letters a–z, digits and - only. It never changes, and whoever reads of this reads it: "
                    "write nothing that is not public. Leave it empty to have it made."
                ),
                required=False,
                max_length=80,
            )
        made: type[forms.Form] = type("EntryForm", (forms.Form,), fields)
        return made(data, initial=self._content)

    def _rows(self, name: str, kind: Kind, data: Mapping[str, Any] | None) -> Any:
        kept = self._content[name]
        most = next(group.most for group in self.entry.groups if group.rows == name)
        fields = {}
        for each in kind.fields:
            field = field_of(kind.model, each)
            fields[each] = self._field(field, kind, f"{self.entry.name}.{name}", [row[each] for row in kept])
            fields[each].initial = "" if field.default is None else field.default
        rows: Any = forms.formset_factory(
            type("RowForm", (forms.Form,), fields),
            formset=_Rows,
            extra=min(_EMPTY_ROWS, max(most - len(kept), 0)),
            can_delete=True,
            can_delete_extra=False,
            can_order=not kind.order and len(kept) + _EMPTY_ROWS > 1,
            max_num=max(most, len(kept)),
            validate_max=True,
            absolute_max=_MOST_ROWS + 1,
        )
        # A row that somebody else added meanwhile is none of those that were sent.
        sent = (data or {}).get(f"{name}-INITIAL_FORMS", "")
        return rows(data, initial=kept[: int(sent)] if sent.isdecimal() else kept, prefix=name)

    def _field(self, field: Field, kind: Kind, where: str, kept: list[Any]) -> forms.Field:
        seek = self._references.seek(field.target)
        built = build_field(
            field,
            label=label_of(where, field.name),
            help_text=help_of(where, field.name),
            required=_required(field, kind),
            references=() if seek else self._references.of(field.target),
            seek=seek,
        )
        if isinstance(built, LanguageTextField):
            others = (tag for text in kept for tag in text)
            built.widget.languages = tuple(dict.fromkeys((*self._references.programme.languages, *others)))
        return built

    def _kept(self, rows: Any) -> list[forms.Form]:
        """Return the rows that are filled in and not deleted, by their positions where they have any."""
        filled = [row for row in rows if row.cleaned_data and not row.cleaned_data.get("DELETE")]
        last = len(filled) + 1
        return sorted(filled, key=lambda row: row.cleaned_data.get("ORDER") or last)

    def _said(self, name: str, value: Any) -> str:
        if name not in self.lists:
            return said_as_kept(self.form.fields[name], value)
        columns = self.lists[name].empty_form.fields
        rows = (
            _(", ").join(filter(None, (said_as_kept(columns[each], row[each]) for each in row)))
            for row in value
        )
        return _("; ").join(rows) or _("nothing")


class _Rows(forms.BaseFormSet):  # type: ignore[type-arg]  # generic in its stubs only
    """Rows whose position, deletion and faults are called in our own words."""

    default_error_messages: ClassVar = {
        "missing_management_form": lazy(
            "These rows did not arrive; open the page again and send it once more."
        )
    }

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Add a row's position, and its box for deleting it."""
        super().add_fields(form, index)
        if "ORDER" in form.fields:
            form.fields["ORDER"].label = _("Position")
            form.fields["ORDER"].widget.attrs["class"] = "short"
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Delete this row")


def _required(field: Field, kind: Kind) -> bool:
    column: Any = kind.model._meta.get_field(field.name)  # noqa: SLF001 (Django's documented way to ask)
    return field.shape is not Shape.YES_NO and not column.blank


def _typed(form: forms.Form, kept: Mapping[str, Any], fields: Any) -> Content:
    typed = {}
    for field in fields:
        value = form.cleaned_data[field.name]
        if field.shape in (Shape.CHOICES, Shape.REFERENCES):
            value = sorted(value) if field.shape is Shape.REFERENCES else list(value)
        untouched = field.name in kept and field.name not in form.changed_data
        typed[field.name] = kept[field.name] if untouched else value
    return typed


def _problems(bound: forms.BoundField, *, where: str = "") -> Iterator[Problem]:
    label = _("%(label)s: %(text)s") % {"label": where, "text": bound.label} if where else str(bound.label)
    for sentence in bound.errors:
        yield Problem(anchor=bound.id_for_label or bound.auto_id, label=label, sentence=str(sentence))
