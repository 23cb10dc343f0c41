"""The two forms that are no entry: an event's new kind, and a document's file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.forms.fields import TextField
from tracktwo.office.record.kinds import WORDS, EventKind

__all__ = ["FileForm", "KindForm"]


class KindForm(forms.Form):
    """Another kind for an event, and why."""

    kind = forms.ChoiceField(
        label=_("New kind"), choices=[("", "—"), *((kind.value, WORDS[kind]) for kind in EventKind)]
    )
    reason = TextField(
        label=_("Why"),
        help_text=_("In a few words; it is kept with the change for the programme’s team to read."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class FileForm(forms.Form):
    """The file of a document."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "Text in UTF-8, at most 20 MB. PDF and office formats are kept, but passages in them "
            "cannot be opened yet."
        ),
        allow_empty_file=True,
    )
