"""What every page of a participant knows and has in common.

The page names its language in its address, carries its own style (allowed by its hash, so that one request brings
it whole), and reads one signed cookie, which the browser sends to this round alone. Nothing else is kept of who
reads: no session, no account, no address.
"""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.utils.translation.trans_real import parse_accept_lang_header
from markupsafe import Markup

from tracktwo.office.rounds.codes import device_mark
from tracktwo.office.rounds.guessing import count_wrong
from tracktwo.office.rounds.joining.telling import in_words, rule_line
from tracktwo.office.rounds.joining.tickets import read_ticket
from tracktwo.office.rounds.queries import is_open, round_of_code
from tracktwo.office.rounds.seats import Ticket
from tracktwo.publish import marking
from tracktwo.vocabulary.languages import LOCALE_FOLDER, direction, endonym

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from tracktwo.office.models import Participant, Round

__all__ = [
    "Visit",
    "entrance",
    "frame",
    "in_frame",
    "is_taking_part",
    "languages_of",
    "refused",
    "shown_to_anyone",
    "step",
    "unknown_code",
    "unsent_words",
]

Page = Callable[..., HttpResponse]

_TEMPLATES: Final = Path(__file__).parent.parent / "templates" / "join"


def _inline(name: str) -> tuple[Markup, str]:
    """Return a file of ours that stands inside a page, and how the page's policy names it."""
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"'sha256-{digest}'"  # noqa: S704 -- a file of this package


_STYLE, _STYLE_HASH = _inline("join.css")
_SCRIPT, _SCRIPT_HASH = _inline("fragment.js")
_POLICY: Final = {
    "style-src": [_STYLE_HASH],
    "script-src": [SELF, _SCRIPT_HASH],
    "connect-src": [SELF],
    "img-src": ["data:"],
}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request of somebody for one step of a round.

    Attributes:
        request: the request.
        round: the round of the code in the address.
        language: the language in the address, one of the round's.
        at: now, by the server's clock.
    """

    request: HttpRequest
    round: "Round"
    language: str
    at: datetime

    @cached_property
    def ticket(self) -> Ticket | None:
        """Return what the browser holds for this round; None for nothing, or nothing of ours."""
        return read_ticket(self.request, self.round.code)

    @cached_property
    def participant(self) -> "Participant | None":
        """Return who has agreed to the rule and holds the seat; None for everybody else."""
        if self.ticket is None:
            return None
        person = self.round.participants.filter(pk=self.ticket.participant).order_by().first()
        sides = {each.side_id: each.side for each in self.round.sides.all()}
        if person and person.side_id in sides:
            person.side = sides[person.side_id]  # known already: not fetched once more for every card
        return person

    @property
    def is_open(self) -> bool:
        """Whether answers count now."""
        return is_open(self.round, at=self.at)

    @property
    def is_early(self) -> bool:
        """Whether the round opens later."""
        return self.round.closed_at is None and bool(self.round.opens and self.at < self.round.opens)

    def address(self, name: str, *, language: str = "", **arguments: Any) -> str:
        """Return the address of a step of this round, in this page's language unless another is named."""
        return reverse(
            name, kwargs={"code": self.round.code, "language": language or self.language, **arguments}
        )

    def go(self, name: str, **arguments: Any) -> HttpResponse:
        """Return the way to another step of this round."""
        return redirect(self.address(name, **arguments))

    def switches(self) -> list[dict[str, str]]:
        """Return the same page in each other language of the round."""
        here = self.request.resolver_match
        assert here is not None
        return [
            {
                "language": tag,
                "endonym": endonym(tag),
                "address": reverse(str(here.url_name), kwargs={**here.kwargs, "language": tag}),
            }
            for tag in _turned(self.round.languages, self.round.code)
            if tag != self.language
        ]

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Return a page of this round."""
        about = {
            "visit": self,
            "rule_line": rule_line(self.round, language=self.language),
            "device": device_mark(self.participant.pk) if self.participant else "",
            "device_words": unsent_words(),
            "carries": False,
        }
        return frame(self.request, template, language=self.language, status=status, **{**about, **context})


def frame(
    request: HttpRequest, template: str, *, language: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Return a page in a language, with its style inside."""
    response = render(request, template, {**in_frame(language), **context}, status=status)
    response["Content-Language"] = language
    return response


