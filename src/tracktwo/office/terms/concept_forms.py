"""Forms of concepts: a new one, what holds for the whole, and each kind of row it has."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.office.questions.queries import question_list
from tracktwo.office.questions.queries.lists import Show
from tracktwo.office.record.forms.fields import (
    DateField,
    LanguageField,
    LanguageTextField,
    SpokenForm,
    TextField,
)
from tracktwo.office.record.forms.seeking import EntryField
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.record.queries import seek_events, seek_titles
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.office.terms.boards import rounds_with_cases
from tracktwo.office.terms.concepts import concept_list
from tracktwo.office.terms.kinds import (
    ENDING_WORDS,
    EQUIVALENCE_WORDS,
    STATUS_WORDS,
    TRANSLATED_WORDS,
    Ending,
)
from tracktwo.office.terms.models import (
    ConceptDefinition,
    ConceptEquivalent,
    ConceptEvidence,
    ConceptFeature,
    ConceptMisreading,
    ConceptRound,
    ConceptSense,
    ConceptTerm,
)
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme
    from tracktwo.office.terms.models import Concept

__all__ = ["PARTS", "ConceptForm", "GlossaryForm", "LinkForm", "NewConceptForm", "PartForm", "TermBehindForm"]

_NOT_STATED: Final = ("", _("not stated"))
_FEATURE: Final = "feature_"
_LONGEST: Final = 90
_QUOTE_RULES: Final = [
    ("", _("Not stated here")),
    *((rule.value, WORDS[rule]) for rule in Rule),
]
_ANSWERS: Final = [
    ("", _("not stated")),
    ("yes", _("needs it")),
    ("no", _("does not need it")),
    ("depends", _("It depends")),
]


class _Form(SpokenForm):
    """A form that knows the programme: its languages, sides, events, documents and types."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, programme=programme, present=present)
        self.programme = programme
        for name, rows, label in (
            ("side", programme.sides.all(), lambda row: plain(row.name)),
            ("type", programme.sectortypes.order_by("key"), lambda row: plain(row.name)),
            ("types", programme.sectortypes.order_by("key"), lambda row: plain(row.name)),
        ):
            if name in self.fields:
                self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a ModelChoiceField
                self.fields[name].label_from_instance = label  # type: ignore[attr-defined]
        for name, seek in (
            ("document", partial(seek_titles, programme.documents.all())),
            ("event", partial(seek_events, programme, language=reader_language())),
        ):
            if name in self.fields:
                self.fields[name].seek = seek  # type: ignore[attr-defined]  # an EntryField

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the fields of a row."""
        given = dict(self.cleaned_data)
        for name, rows in (("document", self.programme.documents), ("event", self.programme.events)):
            if name in given:
                given[name] = rows.filter(key=given[name]).first()
        return {name: "" if value is None and name not in _ROWS else value for name, value in given.items()}


_ROWS: Final = frozenset({"side", "document", "event", "type"})


def _row(label: Any, *, required: bool = False, help_text: Any = "") -> Any:
    return forms.ModelChoiceField(
        queryset=None, label=label, required=required, to_field_name="key", help_text=help_text
    )


class NewConceptForm(_Form):
    """What a new concept is called."""

    terms = LanguageTextField(
        label=_("What it is called"),
        is_long=False,
        help_text=_("In each language, as people say it; more words and how exact they are come next."),
    )
    note = TextField(
        label=_("Note for the team"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ConceptForm(_Form):
    """What holds for a concept as a whole."""

    ending = forms.ChoiceField(
        label=_("How it stands"),
        choices=[(each.value, words) for each, words in ENDING_WORDS.items()],
        widget=forms.RadioSelect,
        help_text=_("That both definitions stand side by side is an end as good as one wording."),
    )
    wording = LanguageTextField(
        label=_("Recommended wording for shared documents"),
        required=False,
        is_long=True,
        help_text=_("Goes outside once a convenor of each side has given the key to exactly these words."),
    )
    see_also: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("See also"),
        required=False,
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
    )
    types: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Types of organisation it is about"),
        required=False,
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their counterparts on the other side are shown with it."),
    )
    note = TextField(
        label=_("Note for the team"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, concept: "Concept") -> None:
        present: dict[str, Any] = {
            "ending": concept.ending,
            "wording": concept.wording,
            "note": concept.note,
            "see_also": [each.key for each in concept.see_also.all()],
            "types": [each.key for each in concept.types.all()],
        }
        super().__init__(data, programme=concept.programme, present=present)
        others = concept_list(concept.programme).exclude(pk=concept.pk)
        self.fields["see_also"].queryset = others  # type: ignore[attr-defined]
        self.fields["see_also"].label_from_instance = _called  # type: ignore[attr-defined]
        for name in ("see_also", "types"):
            if not self.fields[name].queryset.exists():  # type: ignore[attr-defined]
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse to recommend nothing."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("ending") == Ending.WORDING and not given.get("wording"):
            self.add_error("wording", gettext("Write the wording that is recommended."))
        return given


class PartForm(_Form):
    """A row of a concept; ``concept`` is set for the forms that choose among its rows."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        concept: "Concept",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        self.concept = concept
        super().__init__(data, programme=concept.programme, present=present)


