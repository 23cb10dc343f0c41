"""The one form of releases: why a proposal is refused."""

from django import forms
from django.utils.translation import gettext_lazy as _

__all__ = ["RefuseForm"]


class RefuseForm(forms.Form):
    """A sentence to the team; it stays in the log and is never public."""

    note = forms.CharField(
        label=_("Why not"),
        help_text=_("For both teams; it stays in the log and is never public."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
