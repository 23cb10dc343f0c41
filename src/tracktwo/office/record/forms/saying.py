"""A kept value in words, as a form tells what somebody else saved."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tracktwo.office.record.forms.seeking import EntriesField, EntryField
from tracktwo.vocabulary.languages import endonym

__all__ = ["said_as_kept"]


def said_as_kept(field: forms.Field, value: Any) -> str:
    """Return a kept value in words."""
    if isinstance(value, dict):
        said = _("; ").join(
            _("%(label)s: %(text)s") % {"label": endonym(tag), "text": text} for tag, text in value.items()
        )
    elif isinstance(field, forms.BooleanField):
        said = _("yes") if value else _("no")
    elif isinstance(field, EntryField | EntriesField):
        said = _(", ").join(
            field.called(each) for each in (value if isinstance(value, list) else [value]) if each
        )
    elif isinstance(field, forms.ChoiceField):
        words = {key: str(label) for key, label in field.choices}  # type: ignore[union-attr, misc]  # flat choices
        said = _(", ").join(
            words.get(each, str(each)) for each in (value if isinstance(value, list) else [value]) if each
        )
    else:
        said = str(field.prepare_value(value) if value is not None else "")
    return said or _("nothing")
