"""What is for the team alone: sessions, accounts, messages, and the language a member chose.

Pages of participants stand outside: nothing there can know or keep who reads them, and their language is in their
address.
"""

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.deprecation import MiddlewareMixin

from tracktwo.office.rounds.joining.visits import is_taking_part

__all__ = ["accounts", "languages", "messages", "sessions"]


class _TeamOnly(MiddlewareMixin):
    """Lets a participant's request pass as it is."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page."""
        return self.get_response(request) if is_taking_part(request) else super().__call__(request)  # type: ignore[return-value]


class sessions(_TeamOnly, SessionMiddleware):  # noqa: N801 -- Django names middleware by use
    """Django's sessions."""


class languages(_TeamOnly, LocaleMiddleware):  # noqa: N801 -- Django names middleware by use
    """The language a browser or a member chose."""


class accounts(_TeamOnly, AuthenticationMiddleware):  # noqa: N801 -- Django names middleware by use
    """Who is signed in."""


class messages(_TeamOnly, MessageMiddleware):  # noqa: N801 -- Django names middleware by use
    """What the next page says about the last."""
