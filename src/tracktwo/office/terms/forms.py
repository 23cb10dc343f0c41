"""The form of a text: a file or a document, and what holds for turns that do not say it themselves."""

import functools
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.forms.fields import DateField
from tracktwo.office.record.forms.seeking import EntryField
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.record.queries import seek_events
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.vocabulary.attribution import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Document, Programme, Side

__all__ = ["SourceForm"]


class SourceForm(forms.Form):
    """A text; either a file or a document of the record."""

    file = forms.FileField(label=_("File"), required=False)
    document: "forms.ModelChoiceField[Document]" = forms.ModelChoiceField(
        queryset=None, label=_("Or a document of the record"), required=False, to_field_name="key"
    )
    title = forms.CharField(
        label=_("Title"), required=False, max_length=300, help_text=_("Blank: the name of the file.")
    )
    event = EntryField(
        label=_("Where it was said"),
        required=False,
        help_text=_("Its rule holds for every turn, whenever it changes."),
    )
    date = DateField(label=_("When it was said"), required=False)
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        label=_("Language"),
        required=False,
        help_text=_("A tag such as en or zh-Hans, for turns that do not say theirs."),
    )
    side = forms.ChoiceField(
        label=_("Whose words"), required=False, help_text=_("Of turns that name no side; speakers come next.")
    )
    rule = forms.ChoiceField(
        label=_("Rule"),
        required=False,
        help_text=_(
            "For every turn; the strictest of this, the event’s and the turn’s own holds. Where nobody states one, "
            "it is off the record, and nothing of it is counted or shown. A public document is on the record."
        ),
    )

    def __init__(self, data: Any, files: Any, *, programme: "Programme", sides: "Sequence[Side]") -> None:
        super().__init__(data, files)
        self._sides = sides
        names = [(side.key, plain(side.name)) for side in sides]
        self.fields["document"].queryset = programme.documents.exclude(text=None).order_by("title")  # type: ignore[attr-defined]
        self.fields["event"].seek = functools.partial(seek_events, programme, language=reader_language())  # type: ignore[attr-defined]
        self.fields["document"].label_from_instance = lambda row: row.title  # type: ignore[attr-defined]
        self.fields["side"].choices = [("", _("neither side, or as it says")), *names]  # type: ignore[attr-defined]
        self.fields["rule"].choices = [  # type: ignore[attr-defined]
            ("", _("Not stated here")),
            *((rule.value, WORDS[rule]) for rule in Rule),
        ]
        for key, name in names:
            self.fields[f"called_{key}"] = forms.CharField(
                label=gettext("What the file calls %(side)s") % {"side": name},
                required=False,
                max_length=80,
                help_text=_("If it has another name in a table of turns."),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse both or neither of a file and a document."""
        given: dict[str, Any] = super().clean() or {}
        if bool(given.get("file")) == bool(given.get("document")) and not self.errors:
            self.add_error("file", gettext("Choose a file, or a document of the record: one of the two."))
        return given

    def called(self) -> dict[str, str]:
        """Return what the file calls the sides, where that is another name: name → key."""
        names = {side.key: self.cleaned_data[f"called_{side.key}"] for side in self._sides}
        return {name: key for key, name in names.items() if name}
