"""Forms of this room: a piece of evidence, a side's own note, which round tells who holds a narrative."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.actions import EvidenceText
from tracktwo.office.record.forms.fields import LanguageTextField, speak
from tracktwo.office.record.kinds import WORDS, Stance
from tracktwo.office.shell.marking import plain

if TYPE_CHECKING:
    from tracktwo.office.findings.queries import Choices
    from tracktwo.office.models import Programme, Side

__all__ = ["EvidenceForm", "HeldForm", "NoteForm"]


class EvidenceForm(forms.Form):
    """One piece of evidence."""

    subject = forms.ChoiceField(label=_("What it is"))
    stance = forms.ChoiceField(
        label=_("What it does"),
        choices=[(stance.value, WORDS[stance]) for stance in Stance],
        widget=forms.RadioSelect,
        initial=Stance.SUPPORTS,
    )
    side = forms.ChoiceField(
        label=_("Whose evidence it is"),
        required=False,
        help_text=_("A challenge is shared only with evidence from both sides."),
    )
    start = forms.IntegerField(
        label=_("First character"), required=False, min_value=0, help_text=_("Of a passage of a document.")
    )
    end = forms.IntegerField(label=_("Last character"), required=False, min_value=1)
    note = LanguageTextField(
        label=_("What it shows"),
        required=False,
        is_long=True,
        help_text=_("For both teams; it never goes outside."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        sides: "Sequence[Side]",
        choices: "Choices",
    ) -> None:
        super().__init__(data)
        self.fields["subject"].choices = [("", "—"), *choices]  # type: ignore[attr-defined]  # a ChoiceField
        named = [(side.key, plain(side.name)) for side in sides]
        self.fields["side"].choices = [("", _("not stated")), *named]  # type: ignore[attr-defined]  # same
        speak(self, programme.languages)

    def evidence(self) -> EvidenceText:
        """Return what was typed."""
        return EvidenceText(**{**self.cleaned_data, "stance": Stance(self.cleaned_data["stance"])})


class NoteForm(forms.Form):
    """The note of one's own side."""

    text = LanguageTextField(
        label=_("The note of our side"),
        required=False,
        is_long=True,
        help_text=_(
            "It is published with what it is a note to, under the name of the side. Without words: no note supplied."
        ),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, programme: "Programme", present: Mapping[str, str]
    ) -> None:
        super().__init__(data, initial={"text": dict(present)})
        speak(self, programme.languages)


class HeldForm(forms.Form):
    """Which statement of a round tells who holds a narrative."""

    result = forms.ChoiceField(label=_("Statement of a round"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, choices: "Sequence[tuple[str, str]]", present: str
    ) -> None:
        super().__init__(data, initial={"result": present})
        self.fields["result"].choices = [("", _("none")), *choices]  # type: ignore[attr-defined]  # a ChoiceField
