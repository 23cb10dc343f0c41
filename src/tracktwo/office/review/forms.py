"""The forms of a review: what a person may say otherwise of each kind of proposal, and the file of a document."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.forms import ENCODING_NAMES, TextField
from tracktwo.office.record.forms.fields import CountryField, DateField, DurationField
from tracktwo.office.record.kinds import WORDS, Delivery, EventKind, ListedAs, PublicationKind
from tracktwo.office.review.entering.events import RULES, suggested_kind
from tracktwo.office.review.entering.lines import listed_as
from tracktwo.office.review.entering.named import family_in
from tracktwo.office.review.words import field_in_words, value_in_words
from tracktwo.office.shell.marking import plain
from tracktwo.record import ProposalKind, Reviewed, Value

if TYPE_CHECKING:
    from tracktwo.office.models import Document, Programme

__all__ = ["AddForm", "EditForm"]

_FUNCTION_OF: Final = {
    ListedAs.FACILITATOR: "facilitator",
    ListedAs.MODERATOR: "moderator",
    ListedAs.PANELLIST: "panelist",
    ListedAs.KEYNOTE: "keynote",
    ListedAs.SPEAKER: "speaker",
    ListedAs.PARTICIPANT: "participant",
}
_LONGEST: Final = 300


class EditForm(forms.Form):
    """The values of a proposal, each of which a person may give otherwise; what is left as it is, is not given."""

    def __init__(
        self, reviewed: Reviewed, *, programme: "Programme", sides: Mapping[str, Any], data: Any = None
    ) -> None:
        super().__init__(data, auto_id="edit-%s", use_required_attribute=False)
        self._reviewed = reviewed
        for name, (field, initial) in _fields(reviewed, programme, sides).items():
            field.required = False
            field.label = field_in_words(name).capitalize()
            field.initial = initial
            self.fields[name] = field

    def given(self) -> dict[str, Value | None]:
        """Return the values a person gave otherwise than they are, None for what is not stated."""
        found: dict[str, Value | None] = {}
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if self.data.get(self.add_prefix(name)) is None and not isinstance(
                field, forms.MultipleChoiceField
            ):
                continue
            if _plain(value) != _plain(field.initial):
                found |= _value(name, value, self._reviewed)
        if {"family", "given"} & found.keys():
            for name in ("family", "given"):
                found[name] = str(self.cleaned_data.get(name) or "") or None
        return found


def _plain(value: Any) -> Any:
    return [*value] if isinstance(value, list | tuple) else str(value if value is not None else "")


def _value(name: str, value: Any, reviewed: Reviewed) -> dict[str, Value | None]:
    if name == "functions":
        spoken = {"opening", "closing", "speaker"} & {*_texts(reviewed.values.get("functions"))}
        own = _FUNCTION_OF[ListedAs(value)]
        return {"functions": tuple(dict.fromkeys((own, *sorted(spoken - {own}))))}
    if name in ("roles", "orgs"):
        lines = tuple(each.strip() for each in str(value).splitlines() if each.strip())
        return {name: lines or None}
    if name == "delivery":
        return {name: tuple(value) or None}
    return {name: value if value not in ("", None) else None}


def _texts(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


Fields = dict[str, tuple[forms.Field, Any]]


def _fields(reviewed: Reviewed, programme: "Programme", sides: Mapping[str, Any]) -> Fields:
    make = _MADE.get(reviewed.kind)
    return make(reviewed, programme, sides) if make else {}


def _text(reviewed: Reviewed, name: str) -> tuple[forms.Field, Any]:
    return TextField(max_length=_LONGEST), reviewed.values.get(name, "")


def _lines(reviewed: Reviewed, name: str) -> tuple[forms.Field, Any]:
    widget = forms.Textarea(attrs={"rows": 2})
    return TextField(max_length=_LONGEST, widget=widget), "\n".join(_texts(reviewed.values.get(name)))


def _event(reviewed: Reviewed, _programme: "Programme", _sides: Mapping[str, Any]) -> Fields:
    rules = [("", _("not stated")), *((each, value_in_words("attribution", each)) for each in RULES)]
    statuses = [(each, value_in_words("status", each)) for each in ("held", "planned", "cancelled")]
    return {
        "name": _text(reviewed, "name"),
        "kind": (
            forms.ChoiceField(choices=[(each.value, WORDS[each]) for each in EventKind]),
            reviewed.values.get("kind") or suggested_kind(reviewed).value,
        ),
        "status": (forms.ChoiceField(choices=statuses), reviewed.values.get("status", "held")),
        "date": (DateField(), reviewed.values.get("date", "")),
        "duration": (DurationField(), reviewed.values.get("duration", "")),
        "city": _text(reviewed, "city"),
        "country": (CountryField(), reviewed.values.get("country", "")),
        "attribution": (forms.ChoiceField(choices=rules), reviewed.values.get("attribution", "")),
        "audience": (forms.IntegerField(min_value=0, max_value=10**6), reviewed.values.get("audience", "")),
        "margins_of": _text(reviewed, "margins_of"),
    }


def _person(reviewed: Reviewed, _programme: "Programme", _sides: Mapping[str, Any]) -> Fields:
    family, given, _order = family_in(str(reviewed.values["name"]))
    return {
        "name": _text(reviewed, "name"),
        "family": (TextField(max_length=100), reviewed.values.get("family", family)),
        "given": (TextField(max_length=100), reviewed.values.get("given", given)),
    }


def _organisation(reviewed: Reviewed, programme: "Programme", _sides: Mapping[str, Any]) -> Fields:
    return {"name": _text(reviewed, "name"), "side_of_programme": (_side_field(programme), "")}


def _side_field(programme: "Programme") -> forms.ChoiceField:
    sides = [(each.key, plain(each.name)) for each in programme.sides.all()]
    return forms.ChoiceField(choices=[("", _("not stated")), *sides])


def _line(reviewed: Reviewed, programme: "Programme", sides: Mapping[str, Any]) -> Fields:
    side = sides.get(str(reviewed.values.get("side", "")))
    deliveries = [(each, value_in_words("delivery", each)) for each in (*Delivery, "interview")]
    return {
        "person": _text(reviewed, "person"),
        "side_of_programme": (
            _side_field(programme),
            reviewed.values.get("side_of_programme") or (side.key if side else ""),
        ),
        "functions": (
            forms.ChoiceField(choices=[(each.value, WORDS[each]) for each in ListedAs]),
            listed_as(reviewed).value,
        ),
        "roles": _lines(reviewed, "roles"),
        "orgs": _lines(reviewed, "orgs"),
        "title": _text(reviewed, "title"),
        "delivery": (
            forms.MultipleChoiceField(choices=deliveries, widget=forms.CheckboxSelectMultiple),
            list(_texts(reviewed.values.get("delivery"))),
        ),
    }


def _publication(reviewed: Reviewed, _programme: "Programme", _sides: Mapping[str, Any]) -> Fields:
    kinds = [(each.value, WORDS[each]) for each in PublicationKind]
    return {
        "title": _text(reviewed, "title"),
        "kind": (
            forms.ChoiceField(choices=kinds),
            reviewed.values.get("kind", PublicationKind.RESEARCH_PAPER.value),
        ),
        "date": (DateField(), reviewed.values.get("date", "")),
    }


_MADE: Final[Mapping[ProposalKind, Callable[..., Fields]]] = {
    ProposalKind.EVENT: _event,
    ProposalKind.PERSON: _person,
    ProposalKind.ORGANISATION: _organisation,
    ProposalKind.CONTRIBUTION: _line,
    ProposalKind.PUBLICATION: _publication,
}


class AddForm(forms.Form):
    """A document and its file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "Text, Markdown, a web page, PDF or Word (.docx), at most 20 MB. It is read on this computer; "
            "nothing in it is run, and nothing it names is fetched."
        ),
        allow_empty_file=True,
    )
    title = TextField(
        label=_("Title"), help_text=_("Empty: the name of the file."), max_length=_LONGEST, required=False
    )
    language = forms.ChoiceField(label=_("Language"))
    replaces = forms.ChoiceField(
        label=_("Newer version of"),
        help_text=_("What was decided on that version is kept for this one."),
        required=False,
    )
    is_public = forms.BooleanField(
        label=_("Anybody may read it"),
        help_text=_("Then what it states may be known outside, fact by fact."),
        required=False,
    )

    def __init__(
        self, programme: "Programme", documents: "list[Document]", data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files)
        self.fields["language"].choices = [(tag, tag) for tag in programme.languages] or [("en", "en")]  # type: ignore[attr-defined]
        versions = [(each.key, each.title) for each in documents]
        self.fields["replaces"].choices = [("", _("no other document")), *versions]  # type: ignore[attr-defined]


class EncodingForm(forms.Form):
    """One of the encodings a text may be in."""

    encoding = forms.ChoiceField(choices=[*ENCODING_NAMES.items()])
