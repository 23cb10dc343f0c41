"""Forms of the team's pages of rounds: what a round is, one statement, a correction, invitations, a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.clearance.disclosure import SMALLEST_GROUP, Disclosure, Policy
from tracktwo.office.record.forms.fields import LanguageTextField, speak
from tracktwo.office.record.forms.seeking import EntryField
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.record.queries import seek_events
from tracktwo.office.rounds.actions import MOST_INVITATIONS
from tracktwo.office.rounds.badges import MOST_BADGES
from tracktwo.office.rounds.definitions import Called, Definition, Wording
from tracktwo.office.rounds.kinds import (
    ENTRY_WORDS,
    KIND_WORDS,
    STAGE_WORDS,
    Author,
    Entry,
    Stage,
    StatementKind,
)
from tracktwo.office.rounds.wording import readings
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.perception import Origin
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import choose, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side, Statement

__all__ = [
    "DISCLOSURE_WORDS",
    "BadgeForm",
    "CorrectionForm",
    "FileForm",
    "InviteForm",
    "OriginForm",
    "PolicyForm",
    "RoundForm",
    "StatementForm",
]

DISCLOSURE_WORDS: Final = {
    Disclosure.BANDS: _("In ranges, such as “more than two thirds”"),
    Disclosure.EXACT: _("As counts, where 20 or more on each side answered; in ranges elsewhere"),
    Disclosure.ROOM_ONLY: _("In ranges and in the room only; deleted at the time below"),
}
_MOST_SEATS: Final = 1000
_LONGEST_LINE: Final = 80
_LARGEST_FILE: Final = 1_000_000


class _Moment(forms.DateTimeField):
    """A moment by the clock of the server, to the minute."""

    def __init__(self, **options: Any) -> None:
        shape = "%Y-%m-%dT%H:%M"
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "short"}, format=shape)
        super().__init__(required=False, widget=widget, input_formats=[shape, "%Y-%m-%d %H:%M"], **options)


class RoundForm(forms.Form):
    """What a round says of itself."""

    title = LanguageTextField(label=_("Title"), is_long=False)
    purpose = LanguageTextField(
        label=_("Purpose"), required=False, is_long=True, help_text=_("What will be done with the results.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages participants choose from"), widget=forms.CheckboxSelectMultiple, required=False
    )
    objective = forms.ChoiceField(
        label=_("Objective it serves"), required=False, help_text=_("One of the programme's own objectives.")
    )
    event = EntryField(label=_("Event it belongs to"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=[(each.value, STAGE_WORDS[each]) for each in (Stage.JOINT, Stage.OWN)],
        help_text=_(
            "Asked by itself, each side reads how its own people answered, and nothing is shown to both; afterwards "
            "the round is asked again of both together."
        ),
    )
    rule = forms.ChoiceField(
        label=_("Rule of attribution"),
        required=False,
        choices=[("", _("not chosen yet")), *((rule.value, WORDS[rule]) for rule in Rule)],
        help_text=_("People read it before they answer; it can be as strict as the event's or stricter."),
    )
    disclosure = forms.ChoiceField(
        label=_("How results are shown"),
        choices=[(each.value, words) for each, words in DISCLOSURE_WORDS.items()],
        widget=forms.RadioSelect,
        help_text=_("People are told before they answer; afterwards it can only become stricter."),
    )
    most_seats = forms.IntegerField(
        label=_("Most seats of one organisation"),
        required=False,
        min_value=1,
        max_value=_MOST_SEATS,
        help_text=_(
            "The most people of one side who come from one organisation, as the convenors declare it."
        ),
    )
    entry = forms.ChoiceField(
        label=_("How people come in"), choices=[(each.value, words) for each, words in ENTRY_WORDS.items()]
    )
    only_sides = forms.BooleanField(
        label=_("Only people of the two sides are asked"),
        required=False,
        help_text=_(
            "Otherwise observers, and whoever does not say a side, may answer; they are counted apart."
        ),
    )
    asks_organisation = forms.BooleanField(
        label=_("People may say what kind of organisation they come from"),
        required=False,
        help_text=_(
            "Counted by itself, after the round has closed, in bands; results are never divided by it. Leave it out "
            "where fewer than five of a kind are expected."
        ),
    )
    opens = _Moment(label=_("Opens (UTC)"), help_text=_("Empty: as soon as you open it."))
    closes = _Moment(label=_("Closes (UTC)"), help_text=_("Empty: when somebody closes it."))
    kept_until = _Moment(
        label=_("Deleted (UTC)"),
        help_text=_("Only where results stay in the room: when answers are deleted."),
    )
    label = LanguageTextField(
        label=_("Line on every statement"),
        required=False,
        is_long=False,
        help_text=_("Such as that the statements were written for a rehearsal."),
    )
    question = LanguageTextField(
        label=_("Question of the boundary cases"),
        required=False,
        is_long=False,
        help_text=_("Such as “Would you count it as a fishing boat?”"),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        sides: Sequence["Side"],
        present: Definition | None = None,
    ) -> None:
        self._sides, self._present = (
            sides,
            present or Definition(title={}, languages=tuple(programme.languages)),
        )
        super().__init__(data, initial=_initial(self._present))
        tags = list(dict.fromkeys([*programme.languages, *self._present.languages]))
        self.fields["languages"].choices = [(tag, endonym(tag)) for tag in tags]  # type: ignore[attr-defined]
        self.fields["event"].seek = partial(seek_events, programme, language=reader_language())  # type: ignore[attr-defined]
        self.fields["objective"].choices = [("", _("none")), *_objectives(programme)]  # type: ignore[attr-defined]
        for side in sides:
            for part, words, help_text in (
                ("noun", _("Noun for “%(side)s”"), _("As in “In …, government decides”.")),
                ("adjective", _("Adjective for “%(side)s”"), _("As in “… companies”.")),
            ):
                self.fields[f"{part}_{side.key}"] = LanguageTextField(
                    label=words % {"side": plain(side.name)},
                    help_text=help_text,
                    required=False,
                    is_long=False,
                )
            self.fields[f"expected_{side.key}"] = forms.IntegerField(
                label=_("People expected of “%(side)s”") % {"side": plain(side.name)},
                required=False,
                min_value=1,
                max_value=_MOST_SEATS,
            )
        speak(self, tags)

    def definition(self) -> Definition:
        """Return what was typed; rules of the policy that have no field stay as they are."""
        given = self.cleaned_data
        policy = {**self._present.policy, "disclosure": given["disclosure"]}
        policy.pop("most_seats", None)
        if given["most_seats"]:
            policy["most_seats"] = given["most_seats"]
        if policy["disclosure"] == Disclosure.BANDS:
            del policy["disclosure"]
        names = (
            "title",
            "purpose",
            "label",
            "question",
            "event",
            "objective",
            "stage",
            "only_sides",
            "asks_organisation",
            "rule",
            "entry",
            "opens",
            "closes",
            "kept_until",
        )
        return Definition(
            **{name: given[name] for name in names},
            languages=tuple(given["languages"]),
            policy=policy,
            sides={
                side.key: Called(
                    noun=given[f"noun_{side.key}"],
                    adjective=given[f"adjective_{side.key}"],
                    expected=given[f"expected_{side.key}"],
                )
                for side in self._sides
            },
        )


class OriginForm(forms.Form):
    """Whether people answer; chosen when a round is made and never changed."""

    origin = forms.ChoiceField(
        label=_("Who answers"),
        choices=[
            (Origin.REAL.value, _("People")),
            (Origin.SIMULATED.value, _("A program, for a rehearsal or a demonstration")),
        ],
        initial=Origin.REAL.value,
        widget=forms.RadioSelect,
        help_text=_("This can never be changed, and the two never share a round."),
    )


class StatementForm(forms.Form):
    """One statement."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(each.value, words) for each, words in KIND_WORDS.items()],
        help_text=_(
            "Reciprocal: each side reads it about the other. Boundary case: something of which the round's question "
            "is asked."
        ),
    )
    text = LanguageTextField(
        label=_("Statement"),
        is_long=True,
        help_text=_(
            "{own}, {other}, {own adjective} and {other adjective} stand for the words of the reader's side and of "
            "the other side."
        ),
    )
    topic = LanguageTextField(label=_("Topic"), required=False, is_long=False)
    perspective = LanguageTextField(
        label=_("Whose position it puts"),
        required=False,
        is_long=False,
        help_text=_(
            "Such as those who want fewer rules. For the teams, who see whether every position is put."
        ),
    )
    source = forms.CharField(
        label=_("What it was taken from"),
        required=False,
        max_length=300,
        help_text=_("A document, a page, an address. For the teams."),
    )
    partner = forms.ChoiceField(
        label=_("Partner"),
        required=False,
        help_text=_("The statement that says the same about the other side."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        languages: Sequence[str],
        others: Sequence["Statement"],
        present: Wording | None = None,
    ) -> None:
        initial = {"kind": StatementKind.BELIEF}
        if present is not None:
            initial = {name: getattr(present, name) for name in self.base_fields}
        self._author = present.author if present else Author.ORGANISERS
        super().__init__(data, initial=initial)
        self.fields["partner"].choices = [  # type: ignore[attr-defined]
            ("", _("none")),
            *((each.key, f"{each.key}: {_read(each)}") for each in others),
        ]
        speak(self, [*languages, *(present.text if present else ())])

    def wording(self) -> Wording:
        """Return what was typed."""
        given = self.cleaned_data
        return Wording(
            kind=StatementKind(given["kind"]),
            text=given["text"],
            topic=given["topic"],
            partner=given["partner"],
            author=self._author,
            perspective=given["perspective"],
            source=given["source"],
        )


class PolicyForm(forms.Form):
    """Stricter rules for a round people were asked in."""

    disclosure = forms.ChoiceField(
        label=_("How results are shown"),
        choices=[(each.value, words) for each, words in DISCLOSURE_WORDS.items()],
        widget=forms.RadioSelect,
    )
    most_seats = forms.IntegerField(
        label=_("Most seats of one organisation"),
        min_value=1,
        max_value=_MOST_SEATS,
        help_text=_("More is stricter."),
    )
    smallest = forms.IntegerField(
        label=_("Smallest group, the largest organisation counted as one"),
        min_value=SMALLEST_GROUP,
        max_value=_MOST_SEATS,
        help_text=_("More is stricter."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, present: Policy) -> None:
        self._present = present
        super().__init__(data, initial={name: getattr(present, name) for name in self.base_fields})

    def policy(self) -> Policy:
        """Return the policy as typed; rules without a field stay as they are."""
        given = self.cleaned_data
        return replace(self._present, **{**given, "disclosure": Disclosure(given["disclosure"])})


class CorrectionForm(forms.Form):
    """Other words for a statement people are being asked, and why."""

    text = LanguageTextField(label=_("Statement"), is_long=True)
    note = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("For both teams; it stays in the trail of changes.")
    )

    def __init__(self, data: Mapping[str, Any] | None, *, text: Mapping[str, str]) -> None:
        super().__init__(data, initial={"text": text})
        speak(self, list(text))


class InviteForm(forms.Form):
    """How many invitations, and for which side."""

    people = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST_INVITATIONS, initial=10)
    side = forms.ChoiceField(
        label=_("Side"), required=False, help_text=_("Empty: each person chooses a side on coming in.")
    )

    def __init__(self, data: Mapping[str, Any] | None, *, sides: Sequence["Side"]) -> None:
        super().__init__(data)
        choices = [("", _("each person chooses")), *((side.key, plain(side.name)) for side in sides)]
        self.fields["side"].choices = choices  # type: ignore[attr-defined]


