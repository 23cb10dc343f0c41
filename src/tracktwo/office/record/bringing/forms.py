"""The form a file is added with, and what a person says of a timetable that the file does not."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.bringing.tables import Chosen
from tracktwo.office.record.forms import EntryField, References
from tracktwo.office.record.kinds import WORDS, EventKind, EventStatus
from tracktwo.office.record.models import Event
from tracktwo.office.shell.marking import reader_language

if TYPE_CHECKING:
    from tracktwo.office.record.models import Programme

__all__ = ["BringForm"]


class BringForm(forms.Form):
    """A file, and for a timetable the event it belongs to or what a new one is."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A spreadsheet of events or of people, saved as CSV; or a timetable that frab or pretalx exported as a "
            "schedule, in JSON or XML. At most 1 MB."
        ),
        allow_empty_file=True,
    )
    event = forms.ChoiceField(label=_("Event the timetable belongs to"), required=False)
    kind = forms.ChoiceField(label=_("Kind of a new event"), required=False)
    status = forms.ChoiceField(label=_("Status of a new event"), required=False)

    def __init__(self, *given: Any, programme: "Programme", **options: Any) -> None:
        super().__init__(*given, **options)
        references = References(programme=programme, language=reader_language())
        choices: dict[str, list[tuple[str, Any]]] = {
            "kind": [("", "—"), *((each.value, WORDS[each]) for each in EventKind)],
            "status": [("", "—"), *((each.value, WORDS[each]) for each in EventStatus)],
        }
        seek = references.seek(Event)
        if seek is None:
            choices["event"] = [("", _("a new event")), *references.of(Event)]
        else:
            self.fields["event"] = EntryField(
                label=self.fields["event"].label,
                help_text=_("Empty: a new event."),
                required=False,
                seek=seek,
            )
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # they are fields of a choice

    def chosen(self) -> Chosen:
        """Return what was said of a timetable, sides aside."""
        said = self.cleaned_data
        return Chosen(event=said["event"], kind=said["kind"], status=said["status"])