class TermForm(PartForm):
    """A word for a concept."""

    text = TextField(label=_("Term"), max_length=300)
    language = LanguageField(label=_("Language"))
    side = _row(_("Only of one side"))
    status = forms.ChoiceField(
        label=_("Whether it is recommended"),
        required=False,
        choices=[_NOT_STATED, *((each.value, words) for each, words in STATUS_WORDS.items())],
    )
    note = TextField(label=_("Note for the team"), required=False, max_length=1_000)


class EquivalentForm(PartForm):
    """A term and one in another language."""

    term = TextField(label=_("Term"), max_length=300)
    language = LanguageField(label=_("Language"))
    other = TextField(label=_("In the other language"), max_length=300)
    other_language = LanguageField(label=_("The other language"))
    strength = forms.ChoiceField(
        label=_("How exact it is"),
        choices=[(each.value, words) for each, words in EQUIVALENCE_WORDS.items()],
        help_text=_("Read from the first to the second."),
    )
    lost = TextField(
        label=_("What is lost"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 2})
    )


class DefinitionForm(PartForm):
    """A definition as it was given."""

    text = TextField(label=_("Definition"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}))
    language = LanguageField(label=_("Language"))
    side = _row(_("Whose"), help_text=_("Blank: of nobody in particular."))
    source = TextField(
        label=_("Where it is from"), required=False, max_length=1_000, help_text=_("As printed.")
    )
    document = EntryField(label=_("Document of the record"), required=False)
    event = EntryField(
        label=_("Where it was said"), required=False, help_text=_("Its rule holds, too, whenever it changes.")
    )
    date = DateField(label=_("When it was said"), required=False)
    rule = forms.ChoiceField(
        label=_("Rule of attribution"),
        required=False,
        choices=_QUOTE_RULES,
        help_text=_("Only definitions on the record ever go outside."),
    )
    translation = LanguageTextField(label=_("Translation"), required=False, is_long=True)
    translated = forms.ChoiceField(
        label=_("Who translated it"),
        required=False,
        choices=[_NOT_STATED, *((each.value, words) for each, words in TRANSLATED_WORDS.items())],
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        concept: "Concept",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, concept=concept, present=present)
        held = dict((present or {}).get("features") or {})
        for feature in concept.features.all():
            self.fields[f"{_FEATURE}{feature.code}"] = forms.ChoiceField(
                label=plain(feature.text),
                required=False,
                choices=_ANSWERS,
                initial=held.get(feature.code, ""),
            )

    def clean(self) -> dict[str, Any]:
        """Ask who made a translation."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("translation") and not given.get("translated"):
            self.add_error("translated", gettext("Say whether a person or a machine translated it."))
        return given

    def values(self) -> dict[str, Any]:
        """Return what was typed, the features as one value."""
        given = super().values()
        features = {
            name.removeprefix(_FEATURE): value
            for name, value in given.items()
            if name.startswith(_FEATURE) and value
        }
        return {
            **{name: value for name, value in given.items() if not name.startswith(_FEATURE)},
            "features": features,
        }


class FeatureForm(PartForm):
    """Something a definition may require."""

    text = LanguageTextField(
        label=_("What a definition may require"), is_long=False, help_text=_("Such as: has private owners.")
    )


class SenseForm(PartForm):
    """One way in which a side uses a word."""

    side = _row(_("Side"), required=True)
    text = LanguageTextField(label=_("What it means there"), is_long=True)
    type = _row(_("What kind of organisation uses it so"))
    used_by = LanguageTextField(
        label=_("Who uses it so, in words"),
        required=False,
        is_long=False,
        help_text=_("Kinds of people or organisations; no names."),
    )


class EvidenceForm(PartForm):
    """Where a sense is seen."""

    sense = forms.ChoiceField(label=_("Which sense"))
    quote = TextField(label=_("Words as said"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}))
    language = LanguageField(label=_("Language"))
    document = EntryField(label=_("Document of the record"), required=False)
    event = EntryField(
        label=_("Where it was said"), required=False, help_text=_("Its rule holds, too, whenever it changes.")
    )
    date = DateField(label=_("When it was said"), required=False)
    rule = forms.ChoiceField(
        label=_("Rule of attribution"),
        required=False,
        choices=_QUOTE_RULES,
        help_text=_("Where nothing is stated, a public document is on the record; all else is not shown."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        concept: "Concept",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, concept=concept, present=present)
        self.fields["sense"].choices = [  # type: ignore[attr-defined]
            (each.code, f"{plain(each.side.name)}: {_short(plain(each.text))}")
            for each in concept.senses.all()
        ]


class MisreadingForm(PartForm):
    """What a side's reader is likely to misread."""

    side = _row(_("A reader of which side"), required=True)
    text = LanguageTextField(label=_("What this reader is likely to misread"), is_long=True)


