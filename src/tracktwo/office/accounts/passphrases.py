"""What a passphrase must be: long, and not one that everybody tries."""

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tracktwo.office.accounts.models import Account

__all__ = ["HardToGuess"]

_SHORTEST = 12
_FEWEST_DIFFERENT = 4


class HardToGuess:
    """Refuses a passphrase that is short, repetitive, widely used, or the account's own name."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Refuse the passphrase with a sentence that says what to do."""
        if len(password) < _SHORTEST:
            raise ValidationError(_("This passphrase is short; use at least 12 characters."))
        if len(set(password.casefold())) < _FEWEST_DIFFERENT:
            raise ValidationError(_("This passphrase repeats a few characters; use several words."))
        try:
            CommonPasswordValidator().validate(password)
        except ValidationError as error:
            raise ValidationError(_("Many people use this passphrase; choose another.")) from error
        if user is not None and password.casefold() == user.name.casefold():
            raise ValidationError(_("This is the name of the account; choose something else."))

    def get_help_text(self) -> str:
        """Return what a passphrase must be."""
        return _(
            "At least 12 characters. Several words that do not belong together are easy to keep in mind."
        )
