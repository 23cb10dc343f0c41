"""Signing in by name and passphrase."""

from django.contrib.auth.backends import ModelBackend

__all__ = ["PassphraseBackend"]


class PassphraseBackend(ModelBackend):
    """Accounts by name and passphrase."""
