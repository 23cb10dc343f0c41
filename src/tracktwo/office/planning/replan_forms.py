"""The six steps in which an event is planned anew: plain forms, each of which carries what was typed before it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.planning.replanning import Affected, suggestion
from tracktwo.office.record.forms import TextField
from tracktwo.office.record.forms.fields import DateField, DurationField, LanguageTextField
from tracktwo.office.record.kinds import WORDS, Cause, EventKind, GuestState, PresenceMode, Way
from tracktwo.office.shell.marking import plain

if TYPE_CHECKING:
    from tracktwo.office.models import Event, Side

__all__ = ["LAST", "STATES", "Steps"]

LAST: Final = 6
STATES: Final = (GuestState.HERE, GuestState.LATE, GuestState.NOT_COMING, GuestState.REMOTE)
"""What becomes of somebody's coming when the plan changes."""
_MODES: Final = (PresenceMode.IN_PERSON, PresenceMode.HYBRID, PresenceMode.REMOTE)


class Happened(forms.Form):
    """What happened: a word for both teams, and a note for one."""

    cause = forms.ChoiceField(
        label=lazy("What happened"),
        widget=forms.RadioSelect,
        choices=[(each.value, WORDS[each]) for each in Cause],
    )
    note = TextField(
        label=lazy("Note"),
        help_text=lazy("For your side’s team alone: it is kept with the event as a note of your side."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Way_(forms.Form):  # noqa: N801 -- the enum has the name
    """What becomes of the event."""

    way = forms.ChoiceField(
        label=lazy("What becomes of the event"),
        widget=forms.RadioSelect,
        choices=[(each.value, WORDS[each]) for each in Way],
    )


class How(forms.Form):
    """With whose keys the plan changes."""

    how = forms.ChoiceField(
        label=lazy("Whose keys"),
        widget=forms.RadioSelect,
        choices=[
            ("both", lazy("Both keys: the plan changes once the other side gives its key too")),
            (
                "mine",
                lazy("My key now, partner informed: the plan changes at once, and the other side reads it"),
            ),
        ],
    )
    informed = TextField(
        label=lazy("Who of the other side was told, and how"),
        help_text=lazy("Only for your key alone; both teams read it."),
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        """Return what was typed; one key alone needs somebody of the other side who was told."""
        typed = super().clean() or self.cleaned_data
        if typed.get("how") == "mine" and not typed.get("informed"):
            self.add_error("informed", _("Write who of the other side was told, and how."))
        return typed


class Steps:
    """The forms of all steps over what was sent so far.

    Args:
        event: The event.
        sides: The two sides, in the order of the page.
        people: Whom the change concerns.
        data: What was sent, if anything was.
        way: The way an alternate of the event begins with; "" for none.
    """

    def __init__(
        self,
        *,
        event: "Event",
        sides: "Sequence[Side]",
        people: Sequence[Affected],
        data: Mapping[str, Any] | None,
        way: str = "",
    ) -> None:
        self.event, self.sides, self.people, self.data = event, sides, people, data
        self.happened = Happened(data)
        self.states = self._states(people)
        self.way = Way_(data if data and "way" in data else None, initial={"way": way})
        self.how = How(data if data and "how" in data else None, initial={"how": "both"})

    def _states(self, people: Iterable[Affected]) -> forms.Form:
        choices = [("", lazy("as before")), *((each.value, WORDS[each]) for each in STATES)]
        fields: dict[str, forms.Field] = {
            each.field: forms.ChoiceField(label=each.called, choices=choices, required=False)
            for each in people
        }
        form: forms.Form = type("StatesForm", (forms.Form,), fields)(self.data)
        return form

    @property
    def chosen(self) -> Way:
        """Return the way that was chosen; asked only once it was."""
        return Way(self.way.cleaned_data["way"])

    def state_of(self) -> dict[str, str]:
        """Return how far the coming of each is now."""
        typed = self.states.cleaned_data
        return {each.field: typed.get(each.field) or each.state for each in self.people}

    def suggested(self) -> dict[str, Any]:
        """Return the plan that the way chosen leads to, before anything of it is changed."""
        states: dict[str, list[str]] = {}
        for each in self.people:
            states.setdefault(each.side.key, []).append(self.state_of()[each.field])
        return suggestion(self.event, way=self.chosen, sides=self.sides, states=states)

    def details(self) -> forms.Form:
        """Return the form of what the plan is to be, filled with what is suggested."""
        plan, way = self.suggested(), self.chosen
        fields: dict[str, forms.Field] = {}
        if way is Way.INFORMAL:
            fields["kind"] = forms.ChoiceField(
                label=_("Kind"),
                choices=[
                    (each.value, WORDS[each])
                    for each in (EventKind.INFORMAL_DISCUSSION, EventKind.SMALL_GROUP_DIALOGUE)
                ],
            )
            fields["duration"] = DurationField(
                label=_("Duration"), help_text=_("half-day, full-day, or hours and minutes such as 1:30")
            )
            fields["purpose"] = self._text(_("Purpose"), is_long=True)
            if self.event.segments.exists():
                fields["new_agenda"] = forms.BooleanField(
                    label=_(
                        "Begin the agenda anew, as one of an informal discussion; the old one stays readable"
                    ),
                    required=False,
                    initial=True,
                )
        if way in (Way.MOVE, Way.POSTPONE):
            fields["date"] = DateField(label=_("New date"), required=way is Way.MOVE)
        if way is Way.MOVE:
            fields["place"] = self._text(_("Place"), is_long=False)
        if way is Way.HYBRID:
            for side in self.sides:
                fields[f"mode-{side.key}"] = forms.ChoiceField(
                    label=plain(side.name), choices=[(each.value, WORDS[each]) for each in _MODES]
                )
        fields["earlier_plan"] = self._text(_("Public words about the change"), is_long=True)
        fields["earlier_plan"].help_text = _(
            "They go out only with a release that both sides approve, and once both sides approve this fact."
        )
        modes = {f"mode-{each['side']}": each["mode"] for each in plan["presences"]}
        was_sent = self.data is not None and "details" in self.data
        form: forms.Form = type("DetailsForm", (forms.Form,), fields)(
            self.data if was_sent else None, initial={**plan, **modes}
        )
        return form

    def _text(self, label: str, *, is_long: bool) -> forms.Field:
        field = LanguageTextField(is_long=is_long, label=label, required=False)
        field.widget.languages = tuple(self.event.programme.languages)
        return field

    def plan(self, details: forms.Form) -> dict[str, Any]:
        """Return the plan as it is to be: what was typed where it was, else what is suggested."""
        plan = self.suggested()
        typed = details.cleaned_data if details.is_bound and details.is_valid() else {}
        plan |= {name: value for name, value in typed.items() if name in plan}
        if any(name.startswith("mode-") for name in typed):
            plan["presences"] = [
                {**each, "mode": typed[f"mode-{each['side']}"]} for each in plan["presences"]
            ]
        return plan
