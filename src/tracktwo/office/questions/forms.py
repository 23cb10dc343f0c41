"""Forms of the question exchange: a question, an answer, a gap and its closing, a wish, a line to clarify."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracktwo.office.questions.definitions import (
    Answering,
    Asking,
    Closing,
    GapText,
    faults_of_answer,
    faults_of_closing,
    faults_of_question,
)
from tracktwo.office.questions.kinds import AIM_WORDS, BASIS_WORDS, IMPORTANCE_WORDS, Aim, Basis, Importance
from tracktwo.office.record.forms import EntryField
from tracktwo.office.record.forms.fields import DateField, LanguageTextField, SpokenForm, TextField
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.shell.marking import plain
from tracktwo.vocabulary.attribution import Rule

if TYPE_CHECKING:
    from tracktwo.office.models import Document, InformationGap, Programme, QuestionAnswer, Side
    from tracktwo.office.record.forms.seeking import Seek

__all__ = [
    "AnswerForm",
    "ClosingForm",
    "GapForm",
    "LineForm",
    "QuestionForm",
    "RaisedForm",
    "RuleForm",
    "WishForm",
]

_LONGEST_LINE: Final = 90
_RULES: Final = [(rule.value, WORDS[rule]) for rule in Rule]


class _Spoken(SpokenForm):
    """A form of the exchange: what it offers to choose, and what is wrong with a line of it."""

    def _refuse(self, faults: Iterable[tuple[str, str]]) -> None:
        for name, sentence in faults:
            if name not in self.errors:
                self.add_error(name, sentence)

    def _choose(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class QuestionForm(_Spoken):
    """One question."""

    text = LanguageTextField(
        label=_("Question"),
        is_long=True,
        help_text=_("One thing, in every language of the programme; no person, no company, no contract."),
    )
    why = LanguageTextField(label=_("Why it matters"), required=False, is_long=True)
    gap = forms.ChoiceField(label=_("Gap it belongs to"), required=False)
    due = DateField(label=_("Answer hoped for by"), required=False)
    shows_account = forms.BooleanField(
        label=_("Let my own side’s team see that it is mine"),
        required=False,
        help_text=_("The other side never sees who asks."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        gaps: Sequence["InformationGap"],
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, programme=programme, present=present)
        self._choose("gap", [("", _("none")), *((gap.key, _short(gap.text)) for gap in gaps)])

    def clean(self) -> dict[str, Any]:
        """Return what was typed; say what is too long."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        self._refuse(faults_of_question(Asking(text=given.get("text", {}), why=given.get("why", {}))))
        return given

    def asking(self) -> Asking:
        """Return what was typed."""
        return Asking(**self.cleaned_data)