class BadgeForm(forms.Form):
    """How many badges of a side are printed."""

    people = forms.IntegerField(min_value=1, max_value=MOST_BADGES)


class FileForm(forms.Form):
    """A round file."""

    file = forms.FileField(
        label=_("File"), help_text=_("A round as TrackTwo writes it: questions, never answers.")
    )

    def clean_file(self) -> Any:
        """Return the file; refuse one no round needs."""
        file = self.cleaned_data["file"]
        if file.size > _LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than any round; check that it is the right one.")
            )
        return file


def _initial(present: Definition) -> dict[str, Any]:
    initial: dict[str, Any] = {
        name: getattr(present, name) for name in RoundForm.base_fields if hasattr(present, name)
    }
    initial |= {
        "languages": list(present.languages),
        "disclosure": present.policy.get("disclosure", Disclosure.BANDS),
        "most_seats": present.policy.get("most_seats"),
        "entry": present.entry or Entry.CODE,
    }
    for key, called in present.sides.items():
        initial |= {f"noun_{key}": dict(called.noun), f"adjective_{key}": dict(called.adjective)}
        initial[f"expected_{key}"] = called.expected
    return initial


def _objectives(programme: "Programme") -> list[tuple[str, str]]:
    return [
        (each.key, f"{each.number} {plain(each.text)}"[:_LONGEST_LINE]) for each in programme.objectives.all()
    ]


def _read(statement: "Statement") -> str:
    """Return a statement in the reader's language as one side reads it, short enough for a list."""
    language, _text = choose(statement.text, language=reader_language())
    text = readings(statement, language=language)[0].text
    return text if len(text) <= _LONGEST_LINE else f"{text[:_LONGEST_LINE]}…"
