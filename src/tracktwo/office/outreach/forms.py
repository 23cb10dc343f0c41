"""Forms of reaching out."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.outreach.kinds import LEVEL_WORDS, STAGE_WORDS, Level, Stage
from tracktwo.office.record.forms.fields import DateField, LanguageTextField, SpokenForm, TextField
from tracktwo.office.record.forms.seeking import EntryField

if TYPE_CHECKING:
    from tracktwo.office.models import Programme
    from tracktwo.office.record.queries import Offer

__all__ = ["ContactForm", "StakeholderForm"]


class StakeholderForm(SpokenForm):
    """Somebody a side thinks of."""

    name = TextField(label=_("Person or organisation"), max_length=200)
    stage = forms.ChoiceField(
        label=_("How far it has come"), choices=list(STAGE_WORDS.items()), initial=Stage.IDEA
    )
    expertise = TextField(
        label=_("Expertise"), required=False, max_length=300, help_text=_("Tags, with commas between.")
    )
    is_new_field = forms.BooleanField(label=_("From outside the field"), required=False)
    note = LanguageTextField(label=_("Note"), required=False, is_long=True)
    is_shared = forms.BooleanField(
        label=_("Let the other side’s team see it"),
        required=False,
        help_text=_("Until then it is for your side’s team alone."),
    )


class ContactForm(SpokenForm):
    """That officials of one's own government were told."""

    held = DateField(label=_("When"))
    informed = TextField(
        label=_("Who was told"), max_length=200, help_text=_("The office or post; a name only if it must be.")
    )
    level = forms.ChoiceField(
        label=_("At which level"), choices=list(LEVEL_WORDS.items()), initial=Level.WORKING
    )
    by = TextField(label=_("Who told them"), max_length=150)
    about = LanguageTextField(label=_("What about, in a line"), is_long=False)
    event = EntryField(label=_("Event"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        seek: "Callable[[str], Sequence[Offer]]",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, programme=programme, present=present)
        event: Any = self.fields["event"]
        event.seek = seek
