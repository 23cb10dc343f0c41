"""The forms of the edit pages, made from what each kind of entry declares."""

from tracktwo.office.record.forms.editor import Editor, EditorGroup, Problem
from tracktwo.office.record.forms.fields import TextField
from tracktwo.office.record.forms.references import MOST_LISTED, References
from tracktwo.office.record.forms.seeking import EntryField
from tracktwo.office.record.forms.single import ENCODING_NAMES, FileForm, KindForm, MergeForm

__all__ = [
    "ENCODING_NAMES",
    "MOST_LISTED",
    "Editor",
    "EditorGroup",
    "EntryField",
    "FileForm",
    "KindForm",
    "MergeForm",
    "Problem",
    "References",
    "TextField",
]