def in_frame(language: str) -> dict[str, Any]:
    """Return what every page in a language is given."""
    return {
        "language": language,
        "direction": direction(language),
        "t": partial(marking.t, language=language),
        "style": _STYLE,
        "script": _SCRIPT,
        "visit": None,
        "device": "",
    }


def unsent_words() -> dict[str, str]:
    """Return what a page says of answers that wait on the device."""
    return {
        "offline": _(
            "No connection. Your answers are kept on this device and will be sent when the connection returns. "
            "You may close this page."
        ),
        "blocked": _(
            "We could not keep a copy on this phone. Please stay on this page until you are connected."
        ),
        "reload": _(
            "Your answers are kept on this device, but were not taken. Open this page anew to send them."
        ),
    }


def step(page: Page) -> Page:
    """Return a page as a step of a round: its function receives the request's :class:`Visit`."""

    @wraps(page)
    def stepped(request: HttpRequest, *, code: str, language: str, **arguments: Any) -> HttpResponse:
        found = round_of_code(code)
        if found is None:
            return unknown_code(request)
        if code != found.code or language not in found.languages:
            return redirect("join-round", code=found.code)
        visit = Visit(request=request, round=found, language=language, at=timezone.now())
        with override(language):
            if visit.is_early:
                begins = in_words(visit.round.opens, language=language)  # type: ignore[arg-type]  # it is early
                return visit.show("join/early.html", begins=begins)
            return page(request, visit, **arguments)

    return _with_policy(stepped)


def shown_to_anyone(page: Page) -> Page:
    """Return a page that belongs to no round yet, in the language the browser asks for."""

    @wraps(page)
    def shown(request: HttpRequest, **arguments: Any) -> HttpResponse:
        language = _asked_language(request)
        with override(language):
            return page(request, language=language, **arguments)

    return _with_policy(shown)


def _with_policy(page: Page) -> Page:
    """Return a page whose policy allows what stands inside it, and nothing else."""
    return cast("Page", csp_replace(_POLICY)(cast("Any", page)))


@shown_to_anyone
def unknown_code(request: HttpRequest, *, language: str) -> HttpResponse:
    """Say that no round has this code, and count the guess."""
    count_wrong(request, at=timezone.now())
    return entrance(request, language=language, status=404, is_unknown=True)


def is_taking_part(request: HttpRequest) -> bool:
    """Return whether a request is for a participant's page, or for the screen of a room, there or not."""
    return request.path_info.startswith(("/join/", "/screen/"))


def refused(request: HttpRequest, sentence: "str | Promise", *, status: int) -> HttpResponse:
    """Say why a form of a participant's page was not taken, before any page could look at it."""

    @shown_to_anyone
    def shown(request: HttpRequest, *, language: str) -> HttpResponse:
        return frame(request, "join/refused.html", language=language, status=status, sentence=sentence)

    return shown(request)


def entrance(request: HttpRequest, *, language: str, status: int = 200, **context: Any) -> HttpResponse:
    """Return the page that asks for a code, with what was wrong with the last one."""
    known = {"is_unknown": False, "sentence": "", "text": "", "of_round": None}
    return frame(request, "join/enter.html", language=language, status=status, **{**known, **context})


def languages_of(round_: "Round") -> list[dict[str, str]]:
    """Return the languages of a round, each with its name, what to say in it, and where it leads."""
    found = []
    for tag in _turned(round_.languages, round_.code):
        with override(tag):
            sentence = _("Choose a language. You can change it at any time; your answers stay.")
        address = reverse("join-side", kwargs={"code": round_.code, "language": tag})
        found.append({"language": tag, "endonym": endonym(tag), "direction": direction(tag),
                      "sentence": sentence, "address": address})  # fmt: skip
    return found


def _turned(items: "list[Any]", code: str) -> list[Any]:
    """Return things none of which is first in an order that turns with the code of the round."""
    start = sum(map(ord, code)) % len(items) if items else 0
    return [*items[start:], *items[:start]]


def _asked_language(request: HttpRequest) -> str:
    """Return the language of the address, else the first with a catalogue that a browser asks for, else English."""
    known = {each.name.partition("_")[0]: each.name.replace("_", "-") for each in LOCALE_FOLDER.iterdir()}
    known["en"] = "en"
    header = request.headers.get("Accept-Language", "")
    here = request.resolver_match.kwargs.get("language", "") if request.resolver_match else ""
    asked = [here, *(tag for tag, _weight in parse_accept_lang_header(header))]
    return next((known[tag] for each in asked if (tag := each.partition("-")[0]) in known), "en")
