"""Forms of interviews: under which consent, what was said, what may be quoted, and what it is about."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.interviews.kinds import CONSENT_WORDS, Consent
from tracktwo.office.record.forms.fields import DateField, LanguageTextField, SpokenForm
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.shell.marking import plain
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.kinds import Stance

if TYPE_CHECKING:
    from tracktwo.office.models import SectorType
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["CodeForm", "InterviewForm", "PassageForm"]

_LONGEST_LINE: Final = 90


class InterviewForm(forms.Form):
    """An interview, without anything that says whose it is."""

    consent = forms.ChoiceField(
        label=_("What the person agreed to"),
        choices=list(CONSENT_WORDS.items()),
        widget=forms.RadioSelect,
        initial=Consent.INSIDE,
    )
    consented = DateField(label=_("When the person agreed"), required=False)
    rule = forms.ChoiceField(
        label=_("Rule of attribution"),
        required=False,
        choices=[("", _("not chosen yet: off the record")), *((rule.value, WORDS[rule]) for rule in Rule)],
        help_text=_("Off the record, it is counted nowhere."),
    )
    type = forms.ChoiceField(label=_("Type of organisation the person is from"), required=False)
    house = forms.CharField(
        label=_("Code of that organisation"),
        required=False,
        max_length=20,
        help_text=_(
            "Two letters of your own, the same for everybody from there; no name. Without it people count as if "
            "they were all of one organisation."
        ),
    )
    held = DateField(label=_("When it was held"), required=False, help_text=_("The month is enough."))

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        types: "Sequence[SectorType]",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(present or {}))
        self._types = {each.key: each for each in types}
        chosen: Any = self.fields["type"]
        chosen.choices = [("", _("not stated")), *((each.key, plain(each.name)) for each in types)]

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the row keeps it."""
        return {**self.cleaned_data, "type": self._types.get(self.cleaned_data["type"])}


class PassageForm(SpokenForm):
    """What was said, and the words of it that may be quoted."""

    text = LanguageTextField(
        label=_("What was said"), is_long=True, help_text=_("Without names, in any language.")
    )
    quote = LanguageTextField(
        label=_("Words that may be quoted"),
        required=False,
        is_long=False,
        help_text=_(
            "A paraphrase unless the person wants their own words. They let it out once it was read to them."
        ),
    )


class CodeForm(forms.Form):
    """What a passage is about."""

    subject = forms.ChoiceField(label=_("It is about"))
    stance = forms.ChoiceField(
        label=_("What it does for that"), choices=[(each.value, WORDS[each]) for each in Stance]
    )

    def __init__(self, data: Mapping[str, Any] | None, *, subjects: "Mapping[str, LanguageText]") -> None:
        super().__init__(data)
        chosen: Any = self.fields["subject"]
        chosen.choices = [(subject, _short(plain(text))) for subject, text in subjects.items()]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_LINE else f"{words[:_LONGEST_LINE]}…"
