"""The forms that are no entry: an event's new kind, a document's file, and the other entry of a pair."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.forms.fields import TextField
from tracktwo.office.record.forms.seeking import EntryField, Seek
from tracktwo.office.record.kinds import WORDS, EventKind

__all__ = ["ENCODING_NAMES", "FileForm", "KindForm", "MergeForm"]

ENCODING_NAMES: Final = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030 (GBK, GB2312)",
    "cp1252": "Windows-1252 (Latin-1)",
    "big5hkscs": "Big5",
    "cp949": "EUC-KR",
    "cp932": "Shift_JIS",
    "cp1251": "Windows-1251",
    "cp1256": "Windows-1256",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
"""What encodings are called, in the order in which they are tried."""


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
            "Text, Markdown, a web page, PDF or Word (.docx), at most 20 MB. It is read on this computer; "
            "nothing in it is run, and nothing it names is fetched."
        ),
        allow_empty_file=True,
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"),
        help_text=_("Only for text that could not be read without saying it."),
        choices=[("", _("as the file says")), *ENCODING_NAMES.items()],
        required=False,
    )


class MergeForm(forms.Form):
    """The other entry of a pair."""

    other = EntryField(label=_("Merge with"))

    def __init__(self, data: Mapping[str, Any] | None, *, seek: Seek) -> None:
        super().__init__(data)
        other: Any = self.fields["other"]
        other.seek = seek