class RoundForm(PartForm):
    """A round whose boundary cases are the concept's."""

    round = forms.ChoiceField(label=_("Round"))

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        concept: "Concept",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, concept=concept, present=present)
        there = {each.round for each in concept.rounds.all()}
        self.fields["round"].choices = [  # type: ignore[attr-defined]
            (each.key, plain(each.title))
            for each in rounds_with_cases(concept.programme)
            if each.key not in there or (present or {}).get("round") == each.key
        ]


class LinkForm(PartForm):
    """Something that depends on what the term means."""

    subject = forms.ChoiceField(label=_("What depends on it"))

    def __init__(self, data: Mapping[str, Any] | None, *, concept: "Concept", seat: "Membership") -> None:
        super().__init__(data, concept=concept)
        there = {each.subject for each in concept.links.all()}
        self.fields["subject"].choices = [  # type: ignore[attr-defined]
            (heading, rows)
            for heading, all_ in _subjects(concept.programme, seat)
            if (rows := [(subject, words) for subject, words in all_ if subject not in there])
        ]


class TermBehindForm(_Form):
    """A term that something depends on: the other way round of :class:`LinkForm`."""

    subject = forms.ChoiceField(label=_("What depends on it"))
    concept: Any = forms.ModelChoiceField(queryset=None, label=_("Term"), to_field_name="key")

    def __init__(self, data: Mapping[str, Any] | None, *, seat: "Membership", subject: str) -> None:
        super().__init__(data, programme=seat.programme, present={"subject": subject})
        self.fields["subject"].choices = _subjects(seat.programme, seat)  # type: ignore[attr-defined]
        concepts = concept_list(seat.programme).order_by("number", "pk")
        self.fields["concept"].queryset = concepts  # type: ignore[attr-defined]
        self.fields["concept"].label_from_instance = _called  # type: ignore[attr-defined]


class GlossaryForm(forms.Form):
    """A glossary that is handed in."""

    file = forms.FileField(label=_("File"), help_text=_("TBX (.tbx, .xml), SKOS (.rdf) or CSV."))
    rule = forms.ChoiceField(
        label=_("Rule of its definitions"),
        required=False,
        choices=_QUOTE_RULES,
        help_text=_("Only definitions on the record ever go outside."),
    )

    def __init__(self, data: Any, files: Any, *, programme: "Programme") -> None:
        super().__init__(data, files)
        self._sides = list(programme.sides.all())
        for side in self._sides:
            self.fields[f"called_{side.key}"] = forms.CharField(
                label=gettext("What the file calls %(side)s") % {"side": plain(side.name)},
                required=False,
                max_length=80,
                help_text=_("If it has another name there."),
            )

    def called(self) -> dict[str, str]:
        """Return what the file calls the sides: name → key."""
        names = {side.key: self.cleaned_data[f"called_{side.key}"] for side in self._sides}
        return {name: key for key, name in names.items() if name}


PARTS: Final[Mapping[str, tuple[type[Any], type[PartForm], Any]]] = {
    "term": (ConceptTerm, TermForm, _("Term")),
    "equivalent": (ConceptEquivalent, EquivalentForm, _("Equivalent")),
    "sense": (ConceptSense, SenseForm, _("Sense")),
    "evidence": (ConceptEvidence, EvidenceForm, _("Where a sense is seen")),
    "definition": (ConceptDefinition, DefinitionForm, _("Definition")),
    "feature": (ConceptFeature, FeatureForm, _("Feature of definitions")),
    "misreading": (ConceptMisreading, MisreadingForm, _("What is likely to be misread")),
    "round": (ConceptRound, RoundForm, _("Round with boundary cases")),
}
"""Each kind of row of a concept: its model, its form, and what it is called."""


def _called(concept: "Concept") -> str:
    return (
        " · ".join(f"{each.text} ({endonym(each.language)})" for each in concept.terms.all()) or concept.key
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _subjects(programme: "Programme", seat: "Membership") -> "Sequence[tuple[Any, list[tuple[str, str]]]]":
    """Return what may depend on a term, as one member may know of it: questions, answers given, findings."""
    questions = []
    for show in Show:
        questions += list(question_list(programme, seat.side, show).prefetch_related("answers"))
    asked = {each.key: each for each in questions}.values()
    answers = [
        (f"answer:{each.key}/{answer.number}", f"{each.key}/{answer.number} {_short(plain(answer.text))}")
        for each in asked
        for answer in each.answers.all()
        if answer.given_on is not None
    ]
    findings = [
        (f"outcome:{each.key}", f"{each.number} {_short(plain(each.text))}")
        for each in programme.outcomes.order_by("number")
    ]
    return (
        (
            gettext("Questions"),
            [(f"question:{each.key}", f"{each.key} {_short(plain(each.text))}") for each in asked],
        ),
        (gettext("Answers"), answers),
        (gettext("Findings"), findings),
    )
