"""The page on which a rule is loosened: who has to agree, who has, and the keys of both sides."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from tracktwo.office.accounts.keys import key_of_each, may_give
from tracktwo.office.planning import loosening
from tracktwo.office.planning.loosening import GIVEN_WORDS, Given
from tracktwo.office.planning.models import Loosening
from tracktwo.office.record.checks import loosens
from tracktwo.office.record.concerned import concerned_by, effective_rule
from tracktwo.office.record.edit_answers import address, called, entry_and_row, event_of, form_page
from tracktwo.office.record.forms.fields import DateField
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

__all__ = ["loosen"]


class AgreementForm(forms.Form):
    """Who agreed, on which day, in which way."""

    who = forms.IntegerField(min_value=0)
    date = DateField()
    given = forms.ChoiceField(choices=list(GIVEN_WORDS.items()))


@form_page
def loosen(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Show who has to agree to a looser rule of an entry, and who has; record it, give one's side's key."""
    entry, row = entry_and_row(request, kind, key)
    programme = request.seat.programme
    wanted = (
        Loosening.objects.select_related("programme", "event")
        .filter(programme=programme, subject=f"{kind}:{key}")
        .first()
    )
    if request.method == "POST":
        try:
            done = _save(request, kind, key, row, wanted)
        except DataError as error:
            messages.error(request, str(error))
            done = False
        event = event_of(entry, row)
        to = address(request, "event", key=event.key) if done and event else request.path
        return HttpResponseRedirect(to)
    rule = effective_rule(kind, row)
    most_open = "" if kind == "event" else row.event.rule
    agreements = {
        (each.person_id, each.name): each
        for each in (wanted.agreements.select_related("account") if wanted else ())
    }
    page = {
        "kind": kind,
        "event": event_of(entry, row),
        "title": called(request, entry, row),
        "rule": rule,
        "choices": [
            each
            for each in Rule
            if loosens(rule, each) and not (kind != "event" and loosens(most_open, each))
        ],
        "wanted": wanted,
        "concerned": [(each, agreements.get(each.who)) for each in concerned_by(kind, row)],
        "missing": loosening.missing_from(wanted) if wanted else [],
        "given": GIVEN_WORDS,
        "keys": key_of_each(wanted.keys, sides=programme.sides.all()) if wanted else [],
        "may_give": bool(wanted) and may_give(wanted.keys, seat=request.seat) if wanted else False,
    }
    return render(request, "planning/loosen.html", page)


def _save(request: SeatRequest, kind: str, key: str, row: object, wanted: Loosening | None) -> bool:
    """Do what was asked for, and return whether the page is done with."""
    by, sent = request.user, request.POST
    if "rule" in sent:
        loosening.ask(programme=request.seat.programme, by=by, kind=kind, key=key, rule=sent["rule"])
        return False
    if wanted is None:
        raise DataError(_("Nobody asks for a looser rule any more; look at the entry as it is now."))
    if "give_up" in sent:
        loosening.give_up(wanted=wanted, by=by)
        messages.success(request, _("Given up; the rule stays as it is."))
        return True
    if "take_back" in sent and sent["take_back"].isdigit():
        loosening.take_agreement_back(wanted=wanted, by=by, agreement=int(sent["take_back"]))
    elif "key" in sent:
        if loosening.give_key(wanted=wanted, by=by):
            messages.success(
                request, _("The rule is looser now. What is published changes only with the next release.")
            )
            return True
        messages.success(request, _("Your side’s key is given; the other side’s is waited for."))
    else:
        form = AgreementForm(sent)
        people = concerned_by(kind, row)
        if not form.is_valid() or form.cleaned_data["who"] >= len(people):
            raise DataError(_("Say on which day they agreed, and in which way."))
        typed = form.cleaned_data
        who, given = people[typed["who"]], Given(typed["given"])
        if sent.get("called") != who.called:
            raise DataError(_("The list changed meanwhile; look at it again."))
        loosening.record_agreement(wanted=wanted, by=by, who=who, date=typed["date"], given=given)
        messages.success(request, _("The agreement is recorded."))
    return False