class AnswerForm(_Spoken):
    """One answer."""

    text = LanguageTextField(label=_("Answer"), is_long=True)
    basis = forms.ChoiceField(
        label=_("It rests on"),
        choices=list(BASIS_WORDS.items()),
        widget=forms.RadioSelect,
        initial=Basis.SOURCES,
    )
    documents = forms.MultipleChoiceField(
        label=_("Documents of the record"), required=False, widget=forms.CheckboxSelectMultiple
    )
    printed = TextField(
        label=_("Printed sources"),
        required=False,
        help_text=_("One on each line: who, what, when."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = LanguageTextField(label=_("Why it cannot be answered publicly"), required=False, is_long=False)
    as_of = DateField(
        label=_("As of"), required=False, help_text=_("When this holds, as precisely as known.")
    )
    review_by = DateField(
        label=_("To be looked at again by"), required=False, help_text=_("After that it is marked as stale.")
    )
    rule = forms.ChoiceField(
        label=_("Rule of attribution"),
        required=False,
        choices=[("", _("not chosen yet: off the record")), *_RULES],
        help_text=_("Later it can become stricter; looser only if both sides agree."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        documents: Iterable["Document"],
        present: Answering | None = None,
    ) -> None:
        initial: dict[str, Any] = {}
        if present is not None:
            initial = {name: getattr(present, name) for name in self.base_fields}
            initial |= {"printed": "\n".join(present.printed), "documents": list(present.documents)}
        super().__init__(data, programme=programme, present=initial)
        self._choose("documents", [(each.key, each.title) for each in documents])

    def clean(self) -> dict[str, Any]:
        """Return what was typed; say what an answer lacks."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given["printed"] = tuple(filter(None, map(str.strip, (given.get("printed") or "").split("\n"))))
        given["documents"] = tuple(given.get("documents") or ())
        if {"basis", "as_of", "review_by"} <= given.keys():
            given["basis"] = Basis(given["basis"])
            told = {"text": {}, "reason": {}, **given}
            self._refuse(faults_of_answer(Answering(**told), today=timezone.now().date()))
        return given

    def answering(self) -> Answering:
        """Return what was typed."""
        return Answering(**self.cleaned_data)


class GapForm(_Spoken):
    """What is not known."""

    text = LanguageTextField(label=_("What is not known"), is_long=True)
    side = forms.ChoiceField(label=_("Who lacks it"), required=False)
    importance = forms.ChoiceField(
        label=_("Importance"), choices=list(IMPORTANCE_WORDS.items()), initial=Importance.MIDDLE
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        sides: Sequence["Side"],
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, programme=programme, present=present)
        both = ("", _("Both sides: nobody knows"))
        self._choose("side", [both, *((side.key, plain(side.name)) for side in sides)])

    def gap(self) -> GapText:
        """Return what was typed."""
        given = self.cleaned_data
        return GapText(text=given["text"], side=given["side"], importance=Importance(given["importance"]))


class ClosingForm(_Spoken):
    """What closes a gap."""

    finding = LanguageTextField(label=_("What is known now"), is_long=True)
    nobody_knows = forms.BooleanField(
        label=_("Nobody knows"),
        required=False,
        help_text=_("An answer as good as any, as of its date; say below where it was looked for."),
    )
    answer = forms.ChoiceField(label=_("Answer it rests on"), required=False)
    document = forms.ChoiceField(label=_("Document it rests on"), required=False)
    printed = forms.CharField(
        label=_("Where it is printed, or was looked for"), required=False, max_length=500
    )
    as_of = DateField(label=_("As of"), required=False)
    review_by = DateField(label=_("To be looked at again by"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        answers: Sequence["QuestionAnswer"],
        documents: Iterable["Document"],
    ) -> None:
        super().__init__(data, programme=programme)
        given = [(str(each.pk), f"{each.question.key}: {_short(each.text)}") for each in answers]
        self._choose("answer", [("", _("none")), *given])
        self._choose("document", [("", _("none")), *((each.key, each.title) for each in documents)])

    def clean(self) -> dict[str, Any]:
        """Return what was typed; say what evidence is missing."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given["answer"] = int(given["answer"]) if given.get("answer") else None
        if {"as_of", "review_by", "printed"} <= given.keys():
            told = {"finding": {}, **given}
            self._refuse(faults_of_closing(Closing(**told), today=timezone.now().date()))
        return given

    def closing(self) -> Closing:
        """Return what was typed."""
        return Closing(**self.cleaned_data)


class WishForm(_Spoken):
    """What one's own side wants to know."""

    text = LanguageTextField(
        label=_("What we want to know"), is_long=False, help_text=_("One thing; no person, no company.")
    )
    aim = forms.ChoiceField(label=_("It is about"), choices=list(AIM_WORDS.items()), initial=Aim.RULES)


class LineForm(_Spoken):
    """A line of a follow-up; thanks need no words."""

    text = LanguageTextField(label=_("In a line"), required=False, is_long=False)


class RaisedForm(forms.Form):
    """The event at which a question came up again; ``seek`` finds it."""

    event = EntryField(label=_("Raised at"))

    def __init__(self, data: Mapping[str, Any] | None, *, seek: "Seek") -> None:
        super().__init__(data)
        self.has_any = bool(seek(""))
        self.fields["event"].seek = seek  # type: ignore[attr-defined]  # an EntryField


class RuleForm(forms.Form):
    """A rule for an answer that was given."""

    rule = forms.ChoiceField(label=_("Rule of attribution"), choices=_RULES)


def _short(text: Mapping[str, str]) -> str:
    words = plain(text)
    return words if len(words) <= _LONGEST_LINE else f"{words[:_LONGEST_LINE]}…"
