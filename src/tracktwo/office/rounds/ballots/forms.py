"""Forms of the team's pages of ballots: a batch, texts that came back, a paper's number, what stands on a paper."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from tracktwo.office.rounds.ballots.asking import Item
from tracktwo.office.rounds.ballots.blocks import EXPECTED, STANCES, Given
from tracktwo.office.rounds.ballots.making import MOST
from tracktwo.office.rounds.joining.reading import read_form
from tracktwo.office.rounds.kinds import CARRIER_WORDS, Carrier, Seat
from tracktwo.office.shell.marking import plain
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Side

__all__ = ["BatchForm", "NumberForm", "PasteForm", "cells_of"]

_LARGEST: Final = 2_000_000


class BatchForm(forms.Form):
    """How many ballots, made of what, for which seat."""

    carrier = forms.ChoiceField(label=_("Made of"), choices=list(CARRIER_WORDS.items()))
    seat = forms.ChoiceField(label=_("For"))
    people = forms.IntegerField(
        label=_("How many people"),
        min_value=1,
        max_value=max(MOST.values()),
        initial=10,
        help_text=_(
            "So many papers are printed; of a file that is sent to everybody, so many texts may count."
        ),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, sides: Sequence["Side"]) -> None:
        super().__init__(data)
        self.sides = {side.key: side for side in sides}
        seats = [
            *((f"side {side.key}", plain(side.name)) for side in sides),
            (Seat.OBSERVER.value, _("Observers")),
            (Seat.UNDISCLOSED.value, _("Seat not told")),
        ]
        self.fields["seat"].choices = seats  # type: ignore[attr-defined]

    def batch(self) -> dict[str, Any]:
        """Return what :func:`making.make_batch` is to be told."""
        seat, _space, side = self.cleaned_data["seat"].partition(" ")
        return {
            "carrier": Carrier(self.cleaned_data["carrier"]),
            "seat": Seat(seat),
            "side": self.sides[side] if side else None,
            "people": self.cleaned_data["people"],
        }


class PasteForm(forms.Form):
    """Texts file ballots gave back: pasted, or in a file."""

    text = forms.CharField(
        label=_("Texts that came back"),
        required=False,
        max_length=_LARGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "dir": "ltr", "autocomplete": "off"}),
        help_text=_("One or several; words around them do no harm."),
    )
    file = forms.FileField(label=_("Or a text file with them"), required=False)

    def clean_file(self) -> Any:
        """Return the file; refuse one no ballots need."""
        file = self.cleaned_data["file"]
        if file and file.size > _LARGEST:
            raise forms.ValidationError(
                _("The file is larger than any ballots; check that it is the right one.")
            )
        return file

    def texts(self) -> str:
        """Return everything that was given."""
        file, text = self.cleaned_data["file"], str(self.cleaned_data["text"])
        return f"{text}\n{file.read().decode('utf-8', errors='replace')}" if file else text


class NumberForm(forms.Form):
    """The number printed on a paper."""

    number = forms.CharField(
        label=_("Number on the paper"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "short", "autocomplete": "off", "spellcheck": "false", "dir": "ltr"}
        ),
        help_text=_("As printed, such as 1-12-KM."),
    )


def cells_of(posted: Mapping[str, str], items: Sequence[Item], *, language: str) -> dict[str, Given]:
    """Return what was keyed in for each statement.

    Raises: DataError, naming the statement's place, if something does not go together.
    """
    found = {}
    for place, item in enumerate(items, 1):
        given = Given(
            stance=_one_of(STANCES, posted.get(f"stance-{item.place}", "")),
            expected=_one_of(EXPECTED, posted.get(f"expected-{item.place}", "")),
            depends_on=posted.get(f"depends-{item.place}", "").strip(),
        )
        fields = {"statement": item.key, "version": "1", "sent": "0" * 32, "stance": given.stance or "skip"}
        filled = read_form(
            {**fields, "expected": given.expected, "depends_on": given.depends_on}, language=language
        )
        if filled.problems:
            raise DataError(f"{place}: {next(iter(filled.problems.values()))}")
        found[item.key] = given
    return found


def _one_of(known: Sequence[str], number: str) -> str:
    """Return the value of a number a form gave; "" where it gave none of ours."""
    return known[int(number)] if number.isdecimal() and int(number) < len(known) else ""
