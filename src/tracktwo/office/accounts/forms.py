"""Forms of signing in, one's own account, and the team."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracktwo.office.accounts.models import Account
from tracktwo.office.accounts.rights import ROLE_WORDS, Role
from tracktwo.office.accounts.signin import normal
from tracktwo.office.shell.templating import THEME_WORDS
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, endonym

__all__ = ["EnterForm", "InviteForm", "PassphraseForm", "PreferencesForm", "RoleForm", "SignInForm"]

_LONGEST = 200
_LANGUAGES = [(tag, endonym(tag)) for tag in INTERFACE_LANGUAGES]


def _passphrase(label: Any, *, autocomplete: str, **options: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, widget=widget, max_length=_LONGEST, strip=False, **options)


class SignInForm(forms.Form):
    """A name and a passphrase."""

    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    passphrase = _passphrase(_("Passphrase"), autocomplete="current-password")


class EnterForm(forms.Form):
    """A new passphrase, twice."""

    passphrase = _passphrase(
        _("New passphrase"),
        autocomplete="new-password",
        help_text=_(
            "At least 12 characters. Several words that do not belong together are easy to keep in mind."
        ),
    )
    again = _passphrase(_("The same again"), autocomplete="new-password")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        self.account = account
        super().__init__(*args, **kwargs)

    def clean_passphrase(self) -> str:
        """Refuse a passphrase that is easily guessed."""
        passphrase: str = self.cleaned_data["passphrase"]
        validate_password(normal(passphrase), self.account)
        return passphrase

    def clean(self) -> None:
        """Refuse two that differ."""
        super().clean()
        given = self.cleaned_data
        if "passphrase" in given and given.get("again") != given["passphrase"]:
            self.add_error("again", _("The two passphrases differ."))


class PassphraseForm(EnterForm):
    """The present passphrase, and a new one twice."""

    present = _passphrase(_("Present passphrase"), autocomplete="current-password")
    field_order = ("present", "passphrase", "again")


class PreferencesForm(forms.Form):
    """How the office is shown to one account."""

    language = forms.ChoiceField(label=_("Language of the office"), choices=_LANGUAGES)
    theme = forms.ChoiceField(label=_("Ground"), choices=list(THEME_WORDS.items()))


class RoleForm(forms.Form):
    """What a member does."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, ROLE_WORDS[role]) for role in Role])


class InviteForm(RoleForm):
    """Somebody new on one's own side."""

    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"),
        max_length=150,
        help_text=_("As the team knows the person; they sign in with it."),
    )
    language = forms.ChoiceField(label=_("Language of the office"), choices=_LANGUAGES)
    field_order = ("name", "role", "language")
